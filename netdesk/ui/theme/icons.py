"""Icons as outlines: glyphs of the Phosphor font that ships in the qtawesome package.

The package itself is never imported: it would bring in its own Qt layer and all its fonts. Its
font files are opened by path and each glyph is drawn as a path, sharp at every size and pixel
ratio (1.5 ms for the font at the first icon).
"""

import importlib.util
import sys
from functools import cache
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap, QRawFont, QTransform

EM = 256.0
"""The size in which outlines are kept; Phosphor draws on a grid of 256."""

THICKER = 5.0
"""Units of the grid added to the regular weight: 16 of 256 is thin beside 13 px text."""

MIRRORED = frozenset(
    ("caret-left", "caret-right", "arrow-left", "arrow-right", "arrow-up-right", "arrow-down-left")
)
"""Icons that point along the line of reading and turn round under right-to-left."""

PHOSPHOR = {
    "arrow-clockwise": 0xF020,
    "arrows-left-right": 0xF04D,
    "article": 0xF068,
    "book-bookmark": 0xF092,
    "file-plus": 0xF16D,
    "headphones": 0xF1C8,
    "microphone": 0xF218,
    "arrow-down-left": 0xF023,
    "arrow-left": 0xF03B,
    "arrow-right": 0xF044,
    "arrow-up-right": 0xF063,
    "bell": 0xF082,
    "bell-slash": 0xF088,
    "briefcase": 0xF0A0,
    "cadence": 0xF045,
    "cake": 0xF0AA,
    "calendar": 0xF0AC,
    "calendar-blank": 0xF0AD,
    "calendar-check": 0xF0AE,
    "calendar-plus": 0xF0AF,
    "caret-down": 0xF0C2,
    "caret-left": 0xF0C3,
    "caret-right": 0xF0C4,
    "caret-up": 0xF0C5,
    "chat": 0xF0DC,
    "chats": 0xF0E0,
    "chats-circle": 0xF0E1,
    "check": 0xF0E7,
    "check-circle": 0xF0E8,
    "circle": 0xF0EC,
    "circle-fill": 0xF857,
    "circle-half": 0xF0EE,
    "clipboard": 0xF0F8,
    "clock": 0xF0F9,
    "copy": 0xF114,
    "database": 0xF12D,
    "desktop": 0xF12E,
    "discord": 0xF13E,
    "grip": 0xF144,
    "dots-three": 0xF145,
    "download": 0xF14C,
    "envelope": 0xF156,
    "export": 0xF15A,
    "eye": 0xF15B,
    "facebook": 0xF15F,
    "file-text": 0xF170,
    "flag": 0xF17C,
    "floppy-disk": 0xF181,
    "folder": 0xF186,
    "folder-open": 0xF18C,
    "funnel": 0xF196,
    "gear": 0xF19B,
    "gift": 0xF1A5,
    "github": 0xF1AA,
    "globe": 0xF1AF,
    "hand": 0xF1B8,
    "handshake": 0xF1C0,
    "history": 0xF0FC,
    "hourglass": 0xF1D4,
    "identification-card": 0xF1DC,
    "image": 0xF1DD,
    "info": 0xF1E0,
    "instagram": 0xF1E1,
    "keyboard": 0xF1E5,
    "link": 0xF1F3,
    "linkedin": 0xF1F5,
    "list": 0xF1FB,
    "magnifier": 0xF20A,
    "map-pin": 0xF20D,
    "merge": 0xF1AD,
    "minus": 0xF21A,
    "moon": 0xF21F,
    "note": 0xF22A,
    "note-pencil": 0xF22E,
    "paper-plane": 0xF25C,
    "pencil": 0xF266,
    "phone": 0xF26E,
    "plus": 0xF27F,
    "plus-circle": 0xF280,
    "power": 0xF284,
    "printer": 0xF288,
    "prohibit": 0xF289,
    "puzzle": 0xF291,
    "qr-code": 0xF292,
    "redo": 0xF020,
    "repeat": 0xF29F,
    "return": 0xF025,
    "rows": 0xF2A6,
    "shield-check": 0xF2B8,
    "slack": 0xF2CE,
    "sliders": 0xF2D0,
    "sort": 0xF047,
    "sparkle": 0xF2DF,
    "star": 0xF2F3,
    "star-fill": 0xFA5D,
    "storefront": 0xF2F9,
    "sun": 0xF2FE,
    "swap": 0xF301,
    "tag": 0xF305,
    "target": 0xF308,
    "ticket": 0xF327,
    "trash": 0xF334,
    "tray": 0xF336,
    "tree": 0xF339,
    "undo": 0xF021,
    "upload": 0xF345,
    "user": 0xF346,
    "user-plus": 0xF34F,
    "users": 0xF351,
    "users-three": 0xF354,
    "video": 0xF356,
    "warning": 0xF35C,
    "warning-circle": 0xF35D,
    "x": 0xF36D,
}
"""Our name of an icon and its place in phosphor-1.3.0.ttf."""

BRANDS = {"bluesky": 0xE671, "mastodon": 0xF4F6, "x-logo": 0xE61B}
"""What that Phosphor lacks, from Font Awesome's brands."""


def names() -> frozenset[str]:
    """Return the names of all icons."""
    return frozenset(PHOSPHOR) | frozenset(BRANDS)


def fonts_dir() -> Path:
    """Return the folder of qtawesome's fonts: in the bundle, or in the environment."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        return Path(bundle, "qtawesome", "fonts")
    spec = importlib.util.find_spec("qtawesome")
    places = spec.submodule_search_locations if spec else None
    return Path(places[0], "fonts") if places else Path()


def look_at_fonts() -> None:
    """Have the system look at its fonts, which it does once and takes 5 ms or more for.

    Called in a thread of its own: loading a font is all in Qt that does so and lets go of Python.
    """
    _load("phosphor")


def _load(stem: str) -> QRawFont:
    font = QRawFont()
    for file in sorted(fonts_dir().glob(f"{stem}-*.ttf"))[-1:]:
        font.loadFromFile(str(file), EM, QFont.HintingPreference.PreferDefaultHinting)
    return font


_font = cache(_load)


@cache
def outline(name: str) -> QPainterPath:
    """Return an icon's outline in a square of EM units; raises KeyError for an unknown name."""
    brand = name in BRANDS
    font = _font("fontawesome6-brands-webfont" if brand else "phosphor")
    code = BRANDS[name] if brand else PHOSPHOR[name]
    glyphs = font.glyphIndexesForString(chr(code))
    path = font.pathForGlyph(glyphs[0]) if font.isValid() and glyphs else QPainterPath()
    box = path.boundingRect()
    if brand and box.height():
        ratio = 0.78 * EM / max(box.width(), box.height())
        path = QTransform.fromScale(ratio, ratio).map(path)
        box = path.boundingRect()
    middle = box.center() if brand else QRectF(0, -EM, EM, EM).center()
    return path.translated(EM / 2 - middle.x(), EM / 2 - middle.y())


def paint(painter: QPainter, rect: QRectF, name: str, color: QColor, *, rtl: bool = False) -> None:
    """Draw an icon into the largest square in the middle of `rect`."""
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x(), rect.center().y())
    painter.scale(side / EM * (-1 if rtl and name in MIRRORED else 1), side / EM)
    painter.translate(-EM / 2, -EM / 2)
    thin = name in BRANDS
    painter.setPen(Qt.PenStyle.NoPen if thin else QPen(color, THICKER))
    painter.setBrush(color)
    painter.drawPath(outline(name))
    painter.restore()


def pixmap(name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a transparent square picture of `size` logical pixels."""
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, size, size), name, color)
    painter.end()
    return image
