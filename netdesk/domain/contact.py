"""What another program says of one person: the value that goes in and out of `exchange`."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from netdesk.domain.model import Channel, ChannelKind, Circle, Direction, GiveKind, Intent

TEXT_FIELDS = (
    "prefix",
    "given_name",
    "additional_names",
    "family_name",
    "suffix",
    "nickname",
    "organization",
    "department",
    "title",
    "birthday",
    "notes",
)
"""The plain texts besides the name that a card and a person of the book have in common."""


class Property(NamedTuple):
    """A vCard property as it came, so that it can go out as it came in (RFC 6350 §3.3).

    `value` is the text after transport decoding (quoted-printable, charset) and before
    unescaping; base64 stays base64. `parameters` are (name, value) pairs, bare 2.1 tokens named
    TYPE or ENCODING. `version` (2.1, 3.0, 4.0) says how `value` is escaped. A tuple, since a file
    has hundreds of thousands, and a frozen dataclass takes three times as long to make.
    """

    name: str
    value: str
    parameters: tuple[tuple[str, str], ...] = ()
    group: str = ""
    version: str = "3.0"


class ContactKind(StrEnum):
    """What a card is about."""

    PERSON = "person"
    GROUP = "group"
    NOTHING = "nothing"  # only VERSION, PRODID, UID or REV: found and skipped


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read as it stands.

    `file` is the name as the user gave it, `card` counts from 1 within the file, `line` from 1
    within the file (0 where unknown); `code` is said by `words`, with `text` as its detail.
    `fatal` problems cost the whole card (or file, if card is 0).
    """

    file: str
    card: int
    line: int
    code: str
    text: str = ""
    fatal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PastContact:
    """An interaction that the other program knew, on the local date `on`.

    `key` tells it apart for good (of one source, the same at each reading), so that it comes in
    once. Contacts that have it by the same key took part in it together.
    """

    key: str
    on: date
    direction: Direction
    channel: ChannelKind | None = None
    intent: Intent = Intent.NEUTRAL
    give_kind: GiveKind | None = None
    summary: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedContact:
    """A reminder that the other program held, by its `key`; `rhythm` (1m) if it repeats, counted
    from `first_on`."""

    key: str
    due: date
    reason: str = ""
    rhythm: str = ""
    first_on: date | None = None


@dataclass(frozen=True, slots=True)
class Connection:
    """That somebody is a connection on LinkedIn: since when, and on which day that was so.

    Each is None where the export doesn't say.
    """

    since: date | None
    exported_on: date | None = None


@dataclass(slots=True, kw_only=True)
class Contact:
    """One card or row, read: the fields that NetDesk has, and every property as it came.

    `name_derived` marks a name that the source did not give (FORMATS, reader 9). `photo` is the
    decoded first picture. `properties` holds all properties of the card in their order, those
    with a field of ours included, photos' values left empty when `photo` holds them. `current`
    names fields of which the source is known to hold the newest value (of LinkedIn: organisation
    and title), which replaces the book's. `introduced_by` is the UID of another contact. A
    `known_only` contact says something of somebody who may be in the book, and makes no person.
    """

    kind: ContactKind = ContactKind.PERSON
    uid: str = ""
    name: str = ""
    name_derived: bool = False
    prefix: str = ""
    given_name: str = ""
    additional_names: str = ""
    family_name: str = ""
    suffix: str = ""
    nickname: str = ""
    organization: str = ""
    department: str = ""
    title: str = ""
    birthday: str = ""
    notes: str = ""
    categories: tuple[str, ...] = ()
    channels: tuple[Channel, ...] = ()
    members: tuple[str, ...] = ()
    photo: bytes | None = None
    met_on: date | None = None
    met_at: str = ""
    met_note: str = ""
    introduced_by: str = ""
    circle: Circle = Circle.EVERYONE
    cadence_days: int | None = None
    connection: Connection | None = None
    known_only: bool = False
    past: tuple[PastContact, ...] = ()
    planned: tuple[PlannedContact, ...] = ()
    current: frozenset[str] = frozenset()
    properties: tuple[Property, ...] = ()
    file: str = ""
    card: int = 0
    line: int = 0
    problems: tuple[Problem, ...] = ()
