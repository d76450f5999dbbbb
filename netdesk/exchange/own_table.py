"""People as a table of our own (CSV), that a spreadsheet shows and that comes back in as it was.

The columns are called as `list --json` calls the fields. A cell of several values reads
`* work: ana@loop.io; home: ana@home.example`: the preferred one starred, each with its label.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from netdesk.domain.contact import Contact, ContactKind
from netdesk.domain.model import Channel, ChannelKind
from netdesk.domain.networks import website_kind
from netdesk.domain.when import is_reckonable
from netdesk.exchange.vcard.channels import readable_address
from netdesk.exchange.vcard.fields import derived_name

_TEXTS_BEFORE = (
    *("prefix", "given_name", "additional_names", "family_name", "suffix"),
    *("nickname", "organization", "department", "title"),
)
_TEXTS_AFTER = ("birthday", "notes")
_PARTS = ("po_box", "extended", "street", "city", "region", "code", "country")

Fits = Callable[[ChannelKind], bool]
_CHANNELS: Mapping[str, Fits] = {
    "emails": lambda kind: kind is ChannelKind.EMAIL,
    "phones": lambda kind: kind is ChannelKind.PHONE,
    "addresses": lambda kind: kind is ChannelKind.ADDRESS,
    "urls": lambda kind: kind is ChannelKind.WEBSITE,
    "profiles": lambda kind: kind.is_profile,
}
_KINDS = {
    "emails": ChannelKind.EMAIL,
    "phones": ChannelKind.PHONE,
    "addresses": ChannelKind.ADDRESS,
    "urls": ChannelKind.WEBSITE,
}
COLUMNS = (
    *("uid", "name", *_TEXTS_BEFORE, *_CHANNELS, "niches", *_TEXTS_AFTER),
    *("met_on", "met_at"),
)

_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[\d +\-().\/]+", re.ASCII)
_LABEL = re.compile(r"((?:\\.|[^\\])*?): (.*)", re.DOTALL)
_BREAK = re.compile(r"\r\n|\r")


def write(contacts: Iterable[Contact]) -> Iterator[bytes]:
    """Yield the table of these contacts."""
    return as_table(COLUMNS, map(cells, contacts))


def as_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """Yield a table in UTF-8 with a mark (spreadsheets ask for it), CR LF at each line's end."""
    yield b"\xef\xbb\xbf" + _line(columns)
    for row in rows:
        yield _line([guarded(_even(cell)) for cell in row])


def cells(contact: Contact) -> list[str]:
    """Return a contact's cells in the order of COLUMNS; a name that nobody gave is left out."""
    return [
        contact.uid,
        "" if contact.name_derived else contact.name,
        *(getattr(contact, name) for name in _TEXTS_BEFORE),
        *(_joined(map(_told, _of(contact, fits))) for fits in _CHANNELS.values()),
        _joined(_escaped(one) for one in contact.categories),
        *(getattr(contact, name) for name in _TEXTS_AFTER),
        contact.met_on.isoformat() if contact.met_on else "",
        contact.met_at,
    ]


def is_own(header: Iterable[str]) -> bool:
    """Say whether a table's columns are those of a table of ours."""
    return {"uid", "name", "emails", "phones", "profiles"} <= set(header)


def contact(row: Mapping[str, str], **more: Any) -> Contact:
    """Return the contact of a row by its columns, guarded as they are written.

    `more` are fields of Contact that no cell tells: file, card, line, problems.
    """
    plain = {name: unguarded(cell) for name, cell in row.items()}
    reachable = tuple(
        channel
        for name in _CHANNELS
        for text in _items(plain.get(name, ""))
        if (channel := _read(name, text))
    )
    values: dict[str, Any] = {name: plain.get(name, "") for name in (*_TEXTS_BEFORE, *_TEXTS_AFTER)}
    values["name"] = plain.get("name", "").strip()
    values["name_derived"] = not values["name"]
    values["name"] = values["name"] or derived_name(values, reachable)
    told = any(cell.strip() for name, cell in plain.items() if name != "uid")
    return Contact(
        kind=ContactKind.PERSON if told else ContactKind.NOTHING,
        **values,
        uid=plain.get("uid", ""),
        channels=reachable,
        categories=tuple(_plain(one) for one in _items(plain.get("niches", ""))),
        met_on=_day(plain.get("met_on", "")),
        met_at=plain.get("met_at", ""),
        **more,
    )


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; a phone number is none (FORMATS)."""
    if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def unguarded(cell: str) -> str:
    """Take the guard off a cell."""
    return cell[1:] if cell.startswith("'") and guarded(cell[1:]) == cell else cell


def _line(row: Sequence[str]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(row)
    return buffer.getvalue().encode("utf-8", "replace")


def _even(cell: str) -> str:
    return _BREAK.sub("\n", cell.replace("\0", ""))


def _of(contact: Contact, fits: Fits) -> Iterator[Channel]:
    return (one for one in contact.channels if fits(one.kind))


def _told(one: Channel) -> str:
    """Return a channel as text: `* work: ana@loop.io`, a profile's kind as a part of its label."""
    label = one.label
    if one.kind.is_profile:
        label = f"{one.kind}/{label}" if label else str(one.kind)
    value = _escaped(one.value)
    if one.kind is ChannelKind.ADDRESS:
        parts = _seven(one.parts)
        named = [
            f"{name}={_escaped(part)}" for name, part in zip(_PARTS, parts, strict=True) if part
        ]
        if named and one.value == readable_address(parts):
            value = " | ".join(named)
        elif _address_parts(value):
            value = f"\\{value}"
    said = f"{_escaped(label)}: {value}" if label else value
    return f"* {said}" if one.preferred else said


def _seven(parts: Sequence[str]) -> tuple[str, ...]:
    return (*parts, *[""] * len(_PARTS))[: len(_PARTS)]


def _read(column: str, text: str) -> Channel | None:
    """Read a channel as `_told` tells it, or as somebody typed it into a spreadsheet."""
    preferred = text.startswith("* ")
    text = text[2:] if preferred else text
    found = _LABEL.fullmatch(text)
    label, value = (_plain(found[1]), found[2]) if found else ("", text)
    kind = _KINDS.get(column)
    if kind is None:
        kind, label = _profile(label, _plain(value))
    parts = _address_parts(value) if kind is ChannelKind.ADDRESS else ()
    plain = readable_address(parts) if parts else _plain(value)
    return Channel(kind, plain, label, preferred, parts) if plain.strip() else None


def _profile(label: str, value: str) -> tuple[ChannelKind, str]:
    """Return the network that a label begins with, and what else it says."""
    named, _, rest = label.partition("/")
    if named.lower() in ChannelKind._value2member_map_:
        return ChannelKind(named.lower()), rest
    found = website_kind(value)
    return (found if found.is_profile else ChannelKind.OTHER), label


def _address_parts(value: str) -> tuple[str, ...]:
    """Return the components of an address, none if it is plain text."""
    pieces = value.split(" | ")
    pairs = dict(piece.partition("=")[::2] for piece in pieces)
    if pairs.keys() - set(_PARTS) or not all("=" in piece for piece in pieces):
        return ()
    return tuple(_plain(pairs.get(name, "")) for name in _PARTS)


def _joined(items: Iterable[str]) -> str:
    return "; ".join(items)


def _items(cell: str) -> Iterator[str]:
    """Cut a cell at semicolons that have no backslash before them."""
    for found in re.finditer(r"((?:\\.|[^\\;]|\\$)+)", cell, re.DOTALL):
        if item := found[0].strip():
            yield item


def _escaped(text: str) -> str:
    """Put a backslash before what would mean something else here."""
    marked = re.sub(r"[\\;]|:(?=\s)|(?<=\s)\|(?=\s)|^\*(?=\s)", r"\\\g<0>", text.strip())
    return re.sub(r":$", r"\\:", marked)


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if is_reckonable(found) else None
