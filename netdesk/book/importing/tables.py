"""Tables of other programs: what the user says of their columns, and what is remembered of it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from netdesk.book.opening import database, reader
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.exchange import text
from netdesk.exchange.columns import Target
from netdesk.exchange.spreadsheet import Layout, Wish, layout
from netdesk.exchange.table import DELIMITERS, plain

ENCODINGS = text.CHOICES
TARGETS = (
    *("name", "given_name", "family_name", "additional_names", "prefix", "suffix", "nickname"),
    *("organization", "department", "title", "email", "email:work", "email:home"),
    *("phone", "phone:mobile", "phone:work", "phone:home", "phone:fax", "website", "linkedin"),
    *("x", "instagram", "mastodon", "bluesky", "github", "facebook", "other"),
    *("address", "street", "code", "city", "region", "country"),
    *("street:work", "code:work", "city:work", "country:work"),
    *("street:home", "code:home", "city:home", "country:home"),
    *("niches", "birthday", "notes", "met_on", "met_at", "keep", "ignore"),
)
"""What a window offers; more can be typed."""
SAMPLES = 3
_SPOKEN = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "bar": "|"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column, what it is taken for (`phone:work`), and its first values."""

    name: str
    target: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenTable:
    """What a table is taken for; `source` is its place among the sources of the import.

    `sure` says that its program is known, or that no column with values lacks a field. Without
    columns it is cards whose character set was guessed.
    """

    file: str
    source: int
    encoding: str
    delimiter: str
    has_header: bool
    columns: tuple[Column, ...]
    wish: Wish
    sure: bool = True

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


def wish(
    columns: Sequence[str] = (),
    *,
    delimiter: str = "",
    encoding: str = "",
    has_header: bool | None = None,
) -> Wish:
    """Return what the user says of a table, as it is typed: `Handy=phone:mobile`; raises
    NotUnderstood."""
    wanted = {}
    for one in columns:
        name, equals, target = one.rpartition("=")
        if not equals or not name.strip() or Target.parse(target) is None:
            raise NotUnderstood("column", one)
        wanted[name.strip()] = target.strip()
    mark = _SPOKEN.get(delimiter.lower(), delimiter)
    if mark and mark not in DELIMITERS:
        raise NotUnderstood("delimiter", delimiter)
    if encoding and text.charset(encoding) is None:
        raise NotUnderstood("encoding", encoding)
    return Wish(encoding, mark, has_header, wanted)


def laid_out(start: bytes, said: Wish) -> Layout | None:
    """Return what a table is taken for by its first bytes, by what was said of its like before
    and by what is said now."""
    found = layout(start, said)
    if found is None:
        return None
    before = remembered(found.shape.header) if found.shape.line else {}
    return found.corrected({**before, **said.columns})


def seen(file: str, source: int, found: Layout, said: Wish) -> SeenTable:
    """Return a table as it is shown before anything is written."""
    shape = found.shape
    columns = tuple(
        Column(name, str(target), _samples(place, found.rows))
        for place, (name, target) in enumerate(zip(shape.header, found.targets, strict=True))
    )
    has_header = bool(shape.line)
    return SeenTable(
        file, source, shape.encoding, shape.delimiter, has_header, columns, said, found.sure
    )


def seen_text(file: str, source: int, encoding: str, said: Wish) -> SeenTable:
    """Return cards whose character set was guessed, as a table without columns."""
    return SeenTable(file, source, encoding, "", False, (), said)


def target_parts(target: str) -> tuple[str, str, str, bool]:
    """Return field, label and group of a target, and whether its column holds the label."""
    found = Target.parse(target)
    if found is None:
        return target, "", "", False
    return found.field, found.label, found.group, found.is_label


def check_columns(wishes: Iterable[Wish], tables: Iterable[SeenTable]) -> None:
    """Raise NotFound for a column that the user names and no table has."""
    there = {plain(name) for table in tables for name in table.header}
    for said in wishes:
        for name in said.columns:
            if plain(name) not in there:
                raise NotFound("column", name)


def remembered(header: Sequence[str]) -> Mapping[str, str]:
    """Return what the user said of the columns of a table with this header before."""
    found = reader().value("select mapping from column_mapping where header = ?", (_key(header),))
    return dict(json.loads(found)) if found else {}


def remember(table: SeenTable) -> None:
    """Keep what the user said of a table's columns for the next one like it, inside a step."""
    if not table.wish.columns or not table.has_header:  # without names all are alike
        return
    names = {plain(name) for name in table.wish.columns}
    said = {one.name: one.target for one in table.columns if plain(one.name) in names}
    said = {**remembered(table.header), **said}
    database().raw.execute(
        "insert or replace into column_mapping values (?, ?)",
        (_key(table.header), json.dumps(said, ensure_ascii=False)),
    )


def _key(header: Sequence[str]) -> str:
    return json.dumps([plain(name) for name in header], ensure_ascii=False)


def _samples(place: int, rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    cells = dict.fromkeys(row[place] for row in rows if place < len(row) and row[place])
    return tuple(cell[:80] for cell in [*cells][:SAMPLES])
