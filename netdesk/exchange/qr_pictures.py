"""Read the codes in a picture: a photo of a card or a screen, a picture of a code."""

import importlib.util
import io
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from typing import BinaryIO

from netdesk.domain.contact import Contact, Problem
from netdesk.exchange import picture, vcard
from netdesk.exchange.qr_contents import as_vcard
from netdesk.exchange.text import CHUNK

_MAGIC = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM")
_MAX_TEXT = 200


class Code(StrEnum):
    """`Problem.code` of a picture, each fatal for the whole of it (card 0)."""

    NO_READER = "no_code_reader"  # the optional part is not installed
    NO_PICTURE = "no_picture"  # none that can or will be decoded
    NO_CODE = "no_code"  # nothing in it can be read
    NO_CONTACT = "no_contact_in_code"  # text: what the code says instead


def is_picture(start: bytes) -> bool:
    """Say whether a file that begins so is a picture."""
    return start.startswith(_MAGIC) or (start[:4] == b"RIFF" and start[8:12] == b"WEBP")


def read(stream: BinaryIO, name: str) -> Iterator[Contact | Problem]:
    """Yield whom the codes in a picture tell of, or one fatal problem where they tell of nobody."""
    content = b"".join(_pieces(stream))
    number = 0
    other = ""
    for text in _texts(content):
        if isinstance(text, Code):
            yield Problem(name, 0, 0, text, fatal=True)
            return
        card = as_vcard(text)
        if card is None:
            other = other or text
            continue
        for found in vcard.read(io.BytesIO(card.encode("utf-8", "replace")), name):
            number += 1
            yield replace(found, card=number)
    if not number:
        code = Code.NO_CONTACT if other else Code.NO_CODE
        yield Problem(name, 0, 0, code, other[:_MAX_TEXT], fatal=True)


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    """Yield a file's bytes until there are more than a picture may have."""
    size = 0
    while size <= picture.MOST_BYTES and (piece := stream.read(CHUNK)):
        size += len(piece)
        yield piece


def _texts(content: bytes) -> Iterator[str | Code]:
    """Yield what the codes in a picture say, each once, or what is wrong."""
    if importlib.util.find_spec("zxingcpp") is None:
        yield Code.NO_READER
        return
    grey = picture.grey(content)
    if grey is None:
        yield Code.NO_PICTURE
        return
    import zxingcpp  # an optional part, and slow to load

    found = zxingcpp.read_barcodes(grey)
    yield from dict.fromkeys(one.text for one in found if one.text)
