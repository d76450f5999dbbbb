"""Surfaces that hold things: cards with a border, floating cards with a shadow, heads, dividers."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.labels import ElidedLabel, Text

RADIUS = 12
SHADOW = 24
"""Room around a floating card for its shadow."""


class Card(QWidget):
    """A bordered surface with a column of widgets in `body`; other grounds by token."""

    def __init__(
        self,
        padding: int = 15,
        *,
        ground: str = "surface",
        edge: str = "border",
        radius: int = RADIUS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ground, self._edge, self._radius = ground, edge, radius
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(0)

    def set_ground(self, ground: str, edge: str = "") -> None:
        """Show it on another ground; an empty edge is none."""
        self._ground, self._edge = ground, edge
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        edge = look.color(self._edge) if self._edge else None
        rect = QRectF(self.rect())
        paint.paint_rounded(QPainter(self), rect, self._radius, look.color(self._ground), edge)


class ClickableCard(Card):
    """A card that leads to a page, as a row of the sidebar does by key."""

    clicked = Signal()

    def __init__(
        self, padding: int = 15, *, radius: int = RADIUS, parent: QWidget | None = None
    ) -> None:
        super().__init__(padding, radius=radius, parent=parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.clicked.emit()


class FloatingCard(QWidget):
    """A raised card with a shadow, for what lies above a page; contents go into `row`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(SHADOW + 15, SHADOW + 9, SHADOW + 9, SHADOW + 9)
        self.row.setSpacing(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        inner = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        paint.paint_shadow(painter, inner, RADIUS)
        paint.paint_rounded(painter, inner, RADIUS, look.color("raised"), look.color("border"))


class Divider(QWidget):
    """A line of 1 px, lying or standing."""

    def __init__(self, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(*((fixed, free) if vertical else (free, fixed)))
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.paint_ground(QPainter(self), QRectF(self.rect()), theme.current().color("border"))


class SectionHead(QWidget):
    """A heading above a card: its name, a number beside it, a remark at the far end."""

    def __init__(
        self, title: str, count: int | None = None, note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(7)
        self._title = Text(title, "bodyStrong", "text2")
        self._count = Text("", "body", "text2", tabular=True)
        self._note = ElidedLabel(note, "small", "text2")
        self.row.addWidget(self._title)
        self.row.addWidget(self._count)
        self.row.addStretch(1)
        self.row.addWidget(self._note)
        self.set_count(count)

    def set_title(self, title: str) -> None:
        """Show another name."""
        self._title.setText(title)

    def set_count(self, count: int | None) -> None:
        """Show how many there are, or nothing."""
        self._count.setText("" if count is None else str(count))

    def set_note(self, note: str) -> None:
        """Show another remark."""
        self._note.set_text(note)


def clear_layout(layout: QLayout) -> None:
    """Take all widgets out and delete them."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
