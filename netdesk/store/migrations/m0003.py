"""Merged people with what they were, pairs that are not the same person, and saved lists."""

VERSION = 3

STATEMENTS = """
-- Who was merged into `person_id`; `kept` is all that takes them apart again, as JSON, and `blobs`
-- the photos and long values that it names.
create table merged_person (
    id integer primary key autoincrement,
    person_id integer not null references person (id) on delete cascade,
    gone_id integer not null, uid text not null, name text not null, merged_at text not null,
    kept text not null, blobs text not null default '[]');
create index merged_person_person on merged_person (person_id);
create index merged_person_uid on merged_person (uid);
create index merged_person_gone on merged_person (gone_id);

-- Pairs of which the user said that they are two people.
create table not_duplicate (
    one_id integer not null references person (id) on delete cascade,
    other_id integer not null references person (id) on delete cascade,
    primary key (one_id, other_id)) without rowid;
create index not_duplicate_other on not_duplicate (other_id);

-- Queries by name, in the order of the sidebar.
create table saved_list (
    id integer primary key autoincrement, name text not null, query text not null,
    place integer not null default 0);
"""
