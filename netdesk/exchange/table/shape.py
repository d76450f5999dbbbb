"""See from the first bytes of a file how its table is written, and where its header stands."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from netdesk.exchange import text
from netdesk.exchange.table.columns import Columns, plain, trimmed
from netdesk.exchange.table.problems import HEADER_WITHIN, MAX_COLUMNS, SAMPLE
from netdesk.exchange.table.splitting import DELIMITERS, Records

_LOOKED_AT = 60
"""Lines that show how wide the rows are."""

_VALUE = re.compile(r"[^\s@]@[^\s@]+\.|://|www\.|^[-+\d][\d ()./:+-]{3,}$")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\ufffd]")


@dataclass(frozen=True, slots=True)
class Shape:
    """How a table is written; `line` is that of the header from 1, 0 where it has none.

    `header` has the names of the columns as written, each once; without a header they are called
    after their places.
    """

    encoding: str
    delimiter: str
    header: tuple[str, ...]
    line: int = 1


def sniff(
    start: bytes, names: frozenset[str] = frozenset(), *, encoding: str = "", delimiter: str = ""
) -> Shape | None:
    """Return the shape of the table that a file begins with, None for what is no text.

    `names` are those that headers of the wanted kind have (see `plain`): the line that has most
    of them is the header, and tells the delimiter. `encoding` and `delimiter` are the user's word.
    """
    said, found = decoded(start[:SAMPLE], encoding)
    if not said.strip() or len(_CONTROLS.findall(said)) * 20 > len(said):
        return None
    numbered = enumerate(said.split("\n"), 1)
    lines = list(islice((one for one in numbered if one[1].strip()), _LOOKED_AT))
    asked = (delimiter,) if delimiter else DELIMITERS
    named = [spot for one in asked for spot in _named(lines, one, names)]
    if named:
        best = max(named, key=lambda spot: (spot.names, spot.even, -spot.line))
        return Shape(found, best.delimiter, best.header, best.line)
    return _unnamed(lines, asked, found)


def decoded(start: bytes, encoding: str = "") -> tuple[str, str]:
    """Return the first bytes of a file as text with plain line ends, and their charset."""
    marked, length = text.mark(start)
    start = start[length:]
    if marked not in ("", "utf-8"):
        return _even(start.decode(marked, "replace")), marked
    name = text.charset(encoding) if encoding else None
    if name is None:
        name = "utf-8" if _is_utf8(start) else text.guess(start)
    # The last bytes may be half a character.
    return _even(start.decode(name, "replace").rstrip("\ufffd")), name


@dataclass(frozen=True, slots=True)
class _Spot:
    """A line that may be the header; `even` says how well the lines below fit to it."""

    names: int
    even: float
    line: int
    delimiter: str
    header: tuple[str, ...]


def _named(
    lines: Sequence[tuple[int, str]], delimiter: str, names: frozenset[str]
) -> Iterator[_Spot]:
    """Yield the lines whose cells are names that are known."""
    if not names:
        return
    for place, (number, _) in enumerate(lines[: HEADER_WITHIN + 1]):
        cells = _first(lines[place:], delimiter)
        known = len({plain(cell) for cell in cells[:MAX_COLUMNS]} & names)
        if known >= 2 or (known and not place):
            even = _evenness(lines[place:], delimiter)[0]
            if not any(map(_VALUE.search, cells)):
                yield _Spot(
                    known, even, number, delimiter, Columns(trimmed(cells)[:MAX_COLUMNS]).names
                )


def _unnamed(
    lines: Sequence[tuple[int, str]], delimiters: Sequence[str], encoding: str
) -> Shape | None:
    """Find the most even delimiter, and take the first full line as header if it has no values."""
    rated = {one: _evenness(lines, one) for one in delimiters}
    delimiter = max(delimiters, key=lambda one: (rated[one][1] > 1, *rated[one]))
    width = rated[delimiter][1]
    firsts = (_first(lines[place:], delimiter) for place in range(len(lines)))
    place, cells = next(
        ((place, cells) for place, cells in enumerate(firsts) if len(cells) == width),
        (0, _first(lines, delimiter)),
    )
    if place > HEADER_WITHIN or any(map(_VALUE.search, cells)) or not any(map(str.strip, cells)):
        return Shape(encoding, delimiter, Columns([""] * min(width, MAX_COLUMNS)).names, 0)
    return Shape(encoding, delimiter, Columns(trimmed(cells)[:MAX_COLUMNS]).names, lines[place][0])


def _first(lines: Sequence[tuple[int, str]], delimiter: str) -> list[str]:
    """Return the cells of the record that begins with these lines."""
    return next(iter(Records(lines[:6], delimiter))).cells


def _evenness(lines: Sequence[tuple[int, str]], delimiter: str) -> tuple[float, int]:
    """Return how many of the records have the same width, and that width."""
    widths = Counter(len(record.cells) for record in Records(lines, delimiter))
    if not widths:
        return 0.0, 0
    width, count = max(widths.items(), key=lambda found: (found[1], found[0]))
    return count / widths.total(), width


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and error.start > len(content) - 4
    return True


def _even(said: str) -> str:
    return said.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
