"""What scrolls downwards and is otherwise invisible."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from netdesk.ui import theme
from netdesk.ui.theme.style import scroll_bars


class ScrollArea(QScrollArea):
    """Shows `inner` without a frame or a ground of its own, as wide as there is room.

    It looks so in the first frame too, which is painted before the style sheet is there.
    """

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(QWidget())  # asking for Qt's own makes PySide load every widget class
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        self._dress()
        theme.current().changed.connect(self._dress)

    def _dress(self) -> None:
        self.verticalScrollBar().setStyleSheet(scroll_bars(theme.current().color))
