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
from PySide6.QtWidgets import QAbstractItemView, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets.list_view import ListView

Index = QModelIndex | QPersistentModelIndex
RowRole = int(Qt.ItemDataRole.UserRole) + 1
Flag = QItemSelectionModel.SelectionFlag
_MOVES = QAbstractItemView.CursorAction
_DOWNWARD = (_MOVES.MoveDown, _MOVES.MoveNext, _MOVES.MovePageDown, _MOVES.MoveHome)


class RowsModel(QAbstractTableModel):
    """One column; a text is a heading; what has no key can be clicked, but not selected."""

    def __init__(
        self,
        key_of: Callable[[Any], Hashable | None],
        spoken: Callable[[Any], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._key_of, self._spoken = key_of, spoken
        self.rows: list[Any] = []

    def key(self, place: int) -> Any:
        """Return what a row is known by; None for a heading and where no row is."""
        row = self.rows[place] if 0 <= place < len(self.rows) else None
        return None if row is None or isinstance(row, str) else self._key_of(row)

    def place_of(self, key: Hashable) -> int:
        """Return the row that is known by a key, -1 if there is none."""
        return next((n for n in range(len(self.rows)) if self.key(n) == key), -1)

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
        if self.key(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
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
        key_of: Callable[[Any], Hashable | None],
        spoken: Callable[[Any], str],
        *,
        row: int,
        heading: int = 25,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, row_height=row, parent=parent)
        self._row, self._heading = row, heading
        self._quiet = False
        self.found = RowsModel(key_of, spoken, self)
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
        else:
            self.viewport().update()  # another day may be told of the same rows
        self._quiet = False
        if self.current_key() != key:
            self.picked.emit()

    def current(self) -> Any:
        """Return the selected row, None if there is none."""
        places = self.selected_rows()
        return self.found.rows[places[0]] if places else None

    def current_key(self) -> Any:
        """Return what the selected row is known by."""
        places = self.selected_rows()
        return self.found.key(places[0]) if places else None

    def show_key(self, key: Hashable) -> bool:
        """Select a row and scroll to it; False if it is not in the list."""
        place = self.found.place_of(key)
        if place < 0:
            return False
        index = self.found.index(place, 0)
        self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect)
        self.scrollTo(index)
        return True

    def select_near(self, place: int) -> None:
        """Select the row at a place, or the nearest one."""
        for step in (0, 1, -1, 2, -2):
            key = self.found.key(max(0, place) + step)
            if key is not None:
                self.show_key(key)
                return

    def _set_heights(self) -> None:
        look = theme.current()
        self.set_row_height(look.px(self._row))
        for place in range(len(self.found.rows)):
            if self.found.key(place) is None:
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
        last = len(self.found.rows) - 1
        while 0 <= place <= last and self.found.key(place) is None:
            if not 0 <= place + step <= last:
                return self.currentIndex()
            place += step
        return self.found.index(place, 0)
