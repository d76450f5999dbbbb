"""Rows that name one person, made to name another: whatever tables there are."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import apsw

from netdesk.book.merging.record import Record, Rewrite, Row, delete, primary_key, rows, where


class Joint(NamedTuple):
    """A column that names a row of another table."""

    table: str
    column: str


def joints(raw: apsw.Connection, parent: str = "person") -> list[Joint]:
    """Return every column that names a row of a table, as the schema has them: none can be
    forgotten."""
    tables = [row[0] for row in raw.execute("select name from sqlite_schema where type = 'table'")]
    return [
        Joint(table, str(key[3]))
        for table in sorted(tables)
        for key in raw.execute(f"pragma foreign_key_list({table})").fetchall()
        if key[2] == parent
    ]


Joined = Callable[[Row, Row], Row]
"""What a row takes over from one that makes way for it, by column."""


class Moving:
    """Moves rows from one person to another and notes it; `joins` says what two rows of a table
    with the same key become, where it isn't plain filling up."""

    def __init__(
        self, raw: apsw.Connection, gone: int, kept: int, joins: Mapping[str, Joined]
    ) -> None:
        self._raw, self._gone, self._kept, self._joins = raw, gone, kept, joins
        self._joints = joints(raw)
        self.record = Record(rows(raw, "person", "id", gone)[0])

    def move_all(self) -> None:
        """Move all that is left, table by table."""
        for joint in self._joints:
            for row in rows(self._raw, joint.table, joint.column, self._gone):
                self.move(joint, row)

    def move(self, joint: Joint, row: Row) -> None:
        """Let a row name the one who stays; where that can't be, it makes way."""
        table, column = joint
        key = {name: row[name] for name in primary_key(self._raw, table)}
        if table == "person" and row["id"] in (self._gone, self._kept):
            if row["id"] == self._kept:
                self.rewrite(table, key, column, row[column], None)
        elif twice := self._twice(joint, row):
            self._say_once(joint, key, row, twice)
        elif column in key and (there := self._row(table, key | {column: self._kept})):
            self._join(table, key, row, there)
        else:
            self.rewrite(table, key, column, self._gone, self._kept)

    def rewrite(self, table: str, key: Row, column: str, before: Any, after: Any) -> None:
        """Change one value, unless it is so already."""
        if before == after:
            return
        self._raw.execute(
            f"update {table} set {column} = ? where {where(key)}", (after, *key.values())
        )
        found = key | {column: after} if column in key else key
        self.record.rewritten.append(Rewrite(table, found, column, before, after))

    def drop(self, table: str, key: Row, row: Row) -> None:
        """Take a row away that makes way for another; what names it names nothing then."""
        for joint in joints(self._raw, table):
            for one in rows(self._raw, joint.table, joint.column, row["id"]):
                its = {name: one[name] for name in primary_key(self._raw, joint.table)}
                self.rewrite(joint.table, its, joint.column, row["id"], None)
        delete(self._raw, table, key)
        self.record.dropped.append((table, row))

    def _join(self, table: str, key: Row, row: Row, there: Row) -> None:
        columns = [name for name in row if name not in key]
        join = self._joins.get(table, filled)
        taken = join({c: there[c] for c in columns}, {c: row[c] for c in columns})
        self.drop(table, key, row)
        for column, value in taken.items():
            its = {name: there[name] for name in key}
            self.rewrite(table, its, column, there[column], value)

    def _row(self, table: str, key: Row) -> Row | None:
        column = next(iter(key))
        found = rows(self._raw, table, column, key[column])
        return next((row for row in found if all(row[c] == key[c] for c in key)), None)

    def _twice(self, joint: Joint, row: Row) -> list[Joint]:
        """Return the other columns of a row that name the one who stays already."""
        own = [one for one in self._joints if one.table == joint.table and one != joint]
        return [one for one in own if row[one.column] == self._kept]

    def _say_once(self, joint: Joint, key: Row, row: Row, twice: list[Joint]) -> None:
        """Name the one who stays once in a row; one that needs both names says nothing now."""
        if not any(map(self._is_needed, twice)):
            for other in twice:
                self.rewrite(joint.table, key, other.column, self._kept, None)
            self.rewrite(joint.table, key, joint.column, self._gone, self._kept)
        elif not self._is_needed(joint):
            self.rewrite(joint.table, key, joint.column, self._gone, None)
        else:
            self.drop(joint.table, key, row)

    def _is_needed(self, joint: Joint) -> bool:
        columns = self._raw.execute(f"pragma table_info({joint.table})").fetchall()
        return any(row[1] == joint.column and (row[3] or row[5]) for row in columns)


def filled(there: Row, gone: Row) -> Row:
    """Fill what is empty in one row from another."""
    return {c: gone[c] for c, value in there.items() if value in (None, "") and gone[c] != value}
