"""What painted charts of months have in common: walking, opening, bars."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets import paint


class Chart(QWidget):
    """Months side by side, walked with the arrows and opened by Return or a click."""

    picked = Signal(int)
    """The place of a month that was opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: Sequence[str] = ()
        self._current = self._hovered = -1
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def axis(self) -> float:
        """Return the room in pixels before the first month."""
        return 0.0

    def said(self) -> Sequence[str]:
        """Return every month in words."""
        return self._said

    def spots(self) -> list[QRectF]:
        """Return where each month is drawn, reading from left to right."""
        count = len(self._said)
        axis = self.axis()
        wide = (self.width() - axis) / max(1, count)
        return [QRectF(axis + n * wide, 0, wide, self.height()) for n in range(count)]

    def tell(self, name: str, said: Sequence[str]) -> None:
        """Say what the chart shows to a screen reader, month by month, and draw it anew."""
        self._said = said
        self._current = len(said) - 1
        self.setAccessibleName(name)
        self.setAccessibleDescription("; ".join(said))
        self.update()

    def at(self, x: float) -> int:
        """Return the place of the month at a point, -1 for none."""
        spots = self.spots()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - x if mirrored else x
        return next((n for n, spot in enumerate(spots) if spot.left() <= x < spot.right()), -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self._said:
            place = self._current + (-step if rtl else step)
            self._current = max(0, min(place, len(self._said) - 1))
            self.setAccessibleDescription(self._said[self._current])
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self.picked.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self.at(event.position().x())
        if place != self._hovered:
            self._hovered = place
            self.setToolTip(self._said[place] if place >= 0 else "")
            shape = Qt.CursorShape.PointingHandCursor if place >= 0 else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self.at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            self.picked.emit(place)

    def paint_place(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the ground of the hovered month and the ring of the one with the focus."""
        look = theme.current()
        spots = self.spots()
        if 0 <= self._hovered < len(spots):
            spot = paint.mirrored(painter, spots[self._hovered], rect)
            paint.paint_rounded(painter, spot, 6, look.color("hover"))
        if self.hasFocus() and 0 <= self._current < len(spots):
            spot = paint.mirrored(painter, spots[self._current], rect)
            paint.paint_focus(painter, spot, 6)


def paint_bar(
    painter: QPainter, spot: QRectF, color: QColor, radius: float = 4, *, hangs: bool = False
) -> None:
    """Draw a bar whose free end is rounded; it stands on its lower end unless it hangs."""
    if spot.height() <= 0:
        return
    radius = min(radius, spot.height() / 2, spot.width() / 2)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(spot, radius, radius)
    flat = spot.adjusted(0, 0, 0, -radius) if hangs else spot.adjusted(0, radius, 0, 0)
    path.addRect(flat)
    with paint.kept(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPath(path)
