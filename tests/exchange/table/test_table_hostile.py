"""Hostile tables: no exception, no lost neighbour, the limits, and no hang (a minute would be)."""

import io
import tracemalloc
from collections.abc import Iterator

import pytest

from netdesk.domain.contact import Problem
from netdesk.exchange.table import SAMPLE, Code, Row, Shape, plain, read, sniff
from netdesk.exchange.table.problems import MAX_CELL, MAX_COLUMNS, MAX_LINE

NAMES = frozenset(map(plain, ("Name", "Email", "Company")))
HEAD = b"Name,Email,Company\n"
GOOD = b"Good,good@example.org,X\n"
M = 1 << 20

HOSTILE = {
    "marks": b'"' * M,
    "marks and commas": b'",' * (M // 2),
    "commas and marks": b',"' * (M // 2),
    "open in every line": b'a,"b\n' * (M // 5),
    "open over lines": b'a","\n' * (M // 5),
    "doubled marks": b',"""\n' * (M // 5),
    "open, then doubled": (b'x,"\n' + b'""\n' * 50) * (M // 154),
    "blanks and marks": b', "\n' * (M // 4),
    "commas": b"," * M,
    "columns": b",".join(b"%d" % n for n in range(100_000)),
    "empty lines": b"\n" * M,
    "carriage returns": b"\r" * M,
    "zeros": b"a\0" * (M // 2),
    "high bytes": b"\xff" * M,
    "half characters": b"\xc3\n" * (M // 2),
    "a long word, then another charset": b"x" * M + b"\xff",
    "at signs": b"@" * M,
    "digits": b"1-" * (M // 2),
    "escapes": b"\x1b$B,x" * (M // 5),
}


def everything(content: bytes) -> list[Row | Problem]:
    shape = sniff(content[:SAMPLE], NAMES)
    return list(read(io.BytesIO(content), "bad.csv", shape)) if shape else []


@pytest.mark.parametrize("inside", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_rows_never_cost_the_next_one(inside: bytes) -> None:
    content = HEAD + GOOD + inside[: M // 4] + b"\n" + GOOD
    shape = Shape("utf-8", ",", ("Name", "Email", "Company"))
    found = list(read(io.BytesIO(content), "bad.csv", shape))
    assert isinstance(found[-1], Row)
    assert found[-1]["email"] == "good@example.org"


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_headers_raise_nothing(content: bytes) -> None:
    for some in (content[: M // 8], content[:100] + b"\n" + GOOD, b"\xff\xfe" + content[:1000]):
        everything(some)


def test_the_limits_cost_one_row_each() -> None:
    cases = {
        Code.LINE_TOO_LONG: b"x" * (MAX_LINE + 1),
        Code.CELL_TOO_LONG: b"Bad," + b"x" * (MAX_CELL + 1),
    }
    for code, line in cases.items():
        bad, good = everything(HEAD + line + b"\n" + GOOD)
        assert isinstance(bad, Problem)
        assert (bad.code, bad.card, bad.line, bad.fatal) == (code, 1, 2, True)
        assert isinstance(good, Row)


def test_what_is_within_the_limits_is_read() -> None:
    long = "x" * MAX_CELL
    [row, _] = everything(HEAD + f'Ana,"{long}",{long}\n'.encode() + GOOD)
    assert isinstance(row, Row)
    assert (row["email"], row["company"]) == (long, long)


def test_columns_beyond_the_limit_are_left_out_and_said() -> None:
    header = b"Name,Email," + b",".join(b"c%d" % n for n in range(100_000)) + b"\n"
    problem, row = everything(header + b"Ana,a@b.c" + b",x" * 100_000 + b"\n")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.fatal) == (Code.TOO_MANY_COLUMNS, False)
    assert isinstance(row, Row)
    assert len(row.cells) == MAX_COLUMNS


def test_a_header_that_is_too_long_is_said() -> None:
    [problem, *_] = everything(b"Name,Email," + b"x" * MAX_LINE + b"\n" + GOOD)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.card, problem.fatal) == (Code.LINE_TOO_LONG, 0, True)


class Endless(io.RawIOBase):
    """A file of so many bytes that is made while it is read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces = pieces

    def read(self, _size: int = -1) -> bytes:
        return next(self.pieces, b"")


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param(b"Ana,a@b.c," + b"x" * 20_000 + b"\n", id="rows"),
        pytest.param(b"x" * 200_000, id="no line end"),
        pytest.param(b'"' + b"x" * 200_000 + b"\n", id="no closing mark"),
        pytest.param((b'a,"b""c' + b"x" * 2_000 + b"\n") * 100, id="marks"),
    ],
)
def test_big_files_are_read_in_pieces(piece: bytes) -> None:
    """64 MB are enough to show that memory does not grow with the file."""
    pieces = iter([HEAD, *[piece] * (64 * M // len(piece))])
    shape = Shape("utf-8", ",", ("Name", "Email", "Company"))
    tracemalloc.start()
    try:
        for _ in read(Endless(pieces), "big", shape):
            pass
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 56 * M
