"""The rows of an import preview, what the user wants of each, and the plan that comes of it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from netdesk import words
from netdesk.book.importing import Key, Outcome, Plan, Preview, PreviewRow, RowPlan
from netdesk.domain.folding import fold
from netdesk.domain.model import Niche, NicheColor
from netdesk.domain.when import Due
from netdesk.ui.models.preview_line import PEOPLE, REFUSED, Line, pill, spoken, subtitle
from netdesk.words import tr

Index = QModelIndex | QPersistentModelIndex

NO_PARENT = QModelIndex()
CONGRATULATE = 2
"""Days after which a follow-up on a new job is due."""

LINE = Qt.ItemDataRole.UserRole
"""The role of a row's Line."""

AS_FOR_ALL = RowPlan()


class Filter(IntEnum):
    """Which rows are shown."""

    ALL = 0
    NEEDS_A_LOOK = 1
    NO_NICHE = 2
    NEW = 3
    NEW_JOB = 4
    GONE = 5


@dataclass(frozen=True, slots=True)
class Common:
    """What is wanted for everyone; `follow_up` None is none."""

    niches: tuple[str, ...] = ()
    follow_up: Due | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """What an import would do as things stand."""

    rows: int = 0
    taken: int = 0
    added: int = 0
    updated: int = 0
    groups: int = 0
    gone: int = 0
    fitting: Mapping[Filter, int] = field(default_factory=dict)


class PreviewModel(QAbstractListModel):
    """One row a card, over the preview's own tuple; thousands cost nothing until painted."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._rows: tuple[PreviewRow, ...] = ()
        self._shown: Sequence[int] = ()
        self._wishes: dict[Key, RowPlan] = {}
        self._common = Common()
        self._counts: Counts | None = None
        self._known: Mapping[int, tuple[str, ...]] = {}
        self._colors: dict[str, NicheColor] = {}
        self._names: dict[str, str] = {}

    def set_preview(
        self, seen: Preview, today: date, known: Mapping[int, tuple[str, ...]] | None = None
    ) -> None:
        """Show another preview, every row as the preview found it.

        `known` are the niches that people of the book have, by their ids.
        """
        self.beginResetModel()
        self._today, self._known, self._counts = today, known or {}, None
        self._rows, self._shown = seen.rows, range(len(seen.rows))
        self._wishes = {
            row.key: RowPlan(take=False) for row in seen.rows if row.outcome is Outcome.SAME
        }
        self.endResetModel()

    def set_niches(self, niches: Iterable[Niche]) -> None:
        """Take the colours of the niches that are there; new ones get the least used colours."""
        known = list(niches)
        self._colors = {fold(niche.name): niche.color for niche in known}
        self._names = {fold(niche.name): niche.name for niche in known}
        self._repaint()

    def set_common(self, common: Common) -> None:
        """Take what is wanted for everyone."""
        self._common = common
        self._repaint()

    def set_filter(self, wanted: Filter) -> None:
        """Show only some rows: those that fit now; they stay until the next choice."""
        self.beginResetModel()
        self._shown = [at for at, row in enumerate(self._rows) if self._fits(row, wanted)]
        self.endResetModel()

    def row_at(self, index: Index) -> PreviewRow:
        """Return the card of a row."""
        return self._rows[self._shown[index.row()]]

    def wish(self, row: PreviewRow) -> RowPlan:
        """Return what is wanted of a card."""
        return self._wishes.get(row.key, AS_FOR_ALL)

    def toggle(self, indexes: Collection[Index]) -> None:
        """Take these rows, or leave them out if all of them are taken."""
        rows = [row for row in map(self.row_at, indexes) if row.outcome not in REFUSED]
        take = not all(self.wish(row).take for row in rows)
        for row in rows:
            self._change(row, take=take)
        self._repaint()

    def set_niche(self, indexes: Collection[Index], name: str) -> None:
        """Give these people a niche of their own instead of everybody's; empty is none."""
        for row in map(self.row_at, indexes):
            if row.outcome in PEOPLE:
                take = self.wish(row).take or bool(name)
                self._change(row, niches=(name,) if name else (), take=take)
        self._repaint()

    def set_follow_up(self, indexes: Collection[Index], due: Due | None) -> None:
        """Give these people a date of their own instead of everybody's; None is everybody's."""
        for row in map(self.row_at, indexes):
            if row.outcome in PEOPLE:
                wish = self.wish(row)
                reason = wish.reason if due else ""
                self._change(row, follow_up=due, reason=reason, take=wish.take or due is not None)
        self._repaint()

    def set_same(self, rows: Iterable[PreviewRow], same: bool) -> None:
        """Settle unclear cards: they are the people in the book, or somebody else."""
        for row in rows:
            own = row.person_id if same else None
            self._change(row, same_as=own, as_new=not same, take=True)
        self._repaint()

    def set_replace(self, row: PreviewRow, name: str, on: bool) -> None:
        """Take the card's value of a field though the person has another, or leave theirs."""
        wish = self.wish(row)
        if any(change.field == name and change.replaces for change in row.changes):
            self._change(row, keep=wish.keep - {name} if on else wish.keep | {name})
        else:
            self._change(row, replace=wish.replace | {name} if on else wish.replace - {name})
        self._repaint()

    def set_congratulating(self, rows: Iterable[PreviewRow], on: bool) -> None:
        """Plan a follow-up on their new job with those of these people who have one, or none."""
        for row in rows:
            if row.new_job and on:
                due = self.wish(row).follow_up or Due(self._today + timedelta(days=CONGRATULATE))
                self._change(row, follow_up=due, reason=_congratulation(row), take=True)
            elif row.new_job:
                self._change(row, follow_up=None, reason="")
        self._repaint()

    def counts(self) -> Counts:
        """Return what an import would do; counted once a change."""
        if self._counts is None:
            self._counts = self._count()
        return self._counts

    def _count(self) -> Counts:
        tally: Counter[Outcome] = Counter()
        fitting = dict.fromkeys(Filter, 0)
        joining = 0
        for row in self._rows:  # once: there may be thousands
            outcome, wish = row.outcome, self.wish(row)
            fitting[Filter.NEW] += outcome is Outcome.NEW
            fitting[Filter.NEW_JOB] += row.new_job
            fitting[Filter.GONE] += outcome is Outcome.GONE
            if wish.take and outcome not in REFUSED:
                tally[outcome] += 1
                if outcome in PEOPLE:
                    joining += self._joins(row)
                    fitting[Filter.NO_NICHE] += not self._has_niche(row)
                    fitting[Filter.NEEDS_A_LOOK] += self._open(row)
        people = sum(tally[outcome] for outcome in PEOPLE)
        return Counts(
            rows=len(self._rows),
            taken=tally.total(),
            added=people - joining,
            updated=joining,
            groups=tally[Outcome.GROUP],
            gone=tally[Outcome.GONE],
            fitting=fitting,
        )

    def plan(self, event: str, event_on: date | None, cadence_days: int | None) -> Plan:
        """Return the plan of the whole import."""
        return Plan(
            event=event,
            event_on=event_on,
            niches=self._common.niches,
            follow_up=self._common.follow_up,
            cadence_days=cadence_days,
            rows=dict(self._wishes),
            clock=self._common.follow_up is not None,
        )

    def line(self, row: PreviewRow) -> Line:
        """Return what a row shows."""
        text, tone = pill(row, self.wish(row))
        person = row.outcome in PEOPLE
        taken = self._taken(row)
        return Line(
            name=row.name or tr("Card %1", row.key[1]),
            subtitle=subtitle(row),
            niches=tuple((name, self._color(name)) for name in self._niches(row)),
            due=self._due(row) if taken and person else "",
            pill=text,
            tone=tone,
            taken=taken,
            takeable=row.outcome not in REFUSED,
            person=person,
            opens=row.outcome is Outcome.UNCLEAR or bool(row.changes),
        )

    def _change(self, row: PreviewRow, **values: Any) -> None:
        self._wishes[row.key] = replace(self.wish(row), **values)

    def _repaint(self) -> None:
        self._counts = None
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def _taken(self, row: PreviewRow) -> bool:
        return row.outcome not in REFUSED and self.wish(row).take

    def _joins(self, row: PreviewRow) -> bool:
        """Say whether a card goes to somebody who is in the book already."""
        if row.outcome is Outcome.UNCLEAR:
            return self.wish(row).same_as is not None
        return row.outcome in (Outcome.UPDATE, Outcome.SAME)

    def _open(self, row: PreviewRow) -> bool:
        wish = self.wish(row)
        return row.outcome is Outcome.UNCLEAR and wish.same_as is None and not wish.as_new

    def _fits(self, row: PreviewRow, wanted: Filter) -> bool:
        match wanted:
            case Filter.NEEDS_A_LOOK:
                return self._open(row) and self._taken(row)
            case Filter.NO_NICHE:
                return self._taken(row) and row.outcome in PEOPLE and not self._has_niche(row)
            case Filter.NEW:
                return row.outcome is Outcome.NEW
            case Filter.NEW_JOB:
                return row.new_job
            case Filter.GONE:
                return row.outcome is Outcome.GONE
        return True

    def _has_niche(self, row: PreviewRow) -> bool:
        own = self.wish(row).niches
        wanted = self._common.niches if own is None else own
        return bool(row.niches or wanted or self._known_niches(row))

    def _known_niches(self, row: PreviewRow) -> tuple[str, ...]:
        return self._known.get(row.person_id or 0, ()) if self._joins(row) else ()

    def _niches(self, row: PreviewRow) -> tuple[str, ...]:
        """Return the niches somebody will have: those of the book, of the card, those wanted."""
        own = self.wish(row).niches
        wanted = self._common.niches if own is None else own
        if row.outcome not in PEOPLE:
            return ()
        if not self._taken(row):
            wanted = ()
        names: dict[str, str] = {}
        for name in (*self._known_niches(row), *row.niches, *wanted):
            names.setdefault(fold(name), name)
        return tuple(self._names.get(key, name) for key, name in names.items())

    def _color(self, name: str) -> NicheColor:
        """Return a niche's colour; a new one's as the book will choose it, the least used."""
        key = fold(name)
        if key not in self._colors:
            used = list(self._colors.values())
            self._colors[key] = min(NicheColor, key=used.count)
        return self._colors[key]

    def _due(self, row: PreviewRow) -> str:
        due = self.wish(row).follow_up or self._common.follow_up
        return words.when(due.day, due.at, self._today) if due else ""

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.row_at(index)
        match role:
            case Qt.ItemDataRole.UserRole:
                return self.line(row)
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if self._taken(row) else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return spoken(self.line(row))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        if (Qt.CheckState(value) is Qt.CheckState.Checked) != self._taken(self.row_at(index)):
            self.toggle([index])
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self.row_at(index).outcome not in REFUSED:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags


def _congratulation(row: PreviewRow) -> str:
    job = ", ".join(filter(None, (row.title, row.organization)))
    return tr("Congratulate on the new job: %1", job)
