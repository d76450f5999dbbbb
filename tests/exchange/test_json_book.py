"""A book as JSON: any JSON of that shape is read, whatever else is in a file is said."""

import contextlib
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.exchange import json_book
from netdesk.exchange.json_book import Blob, Table, Unreadable

TABLES = {
    "person": [{"id": 1, "name": "Ana “\n🎂\\", "photo": "ab", "batch": None, "share": 0.5}],
    "niche": [],
    "event": [{"id": n, "name": "x" * n} for n in range(1, 300)],
}
BLOBS = {"ab": b"\0\xff" * 100_000, "cd": b"d"}


class Slow(io.RawIOBase):
    """A stream that gives a few bytes at a time."""

    def __init__(self, content: bytes, most: int) -> None:
        self._inner, self._most = io.BytesIO(content), most

    def read(self, size: int = -1, /) -> bytes:
        return self._inner.read(self._most if size < 0 else min(size, self._most))


def written() -> bytes:
    tables = [
        Table(name, list(rows[0]) if rows else [], [list(row.values()) for row in rows])
        for name, rows in TABLES.items()
    ]
    return b"".join(json_book.write(7, tables, [Blob(*pair) for pair in BLOBS.items()]))


def read(stream: Any) -> tuple[int, dict[str, list[Any]], dict[str, bytes]]:
    version, tables, blobs = 0, {}, {}
    for item in json_book.read(stream):
        if isinstance(item, int):
            version = item
        elif isinstance(item, Blob):
            blobs[item.name] = item.content
        else:
            tables.setdefault(item[0], []).append(item[1])
    return version, tables, blobs


FILLED = {name: rows for name, rows in TABLES.items() if rows}


@pytest.mark.parametrize("most", [7, 1_000, 1 << 20])
def test_what_is_written_is_read(most: int) -> None:
    assert read(Slow(written(), most)) == (7, FILLED, BLOBS)


@pytest.mark.parametrize("indent", [None, 4])
def test_another_program_may_have_written_it_anew(indent: int | None) -> None:
    again = json.dumps(json.loads(written()), indent=indent).encode()
    assert json_book.is_book(again)
    assert read(io.BytesIO(b"\xef\xbb\xbf" + again)) == (7, FILLED, BLOBS)


HEAD = '{"format": "netdesk-book", "version": 1, '
BAD = {
    "empty": ("", "damaged"),
    "list": ("[]", "damaged"),
    "other": ('{"format": "other", "version": 1}', "no_book"),
    "no version": ('{"format": "netdesk-book"}', "no_book"),
    "version last": ('{"format": "netdesk-book", "tables": {}, "version": 1}', "no_book"),
    "version is text": ('{"format": "netdesk-book", "version": "1"}', "no_book"),
    "cut": (HEAD + '"tables": {"person": [{"id": 1', "damaged"),
    "more": (HEAD + '"tables": {}} {}', "damaged"),
    "row is a list": (HEAD + '"tables": {"person": [[1]]}}', "damaged"),
    "cell is a list": (HEAD + '"tables": {"person": [{"id": [1]}]}}', "damaged"),
    "no base64": (HEAD + '"blobs": {"ab": "*"}}', "damaged"),
    "unknown key": (HEAD + '"more": 1}', "damaged"),
    "deep": (HEAD + '"tables": {"person": [' + "[" * 100_000, "damaged"),
    "long number": (HEAD + '"tables": {"person": [{"id": ' + "9" * 10_000 + "}]}}", "damaged"),
    "no comma": (HEAD + '"tables": {"person": [{"id": 1} {"id": 2}]}}', "damaged"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_book_is_said(name: str) -> None:
    content, reason = BAD[name]
    with pytest.raises(Unreadable) as caught:
        read(io.BytesIO(content.encode()))
    assert caught.value.reason == reason


def test_a_value_without_end_is_given_up() -> None:
    class Endless(io.RawIOBase):
        sent = 0

        def read(self, size: int = -1, /) -> bytes:
            start = not self.sent
            self.sent += size
            assert self.sent < 1 << 30
            return (HEAD + '"x').encode() if start else b"x" * size

    with pytest.raises(Unreadable):
        read(Endless())


@given(st.integers(0, 400), st.binary(min_size=1, max_size=3))
def test_damage_is_said_and_never_raises_otherwise(place: int, bytes_: bytes) -> None:
    content = bytearray(written())
    content[place : place + len(bytes_)] = bytes_
    with contextlib.suppress(Unreadable):
        read(io.BytesIO(bytes(content)))
