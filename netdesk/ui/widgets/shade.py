"""The dimming of the window under a dialog."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from netdesk.ui import theme


class Shade(QWidget):
    """Covers a window, 32 % black (dark 55 %), as long as `dialog` is open."""

    def __init__(self, window: QWidget, dialog: QDialog) -> None:
        super().__init__(window)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        dialog.finished.connect(self.deleteLater)
        self.show()
        self.raise_()

    @staticmethod
    def under(dialog: QDialog) -> None:
        """Dim the window that a dialog belongs to, if it belongs to one."""
        parent = dialog.parentWidget()
        if parent is not None:
            Shade(parent.window(), dialog)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        black = QColor(0, 0, 0, round(255 * (0.55 if theme.current().dark else 0.32)))
        QPainter(self).fillRect(self.rect(), black)
