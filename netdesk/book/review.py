"""The monthly review: whom I met, what was given, learned and promised, who slips, what comes."""

from dataclasses import dataclass
from datetime import date, timedelta

from netdesk.book import (
    event_lists,
    goals,
    interactions,
    preferences,
    referral_lists,
    standing,
    today,
)
from netdesk.book.opening import reader
from netdesk.book.standing import Slip
from netdesk.domain.goals import MonthGoals, last_day
from netdesk.domain.model import Direction, Event, Intent, Interaction, Referral, TodayItem

COMING_DAYS = 30

_MET = """
select p.id, p.name, p.organization, p.met_on, p.met_at, exists (
    select 1 from interaction_person x join interaction i on i.id = x.interaction_id
    where x.person_id = p.id and i.direction <> 'incoming'
    and i.happened_on >= coalesce(p.clock_on, p.met_on))
from person p where p.met_on between ? and ? order by p.met_on, p.sort_key, p.id
"""
_GROUPS = """
select g.id, g.name, (select count(*) from group_meeting m where m.group_id = g.id
    and m.held_on between ?1 and ?2)
from people_group g where g.joined_on between ?1 and ?2 or exists (select 1 from group_meeting m
    where m.group_id = g.id and m.held_on between ?1 and ?2)
order by lower(g.name), g.id
"""


@dataclass(frozen=True, slots=True)
class MetPerson:
    """Somebody who was met in the month, and whether I wrote to them since."""

    person_id: int
    name: str
    organization: str
    met_on: date
    met_at: str
    wrote: bool


@dataclass(frozen=True, slots=True)
class MonthGroup:
    """A group that was joined, met or visited in the month, and how often."""

    id: int
    name: str
    times: int


@dataclass(frozen=True, slots=True)
class Review:
    """A month looked back upon; `slipping` and `coming` are seen from its end, or from today."""

    goals: MonthGoals
    events: tuple[Event, ...]
    groups: tuple[MonthGroup, ...]
    met: tuple[MetPerson, ...]
    given: tuple[Interaction, ...]
    received: tuple[Interaction, ...]
    learned: tuple[Interaction, ...]
    slipping: tuple[Slip, ...]
    coming: tuple[TodayItem, ...]
    referrals: tuple[Referral, ...] = ()


def review(on: date, now: date) -> Review:
    """Return the review of the month in which `on` lies, as it stands on `now`."""
    found = goals.month(on, now)
    last = last_day(found.month)
    end = min(last, now)
    span = (found.month.isoformat(), last.isoformat())
    contacts = interactions.between(found.month, last)
    gifts = [one for one in contacts if one.intent is Intent.GIVE]
    return Review(
        found,
        _events(found.month, last),
        tuple(MonthGroup(*row) for row in reader().rows(_GROUPS, span)),
        tuple(_met(row) for row in reader().rows(_MET, span)),
        tuple(one for one in gifts if one.direction is not Direction.INCOMING),
        tuple(one for one in gifts if one.direction is Direction.INCOMING),
        tuple(one for one in contacts if one.learned),
        tuple(standing.slipping(end)),
        tuple(_coming(now)) if found.month <= now <= last else (),
        tuple(_referrals(found.month, last)),
    )


def _referrals(first: date, last: date) -> list[Referral]:
    """Return those that were passed on or settled in these days, the earliest first."""
    found = reversed(referral_lists.all_referrals())
    return [
        one
        for one in found
        if first <= one.on <= last or (one.settled_on and first <= one.settled_on <= last)
    ]


def _events(first: date, last: date) -> tuple[Event, ...]:
    attended = (one for one in event_lists.all_events() if one.attended and one.on)
    return tuple(sorted((one for one in attended if one.on and first <= one.on <= last), key=_day))


def _day(one: Event) -> tuple[date, int]:
    return one.on or date.max, one.id


def _met(row: tuple[int, str, str, str, str, int]) -> MetPerson:
    return MetPerson(row[0], row[1], row[2], date.fromisoformat(row[3]), row[4], bool(row[5]))


def _coming(now: date) -> list[TodayItem]:
    until = now + timedelta(days=COMING_DAYS)
    return today.coming(reader(), now, until, preferences.current())
