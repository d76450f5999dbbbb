"""A person whole, as the pane shows them: the answer to one question."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import Any

from PySide6.QtGui import QImage

from netdesk import book, words
from netdesk.book.context import Context
from netdesk.book.origins import Link
from netdesk.domain.contact import Property
from netdesk.domain.model import (
    Collaboration,
    Direction,
    FollowUp,
    Group,
    HistoryLine,
    Intent,
    Interaction,
    Item,
    Person,
    Referral,
)
from netdesk.domain.reciprocity import Balance
from netdesk.ui.models import links
from netdesk.ui.models.pictures import read_picture
from netdesk.words import tr

PARAGRAPH = "\n\n"


class EntryKind(Enum):
    """What a line of a person's history is."""

    INTERACTION = "interaction"
    NOTE = "note"
    MET = "met"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a person's history; `interaction` or `note` is what it stands for."""

    kind: EntryKind
    on: date | None
    icon: str
    title: str
    text: str = ""
    interaction: Interaction | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """A person with all that belongs to them; `balance` is None where gives are not to be counted.
    `chain` is through whom they came, the nearest first,
    `brought` who came through them."""

    person: Person
    context: Context
    follow_ups: tuple[FollowUp, ...] = ()
    entries: tuple[Entry, ...] = ()
    changes: tuple[HistoryLine, ...] = ()
    unknown: tuple[Property, ...] = ()
    photo: QImage = field(default_factory=QImage)
    me: bool = False
    chain: tuple[Link, ...] = ()
    brought: tuple[Link, ...] = ()
    balance: Balance | None = None
    referrals: tuple[Referral, ...] = ()
    got: tuple[Item, ...] = ()
    together: tuple[Collaboration, ...] = ()
    groups: tuple[Group, ...] = ()
    knows: tuple[tuple[int, str], ...] = ()


def profile(person_id: int, today: date) -> Profile:
    """Return somebody whole, on a reader; raises NotFound."""
    context = book.context.context(person_id, today)
    person = context.person
    changes = tuple(book.steps.person_history(person_id))
    content = book.people.photo(person.photo) if person.photo else None
    return Profile(
        person=person,
        context=context,
        follow_ups=context.promises,
        entries=entries(person, context.contacts, changes, today),
        changes=changes,
        unknown=book.people.unknown_properties(person_id),
        photo=read_picture(content, 2 * 72) if content else QImage(),
        me=book.preferences.current().me == person_id,
        chain=tuple(book.origins.chain(person_id)),
        brought=tuple(book.origins.brought(person_id)),
        **_given(person_id, today),
    )


def _given(person_id: int, today: date) -> dict[str, Any]:
    """Return what passed with somebody, what is done together, and whom they know."""
    counts = book.preferences.current().giving
    return {
        "balance": book.reciprocity.of_person(person_id, today) if counts else None,
        "referrals": tuple(book.referrals.of_person(person_id)),
        "got": tuple(book.library.of_person(person_id, today)),
        "together": tuple(book.collaborations.of_person(person_id)),
        "groups": tuple(book.groups.of_person(person_id)),
        "knows": tuple(book.knows.said_of(person_id)),
    }


def entries(
    person: Person,
    interactions: Iterable[Interaction],
    changes: Sequence[HistoryLine],
    today: date,
) -> tuple[Entry, ...]:
    """Return a person's history, the newest first: contacts, dated notes, and how you met."""
    found = [*_contacts(person.id, interactions, today), *_notes(person, changes)]
    found.sort(key=lambda entry: entry.on or date.min, reverse=True)
    if person.met_on or person.met_at:
        title = tr("Met at %1", person.met_at) if person.met_at else tr("Met")
        found.append(Entry(EntryKind.MET, person.met_on, "calendar", title, person.met_note))
    return tuple(found)


def with_contacts(profile: Profile, unsaved: Sequence[Interaction], today: date) -> Profile:
    """Return a profile that shows contacts which aren't in the book yet, as far as they are with
    this person; their entries stand for nothing that could be changed."""
    person, known = profile.person, profile.context.contacts
    own = [one for one in reversed(unsaved) if person.id in one.person_ids]
    if not own:
        return profile
    contacts = sorted((*own, *known), key=lambda one: one.on, reverse=True)
    found = entries(person, contacts, profile.changes, today)
    return replace(
        profile,
        entries=tuple(
            replace(one, interaction=None) if one.interaction in own else one for one in found
        ),
    )


def awaited(one: Interaction) -> bool:
    """Say whether a reply to a contact is expected still."""
    return one.reply_by is not None and one.replied_on is None


def _reply(one: Interaction, today: date) -> str:
    """Say whether a reply came, or until when it is expected."""
    if one.replied_on is not None:
        return tr("Replied %1", words.short_date(one.replied_on, today))
    if one.reply_by is None:
        return ""
    if one.reply_by < today:
        return tr("No reply yet, expected by %1", words.near_date(one.reply_by, today))
    return tr("Reply expected by %1", words.short_date(one.reply_by, today))


def _contacts(own: int, newest_first: Iterable[Interaction], today: date) -> Iterator[Entry]:
    """Return contacts as entries; my last ones say so if nobody has answered them."""
    answered = False
    for one in newest_first:
        outgoing = one.direction is Direction.OUTGOING
        silent = outgoing and not answered and one.reply_by is None and one.replied_on is None
        answered = answered or not outgoing
        yield _contact(own, one, today, silent=silent)


def _contact(own: int, one: Interaction, today: date, *, silent: bool) -> Entry:
    icon = links.ICONS[one.channel] if one.channel else "chat"
    if one.intent is Intent.GIVE and one.direction is not Direction.INCOMING:
        icon = "gift" if one.channel is None else icon
    how = words.direction(one.direction)
    if one.channel:
        how = tr("%1 · %2", how, words.channel_kind(one.channel))
    if silent:
        how = tr("%1 · %2", how, tr("no reply yet"))
    pairs = zip(one.person_ids, one.people, strict=True)
    others = ", ".join(name for who, name in pairs if who != own)
    together = tr("with %1", others) if others else ""
    won = tr("Became a client") if one.won else ""
    parts = (one.note, together, _reply(one, today), one.outcome, won)
    text = "\n".join(part for part in parts if part)
    plain = not one.summary
    return Entry(
        EntryKind.INTERACTION,
        one.on,
        icon,
        how if plain else one.summary,
        text if plain or text else how,
        interaction=one,
    )


def _notes(person: Person, changes: Sequence[HistoryLine]) -> list[Entry]:
    """Return the paragraphs of the notes, dated by the change that brought them."""
    dates: dict[str, date] = {}
    for line in changes:  # the newest first: an older line wins
        if line.field == "notes":
            dates.update((part, line.at.astimezone().date()) for part in paragraphs(line.new))
    return [
        Entry(
            EntryKind.NOTE,
            dates.get(part, person.met_on or person.created_on),
            "note",
            tr("Note"),
            part,
            note=part,
        )
        for part in reversed(paragraphs(person.notes))
    ]


def paragraphs(notes: str) -> list[str]:
    """Return the notes that stand in a text with empty lines between them."""
    return [part for one in notes.split(PARAGRAPH) if (part := one.strip())]


def with_note(notes: str, old: str, new: str) -> str:
    """Return notes with the paragraph `old` replaced by `new`; either may be empty."""
    parts = paragraphs(notes)
    if old in parts:
        parts[parts.index(old)] = new.strip()
    else:
        parts.append(new.strip())
    return PARAGRAPH.join(part for part in parts if part)


def told(line: HistoryLine) -> str:
    """Say a line of the lasting history."""
    if not line.field:
        return words.step(line.step, {"name": line.person, "n": 1})
    name = words.field(line.field)
    name = name.replace("_", " ").capitalize() if name == line.field else name
    return tr("%1: %2", name, words.change(line.field, line.old, line.new))
