"""Codes for a phone's camera: made of a small card, as modules, PNG or SVG."""

import io
from typing import TYPE_CHECKING

from netdesk.domain.contact import Contact
from netdesk.exchange.vcard.small import small

if TYPE_CHECKING:
    from segno import QRCode

Modules = tuple[tuple[bool, ...], ...]
"""The rows of a code, dark is True; without the quiet zone around it."""

QUIET = 4
"""Light modules that a reader needs on each side (ISO/IEC 18004)."""

_MOST_BYTES = 400
"""More makes the modules too small for a camera before a screen."""
_SCALE = 10


def card(contact: Contact) -> bytes:
    """Return the vCard that a code of somebody holds."""
    return small(contact, _MOST_BYTES)


def modules(content: bytes) -> Modules:
    """Return the code of a card, to be drawn."""
    return tuple(tuple(bool(one) for one in row) for row in _code(content).matrix)


def image(content: bytes, kind: str) -> bytes:
    """Return the code of a card as a file: `kind` is png or svg."""
    buffer = io.BytesIO()
    _code(content).save(buffer, kind=kind, scale=_SCALE, border=QUIET, light="white")
    return buffer.getvalue()


def _code(content: bytes) -> "QRCode":
    import segno  # no start makes a code

    return segno.make_qr(content.decode(), error="m", encoding="utf-8")
