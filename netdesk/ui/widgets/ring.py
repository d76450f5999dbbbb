"""A goal's ring."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from netdesk.ui.widgets import paint


class Ring(QWidget):
    """How much of a goal is reached, as a ring around a number."""

    def __init__(self, size: int = 48, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share, self._text = 0.0, ""
        self.setFixedSize(size, size)

    def set_share(self, share: float, text: str, name: str) -> None:
        """Show a share (0 to 1) and the words inside; `name` says it to a screen reader."""
        self._share, self._text = share, text
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.paint_ring(QPainter(self), QRectF(self.rect()), self._share, self._text)
