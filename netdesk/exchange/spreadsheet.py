"""People from any table: whose it is and what its columns are is told by its header and rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import islice
from typing import Any

from netdesk.domain.contact import Contact, Problem
from netdesk.exchange import google, outlook, table
from netdesk.exchange.columns import KNOWN, Field, People, Target, by_name, by_value
from netdesk.exchange.columns.contacts import Habits
from netdesk.exchange.columns.dates import is_day_first
from netdesk.exchange.columns.values import without_names
from netdesk.exchange.text import Readable

SAMPLE = table.SAMPLE
SAMPLE_ROWS = 50
_TELLING = frozenset(
    {
        *(Field.NAME, Field.GIVEN_NAME, Field.FAMILY_NAME, Field.NICKNAME, Field.ORGANIZATION),
        *(Field.EMAIL, Field.PHONE, Field.LINKEDIN),
    }
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user says of a table; what is empty is guessed.

    `columns` maps the names of columns to targets as they are written (`phone:work`);
    `has_header` says whether the first line names them.
    """

    encoding: str = ""
    delimiter: str = ""
    has_header: bool | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """What a table is taken for, and its first rows."""

    shape: table.Shape
    targets: tuple[Target, ...]
    habits: Habits
    rows: tuple[Sequence[str], ...] = ()

    @property
    def tells(self) -> bool:
        """Say whether any column is about people."""
        return any(target.field in _TELLING for target in self.targets)

    @property
    def sure(self) -> bool:
        """Say whether its program is known, or no column with values lacks a field."""
        header = self.shape.header
        if google.fits(header) or outlook.fits(header):
            return True
        filled = {place for row in self.rows for place, cell in enumerate(row) if cell}
        kept = {place for place, one in enumerate(self.targets) if one.field is Field.KEEP}
        return bool(self.shape.line) and self.tells and not filled & kept

    def corrected(self, columns: Mapping[str, str]) -> "Layout":
        """Return the layout with other targets for columns, by their names."""
        wanted = {table.plain(name): Target.parse(text) for name, text in columns.items()}
        targets = tuple(
            wanted.get(table.plain(name)) or target
            for name, target in zip(self.shape.header, self.targets, strict=True)
        )
        return replace(self, targets=targets)


def layout(start: bytes, wish: Wish = Wish()) -> Layout | None:
    """Return what the table is that a file begins with, None if it is none."""
    shape = table.sniff(start, KNOWN, encoding=wish.encoding, delimiter=wish.delimiter)
    if shape is None:
        return None
    shape = _with_header(shape, start, wish)
    rows = [row.cells for row in islice(_rows(start, shape), SAMPLE_ROWS)]
    targets = tuple(_targets(shape, rows))
    found = Layout(shape, targets, _habits(shape.header, targets, rows), tuple(rows))
    return found.corrected(wish.columns)


def read(stream: Readable, name: str, found: Layout) -> Iterator[Contact | Problem]:
    """Yield the contact of each row, or a fatal problem where a row can't be read."""
    people: People | None = None
    for row in table.read(stream, name, found.shape):
        if isinstance(row, Problem):
            yield row
            continue
        people = people or People(row.columns, found.targets, found.habits)
        yield people.contact(row, name)


def _rows(start: bytes, shape: table.Shape) -> Iterator[table.Row]:
    whole = start[: table.SAMPLE]
    if len(start) >= table.SAMPLE:  # the last line may be cut
        whole = whole[: whole.rfind(b"\n") + 1] or whole
    for row in table.read(BytesIO(whole), "", shape):
        if isinstance(row, table.Row):
            yield row


def _with_header(shape: table.Shape, start: bytes, wish: Wish) -> table.Shape:
    """Take the user's word on whether the first line names the columns."""
    if wish.has_header is False and shape.line:
        return replace(shape, line=0, header=table.Columns([""] * len(shape.header)).names)
    if wish.has_header and not shape.line:
        first = next(_rows(start, shape), None)
        if first is not None:
            return replace(shape, line=first.line, header=table.Columns(first.cells).names)
    return shape


def _targets(shape: table.Shape, rows: Sequence[Sequence[str]]) -> list[Target]:
    if not shape.line:
        return without_names(len(shape.header), rows)
    named = google.targets if google.fits(shape.header) else by_name
    return by_value(named(shape.header), rows)


def _habits(
    header: Sequence[str], targets: Sequence[Target], rows: Sequence[Sequence[str]]
) -> Habits:
    days = [place for place, one in enumerate(targets) if one.field is Field.BIRTHDAY]
    texts = [row[place] for row in rows for place in days if place < len(row)]
    english = any(table.plain(header[place]) in _ENGLISH for place in days)
    values: dict[str, Any] = {"day_first": is_day_first(texts, likely=not english)}
    if google.fits(header):
        values["no_niches"] = google.NO_NICHES
    if outlook.fits(header):
        values["silent"] = outlook.SILENT
    return Habits(**values)


_ENGLISH = frozenset({"birthday", "birthdate", "dateofbirth", "dob"})
