"""The left side of a page: a head, a search field, a row of filters, and the list."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets.buttons import LinkButton
from netdesk.ui.widgets.fields import SearchField
from netdesk.ui.widgets.filter_row import FilterRow
from netdesk.ui.widgets.labels import Text
from netdesk.ui.widgets.list_view import ListView
from netdesk.words import tr

TYPING_MS = 140
ONE_LINE = 520
"""From this width on, it is the only pane: it has no edge, and may have the search in its head."""


class SearchPane(QWidget):
    """Emits `typed` when typing rests or Return is pressed, which leads on to the list."""

    typed = Signal()

    def __init__(
        self, view: ListView, placeholder: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.view = view
        self.search = SearchField(placeholder, tr("Ctrl F"))
        self.search.setAccessibleName(name)
        self.filters = FilterRow()
        self._typing = QTimer(self, interval=TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self.typed)
        self.search.textChanged.connect(lambda: self._typing.start())
        self.search.returnPressed.connect(self._on_return)
        self.search.returnPressed.connect(view.setFocus)

    def text(self) -> str:
        """Return what is searched for."""
        return self.search.text()

    def _lay_out(
        self, head: QLayout, body: QWidget, gaps: tuple[int, int, int, int] = (18, 9, 9, 4)
    ) -> QVBoxLayout:
        """Put the parts below each other; `gaps` are those above the four of them."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, gaps[0], 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        self._search_row = QHBoxLayout()
        self._search_row.setContentsMargins(12, 0, 12, 0)
        self._search_row.addWidget(self.search)
        filters = QHBoxLayout()
        filters.setContentsMargins(12, 0, 4, 0)
        filters.addWidget(self.filters)
        for gap, row in zip(gaps[1:3], (self._search_row, filters), strict=True):
            column.addSpacing(gap)
            column.addLayout(row)
        column.addSpacing(gaps[3])
        column.addWidget(body, 1)
        return column

    def _on_return(self) -> None:
        self._typing.stop()
        self.typed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() < ONE_LINE:
            edge = 0 if self.isRightToLeft() else self.width() - 1
            QPainter(self).fillRect(edge, 0, 1, self.height(), theme.current().color("border"))


class NothingFits(QWidget):
    """What stands in the place of a list where nothing fits: what is so, and a way out."""

    def __init__(self, clear: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = Text("", "body", "text2", wrap=True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.clear = LinkButton(clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 48, 24, 24)
        column.setSpacing(10)
        column.addWidget(self.said)
        column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
