"""A list as a table of one column that a delegate paints: quick over any number of rows."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from netdesk.ui.widgets.keys import MOVING, acting_once

Index = QModelIndex | QPersistentModelIndex


class _Viewport(QWidget):
    """Says when the pointer leaves.

    ListView.viewportEvent would hear of it too, and of everything else; given any event, PySide
    makes the classes of all events, and in the first frame that counts.
    """

    left = Signal()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()


class ListView(QTableView):
    """One column, no grid; J and K move, Return opens, the row under the pointer is `hovered`.

    Accessible names come from the model's AccessibleTextRole. Rows are as high as the delegate's
    size hint for the first row unless `set_row_height` or the model's SizeHintRole differ.
    """

    opened = Signal(object)
    """QModelIndex that was double clicked or Return pressed on."""

    hovered_changed = Signal(int)
    selection_changed = Signal()

    def __init__(
        self, name: str, *, many: bool = False, row_height: int = 56, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        viewport = _Viewport()  # asking for Qt's own makes PySide load every widget class
        viewport.left.connect(lambda: self._set_hovered(-1))
        self.setViewport(viewport)
        self.setAccessibleName(name)
        self.hovered = -1
        self._own_heights: set[int] = set()
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        palette = self.palette()  # the delegate paints the ground of a selected row, not Qt
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setAutoScroll(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().hide()
        self.set_row_height(row_height)
        self.doubleClicked.connect(self.opened.emit)

    def set_row_height(self, height: int) -> None:
        """Give all rows this height in pixels, those too that had one of their own."""
        header = self.verticalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(1)
        header.setDefaultSectionSize(height)
        for row in self._own_heights:  # Qt leaves them out, also after the model's reset
            if row < header.count():
                super().setRowHeight(row, height)
        self._own_heights.clear()

    def setRowHeight(self, row: int, height: int) -> None:
        """Give one row another height, until `set_row_height`."""
        self._own_heights.add(row)
        super().setRowHeight(row, height)

    def move(self, step: int) -> None:  # type: ignore[override]
        """Make the row `step` rows away current, rows that can't be selected left out."""
        model = self.model()
        if model is None:
            return
        row = self.currentIndex().row() + step
        while 0 <= row < model.rowCount():
            index = model.index(row, 0)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentIndex(index)
                return
            row += 1 if step > 0 else -1

    def selected_rows(self) -> list[int]:
        """Return the numbers of the selected rows, in order."""
        chosen = self.selectionModel()
        return sorted(index.row() for index in chosen.selectedRows()) if chosen else []

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self._set_hovered(-1)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in (Qt.Key.Key_J, Qt.Key.Key_K):
            self.move(1 if event.key() == Qt.Key.Key_J else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
        if event.key() in MOVING:
            self._follow_current()

    def _follow_current(self) -> None:
        """Scroll to the current row, and with it to the heading above it.

        Qt's own scrolling is off: it would also follow a click on a row at the edge.
        """
        row = self.currentIndex().row()
        for wanted in (row - 1, row):
            index = self.model().index(wanted, 0)
            if wanted == row or not index.flags() & Qt.ItemFlag.ItemIsSelectable:
                self.scrollTo(index)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Let Home and End go to the first and the last row; in a table they stay in theirs."""
        if action in (self.CursorAction.MoveHome, self.CursorAction.MoveEnd):
            modifiers |= Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(action, modifiers)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._set_hovered(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Leave letters to the page's own keys."""

    def _set_hovered(self, row: int) -> None:
        if row == self.hovered:
            return
        before, self.hovered = self.hovered, row
        model = self.model()
        for changed in (before, row):
            if model is not None and 0 <= changed < model.rowCount():
                self.update(model.index(changed, 0))
        self.hovered_changed.emit(row)
