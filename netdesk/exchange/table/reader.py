"""Read the rows of a table, piece by piece."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from netdesk.domain.contact import Problem
from netdesk.exchange import text
from netdesk.exchange.table.columns import Columns, trimmed
from netdesk.exchange.table.problems import MAX_COLUMNS, MAX_LINE, MAX_TEXT, Code
from netdesk.exchange.table.shape import Shape
from netdesk.exchange.table.splitting import Record, Records


@dataclass(slots=True)
class Row:
    """One row that holds anything; `number` and `line` count from 1.

    `row["First Name"]` is the cell of that column however its name is written, empty if there is
    none.
    """

    number: int
    line: int
    cells: Sequence[str]
    columns: Columns
    problems: tuple[Problem, ...] = ()

    def __getitem__(self, name: str) -> str:
        place = self.columns.place(name)
        return "" if place is None or place >= len(self.cells) else self.cells[place]

    def items(self) -> Iterator[tuple[str, str]]:
        """Yield the columns that hold something here, with their text."""
        for place, cell in enumerate(self.cells):
            if cell:
                yield self.columns.name(place), cell


def read(stream: text.Readable, name: str, shape: Shape) -> Iterator[Row | Problem]:
    """Yield each row of a file that holds anything, or a fatal problem where one can't be read.

    Never raises for what is in the file; reads it in pieces, in time linear in its size and
    bounded memory (FORMATS, limits).
    """
    return _Reader(name, shape).rows(stream)


class _Reader:
    """One reading of a file."""

    def __init__(self, name: str, shape: Shape) -> None:
        self._name, self._shape = name, shape
        self._columns = Columns(shape.header)
        self._number = 0
        self._other = ""  # the charset of lines that are not in UTF-8
        self._misfit = 0  # the first line that is not in the file's charset

    def rows(self, stream: text.Readable) -> Iterator[Row | Problem]:
        """Yield what is below the header."""
        lines = self._lines(stream)
        records = Records(lines, self._shape.delimiter, len(self._columns))
        if self._shape.line:
            for number, _ in zip(range(1, self._shape.line), lines, strict=False):
                del number
            yield from self._header(records)
        for record in records:
            if record.flaw or any(map(str.strip, record.cells)):
                self._number += 1
                yield self._row(record)
        if not self._number:
            yield Problem(self._name, 0, 0, Code.NO_ROWS, fatal=True)

    def _header(self, records: Records) -> Iterator[Problem]:
        """Pass the header over, whose names are known."""
        header = next(iter(records), None)
        if header is None:
            return
        if header.flaw:
            yield self._problem(header.flaw, header.line, fatal=True)
        if len(header.cells) > MAX_COLUMNS:
            yield self._problem(Code.TOO_MANY_COLUMNS, header.line)
        if len(trimmed(header.cells)) == len(self._columns):
            records.width = len(header.cells)

    def _lines(self, stream: text.Readable) -> Iterator[tuple[int, str | None]]:
        """Yield the numbered lines in their charset; None for one that is too long."""
        wide = self._shape.encoding.startswith("utf-")
        charset = "utf-8" if wide else self._shape.encoding
        pieces = text.narrow(stream) if wide else _pieces(stream)
        for number, raw in enumerate(text.lines(pieces, MAX_LINE), 1):
            if len(raw) > MAX_LINE:
                yield number, None
                continue
            try:
                said = raw.decode(charset)
            except UnicodeDecodeError:
                self._misfit = self._misfit or number
                if charset == "utf-8":
                    self._other = self._other or text.guess(raw)
                said = raw.decode(self._other or charset, "replace")
            yield number, said.replace("\0", "") if "\0" in said else said

    def _row(self, record: Record) -> Row | Problem:
        number = self._number
        if record.flaw:
            return self._problem(record.flaw, record.line, record.text, row=number, fatal=True)
        problems: tuple[Problem, ...] = ()
        if record.remark or self._misfit > 0 or len(record.cells) > len(self._columns):
            problems = tuple(self._remarks(record))
        cells = [cell.strip() for cell in record.cells[:MAX_COLUMNS]]
        return Row(number, record.line, cells, self._columns, problems)

    def _remarks(self, record: Record) -> Iterator[Problem]:
        """Yield what is doubtful about a row."""
        number, line = self._number, record.line
        if record.remark is Code.LONG_CELL:
            yield self._problem(record.remark, line, str(record.breaks), row=number)
        elif record.remark:
            yield self._problem(record.remark, line, record.text, row=number)
        more = [cell for cell in record.cells[len(self._columns) : MAX_COLUMNS] if cell.strip()]
        if more:
            yield self._problem(Code.MORE_CELLS, line, more[0], row=number)
        if self._misfit > 0:
            text_ = record.text if self._misfit == record.line else ""
            yield self._problem(Code.WRONG_CHARSET, self._misfit, text_, row=number)
            self._misfit = -1

    def _problem(
        self, code: Code, line: int, detail: str = "", *, row: int = 0, fatal: bool = False
    ) -> Problem:
        if len(detail) > MAX_TEXT:
            detail = detail[: MAX_TEXT - 1] + "…"
        return Problem(self._name, row, line, code, detail, fatal)


def _pieces(stream: text.Readable) -> Iterator[bytes]:
    """Yield a file's bytes in pieces."""
    while piece := stream.read(text.CHUNK):
        yield piece
