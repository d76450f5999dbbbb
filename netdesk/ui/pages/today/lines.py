"""The list of Today: two cards of lines, buttons on the one under the pointer, keys for all."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from netdesk.domain.model import TodayItem
from netdesk.ui import theme
from netdesk.ui.models.photos import Photos
from netdesk.ui.models.today import Heading, Key, TodayModel, icon, key_of
from netdesk.ui.pages.today import delegate as drawing
from netdesk.ui.pages.today.delegate import END, PAD, TodayDelegate
from netdesk.ui.pages.today.wishes import KEYS, Wish, choices
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.buttons import IconButton, SecondaryButton
from netdesk.ui.widgets.keys import acting_once
from netdesk.ui.widgets.list_view import ListView
from netdesk.words import tr

RADIUS = 12


class RowButtons(QWidget):
    """Write, Snooze and Done, over the end of one line; keys do the same: they take no focus."""

    clicked = Signal(object)
    """Wish"""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.write = SecondaryButton(tr("Write"), "envelope", "W")
        self.write_small = IconButton("envelope", tr("Write"), "W", edged=True)
        self.snooze = IconButton("clock", tr("Snooze"), "S", edged=True)
        self.done = IconButton("check", tr("Done"), tr("Space"), edged=True)
        for button, wish in (
            (self.write, Wish.WRITE),
            (self.write_small, Wish.WRITE),
            (self.snooze, Wish.SNOOZE),
            (self.done, Wish.DONE),
        ):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, wish=wish: self.clicked.emit(wish))
            row.addWidget(button)
        self.set_small(False)

    def set_small(self, small: bool) -> None:
        """Show icons without words."""
        self.write.setVisible(not small)
        self.write_small.setVisible(small)
        self.adjustSize()

    def show_for(self, item: TodayItem) -> None:
        """Show the way by which this person is written to."""
        for button in (self.write, self.write_small):
            button.set_icon(icon(item) if item.channel else "paper-plane")


class TodayList(ListView):
    """As high as its lines: the page scrolls, not the list."""

    wished = Signal(object, object)
    """Wish, and the TodayItem it is for."""

    seen = Signal(object)
    """QRect of the line that the keys have reached, to be scrolled to."""

    def __init__(self, photos: Photos | None = None, parent: QWidget | None = None) -> None:
        super().__init__(tr("Today"), row_height=drawing.row_height(), parent=parent)
        self.lines = TodayModel(self)
        self._drawing = TodayDelegate(self, self.lines, photos)
        self._held = False
        self._pressed: Key | None = None
        self._cards: list[tuple[int, int]] = []
        """Top and bottom of each section's card."""

        self.setItemDelegate(self._drawing)
        self.setModel(self.lines)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.buttons = RowButtons(self.viewport())
        self.buttons.hide()
        self._connect()
        if photos is not None:
            photos.loaded.connect(lambda _sha: self.viewport().update())
        self._fit()

    def _connect(self) -> None:
        self.opened.connect(self._on_opened)
        self.hovered_changed.connect(self._refresh)
        self.selection_changed.connect(self._refresh)
        self.lines.modelReset.connect(self._fit)
        self.buttons.clicked.connect(lambda wish: self._wish(wish, self._active_row()))
        theme.current().changed.connect(self._fit)

    def current_item(self) -> TodayItem | None:
        """Return the item that the keys are for."""
        return self.lines.item(self.currentIndex().row())

    def select(self, row: int) -> None:
        """Make the item in or next to a row current: the one below, else the one above."""
        rows = self.lines.item_rows()
        below = [one for one in rows if one >= row]
        if rows:
            self.setCurrentIndex(self.lines.index(below[0] if below else rows[-1], 0))

    def show_current(self) -> None:
        """Ask for the current line to be scrolled to."""
        if self.current_item() is not None:
            self.seen.emit(self.visualRect(self.currentIndex()))

    def hold(self, held: bool) -> None:
        """Keep the current line marked while a small window of its own has the focus."""
        self._held = held
        self._refresh()

    def set_small(self, small: bool) -> None:
        """Show the buttons of a line without words."""
        self.buttons.set_small(small)
        self._refresh()

    def row_rect(self, key: Key) -> QRectF:
        """Return where a line lies, in the list's own coordinates."""
        return QRectF(self.visualRect(self.lines.index(self.lines.row_of(key), 0)))

    def _fit(self) -> None:
        """Give rows and list their heights, for these lines and the text size."""
        each, bottom = drawing.row_height(), 0
        self.set_row_height(each)
        self._cards.clear()
        for row in range(self.lines.rowCount()):
            height = each
            if isinstance(self.lines.line(row), Heading):
                height = drawing.heading_height(row == 0)
                edge = bottom + height - PAD
                self._cards.append((edge, edge))
            else:
                self._cards[-1] = (self._cards[-1][0], bottom + height - 1 + PAD)
            if self.rowHeight(row) != height:  # a reset leaves old heights
                self.setRowHeight(row, height)
            bottom += height
        self.setFixedHeight(bottom + PAD + self.lines.more * each)
        self._refresh()

    def _active_row(self) -> int:
        if self.lines.item(self.hovered) is not None:
            return self.hovered
        return self._marked_row()

    def _marked_row(self) -> int:
        focused = self.hasFocus() or self._held
        return self.currentIndex().row() if focused and self.current_item() else -1

    def _refresh(self) -> None:
        """Tell the drawing what is hovered and marked, and move the buttons there."""
        drawn = self._drawing
        drawn.hovered = self.hovered if self.lines.item(self.hovered) else -1
        drawn.marked, drawn.focused = self._marked_row(), self.hasFocus()
        drawn.active = self._active_row()
        if drawn.hovered < 0:
            drawn.circled = -1
        rect = self.visualRect(self.lines.index(drawn.active, 0))
        shown = drawn.active >= 0 and rect.isValid()
        if (item := self.lines.item(drawn.active)) is not None:
            self.buttons.show_for(item)
        size = self.buttons.sizeHint()
        drawn.taken = size.width() if shown else 0
        if shown:
            left = rect.right() + 1 - END - size.width()
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                left = rect.left() + END
            top = rect.top() + (rect.height() - 1 - size.height()) // 2
            self.buttons.setGeometry(left, top, size.width(), size.height())
        self.buttons.setVisible(shown)
        self.viewport().update()

    def _wish(self, wish: Wish, row: int) -> None:
        item = self.lines.item(row)
        if item is not None:
            self.wished.emit(wish, item)

    def _wish_for(self, item: TodayItem, wish: Wish) -> None:
        """Wish for an item wherever it is listed by now, if it still is."""
        self._wish(wish, self.lines.row_of(key_of(item)))

    def _on_opened(self, index: QModelIndex | QPersistentModelIndex) -> None:
        self._wish(Wish.OPEN, index.row())

    def _circle_at(self, place: QPoint) -> int:
        """Return the row whose circle lies under a point, else -1."""
        index = self.indexAt(place)
        if self.lines.item(index.row()) is None:
            return -1
        rect = QRectF(self.visualRect(index))
        spot = drawing.circle_spot(rect)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            spot.moveRight(rect.right() - PAD)
        return index.row() if spot.contains(place.toPointF()) else -1

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        wish = KEYS.get(Qt.Key(event.key()))
        if wish is not None and not plain:
            self._wish(wish, self.currentIndex().row())
            return
        super().keyPressEvent(event)
        self.show_current()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        row = self._circle_at(event.position().toPoint())
        item = self.lines.item(row) if event.button() == Qt.MouseButton.LeftButton else None
        self._pressed = key_of(item) if item else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        item = self.lines.item(self._circle_at(event.position().toPoint()))
        pressed, self._pressed = self._pressed, None
        if item is not None and key_of(item) == pressed:
            self.wished.emit(Wish.DONE, item)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._circle_at(event.position().toPoint()) < 0:
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        circled = self._circle_at(event.position().toPoint())
        if circled != self._drawing.circled:
            self._drawing.circled = circled
            shape = Qt.CursorShape.ArrowCursor if circled < 0 else Qt.CursorShape.PointingHandCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self.currentIndex().row()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            row = self.indexAt(event.pos()).row()
        item = self.lines.item(row)
        if item is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look = theme.current()
        for name, text, wish in choices():
            action = menu.addAction(look.icon(name), text)
            action.triggered.connect(lambda _on=False, wish=wish: self._wish_for(item, wish))
        menu.popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current_item() is None:
            self.select(0)
        self._refresh()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        look = theme.current()
        for top, bottom in self._cards:
            card = QRectF(0, top, self.viewport().width(), bottom - top)
            if bottom > top and card.intersects(QRectF(event.rect())):
                edge = look.color("border")
                paint.paint_rounded(painter, card, RADIUS, look.color("surface"), edge)
        self._paint_lines(painter, event.rect())

    def _paint_lines(self, painter: QPainter, dirty: QRect) -> None:
        """Draw the rows in the part of the list that is to be drawn, and what divides them."""
        ink = theme.current().color("border")
        for row in range(max(0, self.rowAt(dirty.top())), self.lines.rowCount()):
            rect = QRectF(self.visualRect(self.lines.index(row, 0)))
            if rect.top() > dirty.bottom() + 1:
                return
            if self.lines.item(row) is not None and self.lines.item(row + 1) is not None:
                below = QRectF(rect.left() + END, rect.bottom() - 1, rect.width() - 2 * END, 1)
                paint.paint_ground(painter, below, ink)
            if (line := self.lines.line(row)) is not None:
                self._drawing.paint_line(painter, rect, line, row)
