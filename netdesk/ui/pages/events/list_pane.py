"""The left side of Events & groups: a new one, search, filters, and the list."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from netdesk import clock
from netdesk.ui import theme
from netdesk.ui.models.events import Filter, Key, Occasions, rows_of
from netdesk.ui.pages.events.view import EventsView
from netdesk.ui.widgets.buttons import LinkButton, SecondaryButton
from netdesk.ui.widgets.chips import FilterChip
from netdesk.ui.widgets.fields import SearchField
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import Text
from netdesk.words import tr

WIDTH = 331
TYPING_MS = 140
ONE_LINE = 520
"""From this width on, it is the only pane and has no edge."""


class ListPane(QWidget):
    """Emits `wanted` with the text to search for; the page asks and calls `show_found`."""

    wanted = Signal(str)
    new_wanted = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = Occasions()
        self._filter = Filter.ALL
        self.view = EventsView()
        self._typing = QTimer(self, interval=TYPING_MS, singleShot=True)
        self._build()
        self._connect()

    def text(self) -> str:
        """Return what is searched for."""
        return self.search.text()

    def clear(self) -> None:
        """Show everything again."""
        self.search.clear()
        self._typing.stop()
        self._set_filter(Filter.ALL)
        self.wanted.emit("")

    def show_key(self, key: Key) -> bool:
        """Select a line, with the filter that shows it; False if it is not there at all."""
        if self.view.show_key(key):
            return True
        self._set_filter(Filter.EVENTS if key[0] == "event" else Filter.GROUPS)
        return self.view.show_key(key)

    def show_found(self, found: Occasions) -> None:
        """Show the answer."""
        self._found = found
        for wanted, count in (
            (Filter.EVENTS, found.events),
            (Filter.GROUPS, found.groups),
            (Filter.CIRCLES, found.circles),
        ):
            self._chips[wanted].set_count(count)
        self._row.invalidate()
        self._fill()

    def _fill(self) -> None:
        rows = rows_of(self._found, self._filter, clock.today())
        self.view.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        text = self.text().strip()
        said = tr("Nothing fits “%1”.", text) if text else tr("Nothing is here.")
        self._nothing.setText(said)
        self._clear.setVisible(bool(text) or self._filter is not Filter.ALL)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 18, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 12, 0)
        head.addWidget(Text(tr("Events & groups"), "title2"), 1)
        self.new = SecondaryButton(tr("New"), "plus", tr("Ctrl ⇧ N"))
        head.addWidget(self.new)
        column.addLayout(head)
        column.addSpacing(9)
        self.search = SearchField(tr("Name, place, who was there…"), tr("Ctrl F"))
        self.search.setAccessibleName(tr("Search events and groups"))
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self.search)
        column.addLayout(row)
        column.addSpacing(9)
        chips = QHBoxLayout()
        chips.setContentsMargins(12, 0, 4, 0)
        chips.addWidget(self._build_chips())
        column.addLayout(chips)
        column.addSpacing(4)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._build_nothing())
        column.addWidget(self._stack, 1)

    def _build_chips(self) -> QWidget:
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._row = FlowLayout(holder, gap=6)
        self._chips = {
            Filter.ALL: FilterChip(tr("All")),
            Filter.EVENTS: FilterChip(tr("Events")),
            Filter.GROUPS: FilterChip(tr("Groups")),
            Filter.CIRCLES: FilterChip(tr("Circles")),
        }
        group = QButtonGroup(self)
        for wanted, chip in self._chips.items():
            group.addButton(chip)
            chip.clicked.connect(lambda _on=False, wanted=wanted: self._set_filter(wanted))
            self._row.addWidget(chip)
        self._chips[Filter.ALL].setChecked(True)
        return holder

    def _build_nothing(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 48, 24, 24)
        column.setSpacing(10)
        self._nothing = Text("", "body", "text2", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._clear = LinkButton(tr("Show everything"))
        column.addWidget(self._nothing)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda: self._typing.start())
        self.search.returnPressed.connect(self._on_search_return)
        self._typing.timeout.connect(lambda: self.wanted.emit(self.text()))
        self.new.clicked.connect(lambda: self.new_wanted.emit(self.new))
        self._clear.clicked.connect(self.clear)
        self.view.all_wanted.connect(lambda: self._set_filter(Filter.EVENTS))

    def _set_filter(self, wanted: Filter) -> None:
        self._filter = wanted
        self._chips[wanted].setChecked(True)
        self._fill()

    def _on_search_return(self) -> None:
        self._typing.stop()
        self.wanted.emit(self.text())
        self.view.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= ONE_LINE:
            return
        painter = QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge = 0 if rtl else self.width() - 1
        painter.fillRect(edge, 0, 1, self.height(), theme.current().color("border"))
