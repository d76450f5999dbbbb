"""What a merge notes of each row that it touches, so that it can be taken apart again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import apsw

from netdesk.store.tables import FIELDS

Row = dict[str, Any]


class Rewrite(NamedTuple):
    """A value that a merge changed; `key` finds the row as it is afterwards."""

    table: str
    key: Row
    column: str
    before: Any
    after: Any


@dataclass(slots=True)
class Record:
    """The person who was merged into another, rows that made way, and values that were changed.

    `lost` are fields where the value of one person won over the other's.
    """

    person: Row
    dropped: list[tuple[str, Row]] = field(default_factory=list)
    rewritten: list[Rewrite] = field(default_factory=list)
    lost: dict[str, tuple[Any, Any]] = field(default_factory=dict)

    def text(self) -> str:
        """Return it as JSON."""
        return json.dumps(
            {
                "person": self.person,
                "dropped": self.dropped,
                "rewritten": self.rewritten,
                "lost": self.lost,
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )

    @classmethod
    def read(cls, text: str) -> "Record":
        """Return it from JSON; raises ValueError, TypeError or KeyError for what no merge wrote:
        a book may come from elsewhere, and names of tables can't be bound like values."""
        found = json.loads(text)
        record = cls(
            found["person"],
            [(table, row) for table, row in found["dropped"]],
            [Rewrite(*one) for one in found["rewritten"]],
            {name: (lost, won) for name, (lost, won) in found["lost"].items()},
        )
        _check("person", record.person)
        for table, row in record.dropped:
            _check(table, row)
        for one in record.rewritten:
            _check(one.table, one.key)
            _check(one.table, {one.column: one.before})
            _check(one.table, {one.column: one.after})
        return record

    def blobs(self) -> list[str]:
        """Return the photos and long values that only this record may name."""
        found = [self.person["photo"]]
        found += [row["blob"] for table, row in self.dropped if table == "card"]
        for one in self.rewritten:
            if (one.table, one.column) in (("card", "blob"), ("person", "photo")):
                found.append(one.before)
        return sorted({name for name in found if name})


def _check(table: str, row: Row) -> None:
    if table not in FIELDS or row.keys() - FIELDS[table].keys():
        raise ValueError(table)
    if not all(value is None or isinstance(value, str | int | float) for value in row.values()):
        raise TypeError(table)


def rows(raw: apsw.Connection, table: str, column: str, value: Any) -> list[Row]:
    """Return whole rows of a table where a column has this value."""
    names = [str(row[1]) for row in raw.execute(f"pragma table_info({table})")]
    found = raw.execute(f"select * from {table} where {column} is ?", (value,)).fetchall()
    return [dict(zip(names, row, strict=True)) for row in found]


def primary_key(raw: apsw.Connection, table: str) -> list[str]:
    """Return the columns of a table's primary key."""
    return [str(row[1]) for row in raw.execute(f"pragma table_info({table})") if row[5]]


def insert(raw: apsw.Connection, table: str, row: Row) -> None:
    """Write a row, unless its key is taken."""
    columns, marks = ", ".join(row), ", ".join("?" * len(row))
    raw.execute(f"insert or ignore into {table} ({columns}) values ({marks})", tuple(row.values()))


def delete(raw: apsw.Connection, table: str, key: Row) -> None:
    """Remove a row."""
    raw.execute(f"delete from {table} where {where(key)}", tuple(key.values()))


def where(key: Mapping[str, Any]) -> str:
    """Return the condition that finds a row by its key."""
    return " and ".join(f"{column} is ?" for column in key)
