"""The month as six rows of days, each with its first lines; days by arrows, lines by a drag."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QTableView,
    QWidget,
)

from netdesk.book.agenda import Day, Days, Happening, Plan
from netdesk.ui import theme
from netdesk.ui.models import calendar
from netdesk.ui.models.calendar import WEEK
from netdesk.ui.models.month_days import MonthModel, entries
from netdesk.ui.pages.today.ghost import Ghost
from netdesk.ui.pages.today.month_drawing import INSIDE, MonthDelegate, cell_parts, picture
from netdesk.ui.widgets import paint
from netdesk.words import tr

Index = QModelIndex | QPersistentModelIndex
HEAD = 29
"""Height of the weekdays."""

RADIUS = 12


class MonthGrid(QTableView):
    """Arrows go from day to day and on into the next month; Enter or a click opens the day."""

    day_opened = Signal(object)
    """Day"""

    line_opened = Signal(object)
    """Plan or Happening"""

    move_wanted = Signal(object, object)
    """Plan, date"""

    month_wanted = Signal(object, object)
    """Another month, and the day to go to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.setAccessibleName(tr("Month"))
        self.days = MonthModel(self)
        self._drawing = MonthDelegate(self)
        self._pressed: tuple[QPoint, Plan] | None = None
        self._ghost: Ghost | None = None
        self.setItemDelegate(self._drawing)
        plain = self.palette()
        plain.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(plain)  # the delegate draws the ground of the current day
        self.setModel(self.days)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(off)
        self.setHorizontalScrollBarPolicy(off)

    def show_days(self, found: Days, month: date, today: date) -> None:
        """Show the days of a month's six rows."""
        before = self.current_day()
        self.days.set_days(found, month, today)
        if before is None:
            self.go_to(today if today.month == month.month else month)
        self.viewport().update()
        self.update()

    def current_day(self) -> Day | None:
        """Return the day that the keys are for."""
        return self.days.day(self.currentIndex())

    def go_to(self, on: date) -> None:
        """Make a day current, if it is shown."""
        index = self.days.index_of(on)
        if index.isValid():
            self.setCurrentIndex(index)

    def spot(self, on: date) -> QRectF:
        """Return where a day lies, in the grid's own coordinates."""
        rect = QRectF(self.visualRect(self.days.index_of(on)))
        return rect.translated(self.viewport().pos().toPointF())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, day = event.key(), self.current_day()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        steps = {
            Qt.Key.Key_Left: 1 if rtl else -1,
            Qt.Key.Key_Right: -1 if rtl else 1,
            Qt.Key.Key_Up: -WEEK,
            Qt.Key.Key_Down: WEEK,
        }
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._ghost is not None and key == Qt.Key.Key_Escape:
            self._pressed = None
            self._end_drag()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()  # the pane turns the page
        elif held or day is None:
            super().keyPressEvent(event)
        elif key in steps:
            self._step(day.on + timedelta(days=steps[Qt.Key(key)]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.day_opened.emit(day)
        elif key == Qt.Key.Key_T:
            self._step(self.days.today)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _step(self, to: date) -> None:
        """Go to a day; one that isn't shown, or today, brings its month."""
        shown = self.days.index_of(to).isValid() and to != self.days.today
        if shown or to.replace(day=1) == self.days.month:
            self.go_to(to)
        else:
            self.month_wanted.emit(to.replace(day=1), to)

    def _line_at(self, place: QPoint) -> Plan | Happening | None:
        """Return what the line under a point of the viewport stands for."""
        index = self.indexAt(place)
        day = self.days.day(index)
        if day is None:
            return None
        inner = QRectF(self.visualRect(index)).adjusted(*INSIDE)
        lines = entries(day, self.days.today)
        for spot, entry in zip(cell_parts(inner, len(lines)).lines, lines, strict=False):
            if spot.top() <= place.y() < spot.bottom():
                return entry.what
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        found = self._line_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and isinstance(found, Plan):
            self._pressed = (event.position().toPoint(), found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        start, plan = self._pressed
        far = (event.position().toPoint() - start).manhattanLength()
        if self._ghost is None and far >= QApplication.startDragDistance():
            self._ghost = Ghost(self, picture(plan))
        if self._ghost is not None:
            self._ghost.follow(event.globalPosition().toPoint())
            self._set_target(self._target(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = event.position().toPoint()
        pressed, self._pressed = self._pressed, None
        if self._ghost is not None and pressed is not None:
            target = self.days.day(self._target(place))
            self._end_drag()
            if target is not None:
                self.move_wanted.emit(pressed[1], target.on)
        elif found := self._line_at(place):
            self.line_opened.emit(found)
        elif day := self.days.day(self.indexAt(place)):
            self.day_opened.emit(day)

    def _target(self, place: QPoint) -> QModelIndex:
        index = self.indexAt(place)
        day = self.days.day(index)
        return index if day and day.on >= self.days.today else QModelIndex()

    def _set_target(self, index: QModelIndex) -> None:
        if index != self._drawing.target:
            self._drawing.target = index
            self.viewport().update()

    def _end_drag(self) -> None:
        if self._ghost is not None:
            self._ghost.end()
            self._ghost = None
        self._set_target(QModelIndex())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._paint_lines()
        return super().viewportEvent(event)

    def _paint_lines(self) -> None:
        """Draw the ground between the cells: what shows of it are the lines."""
        painter = QPainter(self.viewport())
        rect = QRectF(self.viewport().rect())
        paint.paint_ground(painter, rect, theme.current().color("border"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        _paint_corners(painter, QRectF(self.viewport().rect()))


class MonthFrame(QWidget):
    """The grid under the names of the weekdays, in a frame."""

    def __init__(self, grid: MonthGrid) -> None:
        super().__init__()
        self._grid = grid
        grid.setParent(self)

    def resizeEvent(self, event: Any) -> None:
        top = theme.current().px(HEAD)
        self._grid.setGeometry(1, top + 1, self.width() - 2, self.height() - top - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, rect = theme.current(), QRectF(self.rect())
        edge = look.color("border")
        paint.paint_rounded(painter, rect, RADIUS, look.color("bg"), edge)
        top = look.px(HEAD)
        paint.paint_ground(painter, QRectF(0, top, rect.width(), 1), edge)
        first = calendar.month_start(self._grid.days.month)
        share = (rect.width() - 2) / WEEK
        for place in range(WEEK):
            spot = QRectF(1 + place * share + 10, 0, share - 12, top)
            name = calendar.short_weekday(first + timedelta(days=place))
            spot = paint.mirrored(painter, spot, rect)
            paint.paint_text(painter, spot, name, role="small", ink="text2")


def _paint_corners(painter: QPainter, rect: QRectF) -> None:
    """Cover the two lower corners that lie outside the frame's round ones."""
    look = theme.current()
    outside = QPainterPath()
    outside.addRect(rect.adjusted(-2, -40, 2, 2))
    inside = QPainterPath()
    inside.addRoundedRect(rect.adjusted(-0.5, -40, 0.5, 0.5), RADIUS - 0.5, RADIUS - 0.5)
    with paint.kept(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("bg"))
        painter.drawPath(outside.subtracted(inside))
        painter.setPen(look.color("border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(inside)
