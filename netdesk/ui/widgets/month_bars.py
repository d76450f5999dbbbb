"""A bar for each of twelve months, against a goal."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.chart import Chart, paint_bar

CENTER = Qt.AlignmentFlag.AlignCenter
PAST_LIGHT, PAST_DARK = 0.68, 0.55
"""How much of the accent past months show, so that they keep 3:1 (UX, detail 22)."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A month: its short name, how many, how many dots below, and all of it in words."""

    label: str
    value: int
    dots: int = 0
    said: str = ""


class MonthBars(Chart):
    """A bar a month with its value above it, a dashed line for the goal, dots below the names."""

    ABOVE, BELOW, AXIS = 20, 42, 26
    """Pixels above the highest line, below the lowest one, and at least left of all bars."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: Sequence[Bar] = ()
        self._goal = 0

    def set_bars(self, bars: Sequence[Bar], goal: int, name: str) -> None:
        """Show these months, the current one last; a goal of 0 is none."""
        self._bars, self._goal = bars, goal
        self.tell(name, [bar.said for bar in bars])

    def axis(self) -> float:
        """Return the room that the widest number needs, and its distance from the lines."""
        step, steps = self._scale()
        wide = paint.role_width(str(step * steps), "caption", tabular=True)
        return max(theme.current().px(self.AXIS), wide + 7)

    def _scale(self) -> tuple[int, int]:
        return scale_of(max([self._goal, 1, *(bar.value for bar in self._bars)]))

    def sizeHint(self) -> QSize:
        return QSize(420, 280)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        step, steps = self._scale()
        look = theme.current()
        field = rect.adjusted(self.axis(), look.px(self.ABOVE), 0, -look.px(self.BELOW))
        self.paint_place(painter, rect)
        unit = field.height() / (step * steps)
        self._paint_lines(painter, rect, field, step, steps)
        for place, bar in enumerate(self._bars):
            self._paint_bar(painter, rect, field, unit, place, bar)
        if self._goal:
            self._paint_goal(painter, rect, field, field.bottom() - self._goal * unit)
        for place, bar in enumerate(self._bars):  # above the goal's line
            self._paint_value(painter, rect, field, unit, place, bar)

    def _paint_lines(
        self, painter: QPainter, rect: QRectF, field: QRectF, step: int, steps: int
    ) -> None:
        look = theme.current()
        line_high, start = look.line("caption"), field.left() - 7
        for number in range(steps + 1):
            y = field.bottom() - field.height() * number / steps
            line = paint.mirrored(painter, QRectF(field.left(), y, field.width(), 1), rect)
            paint.paint_ground(painter, line, look.color("border"))
            room = QRectF(0, y - line_high / 2, start, line_high)
            room = paint.mirrored(painter, room, rect)
            end = paint.END
            shown = str(number * step)
            paint.paint_text(
                painter, room, shown, role="caption", ink="text2", align=end, tabular=True
            )

    def _bar_spot(self, field: QRectF, unit: float, place: int, bar: Bar) -> QRectF:
        spot = self.spots()[place]
        wide = min(26.0, spot.width() * 0.6)
        high = max(bar.value * unit, 0.0)
        return QRectF(spot.center().x() - wide / 2, field.bottom() - high, wide, high)

    def _paint_bar(
        self, painter: QPainter, rect: QRectF, field: QRectF, unit: float, place: int, bar: Bar
    ) -> None:
        look = theme.current()
        current = place == len(self._bars) - 1
        accent, ground = look.color("accent"), look.color("surface")
        color = accent if current else past(accent, ground=ground, dark=look.dark)
        spot = paint.mirrored(painter, self._bar_spot(field, unit, place, bar), rect)
        paint_bar(painter, spot, color)
        name = paint.mirrored(painter, self.spots()[place], rect)
        name = QRectF(name.left(), field.bottom() + 4, name.width(), look.line("caption"))
        ink = "text" if current else "text2"
        paint.paint_text(painter, name, bar.label, role="caption", ink=ink, align=CENTER)
        _paint_dots(painter, QPointF(name.center().x(), field.bottom() + look.px(28)), bar.dots)

    def _paint_goal(self, painter: QPainter, rect: QRectF, field: QRectF, y: float) -> None:
        line = paint.mirrored(painter, field, rect)
        with paint.kept(painter):
            pen = QPen(theme.current().color("due"), 1.25, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([4, 3])
            painter.setPen(pen)
            painter.drawLine(QPointF(line.left(), y), QPointF(line.right(), y))

    def _paint_value(
        self, painter: QPainter, rect: QRectF, field: QRectF, unit: float, place: int, bar: Bar
    ) -> None:
        look = theme.current()
        current = place == len(self._bars) - 1
        spot = paint.mirrored(painter, self._bar_spot(field, unit, place, bar), rect)
        half, high = look.px(20), look.line("caption")
        room = QRectF(spot.center().x() - half, spot.top() - high - 2, 2 * half, high)
        shown = str(bar.value)
        goal = field.bottom() - self._goal * unit
        if self._goal and room.top() < goal < room.bottom():  # keep the line off the number
            wide = paint.role_width(shown, "caption") + 6
            gap = QRectF(room.center().x() - wide / 2, goal - 2, wide, 4)
            ground = "hover" if place == self._hovered else "surface"
            paint.paint_ground(painter, gap, look.color(ground))
        ink = "text" if current else "text2"
        paint.paint_text(painter, room, shown, role="caption", ink=ink, align=CENTER, tabular=True)


def past(color: QColor, *, ground: QColor, dark: bool) -> QColor:
    """Return a colour as past months have it, mixed with the ground it lies on."""
    share = PAST_DARK if dark else PAST_LIGHT
    mixed = (
        round(one * share + other * (1 - share))
        for one, other in (
            (color.red(), ground.red()),
            (color.green(), ground.green()),
            (color.blue(), ground.blue()),
        )
    )
    return QColor(*mixed)


def scale_of(highest: int) -> tuple[int, int]:
    """Return the step between the lines of a chart and how many steps it has: 21 gives 8 and 3."""
    for step in (1, 2, 4, 5, 8, 10, 20, 25, 40, 50, 80, 100):
        if highest <= 3 * step:
            return step, 3
    step = -(-highest // 300) * 100
    return step, 3


def _paint_dots(painter: QPainter, center: QPointF, count: int, most: int = 4) -> None:
    """Draw a small dot for each event or group of a month, at most four."""
    shown = min(count, most)
    start = center.x() - (shown - 1) * 4
    with paint.kept(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().color("info"))
        for place in range(shown):
            painter.drawEllipse(QPointF(start + place * 8, center.y()), 2.5, 2.5)
