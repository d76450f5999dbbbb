"""The content lines that vCard and iCalendar files consist of (RFC 5545 §3.1, RFC 6350 §3.2)."""

import binascii
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from netdesk.exchange import text

MAX_LINE = 16 << 20
MAX_PARAMETERS = 64
MAX_HEAD = 64 << 10
"""No program writes more bytes before a colon."""

WIDTH = 75
"""Bytes of a line without its CR LF."""

_END = re.compile(rb"\n(?! )")
_LAST_END = re.compile(rb"(?:\r{0,2}\n|\r)\r{0,2}\Z")
_LONGEST_END = 5
_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT", "Q"})
_NAME = re.compile(r"(?:([^.:;\"\s][^:;\"\s]{0,200})\.)?([\w/-]{1,200}|X-[\w/ -]{1,200})", re.ASCII)
_HEAD = re.compile(rb'[^":]*+(?:"[^"]*+"[^":]*+)*+:')
_TOKEN = re.compile(r'(?:[^";]++|"[^"]*+")++')
_ITEM = re.compile(r'(?:[^",]++|"[^"]*+")++')
_NOT_KEY = re.compile(r"[^\w-]")
_CONTROL = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029]+")
_CARETS = {"^n": "\n", "^N": "\n", "^'": '"', "^^": "^"}


class Flaw(StrEnum):
    """What is wrong with a line."""

    UNREADABLE = "unreadable_line"
    TOO_MANY_PARAMETERS = "too_many_parameters"


@dataclass(frozen=True, slots=True)
class Start:
    """What stands before a line's colon: bare parameters are TYPE or ENCODING (vCard 2.1)."""

    group: str
    name: str
    parameters: tuple[tuple[str, str], ...]


def line_feeds(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the pieces with CR, LF, CRLF and CR CR LF as LF; none ends between lines where the
    next one may begin with a fold."""
    carry = b""
    for piece in pieces:
        # What comes next may belong to the line end at the end of this piece.
        piece = carry + piece
        found = _LAST_END.search(piece, max(len(piece) - _LONGEST_END, 0))
        carry = found[0] if found else b""
        yield text.line_ends(piece[: len(piece) - len(carry)])
    yield text.line_ends(carry)


def folded_lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the lines between the line feeds, each with its folds (LF and a blank).

    Lines over MAX_LINE are cut one byte after it, so that the next stage sees it.
    """
    rest: list[bytes] = []
    held = 0
    for piece in pieces:
        first, *others = _END.split(piece) if b"\n " in piece else piece.split(b"\n")
        if held <= MAX_LINE:
            rest.append(first)
            held += len(first)
        if others:
            yield b"".join(rest)[: MAX_LINE + 1]
            last = others.pop()
            yield from others
            rest, held = [last], len(last)
    yield b"".join(rest)[: MAX_LINE + 1]


def divide(line: bytes) -> tuple[bytes, bytes]:
    """Cut a line at its first colon that is not in quotes."""
    raw, _, value = line.partition(b":")
    if b'"' in raw and raw.count(b'"') % 2 and (found := _HEAD.match(line)):
        return line[: found.end() - 1], line[found.end() :]
    return raw, value


def parse_start(raw: bytes, version: str) -> Start | Flaw:
    """Read group, name and parameters of a line, or say what is wrong with them."""
    if len(raw) > MAX_HEAD:
        return Flaw.UNREADABLE
    try:
        head = raw.decode()
    except UnicodeDecodeError:
        head = raw.decode("cp1252", "replace")
    if not head.isprintable():
        head = _CONTROL.sub(" ", head)
    if ";" not in head:
        tokens = []
        name = head
    else:
        if head.count('"') % 2:
            head = head.replace('"', "")
        name, *tokens = _TOKEN.findall(head) if '"' in head else head.split(";")
    found = _NAME.fullmatch(name.strip())
    # BEGIN and END of something else than what is read are no properties.
    if found is None or found[2].upper() in ("BEGIN", "END"):
        return Flaw.UNREADABLE
    most = MAX_PARAMETERS + 2  # ENCODING and CHARSET only carry the value
    if len(tokens) > most and sum(map(bool, tokens)) > most:
        return Flaw.TOO_MANY_PARAMETERS
    pairs: list[tuple[str, str]] = []
    for token in tokens:
        pairs.extend(_parameter(token.strip(), version))
    return Start(found[1] or "", found[2].upper(), tuple(pairs))


def fold(line: bytes) -> bytes:
    """Return a line cut into pieces of at most 75 bytes, never within a UTF-8 character."""
    if len(line) <= WIDTH:
        return line + b"\r\n"
    pieces = []
    start, room = 0, WIDTH
    while len(line) - start > room:
        end = start + room
        while line[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(line[start:end])
        start, room = end, WIDTH - 1
    pieces.append(line[start:])
    return b"\r\n ".join(pieces) + b"\r\n"


def _parameter(token: str, version: str) -> list[tuple[str, str]]:
    if not token:
        return []
    if token[:9].upper() == "X-CUSTOM(":
        return [("X-CUSTOM", _custom(token[9:].removesuffix(")")))]
    key, equals, value = token.partition("=")
    key = _NOT_KEY.sub("-", key.strip().strip('"')).upper()
    if not equals:
        bare = token.replace('"', "")
        name = "ENCODING" if key in _ENCODINGS else "TYPE"
        return [(name, item.strip()) for item in bare.split(",") if item.strip()]
    if not key:
        return []
    if "," not in value:
        items = [value]
    else:
        items = _ITEM.findall(value) if '"' in value else value.split(",")
    plain = [item.strip().replace('"', "") for item in items]
    if version == "4.0" and "^" in value:
        plain = [re.sub(r"\^[nN'^]", lambda found: _CARETS[found[0]], item) for item in plain]
    return [(key, item) for item in plain if item or (len(plain) == 1 and key != "TYPE")]


def _custom(inside: str) -> str:
    """Return the label that Samsung packs into `X-CUSTOM(CHARSET=...,ENCODING=...,label)`."""
    charset, quoted, label = "utf-8", False, []
    for item in inside.split(","):
        upper = item.upper()
        if upper.startswith("CHARSET="):
            charset = text.charset(item[8:]) or "utf-8"
        elif upper.startswith("ENCODING="):
            quoted = upper.endswith("QUOTED-PRINTABLE")
        else:
            label.append(item)
    joined = ",".join(label).replace('"', "")
    if not quoted:
        return joined
    return binascii.a2b_qp(joined.encode()).decode(charset, "replace")
