"""People met at an event as a typed or pasted list: a row each of name, company, note, promise."""

import csv
import re
from dataclasses import dataclass

from netdesk.domain import networks
from netdesk.domain.folding import fold
from netdesk.domain.model import Channel, ChannelKind
from netdesk.domain.when import Due

_HEADS = frozenset(
    ("name", "full name", "person", "vorname", "nombre", "nom", "nome", "naam", "teilnehmer")
)
_BULLET = re.compile(r"\s*(?:[-*•–]\s+|\d{1,3}[.)]\s+)")
_MAIL = re.compile(r"<?(?:mailto:)?([^\s<>@]+@[^\s<>@]+\.[^\s<>@.]+)>?")
_PAGE = re.compile(r"(?:https?://|www\.)\S+|(?:\w+\.)?linkedin\.com/\S+", re.IGNORECASE)
_PHONE = re.compile(r"\+?[\d ()./-]{7,25}")
_MAIL_AFTER = re.compile(r"^(.*\S)\s*<([^<>@\s]+@[^<>@\s]+)>$")


@dataclass(frozen=True, slots=True)
class Guest:
    """A row of such a list; `person_id` is who it is, where the user says that they are known."""

    name: str
    organization: str = ""
    note: str = ""
    promise: str = ""
    due: Due | None = None
    channels: tuple[Channel, ...] = ()
    person_id: int | None = None


def read(text: str) -> list[Guest]:
    """Read rows of cells parted by tabs, semicolons or commas, in this order of preference.

    An e-mail, phone or address of the web is taken as such in any place; the other cells are
    name, company, note, promise, and what comes after them belongs to the note. Nothing is lost.
    """
    lines = [_BULLET.sub("", line, count=1) for line in text.splitlines() if line.strip()]
    mark = next((sign for sign in "\t;" if any(sign in line for line in lines)), ",")
    rows = [_cells(line, mark) for line in lines]
    if rows and rows[0] and fold(rows[0][0]) in _HEADS:
        rows = rows[1:]
    return [_guest(row) for row in rows if row]


def _cells(line: str, mark: str) -> list[str]:
    cells = next(csv.reader([line.strip()], delimiter=mark, skipinitialspace=True), [])
    cells = [" ".join(cell.split()) for cell in cells]
    return cells if any(cells) else []


def _guest(row: list[str]) -> Guest:
    channels: list[Channel] = []
    plain: list[str] = []
    for place, cell in enumerate(row):
        if place == 0 and (found := _MAIL_AFTER.match(cell)):
            channels.append(Channel(ChannelKind.EMAIL, found[2]))
            plain.append(found[1])
        elif channel := _channel(cell):
            channels.append(channel)
        else:
            plain.append(cell)
    name, company, note, promise, *rest = [*plain, "", "", "", ""]
    note = ", ".join(filter(None, (note, *rest)))
    return Guest(
        name or (channels[0].value if channels else company),
        company if name or channels else "",
        note,
        promise,
        channels=tuple(channels),
    )


def _channel(cell: str) -> Channel | None:
    if found := _MAIL.fullmatch(cell):
        return Channel(ChannelKind.EMAIL, found[1])
    if _PAGE.fullmatch(cell):
        return networks.page(cell)
    if _PHONE.fullmatch(cell) and sum(letter.isdigit() for letter in cell) >= 6:
        return Channel(ChannelKind.PHONE, cell)
    return None
