"""Nobody is pestered: what speaks against writing to somebody now (PRODUCT rule 4)."""

from collections.abc import Collection
from datetime import date, timedelta

from netdesk.book import follow_ups, interactions, preferences
from netdesk.book.mapping import day
from netdesk.book.opening import journal, reader
from netdesk.domain import guard
from netdesk.domain.errors import Guarded, NotFound
from netdesk.domain.when import Due
from netdesk.store.tables import PersonRow

SHOWN = 3


def warning(person_id: int, on: date) -> Guarded | None:
    """Return what speaks against an outgoing contact on the local date `on`, None if nothing does.

    It carries what a screen shows: the reason, the last three contacts, and when the rest ends.
    Raises NotFound.
    """
    rows = reader().rows(
        "select name, do_not_contact, not_before from person where id = ?", (person_id,)
    )
    if not rows:
        raise NotFound("person", str(person_id))
    name, closed, not_before = rows[0]
    wanted = day(not_before)
    if closed:
        return _guarded(person_id, name, "do_not_contact")
    if wanted and wanted > on:
        return _guarded(person_id, name, "not_before", until=wanted)
    return _too_often(person_id, name, on)


def warnings(people: Collection[int], on: date) -> list[Guarded]:
    """Return what speaks against an outgoing contact with each of these; raises NotFound."""
    found = (warning(own, on) for own in people)
    return [one for one in found if one is not None]


def _too_often(person_id: int, name: str, on: date) -> Guarded | None:
    choices = preferences.current()
    days = choices.rest_days
    contacts = interactions.since(person_id, on - timedelta(days=days))
    found = guard.unanswered(contacts, on, days)
    if len(found) < choices.unanswered:
        return None
    told = tuple(f"{one.on} {one.summary}".strip() for one in found)
    until = guard.rest_until(found, days, choices.unanswered)
    return _guarded(person_id, name, "no_reply", told, until)


def _guarded(
    person_id: int,
    name: str,
    reason: str,
    unanswered: tuple[str, ...] = (),
    until: date | None = None,
) -> Guarded:
    last = tuple(interactions.of_person(person_id, SHOWN))
    return Guarded(name, reason, unanswered, person_id=person_id, until=until, last=last)


def rest(person_id: int, until: date, today: date) -> None:
    """Let somebody rest: no contact before a day, and what Today says of them comes back then.

    As one step; raises NotFound.
    """
    row: PersonRow | None = PersonRow.get_or_none(PersonRow.id == person_id)
    if row is None:
        raise NotFound("person", str(person_id))
    with journal().step("person_rests", name=row.name, until=until.isoformat()):
        PersonRow.update(not_before=until).where(PersonRow.id == person_id).execute()
        follow_ups.snooze_person(person_id, Due(until), today)
