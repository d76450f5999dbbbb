"""Nobody is pestered: what speaks against writing to somebody now (PRODUCT rule 4)."""

from datetime import date

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
    last = tuple(interactions.of_person(person_id, SHOWN))
    if closed:
        return Guarded(name, "do_not_contact", person_id=person_id, last=last)
    wanted = day(not_before)
    if wanted and wanted > on:
        return Guarded(name, "not_before", person_id=person_id, until=wanted, last=last)
    return _too_often(person_id, name, on)


def _too_often(person_id: int, name: str, on: date) -> Guarded | None:
    choices = preferences.current()
    contacts = interactions.of_person(person_id)
    found = guard.unanswered(contacts, on, choices.rest_days)
    if len(found) < max(choices.unanswered, 1):
        return None
    until = guard.rest_until(found, choices.rest_days, max(choices.unanswered, 1))
    told = tuple(f"{one.on} {one.summary}".strip() for one in found)
    return Guarded(
        name, "no_reply", told, person_id=person_id, until=until, last=tuple(contacts[:SHOWN])
    )


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
