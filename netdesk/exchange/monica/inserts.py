"""Read the INSERT statements of an SQL dump; nothing of it is ever run."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

Row = dict[str, str]
"""A row by column; NULL is left out."""

_STRING = r"'[^'\\]*+(?:(?:\\.|'')[^'\\]*+)*+'"
_OUTSIDE = re.compile(
    rf"(?P<string>{_STRING})"
    r"|(?P<comment>\#[^\n]*+|--[ \t][^\n]*+|/\*)"
    r"|(?P<insert>\bINSERT\s+(?:IGNORE\s+)?INTO\s+(?:[`\"]?\w+[`\"]?\.)?[`\"]?(?P<table>\w+)[`\"]?\s*"
    r"\((?P<columns>[^()]*)\)\s*VALUES\b)",
    re.I | re.S,
)
_VALUE = re.compile(
    rf"\s*(?:(?P<string>{_STRING})|(?P<plain>[^,()'\"\s;]++))\s*(?P<end>[,)])", re.S
)
_OPEN = re.compile(r"[\s,]*\(")
_ESCAPED = re.compile(r"\\(.)|''", re.S)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "", "b": "", "Z": ""}


@dataclass(frozen=True, slots=True)
class Inserted:
    """A row that a dump puts into a table; `line` counts from 1."""

    table: str
    row: Row
    line: int


def inserts(dump: str, tables: Set[str]) -> Iterator[Inserted]:
    """Yield the rows of these tables, in time linear in the dump; what can't be read is passed
    over to the next statement."""
    line, counted, at = 1, 0, 0
    while found := _OUTSIDE.search(dump, at):
        at = found.end()
        if found["comment"] == "/*":
            end = dump.find("*/", at)
            at = end + 2 if end >= 0 else len(dump)
        elif found["insert"]:
            table = found["table"].lower()
            names = [name.strip(' \t\r\n`"').lower() for name in found["columns"].split(",")]
            for values, start, end in _tuples(dump, at):
                at = end
                if table in tables and len(values) == len(names):
                    line, counted = line + dump.count("\n", counted, start), start
                    told = zip(names, values, strict=True)
                    yield Inserted(table, {k: v for k, v in told if v is not None}, line)


def _tuples(dump: str, at: int) -> Iterator[tuple[list[str | None], int, int]]:
    """Yield the value lists of a statement, with where each begins and ends."""
    while opened := _OPEN.match(dump, at):
        start = at = opened.end()
        values: list[str | None] = []
        while found := _VALUE.match(dump, at):
            at = found.end()
            values.append(_value(found))
            if found["end"] == ")":
                break
        else:
            return
        yield values, start, at


def _value(found: re.Match[str]) -> str | None:
    if (string := found["string"]) is None:
        return None if found["plain"].upper() == "NULL" else found["plain"]
    inner = string[1:-1]
    if "\\" not in inner and "''" not in inner:
        return inner
    return _ESCAPED.sub(lambda one: "'" if one[1] is None else _ESCAPES.get(one[1], one[1]), inner)
