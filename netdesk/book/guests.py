"""Whom I met at an event, typed row by row or pasted as a list; a row is a person."""

from collections.abc import Sequence
from datetime import date

from netdesk.book import channels, events, first_follow_ups, follow_ups, niches, people, preferences
from netdesk.book.importing.compare import Comparer, Outcome, Verdict
from netdesk.book.opening import database, journal
from netdesk.domain.contact import Contact
from netdesk.domain.errors import NotFound
from netdesk.domain.first_contact import first_due
from netdesk.domain.guests import Guest, read
from netdesk.domain.model import Event, Origin, Side
from netdesk.domain.when import Due
from netdesk.store.tables import PersonRow

__all__ = ["Guest", "add", "read"]

_KNOWN = (Outcome.SAME, Outcome.UPDATE)


def add(event_id: int, guests: Sequence[Guest], *, today: date) -> list[int]:
    """Add everybody of these rows to an event as one step; returns their ids in order.

    All get the event, its niche, its date and a follow-up (PRODUCT rule 7); a promise is that
    follow-up's reason. Who is in the book by the rules of the import is met again, not added.
    Raises NotFound, or NotUnderstood for a row without a name.
    """
    where = events.event(event_id)
    with journal().step("guests_added", n=len(guests), event=where.name) as entry:
        entry.args["name"] = guests[0].name if len(guests) == 1 else ""
        comparer = Comparer(database(), preferences.current().region)
        return [_add(where, guest, comparer, today) for guest in guests]


def _add(where: Event, guest: Guest, comparer: Comparer, today: date) -> int:
    own = _known(guest, comparer)
    if own is None:
        own = people.add(
            guest.name,
            today=today,
            organization=guest.organization,
            channels=guest.channels,
            event_id=where.id,
            follow_up=guest.due,
            reason=guest.promise,
        )
    else:
        _meet_again(own, where, guest, today)
    if guest.note:
        events.note(where.id, own, guest.note)
    return own


def _known(guest: Guest, comparer: Comparer) -> int | None:
    """Return who this is in the book, with what the row has of them written down."""
    contact = Contact(
        name=guest.name, organization=guest.organization, channels=tuple(guest.channels)
    )
    if guest.person_id is not None:
        verdict = comparer.against(contact, guest.person_id)
    else:
        verdict = comparer.judge(contact)
    if verdict.person is None or verdict.outcome not in _KNOWN:
        return None
    _fill(verdict.person.id, verdict)
    return verdict.person.id


def _fill(own: int, verdict: Verdict) -> None:
    for channel in verdict.difference.channels:
        channels.add(own, channel)
    if verdict.difference.fills:
        people.edit(own, **verdict.difference.fills)


def _meet_again(own: int, where: Event, guest: Guest, today: date) -> None:
    row: PersonRow | None = PersonRow.get_or_none(PersonRow.id == own)
    if row is None:
        raise NotFound("person", str(own))
    met_on = where.on or today
    if row.event_id is None:
        row.event_id, row.met_at = where.id, row.met_at or where.name
        row.met_on = row.met_on or met_on
        row.save()
    events.attend([own], where.id, today)
    if where.niche:
        niches.tag([own], where.niche)
    _plan(own, where, guest, met_on, today)


def _plan(own: int, where: Event, guest: Guest, met_on: date, today: date) -> None:
    """Plan what was promised; without a promise only who was never written to is followed up."""
    if first_follow_ups.never_met(own):
        first_follow_ups.start_clock(own, met_on, today, guest.due, guest.promise, where.id)
    elif guest.promise or guest.due:
        days = preferences.current().first_follow_up_days
        due = guest.due or Due(first_due(met_on, today, days))
        origin = Origin.PROMISE if guest.promise else Origin.MANUAL
        follow_ups.insert(own, due, guest.promise, None, Side.MINE, origin, event_id=where.id)
