"""Buttons as in the pictures: primary, secondary, quiet, and icons without words."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.text import one_line

HEIGHT = 32
ICON = 16


class PaintedButton(QPushButton):
    """A push button that draws itself; `key` is shown as a cap and is no shortcut by itself."""

    RADIUS = 7
    SIDE = 11
    ROLE = "body"

    def __init__(
        self, text: str = "", icon: str = "", key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setText(text)  # given to QPushButton, it makes PySide load QIcon's lists, 2 ms
        self._icon_name, self._key = icon, key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus where work goes on
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_icon(self, name: str) -> None:
        """Show another icon, none for an empty name."""
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def colors(self) -> tuple[str, str, str]:
        """Return the tokens of ground, edge and ink in the present state; empty is none."""
        return "", "", "text"

    def caption(self) -> str:
        """Return the text as shown: Qt's ampersands for mnemonics removed."""
        return one_line(self.text().replace("&&", "\0").replace("&", "").replace("\0", "&"))

    def sizeHint(self) -> QSize:
        look = theme.current()
        parts = []
        if self._icon_name:
            parts.append(float(ICON))
        if self.text():
            parts.append(paint.role_width(self.caption(), self.ROLE) + 1)
        if self._key:
            parts.append(paint.key_width(self._key))
        gaps = 7 * (len(parts) - 1) if parts else 0
        tail = self.SIDE - 2 if self._key else self.SIDE
        return QSize(round(sum(parts) + gaps + self.SIDE + tail), look.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        ground, edge, ink = self.colors()
        rect = QRectF(self.rect())
        paint.paint_rounded(
            painter,
            rect,
            self.RADIUS,
            look.color(ground) if ground else None,
            look.color(edge) if edge else None,
        )
        self._paint_content(painter, rect, ink if self.isEnabled() else "text3")
        if self.hasFocus():
            self._paint_focus(painter, rect)

    def _paint_focus(self, painter: QPainter, rect: QRectF) -> None:
        paint.paint_focus(painter, rect, self.RADIUS)

    def _paint_content(self, painter: QPainter, rect: QRectF, ink: str) -> None:
        left = rect.left() + self.SIDE
        middle = rect.center().y()
        if not self.text():
            side = 14 if rect.height() <= 24 else ICON if rect.height() < 32 else ICON + 2
            spot = QRectF(rect.center().x() - side / 2, middle - side / 2, side, side)
            paint.paint_icon(painter, spot, self._icon_name, ink)
            return
        if self._icon_name:
            spot = QRectF(left, middle - ICON / 2, ICON, ICON)
            paint.paint_icon(painter, paint.mirrored(painter, spot, rect), self._icon_name, ink)
            left += ICON + 7
        right = rect.right() - self.SIDE
        if self._key:
            end = rect.right() - self.SIDE + 2
            spot = QRectF(end, middle, 0, 0)
            place = paint.mirrored(painter, spot, rect)
            width = paint.paint_key(painter, QPointF(place.x(), middle), self._key)
            right = end - width - 6
        room = paint.mirrored(painter, QRectF(left, rect.y(), right - left, rect.height()), rect)
        align = paint.START
        if not self._icon_name and not self._key:
            align = Qt.AlignmentFlag.AlignCenter
        paint.paint_text(painter, room, self.caption(), role=self.ROLE, ink=ink, align=align)


class PrimaryButton(PaintedButton):
    """The one thing to do on a page; it can stand back while something else is that."""

    ROLE = "bodyStrong"
    SIDE = 12

    def __init__(
        self, text: str = "", icon: str = "", key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, icon, key, parent)
        self._behind = False

    def set_behind(self, behind: bool) -> None:
        """Look like a secondary button."""
        self._behind = behind
        self.ROLE = "body" if behind else "bodyStrong"
        self.updateGeometry()
        self.update()

    def colors(self) -> tuple[str, str, str]:
        if self._behind:
            return _edged(self)
        if not self.isEnabled():
            return "press", "", "text3"
        pressed = self.underMouse() or self.isDown()
        return ("accentHover" if pressed else "accent"), "", "onAccent"

    def _paint_focus(self, painter: QPainter, rect: QRectF) -> None:
        if self._behind:
            super()._paint_focus(painter, rect)
            return
        inner = rect.adjusted(3, 3, -3, -3)
        look = theme.current()
        paint.paint_rounded(painter, inner, self.RADIUS - 3, None, look.color("onAccent"), 2)


class SecondaryButton(PaintedButton):
    """Anything else to do, with an edge."""

    def colors(self) -> tuple[str, str, str]:
        return _edged(self)


def _edged(button: PaintedButton) -> tuple[str, str, str]:
    """Return the tokens of a button with an edge."""
    if not button.isEnabled():
        return "surface", "border", "text3"
    if button.isDown():
        return "press", "border2", "text"
    return ("hover" if button.underMouse() else "surface"), "border2", "text"


class QuietButton(PaintedButton):
    """Something beside the point: no edge until the pointer comes."""

    def colors(self) -> tuple[str, str, str]:
        ground = "press" if self.isDown() else "hover" if self.underMouse() else ""
        return ground, "", "text2"


class LinkButton(QuietButton):
    """A few words that do something, in the accent colour."""

    SIDE = 4

    def colors(self) -> tuple[str, str, str]:
        return ("hover" if self.underMouse() else ""), "", "accent"


class IconButton(PaintedButton):
    """An icon alone: `name` is its accessible name and, with the key, its tooltip."""

    def __init__(
        self,
        icon: str,
        name: str,
        key: str = "",
        *,
        edged: bool = False,
        size: int = 32,
        ink: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", icon, "", parent)
        self._edged, self._size, self._ink = edged, size, ink
        self.set_name(name, key)

    def set_name(self, name: str, key: str = "") -> None:
        """Set the accessible name and the tooltip."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({key})" if key else name)

    def colors(self) -> tuple[str, str, str]:
        active = self.isDown() or self.isChecked()
        if self._edged:
            ground = "press" if active else "hover" if self.underMouse() else "surface"
            return ground, "border2", self._ink or "text"
        ground = "press" if active else "hover" if self.underMouse() else ""
        return ground, "", self._ink or "text2"

    def sizeHint(self) -> QSize:
        side = theme.current().px(self._size)
        return QSize(side, side)
