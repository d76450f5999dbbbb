"""Undo, redo, and what the steps were."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from netdesk.book.opening import journal, reader
from netdesk.domain.changes import Changes
from netdesk.domain.model import HistoryLine
from netdesk.store.journal import Step

__all__ = [
    "Step",
    "last_changes",
    "person_history",
    "redo",
    "steps",
    "together",
    "undo",
]


@contextmanager
def together(label: str, **args: Any) -> Iterator[None]:
    """Make the verbs of the block one step, under this label of `words`."""
    with journal().step(label, **args):
        yield


def undo() -> Step | None:
    """Take the newest step back and return it; None if there is none. Raises UndoConflict."""
    return journal().undo()


def redo() -> Step | None:
    """Do the step that was undone last again and return it; None if there is none."""
    return journal().redo()


def steps(limit: int = 100) -> list[Step]:
    """Return the newest steps that can be undone, newest first."""
    return journal().steps(limit)


def last_changes() -> Changes:
    """Return what the verb that this thread ran last has touched."""
    return journal().last_changes()


def person_history(person_id: int) -> list[HistoryLine]:
    """Return the lasting history of a person and of whoever was merged into them, newest first."""
    rows = reader().rows(
        "select at, label, person_id, person, field, old, new from history "
        "where person_id = ?1 or person_id in "
        "(select gone_id from merged_person where person_id = ?1) order by id desc",
        (person_id,),
    )
    return [HistoryLine(datetime.fromisoformat(row[0]), *row[1:]) for row in rows]
