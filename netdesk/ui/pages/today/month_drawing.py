"""How a day of the month is drawn: its number, its first lines, and how many more there are."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from netdesk.book.agenda import Day, Plan
from netdesk.ui import theme
from netdesk.ui.models import calendar
from netdesk.ui.models.calendar import ROWS, WEEK
from netdesk.ui.models.month_days import Entry, entries
from netdesk.ui.widgets import paint
from netdesk.words import tr

if TYPE_CHECKING:
    from netdesk.ui.pages.today.month import MonthGrid

Index = QModelIndex | QPersistentModelIndex
LINE, TOP, LOW = 19, 30, 88
"""Heights: of a line, of a day's number; and below which a cell has to save."""

INSIDE = (4, 2, -2, -2)
SHOWN = 2


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
        align = paint.END if beside else None
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
    align = paint.END
    paint.paint_text(
        painter, room, str(count), role="small", ink="text2", align=align, tabular=True
    )
    taken = paint.role_width(str(count), "small", tabular=True)
    at = QRectF(spot.right() - 6 - taken - 17, spot.center().y() - 6, 12, 12)
    paint.paint_icon(painter, paint.mirrored(painter, at, within), "check", "text2")


def _paint_entry(painter: QPainter, spot: QRectF, entry: Entry) -> None:
    look = theme.current()
    dot = paint.mirrored(painter, QRectF(spot.x() + 4, spot.center().y() - 3, 6, 6), spot)
    paint.paint_rounded(painter, dot, 3, look.color(entry.ink))
    text = paint.mirrored(painter, spot.adjusted(16, 0, 0, 0), spot)
    ink = "due" if entry.ink == "due" else "text"
    paint.paint_text(painter, text, entry.text, role="small", ink=ink)


def picture(plan: Plan) -> QPixmap:
    """Return what follows the pointer: the line on a small card."""
    look = theme.current()
    text = calendar.title(plan)
    width = round(paint.role_width(text, "small")) + 32
    picture = QPixmap(width * 2, look.px(24) * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    rect = QRectF(0, 0, width, look.px(24))
    paint.paint_rounded(painter, rect, 7, look.color("raised"), look.color("border2"))
    _paint_entry(painter, rect.adjusted(4, 0, -4, 0), Entry(text, "accent", plan))
    painter.end()
    return picture
