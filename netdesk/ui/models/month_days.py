"""The days of a month as a table, each with its lines."""

from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from netdesk import clock, words
from netdesk.book.agenda import Day, Days, Happening, Plan
from netdesk.domain.model import TodayKind
from netdesk.ui.models import calendar
from netdesk.ui.models.calendar import ROWS, WEEK
from netdesk.words import tr

Index = QModelIndex | QPersistentModelIndex


class Entry(NamedTuple):
    """A line of a day: its words, the colour of its dot, and what it stands for."""

    text: str
    ink: str
    what: Plan | Happening


def entries(day: Day, today: date) -> list[Entry]:
    """Return the lines of a day: events and meetings, then follow-ups."""
    found = [Entry(one.name, "info", one) for one in day.happenings]
    for plan in day.plans:
        late = day.on < today and plan.line.kind is not TodayKind.KEEP_WARM
        found.append(Entry(calendar.title(plan), "due" if late else "accent", plan))
    return found


class MonthModel(QAbstractTableModel):
    """Six rows of seven days."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[Day, ...] = ()
        self.today = clock.today()
        self.month = self.today.replace(day=1)

    def set_days(self, found: Days, month: date, today: date) -> None:
        """Show these 42 days."""
        self._days, self.month, self.today = found.days, month, today
        if self._days:
            self.dataChanged.emit(self.index(0, 0), self.index(ROWS - 1, WEEK - 1))

    def day(self, index: Index) -> Day | None:
        """Return the day of a cell."""
        place = index.row() * WEEK + index.column()
        return self._days[place] if index.isValid() and place < len(self._days) else None

    def index_of(self, on: date) -> QModelIndex:
        """Return the cell of a day, an invalid one if it isn't shown."""
        place = (on - self._days[0].on).days if self._days else -1
        return self.index(*divmod(place, WEEK)) if 0 <= place < len(self._days) else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else ROWS

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else WEEK

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        day = self.day(index)
        if day is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return day
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(day)
        return None

    def _spoken(self, day: Day) -> str:
        lines = [entry.text for entry in entries(day, self.today)]
        done = tr("%1 done", day.done) if day.done else ""
        return ", ".join(part for part in (words.full_date(day.on), *lines, done) if part)
