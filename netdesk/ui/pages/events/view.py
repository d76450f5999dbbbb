"""The list of events and groups as a view: keys, and a selection that outlives a reload."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QWidget

from netdesk.ui import theme
from netdesk.ui.models.events import EventsModel, Key, More, Row, key_of
from netdesk.ui.pages.events.delegate import HEADING, ROW, EventDelegate
from netdesk.ui.widgets.list_view import ListView
from netdesk.words import tr

Flag = QItemSelectionModel.SelectionFlag
_MOVES = QAbstractItemView.CursorAction
_DOWNWARD = (_MOVES.MoveDown, _MOVES.MoveNext, _MOVES.MovePageDown, _MOVES.MoveHome)


class EventsView(ListView):
    """Emits `picked` when another line is selected, `opened` on Return or a double click."""

    picked = Signal()
    all_wanted = Signal()
    """All past events, where some are left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Events & groups"), row_height=ROW, parent=parent)
        self.occasions = EventsModel(self)
        self._quiet = False
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(palette)  # the delegate paints the ground of the selected row
        self.setModel(self.occasions)
        self.setItemDelegate(EventDelegate(self))
        self.selection_changed.connect(self._on_selected)
        self.clicked.connect(self._on_clicked)
        theme.current().changed.connect(self._set_heights)

    def set_rows(self, rows: list[Row]) -> None:
        """Show these; what was selected and seen stays."""
        key, row = self.current(), self.currentIndex().row()
        top = self.verticalScrollBar().value()
        self._quiet = True
        if self.occasions.set_rows(rows):
            self._set_heights()
            if key is not None and not self.show_key(key):
                self.select_near(row)
            self.verticalScrollBar().setValue(top)
        self._quiet = False
        if self.current() != key:
            self.picked.emit()

    def current(self) -> Key | None:
        """Return the selected line."""
        rows = self.selected_rows()
        return key_of(self.occasions.row(rows[0])) if rows else None

    def hovered_key(self) -> Key | None:
        """Return the line under the pointer."""
        return key_of(self.occasions.row(self.hovered))

    def show_key(self, key: Key) -> bool:
        """Select a line and scroll to it; False if it is not in the list."""
        place = self.occasions.place_of(key)
        if place < 0:
            return False
        index = self.occasions.index(place, 0)
        self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect)
        self.scrollTo(index)
        return True

    def select_near(self, row: int) -> None:
        """Select the line at a row, or the nearest one."""
        for step in (0, 1, -1, 2, -2):
            key = key_of(self.occasions.row(max(0, row) + step))
            if key is not None:
                self.show_key(key)
                return

    def _set_heights(self) -> None:
        look = theme.current()
        self.set_row_height(look.px(ROW))
        for row in self.occasions.headings():
            self.setRowHeight(row, look.px(HEADING))

    def _on_clicked(self, index: QModelIndex) -> None:
        if isinstance(self.occasions.row(index.row()), More):
            self.all_wanted.emit()

    def _on_selected(self) -> None:
        if not self._quiet:
            self.picked.emit()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Pass over headings, wherever a key leads."""
        row = super().moveCursor(action, modifiers).row()
        step = 1 if action in _DOWNWARD else -1
        last = self.occasions.rowCount() - 1
        while 0 <= row <= last and key_of(self.occasions.row(row)) is None:
            if not 0 <= row + step <= last:
                return self.currentIndex()
            row += step
        return self.occasions.index(row, 0)
