"""What was given and what was received in each of twelve months."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.chart import Chart, paint_bar

CENTER = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Pair:
    """A month with what was given and what was received."""

    label: str
    given: int
    received: int
    said: str = ""


class GiveBars(Chart):
    """What was given stands above a line, what was received hangs below it."""

    BELOW = 26

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: Sequence[Pair] = ()

    def set_pairs(self, pairs: Sequence[Pair], name: str) -> None:
        """Show these months, the current one last."""
        self._pairs = pairs
        self.tell(name, [pair.said for pair in pairs])

    def sizeHint(self) -> QSize:
        return QSize(260, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        rect = QRectF(self.rect())
        field = rect.adjusted(0, 4, 0, -look.px(self.BELOW))
        self.paint_place(painter, rect)
        up = max([1, *(pair.given for pair in self._pairs)])
        down = max([1, *(pair.received for pair in self._pairs)])
        unit = (field.height() - 4) / (up + down)
        middle = round(field.top() + up * unit) + 0.5
        paint.paint_ground(
            painter, QRectF(rect.left(), middle + 1, rect.width(), 1), look.color("border")
        )
        for place, pair in enumerate(self._pairs):
            self._paint_pair(painter, rect, field, middle, unit, place, pair)

    def _paint_pair(
        self,
        painter: QPainter,
        rect: QRectF,
        field: QRectF,
        middle: float,
        unit: float,
        place: int,
        pair: Pair,
    ) -> None:
        look = theme.current()
        spot = paint.mirrored(painter, self.spots()[place], rect)
        wide = min(10.0, spot.width() * 0.5)
        left = spot.center().x() - wide / 2
        given, received = pair.given * unit, pair.received * unit
        paint_bar(painter, QRectF(left, middle - given, wide, given), look.color("accent"), 2)
        below = QRectF(left, middle + 3, wide, received)
        paint_bar(painter, below, look.color("border2"), 2, hangs=True)
        name = QRectF(spot.left(), field.bottom() + 6, spot.width(), look.line("caption"))
        ink = "text" if place == len(self._pairs) - 1 else "text2"
        paint.paint_text(painter, name, pair.label, role="caption", ink=ink, align=CENTER)
