"""The list of people: who is in it and under which heading; their lines are fetched as seen."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from netdesk import book, clock, words
from netdesk.book.people import PeopleCounts
from netdesk.domain.model import NicheColor, PersonLine, State
from netdesk.ui.work import Work
from netdesk.words import tr

Index = QModelIndex | QPersistentModelIndex
_SPOKEN = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))

PAGE = 100
_PERSON = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_HEADING = Qt.ItemFlag.ItemIsEnabled
FILTERS = {
    "all": "",
    "no_niche": "no:niche",
    "no_step": "no:step",
    "drifting": "state:drifting",
    "slipping": "is:slipping",
}
"""The built-in filters as queries."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which people a list shows, and how they are sorted (a value of book.people.Order)."""

    text: str = ""
    filter: str = "all"
    niche_id: int | None = None
    order: str = "due"


@dataclass(frozen=True, slots=True)
class Roster:
    """The answer to Wanted: ids in order, and the (place, heading) where a part begins.

    Without `counts` it is the first page only, with its lines.
    """

    ids: tuple[int, ...] = ()
    headings: tuple[tuple[int, str], ...] = ()
    niche: str = ""
    niche_color: NicheColor | None = None
    counts: PeopleCounts | None = None
    lines: tuple[PersonLine, ...] = ()


def query(wanted: Wanted) -> str:
    """Return the query of a list."""
    return both(FILTERS[wanted.filter], wanted.text.strip())


def both(one: str, typed: str) -> str:
    """Return the query that asks for one query and for another, which may end within a quote."""
    if not one or not typed:
        return one or typed
    if "OR" not in typed:
        return f"{one} {typed}"
    return f"{one} ({typed}" if typed.count('"') % 2 else f"{one} ({typed})"


def has_first_page(wanted: Wanted) -> bool:
    """Say whether a list's beginning is found much sooner than the list: by name, or where all
    are in it; else most of the time goes to who fits."""
    everybody = not query(wanted) and wanted.niche_id is None
    return wanted.order == "name" or everybody


def first_page(wanted: Wanted, today: date) -> Roster:
    """Find who comes first in a list, on a reader, sooner than all; raises filters.BadQuery."""
    order = book.people.Order(wanted.order)
    ids = book.people.first(
        query(wanted), today=today, order=order, niche_id=wanted.niche_id, forgiving=True
    )
    return Roster(
        ids=tuple(ids),
        headings=_headings(ids, today, order),
        lines=tuple(book.people.lines(ids, today=today)),
    )


def roster(wanted: Wanted, today: date, counts: PeopleCounts | None = None) -> Roster:
    """Find who is in a list, on a reader; raises filters.BadQuery. Known counts save time."""
    order = book.people.Order(wanted.order)
    niches = book.niches.all_niches() if wanted.niche_id else []
    niche = next((one for one in niches if one.id == wanted.niche_id), None)
    name = niche.name if niche else ""
    ids = book.people.ids(
        query(wanted), today=today, order=order, niche_id=wanted.niche_id, forgiving=True
    )
    return Roster(
        ids=tuple(ids),
        headings=_headings(ids, today, order),
        niche=name or (tr("No niche yet") if wanted.niche_id == 0 else ""),
        niche_color=niche.color if niche else None,
        counts=counts or book.people.counts(today),
    )


def _headings(ids: list[int], today: date, order: book.people.Order) -> tuple[tuple[int, str], ...]:
    """Find where the parts of a list sorted by due date begin, by halving: few lines are read."""
    if order is not book.people.Order.DUE:
        return ()

    def due(person_id: int) -> date:
        lines = book.people.lines([person_id], today=today)
        return (lines[0].due if lines else None) or date.max

    week, month = today + timedelta(days=6), today + timedelta(days=30)
    last = date.max - timedelta(days=1)
    ends = [bisect_right(ids, day, key=due) for day in (today, week, month, last)]
    titles = (
        tr("Due now"),
        tr("This week"),
        tr("Within a month"),
        tr("Later"),
        tr("No date planned"),
    )
    parts = zip([0, *ends], [*ends, len(ids)], titles, strict=True)
    found = tuple((start, title) for start, end, title in parts if start < end)
    return found if len(found) > 1 or (found and found[0][1] != titles[-1]) else ()


def subtitle(line: PersonLine) -> str:
    """Return what stands under a name: title and organisation, else how to reach them."""
    parts = [part for part in (line.title, line.organization) if part]
    if parts:
        return " · ".join(parts)
    return line.reach or ("" if line.niches else tr("No niche yet"))


def due_words(line: PersonLine, today: date) -> str:
    """Say when the next follow-up is due, as lists do; empty if there is none."""
    if line.due is None:
        return ""
    if line.due < today:
        return words.late((today - line.due).days)
    return words.short_date(line.due, today)


class PeopleModel(QAbstractTableModel):
    """One column; a row is a person or a heading, which can't be selected."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._rows: list[int | str] = []
        self._places: dict[int, int] = {}
        self._lines: dict[int, PersonLine] = {}
        self._asked: set[int] = set()
        self._round = 0
        self._whole = True
        self._fresh: set[int] = set()

    def set_roster(self, found: Roster) -> bool:
        """Show these people; say whether rows moved (then the selection is lost).

        Lines that are known stay until their page is read anew.
        """
        rows = _rows(found)
        self._asked.clear()
        begun = not self._whole and rows[: len(self._rows)] == self._rows
        self._whole = found.counts is not None
        if begun:
            self._append(rows[len(self._rows) :])
            return False
        self._round += 1
        self._fresh.clear()
        self._know(found.lines)
        if rows == self._rows:
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return False
        self.beginResetModel()
        self._rows = rows
        self._places = _places(rows)
        self._lines = {own: line for own, line in self._lines.items() if own in self._places}
        self.endResetModel()
        return True

    def _append(self, rows: list[int | str]) -> None:
        """Let the rest follow the first page, which stays as it is."""
        if not rows:
            return
        start = len(self._rows)
        self.beginInsertRows(QModelIndex(), start, start + len(rows) - 1)
        self._rows += rows
        self._places |= _places(rows, start)
        self.endInsertRows()

    def line(self, person_id: int) -> PersonLine | None:
        """Return what is known of a person in the list."""
        return self._lines.get(person_id)

    def person_at(self, row: int) -> int:
        """Return the id of the person in a row, 0 for a heading or no row."""
        value = self._rows[row] if 0 <= row < len(self._rows) else ""
        return value if isinstance(value, int) else 0

    def row_of(self, person_id: int) -> int:
        """Return a person's row, -1 if they are not in the list."""
        return self._places.get(person_id, -1)

    def people_between(self, first: int, last: int) -> list[int]:
        """Return the people in these rows, headings left out."""
        return [row for row in self._rows[first : last + 1] if isinstance(row, int)]

    def people(self) -> list[int]:
        """Return everybody in the list."""
        return list(self._places)

    def headings(self) -> list[int]:
        """Return the rows that hold headings."""
        return [place for place, row in enumerate(self._rows) if isinstance(row, str)]

    def _fetch(self, row: int) -> None:
        """Ask for the page of lines around a row, once a round."""
        page = row // PAGE
        if page in self._asked:
            return
        self._asked.add(page)
        first, last = page * PAGE, min(len(self._rows), (page + 1) * PAGE) - 1
        ids, today, turn = self.people_between(first, last), clock.today(), self._round
        self._work.ask(
            lambda: book.people.lines(ids, today=today),
            lambda lines: self._take(lines, first, last, turn),
            owner=self,
        )

    def _take(self, lines: Sequence[PersonLine], first: int, last: int, turn: int) -> None:
        if turn != self._round:
            return
        self._know(lines)
        self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    def _know(self, lines: Sequence[PersonLine]) -> None:
        self._lines.update((line.id, line) for line in lines)
        self._fresh.update(line.id for line in lines)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _PERSON if self.person_at(index.row()) else _HEADING

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if role not in _SPOKEN:
            return None
        shown = self.shown(index.row())
        return _spoken(shown) if isinstance(shown, PersonLine) else shown or ""

    def shown(self, row: int) -> PersonLine | str | None:
        """Return what is painted in a row: a heading, or a line; None until that has come."""
        if not 0 <= row < len(self._rows):
            return None
        value = self._rows[row]
        if isinstance(value, str):
            return value
        if value not in self._fresh:
            self._fetch(row)
        return self._lines.get(value)


def _rows(found: Roster) -> list[int | str]:
    rows: list[int | str] = list(found.ids)
    for start, title in reversed(found.headings):
        rows.insert(start, title)
    return rows


def _places(rows: list[int | str], start: int = 0) -> dict[int, int]:
    return {row: place for place, row in enumerate(rows, start) if isinstance(row, int)}


def _spoken(line: PersonLine) -> str:
    """Return a line as a screen reader says it."""
    due = due_words(line, clock.today())
    state = "" if line.state is State.NONE else words.state(line.state)
    told = (line.name, subtitle(line), due, state, *line.niches)
    return ", ".join(part for part in told if part)
