"""Hostile input: no exception, no lost neighbour, the limits, and no hang (a minute would be)."""

import io
import tracemalloc
from collections.abc import Iterator

import pytest
from exchange.corpus import contacts, read_bytes

from netdesk.domain.contact import Contact, Problem
from netdesk.exchange.content_lines import MAX_LINE, MAX_PARAMETERS
from netdesk.exchange.vcard import Code, read
from netdesk.exchange.vcard.problems import MAX_CARD, MAX_PROBLEMS, MAX_PROPERTIES

GOOD = b"\nBEGIN:VCARD\nVERSION:3.0\nFN:Good\nEND:VCARD\n"
M = 1 << 20


def around(inside: bytes) -> bytes:
    return b"BEGIN:VCARD\nVERSION:3.0\nFN:Bad\n" + inside + b"\nEND:VCARD\n" + GOOD


HOSTILE = {
    "commas": around(b"TEL;T=" + b"," * M + b":1"),
    "parameters": around(b"TEL" + b";A=B" * (M // 4) + b":1"),
    "empty parameters": around(b"TEL" + b";" * M + b":1"),
    "stray quotes": around(b"TEL;A=" + b'"' * (M - 1) + b":1"),
    "quotes and semicolons": around(b"TEL" + b';"' * (M // 2) + b":1"),
    "dots": around(b"a." * (M // 2) + b"TEL;A.B=.:1"),
    "soft breaks": around(b"NOTE;ENCODING=QUOTED-PRINTABLE:" + b"=\n" * (M // 2)),
    "folds": around(b"NOTE:" + b"\n " * (M // 2)),
    "backslashes": around(b"N:" + b"\\" * M),
    "escaped semicolons": around(b"N:" + b"\\;" * (M // 2)),
    "semicolons": around(b"ADR:" + b";" * M),
    "lists": around(b"CATEGORIES:" + b"a,b," * (M // 4)),
    "nested begins": b"BEGIN:VCARD\n" * (M // 12) + b"FN:Bad\nEND:VCARD\n" + GOOD,
    "nested cards": b"BEGIN:VCARD\nFN:x\n" * (M // 17) + GOOD,
    "many agents": around(b"AGENT:\nBEGIN:VCARD\nN:x\nEND:VCARD\n" * 4900),
    "agents": b"BEGIN:VCARD\nAGENT:\n" * (M // 19) + GOOD,
    "ends": b"END:VCARD\n" * (M // 10) + GOOD,
    "short lines": around(b"a\n" * (M // 2)),
    "colons": around(b":\n" * (M // 2)),
    "base64 of nothing": around(b"PHOTO;ENCODING=B:" + b"A\n" * (M // 2)),
    "carriage returns": around(b"\r" * M),
    "zeros": around(b"\0" * M),
    "X-CUSTOM": around(b"TEL;X-CUSTOM(" + b"A=," * (M // 3) + b"):1"),
    "high bytes": around(b"NOTE:" + b"\xff" * M),
    "high lines": around(b"X:\xe1\n" * 4000),
    "groups": around(b"".join(b"i%d.TEL:1\ni%d.X-ABLabel:x\n" % (n, n) for n in range(2400))),
    "profiles": around(b"".join(b"URL:https://x.com/%d\n" % n for n in range(4900))),
    "heads": around(b"".join(b"TEL;A%d=B:1\n" % n for n in range(4900))),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_input_never_costs_the_next_card(content: bytes) -> None:
    found = read_bytes(content)
    assert isinstance(found[-1], Contact)
    assert found[-1].name == "Good"


def test_the_limits_cost_one_card_each() -> None:
    cases = {
        Code.LINE_TOO_LONG: b"NOTE:" + b"x" * MAX_LINE,
        Code.CARD_TOO_BIG: (b"NOTE:" + b"x" * M + b"\n") * (MAX_CARD // M),
        Code.TOO_MANY_PROPERTIES: b"TEL:1\n" * MAX_PROPERTIES,
    }
    for code, inside in cases.items():
        bad, good = read_bytes(around(inside))
        assert isinstance(bad, Problem)
        assert (bad.code, bad.card, bad.fatal) == (code, 1, True)
        assert isinstance(good, Contact)


def test_what_is_within_the_limits_is_read() -> None:
    inside = b"TEL:1\n" * (MAX_PROPERTIES - 3) + b"TEL" + b";A=1" * MAX_PARAMETERS + b":2"
    found, _ = contacts(read_bytes(around(inside)))
    assert found.problems == ()
    assert len(found.channels) == MAX_PROPERTIES - 2


def test_a_line_with_too_many_parameters_is_told() -> None:
    found, _ = contacts(read_bytes(around(b"TEL" + b";A=1" * (MAX_PARAMETERS + 1) + b":2")))
    assert [one.code for one in found.problems] == [Code.TOO_MANY_PARAMETERS]
    assert found.channels == ()


def test_problems_are_counted_after_the_first() -> None:
    found, _ = contacts(read_bytes(around(b"x\n" * (MAX_PROBLEMS + 7))))
    assert len(found.problems) == MAX_PROBLEMS + 1
    assert (found.problems[-1].code, found.problems[-1].text) == (Code.MORE_PROBLEMS, "7")


class Endless(io.RawIOBase):
    """A file of so many bytes that is made while it is read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces = pieces

    def read(self, _size: int = -1) -> bytes:
        return next(self.pieces, b"")


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param(around(b"NOTE:" + b"x" * 20_000), id="cards"),
        pytest.param(b"BEGIN:VCARD\nNOTE:" + b"x" * 200_000 + b"\n", id="no end"),
        pytest.param(b"x" * 200_000, id="no line end"),
        pytest.param((b"text between " * 80 + b"\n") * 200, id="no card"),
    ],
)
def test_big_files_are_read_in_pieces(piece: bytes) -> None:
    """64 MB are enough to show that memory does not grow with the file."""
    pieces = iter([piece] * (64 * M // len(piece)))
    tracemalloc.start()
    try:
        for _ in read(Endless(pieces), "big"):
            pass
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 56 * M
