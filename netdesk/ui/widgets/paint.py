"""What painted widgets and delegates draw alike: text, chips, pills, dots, boxes, rings.

All functions take a painter and logical coordinates and leave the painter as they found it.
"""

from collections.abc import Callable, Iterable
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
)

from netdesk.domain.model import NicheColor
from netdesk.ui import theme
from netdesk.ui.theme import icons
from netdesk.ui.widgets.discs import NO_LINE, paint_disc
from netdesk.ui.widgets.text import one_line, reads_from_right

Place = Callable[[float, float, float, float], QRectF]
Tone = Literal["plain", "soft", "due", "danger", "info", "surface"]

TONES: dict[str, tuple[str, str]] = {
    "plain": ("hover", "text2"),
    "soft": ("soft", "accent"),
    "due": ("dueSoft", "due"),
    "danger": ("dangerSoft", "danger"),
    "info": ("hover", "info"),
    "surface": ("surface", "text2"),
}
"""Ground and ink of a pill."""

START, END = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
"""Where a line begins and ends: Qt turns them round when it draws from right to left."""

TEXTS = 4_096
"""So many texts are kept measured, as many as are soon seen again."""

# PySide asks a member of an enumeration for its number by Python's own calls, and a row of a list
# does much of that: it draws with a pen or a number where that will do.
_SMOOTH = QPainter.RenderHint.Antialiasing
_RTL = Qt.LayoutDirection.RightToLeft
_WHOLE_LINE = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip  # with all its descenders
_ONE_LINE = int(Qt.AlignmentFlag.AlignVCenter) | int(_WHOLE_LINE)


class kept:  # noqa: N801  (a word of the with statement)
    """Save the painter, smooth edges on, and restore it afterwards."""

    __slots__ = ("_painter",)

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter

    def __enter__(self) -> QPainter:
        self._painter.save()
        self._painter.setRenderHint(_SMOOTH)
        return self._painter

    def __exit__(self, *_: object) -> None:
        self._painter.restore()


def is_rtl(painter: QPainter) -> bool:
    """Say whether lines run from right to left here."""
    return painter.layoutDirection() == _RTL


def mirrored(painter: QPainter, rect: QRectF, within: QRectF) -> QRectF:
    """Return `rect` where it lies in `within` under the painter's direction of reading."""
    if not is_rtl(painter):
        return rect
    return QRectF(
        within.left() + within.right() - rect.right(), rect.y(), rect.width(), rect.height()
    )


def laid(painter: QPainter, text: str, side: Qt.AlignmentFlag = START) -> int:
    """Return how `drawText` lays a text at a side: one that runs the other way reads as ever."""
    if not is_rtl(painter) or reads_from_right(text):
        return int(side)
    turned = {START: END, END: START}.get(side, side)
    return int(turned) | int(Qt.TextFlag.TextForceLeftToRight)


def placing(within: QRectF, *, rtl: bool) -> Place:
    """Return how a rect is made of x, y, width and height in one row, `mirrored` if `rtl`."""
    if not rtl:
        return QRectF
    both = within.left() + within.right()
    return lambda x, y, width, height: QRectF(both - x - width, y, width, height)


def text_width(text: str, font: QFont) -> float:
    """Return how wide a foreign text is on one line."""
    shown = one_line(text)
    return QFontMetricsF(theme.current().writing(font, shown)).horizontalAdvance(shown)


def role_width(text: str, role: str, *, tabular: bool = False) -> float:
    """Return how wide a foreign text is that stands on many rows; it is measured once."""
    return _measured(text, role, tabular).width


def _measured(text: str, role: str, tabular: bool) -> theme.Measured:
    look = theme.current()
    found = look.texts.get((text, role, tabular))
    if found is None:
        if len(look.texts) >= TEXTS:
            look.texts.clear()
        shown = one_line(text)
        font = look.writing(look.font(role, tabular=tabular), shown)
        found = theme.Measured(shown, font, QFontMetricsF(font).horizontalAdvance(shown))
        look.texts[text, role, tabular] = found
    return found


def paint_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    *,
    role: str = "body",
    ink: str | QColor = "text",
    align: Qt.AlignmentFlag | None = None,
    tabular: bool = False,
) -> float:
    """Draw one line, elided at its end, vertically in the middle; return the width it took."""
    shown, font, width = _measured(text, role, tabular)
    room = rect.width()
    if width > room + 0.5:
        shown = QFontMetricsF(font).elidedText(shown, Qt.TextElideMode.ElideRight, room)
        width = room
    painter.save()
    painter.setFont(font)
    painter.setPen(theme.current().pen(ink) if isinstance(ink, str) else ink)
    side = START if align is None else align
    painter.drawText(rect, laid(painter, shown, side) | _ONE_LINE, shown)
    painter.restore()
    return width


def paint_rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1.0,
) -> None:
    """Fill and outline a rounded rectangle; the outline lies inside `rect`."""
    with kept(painter):
        painter.setBrush(fill if fill else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(edge, width) if edge else NO_LINE)
        inset = width / 2 if edge else 0.0
        inner = rect.adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(inner, radius - inset, radius - inset)


def paint_ground(painter: QPainter, rect: QRectF, fill: QColor) -> None:
    """Fill a rectangle (fillRect would make PySide load all of QGradient's lists first)."""
    painter.save()
    painter.setPen(NO_LINE)
    painter.setBrush(fill)
    painter.drawRect(rect)
    painter.restore()


def paint_focus(painter: QPainter, rect: QRectF, radius: float) -> None:
    """Draw the focus ring of 2 px just inside `rect`."""
    paint_rounded(painter, rect, radius, None, theme.current().color("focus"), 2)


def paint_icon(painter: QPainter, rect: QRectF, name: str, ink: str | QColor = "text2") -> None:
    """Draw an icon into the middle of `rect`; arrows turn round under right-to-left."""
    color = theme.current().color(ink) if isinstance(ink, str) else ink
    icons.paint(painter, rect, name, color, rtl=is_rtl(painter))


def chip_width(text: str) -> float:
    """Return the width of a niche chip."""
    return role_width(text, "caption") + 16


def paint_chip(
    painter: QPainter, start: QPointF, text: str, color: NicheColor | None, room: float = 1e6
) -> float:
    """Draw a niche chip with its top left at `start`, at most `room` wide; return its width."""
    look = theme.current()
    ink = look.niche(color)
    rect = QRectF(start.x(), start.y(), min(room, chip_width(text)), look.px(20))
    paint_rounded(painter, rect, rect.height() / 2, ink.bg)
    middle = Qt.AlignmentFlag.AlignCenter
    paint_text(painter, rect.adjusted(8, 0, -8, 0), text, role="caption", ink=ink.fg, align=middle)
    return rect.width()


def pill_width(text: str, icon: str = "") -> float:
    """Return the width of a pill."""
    return chip_width(text) + (19 if icon else 2)


def paint_pill(
    painter: QPainter,
    end: QPointF,
    text: str,
    tone: Tone = "plain",
    *,
    on_soft: bool = False,
    icon: str = "",
) -> float:
    """Draw a pill ("2 days late") that ends at `end` (right middle; left middle under RTL).

    `on_soft`: it lies on a `selected` or `soft` ground and takes `surface`. Returns its width.
    """
    look = theme.current()
    ground, ink = TONES[tone]
    width, height = pill_width(text, icon), look.px(20)
    left = end.x() if is_rtl(painter) else end.x() - width
    rect = QRectF(left, end.y() - height / 2, width, height)
    paint_rounded(painter, rect, height / 2, look.color("surface" if on_soft else ground))
    words = rect
    if icon:
        spot = QRectF(rect.left() + 8, rect.center().y() - 6, 12, 12)
        paint_icon(painter, mirrored(painter, spot, rect), icon, ink)
        words = mirrored(painter, rect.adjusted(17, 0, 0, 0), rect)
    paint_text(painter, words, text, role="caption", ink=ink, align=Qt.AlignmentFlag.AlignCenter)
    return width


def paint_dot(
    painter: QPainter, center: QPointF, color: NicheColor | None, size: float = 8
) -> None:
    """Draw a niche's dot, a hollow ring for no niche."""
    spot = QRectF(center.x() - size / 2, center.y() - size / 2, size, size)
    paint_dots(painter, [(spot, color)])


def paint_dots(painter: QPainter, dots: Iterable[tuple[QRectF, NicheColor | None]]) -> None:
    """Draw dots of niches into these squares."""
    with kept(painter):
        for spot, color in dots:
            paint_disc(painter, spot, "dot", color)


def paint_check_box(
    painter: QPainter, rect: QRectF, checked: bool | None, *, enabled: bool = True
) -> None:
    """Draw a check box of 18 px in the middle of `rect`; None is partly checked."""
    look = theme.current()
    side = 18
    box = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
    if checked is False or not enabled:
        edge = look.color("border2" if enabled else "border")
        paint_rounded(painter, box, 5, look.color("surface"), edge, 1.5)
        return
    paint_rounded(painter, box, 5, look.color("accent"))
    sign = "minus" if checked is None else "check"
    icons.paint(painter, box.adjusted(2, 2, -2, -2), sign, look.color("onAccent"))


def paint_open_circle(painter: QPainter, center: QPointF, ink: str = "border2") -> None:
    """Draw the empty circle that stands before something to be done."""
    with kept(painter):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.current().color(ink), 1.5))
        painter.drawEllipse(center, 7.5, 7.5)


def key_width(key: str) -> float:
    """Return the width of a key cap."""
    return max(22.0, role_width(key, "caption") + 12)


def paint_key(painter: QPainter, end: QPointF, key: str, *, ink: str = "text2") -> float:
    """Draw a key cap that ends at `end` (right middle; left under RTL); return its width."""
    look = theme.current()
    width, height = key_width(key), look.px(18)
    left = end.x() if is_rtl(painter) else end.x() - width
    rect = QRectF(left, end.y() - height / 2, width, height)
    paint_rounded(painter, rect, 4, look.color("surface"), look.color("border"))
    paint_text(painter, rect, key, role="caption", ink=ink, align=Qt.AlignmentFlag.AlignCenter)
    return width


def paint_row_ground(
    painter: QPainter, rect: QRectF, *, selected: bool, hovered: bool, focused: bool = False
) -> None:
    """Draw the ground of a list row: `selected`, `hover` or nothing; an accent edge for focus."""
    look = theme.current()
    if selected:
        edge = look.color("focus") if focused else None
        paint_rounded(painter, rect, 8, look.color("selected"), edge)
    elif hovered:
        paint_rounded(painter, rect, 8, look.color("hover"))


def paint_ring(painter: QPainter, rect: QRectF, share: float, text: str = "") -> None:
    """Draw a goal's ring, filled clockwise from the top by `share` (0 to 1), around a text."""
    look = theme.current()
    width = max(3.0, rect.height() / 8)
    inner = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    with kept(painter):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.color("press"), width))
        painter.drawEllipse(inner)
        pen = QPen(look.color("accent"), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if share < 1 else Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        if share > 0:
            painter.drawArc(inner, 90 * 16, round(-360 * 16 * min(1.0, share)))
    room = rect.width() - 2 * width - 4
    roles = ("bodyStrong", "small", "caption") if rect.height() >= 46 else ("small", "caption")
    fits = (one for one in roles if role_width(text, one, tabular=True) <= room)
    role = next(fits, "caption")
    middle = Qt.AlignmentFlag.AlignCenter
    paint_text(painter, rect, text, role=role, align=middle, tabular=True)


def paint_shadow(painter: QPainter, rect: QRectF, radius: float) -> None:
    """Draw the soft shadow of a floating layer around `rect` (leave 24 px of room)."""
    dark = theme.current().dark
    with kept(painter):
        painter.setPen(NO_LINE)
        painter.setBrush(QColor(0, 0, 0, 12 if dark else 5))
        for spread in range(20, 0, -2):
            grown = rect.adjusted(-spread, -spread + 4, spread, spread + 4)
            painter.drawRoundedRect(grown, radius + spread, radius + spread)
