"""What a filter is made of, however it was said."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netdesk.domain.model import State


class Key(StrEnum):
    """What a Field looks at.

    NICHE, EVENT, GROUP, ORG, CITY: `value` is text, matched by the beginnings of words.
    STATE: a State's value. IS: a Standing's value. CIRCLE: a Circle's value. HAS: a ChannelKind's
    or a Feature's value.
    """

    NICHE = "niche"
    EVENT = "event"
    GROUP = "group"
    ORG = "org"
    CITY = "city"
    STATE = "state"
    IS = "is"
    CIRCLE = "circle"
    HAS = "has"


class Feature(StrEnum):
    """What `has:` and `no:` ask for, besides the kinds of channels."""

    PROFILE = "profile"  # any profile on a network
    PHOTO = "photo"
    NOTE = "note"
    BIRTHDAY = "birthday"
    NICHE = "niche"
    EVENT = "event"
    GROUP = "group"
    ORG = "org"
    TITLE = "title"
    OFFERS = "offers"
    NEEDS = "needs"
    CADENCE = "cadence"  # of the person, a niche or the circle
    CONTACT = "contact"  # any interaction at all
    FOLLOW_UP = "follow_up"  # an open one
    STEP = "step"  # an open follow-up or a cadence (PRODUCT rule 2)


class Standing(StrEnum):
    """What `is:` asks for; `is:drifting` is cooling or cold."""

    NEGLECTED = "neglected"  # PRODUCT rule 1
    SLIPPING = "slipping"  # worse than seven days ago
    RESTED = "rested"  # no outgoing contact for two weeks, no reply awaited
    AWAITED = "awaited"  # whose reply is awaited


class DateKey(StrEnum):
    """Which date a Between looks at: the open follow-ups', the last interaction's, or met_on."""

    DUE = "due"
    LAST = "last"
    MET = "met"


class Part:
    """A part of a filter; `a & b`, `a | b` and `~a` make larger ones."""

    __slots__ = ()

    def __and__(self, other: "Filter") -> "Filter":
        parts = (*_parts(self, And), *_parts(other, And))
        return parts[0] if len(parts) == 1 else And(parts)

    def __or__(self, other: "Filter") -> "Filter":
        if EVERYTHING in (self, other):
            return EVERYTHING
        return Or((*_parts(self, Or), *_parts(other, Or)))

    def __invert__(self) -> "Filter":
        return self.part if isinstance(self, Not) else Not(_filter(self))


@dataclass(frozen=True, slots=True)
class Word(Part):
    """Some word of the person's text begins with `text` (as typed: fold it)."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase(Part):
    """The words of `text` stand side by side in the person's text."""

    text: str


@dataclass(frozen=True, slots=True)
class Field(Part):
    """One property of the person: see Key for what `value` holds."""

    key: Key
    value: str


@dataclass(frozen=True, slots=True)
class Between(Part):
    """A date lies between `first` and `last`, both included; None is open on that side.

    Who has no such date never fits.
    """

    key: DateKey
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Not(Part):
    """`part` does not fit."""

    part: "Filter"


@dataclass(frozen=True, slots=True)
class And(Part):
    """All parts fit; with no parts, everything does."""

    parts: tuple["Filter", ...]


@dataclass(frozen=True, slots=True)
class Or(Part):
    """At least one part fits."""

    parts: tuple["Filter", ...]


Filter = Word | Phrase | Field | Between | Not | And | Or
EVERYTHING = And(())


def drifting() -> Filter:
    """Fit who is cooling or cold (PRODUCT rule 2)."""
    return Or((Field(Key.STATE, State.COOLING), Field(Key.STATE, State.COLD)))


def _filter(part: Part) -> Filter:
    assert isinstance(part, Filter)
    return part


def _parts(part: Part, joined: type[And] | type[Or]) -> tuple[Filter, ...]:
    return part.parts if isinstance(part, joined) else (_filter(part),)
