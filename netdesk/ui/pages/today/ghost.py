"""What follows the pointer while something is dragged to another day."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

STRENGTH = 0.85


class Ghost(QWidget):
    """A picture over the window, its middle under the pointer; it takes no clicks."""

    def __init__(self, over: QWidget, picture: QPixmap) -> None:
        super().__init__(over.window())
        self._picture = picture
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(picture.deviceIndependentSize().toSize())

    def follow(self, pointer: QPoint) -> None:
        """Lie where the pointer is on the screen."""
        parent = self.parentWidget()
        assert parent is not None
        self.move(parent.mapFromGlobal(pointer) - QPoint(self.width() // 2, 16))
        if not self.isVisible():
            self.show()
            self.raise_()

    def end(self) -> None:
        """Go away."""
        self.hide()
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(STRENGTH)
        painter.drawPixmap(0, 0, self._picture)
