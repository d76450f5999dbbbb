"""Sorting mode: one person at a time, a digit for the niche, and on to the next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from netdesk import book, clock, words
from netdesk.book.sorting import SortCard
from netdesk.domain.changes import Kind
from netdesk.domain.errors import Cancelled, NetDeskError
from netdesk.domain.model import Niche
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.niche_picker import NicheWish
from netdesk.ui.models.photos import Photos
from netdesk.ui.models.sorting import KEYS, Batch, Queue, batch, first_name, offered, why
from netdesk.ui.pages.sorting.asking import Asking
from netdesk.ui.pages.sorting.head import SortHead, SortHints
from netdesk.ui.pages.sorting.keys import digit_of
from netdesk.ui.pages.sorting.widgets import Faces, NicheKey, PersonCard
from netdesk.ui.widgets.empty import Action, EmptyState
from netdesk.ui.widgets.labels import Text
from netdesk.ui.widgets.page import Page
from netdesk.ui.widgets.scroll_area import ScrollArea
from netdesk.ui.work import Job, Work
from netdesk.words import tr

WIDEST = 800
SMALL = 640
"""Below this height of the page, the face is smaller and the hints are left out."""


class SortPage(Page):
    """Shows the people of an event one by one; all that it does can be undone."""

    nav = "events"
    shows = frozenset({Kind.PERSON, Kind.NICHE, Kind.FOLLOW_UP, Kind.EVENT})

    left = Signal()
    """The user is through, or has enough."""
    event_wanted = Signal(int)

    def __init__(self, work: Work, bus: Bus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = tr("Sort")
        self.keys = _keys()
        self._work, self._bus = work, bus
        self._event_id = 0
        self._batch: Batch | None = None
        self._job: Job | None = None
        self._offered: list[Niche] = []
        self.queue = Queue()
        self._asking = Asking(work, self)
        self._photos = Photos(work, 2 * 96, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        self._photos.loaded.connect(lambda _sha: self._show())
        self._asking.niche_wished.connect(self._on_niche)
        self.head.close_wanted.connect(self.left)

    def open_event(self, event_id: int) -> None:
        """Sort the people of an event."""
        self._event_id, self._batch = event_id, None
        self.reload()

    def reload(self) -> None:
        """Ask for the people anew; who is current stays."""
        event_id, today = self._event_id, clock.today()
        if self._job:  # an older answer that came later would bring back who is sorted
            self._job.cancel()
        if event_id:
            self._job = self._work.ask(
                lambda: batch(event_id, today), self._take, failed=self._on_gone, owner=self
            )

    def focus_first(self) -> None:
        """Let the keys come here."""
        if self._stack.currentWidget() is self._end:
            self._end.focus_first()
        else:
            self.setFocus()

    def go_back(self) -> bool:
        """Leave."""
        self.left.emit()
        return True

    def adapt(self, width: int) -> None:
        """Fit the width of the window."""
        side = 32 if width >= 960 else 20
        self._column.setContentsMargins(side, 20, side, 14)

    def choose(self, number: int, *, add: bool = False) -> None:
        """Give the current person the niche of a digit, or `add` it to theirs and stay.

        The digit after the last niche makes a new one.
        """
        card = self.queue.current
        if card is None or number > len(self._offered) + 1:
            return
        if number > len(self._offered):
            self._pick(card)
        elif add:
            self._add(card, NicheWish(self._offered[number - 1].name))
        else:
            niche = self._offered[number - 1]
            self._settle(card, NicheWish(niche.name, niche.color))

    def _take(self, found: Batch) -> None:
        if found.event.id != self._event_id:
            return
        if self._batch is None:
            self.queue.begin(found.cards)
        else:
            self.queue.renew(found.cards)
        self._batch = found
        self._show()

    def _on_gone(self, problem: Exception) -> None:
        if not isinstance(problem, Cancelled):
            self.left.emit()

    def _show(self) -> None:
        found, queue = self._batch, self.queue
        if found is None:
            return
        card = queue.current
        on = words.short_date(found.event.on, clock.today()) if found.event.on else ""
        where = " · ".join(part for part in (found.event.name, on) if part)
        asked = tr("Where does %1 belong?", first_name(card)) if card else tr("Sorted")
        done, total = queue.done(), len(queue)
        self.head.show_state(where, asked, done, total)
        self._faces.set_faces(queue.faces(), queue.place)
        if card is not None:
            self._show_card(card, found)
        all_ = tr("Everybody has a place.") if done == total else tr("That was everybody.")
        self._end.set_question(all_)
        self._turn_to(self._one if card else self._end)

    def _turn_to(self, part: QWidget) -> None:
        if self._stack.currentWidget() is not part:
            held = self.hasFocus() or self.isAncestorOf(self.window().focusWidget() or self.head)
            self._stack.setCurrentWidget(part)
            if held:
                self.focus_first()

    def _show_card(self, card: SortCard, found: Batch) -> None:
        self._card.show_card(card, self._photos.pixmap(card.person.photo))
        hint = card.suggestion.niche_id if card.suggestion else 0
        has = {niche.id for niche in card.person.niches}
        self._offered = offered(found.niches, hint)
        for place, key in enumerate(self.niche_keys):
            key.setVisible(place <= len(self._offered))
            if place < len(self._offered):
                key.show_niche(self._offered[place], hint=hint, has=has)
            else:
                key.show_new()
        self._why.setText(why(card))

    def _pick(self, card: SortCard) -> None:
        has = [niche.id for niche in card.person.niches]
        self._asking.niche(card, self.niche_keys[len(self._offered)], has)

    def _on_niche(self, card: SortCard, wish: NicheWish) -> None:
        self.setFocus()
        if wish.take_off:
            own = card.person.id
            self._work.do(lambda: book.niches.untag([own], wish.niche_id))
        else:
            self._settle(card, wish)

    def _settle(self, card: SortCard, wish: NicheWish) -> None:
        own, name, color = card.person.id, wish.name, wish.color
        self._work.do(
            lambda: book.niches.sort_into([own], name),
            failed=lambda problem: self._on_failed(own, problem),
            owner=self,
        )
        self.queue.settle(color)
        self._show()

    def _add(self, card: SortCard, wish: NicheWish) -> None:
        own = card.person.id
        said = tr("%1 added to %2", card.person.name, wish.name)
        self._work.do(lambda: book.niches.tag([own], wish.name), said=said)

    def _on_failed(self, own: int, problem: Exception) -> None:
        self.queue.put_back(own)
        if isinstance(problem, NetDeskError):  # bugs go to the bus by themselves
            self._bus.failed.emit(problem)
        self._show()

    def _take_suggestion(self, card: SortCard) -> None:
        if (hint := card.suggestion) is not None:
            self._settle(card, NicheWish(hint.niche, hint.color))

    def _step(self, step: int) -> None:
        if step > 0:
            self.queue.go_on()
        else:
            self.queue.go_back()
        self._show()

    def _on_face(self, place: int) -> None:
        self.queue.place = place
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self.queue.current
        other = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Backspace:
            self._step(-1)
        elif card is None or event.modifiers() & other:
            super().keyPressEvent(event)
        elif event.isAutoRepeat() and event.key() != Qt.Key.Key_Space:
            pass  # a key that is held settles one person
        elif digit := digit_of(event):
            self.choose(digit, add=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            self._on_letter(event, card)

    def _on_letter(self, event: QKeyEvent, card: SortCard) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take_suggestion(card)
            case Qt.Key.Key_Space:
                self._step(1)
            case Qt.Key.Key_T:
                self._pick(card)
            case Qt.Key.Key_N:
                self._asking.note(self._event_id, card, self._card)
            case Qt.Key.Key_F:
                self._asking.when(card, self._card)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        small = self.height() < SMALL
        self._card.set_small(small)
        for part in (self._hints, self._faces):
            part.setVisible(not small)
        self.head.set_small(self.width() < 700)

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self.head = SortHead()
        self._column.addWidget(self.head)
        self._column.addSpacing(14)
        self._stack = QStackedWidget()
        self._one, self._end = self._build_one(), self._build_end()
        self._stack.addWidget(self._one)
        self._stack.addWidget(self._end)
        self._column.addWidget(self._stack, 1)

    def _build_one(self) -> QWidget:
        middle = QWidget()
        middle.setMaximumWidth(WIDEST)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._card, self._faces = PersonCard(), Faces()
        self._faces.picked.connect(self._on_face)
        self._why = Text("", "small", "text2", wrap=True)
        self._why.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._card)
        column.addSpacing(14)
        column.addLayout(self._build_keys())
        column.addSpacing(8)
        column.addWidget(self._why)
        column.addSpacing(12)
        column.addWidget(self._faces)
        column.addStretch(1)
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(middle, 1000)
        row.addStretch(1)
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        self._hints = SortHints()
        whole.addWidget(ScrollArea(inner), 1)
        whole.addWidget(self._hints)
        return page

    def _build_keys(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(10)
        self.niche_keys = [NicheKey(number) for number in range(1, KEYS + 1)]
        for place, key in enumerate(self.niche_keys):
            grid.addWidget(key, place // 3, place % 3)
            grid.setColumnStretch(place % 3, 1)
            key.clicked.connect(lambda _on=False, number=key.number: self.choose(number))
        return grid

    def _build_end(self) -> EmptyState:
        return EmptyState(
            "",
            tr("Their first follow-ups come up in Today by themselves."),
            [
                Action(
                    "calendar-blank",
                    tr("Show the event"),
                    tr("Whom you met there, and who was written to"),
                    "",
                    lambda: self.event_wanted.emit(self._event_id),
                ),
                Action(
                    "sun",
                    tr("Go on in Today"),
                    tr("What is due, and what comes next"),
                    tr("Ctrl 1"),
                    lambda: self.page_wanted.emit("today"),
                ),
            ],
        )


def _keys() -> list[tuple[str, str]]:
    return [
        ("1–9", tr("Niche, then the next person")),
        ("⇧ 1–9", tr("Add one more niche")),
        ("Enter", tr("Take the suggestion")),
        (tr("Space"), tr("Skip")),
        ("Backspace", tr("Back")),
        ("T", tr("Any other niche")),
        ("N", tr("Note")),
        ("F", tr("Follow-up date")),
        ("Esc", tr("Close")),
    ]
