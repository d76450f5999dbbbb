"""What covers the window while something is dragged over it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.words import tr


class DropHint(QWidget):
    """Covers the window while something welcome is dragged over it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_over(self) -> None:
        """Cover the parent."""
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        ground = look.color("bg")
        ground.setAlpha(225)
        painter.fillRect(self.rect(), ground)
        frame = QRectF(self.rect()).adjusted(12, 12, -12, -12)
        paint.paint_rounded(painter, frame, 12, None, look.color("accent"), 2)
        middle = frame.center()
        tile = QRectF(middle.x() - 14, middle.y() - 42, 28, 28)
        paint.paint_icon(painter, tile, "upload", "accent")
        line = QRectF(frame.x(), middle.y() - 4, frame.width(), look.line("title2"))
        paint.paint_text(
            painter,
            line,
            tr("Drop to look at the people in it"),
            role="title2",
            align=Qt.AlignmentFlag.AlignCenter,
        )
