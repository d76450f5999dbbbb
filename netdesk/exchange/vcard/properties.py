"""Turn the lines of a card into property records, each line on its own."""

import binascii
import re
from dataclasses import dataclass, field

from netdesk.domain.contact import Problem, Property
from netdesk.exchange import text
from netdesk.exchange.content_lines import MAX_PARAMETERS, Flaw, Start, divide, parse_start
from netdesk.exchange.vcard.cards import Card
from netdesk.exchange.vcard.problems import MAX_PROBLEMS, MAX_TEXT, Code
from netdesk.exchange.vcard.values import decode_base64

Parameters = tuple[tuple[str, str], ...]

TEXTS = frozenset(
    {
        *("FN", "N", "NICKNAME", "ORG", "TITLE", "ROLE", "NOTE", "ADR", "LABEL", "TEL", "EMAIL"),
        *("URL", "CATEGORIES", "BDAY", "UID"),
    }
)
"""Properties of text: in base64, as some programs write them, they are still text."""

_NAMED_CHARSET = re.compile(rb"CHARSET=([^;:,]{1,40})", re.IGNORECASE)
_CACHED = 4096
_new = tuple.__new__  # half of what Property(...) takes


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before a line's colon; `parameters` without those that only carry the value.

    `encoding` is Q for quoted-printable, B for text in base64, else empty.
    """

    group: str
    name: str
    parameters: Parameters
    encoding: str = ""
    charset: str = ""
    carried: Parameters = ()


@dataclass(slots=True)
class Reading:
    """What is learnt about a file while it is read: its charset, and heads seen before.

    `used` is the charset that text in no named one was read with, and that may be wrong.
    """

    name: str
    chosen: str | None = None
    guessed: str | None = None
    used: str = ""
    heads: dict[str, dict[bytes, Head | Code]] = field(default_factory=dict)

    def head(self, raw: bytes, version: str) -> Head | Code:
        """Return the parsed head of a line; the same few heads come again and again."""
        cache = self.heads.setdefault(version, {})
        found = cache.get(raw)
        if found is None:
            found = parse_head(raw, version)
            if len(raw) <= 256 and not raw.count(b'"') % 2:
                if len(cache) >= _CACHED:
                    cache.clear()
                cache[raw] = found
        return found


class CardReader:
    """Reads one card's lines and notes what is wrong with them."""

    def __init__(self, reading: Reading, card: Card, number: int) -> None:
        self.reading, self.card, self.number = reading, card, number
        self.problems: list[Problem] = []
        self.more = 0
        self.version = _version(card)
        self.named: str | None = None

    def read(self) -> tuple[Property, ...]:
        """Return the card's properties; those of no use as a line are among the problems."""
        properties = []
        version = self.version
        cached = self.reading.heads.setdefault(version, {}).get
        for number, line in self.card.lines:
            raw, colon, value = line.partition(b":")
            head = cached(raw) if colon else Code.UNREADABLE_LINE
            if head is None:
                raw, value = divide(line)
                head = self.reading.head(raw, version)
            if isinstance(head, Code):
                self.note(head, self.card.number(number), line)
            elif head.carried:
                properties.append(self._carried(head, self.card.number(number), value))
            else:
                try:
                    text_ = value.decode()
                except UnicodeDecodeError:
                    text_ = self._guessed(value)
                values = (head.name, text_, head.parameters, head.group, version)
                properties.append(_new(Property, values))
        return tuple(properties)

    def note(self, code: Code, line: int, detail: bytes | str = "") -> None:
        """Add a problem; after MAX_PROBLEMS they are only counted."""
        if len(self.problems) >= MAX_PROBLEMS:
            self.more += 1
            return
        self.problems.append(self.problem(code, line, detail))

    def problem(
        self, code: Code, line: int, detail: bytes | str = "", *, fatal: bool = False
    ) -> Problem:
        """Return a problem of this card."""
        if isinstance(detail, bytes):
            detail = detail[: 4 * MAX_TEXT].decode("utf-8", "replace")
        if len(detail) > MAX_TEXT:
            detail = detail[: MAX_TEXT - 1] + "…"
        return Problem(self.reading.name, self.number, line, code, detail, fatal)

    def _carried(self, head: Head, number: int, raw: bytes) -> Property:
        """Undo the transport encoding, or keep the raw value and its parameters."""
        content = binascii.a2b_qp(raw) if head.encoding == "Q" else raw
        if head.encoding == "B":
            decoded = decode_base64(raw.decode("latin-1"))
            if decoded is None:
                self.note(Code.BAD_BASE64, number, raw)
                return self._raw(head, raw)
            content = decoded
        charset = text.charset(head.charset) if head.charset else "utf-8"
        if charset is None:
            self.note(Code.UNKNOWN_CHARSET, number, head.charset)
            return self._raw(head, raw)
        try:
            value = content.decode(charset)
        except UnicodeDecodeError:
            if head.charset:
                self.note(Code.WRONG_CHARSET, number, head.charset)
            value = self._guessed(content)
        return Property(head.name, value, head.parameters, head.group, self.version)

    def _raw(self, head: Head, raw: bytes) -> Property:
        if head.encoding == "Q":
            raw = raw.rstrip(b"= \t")  # a soft break before nothing
        try:
            value = raw.decode()
        except UnicodeDecodeError:
            value = self._guessed(raw)
        parameters = head.parameters + head.carried
        return Property(head.name, value, parameters, head.group, self.version)

    def _guessed(self, content: bytes) -> str:
        """Decode what is not UTF-8: as the user says, as the card names, as it looks."""
        reading = self.reading
        charset = reading.chosen or self.named
        if charset is None:
            charset = self._named() or reading.guessed
            if charset is None:
                charset = text.guess(b"\n".join(line for _, line in self.card.lines)[:65536])
            self.named = reading.guessed = charset
        reading.used = charset
        try:
            return content.decode(charset)
        except UnicodeDecodeError:
            return content.decode("cp1252" if charset == "utf-8" else charset, "replace")

    def _named(self) -> str | None:
        """Return the charset, other than UTF-8, that some line of the card names."""
        for _, line in self.card.lines:
            for found in _NAMED_CHARSET.finditer(line[:512].partition(b":")[0]):
                charset = text.charset(found[1].decode("ascii", "replace"))
                if charset and charset != "utf-8":
                    return charset
        return None


def parse_head(raw: bytes, version: str) -> Head | Code:
    """Read group, name and parameters of a line, or say what is wrong with them."""
    start = parse_start(raw, version)
    if isinstance(start, Flaw):
        return Code(start)
    head = _head(start)
    return Code.TOO_MANY_PARAMETERS if len(head.parameters) > MAX_PARAMETERS else head


def _head(start: Start) -> Head:
    """Tell the parameters that say something from those that only carry the value."""
    kept: list[tuple[str, str]] = []
    carried: list[tuple[str, str]] = []
    encoding = charset = ""
    name = start.name
    for pair in start.parameters:
        key, value = pair[0], pair[1].upper()
        if key == "ENCODING" and value in ("QUOTED-PRINTABLE", "Q"):
            encoding = "Q"
            carried.append(pair)
        elif key == "CHARSET":
            charset = charset or pair[1]
            carried.append(pair)
        elif key == "ENCODING" and (value in ("8BIT", "7BIT") or name in TEXTS):
            if value in ("B", "BASE64"):
                encoding = "B"
                carried.append(pair)
        else:
            kept.append(pair)
    return Head(start.group, name, tuple(kept), encoding, charset, tuple(carried))


def _version(card: Card) -> str:
    for _, line in card.lines[:50]:
        if line[:7].upper() == b"VERSION":
            value = line.partition(b":")[2].strip()
            return value.decode() if value in (b"2.1", b"3.0", b"4.0") else "3.0"
    return "3.0"
