"""The first book: people, niches, events, interactions, follow-ups, journal and search."""

VERSION = 1

STATEMENTS = """
create table event (
    id integer primary key autoincrement, name text not null, kind text not null default 'meetup',
    held_on text, attended integer not null default 1, place text not null default '',
    notes text not null default '');

create table batch (
    id integer primary key autoincrement, source text not null, made_at text not null);

create table person (
    id integer primary key autoincrement, uid text not null unique, name text not null,
    name_derived integer not null default 0, prefix text not null default '',
    given_name text not null default '', additional_names text not null default '',
    family_name text not null default '', suffix text not null default '',
    nickname text not null default '', organization text not null default '',
    department text not null default '', title text not null default '',
    birthday text not null default '', notes text not null default '',
    photo text not null default '', offers text not null default '',
    needs text not null default '',
    introduced_by integer references person (id) on delete set null,
    preferred_channel text, not_before text, do_not_contact integer not null default 0,
    met_on text, met_at text not null default '',
    event_id integer references event (id) on delete set null,
    circle text not null default 'everyone', cadence_days integer, clock_on text,
    created_on text not null, sort_key text not null,
    batch_id integer references batch (id) on delete set null,
    snoozed_until text);
create index person_order on person (sort_key, id);
create index person_introduced_by on person (introduced_by);
create index person_event on person (event_id);
create index person_batch on person (batch_id);
create index person_clock on person (clock_on) where clock_on is not null;

create table channel (
    id integer primary key autoincrement,
    person_id integer not null references person (id) on delete cascade,
    position integer not null, kind text not null, value text not null,
    label text not null default '', preferred integer not null default 0,
    parts text not null default '', match_key text not null default '');
create index channel_person on channel (person_id, position);
create index channel_match on channel (match_key) where match_key <> '';

-- Every vCard property as it came, in one JSON text; a long one lies in `blob`.
create table card (
    person_id integer primary key references person (id) on delete cascade,
    properties text not null, blob text not null default '');

create table niche (
    id integer primary key autoincrement, name text not null, match_name text not null unique,
    color text not null, description text not null default '', cadence_days integer,
    hashtags text not null default '', places text not null default '');

create table person_niche (
    person_id integer not null references person (id) on delete cascade,
    niche_id integer not null references niche (id) on delete cascade,
    primary key (person_id, niche_id)) without rowid;
create index person_niche_niche on person_niche (niche_id);

create table interaction (
    id integer primary key autoincrement, happened_on text not null, channel text,
    direction text not null, intent text not null default 'neutral',
    give_kind text, summary text not null default '', note text not null default '',
    learned text not null default '',
    event_id integer references event (id) on delete set null,
    reply_by text, replied_on text, forced integer not null default 0);
create index interaction_event on interaction (event_id);

create table interaction_person (
    interaction_id integer not null references interaction (id) on delete cascade,
    person_id integer not null references person (id) on delete cascade,
    primary key (interaction_id, person_id)) without rowid;
create index interaction_person_person on interaction_person (person_id);

create table follow_up (
    id integer primary key autoincrement,
    person_id integer not null references person (id) on delete cascade,
    due_on text not null, due_utc text, reason text not null default '', channel text,
    origin text not null, side text not null default 'mine',
    status text not null default 'open', closed_on text,
    snoozed_until text, snoozed_utc text,
    interaction_id integer references interaction (id) on delete set null);
create index follow_up_person on follow_up (person_id);
create index follow_up_open on follow_up (due_on) where status = 'open';
create index follow_up_closed on follow_up (closed_on) where closed_on is not null;
create index follow_up_interaction on follow_up (interaction_id);

create table preference (name text primary key not null, value text not null) without rowid;

-- Bookkeeping, outside of undo.
create table meta (name text primary key not null, value) without rowid;
insert into meta values ('revision', 0);
create table blob (sha256 text primary key not null, bytes blob not null) without rowid;
create table journal (
    id integer primary key autoincrement, at text not null, label text not null,
    args text not null, changeset blob not null, size integer not null,
    undone integer not null default 0);
create table journal_blob (
    journal_id integer not null references journal (id) on delete cascade,
    sha256 text not null, primary key (journal_id, sha256)) without rowid;
create table history (
    id integer primary key, at text not null, label text not null, args text not null,
    person_id integer, person text not null, field text not null,
    old text not null, new text not null);
create index history_person on history (person_id);
create table notification (
    follow_up_id integer not null, due text not null, shown_at text not null,
    server_id integer, primary key (follow_up_id, due)) without rowid;
"""
