"""A list of values that a delegate paints: its model, and a selection that outlives a reload."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets.list_view import ListView

Index = QModelIndex | QPersistentModelIndex
RowRole = int(Qt.ItemDataRole.UserRole) + 1
Flag = QItemSelectionModel.SelectionFlag
_MOVES = QAbstractItemView.CursorAction
_DOWNWARD = (_MOVES.MoveDown, _MOVES.MoveNext, _MOVES.MovePageDown, _MOVES.MoveHome)


class RowsModel(QAbstractTableModel):
    """One column; a row that is a text is a heading, which can't be selected."""

    def __init__(self, spoken: Callable[[Any], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self.rows: list[Any] = []

    def set_rows(self, rows: list[Any]) -> bool:
        """Show these; say whether anything differs from what was shown."""
        if rows == self.rows:
            return False
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else self._spoken(row)
        return row if role == RowRole else None


class RowsView(ListView):
    """Emits `picked` when another row is selected; `key_of` tells rows apart over a reload."""

    picked = Signal()

    def __init__(
        self,
        name: str,
        key_of: Callable[[Any], Hashable],
        spoken: Callable[[Any], str],
        *,
        row: int,
        heading: int = 25,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, row_height=row, parent=parent)
        self._key_of, self._row, self._heading = key_of, row, heading
        self._quiet = False
        self.found = RowsModel(spoken, self)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(palette)  # the delegate paints the ground of the selected row
        self.setModel(self.found)
        self.selection_changed.connect(self._on_selected)
        theme.current().changed.connect(self._set_heights)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these; what was selected and seen stays."""
        key, place = self.current_key(), self.currentIndex().row()
        top = self.verticalScrollBar().value()
        self._quiet = True
        if self.found.set_rows(list(rows)):
            self._set_heights()
            if key is not None and not self.show_key(key):
                self.select_near(place)
            self.verticalScrollBar().setValue(top)
        self._quiet = False
        if self.current_key() != key:
            self.picked.emit()

    def current(self) -> Any:
        """Return the selected row, None if there is none."""
        places = self.selected_rows()
        return self.found.rows[places[0]] if places else None

    def current_key(self) -> Hashable | None:
        """Return what the selected row is known by."""
        row = self.current()
        return None if row is None else self._key_of(row)

    def show_key(self, key: Hashable) -> bool:
        """Select a row and scroll to it; False if it is not in the list."""
        for place, row in enumerate(self.found.rows):
            if not isinstance(row, str) and self._key_of(row) == key:
                index = self.found.index(place, 0)
                self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect)
                self.scrollTo(index)
                return True
        return False

    def select_near(self, place: int) -> None:
        """Select the row at a place, or the nearest one."""
        for step in (0, 1, -1, 2, -2):
            near = max(0, place) + step
            if 0 <= near < len(self.found.rows) and not isinstance(self.found.rows[near], str):
                self.show_key(self._key_of(self.found.rows[near]))
                return

    def _set_heights(self) -> None:
        look = theme.current()
        self.set_row_height(look.px(self._row))
        for place, row in enumerate(self.found.rows):
            if isinstance(row, str):
                self.setRowHeight(place, look.px(self._heading))

    def _on_selected(self) -> None:
        if not self._quiet:
            self.picked.emit()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Pass over headings, wherever a key leads."""
        place = super().moveCursor(action, modifiers).row()
        step = 1 if action in _DOWNWARD else -1
        rows = self.found.rows
        while 0 <= place < len(rows) and isinstance(rows[place], str):
            if not 0 <= place + step < len(rows):
                return self.currentIndex()
            place += step
        return self.found.index(place, 0)
