"""The ways to reach somebody that the columns of a table hold, one or several cells each."""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from netdesk.domain import networks
from netdesk.domain.model import Channel, ChannelKind
from netdesk.exchange.columns.targets import ADDRESS_PARTS, CHANNELS, IN_ADDRESS, Field, Target
from netdesk.exchange.vcard.channels import readable_address

_MARK = "* "
"""Google's sign of what is preferred."""
GOOGLE_LIST = " ::: "
_MOST = 100
"""So many values of one cell are told apart."""

_IN_BRACKETS = re.compile(r"<\s*([^<>@\s]+@[^<>@\s]+)\s*>")
_BETWEEN_MAILS = re.compile(r"[\s,;]+")
_BETWEEN_PHONES = re.compile(r"[\n;]+")
_LABELS = {
    "business": "work",
    "cell": "mobile",
    "mobil": "mobile",
    "homefax": "home fax",
    "workfax": "work fax",
    "email": "",
    "internet": "",
    "*": "",
}


@dataclass(slots=True)
class Slot:
    """One channel's columns: where its value or its parts stand, and what names it."""

    field: Field
    label: str
    label_places: list[int] = dataclasses.field(default_factory=list)
    places: list[tuple[Field, int]] = dataclasses.field(default_factory=list)

    def channels(self, cells: Sequence[str]) -> Iterator[Channel]:
        """Yield what one row has in this slot."""
        if self.field is Field.ADDRESS:
            yield from self._addresses(cells)
            return
        for _, place in self.places:
            if not cells[place]:
                continue
            label, preferred = self._label(cells)
            for text in _texts(self.field, cells[place]):
                preferred = preferred or text.startswith(_MARK)
                if value := text.removeprefix(_MARK).strip():
                    yield _channel(self.field, value, label, preferred)
                    preferred = False

    def _label(self, cells: Sequence[str]) -> tuple[str, bool]:
        said = [cells[place] for place in self.label_places if cells[place]]
        label = " ".join(said) or self.label
        preferred = label.startswith(_MARK) or label == "*"
        label = label.removeprefix(_MARK).strip()
        spoken = label.lower() if label.isascii() else label
        return _LABELS.get(spoken.replace(" ", ""), _plain(label)), preferred

    def _addresses(self, cells: Sequence[str]) -> Iterator[Channel]:
        """Yield the address; of several in one cell (Google) each."""
        told = [(part, cells[place]) for part, place in self.places if cells[place]]
        if not told:
            return
        several = [(part, cell.split(GOOGLE_LIST, _MOST)) for part, cell in told]
        label, preferred = self._label(cells)
        for number in range(max(len(items) for _, items in several)):
            parts = _parts(
                [(part, items[number]) for part, items in several if number < len(items)]
            )
            if value := readable_address(parts):
                yield Channel(ChannelKind.ADDRESS, value, label, preferred, parts)


def slots(targets: Sequence[Target]) -> Iterator[Slot]:
    """Yield the slots of a table in the order of their first columns."""
    found: dict[object, Slot] = {}
    for place, target in enumerate(targets):
        if target.field not in CHANNELS and target.field not in IN_ADDRESS:
            continue
        kind = Field.ADDRESS if target.field in IN_ADDRESS else target.field
        alone = kind is not Field.ADDRESS and not target.group
        key = place if alone else (kind, target.group or target.label)
        slot = found.setdefault(key, Slot(kind, target.label))
        slot.label = slot.label or target.label
        if target.is_label:
            slot.label_places.append(place)
        else:
            slot.places.append((target.field, place))
    return (slot for slot in found.values() if slot.places)


def _parts(cells: Sequence[tuple[Field, str]]) -> tuple[str, ...]:
    """Return the seven parts of an address; a whole one is the street where no part is told."""
    told = [(part, cell.strip()) for part, cell in cells if cell.strip()]
    has_street = any(part is Field.STREET for part, _ in told)
    if any(part is not Field.ADDRESS for part, _ in told) and has_street:
        told = [(part, cell) for part, cell in told if part is not Field.ADDRESS]
    told = [(Field.STREET if part is Field.ADDRESS else part, cell) for part, cell in told]
    return tuple(
        "\n".join(dict.fromkeys(cell for part, cell in told if part is wanted))
        for wanted in ADDRESS_PARTS
    )


def _texts(field_: Field, cell: str) -> list[str]:
    """Return the values of a cell."""
    texts = [text for text in cell.split(GOOGLE_LIST, _MOST) if text.strip()]
    if field_ is Field.EMAIL:
        return [mail for text in texts for mail in _mails(text)]
    if field_ is Field.PHONE:
        return [phone for text in texts for phone in _phones(text)]
    return [line for text in texts for line in text.split("\n", _MOST) if line.strip()]


def _mails(text: str) -> list[str]:
    if found := _IN_BRACKETS.findall(text):
        return list(found[:_MOST])
    items = [item for item in _BETWEEN_MAILS.split(text, _MOST) if item and item != "*"]
    return items if len(items) > 1 and all("@" in item for item in items) else [text]


def _phones(text: str) -> list[str]:
    items = [item.strip() for item in _BETWEEN_PHONES.split(text, _MOST)]
    return items if all(sum(map(str.isdigit, item)) >= 5 for item in items) else [text]


def _channel(field_: Field, value: str, label: str, preferred: bool) -> Channel:
    kind = CHANNELS[field_]
    if kind is ChannelKind.WEBSITE:
        kind = networks.website_kind(value)
    elif kind.is_profile and kind is not ChannelKind.OTHER:
        found = networks.channel(kind, value)
        return Channel(kind, value if "://" in value else found.value, label, preferred)
    return Channel(kind, value, label, preferred)


def _plain(label: str) -> str:
    """Return a label as ours are written: places and devices in small letters."""
    known = {"home", "work", "other", "mobile", "fax", "pager", "main", "assistant", "school"}
    spoken = label.lower().split()
    return " ".join(spoken) if spoken and known >= set(spoken) else label
