"""What scrolls downwards and is otherwise invisible."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from netdesk.ui import theme
from netdesk.ui.theme.style import scroll_bars


class ScrollArea(QScrollArea):
    """Shows `inner` without a frame or a ground of its own, as wide as there is room.

    With a `gutter`, the bar's room stays free while there is nothing to scroll. It looks so in the
    first frame too, which is painted before the style sheet is there.
    """

    def __init__(self, inner: QWidget, parent: QWidget | None = None, *, gutter: int = 0) -> None:
        super().__init__(parent)
        self.setViewport(QWidget())  # asking for Qt's own makes PySide load every widget class
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner.setMinimumWidth(1)  # what is too wide shrinks: nobody could scroll to its end
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        self._gutter = gutter
        if gutter:
            self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._keep_free())
            self._keep_free()
        self._dress()
        theme.current().changed.connect(self._dress)

    def _keep_free(self) -> None:
        scrolls = self.verticalScrollBar().maximum() > 0
        self.setViewportMargins(0, 0, 0 if scrolls else self._gutter, 0)

    def _dress(self) -> None:
        self.verticalScrollBar().setStyleSheet(scroll_bars(theme.current().color))
