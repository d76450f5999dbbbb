"""Quick add: a typed line, a pasted signature or vCard becomes a person met now."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netdesk.book import (
    dates,
    event_lists,
    group_lists,
    groups,
    importing,
    niches,
    people,
    preferences,
)
from netdesk.book.mapping import rows_for
from netdesk.book.match_keys import match_key
from netdesk.book.opening import journal, reader
from netdesk.domain import quick_add
from netdesk.domain.contact import Contact, ContactKind
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.first_contact import first_due
from netdesk.domain.folding import fold
from netdesk.domain.model import ChannelKind, Event, Group, Niche
from netdesk.domain.quick_add import Part, PartKind, QuickAdd
from netdesk.domain.when import Due
from netdesk.exchange import vcard

__all__ = ["Alike", "Known", "Part", "PartKind", "QuickAdd", "add", "alike", "known", "read"]


@dataclass(frozen=True, slots=True)
class Known:
    """What the book knows that a line may mean; `recent` is the event of the day."""

    niches: tuple[Niche, ...] = ()
    events: tuple[Event, ...] = ()
    groups: tuple[Group, ...] = ()
    recent: Event | None = None
    first_days: int = 2


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody in the book who has the same channel, or (`kind` None) the same name."""

    person_id: int
    name: str
    organization: str
    kind: ChannelKind | None


def known(today: date) -> Known:
    """Look up what a line may mean."""
    return Known(
        tuple(niches.all_niches()),
        tuple(event_lists.all_events()),
        tuple(group_lists.all_groups()),
        event_lists.recent(today),
        preferences.current().first_follow_up_days,
    )


def read(line: str, today: date, found: Known, languages: Sequence[str] = ()) -> QuickAdd:
    """Read a line or a vCard with what the book knows; asks the book nothing.

    Dates are understood in four languages, and in those of `languages`, which is slow at first.
    """
    if "BEGIN:VCARD" in line.upper() and (card := _card(line)):
        return card
    return quick_add.parse(
        line,
        today,
        niches=[niche.name for niche in found.niches],
        events=[event.name for event in found.events],
        groups=[group.name for group in found.groups],
        understand=(lambda text: dates.understood(text, today, languages)) if languages else None,
    )


def _card(text: str) -> QuickAdd | None:
    stream = io.BytesIO(text.strip().encode("utf-8", "replace"))
    for one in vcard.read(stream, ""):
        if isinstance(one, Contact) and one.kind is ContactKind.PERSON:
            return QuickAdd(
                name=one.name,
                title=one.title,
                organization=one.organization,
                niches=one.categories,
                channels=one.channels,
                note=one.notes,
                card=text,
            )
    return None


def add(found: QuickAdd, *, today: date, event: str = "") -> int:
    """Add the person that a line or vCard says, met today, and return their id, as one step.

    `event` is where they were met if the line names no other. Who is named with a group becomes a
    member. A vCard comes in as by import, so that nothing of it is lost. Raises NotUnderstood.
    """
    with journal().step("person_added", name=found.name):
        where = found.event or event
        own = _add_card(found, where, today) if found.card else _add(found, where, today)
        if group := group_lists.find(found.group) if found.group else None:
            groups.add_members(group.id, [own])
            if not where:
                people.edit(own, met_at=group.name)
    return own


def _add(found: QuickAdd, event: str, today: date) -> int:
    return people.add(
        found.name,
        today=today,
        organization=found.organization,
        title=found.title,
        notes=found.note,
        niches=found.niches,
        event=event,
        channels=found.channels,
        follow_up=found.due,
        reason=found.reason,
    )


def _add_card(found: QuickAdd, event: str, today: date) -> int:
    """Import the card; the first follow-up is wished, since only that starts the clock."""
    place = event_lists.find(event) if event else None
    met_on = (place.on if place else None) or today
    days = preferences.current().first_follow_up_days
    wish = found.due or Due(first_due(met_on, today, days))
    plan = importing.Plan(event=event, event_on=today, follow_up=wish)
    done = importing.run([importing.TextSource(found.card, found.name)], plan, today=today)
    if not done.person_ids:
        raise NotUnderstood("name", found.name)
    return done.person_ids[0]


def alike(found: QuickAdd) -> list[Alike]:
    """Return who in the book may be the same: by a channel first, then by the whole name."""
    region = preferences.current().region
    keys = {match_key(one, region): one.kind for one in found.channels}
    keys.pop("", None)
    same: dict[int, ChannelKind | None] = {}
    for key, kind in keys.items():
        rows = reader().rows(
            "select distinct person_id from channel where match_key = ? and match_key <> ''", (key,)
        )
        same |= {row[0]: kind for row in rows if row[0] not in same}
    named = reader().rows("select id from person where sort_key = ? limit 20", (fold(found.name),))
    same |= {row[0]: None for row in named if row[0] not in same}
    sql = "select id, name, organization from person where id in ({ids}) order by sort_key, id"
    people_by_id = {row[0]: row for row in rows_for(reader(), sql, same)}
    found_rows = [(people_by_id.get(own), kind) for own, kind in same.items()]
    return [Alike(row[0], row[1], row[2], kind) for row, kind in found_rows if row]
