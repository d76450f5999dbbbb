"""Cut a vCard file into logical lines: unfolded, soft breaks joined, in linear time."""

import re
from collections.abc import Iterable, Iterator

from netdesk.exchange.content_lines import MAX_LINE

Line = tuple[int, bytes]
"""The number of a logical line's first physical line, from 1, and its bytes."""

BEGIN = b"BEGIN:VCARD"
END = b"END:VCARD"
BOUNDARY = re.compile(rb"(BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_PROPERTY = re.compile(rb"[A-Za-z][\w.-]*[:;]")
_SOFT = (b"=", b"= ")
_BLANK = 0x20
_EDGES = frozenset({b"BE", b"Be", b"bE", b"be", b"EN", b"En", b"eN", b"en"})
"""What BEGIN and END may start with."""
_RISKY = re.compile(rb"\n|BE|EN", re.IGNORECASE)
_QUOTED = re.compile(rb";(?:ENCODING=)?\"?QUOTED-PRINTABLE\"?(?:;|$)", re.IGNORECASE)
_BASE64 = re.compile(rb";(?:ENCODING=)?(?:B|BASE64)(?:;|$)", re.IGNORECASE)


def physical_lines(lines: Iterable[bytes], number: int = 1) -> Iterator[tuple[int, bytes, bool]]:
    """Yield number (the first one's is given) and bytes of each line, and whether it has been
    unfolded.

    Only plain folds are undone here, many at once; where a soft break or a boundary may be
    involved, the lines go on one by one.
    """
    previous = b""
    for line in lines:
        if b"\n" not in line:
            yield number, line, False
            number += 1
        else:
            if previous.endswith(_SOFT) or _RISKY.match(line) or b"=\n" in line or b"= \n" in line:
                for more, piece in enumerate(line.split(b"\n")):
                    yield number + more, piece, False
                number += line.count(b"\n") + 1
            else:
                pieces = line.split(b"\n ")  # with join, in less time than replace and count
                yield number, b"".join(pieces), True
                number += len(pieces)
        previous = line


def logical_lines(lines: Iterable[tuple[int, bytes, bool]]) -> Iterator[Line]:
    """Yield each property's bytes, joined over folds, soft breaks and bare base64.

    BEGIN:VCARD and END:VCARD at the start of a line always stand alone, as BEGIN and END:
    whatever was unfinished before them ends there, so that one bad card never swallows the next.
    """
    start = size = 0
    parts: list[bytes] = []
    soft = blank = False
    bare: bool | None = None  # whether the pending property is base64 that goes on without folds
    for number, line, unfolded in lines:
        if not line:
            blank = True
            continue
        if not soft and line[0] > _BLANK and line[:2] not in _EDGES and b":" in line:
            if parts:  # as nearly all lines are: a property that begins where another ended
                yield start, b"".join(parts)
            start, size, parts = number, len(line), [line]
            bare, blank = (False if unfolded else None), False
            soft = line.endswith(_SOFT) and _is_quoted(line)
            continue
        first = line[:1]
        if line[:2] in _EDGES and (found := BOUNDARY.fullmatch(line)):
            if parts:
                yield start, b"".join(parts)
                parts = []
            yield number, BEGIN if found[1][:1] in b"Bb" else END
            soft = blank = False
            continue
        if parts:
            if soft and not (blank and _PROPERTY.match(line)):
                parts[-1] = parts[-1].rstrip(b" \t")[:-1]
                soft = line.endswith(_SOFT)
            elif first == b" " or first == b"\t":
                line = line[1:]
                soft = line.endswith(_SOFT) and _is_quoted(parts[0])
                bare = False
            elif b":" in line or b";" in line or blank or bare is False:
                yield start, b"".join(parts)
                parts = []
            elif bare is None:
                bare = b";" in parts[0] and _is_base64(parts[0])
                if not bare:
                    yield start, b"".join(parts)
                    parts = []
            if parts:
                size += len(line)
                if size <= MAX_LINE:
                    parts.append(line)
                elif size - len(line) <= MAX_LINE:
                    parts.append(line + b" " * (MAX_LINE + 1))
                blank = False
                continue
        start, size = number, len(line)
        parts.append(line)
        bare, blank = (False if unfolded else None), False
        soft = line.endswith(_SOFT) and _is_quoted(line)
    if parts:
        yield start, b"".join(parts)


def _is_quoted(line: bytes) -> bool:
    return _QUOTED.search(line[:1024].partition(b":")[0]) is not None


def _is_base64(line: bytes) -> bool:
    return _BASE64.search(line[:1024].partition(b":")[0]) is not None
