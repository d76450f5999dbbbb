"""What the cards of a month are made of: heads, and rows that lead somewhere."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy

from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.labels import ElidedLabel, Text


class CardHead(QHBoxLayout):
    """The title of a card, a number beside it, a remark at the far end."""

    def __init__(self, title: str, note: str = "") -> None:
        super().__init__()
        self.setContentsMargins(8, 0, 8, 0)
        self.setSpacing(7)
        self._count = Text("", "body", "text2", tabular=True)
        self.addWidget(Text(title, "bodyStrong", "text2"))
        self.addWidget(self._count)
        self.addStretch(1)
        self.addWidget(ElidedLabel(note, "small", "text2"))

    def set_count(self, count: int) -> None:
        """Show how many there are, or nothing."""
        self._count.setText(str(count) if count else "")


class CardRow(QAbstractButton):
    """The ground of a row, to be drawn upon; one that leads nowhere takes no focus."""

    def __init__(self, text: str, *, leads: bool = True, high: int = 35) -> None:
        super().__init__()
        self.setText(text)
        self._leads, self._high = leads, high
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if leads else Qt.FocusPolicy.NoFocus)
        if leads:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, theme.current().px(self._high))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        lit = self._leads and (self.underMouse() or self.isDown())
        paint.paint_row_ground(painter, rect, selected=False, hovered=lit)
        if self.hasFocus():
            paint.paint_focus(painter, rect, 8)


def paint_two_lines(
    painter: QPainter, rect: QRectF, left: float, right: float, name: str, remark: str
) -> None:
    """Draw a name over a remark, between two edges of a row read from left to right."""
    high = theme.current().line("small") + 2
    middle = rect.center().y()
    for top, text, role, ink in (
        (middle - high - 1, name, "bodyStrong", "text"),
        (middle + 1, remark, "small", "text2"),
    ):
        room = paint.mirrored(painter, QRectF(left, top, right - left, high), rect)
        paint.paint_text(painter, room, text, role=role, ink=ink)
