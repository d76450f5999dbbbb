"""Tell cards that need no mending, as nearly all are, from what must be read line by line."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from netdesk.exchange.content_lines import line_feeds
from netdesk.exchange.text import CHUNK
from netdesk.exchange.vcard.cards import Card

# How a property begins. None is a boundary (BE, EN) or an AGENT, and no line is blank: what these
# make of a card is found out line by line.
_is_plain = re.compile(rb"(?!BE|EN|AG)[^\0- :][^:]*+:", re.IGNORECASE).match
_SOFT_BREAK = re.compile(rb"= ?\r?\n")
_LONGEST = 4 * CHUNK
"""What is longer and has no END is read line by line: it may never have one."""


class _Ends:
    """How the lines of a file end, and what follows from that."""

    def __init__(self, line: bytes) -> None:
        self.line = line
        self.fold = line + b" "
        self.begin = b"BEGIN:VCARD" + line
        self.end = line + b"END:VCARD" + line
        self._before, self._blank = line[:-1], line + line

    def unfolded(self, body: bytes) -> list[bytes]:
        """Return the lines of a body without their folds; an empty one for what is no line.

        A photo has hundreds of folds: these are not looked at one by one.
        """
        if b"\n " not in body:
            return body.split(self.line)
        if len(body) < _LARGE:
            hidden = self._blank in self.line + body  # a blank line, and a fold after it
            return [b""] if hidden else body.replace(self.fold, b"").split(self.line)
        lines = _LINE_FEED.split(body + self._before)
        if self._before:
            lines = [line[:-1] if line.endswith(self._before) else b"" for line in lines]
        return [self._unfold(line) if b"\n" in line else line for line in lines]

    def _unfold(self, line: bytes) -> bytes:
        first, *others = line.split(self.fold)
        return first + b"".join(others) if first else b""


_LARGE = 4_096
_LINE_FEED = re.compile(rb"\n(?! )")  # that is no fold's
_LF, _CRLF = _Ends(b"\n"), _Ends(b"\r\n")


class Stretches:
    """A file as whole plain cards and as stretches of pieces, whose line ends are line feeds.

    Each stretch ends with a file or an END:VCARD, and is to be read before the next one is asked
    for; `line` is the number, from 1, of the line at which it begins.
    """

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._text = next(self._pieces, b"")
        self._at = 0
        self._ends = _CRLF if self._text.partition(b"\n")[0].endswith(b"\r") else _LF
        self._is_even = False  # whether all line ends were made line feeds
        self.line = 1

    def __iter__(self) -> Iterator[Card | Iterator[bytes]]:
        while self._at < len(self._text) or self._read_on():
            if card := self._plain():
                yield card
            elif self._is_complete() or not self._read_on():
                if self._is_even:
                    yield self._rough()
                else:
                    self._even_out()

    def _plain(self) -> Card | None:
        """Return the card that is next, if it is plain and whole: each property ends where the
        next one begins."""
        text, ends, at, first = self._text, self._ends, self._at, self.line
        while text.startswith(ends.line, at):
            at += len(ends.line)
            first += 1
        if not text.startswith(ends.begin, at):
            return None
        start = at + len(ends.begin)
        end = text.find(ends.end, start)
        body = text[start:end] if end > 0 else b""
        if not body or _has_soft_breaks(body):
            return None
        plain = ends.unfolded(body)
        rest = b"".join(plain)
        if b"\r" in rest or b"\n" in rest or not all(map(_is_plain, plain)):
            return None
        breaks = (len(plain) - 1) * len(ends.line)
        folds = (len(body) - len(rest) - breaks) // len(ends.fold)
        self._at, self.line = end + len(ends.end), first + len(plain) + folds + 2
        lines = list(enumerate(plain, first + 1))
        return Card(first, lines, len(body), folded=body if folds else b"")

    def _is_complete(self) -> bool:
        """Say whether reading on can't make a plain card of what is next."""
        return len(self._text) - self._at > _LONGEST or self._next_end() >= 0

    def _next_end(self) -> int:
        return self._text.find(self._ends.end, self._at)

    def _read_on(self) -> bool:
        piece = next(self._pieces, None)
        if piece is not None:
            self._text, self._at = self._text[self._at :] + piece, 0
        return piece is not None

    def _even_out(self) -> None:
        """Make line feeds of all line ends from here on: they may be of any kind."""
        self._pieces = line_feeds(chain((self._text[self._at :],), self._pieces))
        self._text, self._at = b"", 0
        self._ends, self._is_even = _LF, True

    def _rough(self) -> Iterator[bytes]:
        while True:
            end = self._next_end()
            if end >= 0:
                yield self._taken(end + len(self._ends.end))
                return
            last = self._text.rfind(b"\n", self._at)
            begun = last >= 0 and self._ends.end.startswith(self._text[last:])
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
    return _SOFT_BREAK.search(body) is not None and b"QUOTED-PRINTABLE" in body.upper()
