"""Whom an item would help: who is ticked, who was written to, and who is best left to rest."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk import clock
from netdesk.domain.model import Audience, ChannelKind, ItemView
from netdesk.ui.models.library import rest_words
from netdesk.ui.pages.library.audience_rows import AudienceRow
from netdesk.ui.widgets.buttons import LinkButton
from netdesk.ui.widgets.card import Card, Divider, SectionHead, clear_layout
from netdesk.ui.widgets.labels import ElidedLabel, Icon
from netdesk.words import tr

SHOWN = 5


class Helps(QWidget):
    """Wishes carry an Audience; ticks and what is on its way stay until `begin_anew`."""

    person_wanted = Signal(int)
    write_wanted = Signal(object)
    went = Signal(object, object)
    """To whom, and the ChannelKind by which it was written, None where that is not known."""

    other_wanted = Signal()
    """Somebody of the user's own choice is to get it."""

    choosing_changed = Signal(bool)
    left = Signal()
    """Who had the focus is gone, and nobody else is ticked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ItemView | None = None
        self._chosen: set[int] = set()
        self._wrote: dict[int, ChannelKind | None] = {}
        self._choosing = self._all = False
        self.rows: list[AudienceRow] = []
        self.show_all = LinkButton(tr("Show all"))
        self.other = LinkButton("")
        self._build()
        self.show_all.clicked.connect(self._on_all)
        self.other.clicked.connect(self.other_wanted)

    def begin_anew(self) -> None:
        """Forget what was ticked and written of another item."""
        self._chosen.clear()
        self._wrote.clear()
        self._choosing = self._all = False

    def set_view(self, view: ItemView) -> None:
        """Show whom an item would help; the focus stays with its row, or goes to the next one
        that is ticked."""
        self._view = view
        focused = next((row.one.face.person_id for row in self.rows if row.hasFocus()), 0)
        left = {one.face.person_id for one in view.helps}
        gone = bool(focused) and focused not in left
        self._chosen &= left
        self._choosing = self._choosing and bool(left)
        shown = view.helps if self._all else view.helps[:SHOWN]
        self._fill(shown)
        self._card.setVisible(bool(self.rows))
        self._head.set_count(len(view.helps) or None)
        self.show_all.setVisible(len(shown) < len(view.helps))
        self.other.setText(tr("Somebody else…") if self.rows else tr("Choose somebody…"))
        self.other.updateGeometry()
        self._say_choosing()
        self._resting.setVisible(bool(view.resting))
        self._resting_said.set_text(rest_words(view.resting))
        again = next((row for row in self.rows if row.one.face.person_id == focused), None)
        following = next((row for row in self.rows if row.isChecked()), None)
        target = again or (following if gone else None)
        if target is not None:
            target.setFocus()
        elif gone:
            self.left.emit()

    def choose(self) -> None:
        """Begin or end to tick whom it goes to."""
        self._choosing = not self._choosing
        if not self._choosing:
            self._chosen.clear()
        for row in self.rows:
            row.set_choosing(self._choosing)
        self._say_choosing()
        if self._choosing and self.rows:
            self.rows[0].setFocus()

    def set_wrote(self, person_id: int, kind: ChannelKind | None) -> None:
        """Show that a message to somebody is on its way."""
        self._wrote[person_id] = kind
        for row in self.rows:
            if row.one.face.person_id == person_id:
                row.set_wrote(True)

    def _build(self) -> None:
        self._head = SectionHead(tr("Whom would this help?"))
        self._card = Card(0)
        self._card.body.setContentsMargins(4, 4, 4, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addSpacing(7)
        column.addWidget(self._card)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.show_all)
        line.addWidget(self.other)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._build_resting())

    def _build_resting(self) -> QWidget:
        self._resting = QWidget()
        row = QHBoxLayout(self._resting)
        row.setContentsMargins(8, 10, 8, 0)
        row.setSpacing(7)
        self._resting_said = ElidedLabel("", "small", "text2")
        row.addWidget(Icon("moon", "text2", 14))
        row.addWidget(self._resting_said, 1)
        return self._resting

    def _fill(self, shown: tuple[Audience, ...]) -> None:
        clear_layout(self._card.body)
        self.rows = []
        for place, one in enumerate(shown, 1):
            own = one.face.person_id
            row = AudienceRow(place, one, clock.today())
            row.set_choosing(self._choosing)
            row.setChecked(own in self._chosen)
            row.set_wrote(own in self._wrote)
            row.toggled.connect(partial(self._on_ticked, own))
            row.clicked.connect(row.setFocus)
            row.write_wanted.connect(partial(self.write_wanted.emit, one))
            row.done_wanted.connect(partial(self._on_done, one))
            row.open_wanted.connect(partial(self.person_wanted.emit, own))
            row.moved.connect(partial(self._on_moved, row))
            if place > 1:
                self._card.body.addWidget(Divider())
            self._card.body.addWidget(row)
            row.show()
            self.rows.append(row)

    def _say_choosing(self) -> None:
        note = tr("best first · nobody who got it already")
        if self._view and not self.rows:
            note = _nobody(self._view)
        elif self._choosing:
            note = tr("Tick them, then W writes and Space says that it went")
        self._head.set_note(note)
        self.choosing_changed.emit(self._choosing)

    def _on_ticked(self, person_id: int, on: bool) -> None:
        (self._chosen.add if on else self._chosen.discard)(person_id)

    def _on_done(self, one: Audience) -> None:
        self.went.emit(one, self._wrote.pop(one.face.person_id, None))

    def _on_moved(self, row: AudienceRow, step: int) -> None:
        place = self.rows.index(row) + step
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus()

    def _on_all(self) -> None:
        self._all = True
        if self._view:
            self.set_view(self._view)


def _nobody(view: ItemView) -> str:
    """Say why nobody is suggested, and what helps."""
    if not view.item.niches:
        return tr("Nobody just now: give it a niche, or people needs")
    if view.resting:
        return tr("Nobody just now")
    if view.got:
        return tr("Nobody else: whom it fits has it")
    return tr("Nobody just now: give people its niche, or needs")
