"""The month's goals, from data alone: events and groups, new people, first follow-ups in time."""

from collections.abc import Iterable
from datetime import date

from netdesk.book import preferences
from netdesk.book.mapping import day
from netdesk.book.opening import reader
from netdesk.domain import goals
from netdesk.domain.goals import FirstFollowUps, Goal, MonthGoals
from netdesk.domain.preferences import Preferences
from netdesk.store.reader import Reader, Row

__all__ = ["FirstFollowUps", "Goal", "MonthGoals", "history", "month", "of_months"]

# A group counts once a month, however often I was there.
_OCCASIONS = """
select held_on from event where attended and held_on between ?1 and ?2
union all
select min(on_day) from (
    select id as group_id, joined_on as on_day from people_group where joined_on between ?1 and ?2
    union all
    select group_id, held_on from group_meeting where held_on between ?1 and ?2)
    group by group_id, substr(on_day, 1, 7)
"""
_MET = "select met_on from person where met_on between ?1 and ?2"
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
    occasions = _by_month(source.rows(_OCCASIONS, span))
    met = _by_month(source.rows(_MET, span))
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
        )
        for first in months
    ]


def _by_month(rows: Iterable[Row]) -> dict[date, list[Row]]:
    found: dict[date, list[Row]] = {}
    for row in rows:
        found.setdefault(goals.first_day(date.fromisoformat(row[0])), []).append(row)
    return found


def _days(rows: Iterable[Row]) -> list[date]:
    return [date.fromisoformat(row[0]) for row in rows]
