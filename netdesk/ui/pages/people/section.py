"""A part of the card of facts: a heading, which may fold, and rows."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.ui.pages.people.fact_row import FactRow
from netdesk.ui.widgets.buttons import LinkButton, QuietButton
from netdesk.ui.widgets.card import clear_layout
from netdesk.ui.widgets.labels import Text


class _Fold(QuietButton):
    """A heading that opens and closes what is under it."""

    SIDE = 0
    ROLE = "bodyStrong"


class AddLink(LinkButton):
    """A link that stands where a row would."""

    SIDE = 0


class Section(QWidget):
    """A heading and its rows; with `folded`, the heading opens and closes them."""

    ended = Signal()
    """A row is no longer edited."""

    def __init__(self, title: str, *, folding: bool = False) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(0, 0, 0, 0)
        self.column.addLayout(self.head)
        self._rows = QWidget()
        self.rows = QVBoxLayout(self._rows)
        self.rows.setContentsMargins(0, 4, 0, 0)
        self.rows.setSpacing(0)
        self.column.addWidget(self._rows)
        if folding:
            self.fold = _Fold(title, "caret-right")
            self.fold.setCheckable(True)
            self.fold.toggled.connect(self._on_fold)
            self.head.addWidget(self.fold)
            self._rows.hide()
        else:
            self.head.addWidget(Text(title, "bodyStrong", "text2"))
        self.head.addStretch(1)

    def fact_rows(self) -> list[FactRow]:
        """Return the rows of facts."""
        items = (self.rows.itemAt(place) for place in range(self.rows.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, FactRow)]

    def open_row(self, row: FactRow, place: int) -> None:
        """Put a new row at a place and open its editor."""
        self.rows.insertWidget(place, row)
        self.show()
        row.show()
        row.edit()

    def drop(self, row: FactRow) -> None:
        """Take a row out."""
        self.rows.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.ended.emit()

    def refill(self, fill: Callable[[], None]) -> None:
        """Let other rows take the place of all; unseen, so that they are laid out once for all."""
        hidden = self._rows.isHidden()
        self._rows.hide()
        clear_layout(self.rows)
        fill()
        self._rows.setHidden(hidden)

    def _on_fold(self, open_: bool) -> None:
        self.fold.set_icon("caret-down" if open_ else "caret-right")
        self._rows.setVisible(open_)
