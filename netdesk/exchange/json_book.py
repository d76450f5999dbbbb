"""A whole book as JSON: every table row by row, and the photos, read and written piece by piece."""

import base64
import binascii
import codecs
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from json import JSONDecodeError
from typing import BinaryIO

FORMAT = "netdesk-book"
_CHUNK = 1 << 16
_MOST = 96 << 20
"""Characters of one value; the largest photo and the longest card that come in need 40 million."""

Value = str | int | float | None
Record = Mapping[str, Value]


class Unreadable(Exception):
    """The file is no book as we write it: `reason` is no_book or damaged, `detail` says where."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason, self.detail = reason, detail


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one table, and the names of their columns."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Value]]


@dataclass(frozen=True, slots=True)
class Blob:
    """A photo or a long value by its name."""

    name: str
    content: bytes


def is_book(start: bytes) -> bool:
    """Say whether a file that begins so is a book of ours."""
    said = "".join(start[:256].decode("utf-8", "replace").lstrip("\ufeff").split())
    return said.startswith(f'{{"format":"{FORMAT}"')


def write(version: int, tables: Iterable[Table], blobs: Iterable[Blob]) -> Iterator[bytes]:
    """Yield a book in UTF-8, one row a line; `version` is that of its tables."""
    yield f'{{"format": "{FORMAT}",\n"version": {version},\n"tables": {{'.encode()
    between = "\n"
    for table in tables:
        yield f"{between}{json.dumps(table.name)}: [".encode()
        yield from _listed(
            json.dumps(dict(zip(table.columns, row, strict=True)), ensure_ascii=False)
            for row in table.rows
        )
        yield b"]"
        between = ",\n"
    yield b'},\n"blobs": {'
    yield from _listed(
        f'{json.dumps(blob.name)}: "{base64.b64encode(blob.content).decode()}"' for blob in blobs
    )
    yield b"}}\n"


def read(stream: BinaryIO) -> Iterator[int | tuple[str, Record] | Blob]:
    """Yield the version first, then each row with the name of its table, and each blob.

    Raises Unreadable at the first thing that is not as `write` makes it, whitespace aside.
    """
    try:
        yield from _read(_Text(stream))
    except (JSONDecodeError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise Unreadable("damaged", str(error)[:200]) from error


def _listed(items: Iterable[str]) -> Iterator[bytes]:
    between = "\n"
    for item in items:
        yield (between + item).encode("utf-8", "replace")
        between = ",\n"


def _read(text: "_Text") -> Iterator[int | tuple[str, Record] | Blob]:
    version: int | None = None
    for place, key in enumerate(_keys(text)):
        if place == 0:
            if key != "format" or text.value() != FORMAT:
                raise Unreadable("no_book")
        elif key == "version":
            version = _whole_number(text.value())
            yield version
        elif version is None:
            raise Unreadable("no_book")
        elif key == "tables":
            for name in _keys(text):
                for row in _items(text):
                    yield name, _record(name, row)
        elif key == "blobs":
            for name in _keys(text):
                yield Blob(name, _content(name, text.value()))
        else:
            raise Unreadable("damaged", key[:200])
    if version is None or text.next():
        raise Unreadable("damaged" if version is not None else "no_book")


def _keys(text: "_Text") -> Iterator[str]:
    """Yield the keys of an object; the caller reads each value before the next key."""
    text.take("{")
    while text.next() != "}":
        key = text.value()
        if not isinstance(key, str):
            raise Unreadable("damaged", str(key)[:200])
        text.take(":")
        yield key
        if text.next() != "}":
            text.take(",")
    text.take("}")


def _items(text: "_Text") -> Iterator[object]:
    text.take("[")
    while text.next() != "]":
        yield text.value()
        if text.next() != "]":
            text.take(",")
    text.take("]")


def _record(table: str, row: object) -> Record:
    plain = isinstance(row, dict) and all(
        value is None or isinstance(value, str | int | float) for value in row.values()
    )
    if not plain or not isinstance(row, dict):
        raise Unreadable("damaged", table)
    return row


def _content(name: str, value: object) -> bytes:
    try:
        return base64.b64decode(str(value), validate=True)
    except binascii.Error:
        raise Unreadable("damaged", name) from None


def _whole_number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Unreadable("no_book")
    return value


class _Text:
    """JSON text that is read as far as it is needed."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decode = codecs.getincrementaldecoder("utf-8-sig")().decode
        self._scan = json.JSONDecoder().raw_decode
        self._held, self._at, self._ended = "", 0, False

    def next(self) -> str:
        """Return the next character that is no blank, empty at the end; it stays."""
        while True:
            while self._at < len(self._held) and self._held[self._at] in " \t\r\n":
                self._at += 1
            if self._at < len(self._held) or self._ended:
                return self._held[self._at : self._at + 1]
            self._more()

    def take(self, mark: str) -> None:
        """Pass over a mark; raises Unreadable for any other."""
        found = self.next()
        if found != mark:
            raise Unreadable("damaged", f"{mark} ≠ {found}")
        self._at += 1

    def value(self) -> object:
        """Read one value, which must be followed by something if it is a number."""
        self.next()
        while True:
            try:
                value, end = self._scan(self._held, self._at)
            except JSONDecodeError:
                if self._ended:
                    raise
            else:
                if end < len(self._held) or self._ended:
                    self._at = end
                    return value
            self._more()

    def _more(self) -> None:
        """Read on, each time as much as is held: a long value is then looked at few times."""
        rest = self._held[self._at :]
        if len(rest) > _MOST:
            raise Unreadable("damaged", rest[:80])
        piece = self._stream.read(max(_CHUNK, len(rest)))
        self._ended = not piece
        self._held, self._at = rest + self._decode(piece, self._ended), 0
