"""Unmerge: two people again, each with what was theirs and with what has come since."""

from typing import Any

import apsw

from netdesk.book.merging.record import Record, Rewrite, Row, delete, insert, rows, where
from netdesk.book.niches import one_name
from netdesk.book.opening import database, journal, reader
from netdesk.book.people import new_uid
from netdesk.domain.errors import NotFound


def was_merged(person_id: int) -> list[str]:
    """Return the names of those who were merged into a person, the last first."""
    found = reader().rows(
        "select name from merged_person where person_id = ? order by id desc", (person_id,)
    )
    return [row[0] for row in found]


def unmerge(person_id: int) -> int:
    """Take the last merge into a person apart, as one step; returns who comes back.

    What has been changed or removed since stays so, what is new stays with the person. Raises
    NotFound("merge").
    """
    raw, name = database().raw, one_name([person_id])
    found = rows(raw, "merged_person", "person_id", person_id)
    if not found:
        raise NotFound("merge" if name else "person", name or str(person_id))
    last = max(found, key=lambda row: int(row["id"]))
    with journal().step("unmerged", kept=name, gone=last["name"]):
        delete(raw, "merged_person", {"id": last["id"]})
        _take_apart(raw, Record.read(last["kept"]))
    return int(last["gone_id"])


def _take_apart(raw: apsw.Connection, record: Record) -> None:
    person = _standing(raw, "person", record.person)
    assert person is not None
    if rows(raw, "person", "uid", person["uid"]):
        person["uid"] = new_uid()
    insert(raw, "person", person)
    for table, row in record.dropped:  # before what named it
        if (whole := _standing(raw, table, row)) is not None:
            insert(raw, table, whole)
    for one in reversed(record.rewritten):
        _write_back(raw, one)


def _write_back(raw: apsw.Connection, one: Rewrite) -> None:
    """Give a row its value back, unless it has another by now or the value's own row is gone."""
    if one.column in _references(raw, one.table) and not _stands(raw, one.table, one):
        return
    raw.execute(
        f"update or ignore {one.table} set {one.column} = ? "
        f"where {where(one.key)} and {one.column} is ?",
        (one.before, *one.key.values(), one.after),
    )


def _stands(raw: apsw.Connection, table: str, one: Rewrite) -> bool:
    parent, key = _references(raw, table)[one.column]
    return one.before is None or bool(rows(raw, parent, key, one.before))


def _standing(raw: apsw.Connection, table: str, row: Row) -> Row | None:
    """Return a row without what it named that is gone by now; None if it can't be without."""
    needed = {str(c[1]) for c in raw.execute(f"pragma table_info({table})") if c[3] or c[5]}
    whole: dict[str, Any] = dict(row)
    for column, (parent, key) in _references(raw, table).items():
        if whole.get(column) is not None and not rows(raw, parent, key, whole[column]):
            if column in needed:
                return None
            whole[column] = None
    return whole


def _references(raw: apsw.Connection, table: str) -> dict[str, tuple[str, str]]:
    found = raw.execute(f"pragma foreign_key_list({table})").fetchall()
    return {str(key[3]): (str(key[2]), str(key[4])) for key in found}
