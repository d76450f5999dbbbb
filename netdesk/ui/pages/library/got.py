"""Who got an item, and what came of it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from netdesk import clock
from netdesk.domain.model import Recipient
from netdesk.ui import theme
from netdesk.ui.dialogs.note import NotePopover
from netdesk.ui.pages.library.audience_rows import GotRow
from netdesk.ui.widgets.buttons import LinkButton
from netdesk.ui.widgets.card import Card, Divider, SectionHead, clear_layout
from netdesk.ui.widgets.menu import pop
from netdesk.words import tr

SHOWN = 5


class Got(QWidget):
    """Wishes carry a Recipient; hidden while nobody got it."""

    person_wanted = Signal(int)
    won = Signal(object)
    outcome_written = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._got: tuple[Recipient, ...] = ()
        self._all = False
        self.rows: list[GotRow] = []
        self._head = SectionHead(tr("Who got it"))
        self._card = Card(0)
        self._card.body.setContentsMargins(4, 4, 4, 4)
        self.show_all = LinkButton(tr("Show all"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addWidget(self._head)
        column.addWidget(self._card)
        column.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignLeading)
        self.show_all.clicked.connect(self._on_all)

    def begin_anew(self) -> None:
        """Show the first few of another item."""
        self._all = False

    def set_got(self, got: tuple[Recipient, ...]) -> None:
        """Show these."""
        self._got = got
        clear_layout(self._card.body)
        self.rows = []
        shown = got if self._all else got[:SHOWN]
        for place, one in enumerate(shown):
            row = GotRow(one, clock.today())
            row.clicked.connect(partial(self._on_clicked, row))
            if place:
                self._card.body.addWidget(Divider())
            self._card.body.addWidget(row)
            row.show()
            self.rows.append(row)
        self.setVisible(bool(got))
        self._head.set_count(len(got))
        self.show_all.setVisible(len(shown) < len(got))

    def ask_outcome(self, row: GotRow) -> None:
        """Ask what came of it."""
        one = row.one
        note = NotePopover(self, tr("What came of it for %1?", one.face.name), one.outcome)
        note.wished.connect(partial(self.outcome_written.emit, one))
        note.open_at(row)

    def _on_clicked(self, row: GotRow) -> None:
        one, menu = row.one, QMenu(self)
        look = theme.current()
        menu.addAction(look.icon("note"), tr("What came of it…"), partial(self.ask_outcome, row))
        won = menu.addAction(look.icon("handshake"), tr("Became a client"))
        won.setCheckable(True)
        won.setChecked(one.won)
        won.triggered.connect(lambda _on=False: self.won.emit(one))
        shown = partial(self.person_wanted.emit, one.face.person_id)
        menu.addAction(look.icon("user"), tr("Show %1", one.face.name), shown)
        pop(menu, row)

    def _on_all(self) -> None:
        self._all = True
        self.set_got(self._got)
