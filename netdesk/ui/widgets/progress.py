"""Long work as it goes on: shown after 400 ms, and never without a way to stop it."""

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.buttons import QuietButton
from netdesk.ui.widgets.labels import ElidedLabel, Text
from netdesk.words import tr

AFTER_MS = 400


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(6)
        self.share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        rect = QRectF(self.rect())
        paint.paint_rounded(painter, rect, 3, look.color("press"))
        done = QRectF(rect.x(), rect.y(), max(6.0, rect.width() * self.share), rect.height())
        paint.paint_rounded(painter, paint.mirrored(painter, done, rect), 3, look.color("accent"))


class ProgressLine(QWidget):
    """What is being done, how far it is, and Cancel; hidden until `start`, and 400 ms beyond."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, after_ms: int = AFTER_MS) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        words = QHBoxLayout()
        self._what = ElidedLabel("", "bodyStrong")
        self._far = Text("", "small", "text2", tabular=True)
        self._bar = _Bar()
        self._cancel = QuietButton(tr("Cancel"))
        words.addWidget(self._what, 1)
        words.addWidget(self._far)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(words)
        column.addWidget(self._bar)
        row.addLayout(column, 1)
        row.addWidget(self._cancel)
        self._timer = QTimer(self, singleShot=True, interval=after_ms)
        self._timer.timeout.connect(self.show)
        self._cancel.clicked.connect(self.cancel_wanted)
        self.hide()

    def start(self, what: str) -> None:
        """Begin to wait for something that may take long."""
        self._what.set_text(what)
        self.setAccessibleName(what)
        self.advance(0, 0)
        self._timer.start()

    def advance(self, done: int, total: int) -> None:
        """Say how far it is; a total of 0 is unknown."""
        self._bar.share = min(1.0, done / total) if total > 0 else 0.0
        percent = round(100 * self._bar.share)
        self._far.setText(tr("%1 %", percent) if total > 0 else "")
        self.setAccessibleDescription(self._far.text())
        self._bar.update()

    def stop(self) -> None:
        """Say that it has ended."""
        self._timer.stop()
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
