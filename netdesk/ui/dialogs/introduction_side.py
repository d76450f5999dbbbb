"""One of the two people of an introduction, as its card shows them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.model import Asked
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.buttons import QuietButton, SecondaryButton
from netdesk.ui.widgets.labels import ElidedLabel
from netdesk.words import tr


class SideRow(QWidget):
    """One of the two: what was asked and said, and what can be said now."""

    picked = Signal()
    said = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._face = Avatar(32)
        self._name = ElidedLabel("", "bodyStrong")
        self._state = ElidedLabel("", "small", "text2")
        self.yes = SecondaryButton(tr("Said yes"), "check")
        self.no = QuietButton(tr("Said no"))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._name)
        column.addWidget(self._state)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._face)
        row.addLayout(column, 1)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        self.yes.clicked.connect(lambda: self.said.emit(True))
        self.no.clicked.connect(lambda: self.said.emit(False))

    def show_side(self, side: Asked, state: str, *, asks: bool) -> None:
        """Show how far it is with them; with `asks` what they said is asked."""
        self._face.set_person(side.face.name, side.face.color)
        self._name.set_text(side.face.name)
        self._state.set_text(state)
        self.yes.setVisible(asks)
        self.no.setVisible(asks)
