"""The clock of the first follow-up, which runs from the day that somebody was met."""

from collections.abc import Collection
from datetime import date

from netdesk.book import follow_ups, preferences
from netdesk.book.opening import database, reader
from netdesk.domain.first_contact import first_due
from netdesk.domain.model import Origin, Side
from netdesk.domain.when import Due
from netdesk.store.tables import PersonRow

_MOVE_FIRST = """
update follow_up set due_on = (select max(date(?2, ?3), date(p.created_on, '+1 day'))
    from person p where p.id = ?1)
where person_id = ?1 and origin = 'first' and status = 'open' and due_utc is null
    and due_on = (select max(date(p.clock_on, ?3), date(p.created_on, '+1 day'))
        from person p where p.id = ?1)
"""


def start_clock(
    person_id: int,
    met_on: date,
    today: date,
    wish: Due | None,
    reason: str,
    event_id: int | None = None,
) -> None:
    """Start a person's first follow-up clock, inside a step (PRODUCT rule 1).

    `wish` is the follow-up that the user asked for; it is the first one then.
    """
    days = preferences.current().first_follow_up_days
    PersonRow.update(clock_on=met_on).where(PersonRow.id == person_id).execute()
    due = wish or Due(first_due(met_on, today, days))
    follow_ups.insert(person_id, due, reason, None, Side.MINE, Origin.FIRST, event_id=event_id)


def never_met(person_id: int) -> bool:
    """Say whether somebody who is in the book would be met for the first time now."""
    return not reader().rows(
        "select 1 from person p where p.id = ? and (clock_on is not null or do_not_contact "
        "or exists (select 1 from follow_up f where f.person_id = p.id "
        "and f.origin in ('first', 'promise')) "
        "or exists (select 1 from interaction_person ip join interaction i "
        "on i.id = ip.interaction_id where ip.person_id = p.id and i.direction <> 'incoming'))",
        (person_id,),
    )


def move_clock(person_ids: Collection[int], met_on: date) -> None:
    """Let running clocks, and the days that they set, follow a corrected date, inside a step.

    A first follow-up on a day of the user's own choice stays there.
    """
    days = preferences.current().first_follow_up_days
    values = (met_on.isoformat(), f"+{days} days")
    raw = database().raw
    raw.executemany(_MOVE_FIRST, [(own, *values) for own in person_ids])
    raw.executemany(
        "update person set clock_on = ?2 where id = ?1 and clock_on is not null",
        [(own, values[0]) for own in person_ids],
    )
