"""People as circles: a photo or initials, several on a stack, or a sign in the place of a face."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPixmap

from netdesk.domain.model import NicheColor
from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.discs import paint_disc
from netdesk.ui.widgets.text import initials

_MIDDLE = Qt.AlignmentFlag.AlignCenter


def paint_avatar(
    painter: QPainter,
    rect: QRectF,
    name: str,
    color: NicheColor | None = None,
    photo: QPixmap | None = None,
) -> None:
    """Draw a person's photo, or their initials on the niche's ground, as a circle."""
    with paint.kept(painter):
        if photo is not None and not photo.isNull():
            _paint_photo(painter, rect, photo)
            return
        paint_disc(painter, rect, "ground", color)
        look = theme.current()
        letters, size = initials(name), max(9, round(rect.height() * 0.36))
        painter.setFont(look.writing(look.font("bodyStrong", size=size), letters))
        painter.setPen(look.niche(color).fg)
        painter.drawText(rect, int(_MIDDLE), letters)


def paint_sign(painter: QPainter, rect: QRectF, icon: str, color: NicheColor | None = None) -> None:
    """Draw an icon on the niche's ground as a circle, where a person would have a face."""
    ink = theme.current().niche(color)
    paint.paint_rounded(painter, rect, rect.height() / 2, ink.bg)
    inset = rect.height() / 4
    paint.paint_icon(painter, rect.adjusted(inset, inset, -inset, -inset), icon, ink.fg)


def _paint_photo(painter: QPainter, rect: QRectF, photo: QPixmap) -> None:
    circle = QPainterPath()
    circle.addEllipse(rect)
    painter.setClipPath(circle)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    side = min(photo.width(), photo.height())
    middle = QRectF((photo.width() - side) / 2, (photo.height() - side) / 2, side, side)
    painter.drawPixmap(rect, photo, middle)


def paint_avatars(
    painter: QPainter,
    rect: QRectF,
    people: list[tuple[str, NicheColor | None]],
    ground: str,
    more: int = 0,
) -> None:
    """Draw stacked avatars as high as `rect`, stepping 78 %, the first on top, then "+7"."""
    side = rect.height()
    step = side * 0.78
    count = len(people) + bool(more)
    ring = theme.current().color(ground)
    for place in reversed(range(count)):
        spot = QRectF(rect.x() + place * step, rect.y(), side, side)
        spot = paint.mirrored(painter, spot, rect)
        paint.paint_rounded(painter, spot, side / 2, ring)
        spot = spot.adjusted(2, 2, -2, -2)
        if place < len(people):
            paint_avatar(painter, spot, *people[place])
        else:
            _paint_more(painter, spot, more, side - step - 2 if people else 0)


def _paint_more(painter: QPainter, spot: QRectF, more: int, covered: float) -> None:
    """Draw how many more in the part of a circle that the one before leaves free."""
    look = theme.current()
    paint.paint_rounded(painter, spot, spot.height(), look.color("press"))
    font, text = QFont(look.font("caption")), f"+{more}"
    rtl = paint.is_rtl(painter)
    spot = spot.adjusted(0 if rtl else covered, 0, -covered if rtl else 0, 0)
    wide = paint.text_width(text, font) + 2
    if wide > spot.width():
        font.setPixelSize(max(7, int(font.pixelSize() * spot.width() / wide)))
    with paint.kept(painter):
        painter.setFont(font)
        painter.setPen(look.color("text2"))
        painter.drawText(spot, paint.laid(painter, text, _MIDDLE), text)
