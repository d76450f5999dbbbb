"""Rows on their way into the book, written by the hundred: Peewee's insert_many is too slow.

A statement for each row would be too: those that fire a trigger pay for a savepoint of their own.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import Any

import apsw

from netdesk.domain.contact import TEXT_FIELDS
from netdesk.store.arrivals import THEIRS, Arrivals

MOST = 2_000
_VALUES = 5_000
"""Values a statement. Few large ones are best: before each SQLite keeps the pages that it changes.
Those whose text has less than 16 KB apsw keeps ready."""

_COLUMNS: Mapping[str, Sequence[str]] = {
    "person": (
        *("id", "uid", "name", "name_derived"),
        *TEXT_FIELDS,
        *("photo", "met_on", "met_at", "met_note", "event_id", "circle", "cadence_days"),
        *("clock_on", "created_on", "sort_key", "batch_id"),
    ),
    "card": ("person_id", "properties", "blob"),
    "channel": (
        *("person_id", "position", "kind", "value", "label", "preferred", "parts", "match_key"),
    ),
    "person_niche": ("person_id", "niche_id"),
    "event_person": ("event_id", "person_id"),
    "linkedin_connection": ("person_id", "connected_on", "seen_on"),
    "interaction": (
        *("id", "happened_on", "channel", "direction", "intent", "give_kind"),
        *("summary", "note", "source_key", "batch_id"),
    ),
    "interaction_person": ("interaction_id", "person_id"),
    "follow_up": (
        *("person_id", "due_on", "due_utc", "reason", "origin", "side"),
        *("rhythm", "anchor_on", "source_key", "batch_id", "event_id"),
    ),
}
_TWICE = frozenset({"person_niche", "event_person", "interaction_person"})
"""Tables to which the same row may come more than once."""

_whose = itemgetter(0)
"""Rows of THEIRS have the person's id first."""


class Rows:
    """Collects rows by table; those of a parent table are written before its children's.

    `arrivals` hears of the people who are new, so that the journal needn't record them.
    """

    def __init__(self, raw: apsw.Connection, arrivals: Arrivals) -> None:
        self.raw, self._arrivals = raw, arrivals
        self._waiting: dict[str, list[tuple[Any, ...]]] = {table: [] for table in _COLUMNS}
        self._last: dict[str, int] = {}
        self._newest = self._last_id("person")

    def add(self, table: str, row: tuple[Any, ...]) -> None:
        """Collect a row, its values in the order of the columns above."""
        self._waiting[table].append(row)

    def next_id(self, table: str) -> int:
        """Return the id that the next row of a table gets; inside a step nobody else adds any."""
        self._last[table] = self._last_id(table) + 1
        return self._last[table]

    def _last_id(self, table: str) -> int:
        if table not in self._last:
            found = self.raw.execute(
                "select coalesce(max(seq), 0) from sqlite_sequence where name = ?", (table,)
            ).fetchone()
            self._last[table] = found[0] if found else 0
        return self._last[table]

    def is_full(self) -> bool:
        """Say whether enough was collected to be written."""
        return len(self._waiting["person"]) >= MOST or len(self._waiting["interaction"]) >= MOST

    def flush(self) -> None:
        """Write what was collected."""
        new = range(self._newest + 1, self._last_id("person") + 1)
        for table, rows in self._waiting.items():
            if rows and table in THEIRS and min(map(_whose, rows)) in new:
                with self._arrivals.coming(new):
                    self._write(table, rows)
            elif rows:
                self._write(table, rows)
            rows.clear()

    def _write(self, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        most = _VALUES // len(_COLUMNS[table])
        for start in range(0, len(rows), most):
            part = rows[start : start + most]
            self.raw.execute(_insert(table, len(part)), tuple(chain.from_iterable(part)))


@cache
def _insert(table: str, count: int) -> str:
    columns = _COLUMNS[table]
    marks = f"({', '.join('?' * len(columns))})"
    how = "insert or ignore" if table in _TWICE else "insert"
    return f"{how} into {table} ({', '.join(columns)}) values {', '.join([marks] * count)}"
