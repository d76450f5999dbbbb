"""Give and get: the library, introductions, referrals, collaborations, and who knows whom."""

VERSION = 4

STATEMENTS = """
-- Something that can be shared; `touched_on` is when it was made, changed or refreshed last.
create table library_item (
    id integer primary key autoincrement, title text not null, kind text not null,
    url text not null default '', path text not null default '', notes text not null default '',
    made_on text, touched_on text not null, created_on text not null);
create table library_niche (
    item_id integer not null references library_item (id) on delete cascade,
    niche_id integer not null references niche (id) on delete cascade,
    primary key (item_id, niche_id)) without rowid;
create index library_niche_niche on library_niche (niche_id);

-- What was shared and what came of it (`won`: they became a client); thanks for what was received.
alter table interaction add column item_id integer references library_item (id) on delete set null;
alter table interaction add column outcome text not null default '';
alter table interaction add column won integer not null default 0;
alter table interaction add column thanked_on text;
create index interaction_item on interaction (item_id) where item_id is not null;
create index interaction_given on interaction (happened_on, direction) where intent = 'give';

-- Two people brought together: each is asked, and it goes when both said yes.
create table introduction (
    id integer primary key autoincrement,
    a_id integer not null references person (id) on delete cascade,
    b_id integer not null references person (id) on delete cascade,
    reason text not null default '', created_on text not null,
    a_asked_on text, a_said integer, b_asked_on text, b_said integer,
    sent_on text, worked integer, note text not null default '', dropped_on text,
    interaction_id integer references interaction (id) on delete set null);
create index introduction_a on introduction (a_id);
create index introduction_b on introduction (b_id);
create index introduction_interaction on introduction (interaction_id);
create table knows (
    a_id integer not null references person (id) on delete cascade,
    b_id integer not null references person (id) on delete cascade,
    primary key (a_id, b_id)) without rowid;
create index knows_b on knows (b_id);

-- `client` is a name that is nobody's in the book, else empty; `cents` hundredths of the value.
create table referral (
    id integer primary key autoincrement, way text not null,
    partner_id integer not null references person (id) on delete cascade,
    client_id integer references person (id) on delete set null, client text not null default '',
    subject text not null default '', referred_on text not null, status text not null,
    cents integer, currency text not null default '', thanked_on text,
    note text not null default '', settled_on text,
    interaction_id integer references interaction (id) on delete set null);
create index referral_partner on referral (partner_id);
create index referral_client on referral (client_id);
create index referral_interaction on referral (interaction_id);

create table collaboration (
    id integer primary key autoincrement, name text not null, kind text not null,
    stage text not null, description text not null default '', url text not null default '',
    outcome text not null default '', next_step text not null default '', next_on text,
    created_on text not null);
create index collaboration_next on collaboration (next_on) where next_on is not null;
create table collaboration_person (
    collaboration_id integer not null references collaboration (id) on delete cascade,
    person_id integer not null references person (id) on delete cascade,
    primary key (collaboration_id, person_id)) without rowid;
create index collaboration_person_person on collaboration_person (person_id);

-- What a follow-up thanks for, or asks the outcome of.
alter table follow_up add column referral_id integer references referral (id) on delete set null;
alter table follow_up add column introduction_id integer
    references introduction (id) on delete set null;
create index follow_up_referral on follow_up (referral_id) where referral_id is not null;
create index follow_up_introduction on follow_up (introduction_id)
    where introduction_id is not null;
"""
