"""A plain apsw connection that only reads: for the first paint, before Peewee is imported."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from netdesk.store.faults import in_our_terms

Row = tuple[Any, ...]

NOW = (
    "select (select file from pragma_database_list where name = 'main'), value from meta "
    "where name = 'revision'"
)
"""Which book it is, and as of which change."""


class Reader:
    """Questions in SQL over one connection; always fetched whole (a half-read cursor holds the
    snapshot)."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[Row]:
        """Return all rows of a question; raises our errors for what a user can meet."""
        try:
            return self._connection.execute(sql, values).fetchall()
        except apsw.Error as error:
            ours = in_our_terms(error, self._connection.filename)
            if ours is None:
                raise
            raise ours from error

    def row(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> Row:
        """Return the first row of a question that always has one."""
        return self.rows(sql, values)[0]

    def value(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> Any:
        """Return the first column of the first row, None if there is none."""
        rows = self.rows(sql, values)
        return rows[0][0] if rows else None


@contextmanager
def reading(path: Path) -> Iterator[Reader]:
    """Open the book for one glance and close it; where that fails, the caller falls back."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        connection.execute("pragma query_only=1")
        yield Reader(connection)
    finally:
        connection.close()
