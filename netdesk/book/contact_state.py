"""How warm the contact with people is, computed from the book (PRODUCT, rules 1 and 2)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from netdesk.book.mapping import circle, day, preferences, rows_for
from netdesk.domain import cadence
from netdesk.domain.model import Circle, State
from netdesk.store.contacted import LAST_ON, WROTE
from netdesk.store.days import DUE_DAY, SNOOZED_DAY
from netdesk.store.reader import Reader, Row

_NICHE_DAYS = """
    (select min(n.cadence_days) from person_niche pn join niche n on n.id = pn.niche_id
        where pn.person_id = p.id and n.cadence_days > 0)
"""
FACTS = f"""
select p.id, p.do_not_contact, p.clock_on, p.met_on, p.created_on, p.cadence_days, p.circle,
    {_NICHE_DAYS},
    {LAST_ON}, {WROTE}
from person p left join contacted on contacted.person_id = p.id
"""


class Contacted(NamedTuple):
    """Where the contact with one person stands; dates are local."""

    person_id: int
    last: date | None
    next_on: date | None
    cadence: int | None
    wrote: bool
    state: State


class Overdue(NamedTuple):
    """Somebody who is cooling or cold: days over their cadence, which is in days too."""

    person_id: int
    over: int
    cadence: int

    @property
    def state(self) -> State:
        """Past the cadence, or past twice it."""
        return State.COLD if self.over > self.cadence else State.COOLING


def of_people(reader: Reader, ids: Iterable[int], today: date) -> dict[int, Contacted]:
    """Return where the contact with these people stands."""
    rows = rows_for(reader, FACTS + " where p.id in ({ids})", ids, today.isoformat())
    days = preferences(reader).circle_days
    return {row[0]: _contacted(row, today, days) for row in rows}


def of_everybody(reader: Reader, today: date) -> list[Contacted]:
    """Return where the contact with everybody stands."""
    days = preferences(reader).circle_days
    return [_contacted(row, today, days) for row in reader.rows(FACTS, (today.isoformat(),))]


def overdue(reader: Reader, today: date) -> list[Overdue]:
    """Return who is cooling or cold, by days overdue / cadence."""
    return _overdue(reader, today, put_off=True)


def count_overdue(reader: Reader, today: date) -> int:
    """Return how many are cooling or cold."""
    values = (today.isoformat(), _circles(reader), -1, True)
    return int(reader.value(f"select count(*) from ({_OVERDUE})", values))


def to_keep_warm(reader: Reader, today: date, most: int) -> list[Overdue]:
    """Return the first `most` of them to think of today: not put off, not later, nor due anyway."""
    return _overdue(reader, today, put_off=False, most=most)


def _overdue(reader: Reader, today: date, *, put_off: bool, most: int = -1) -> list[Overdue]:
    # counted in SQL: the first page waits for it
    rows = reader.rows(_OVERDUE, (today.isoformat(), _circles(reader), most, put_off))
    return [Overdue(*row) for row in rows]


def _circles(reader: Reader) -> str:
    """Return how many days each circle has, as JSON; without json, which the first page spares."""
    days = preferences(reader).circle_days
    return "{" + ", ".join(f'"{circle}": {count}' for circle, count in days.items()) + "}"


_OVERDUE = f"""
with quickest (person_id, days) as materialized (
    select pn.person_id, min(n.cadence_days) from niche n
        cross join person_niche pn on pn.niche_id = n.id where n.cadence_days > 0
        group by pn.person_id),
kept (id) as (
    select id from person indexed by person_rhythm where cadence_days > 0 or circle <> 'everyone'
    union select person_id from quickest),
rhythms (id, since, days) as (
    select p.id, coalesce({LAST_ON}, p.met_on, p.created_on),
        coalesce(nullif(p.cadence_days, 0), quickest.days, json_extract(?2, '$.' || p.circle))
    from kept cross join person p on p.id = kept.id
        left join contacted on contacted.person_id = p.id
        left join quickest on quickest.person_id = p.id
    where not p.do_not_contact and (p.clock_on is null or {WROTE})
        and (?4 or max(coalesce(p.snoozed_until, ''), coalesce(p.not_before, '')) <= ?1)),
overdue (id, over, days) as (
    select id, cast(julianday(?1) - julianday(since) as integer) - days, days from rhythms
    where days > 0)
select id, over, days from overdue where over > 0 and (?4 or not exists (
    select 1 from follow_up f where f.person_id = overdue.id and f.status = 'open'
    and {DUE_DAY} <= ?1 and coalesce({SNOOZED_DAY}, '') <= ?1))
order by -over * 1.0 / days, id limit ?3
"""


def _contacted(row: Row, today: date, circles: Mapping[Circle, int]) -> Contacted:
    days = cadence.effective(row[5], [row[7]] if row[7] else [], circle(row[6]), circles)
    last, clock_on = day(row[8]), day(row[2])
    next_on = cadence.next_contact(last, day(row[3]), date.fromisoformat(row[4]), days)
    state = cadence.state(
        closed=bool(row[1]),
        clock_on=clock_on,
        wrote=bool(row[9]),
        next_on=next_on,
        cadence=days,
        today=today,
    )
    return Contacted(row[0], last, next_on, days, bool(row[9]), state)
