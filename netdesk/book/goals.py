"""The month's goals, from data alone: events and groups, new people, first follow-ups in time."""

from collections.abc import Iterable
from datetime import date

from netdesk.book import occasions, preferences
from netdesk.book.mapping import day
from netdesk.book.occasions import IN_MONTHS, MET
from netdesk.book.opening import reader
from netdesk.domain import goals
from netdesk.domain.goals import FirstFollowUps, Goal, MonthGoals
from netdesk.domain.preferences import Preferences
from netdesk.store.reader import Reader, Row

__all__ = ["FirstFollowUps", "Goal", "MonthGoals", "history", "is_behind", "month", "of_months"]

_CLOCKS = """
select p.clock_on, (select min(i.happened_on) from interaction_person x
    join interaction i on i.id = x.interaction_id
    where x.person_id = p.id and i.direction <> 'incoming')
from person p where p.clock_on between ?1 and ?2
"""


def month(on: date, today: date) -> MonthGoals:
    """Return the goals of the month in which `on` lies, as they stand today."""
    return history(on, today, 1)[0]


def history(on: date, today: date, count: int = 12) -> list[MonthGoals]:
    """Return the goals of `count` months, the last of which is that of `on`."""
    return of_months(reader(), on, today, count, preferences.current())


def of_months(
    source: Reader, on: date, today: date, count: int, choices: Preferences
) -> list[MonthGoals]:
    """Return the same by a connection of one's own."""
    months = goals.months_until(on, count)
    span = (months[0].isoformat(), goals.last_day(months[-1]).isoformat())
    occasions = _by_month(source.rows(IN_MONTHS, span))
    met = _by_month(source.rows(MET, span))
    clocks = _by_month(source.rows(_CLOCKS, span))
    return [
        MonthGoals(
            first,
            goals.goal(_days(occasions.get(first, ())), choices.goal_events),
            goals.goal(_days(met.get(first, ())), choices.goal_people),
            goals.first_follow_ups(
                ((date.fromisoformat(row[0]), day(row[1])) for row in clocks.get(first, ())),
                today,
                choices.neglected_days,
            ),
            choices.goal_first_follow_ups,
        )
        for first in months
    ]


def is_behind(today: date) -> bool:
    """Say whether it is time to plan an event: from the 20th on, if a goal is not reached."""
    return occasions.is_behind(reader(), today, preferences.current())


def _by_month(rows: Iterable[Row]) -> dict[date, list[Row]]:
    found: dict[date, list[Row]] = {}
    for row in rows:
        found.setdefault(goals.first_day(date.fromisoformat(row[0])), []).append(row)
    return found


def _days(rows: Iterable[Row]) -> list[date]:
    return [date.fromisoformat(row[0]) for row in rows]
