"""The switch between a few views."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets import paint

CENTER = Qt.AlignmentFlag.AlignCenter


class _Segment(QAbstractButton):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = theme.current()
        width = paint.role_width(self.text(), "bodyStrong") + 20
        return QSize(round(width), look.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        rect = QRectF(self.rect())
        role, ink = "body", "text2"
        if self.isChecked():
            paint.paint_rounded(painter, rect, 6, look.color("surface"), look.color("border2"))
            role, ink = "bodyStrong", "text"
        paint.paint_text(painter, rect, self.text(), role=role, ink=ink, align=CENTER)
        if self.hasFocus():
            paint.paint_focus(painter, rect, 6)


class Segmented(QWidget):
    """A switch between a few views; arrow keys move within it."""

    picked = Signal(int)

    def __init__(self, texts: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3, 3, 3, 3)
        layout.setSpacing(0)
        self._group = QButtonGroup(self)
        for number, text in enumerate(texts):
            segment = _Segment(text)
            segment.setChecked(number == 0)
            self._group.addButton(segment, number)
            layout.addWidget(segment)
        self._group.idClicked.connect(self.picked)

    def current(self) -> int:
        """Return the number of the chosen view."""
        return self._group.checkedId()

    def set_current(self, number: int) -> None:
        """Choose a view without telling."""
        self._group.button(number).setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        ground = theme.current().color("press")
        paint.paint_rounded(QPainter(self), QRectF(self.rect()), 8, ground)
