"""Pictures of people: what they are by their first bytes, and smaller ones made of them."""

import io
import struct
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP")
"""What is read at all; never SVG, which can name other files."""

MOST_PIXELS = 24_000_000
MOST_BYTES = 40_000_000
KEPT_SIDE, KEPT_BYTES = 1024, 400_000
"""How large the picture is kept that somebody chooses, in pixels a side and in bytes."""
PHONE_BYTES = 100_000
"""Phones lose or refuse larger ones in a vCard."""

_LOOKED_AT = 4096
"""Pixels a side in which a code is looked for."""

_SIDES = (720, 512, 384, 256, 128)
_QUALITIES = (88, 78, 66, 50)


def for_phones(content: bytes) -> bytes:
    """Return a picture as a JPEG of at most PHONE_BYTES; what can't be read stays as it is."""
    opened = _opened(content)
    if opened is None or (opened.format == "JPEG" and len(content) <= PHONE_BYTES):
        return content
    plain = _plain(opened, _SIDES[0])
    if plain is None:
        return content
    tried = (_jpeg(_within(plain, side), quality) for side in _SIDES for quality in _QUALITIES)
    return next((made for made in tried if len(made) <= PHONE_BYTES), content)


def to_keep(content: bytes) -> bytes | None:
    """Return the picture that somebody chose as it is kept, None for what can't be read.

    A JPEG or PNG that is small enough stays as it is; others become a JPEG.
    """
    opened = _opened(content)
    plain = _plain(opened, KEPT_SIDE) if opened else None
    if opened is None or plain is None:
        return None
    small = len(content) <= KEPT_BYTES and max(opened.size) <= KEPT_SIDE
    if small and opened.format in ("JPEG", "PNG"):
        return content
    return _jpeg(plain, _QUALITIES[0])


def grey(content: bytes) -> "Image | None":
    """Return a picture in shades of grey, for whoever looks for codes in it."""
    opened = _opened(content) if len(content) <= MOST_BYTES else None
    plain = _plain(opened, _LOOKED_AT) if opened else None
    return plain.convert("L") if plain else None


def _opened(content: bytes) -> "Image | None":
    """Read a picture's header; its format, size and nothing else is known to be sound then."""
    from PIL import Image  # slow to load, and most starts show no picture

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            opened = Image.open(io.BytesIO(content), formats=FORMATS)
    except _faults():
        return None
    fits = 0 < opened.width * opened.height <= MOST_PIXELS
    return opened if fits else None


def _plain(opened: "Image", side: int) -> "Image | None":
    """Decode a picture, upright, on white, at most `side` pixels wide and high."""
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            opened.draft("RGB", (side, side))  # a JPEG is decoded small at once
            upright = ImageOps.exif_transpose(opened)
            if upright.has_transparency_data:
                clear = upright.convert("RGBA")
                upright = Image.new("RGB", clear.size, "white")
                upright.paste(clear, mask=clear.getchannel("A"))
            return _within(upright.convert("RGB"), side)
    except _faults():
        return None


def _within(picture: "Image", side: int) -> "Image":
    if max(picture.size) <= side:
        return picture
    smaller = picture.copy()
    smaller.thumbnail((side, side))
    return smaller


def _jpeg(picture: "Image", quality: int) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality, optimize=True)
    return buffer.getvalue()


def _faults() -> tuple[type[Exception], ...]:
    """Return what Pillow raises for a picture that is not sound."""
    from PIL import Image

    return (
        *(OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError),
        *(struct.error, MemoryError, OverflowError, Image.DecompressionBombError),
    )
