"""The month as six rows of days, each with its first lines; days by arrows, lines by a drag."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
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
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from netdesk import words
from netdesk.book.agenda import Day, Days, Happening, Plan
from netdesk.domain.model import TodayKind
from netdesk.ui import theme
from netdesk.ui.models import calendar
from netdesk.ui.models.calendar import ROWS, WEEK
from netdesk.ui.pages.today.ghost import Ghost
from netdesk.ui.widgets import paint
from netdesk.words import tr

Index = QModelIndex | QPersistentModelIndex
HEAD, LINE, TOP, LOW = 29, 19, 30, 88
"""Heights: of the weekdays, of a line, of a day's number; and below which a cell has to save."""

INSIDE = (4, 2, -2, -2)
RADIUS = 12
SHOWN = 2


class Entry(NamedTuple):
    """A line of a day: its words, the colour of its dot, and what it stands for."""

    text: str
    ink: str
    what: Plan | Happening


def entries(day: Day, today: date) -> list[Entry]:
    """Return the lines of a day: events and meetings, then follow-ups."""
    found = [Entry(one.name, "info", one) for one in day.happenings]
    for plan in day.plans:
        late = day.on < today and plan.line.kind is not TodayKind.KEEP_WARM
        found.append(Entry(calendar.title(plan), "due" if late else "accent", plan))
    return found


class MonthModel(QAbstractTableModel):
    """Six rows of seven days."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[Day, ...] = ()
        self.today = self.month = date.min

    def set_days(self, found: Days, month: date, today: date) -> None:
        """Show these 42 days."""
        self._days, self.month, self.today = found.days, month, today
        if self._days:
            self.dataChanged.emit(self.index(0, 0), self.index(ROWS - 1, WEEK - 1))

    def day(self, index: Index) -> Day | None:
        """Return the day of a cell."""
        place = index.row() * WEEK + index.column()
        return self._days[place] if index.isValid() and place < len(self._days) else None

    def index_of(self, on: date) -> QModelIndex:
        """Return the cell of a day, an invalid one if it isn't shown."""
        place = (on - self._days[0].on).days if self._days else -1
        return self.index(*divmod(place, WEEK)) if 0 <= place < len(self._days) else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else ROWS

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else WEEK

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        day = self.day(index)
        if day is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return day
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(day)
        return None

    def _spoken(self, day: Day) -> str:
        lines = [entry.text for entry in entries(day, self.today)]
        done = tr("%1 done", day.done) if day.done else ""
        return ", ".join(part for part in (words.full_date(day.on), *lines, done) if part)


class Cell(NamedTuple):
    """Where the parts of a day lie."""

    number: QRectF
    lines: tuple[QRectF, ...]
    more: QRectF


def cell_parts(rect: QRectF, count: int) -> Cell:
    """Return where a day's number, lines and remark about more lie, from left to right."""
    look = theme.current()
    low = rect.height() < look.px(LOW)
    line, top = look.px(16 if low else LINE), look.px(20 if low else TOP)
    room = max(0, int((rect.height() - top) // line))
    shown = min(count, SHOWN, room)
    spots = tuple(
        QRectF(rect.x(), rect.y() + top + n * line, rect.width() - 6, line) for n in range(shown)
    )
    number = QRectF(
        rect.x(), rect.y() + (0 if low else 2), rect.width(), look.px(20 if low else 26)
    )
    below = QRectF(rect.x() + 4, rect.y() + top + shown * line, rect.width() - 12, line)
    if below.bottom() > rect.bottom():  # beside the number then
        below = QRectF(number.x() + 30, number.y(), number.width() - 36, number.height())
    return Cell(number, spots, below)


class MonthDelegate(QStyledItemDelegate):
    """Draws a day; `target` is the cell a line would be dropped on."""

    def __init__(self, view: "MonthGrid") -> None:
        super().__init__(view)
        self._view = view
        self.target = QModelIndex()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        day = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(day, Day):
            return
        model, last = self._view.days, (ROWS - 1, WEEK - 1)
        side, bottom = int(index.column() < last[1]), int(index.row() < last[0])
        rtl = paint.is_rtl(painter)
        rect = QRectF(option.rect).adjusted(side * rtl, 0, -side * (not rtl), -bottom)
        _paint_ground(painter, rect, day, model.today, index == self.target)
        inner = rect.adjusted(*INSIDE)
        lines = entries(day, model.today)
        parts = cell_parts(inner, len(lines))
        own = day.on.month == model.month.month
        _paint_number(painter, paint.mirrored(painter, parts.number, inner), day, model.today, own)
        for spot, entry in zip(parts.lines, lines, strict=False):
            _paint_entry(painter, paint.mirrored(painter, spot, inner), entry)
        beside = parts.more.y() == parts.number.y()
        if (more := len(lines) - len(parts.lines)) > 0:
            self._paint_more(painter, paint.mirrored(painter, parts.more, inner), more, beside)
        if day.done and day.on <= model.today and not (beside and more > 0):
            _paint_done(painter, parts.number, inner, day.done)
        if self._view.hasFocus() and index == self._view.currentIndex():
            paint.paint_focus(painter, rect, 4)

    def _paint_more(self, painter: QPainter, spot: QRectF, more: int, beside: bool) -> None:
        align = paint.end_of(painter) if beside else None
        text = tr("+ %1", more) if beside else tr("+ %1 more", more)
        paint.paint_text(painter, spot, text, role="caption", ink="text2", align=align)


def _paint_ground(painter: QPainter, rect: QRectF, day: Day, today: date, target: bool) -> None:
    off = day.on.isoweekday() not in calendar.workdays()
    ground = "selected" if day.on == today or target else "bg" if off else "surface"
    paint.paint_ground(painter, rect, theme.current().color(ground))
    if target:
        paint.paint_rounded(painter, rect, 4, None, theme.current().color("accent"), 2)


def _paint_number(painter: QPainter, spot: QRectF, day: Day, today: date, own: bool) -> None:
    look = theme.current()
    side = min(float(look.px(22)), spot.height())
    wide = look.px(26)
    number = paint.mirrored(painter, QRectF(spot.x() + 3, spot.y(), wide, spot.height()), spot)
    center = Qt.AlignmentFlag.AlignCenter
    if day.on == today:
        middle = number.center()
        disc = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        paint.paint_rounded(painter, disc, side / 2, look.color("accent"))
    ink = "onAccent" if day.on == today else "text" if own and day.on > today else "text2"
    role = "bodyStrong" if day.on == today else "body"
    text = str(day.on.day)
    paint.paint_text(painter, number, text, role=role, ink=ink, align=center, tabular=True)


def _paint_done(painter: QPainter, spot: QRectF, within: QRectF, count: int) -> None:
    room = paint.mirrored(painter, spot.adjusted(30, 0, -6, 0), within)
    align = paint.end_of(painter)
    paint.paint_text(
        painter, room, str(count), role="small", ink="text2", align=align, tabular=True
    )
    taken = paint.text_width(str(count), theme.current().font("small", tabular=True))
    at = QRectF(spot.right() - 6 - taken - 17, spot.center().y() - 6, 12, 12)
    paint.paint_icon(painter, paint.mirrored(painter, at, within), "check", "text2")


def _paint_entry(painter: QPainter, spot: QRectF, entry: Entry) -> None:
    look = theme.current()
    dot = paint.mirrored(painter, QRectF(spot.x() + 4, spot.center().y() - 3, 6, 6), spot)
    paint.paint_rounded(painter, dot, 3, look.color(entry.ink))
    text = paint.mirrored(painter, spot.adjusted(16, 0, 0, 0), spot)
    ink = "due" if entry.ink == "due" else "text"
    paint.paint_text(painter, text, entry.text, role="small", ink=ink)


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
            self._ghost = Ghost(self, _picture(plan))
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


def _picture(plan: Plan) -> QPixmap:
    """Return what follows the pointer: the line on a small card."""
    look = theme.current()
    text = calendar.title(plan)
    width = round(paint.text_width(text, look.font("small"))) + 32
    picture = QPixmap(width * 2, look.px(24) * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    rect = QRectF(0, 0, width, look.px(24))
    paint.paint_rounded(painter, rect, 7, look.color("raised"), look.color("border2"))
    _paint_entry(painter, rect.adjusted(4, 0, -4, 0), Entry(text, "accent", plan))
    painter.end()
    return picture
