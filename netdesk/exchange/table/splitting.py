"""Cut the lines of a table into cells, never trusting a quotation mark too far.

A quoted cell may go on over lines. One stray mark would swallow the rest of the file that way, so
that what a quoted cell took in is compared with how rows look here; if it took in rows, its first
line is read anew as plain text and the others come again.
"""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from netdesk.exchange.table.problems import (
    MANY_BREAKS,
    MANY_STRAYS,
    MAX_CELL,
    MAX_ROW,
    Code,
)

csv.field_size_limit(MAX_CELL)

DELIMITERS = (",", ";", "\t", "|")

_CREDIT = 1 << 18
"""How many characters may be looked at twice in vain, besides as many as were read."""


@dataclass(slots=True)
class Record:
    """The cells of one row; `line` counts from 1, `text` is its first line."""

    line: int
    text: str
    cells: list[str]
    flaw: Code | None = None
    remark: Code | None = None
    breaks: int = 0


class Records:
    """The records of numbered lines; a line of None is one that was too long to keep."""

    def __init__(
        self, lines: Iterable[tuple[int, str | None]], delimiter: str, width: int = 0
    ) -> None:
        self._lines = iter(lines)
        self._pending: deque[tuple[int, str | None]] = deque()
        self._taken: list[tuple[int, str | None]] = []
        self._credit = _CREDIT
        self._quoted = self._strays = 0
        self.delimiter, self.width = delimiter, width

    def __iter__(self) -> Iterator[Record]:
        delimiter = self.delimiter
        while (found := self._next()) is not None:
            number, text = found
            if text is None:
                yield Record(number, "", [], Code.LINE_TOO_LONG)
                continue
            if not text:
                continue
            if '"' in text and not self._unquoted():
                record = self._read(number, text)
            else:
                record = Record(number, text, text.split(delimiter))
            if len(record.cells) == 1 < self.width and '"' not in text:
                record.cells = text.split(max(DELIMITERS, key=text.count))  # of another hand
            if len(text) > MAX_CELL and max(map(len, record.cells)) > MAX_CELL:
                record.flaw = Code.CELL_TOO_LONG
            yield record

    def _next(self) -> tuple[int, str | None] | None:
        return self._pending.popleft() if self._pending else next(self._lines, None)

    def _unquoted(self) -> bool:
        """Say whether marks have turned out to be plain text here."""
        return self._strays > MANY_STRAYS and 2 * self._strays > self._quoted

    def _read(self, number: int, text: str) -> Record:
        """Read a record that has quotation marks, over as many lines as it needs."""
        self._taken = []
        self._credit += len(text)
        self._quoted += 1
        try:
            cells = next(csv.reader(self._feed(text), delimiter=self.delimiter, strict=True))
        except csv.Error:
            return self._again(number, text)
        breaks = len(self._taken)
        if not breaks:
            spaced = f'{self.delimiter} "' in text and len(cells) != self.width
            return Record(number, text, self._spaced(text, cells) if spaced else cells)
        if self._swallowed(cells):
            return self._again(number, text)
        remark = Code.LONG_CELL if breaks > MANY_BREAKS else None
        return Record(number, text, cells, remark=remark, breaks=breaks)

    def _feed(self, first: str) -> Iterator[str]:
        """Yield the lines of one record, as far as it may be trusted."""
        yield first + "\n"
        size = len(first)
        while size <= MAX_ROW and self._credit > 0 and (found := self._next()) is not None:
            self._taken.append(found)
            if found[1] is None:
                return
            size += len(found[1]) + 1
            yield found[1] + "\n"

    def _swallowed(self, cells: list[str]) -> bool:
        """Say whether a record over several lines took in what are rows of their own."""
        breaks = len(self._taken)
        like_rows = 2 * sum(self._like_row(text) for _, text in self._taken) >= breaks
        if len(cells) == self.width:
            return like_rows and breaks > MANY_BREAKS
        return bool(self.width) and (like_rows or breaks > MANY_BREAKS)

    def _like_row(self, text: str | None) -> bool:
        return text is not None and text.count(self.delimiter) == self.width - 1

    def _again(self, number: int, text: str) -> Record:
        """Give back the lines that were taken in, and read the first one for itself."""
        self._strays += 1
        self._credit -= sum(len(taken or "") for _, taken in self._taken)
        self._pending.extendleft(reversed(self._taken))
        for read in (self._closed, self._lenient):
            cells = read(text)
            if len(cells) == self.width:
                return Record(number, text, cells, remark=Code.STRAY_QUOTE)
        return Record(number, text, text.split(self.delimiter), remark=Code.STRAY_QUOTE)

    def _spaced(self, text: str, cells: list[str]) -> list[str]:
        """Read blanks before quotation marks as nothing if that makes the row fit."""
        found = self._parsed(text, strict=True, skipinitialspace=True)
        return found if len(found) == self.width else cells

    def _lenient(self, text: str) -> list[str]:
        return self._parsed(text, strict=False, skipinitialspace=False)

    def _parsed(self, text: str, *, strict: bool, skipinitialspace: bool) -> list[str]:
        try:
            return next(
                csv.reader(
                    [text],
                    delimiter=self.delimiter,
                    strict=strict,
                    skipinitialspace=skipinitialspace,
                )
            )
        except csv.Error:
            return []

    def _closed(self, text: str) -> list[str]:
        """Read a line where a quoted cell ends only at a mark before a delimiter, or nowhere."""
        cells = []
        start, length = 0, len(text)
        open_ends = False  # no mark before a delimiter is left: none will be found again
        while start <= length:
            quoted = text.startswith('"', start)
            end = -1
            if quoted and not open_ends:
                end = text.find('"' + self.delimiter, start + 1)
                open_ends = end < 0
            if quoted and end < 0 and text.endswith('"') and length > start + 1:
                end = length - 1
            if end >= 0:
                cells.append(text[start + 1 : end].replace('""', '"'))
                start = end + 2
                continue
            end = text.find(self.delimiter, start)
            end = length if end < 0 else end
            cells.append(text[start:end])
            start = end + 1
        return cells
