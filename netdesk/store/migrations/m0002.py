"""Events with their people, groups and their meetings, what other programs knew, repeats."""

VERSION = 2

STATEMENTS = """
alter table event add column starts_at text;
alter table event add column ends_on text;
alter table event add column url text not null default '';
alter table event add column role text not null default 'attending';
alter table event add column niche_id integer references niche (id) on delete set null;
alter table event add column uid text not null default '';
-- Planned, and then not gone to: it asks no more.
alter table event add column missed integer not null default 0;
create index event_day on event (held_on);

-- Whom to keep warm, without reading everybody: the first page asks.
create index person_rhythm on person (circle) where cadence_days > 0 or circle <> 'everyone';

-- Whom you met where: somebody may be met again at another event than `person.event_id`.
create table event_person (
    event_id integer not null references event (id) on delete cascade,
    person_id integer not null references person (id) on delete cascade,
    note text not null default '',
    primary key (event_id, person_id)) without rowid;
create index event_person_person on event_person (person_id);
insert into event_person (event_id, person_id)
    select event_id, id from person where event_id is not null;

-- `rhythm` is 1w, 2w, 1m, ...; a turn without a person is mine where `takes_turns`.
create table people_group (
    id integer primary key autoincrement, name text not null, kind text not null default 'other',
    url text not null default '', place text not null default '', notes text not null default '',
    niche_id integer references niche (id) on delete set null,
    rhythm text not null default '', next_on text, next_at text,
    next_topic text not null default '',
    takes_turns integer not null default 0, my_place integer not null default 0,
    turn_person_id integer references person (id) on delete set null,
    joined_on text, left_on text, created_on text not null);
create index people_group_next on people_group (next_on);
create index people_group_turn on people_group (turn_person_id);

create table group_member (
    group_id integer not null references people_group (id) on delete cascade,
    person_id integer not null references person (id) on delete cascade,
    place integer not null default 0,
    primary key (group_id, person_id)) without rowid;
create index group_member_person on group_member (person_id);

-- A meeting or, of a group without meetings, a visit; who came took part in its interaction.
create table group_meeting (
    id integer primary key autoincrement,
    group_id integer not null references people_group (id) on delete cascade,
    held_on text not null, topic text not null default '', notes text not null default '',
    presenter_id integer references person (id) on delete set null,
    mine integer not null default 0,
    interaction_id integer references interaction (id) on delete set null);
create index group_meeting_group on group_meeting (group_id, held_on);
create index group_meeting_day on group_meeting (held_on);
create index group_meeting_presenter on group_meeting (presenter_id);
create index group_meeting_interaction on group_meeting (interaction_id);

alter table person add column met_note text not null default '';

-- `source_key` tells an interaction that another program knew; it comes in once.
alter table interaction add column source_key text not null default '';
alter table interaction add column batch_id integer references batch (id) on delete set null;
create index interaction_source on interaction (source_key) where source_key <> '';
create index interaction_batch on interaction (batch_id) where batch_id is not null;
create index interaction_reply on interaction (reply_by) where reply_by is not null;
create index interaction_day on interaction (happened_on);

-- `rhythm` of a follow-up that repeats; `event_id` and `group_id` say where it was promised.
alter table follow_up add column rhythm text not null default '';
alter table follow_up add column event_id integer references event (id) on delete set null;
alter table follow_up add column group_id integer references people_group (id) on delete set null;
alter table follow_up add column batch_id integer references batch (id) on delete set null;
-- The day from which a repeat counts, or the 31st would be the 28th for good after a February.
alter table follow_up add column anchor_on text;
alter table follow_up add column forced integer not null default 0;
alter table follow_up add column source_key text not null default '';
create index follow_up_event on follow_up (event_id) where event_id is not null;
create index follow_up_group on follow_up (group_id) where group_id is not null;
create index follow_up_batch on follow_up (batch_id) where batch_id is not null;

-- Who is a connection on LinkedIn, the day of the export that told it last (null where it didn't
-- say its day), and since when they are gone.
create table linkedin_connection (
    person_id integer primary key references person (id) on delete cascade,
    connected_on text, seen_on text, gone_on text);

-- Bookkeeping: how the user mapped a CSV's columns, by its header.
create table column_mapping (header text primary key not null, mapping text not null) without rowid;

-- What was shown is more than follow-ups now: replies awaited, birthdays, meetings, the month.
alter table notification rename to notification_1;
create table notification (
    kind text not null, subject_id integer not null, due text not null, shown_at text not null,
    server_id integer, primary key (kind, subject_id, due)) without rowid;
insert into notification
    select 'follow_up', follow_up_id, due, shown_at, server_id from notification_1;
drop table notification_1;
"""
