"""The list of people as a view: keys, check boxes, and a selection that outlives a reload."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from netdesk.ui import theme
from netdesk.ui.models.people import PeopleModel, Roster
from netdesk.ui.models.pictures import Photos
from netdesk.ui.pages.people.rows import HEADING, ROW, PersonRows
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.keys import acting_once
from netdesk.ui.widgets.list_view import Index, ListView
from netdesk.ui.work import Work
from netdesk.words import tr

Flag = QItemSelectionModel.SelectionFlag
AT_ONCE = 8
"""So many rows that changed are painted in one frame; of more, half of them."""

_MOVES = QAbstractItemView.CursorAction
_DOWNWARD = (_MOVES.MoveDown, _MOVES.MoveNext, _MOVES.MovePageDown, _MOVES.MoveHome)


class PeopleView(ListView):
    """Emits `picked` when other people are selected, `opened` on Return or a double click."""

    picked = Signal()
    menu_wanted = Signal(QPoint)
    """A menu of what can be done with the selected people, at a point of the screen."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(tr("People"), many=True, row_height=ROW, parent=parent)
        self.people = PeopleModel(work, self)
        self._photos = Photos(work, 2 * 36, self)
        self._rows = PersonRows(self.people, self._photos, self)
        self._quiet = False
        self._kept: tuple[list[int], int] | None = None
        self._late: list[tuple[int, int]] = []
        self._next_frame = QTimer(self, interval=0, singleShot=True)  # a posted call comes sooner
        self._next_frame.timeout.connect(self._on_next_frame)
        # it paints its own ground, so that scrolling moves what is there and paints only the rest
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setModel(self.people)
        self._photos.loaded.connect(lambda _sha: self.viewport().update())
        self.selection_changed.connect(self._on_selected)
        theme.current().changed.connect(self._set_heights)

    def set_roster(self, found: Roster, order: str) -> None:
        """Show these people; who was selected and what was seen stay, or who had the cursor there.

        A first page may lack those who were selected: they are selected again when the rest has
        come, unless the user has selected somebody meanwhile.
        """
        self._rows.order = order
        selected, current = self.selected(), self.people.person_at(self.currentIndex().row())
        wanted = self._kept or (selected, current)
        top, seen = self._top(), self._is_seen(current)
        self._quiet = True
        rows = self.people.rowCount()
        moved = self.people.set_roster(found)
        if moved or self.people.rowCount() != rows:  # what comes below may have headings
            self._set_heights()
        if moved or self._kept:
            self.select(*wanted)
        if moved:
            self._scroll_back(*top)
            if seen and not self._is_seen(current):
                self.scrollTo(self.currentIndex())
        self._quiet = False
        self._kept = None if found.counts else wanted
        if found.counts and self.selected() != wanted[0]:
            self._on_selected()

    def selected(self) -> list[int]:
        """Return the selected people in the order of the list."""
        found: list[int] = []
        chosen = self.selectionModel().selection()
        ranges = sorted((part.top(), part.bottom()) for part in chosen.toList())
        for first, last in ranges:
            found += self.people.people_between(first, last)
        return found

    def select(self, ids: Collection[int], current: int = 0) -> None:
        """Select these people, as far as they are in the list; `current` gets the cursor."""
        rows = sorted(row for own in ids if (row := self.people.row_of(own)) >= 0)
        chosen = QItemSelection()
        start = 0
        for place, row in enumerate(rows):
            if place + 1 == len(rows) or rows[place + 1] != row + 1:
                chosen.select(self.people.index(rows[start], 0), self.people.index(row, 0))
                start = place + 1
        model = self.selectionModel()
        place = self.people.row_of(current)
        place = place if place >= 0 else rows[0] if rows else -1
        if place >= 0:
            model.setCurrentIndex(self.people.index(place, 0), Flag.NoUpdate)
        model.select(chosen, Flag.ClearAndSelect)

    def show_person(self, person_id: int) -> bool:
        """Select somebody and scroll to them; False if they are not in the list."""
        row = self.people.row_of(person_id)
        if row < 0:
            return False
        self.select([person_id], person_id)
        self.scrollTo(self.people.index(row, 0))
        return True

    def select_row(self, row: int) -> None:
        """Select the person at a row, or the nearest one."""
        for step in (0, 1, -1, 2, -2):
            if own := self.people.person_at(row + step):
                self.show_person(own)
                return

    def toggle(self, row: int) -> None:
        """Add a row's person to the selection, or take them out."""
        if self.people.person_at(row):
            index = self.people.index(row, 0)
            self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
            self.selectionModel().select(index, Flag.Toggle)

    def set_checks(self, shown: bool) -> None:
        """Show check boxes, while several are selected."""
        self._rows.checks = shown
        self.viewport().update()

    def _set_heights(self) -> None:
        look = theme.current()
        self.set_row_height(look.px(ROW))
        for row in self.people.headings():
            self.setRowHeight(row, look.px(HEADING))

    def _top(self) -> tuple[int, int]:
        """Return who is at the top and how far they are scrolled off."""
        row = self.rowAt(0)
        while row >= 0 and not self.people.person_at(row) and row < self.people.rowCount() - 1:
            row += 1
        return self.people.person_at(row), self.rowViewportPosition(row) if row >= 0 else 0

    def _scroll_back(self, person_id: int, offset: int) -> None:
        row = self.people.row_of(person_id)
        if row >= 0:
            self.verticalScrollBar().setValue(self.verticalHeader().sectionPosition(row) - offset)

    def _is_seen(self, person_id: int) -> bool:
        row = self.people.row_of(person_id)
        place = self.visualRect(self.people.index(row, 0))
        return row >= 0 and self.viewport().rect().intersects(place)

    def _on_selected(self) -> None:
        if not self._quiet:
            self._kept = None
            self.picked.emit()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Pass over headings, wherever a key leads."""
        row = super().moveCursor(action, modifiers).row()
        step = 1 if action in _DOWNWARD else -1
        last = self.people.rowCount() - 1
        while 0 <= row <= last and not self.people.person_at(row):
            if not 0 <= row + step <= last:
                return self.currentIndex()
            row += step
        return self.people.index(row, 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() == Qt.MouseButton.LeftButton
        if self._rows.checks and plain and left and self._is_on_box(event, index.row()):
            self.toggle(index.row())
            return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu at somebody, who is selected then: alone, unless among others."""
        mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if mouse else self.currentIndex()
        if own := self.people.person_at(index.row()):
            if not self.selectionModel().isSelected(index):
                self.select([own], own)
            self.scrollTo(index)
            row = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_wanted.emit(event.globalPos() if mouse else row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self._rows.checks and self._is_on_box(event, index.row()):
            self.toggle(index.row())
            return
        super().mouseDoubleClickEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        area, header = event.rect(), self.verticalHeader()
        painter = QPainter(self.viewport())
        paint.paint_ground(painter, QRectF(area), theme.current().color("bg"))
        first, last = header.visualIndexAt(area.top()), header.visualIndexAt(area.bottom())
        if first >= 0:
            self._rows.paint(painter, first, last if last >= 0 else self.people.rowCount() - 1)
        painter.end()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint rows that changed in two frames where they fill the view: one would be long."""
        top = max(first.row(), self.rowAt(0))
        seen = self.rowAt(self.viewport().height() - 1)
        bottom = min(last.row(), seen) if seen >= 0 else last.row()
        if bottom - top < AT_ONCE:
            super().dataChanged(first, last, roles)
            return
        middle, end = (top + bottom) // 2, last.row()
        super().dataChanged(first, self.people.index(middle, 0), roles)
        self._late.append((middle + 1, end))
        self._next_frame.start()

    def _on_next_frame(self) -> None:
        late, self._late = self._late, []
        for first, last in late:
            end = min(last, self.people.rowCount() - 1)  # the list may be another by now
            if first <= end:
                super().dataChanged(self.people.index(first, 0), self.people.index(end, 0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.currentIndex().isValid():
            self._show_focus()
        else:
            super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._show_focus()

    def _show_focus(self) -> None:
        """Paint the row under the cursor alone; Qt would paint all of them."""
        self.viewport().update(self.visualRect(self.currentIndex()))

    def _is_on_box(self, event: QMouseEvent, row: int) -> bool:
        if not self.people.person_at(row):
            return False
        rect = QRectF(self.visualRect(self.people.index(row, 0)))
        zone = self._rows.box_zone(rect)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            zone.moveRight(rect.right())
        return zone.contains(event.position())

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() == Qt.Key.Key_X:
            self.toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
