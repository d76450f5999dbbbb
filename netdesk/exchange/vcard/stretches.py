"""Tell cards that need no mending, as nearly all are, from what must be read line by line."""

import re
from collections.abc import Iterable, Iterator

from netdesk.exchange.text import CHUNK
from netdesk.exchange.vcard.cards import Card
from netdesk.exchange.vcard.lines import Line

# A property that ends where the next one begins: no boundary (BE, EN), no AGENT, no blank line, a
# colon before any fold.
_PROPERTY = rb"(?!BE|EN|AG)[^\0- :][^:\n]*+:[^\n]*+(?:\n [^\n]*+)*+\n"
_CARD = re.compile(rb"\n*+BEGIN:VCARD\n((?:%b)++)END:VCARD\n" % _PROPERTY, re.IGNORECASE)
_FOLDABLE = re.compile(rb"\n(?! )")
_END = b"\nEND:VCARD\n"
_LONGEST = 4 * CHUNK
"""What is longer and has no END is read line by line: it may never have one."""


class Stretches:
    """A file, whose line ends are line feeds, as whole plain cards and as stretches of pieces.

    Each stretch ends with a file or an END:VCARD, and is to be read before the next one is asked
    for; `line` is the number, from 1, of the line at which it begins.
    """

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._text = b""
        self._at = 0
        self.line = 1

    def __iter__(self) -> Iterator[Card | Iterator[bytes]]:
        while self._at < len(self._text) or self._read_on():
            found = _CARD.match(self._text, self._at)
            if found and not _has_soft_breaks(found[1]):
                yield self._card(found)
            elif self._is_complete() or not self._read_on():
                yield self._rough()

    def _card(self, found: re.Match[bytes]) -> Card:
        start = self.line + found.start(1) - found.start() - len(b"BEGIN:VCARD\n")
        lines = list(_numbered(found[1], start + 1))
        self._at = found.end()
        self.line = start + 2 + found[1].count(b"\n")
        return Card(start, lines, len(found[1]))

    def _is_complete(self) -> bool:
        """Say whether reading on can't make a plain card of what is next."""
        return len(self._text) - self._at > _LONGEST or self._text.find(_END, self._at) >= 0

    def _read_on(self) -> bool:
        piece = next(self._pieces, None)
        if piece is not None:
            self._text, self._at = self._text[self._at :] + piece, 0
        return piece is not None

    def _rough(self) -> Iterator[bytes]:
        while True:
            end = self._text.find(_END, self._at)
            if end >= 0:
                yield self._taken(end + len(_END))
                return
            last = self._text.rfind(b"\n", self._at)
            begun = last >= 0 and _END.startswith(self._text[last:])
            yield self._taken(last if begun else len(self._text))
            if not self._read_on():
                yield self._taken(len(self._text))
                return

    def _taken(self, end: int) -> bytes:
        piece = self._text[self._at : end]
        self._at = end
        self.line += piece.count(b"\n")
        return piece


def _has_soft_breaks(body: bytes) -> bool:
    """Say whether lines of quoted-printable may go on in the next one."""
    return (b"=\n" in body or b"= \n" in body) and b"QUOTED-PRINTABLE" in body.upper()


def _numbered(body: bytes, number: int) -> Iterable[Line]:
    """Return the unfolded lines of a card with their numbers."""
    if b"\n " not in body:
        return enumerate(body[:-1].split(b"\n"), number)
    return _unfolded(body, number)


def _unfolded(body: bytes, number: int) -> Iterator[Line]:
    for line in _FOLDABLE.split(body[:-1]):
        pieces = line.split(b"\n ")
        yield number, b"".join(pieces)
        number += len(pieces)
