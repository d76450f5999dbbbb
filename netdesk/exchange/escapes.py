"""The backslashes of vCard and iCalendar values: taken off, put on, split between."""

import re
from collections.abc import Iterator

_ESCAPES = {
    "2.1": re.compile(r"\\([;,:\\])"),
    "3.0": re.compile(r"\\([;,:\\nN\"])"),
}


def unescape(value: str, version: str) -> str:
    r"""Take the backslashes off a text value; 2.1 has no `\n`, and `\:` is Google's.

    Line breaks become line feeds.
    """
    if "\r" in value:
        value = value.replace("\r\n", "\n").replace("\r", "\n")
    if "\\" not in value:
        return value
    return _ESCAPES["2.1" if version == "2.1" else "3.0"].sub(_plain, value)


def escape(text: str, version: str, also: str = "") -> str:
    r"""Escape one text component for this version; `also` are separators that mean themselves.

    2.1 has no escape for a line break: the writer encodes it as quoted-printable.
    """
    text = text.replace("\\", "\\\\")
    for separator in also:
        text = text.replace(separator, "\\" + separator)
    if version == "2.1":
        return text
    return text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def split(value: str, separator: str) -> list[str]:
    """Cut at separators that have no backslash before them; the parts stay escaped."""
    parts = value.split(separator)
    if len(parts) == 1 or "\\" not in value:
        return parts
    return list(_mended(parts, separator))


def _plain(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]


def _mended(parts: list[str], separator: str) -> Iterator[str]:
    """Put together again what was cut at an escaped separator."""
    pending: list[str] = []
    for part in parts:
        pending.append(part)
        if (len(part) - len(part.rstrip("\\"))) % 2 == 0:
            yield separator.join(pending)
            pending = []
    if pending:
        yield separator.join(pending)
