"""A message inside the window that waits until it is read: errors never go into a toast."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.buttons import IconButton, SecondaryButton
from netdesk.ui.widgets.labels import Icon, Text
from netdesk.ui.widgets.paint import TONES, Tone
from netdesk.words import tr

ICONS = {"danger": "warning-circle", "due": "warning"}


class Banner(QWidget):
    """One message with a tone, at most one thing to do, and a cross; hidden until `say`.

    With a `gap`, so many pixels stay free below it, and it looks like the cards that it is among.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 0) -> None:
        super().__init__(parent)
        self._gap = gap
        self._tone: Tone = "danger"
        self._wanted: Callable[[], None] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8 + gap)
        row.setSpacing(10)
        self._icon = Icon("warning-circle", "danger", 18)
        self._label = Text("", wrap=True)
        self._action = SecondaryButton("")
        self._close = IconButton("x", tr("Close"), size=28)
        for widget, stretch in ((self._icon, 0), (self._label, 1), (self._action, 0)):
            row.addWidget(widget, stretch)
        row.addWidget(self._close)
        self._close.clicked.connect(self.hide)
        self._action.clicked.connect(self._on_action)
        self.hide()

    def say(
        self,
        text: str,
        tone: Tone = "danger",
        *,
        action: str = "",
        wanted: Callable[[], None] | None = None,
    ) -> None:
        """Show a message, with a button that calls `wanted` if `action` names it.

        What stands there already, and is said again by something else that it stops, keeps its
        button.
        """
        if not self.isHidden() and not action and text == self.text():
            return
        self._tone, self._wanted = tone, wanted
        self._label.setText(text)
        self._icon.set_icon(ICONS.get(tone, "info"), TONES[tone][1])
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._action.updateGeometry()
        self.setAccessibleName(text)
        self.show()

    def text(self) -> str:
        """Return the message."""
        return self._label.text()

    def _on_action(self) -> None:
        self.hide()
        if self._wanted:
            self._wanted()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        rect = QRectF(self.rect())
        painter = QPainter(self)
        ground = look.color(TONES[self._tone][0])
        if self._gap:
            paint.paint_rounded(painter, rect.adjusted(0, 0, 0, -self._gap), 12, ground)
            return
        paint.paint_ground(painter, rect, ground)
        edge = QRectF(0, rect.height() - 1, rect.width(), 1)
        paint.paint_ground(painter, edge, look.color("border"))
