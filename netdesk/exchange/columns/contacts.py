"""Make a contact of each row of a table whose columns are known."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from netdesk.domain.contact import Contact, ContactKind
from netdesk.domain.matching import words
from netdesk.domain.model import Channel, ChannelKind
from netdesk.domain.when import is_reckonable
from netdesk.exchange.columns import dates, kept
from netdesk.exchange.columns.slots import GOOGLE_LIST, Slot, slots
from netdesk.exchange.columns.targets import Field, Target
from netdesk.exchange.table import Columns, Row
from netdesk.exchange.vcard.fields import derived_name

_GUARD = re.compile(r"'(?=[=+\-@\t\r＝＋－＠])")
_NAME = (Field.GIVEN_NAME, Field.ADDITIONAL_NAMES, Field.FAMILY_NAME, Field.SUFFIX)
_TEXTS = (
    *(Field.NAME, Field.PREFIX, *_NAME, Field.NICKNAME),
    *(Field.ORGANIZATION, Field.DEPARTMENT, Field.TITLE),
)
_BIRTH = (Field.BIRTH_YEAR, Field.BIRTH_MONTH, Field.BIRTH_DAY)
_LISTS = (GOOGLE_LIST, "\n", ";", "|", ",")
_MOST_NICHES = 100
_EMPTY = re.compile(r"0+([./-])0+\1[01]+")
"""What Outlook writes for a day that isn't there."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What a program writes that means less, or another thing, than it says.

    `silent` are folded values that stand where nothing was entered.
    """

    day_first: bool = False
    silent: frozenset[str] = frozenset({"smtp", "ex"})
    no_niches: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Named:
    """A column that is told by name: somebody close, a day, a field of the user's own."""

    field: Field
    label: str
    place: int
    label_place: int | None


class People:
    """Makes the contacts of one table."""

    def __init__(
        self, columns: Columns, targets: Sequence[Target], habits: Habits = Habits()
    ) -> None:
        self._columns, self._habits = columns, habits
        self._places: dict[Field, list[int]] = {}
        for place, target in enumerate(targets):
            if not target.group:  # what is in a group is told by several columns
                self._places.setdefault(target.field, []).append(place)
        self._slots = tuple(slots(targets))
        self._named = tuple(_named(targets))

    def contact(self, row: Row, file: str) -> Contact:
        """Return the contact that a row tells of."""
        cells = [_GUARD.sub("", cell, count=1) if cell[:1] == "'" else cell for cell in row.cells]
        cells += [""] * (len(self._columns) - len(cells))
        person = _Person(self._columns, self._habits, self._places, cells)
        person.read_texts()
        person.read_channels(self._slots)
        person.read_days()
        person.keep_named(self._named)
        person.keep_unknown()
        return person.contact(row, file)


def _named(targets: Sequence[Target]) -> Iterator[_Named]:
    labels = {(one.field, one.group): place for place, one in enumerate(targets) if one.is_label}
    for place, one in enumerate(targets):
        told = one.field in (Field.RELATED, Field.DATE) or (one.field is Field.KEEP and one.group)
        if told and not one.is_label:
            yield _Named(one.field, one.label, place, labels.get((one.field, one.group)))


@dataclass(slots=True)
class _Person:
    """One row on its way to a contact; what finds no field is `kept` under a name."""

    columns: Columns
    habits: Habits
    places: Mapping[Field, Sequence[int]]
    cells: Sequence[str]
    values: dict[str, Any] = field(default_factory=dict)
    channels: tuple[Channel, ...] = ()
    kept: list[tuple[Field, str, str]] = field(default_factory=list)

    def contact(self, row: Row, file: str) -> Contact:
        """Return all that was read."""
        told = (*_TEXTS, "birthday", "notes")
        about = bool(self.channels) or any(self.values[name] for name in told)
        self._name()
        return Contact(
            kind=ContactKind.PERSON if about else ContactKind.NOTHING,
            channels=self.channels,
            properties=tuple(kept.properties(self.kept)),
            file=file,
            card=row.number,
            line=row.line,
            problems=row.problems,
            **self.values,
        )

    def read_texts(self) -> None:
        """Read what is one text; of several columns the first one counts, the others are kept."""
        for name in (*_TEXTS, Field.UID, Field.MET_AT):
            self.values[name] = ""
            for place in self.places.get(name, ()):
                cell = self.cells[place]
                if not self.values[name]:
                    self.values[name] = cell
                elif cell != self.values[name]:
                    self._keep(Field.KEEP, self.columns.name(place), cell)
        self.values["notes"] = "\n\n".join(self._all(Field.NOTES))
        self.values["categories"] = tuple(dict.fromkeys(self._niches()))

    def read_channels(self, slots: Iterable[Slot]) -> None:
        """Read the ways to reach somebody, each once."""
        found: dict[tuple[ChannelKind, str], Channel] = {}
        for slot in slots:
            for channel in slot.channels(self.cells):
                found.setdefault((channel.kind, channel.value), channel)
        self.channels = tuple(found.values())

    def read_days(self) -> None:
        """Read birthday and met date; what is no day is kept as it is."""
        year, month, day = (next(iter(self._all(name)), "") for name in _BIRTH)
        texts = self._all(Field.BIRTHDAY)
        if (year or month) and not day and texts:  # some programs call the day of the month so
            day, *texts = texts
        birthday = dates.of_parts(year, month, day) if day else ""
        for text in texts:
            found = self._day(text)
            birthday = birthday or found
            if found != birthday or not found:
                self._keep(Field.KEEP, "Birthday", text)
        self.values["birthday"] = birthday
        for text in self._all(Field.MET_ON):
            found = self._day(text)
            met_on = None if found.startswith("--") or not found else date.fromisoformat(found)
            if met_on and is_reckonable(met_on):
                self.values["met_on"] = met_on
            else:
                self._keep(Field.KEEP, "Met on", text)

    def keep_named(self, named: Iterable[_Named]) -> None:
        """Keep people close to them, days, and fields that another column names."""
        for one in named:
            label = self.cells[one.label_place] if one.label_place is not None else one.label
            fallback = "" if one.field is not Field.KEEP else self.columns.name(one.place)
            for text in self.cells[one.place].split(GOOGLE_LIST):
                self._keep(one.field, label.removeprefix("* ") or fallback, text.strip())

    def keep_unknown(self) -> None:
        """Keep what has no field of ours, but what only says again what others say."""
        unknown = [*self.places.get(Field.KEEP, ()), *range(len(self.columns), len(self.cells))]
        for place in unknown:
            cell = self.cells[place]
            if cell and cell.casefold() not in self.habits.silent and not self._echoes(cell):
                self._keep(Field.KEEP, self.columns.name(place), cell)

    def _echoes(self, cell: str) -> bool:
        """Say whether a cell is an e-mail and a name that are known, as Outlook shows them."""
        if "@" not in cell:
            return False
        reach = (one.value for one in self.channels)
        return words(cell) <= words(" ".join([*map(str, self.values.values()), *reach]))

    def _keep(self, field_: Field, called: str, cell: str) -> None:
        if cell and not _EMPTY.fullmatch(cell):
            self.kept.append((field_, called, cell))

    def _all(self, name: Field) -> list[str]:
        return [self.cells[place] for place in self.places.get(name, ()) if self.cells[place]]

    def _day(self, text: str) -> str:
        return dates.parse(text, day_first=self.habits.day_first)

    def _niches(self) -> Iterator[str]:
        for text in self._all(Field.NICHES):
            separator = next((one for one in _LISTS if one in text), GOOGLE_LIST)
            if text.count(separator) >= _MOST_NICHES:  # that is no list of fields of interest
                self._keep(Field.KEEP, "Niches", text)
                continue
            for item in text.split(separator):
                if (name := item.strip()) and name not in self.habits.no_niches:
                    yield name.removeprefix("* ")

    def _name(self) -> None:
        if self.values[Field.NAME]:
            return
        if self.values[Field.GIVEN_NAME] or self.values[Field.FAMILY_NAME]:
            self.values[Field.NAME] = " ".join(filter(None, map(self.values.get, _NAME)))
            return
        self.values[Field.NAME] = derived_name(self.values, self.channels)
        self.values["name_derived"] = True
