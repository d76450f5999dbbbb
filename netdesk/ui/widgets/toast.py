"""The toast: one sentence at the bottom of the window, eight seconds, with Undo where it helps."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from netdesk.ui import theme
from netdesk.ui.bus import Notice
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.labels import ElidedLabel, Icon
from netdesk.words import tr

SHOWN_MS = 8000
BOTTOM = 16
"""Pixels between the toast and the window's lower edge."""


class _UndoLink(QAbstractButton):
    def __init__(self) -> None:
        super().__init__()
        self.setText(tr("Undo"))
        self.setAccessibleName(tr("Undo"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = theme.current()
        words = paint.role_width(self.text(), "bodyStrong")
        key = paint.role_width("Ctrl Z", "caption")
        return QSize(round(words + key + 8 + 9), look.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(4, 0, -4, 0)
        paint.paint_text(painter, rect, self.text(), role="bodyStrong", ink="toastLink")
        end = paint.END
        paint.paint_text(painter, rect, "Ctrl Z", role="caption", ink="onToast", align=end)
        if self.hasFocus():
            edge = theme.current().color("toastLink")
            paint.paint_rounded(painter, QRectF(self.rect()), 6, None, edge, 2)


class Toast(QWidget):
    """Lies over its parent at the bottom centre; stays while the pointer or the focus is on it."""

    undo_wanted = Signal()

    def __init__(self, parent: QWidget, shown_ms: int = SHOWN_MS) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._over = parent
        self._left = self._floor = 0
        """Pixels at the parent's left that belong to the sidebar."""
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 9, 15, 9)
        row.setSpacing(9)
        self._label = ElidedLabel("", "body", "onToast")
        self._undo = _UndoLink()
        row.addWidget(Icon("check-circle", "toastLink", 16))
        row.addWidget(self._label, 1)
        row.addWidget(self._undo)
        self._timer = QTimer(self, singleShot=True, interval=shown_ms)
        self._timer.timeout.connect(self.hide)
        self._undo.clicked.connect(self._on_undo)
        self._undo.installEventFilter(self)
        parent.installEventFilter(self)
        self.hide()

    def say(self, notice: Notice) -> None:
        """Show a sentence, in place of the one before."""
        self._label.set_text(notice.text)
        self._undo.setVisible(notice.undo)
        self.setAccessibleName(notice.text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def drop_undo(self) -> None:
        """Offer Undo no longer: it would take back another step than the one that is told of."""
        self._undo.hide()
        self._place()

    def text(self) -> str:
        """Return the sentence shown last."""
        return self._label.text()

    def set_left(self, left: int) -> None:
        """Keep this much of the parent's left side free and centre in the rest."""
        self._left = left
        self._place()

    def set_floor(self, floor: int) -> None:
        """Keep this much of the parent's bottom free, for what floats there."""
        self._floor = floor
        self._place()

    def _place(self) -> None:
        parent = self._over
        room = parent.width() - self._left
        width = min(self.sizeHint().width() + 4, room - 32)
        height = max(42, self.sizeHint().height())
        x = self._left + (room - width) // 2
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = (room - width) // 2
        self.setGeometry(x, parent.height() - height - BOTTOM - self._floor, width, height)

    def _on_undo(self) -> None:
        self.hide()
        self.undo_wanted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._over and kind == QEvent.Type.Resize:
            self._place()
        elif watched is self._undo and kind == QEvent.Type.FocusIn:
            self._timer.stop()
        elif watched is self._undo and kind == QEvent.Type.FocusOut and self.isVisible():
            self._timer.start()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible() and not self._undo.hasFocus():
            self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        ground = theme.current().color("toast")
        paint.paint_rounded(QPainter(self), QRectF(self.rect()), 10, ground)
