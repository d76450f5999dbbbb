"""Small rounded things: niche chips, pills, filters."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from netdesk.domain.model import NicheColor
from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.keys import acting_once
from netdesk.ui.widgets.paint import Tone

CENTER = Qt.AlignmentFlag.AlignCenter


class Chip(QAbstractButton):
    """A niche by name and colour; with `removable` a small × asks to take it off."""

    remove_wanted = Signal()

    def __init__(
        self,
        text: str,
        color: NicheColor | None,
        *,
        removable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self._color, self._removable = color, removable
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        extra = 14 if self._removable else 0
        return QSize(round(paint.chip_width(self.text()) + 0.5) + extra, theme.current().px(20))

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if self._removable and event.key() in keys:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._removable and self._cross().contains(event.position()):
            self.setDown(False)
            self.remove_wanted.emit()
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        ink = theme.current().niche(self._color)
        paint.paint_rounded(painter, rect, rect.height() / 2, ink.bg)
        label = rect.adjusted(8, 0, -22 if self._removable else -8, 0)
        label = paint.mirrored(painter, label, rect)
        paint.paint_text(painter, label, self.text(), role="caption", ink=ink.fg)
        if self._removable:
            paint.paint_icon(painter, self._cross(), "x", ink.fg)
        if self.hasFocus():
            paint.paint_focus(painter, rect, rect.height() / 2)

    def _cross(self) -> QRectF:
        side = 11
        left = 7 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - 18
        return QRectF(left, (self.height() - side) / 2, side, side)


def leaves_enter(button: QAbstractButton) -> bool:
    """Say whether Enter on a button is meant for the card that it is in: what is on or off, or may
    be taken off, is changed by Space or Del."""
    return button.isCheckable() or isinstance(button, Chip)


class Pill(QWidget):
    """A short state in words ("2 days late"); `on_soft` where it lies on a tinted ground."""

    def __init__(
        self,
        text: str,
        tone: Tone = "plain",
        *,
        on_soft: bool = False,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone: Tone = tone
        self._text, self._on_soft, self._icon_name = text, on_soft, icon
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str, tone: Tone = "plain") -> None:
        """Show another state."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = paint.pill_width(self._text, self._icon_name)
        return QSize(round(wide + 0.5), theme.current().px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        x = rect.left() if paint.is_rtl(painter) else rect.right()
        end = QPointF(x, rect.center().y())
        soft, icon = self._on_soft, self._icon_name
        paint.paint_pill(painter, end, self._text, self._tone, on_soft=soft, icon=icon)


class FilterChip(QAbstractButton):
    """A filter with the number that it would show; checked it has an accent edge."""

    def __init__(self, text: str, count: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._count: int | None = None
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        """Show how many there are."""
        self._count = count
        label = self.text() if count is None else f"{self.text()}, {count}"
        self.setAccessibleName(label)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme.current()
        width = paint.role_width(self.text(), "caption") + 19
        if self._count is not None:
            width += self._count_width() + 6
        return QSize(round(width), look.px(24))

    def _count_width(self) -> float:
        return paint.role_width(str(self._count), "caption", tabular=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        rect = QRectF(self.rect())
        on = self.isChecked()
        ground = "soft" if on else "hover" if self.underMouse() else "surface"
        edge = look.color("accent" if on else "border")
        paint.paint_rounded(painter, rect, rect.height() / 2, look.color(ground), edge)
        ink = "accent" if on else "text2"
        inner = rect.adjusted(9, 0, -9, 0)
        if self._count is not None:
            paint.paint_text(
                painter,
                inner,
                str(self._count),
                role="caption",
                ink="accent" if on else "text3",
                align=paint.END,
                tabular=True,
            )
            inner = paint.mirrored(painter, inner.adjusted(0, 0, -self._count_width() - 5, 0), rect)
        paint.paint_text(painter, inner, self.text(), role="caption", ink=ink)
        if self.hasFocus():
            paint.paint_focus(painter, rect, rect.height() / 2)


class AddChip(QAbstractButton):
    """A chip with an edge that adds something ("+ Niche")."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(round(paint.chip_width(self.text()) + 2), theme.current().px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        rect = QRectF(self.rect())
        ground = look.color("hover" if self.underMouse() else "surface")
        radius = rect.height() / 2
        paint.paint_rounded(painter, rect, radius, ground, look.color("border"))
        paint.paint_text(painter, rect, self.text(), role="caption", ink="text2", align=CENTER)
        if self.hasFocus():
            paint.paint_focus(painter, rect, radius)
