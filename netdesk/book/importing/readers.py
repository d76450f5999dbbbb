"""Which program a file is of, as its first bytes tell, and what reads it."""

import io
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

from netdesk.book.opening import reader
from netdesk.domain.contact import Contact, Problem
from netdesk.domain.folding import fold
from netdesk.exchange import linkedin, monica, table, vcard

SAMPLE = table.SAMPLE
MAX_PIPED = 256 << 20

Read = Callable[[BinaryIO, str], Iterator[Contact | Problem]]

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_VCARD = re.compile(rb"B\0?E\0?G\0?I\0?N\0?\s?\0?:\0?\s?\0?V\0?C\0?A\0?R\0?D", re.I)


def reader_of(start: bytes, name: str) -> Read:
    """Return what reads a file that begins with these bytes; vCard's says what is no file of ours.

    `name` decides nothing but what LinkedIn's recommendations don't tell.
    """
    if start.startswith(_ZIP):
        return _archive
    if _VCARD.search(start):
        return vcard.read
    if monica.is_monica(start):
        return monica.read
    shape = table.sniff(start, linkedin.NAMES)
    kind = linkedin.kind_of(shape.header, name) if shape else None
    return partial(_linkedin, shape, kind) if shape and kind else vcard.read


def _archive(stream: BinaryIO, name: str) -> Iterator[Contact | Problem]:
    if not stream.seekable():
        stream = io.BytesIO(stream.read(MAX_PIPED))
    return linkedin.read_archive(stream, name, is_known)


def _linkedin(
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
