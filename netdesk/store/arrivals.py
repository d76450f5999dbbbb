"""New people who come by the hundred in one step, told at once instead of change by change."""

import contextlib
from collections.abc import Iterator
from typing import Any

import apsw

from netdesk.store import changesets
from netdesk.store.reader import Reader

_BLOBS = (
    "select photo from person where id between ?1 and ?2 and photo <> '' "
    "union all select blob from card where person_id between ?1 and ?2 and blob <> ''"
)
_NICHES = "select distinct niche_id from person_niche where person_id between ? and ?"
_LINES = (
    "insert into history (at, label, args, person_id, person, field, old, new) "
    "select ?, ?, ?, id, name, '', '', name from person where id between ? and ?"
)


class Arrivals:
    """The people whom a step brings, as `ids`, with rows that are theirs alone.

    To read such rows again from the step's changeset would take an eighth of an import; so all
    else is recorded once more, without them. Begin before the step changes anything.
    """

    def __init__(self, connection: apsw.Connection) -> None:
        self.ids = range(0)
        self._connection = connection
        self._others = changesets.record(connection)

    @contextlib.contextmanager
    def coming(self, ids: range) -> Iterator[None]:
        """Insert, inside, rows of people of whom these are the ids so far, and nothing else."""
        self.ids = ids
        self._others.enabled = False
        try:
            yield
        finally:
            self._others.enabled = True

    def others(self) -> Iterator[apsw.TableChange]:
        """Yield the changes of all else; one is only good until the next."""
        return changesets.each(changesets.recorded(self._others))

    def niches(self) -> set[int]:
        """Return the niches that they have."""
        return {own for (own,) in self._rows(_NICHES)}

    def blobs(self) -> set[str]:
        """Return the photos and long values that they have."""
        return {name for (name,) in self._rows(_BLOBS)}

    def write_lines(self, *said: str | None) -> None:
        """Write that each of them came; `said` are time, label and arguments of the step."""
        self._connection.execute(_LINES, (*said, *self._ends))

    def close(self) -> None:
        """Record no longer."""
        self._others.close()

    @property
    def _ends(self) -> tuple[int, int]:
        return (self.ids[0], self.ids[-1]) if self.ids else (0, 0)

    def _rows(self, sql: str) -> list[tuple[Any, ...]]:
        return Reader(self._connection).rows(sql, self._ends)
