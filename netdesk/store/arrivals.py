"""New people who come by the hundred in one step: told at once instead of change by change."""

import contextlib
from collections.abc import Iterator
from typing import Any

import apsw

from netdesk.store.reader import Reader

THEIRS = ("person_niche", "channel", "card", "person")
"""Tables whose rows may come so, children before their parents; each is somebody's."""

_WHOSE = {"person": "id"}
_NICHES = "select distinct niche_id from person_niche where person_id between ? and ?"
_LINES = (
    "insert into history (at, label, args, person_id, person, field, old, new) "
    "select ?, ?, ?, id, name, '', '', name from person where id between ? and ?"
)


class Arrivals:
    """The people whom a step brings, as `ids`, with rows that are theirs alone.

    To record these rows would take a sixth of an import, and they are in the book as long as
    nobody takes the step back: so they are recorded only then. Without a `session`, the step's
    own, they are as all else, and `ids` stays empty.
    """

    def __init__(self, connection: apsw.Connection, session: apsw.Session | None = None) -> None:
        self.ids = range(0)
        self._connection, self._session = connection, session

    @contextlib.contextmanager
    def coming(self, ids: range) -> Iterator[None]:
        """Insert, inside, rows of people of whom these are the ids so far, and nothing else."""
        if self._session is None:
            yield
            return
        self.ids = ids
        self._session.enabled = False
        try:
            yield
        finally:
            self._session.enabled = True

    def niches(self) -> set[int]:
        """Return the niches that they have."""
        rows = Reader(self._connection).rows(_NICHES, (self.ids[0], self.ids[-1]))
        return {own for (own,) in rows}

    def write_lines(self, *said: str | None) -> None:
        """Write that each of them came; `said` are time, label and arguments of the step."""
        ends: tuple[Any, ...] = (self.ids[0], self.ids[-1])
        self._connection.execute(_LINES, (*said, *ends))


def leave(connection: apsw.Connection, first: int, last: int) -> None:
    """Delete the rows that came so with the people of these ids, when all else was taken back."""
    for table in THEIRS:
        whose = _WHOSE.get(table, "person_id")
        connection.execute(f"delete from {table} where {whose} between ? and ?", (first, last))
