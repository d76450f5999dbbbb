"""What a Monica account holds, whichever way it was exported."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class SpecialDate:
    """A birthday or another day; of an age alone, Monica keeps the first of January."""

    on: date
    age_based: bool = False
    year_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """A contact field: `kind` is email, phone or empty, `name` that of the service."""

    kind: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Happened:
    """An activity, call or message; `by_me` is None where both took part."""

    key: str
    kind: str
    on: date
    summary: str
    text: str = ""
    by_me: bool | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """What Monica would remind of, or (without a date) a task; `every` is as in `Rhythm` (1m)."""

    key: str
    first_on: date | None
    title: str
    every: str = ""
    of_monica: bool = False  # made for a birthday or another special date


@dataclass(slots=True)
class Somebody:
    """A contact of Monica's; `remarks` are things that NetDesk has no place of its own for."""

    uid: str
    number: int = 0
    line: int = 0
    texts: dict[str, str] = field(default_factory=dict)
    starred: bool = False
    partial: bool = False
    dead: bool = False
    every_days: int | None = None
    birthday: SpecialDate | None = None
    met: SpecialDate | None = None
    died: SpecialDate | None = None
    introducer: str = ""
    tags: list[str] = field(default_factory=list)
    reach: list[Reach] = field(default_factory=list)
    addresses: list[dict[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    happened: list[Happened] = field(default_factory=list)
    reminders: list[Reminder] = field(default_factory=list)
    tasks: list[Reminder] = field(default_factory=list)
    related: list[tuple[str, str]] = field(default_factory=list)
    photo: bytes | None = None

    @property
    def name(self) -> str:
        """How Monica shows them."""
        parts = (self.texts.get(part, "") for part in ("first_name", "middle_name", "last_name"))
        return " ".join(filter(None, parts))


@dataclass(slots=True)
class Account:
    """All contacts by their UIDs, in the order of the export, and the day of it."""

    people: dict[str, Somebody] = field(default_factory=dict)
    exported_on: date | None = None
