"""One event: its head, what it asks, and whom I met there, taken down row by row."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from netdesk import clock, words
from netdesk.domain.guests import Guest
from netdesk.domain.model import Event, EventPerson, EventView
from netdesk.ui import theme
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.niche_picker import NichePicker, NicheWish
from netdesk.ui.dialogs.occasion_form import OccasionForm
from netdesk.ui.models.dates import long_date
from netdesk.ui.models.events import EVENT_ICONS, is_coming
from netdesk.ui.pages.events.guest_table import GuestTable
from netdesk.ui.pages.events.head import Head
from netdesk.ui.pages.events.letters import Letters
from netdesk.ui.pages.events.state_cards import AskCard, FollowedCard
from netdesk.ui.pages.events.verbs import EventVerbs
from netdesk.ui.widgets.labels import Text
from netdesk.ui.widgets.menu import pop
from netdesk.ui.widgets.scroll_area import ScrollArea
from netdesk.ui.work import Work
from netdesk.words import tr


class EventPane(QWidget):
    """Shows an EventView; carries out what is wished for its event."""

    person_wanted = Signal(int)
    import_wanted = Signal(str)
    """Import people into the event of this name."""
    export_wanted = Signal(object)
    """The ids of the event's people."""
    sort_wanted = Signal(int)
    """Give the people of this event (id) their niches."""
    link_wanted = Signal(str)
    back_wanted = Signal()
    removed = Signal()

    def __init__(self, work: Work, bus: Bus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._letters = Letters(work, bus, self)
        self._verbs = EventVerbs(work)
        self._view: EventView | None = None
        self._first_days = 2
        self.head = Head()
        self.ask = AskCard()
        self.followed = FollowedCard()
        self.guests = GuestTable(work)
        self._build()
        self._connect()

    @property
    def event_shown(self) -> Event | None:
        """Return the event that is shown."""
        return self._view.event if self._view else None

    def set_view(self, view: EventView, first_days: int) -> None:
        """Show an event; what is being typed for each of them stays."""
        before, self._view = self.event_shown, view
        event, today = view.event, clock.today()
        anew = before is None or before.id != event.id
        if anew:
            self._scroll.verticalScrollBar().setValue(0)
        self.head.show_name(event.name, _line(event))
        lit = is_coming(event, today) and not event.missed
        self.head.show_tile(event.on, EVENT_ICONS[event.kind], lit=lit)
        self.head.show_chips(event.niche, event.color, [words.event_kind(event.kind)])
        self._notes.setText(event.notes)
        self._notes.setVisible(bool(event.notes))
        self.ask.set_event(event, today)
        self.followed.set_view(view, today)
        if anew or before is None or before.on != event.on or first_days != self._first_days:
            self._first_days = first_days
            self.guests.offer(event.id, event.on or today, today, first_days)
        self.guests.set_people(view.people)

    def set_narrow(self, narrow: bool) -> None:
        """Be the only pane, with a way back."""
        self.head.set_narrow(narrow)
        side = 20 if narrow else 28
        self._column.setContentsMargins(side, 14 if narrow else 24, side - 4, 24)

    def focus_first(self) -> None:
        """Put the focus on the first thing to do."""
        if self._view and self._view.people:
            self.guests.rows.setFocus()
        else:
            self.add()

    def add(self) -> None:
        """Begin to type whom I met."""
        self.guests.take_down()

    def settle(self) -> None:
        """Take down whoever is typed for this event and for others: the program ends."""
        self.guests.settle()
        for own, guest in self.guests.give_drafts():
            self._verbs.meet_before_the_end(own, guest)

    def edit(self) -> None:
        """Open the form of the event."""
        if event := self.event_shown:
            form = OccasionForm(self._work, self, present=event)
            form.event_wished.connect(lambda wish: self._verbs.edit(event, wish))
            form.open()

    def edit_name(self) -> None:
        """Open the name."""
        self.head.name.edit()

    def remove(self) -> None:
        """Remove the event, at once."""
        if event := self.event_shown:
            self._verbs.remove(event)
            self.removed.emit()

    def export(self) -> None:
        """Export the event's people."""
        if self._view and self._view.people:
            self.export_wanted.emit([one.person_id for one in self._view.people])

    def import_people(self) -> None:
        """Import people into this event."""
        if event := self.event_shown:
            self.import_wanted.emit(event.name)

    def sort(self) -> None:
        """Give those without a niche one."""
        if (event := self.event_shown) and self.followed.sort.isVisible():
            self.sort_wanted.emit(event.id)

    def menu(self) -> QMenu:
        """Return the menu of the event."""
        look, menu = theme.current(), QMenu(self)
        menu.addAction(look.icon("pencil"), tr("Edit…"), self.edit)
        menu.addAction(look.icon("upload"), tr("Import people…"), self.import_people)
        export = menu.addAction(look.icon("export"), tr("Export people…"), self.export)
        export.setEnabled(bool(self._view and self._view.people))
        event = self.event_shown
        if event is not None and event.url:
            link = look.icon("globe")
            menu.addAction(link, tr("Open the link"), lambda: self.link_wanted.emit(event.url))
        if event is not None and not is_coming(event, clock.today()) and not event.planned:
            went = tr("I did not go") if event.attended else tr("I went")
            answer = partial(self._verbs.answer, event, went=not event.attended)
            menu.addAction(look.icon("calendar-check"), went, answer)
        menu.addSeparator()
        menu.addAction(look.icon("trash", "danger"), tr("Delete"), self.remove)
        return menu

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(28, 24, 24, 24)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addSpacing(14)
        self._notes = Text("", "body", "text2", wrap=True)
        self._notes.setContentsMargins(0, 0, 0, 12)
        for part in (self._notes, self.ask):
            self._column.addWidget(part)
        self._column.addWidget(self.followed)
        self._column.addSpacing(16)
        self._column.addWidget(self.guests)
        self._column.addStretch(1)
        self._content = content
        self._scroll = ScrollArea(content)
        outer.addWidget(self._scroll)

    def _connect(self) -> None:
        head = self.head
        head.renamed.connect(self._on_renamed)
        head.ended.connect(self.focus_first)
        head.edit_wanted.connect(lambda _at: self.edit())
        head.menu_wanted.connect(lambda at: pop(self.menu(), at))
        head.niche_wanted.connect(self._pick_niche)
        head.niche_removed.connect(lambda: self._set_niche(""))
        head.back_wanted.connect(self.back_wanted)
        self.ask.answered.connect(self._on_answered)
        self.followed.import_wanted.connect(self.import_people)
        self.followed.sort_wanted.connect(self.sort)
        self.followed.link_wanted.connect(self.link_wanted)
        self.followed.write_wanted.connect(self._on_write_next)
        self._letters.link_wanted.connect(self.link_wanted)
        guests = self.guests.rows
        guests.person_wanted.connect(lambda one: self.person_wanted.emit(one.person_id))
        guests.write_wanted.connect(self._write)
        guests.done_wanted.connect(self._on_done)
        guests.leave_wanted.connect(self._on_leave)
        guests.note_written.connect(self._on_note)
        self.guests.met.connect(self._on_met)
        self.guests.seen.connect(self._scroll_to)

    def _on_met(self, guests: Sequence[Guest]) -> None:
        if event := self.event_shown:
            self._verbs.meet(event, guests, lambda _ids: self.guests.show_entry())

    def _on_renamed(self, name: str) -> None:
        if event := self.event_shown:
            self._verbs.rename(event, name)

    def _on_answered(self, went: bool) -> None:
        if event := self.event_shown:
            self._verbs.answer(event, went=went)

    def _on_write_next(self, one: EventPerson) -> None:
        """Write, with the keys on that row, so that Space marks it done."""
        self.guests.rows.go_to(one.person_id)
        self._write(one)

    def _write(self, one: EventPerson) -> None:
        if event := self.event_shown:
            rows = self.guests.rows
            row = rows.visualRect(rows.currentIndex())
            spot = QRect(rows.viewport().mapTo(self.window(), row.topLeft()), row.size())
            self._letters.write(event, one, spot)

    def _on_done(self, one: EventPerson) -> None:
        if one.wrote_on is None or one.follow_up_id:
            self._verbs.done(one, force=self._letters.overruled(one.person_id))

    def _on_leave(self, one: EventPerson) -> None:
        if event := self.event_shown:
            self._verbs.leave(event, one)

    def _on_note(self, one: EventPerson, text: str) -> None:
        if event := self.event_shown:
            self._verbs.note(event, one, text)

    def _pick_niche(self, anchor: QWidget) -> None:
        event = self.event_shown
        if event is None:
            return
        has = [event.niche_id] if event.niche_id else []
        picker = NichePicker(self._work, self, tr("Niche of the event"), has=has)
        picker.wished.connect(self._on_niche)
        picker.open_at(anchor)

    def _on_niche(self, wish: NicheWish) -> None:
        self._set_niche("" if wish.take_off else wish.name)

    def _set_niche(self, name: str) -> None:
        if event := self.event_shown:
            self._verbs.niche(event, name)

    def _scroll_to(self, part: QWidget, rect: QRect) -> None:
        spot = part.mapTo(self._content, rect.center())
        self._scroll.ensureVisible(spot.x(), spot.y(), 0, rect.height())


def _line(event: Event) -> str:
    """Say when and where an event is, and whether I went."""
    parts = []
    if event.on is not None:
        on = long_date(event.on, clock.today())
        parts.append(tr("%1, %2", on, words.clock_time(event.at)) if event.at else on)
    if event.place:
        parts.append(event.place)
    if event.missed:
        parts.append(tr("you did not go"))
    elif event.attended:
        parts.append(tr("you attended") if event.role == "attending" else _did(event))
    else:
        parts.append(tr("planned"))
    return " · ".join(parts)


def _did(event: Event) -> str:
    return tr("you spoke") if event.role == "speaking" else tr("you organised it")
