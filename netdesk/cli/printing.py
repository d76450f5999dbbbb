"""Answers on a terminal: aligned text without control characters, or JSON."""

import errno
import io
import json
import os
import re
import sys
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import cast

# Names and notes come from strangers' files: nothing in them may steer the terminal.
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_WIDEST = 40


def take_any_text() -> None:
    """Let standard output write what its encoding lacks as escapes, not fail at it."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def safe(text: str) -> str:
    """Replace what could steer a terminal, or reorder its line, by blanks; line breaks stay."""
    return _CONTROLS.sub(" ", text)


def width(text: str) -> int:
    """Return how many columns a text takes on a terminal."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def table(rows: Sequence[Sequence[object]]) -> str:
    """Return rows as aligned columns; columns that are empty throughout are left out.

    All but the last column are cut at 40 characters: whoever needs them whole asks for JSON.
    """
    cells = [[" ".join(safe(str(cell)).split()) for cell in row] for row in rows]
    columns = [column for column in zip(*cells, strict=True) if any(column)]
    padded = [_padded([_cut(cell) for cell in column]) for column in columns[:-1]]
    return "\n".join("  ".join(line).rstrip() for line in zip(*padded, *columns[-1:], strict=True))


def _cut(cell: str) -> str:
    if width(cell) <= _WIDEST:
        return cell
    kept = cell[: _WIDEST - 1]
    while width(kept) >= _WIDEST:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _padded(column: Sequence[str]) -> list[str]:
    widest = max(width(cell) for cell in column)
    return [cell + " " * (widest - width(cell)) for cell in column]


def minute(moment: datetime) -> str:
    """Return a moment as local date and time."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")


def block(pairs: Sequence[tuple[str, str]]) -> str:
    """Return names with their values, the values aligned; empty ones are left out."""
    shown = [(name, safe(value)) for name, value in pairs if value]
    widest = max((width(name) for name, _ in shown), default=0)
    indent = "\n" + " " * (widest + 2)
    return "\n".join(
        f"{name}{' ' * (widest - width(name))}  {indent.join(value.splitlines())}"
        for name, value in shown
    )


def as_json(value: object) -> str:
    """Return JSON, in letters that standard output can take."""
    encoding = (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "")
    text = json.dumps(value, indent=2, ensure_ascii=encoding != "utf8")
    return text.encode("utf-8", "backslashreplace").decode()


def say(text: str) -> None:
    """Write a line to standard output, at once; raises OSError where that is closed or full."""
    print(text, file=_output(), flush=True)


def give(content: bytes) -> None:
    """Write a file to standard output as it is; raises OSError where that is closed or full."""
    output = _output()
    output.buffer.write(content)
    output.flush()


def _output() -> io.TextIOWrapper:
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return cast(io.TextIOWrapper, sys.stdout)


def give_up() -> None:
    """Send what is still to be printed nowhere, or Python would complain again at its end."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def warn(text: str) -> None:
    """Write a line to standard error."""
    print(safe(text), file=sys.stderr)
