"""The people met at an event as the rows of a table."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from netdesk import clock, words
from netdesk.domain.model import EventPerson
from netdesk.ui.widgets.paint import Tone
from netdesk.words import tr

Index = QModelIndex | QPersistentModelIndex
PersonRole = int(Qt.ItemDataRole.UserRole) + 1


def told(one: EventPerson) -> str:
    """Return what was promised and noted there."""
    return " · ".join(part for part in (one.promise, one.note) if part)


def due_words(one: EventPerson, today: date) -> tuple[str, Tone]:
    """Say when somebody who was not written to yet is due, and how a pill says it."""
    if one.due is None:
        return "", "plain"
    if one.due < today:
        return words.late((today - one.due).days), "due"
    return words.short_date(one.due, today), "soft" if one.due == today else "plain"


def next_of(people: Sequence[EventPerson]) -> EventPerson | None:
    """Return whom to write to next: the first due of those who were not written to."""
    waiting = [one for one in people if one.wrote_on is None]
    return min(waiting, key=lambda one: one.due or date.max, default=None)


def spoken(one: EventPerson, today: date) -> str:
    """Return a row as a screen reader says it."""
    if one.wrote_on:
        state = tr("followed up %1", words.short_date(one.wrote_on, today))
    else:
        state = tr("due: %1", due_words(one, today)[0]) if one.due else tr("not followed up")
    parts = (one.name, one.organization, told(one), state)
    return ", ".join(part for part in parts if part)


class GuestsModel(QAbstractTableModel):
    """One column; a row is an EventPerson."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[EventPerson, ...] = ()

    def set_people(self, people: Sequence[EventPerson]) -> None:
        """Show these."""
        self.beginResetModel()
        self._people = tuple(people)
        self.endResetModel()

    def person(self, row: int) -> EventPerson | None:
        """Return who stands in a row."""
        return self._people[row] if 0 <= row < len(self._people) else None

    def row_of(self, person_id: int) -> int:
        """Return somebody's row, -1 if they are not here."""
        ids = [one.person_id for one in self._people]
        return ids.index(person_id) if person_id in ids else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._people)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        one = self.person(index.row())
        if one is None:
            return None
        if role == PersonRole:
            return one
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(one, clock.today())
        return None
