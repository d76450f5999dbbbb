"""The full-text index and what else is derived, kept up to date inside each step's transaction.

A row's number in both tables of the index is the person's place in the order of names: hits come
in that order, and the first ones without finding the others.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

import apsw

from netdesk.domain.folding import WITHOUT_BLANKS, fold, folded
from netdesk.store import contacted, places
from netdesk.store.collation import Collation
from netdesk.store.reader import Reader
from netdesk.store.tables import DERIVED

_VERSION = 5
"""Of what follows: a book whose derived tables are of another gets them anew."""

MATCHING = "select doc.person from fts cross join doc on doc.pos = fts.rowid where fts match ?"
"""Whom an expression of full text fits."""

INDEXED = 3
"""Beginnings of up to so many letters have an index of their own."""

_SCHEMA = """
drop table if exists words; drop table if exists fts; drop table if exists tri;
drop table if exists dirty;
create virtual table fts using fts5(
    name, org, title, niche, event, circle, note, talk, city,
    content='', contentless_delete=1, prefix='1 2 3',
    tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co So'");
create virtual table tri using fts5(
    reach, columnsize=0, tokenize='trigram case_sensitive 1');
insert into fts (fts, rank) values ('hashsize', 16777216);
insert into tri (tri, rank) values ('hashsize', 16777216);
create virtual table words using fts5vocab(fts, instance);
create table dirty (person_id integer primary key);
"""

# hashsize: what a bulk step says is held in memory and written once, instead of merged later.

# Triggers note who is out of date, nothing more: they fire again on undo, and folding text in
# them is forbidden under trusted_schema=OFF.
_NOTES = {
    "person": (
        "select {row}.id union all select partner_id from referral where client_id = {row}.id",
        "name, nickname, organization, department, title, notes, offers, needs, met_at, met_note",
    ),
    "channel": ("select {row}.person_id", "person_id, kind, value, parts"),
    "person_niche": ("select {row}.person_id", ""),
    "niche": ("select person_id from person_niche where niche_id = {row}.id", "name"),
    "interaction": (
        "select person_id from interaction_person where interaction_id = {row}.id",
        "summary, note, learned, happened_on, direction, item_id, outcome",
    ),
    "interaction_person": ("select {row}.person_id", ""),
    "event": ("select person_id from event_person where event_id = {row}.id", "name"),
    "event_person": ("select {row}.person_id", ""),
    "people_group": ("select person_id from group_member where group_id = {row}.id", "name"),
    "group_member": ("select {row}.person_id", ""),
    "library_item": (
        "select ip.person_id from interaction i join interaction_person ip "
        "on ip.interaction_id = i.id where i.item_id = {row}.id",
        "title",
    ),
    "referral": ("select {row}.partner_id", "partner_id, client_id, client, subject, note"),
    "collaboration": (
        "select person_id from collaboration_person where collaboration_id = {row}.id",
        "name",
    ),
    "collaboration_person": ("select {row}.person_id", ""),
}

_TEXTS = """
select doc.pos, p.name || ' ' || p.nickname, p.organization || ' ' || p.department, p.title,
    (select group_concat(n.name, ' ') from person_niche pn join niche n on n.id = pn.niche_id
        where pn.person_id = p.id),
    p.met_at || ' ' || coalesce((select group_concat(e.name, ' ') from event_person a
        join event e on e.id = a.event_id where a.person_id = p.id and e.name <> p.met_at), ''),
    (select group_concat(g.name, ' ') from group_member m join people_group g
        on g.id = m.group_id where m.person_id = p.id),
    p.notes || ' ' || p.met_note || ' ' || p.offers || ' ' || p.needs || ' ' || coalesce((select
        group_concat(value, ' ') from channel where person_id = p.id and kind = 'address'), '')
        || ' ' || coalesce((select group_concat(note, ' ') from event_person
            where person_id = p.id), ''),
    coalesce((select group_concat(i.summary || ' ' || i.note || ' ' || i.learned || ' '
        || i.outcome || ' ' || coalesce((select title from library_item where id = i.item_id), ''),
        ' ') from interaction_person ip join interaction i on i.id = ip.interaction_id
        where ip.person_id = p.id), '')
        || ' ' || coalesce((select group_concat(coalesce(c.name, r.client) || ' ' || r.subject
            || ' ' || r.note, ' ') from referral r left join person c on c.id = r.client_id
            where r.partner_id = p.id), '')
        || ' ' || coalesce((select group_concat(b.name, ' ') from collaboration_person a
            join collaboration b on b.id = a.collaboration_id where a.person_id = p.id), ''),
    (select group_concat(case when parts = '' or json_extract(parts, '$[3]') = '' then value
        else json_extract(parts, '$[3]') end, ' ')
        from channel where person_id = p.id and kind = 'address'),
    (select group_concat(case kind when 'phone' then '+' else '' end || value, char(10))
        from channel where person_id = p.id and kind <> 'address')
from dirty cross join doc on doc.person = dirty.person_id
    cross join person p on p.id = dirty.person_id order by doc.pos
"""


def is_whole(connection: apsw.Connection) -> bool:
    """Say whether all derived tables are there, as this version makes them."""
    names = ",".join(f"'{name}'" for name in DERIVED)
    there = f"select count(*) from sqlite_schema where name in ({names})"
    source = Reader(connection)
    version = source.value("select value from meta where name = 'index'")
    return bool(source.value(there) == len(DERIVED) and version == _VERSION)


def sorted_by(connection: apsw.Connection) -> str:
    """Return the mark of the collation that a book's people stand in."""
    return Reader(connection).value("select value from meta where name = 'collation'") or ""


def rebuild(connection: apsw.Connection, collation: Collation) -> None:
    """Drop the index and build it from the book; call it inside a transaction."""
    connection.execute(_SCHEMA)
    connection.execute(places.SCHEMA)
    connection.execute(contacted.SCHEMA)
    for table, (whom, columns) in _NOTES.items():
        _note_changes(connection, table, whom, columns)
    connection.execute("insert into dirty select id from person")
    refresh(connection, collation)
    connection.executemany(
        "insert or replace into meta values (?, ?)",
        (("index", _VERSION), ("collation", collation.mark)),
    )


def terms(source: Reader, beginnings: Iterable[str], most: int) -> dict[str, list[str]]:
    """Return for each beginning the words of the index that begin so, as they are folded; of more
    than so many the first, and one."""
    found: dict[str, list[str]] = {text: [] for text in beginnings}
    for text, word in source.rows(_TERMS, (json.dumps(list(found)), most)):
        found[text].append(word)
    return found


# From word to word: `>` instead of `>=`, or `distinct`, would read all that is said of each.
_TERMS = """
with recursive term (start, word, before) as (
    select value, (select term from words where term >= value and term < value || char(1114111)
        limit 1), 0 from json_each(?1)
    union all
    select start, (select term from words where term >= word || char(1)
        and term < start || char(1114111) limit 1), before + 1
    from term where word is not null and before < ?2
)
select start, word from term where word is not null
"""


def _note_changes(connection: apsw.Connection, table: str, whom: str, columns: str) -> None:
    of = f" of {columns}" if columns else ""
    for event, when, rows in (
        ("insert", "insert", ("new",)),
        ("delete", "delete", ("old",)),
        ("update", f"update{of}", ("old", "new")),
    ):
        notes = "".join(f"insert or ignore into dirty {whom.format(row=row)};" for row in rows)
        connection.execute(
            f"drop trigger if exists note_{table}_{event};"
            f"create trigger note_{table}_{event} after {when} on {table} begin {notes} end"
        )


def refresh(connection: apsw.Connection, collation: Collation) -> int:
    """Bring the index up to date with what changed since; returns how many people that were."""
    count = int(Reader(connection).value("select count(*) from dirty"))
    if not count:
        return 0
    contacted.refresh(connection)
    old = [(place,) for place in places.refresh(connection, collation)]
    for table in ("fts", "tri"):
        connection.executemany(f"delete from {table} where rowid = ?", old)
    texts = connection.cursor().execute(_TEXTS)
    reached: list[tuple[int, str]] = []
    connection.executemany(
        "insert into fts (rowid, name, org, title, niche, event, circle, note, talk, city) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _documents(texts, reached),
    )
    connection.executemany("insert into tri (rowid, reach) values (?, ?)", reached)
    connection.execute("delete from dirty")
    if count > 1_000:  # a bulk step pays for its own merging, or the next saves would
        connection.execute("insert into fts(fts) values ('optimize')")
        connection.execute("insert into tri(tri) values ('optimize')")
    return count


def _documents(
    rows: Iterable[tuple[Any, ...]], reached: list[tuple[int, str]]
) -> Iterator[tuple[Any, ...]]:
    """Yield what the full-text index says of each person; `reached` gets what the other says."""
    for place, *texts, channels in rows:
        yield place, *[_indexed(text) if text else text for text in texts]
        if channels:
            reached.append((place, reach(channels)))


def _indexed(text: str) -> str:
    """Return what is `searchable`, the quick way where there is one: the index itself makes small
    letters of plain ones, and blanks are no matter there."""
    return text if text.isascii() else searchable(text)


def searchable(text: str) -> str:
    """Fold `text` for the index; each character of CJK, each Korean syllable and each emoji becomes
    a word of its own."""
    return _APART.sub(_apart, fold(text))


def _apart(found: re.Match[str]) -> str:
    return f" {found[0]}" if found[0] <= _LAST else f" {found[0]} "


def reach(channels: str) -> str:
    """Fold e-mails and addresses of the web, and reduce phones (marked by +) to their digits."""
    lines = [digits(one) if one[:1] == "+" else folded(one) for one in channels.split("\n")]
    return "\n".join(lines)


def digits(text: str) -> str:
    """Return the decimal digits of a phone number, of any script, as ASCII."""
    if text.isascii():
        return _NO_DIGIT.sub("", text)
    return "".join(str(unicodedata.digit(c)) for c in text if c.isdigit() and c.isdecimal())


_NO_DIGIT = re.compile("[^0-9]+")
_LAST = "\u115f"  # of the letters that a Korean syllable begins with, as folding leaves it
_SYMBOLS = "\xa6\xa9\xae\xb0\u2190-\u2bff\U0001f000-\U0001faff"
_APART = re.compile(f"[{WITHOUT_BLANKS}{_SYMBOLS}]")
