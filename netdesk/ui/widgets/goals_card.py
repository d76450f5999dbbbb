"""The card at the sidebar's foot: how many of the month's goals are met."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.words import tr

HEIGHT, CELL, RING, SMALL_RING = 50, 40, 34, 32


class GoalsCard(QAbstractButton):
    """A ring with "2/3", the month's name and what is left; hidden until it knows."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._left, self._ring = key, "", ""
        self._share = 0.0
        self._narrow = False
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def set_goals(self, month: str, met: int, total: int) -> None:
        """Show how many of a month's goals are met; without goals there is no card."""
        self.setText(tr("%1 goals", month))
        left = total - met
        watched = tr("%1 met · %2 to watch", met, left) if met else tr("%1 to watch", left)
        self._left = watched if left else tr("All met")
        self._ring = f"{met}/{total}"
        self._share = met / total if total else 0.0
        self.setAccessibleName(tr("%1, %2 of %3 met", self.text(), met, total))
        self._tell()
        self.setVisible(total > 0)
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Turn into a cell of 40 px, or back into a card."""
        self._narrow = narrow
        self._tell()
        self.updateGeometry()

    def _tell(self) -> None:
        name = tr("%1: %2", self.text(), self._left)
        self.setToolTip(f"{name} ({self._key})" if self._narrow else "")

    def sizeHint(self) -> QSize:
        return QSize(CELL, CELL) if self._narrow else QSize(208, theme.current().px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        rect = QRectF(self.rect())
        on = self.isChecked()
        lit = "selected" if on else "press" if self.underMouse() and self._narrow else ""
        if not self._narrow:
            lit = lit or ("hover" if self.underMouse() else "surface")
        edge = look.color("border") if not (self._narrow or on) else None
        if lit:
            paint.paint_rounded(painter, rect, 10, look.color(lit), edge)
        side = min(CELL, look.px(SMALL_RING)) if self._narrow else look.px(RING)
        left = (rect.width() - side) / 2 if self._narrow else 8
        spot = QRectF(left, rect.center().y() - side / 2, side, side)
        paint.paint_ring(painter, paint.mirrored(painter, spot, rect), self._share, self._ring)
        if not self._narrow:
            self._paint_words(painter, rect, strong=on)
        if self.hasFocus():
            paint.paint_focus(painter, rect, 10)

    def _paint_words(self, painter: QPainter, rect: QRectF, *, strong: bool) -> None:
        look = theme.current()
        middle, start = rect.center().y(), 18 + look.px(RING)
        for text, role, ink, top, high in (
            (self.text(), "bodyStrong" if strong else "body", "text", -18, "body"),
            (self._left, "caption", "text2", 1, "caption"),
        ):
            line = look.line(high)
            room = QRectF(start, middle + look.px(top), rect.width() - start - 8, line)
            room = paint.mirrored(painter, room, rect)
            paint.paint_text(painter, room, text, role=role, ink=ink, tabular=True)
