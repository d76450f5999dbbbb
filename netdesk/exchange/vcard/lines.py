"""Cut a vCard file into logical lines: unfolded, soft breaks joined, in linear time."""

import re
from collections.abc import Iterable, Iterator

from netdesk.exchange.vcard.problems import MAX_LINE

Line = tuple[int, bytes]
"""The number of a logical line's first physical line, from 1, and its bytes."""

BOUNDARY = re.compile(rb"(BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_PROPERTY = re.compile(rb"[A-Za-z][\w.-]*[:;]")
_SOFT = (b"=", b"= ", b"=\t")
_QUOTED = re.compile(rb";(?:ENCODING=)?\"?QUOTED-PRINTABLE\"?(?:;|$)", re.IGNORECASE)
_BASE64 = re.compile(rb";(?:ENCODING=)?(?:B|BASE64)(?:;|$)", re.IGNORECASE)


def physical_lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the lines between CR, LF, CRLF or CR CR LF; longer ones are cut after MAX_LINE.

    A cut line is one byte longer than MAX_LINE, so that the next stage sees it.
    """
    rest: list[bytes] = []
    held = 0
    carry = b""
    for piece in pieces:
        # The CRs at the end belong to a line end whose LF may be in the next piece.
        piece = carry + piece
        carry = b"\r\r" if piece.endswith(b"\r\r") else b"\r" if piece.endswith(b"\r") else b""
        first, *others = _line_ends(piece[: len(piece) - len(carry)]).split(b"\n")
        if held <= MAX_LINE:
            rest.append(first)
            held += len(first)
        if others:
            yield b"".join(rest)[: MAX_LINE + 1]
            last = others.pop()
            yield from others
            rest, held = [last], len(last)
    yield b"".join(rest)[: MAX_LINE + 1]


def logical_lines(lines: Iterable[bytes]) -> Iterator[Line]:
    """Yield each property's bytes, joined over folds, soft breaks and bare base64.

    BEGIN:VCARD and END:VCARD at the start of a line always stand alone: whatever was
    unfinished before them ends there, so that one bad card never swallows the next.
    """
    parts: list[bytes] = []
    start = size = 0
    soft = blank = False
    base64: bool | None = None
    for number, line in enumerate(lines, 1):
        if not line:
            blank = True
            continue
        first = line[0]
        if first in b"BbEe" and BOUNDARY.fullmatch(line):
            if parts:
                yield start, b"".join(parts)
                parts = []
            yield number, line
            soft = blank = False
            continue
        if parts:
            if soft and not (blank and _PROPERTY.match(line)):
                parts[-1] = parts[-1].rstrip(b" \t")[:-1]
                joined: bytes | None = line
                soft = line.endswith(_SOFT)
            elif first == 32 or first == 9:
                joined = line[1:]
                base64 = False  # what folds its base64 does not leave it bare
                soft = line.endswith(_SOFT) and _is_quoted(parts[0])
            elif not blank and b":" not in line and b";" not in line:
                if base64 is None:
                    base64 = _is_base64(parts[0])
                joined = line if base64 else None
            else:
                joined = None
            if joined is not None:
                size += len(joined)
                if size <= MAX_LINE:
                    parts.append(joined)
                elif size - len(joined) <= MAX_LINE:
                    parts.append(joined[: MAX_LINE + 1])
                blank = False
                continue
            yield start, b"".join(parts)
        start, parts, size = number, [line], len(line)
        base64, blank = None, False
        soft = line.endswith(_SOFT) and _is_quoted(line)
    if parts:
        yield start, b"".join(parts)


def _line_ends(piece: bytes) -> bytes:
    if b"\r" not in piece:
        return piece
    piece = piece.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n")
    return piece.replace(b"\r", b"\n")


def _is_quoted(line: bytes) -> bool:
    return _QUOTED.search(line[:1024].partition(b":")[0]) is not None


def _is_base64(line: bytes) -> bool:
    return _BASE64.search(line[:1024].partition(b":")[0]) is not None
