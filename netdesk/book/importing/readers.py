"""Which program a file is of, as its first bytes tell, and what reads it."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import BinaryIO

from netdesk.book.importing import tables
from netdesk.book.opening import reader
from netdesk.domain.contact import Contact, Problem
from netdesk.domain.folding import fold
from netdesk.exchange import linkedin, monica, own_table, qr_pictures, spreadsheet, table, vcard
from netdesk.exchange.spreadsheet import Layout, Wish

SAMPLE = table.SAMPLE
MAX_PIPED = 256 << 20

Read = Callable[[BinaryIO, str], Iterator[Contact | Problem]]

VCARD_SUFFIXES = (".vcf", ".vcard")
TABLE_SUFFIXES = (".csv", ".tsv", ".tab")

_OWN_COLUMNS = frozenset(map(table.plain, own_table.COLUMNS))
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_VCARD = re.compile(rb"B\0?E\0?G\0?I\0?N\0?\s?\0?:\0?\s?\0?V\0?C\0?A\0?R\0?D", re.I)
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]\s*[\[{\"]")


@dataclass(frozen=True, slots=True)
class Start:
    """What is known of a file before it is read: its first bytes, its name, what the user says."""

    content: bytes
    name: str
    wish: Wish


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is read; `layout` is that of a table whose columns the user can correct.

    `charsets` has, once it is read, the one that was guessed for text that names none.
    """

    read: Read
    layout: Layout | None = None
    charsets: list[str] = field(default_factory=list)


def reading_of(start: Start) -> Reading:
    """Return how a file is read, by what is in it; vCard's reader says what is no file of ours."""
    found = (read(start) for read in _READERS)
    return next((one for one in found if one), _cards(start))


def _zip(start: Start) -> Reading | None:
    return Reading(_archive) if start.content.startswith(_ZIP) else None


def _picture(start: Start) -> Reading | None:
    return Reading(qr_pictures.read) if qr_pictures.is_picture(start.content) else None


def _vcards(start: Start) -> Reading | None:
    if not _VCARD.search(start.content) and not start.name.lower().endswith(VCARD_SUFFIXES):
        return None
    return _cards(start)


def _cards(start: Start) -> Reading:
    heard: list[str] = []
    chosen = start.wish.encoding or None
    return Reading(partial(vcard.read, charset=chosen, told=heard.append), charsets=heard)


def _monica(start: Start) -> Reading | None:
    return Reading(monica.read) if monica.is_monica(start.content) else None


def _linkedin(start: Start) -> Reading | None:
    """The name decides nothing but what LinkedIn's recommendations don't tell."""
    shape = _sniffed(start, linkedin.NAMES)
    kind = linkedin.kind_of(shape.header, start.name) if shape else None
    return Reading(partial(_connections, shape, kind)) if shape and kind else None


def _own_table(start: Start) -> Reading | None:
    shape = _sniffed(start, _OWN_COLUMNS)
    own = shape is not None and own_table.is_own(shape.header)
    return Reading(partial(_own_people, shape)) if shape and own else None


def _table(start: Start) -> Reading | None:
    """Any table that tells of people, or that is called one."""
    if _JSON.match(start.content) and not start.wish.columns:
        return None
    found = tables.laid_out(start.content, start.wish)
    named = start.name.lower().endswith(TABLE_SUFFIXES) or start.wish != Wish()
    if found is None or not (found.tells or named):
        return None
    return Reading(partial(_people, found), found)


_READERS: tuple[Callable[[Start], Reading | None], ...] = (
    _zip,
    _picture,
    _vcards,
    _monica,
    _linkedin,
    _own_table,
    _table,
)


def _sniffed(start: Start, names: frozenset[str]) -> table.Shape | None:
    """Look for a table of a known kind; whoever names columns means a table of any kind."""
    said = start.wish
    if said.columns:
        return None
    return table.sniff(start.content, names, encoding=said.encoding, delimiter=said.delimiter)


def _own_people(shape: table.Shape, stream: BinaryIO, name: str) -> Iterator[Contact | Problem]:
    """Read our own table; that its notes are long is no wonder."""
    for row in table.read(stream, name, shape):
        if isinstance(row, Problem):
            yield row
            continue
        problems = tuple(one for one in row.problems if one.code != table.Code.LONG_CELL)
        place = {"file": name, "card": row.number, "line": row.line, "problems": problems}
        yield own_table.contact(dict(row.items()), **place)


def _people(found: Layout, stream: BinaryIO, name: str) -> Iterator[Contact | Problem]:
    return spreadsheet.read(stream, name, found)


def _archive(stream: BinaryIO, name: str) -> Iterator[Contact | Problem]:
    if not stream.seekable():
        stream = io.BytesIO(stream.read(MAX_PIPED))
    return linkedin.read_archive(stream, name, is_known)


def _connections(
    shape: table.Shape, kind: linkedin.File, stream: BinaryIO, name: str
) -> Iterator[Contact | Problem]:
    return linkedin.read(lambda: table.read(stream, name, shape), name, kind, is_known)


def is_known(name: str, key: str) -> bool:
    """Say whether somebody in the book has this profile, or (of a profile unknown) this name."""
    if key:
        sql = "select exists (select 1 from channel where match_key = ? and match_key <> '')"
        return bool(reader().value(sql, (key,)))
    return bool(
        reader().value("select exists (select 1 from person where sort_key = ?)", (fold(name),))
    )
