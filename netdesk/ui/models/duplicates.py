"""Pairs of people who may be one, and the two side by side, field by field."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import zip_longest

from netdesk import book, words
from netdesk.domain.duplicates import Candidate, Reason
from netdesk.domain.folding import fold
from netdesk.domain.merging import Choice
from netdesk.domain.model import Channel, ChannelKind, NicheColor, Person, PersonLine
from netdesk.words import tr

BY_CHANNEL = frozenset({Reason.EMAIL, Reason.PHONE, Reason.PROFILE})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who may be one, as a line of a list."""

    candidate: Candidate
    one: PersonLine
    other: PersonLine

    @property
    def ids(self) -> tuple[int, int]:
        """Both, who was first in the book first."""
        return self.candidate.one, self.candidate.other

    @property
    def by_channel(self) -> bool:
        """Say whether an e-mail, phone or profile led to it, and not only the name."""
        return bool(BY_CHANNEL & set(self.candidate.reasons))


class How(StrEnum):
    """What becomes of a field with two sides."""

    ONE = "one"  # one value wins
    EACH = "each"  # each stays, if it is ticked
    SAME = "same"  # both have it
    BOTH = "both"  # both stay in any case


@dataclass(frozen=True, slots=True)
class Field:
    """A field of both; `texts` are empty where there is nothing, `channels` the ids of EACH."""

    label: str
    how: How
    texts: tuple[str, str]
    choice: Choice | None = None
    channels: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two people, at the head of their column."""

    id: int
    name: str
    about: str
    color: NicheColor | None
    photo: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two people side by side, and how much of both is always kept."""

    sides: tuple[Side, Side]
    fields: tuple[Field, ...]
    contacts: int
    follow_ups: int


def pairs(today: date) -> list[Pair]:
    """Find who may be in the book twice, on a reader: those of a channel first."""
    found = book.duplicates.candidates()
    ids = sorted({own for one in found for own in (one.one, one.other)})
    lines = {line.id: line for line in book.people.lines(ids, today=today)}
    listed = [
        Pair(one, lines[one.one], lines[one.other])
        for one in found
        if one.one in lines and one.other in lines
    ]
    return sorted(listed, key=lambda one: not one.by_channel)


def comparison(ids: tuple[int, int], today: date) -> Comparison:
    """Compare two people, on a reader; raises NotFound."""
    one, other = (book.people.person(own, today=today) for own in ids)
    contacts = {found.id for own in ids for found in book.interactions.of_person(own)}
    promises = [found for own in ids for found in book.follow_ups.of_person(own, today)]
    return Comparison(
        sides=(_side(one), _side(other)),
        fields=(*_chosen(one, other), *_channels(one, other), *_kept(one, other)),
        contacts=len(contacts),
        follow_ups=len(promises),
    )


def _side(person: Person) -> Side:
    added = tr("Added %1", words.full_date(person.created_on))
    about = tr("%1 · %2", added, person.met_at) if person.met_at else added
    color = person.niches[0].color if person.niches else None
    return Side(person.id, person.name, about, color, person.photo)


_CHOSEN: Sequence[tuple[Choice, Callable[[Person], str]]] = (
    (Choice.NAME, lambda one: one.name),
    (Choice.ORGANIZATION, lambda one: one.organization),
    (Choice.DEPARTMENT, lambda one: one.department),
    (Choice.TITLE, lambda one: one.title),
    (Choice.MET, lambda one: _met(one)),
    (Choice.BIRTHDAY, lambda one: words.birthday(one.birthday) if one.birthday else ""),
    (Choice.INTRODUCED_BY, lambda one: one.introduced_by_name),
    (Choice.CADENCE, lambda one: words.cadence(one.cadence_days) if one.cadence_days else ""),
)


def _met(person: Person) -> str:
    day = words.full_date(person.met_on) if person.met_on else ""
    return tr("%1, %2", person.met_at, day) if person.met_at and day else person.met_at or day


def _chosen(one: Person, other: Person) -> list[Field]:
    found = []
    for choice, text in _CHOSEN:
        texts = text(one), text(other)
        if any(texts):
            label = tr("Met") if choice is Choice.MET else words.field(choice.value)
            found.append(Field(label, How.SAME if _equal(*texts) else How.ONE, texts, choice))
    return found


def _equal(one: str, other: str) -> bool:
    return fold(one) == fold(other)


def _channels(one: Person, other: Person) -> list[Field]:
    found = []
    for kind in ChannelKind:
        ours = [channel for channel in one.channels if channel.kind is kind]
        theirs = [channel for channel in other.channels if channel.kind is kind]
        label = words.channel_kind(kind)
        for channel in list(ours):
            same = next((each for each in theirs if _equal(channel.value, each.value)), None)
            if same is not None:
                ours.remove(channel)
                theirs.remove(same)
                found.append(Field(label, How.SAME, (channel.value, same.value)))
        for left, right in zip_longest(ours, theirs):
            texts, channels = (_value(left), _value(right)), (_id(left), _id(right))
            found.append(Field(label, How.EACH, texts, channels=channels))
    return found


def _value(channel: Channel | None) -> str:
    return " ".join(channel.value.split()) if channel else ""


def _id(channel: Channel | None) -> int:
    return channel.id or 0 if channel else 0


def _kept(one: Person, other: Person) -> list[Field]:
    found = []
    for label, texts in (
        (tr("Niches"), [", ".join(niche.name for niche in each.niches) for each in (one, other)]),
        *((words.field(name), [getattr(each, name) for each in (one, other)]) for name in _TEXTS),
    ):
        shown = (" ".join(texts[0].split()), " ".join(texts[1].split()))
        if any(shown):
            found.append(Field(label, How.SAME if _equal(*shown) else How.BOTH, shown))
    return found


_TEXTS = ("nickname", "notes", "offers", "needs")
