"""Whom I met at an event: a filter, the table, and the row that takes the next one down."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from netdesk import book, clock
from netdesk.domain import guests
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.folding import fold
from netdesk.domain.guests import Guest
from netdesk.domain.model import EventPerson, PersonLine
from netdesk.ui.models.photos import Photos
from netdesk.ui.pages.events.entry import Draft, Entry, EntryHints
from netdesk.ui.pages.events.guests import FACE, GuestsHead, GuestsView
from netdesk.ui.widgets.card import Card, SectionHead
from netdesk.ui.widgets.chips import FilterChip
from netdesk.ui.work import Job, Work
from netdesk.words import tr


class GuestTable(QWidget):
    """Emits `met` with the Guests that were typed or pasted; the rows' wishes are `rows`' own."""

    met = Signal(object)
    seen = Signal(QWidget, object)
    """A widget of the table and the QRect of it that should be seen."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._people: Sequence[EventPerson] = ()
        self._look_up: Job | None = None
        self._event_id = 0
        self._drafts: dict[int, Draft] = {}
        self.rows = GuestsView(Photos(work, 2 * FACE, self))
        self.entry = Entry()
        self.hints = EntryHints()
        self._build()
        self._connect()

    def offer(self, event_id: int, met_on: date, today: date, first_days: int) -> None:
        """Take down people of this event; what was typed for it before is there again."""
        self._drafts[self._event_id] = self.entry.draft()
        if event_id != self._event_id:
            self._event_id = event_id
            self._all.setChecked(True)
        self.entry.offer(met_on, today, first_days)
        self.entry.go_on(self._drafts.pop(event_id, Draft()))
        self._on_typed(self.entry.name.text())

    def set_people(self, people: Sequence[EventPerson]) -> None:
        """Show these."""
        self._people = people
        self._fill()

    def take_down(self) -> None:
        """Begin to type whom I met."""
        self.entry.name.setFocus()
        self.show_entry()

    def settle(self) -> None:
        """Take down whoever is typed, if they have a name."""
        if (guest := self.entry.guest()) is not None:
            self._take([guest])

    def give_drafts(self) -> list[tuple[int, Guest]]:
        """Give away whom the rows of the other events name, with the events' ids."""
        drafts, self._drafts = self._drafts, {}
        return [(own, guest) for own, draft in drafts.items() if (guest := draft.guest())]

    def show_entry(self) -> None:
        """Ask for the entry row to be seen."""
        self.seen.emit(self.hints, self.hints.rect())

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._head = SectionHead(tr("People met"))
        self._all = FilterChip(tr("All"))
        self._open = FilterChip(tr("To follow up"))
        group = QButtonGroup(self)
        for chip in (self._all, self._open):
            group.addButton(chip)
            self._head.row.addWidget(chip)
            chip.clicked.connect(self._fill)
        self._all.setChecked(True)
        column.addWidget(self._head)
        table = Card(0)
        table.body.setContentsMargins(1, 1, 1, 1)
        for part in (GuestsHead(), self.rows, self.entry, self.hints):
            table.body.addWidget(part)
        column.addWidget(table)

    def _connect(self) -> None:
        self.rows.seen.connect(lambda rect: self.seen.emit(self.rows, rect))
        self.entry.entered.connect(lambda guest: self._take([guest]))
        self.entry.pasted.connect(self._on_pasted)
        self.entry.stopped.connect(self._on_stopped)
        self.entry.typed.connect(self._on_typed)

    def _fill(self) -> None:
        waiting = [one for one in self._people if one.wrote_on is None]
        self._head.set_count(len(self._people))
        self._open.set_count(len(waiting))
        self.rows.set_people(waiting if self._open.isChecked() else self._people)

    def _take(self, found: Sequence[object]) -> None:
        self.entry.empty()
        self.hints.say("")
        self.entry.name.setFocus()
        self.met.emit(found)

    def _on_pasted(self, text: str) -> None:
        if found := guests.read(text):
            self._take(found)

    def _on_stopped(self) -> None:
        self.hints.say("")
        self.rows.setFocus()

    def _on_typed(self, name: str) -> None:
        """Say whether somebody of this name is in the book already."""
        if self._look_up:
            self._look_up.cancel()
        self.hints.say("")
        if len(name.split()) < 2:
            return
        today = clock.today()

        def find() -> list[PersonLine]:
            quoted = name.replace('"', " ")
            try:
                ids = book.people.ids(f'"{quoted}"', today=today)
            except NotUnderstood:
                return []
            lines = book.people.lines(ids[:3], today=today)
            return [line for line in lines if fold(line.name) == fold(name)]

        self._look_up = self._work.ask(find, lambda found: self._say_known(name, found), owner=self)

    def _say_known(self, name: str, found: Sequence[PersonLine]) -> None:
        if found and name == self.entry.name.text():
            where = found[0].organization or found[0].reach
            text = tr("%1 is in the book already", found[0].name)
            self.hints.say(tr("%1 (%2)", text, where) if where else text)
