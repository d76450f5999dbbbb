"""How warm the contact with people is, computed from the book (PRODUCT, rules 1 and 2)."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from netdesk.book.mapping import circle, day, rows_for
from netdesk.domain import cadence
from netdesk.domain.model import State
from netdesk.store.reader import Reader, Row

# Future interactions (a typing error in the year) don't count as the last contact.
FACTS = """
select p.id, p.do_not_contact, p.clock_on, p.met_on, p.created_on, p.cadence_days, p.circle,
    (select group_concat(n.cadence_days) from person_niche pn join niche n on n.id = pn.niche_id
        where pn.person_id = p.id and n.cadence_days > 0),
    (select max(i.happened_on) from interaction_person ip
        join interaction i on i.id = ip.interaction_id
        where ip.person_id = p.id and i.happened_on <= ?),
    exists (select 1 from interaction_person ip join interaction i on i.id = ip.interaction_id
        where ip.person_id = p.id and i.direction <> 'incoming')
from person p
"""


class Contacted(NamedTuple):
    """Where the contact with one person stands; dates are local."""

    person_id: int
    last: date | None
    next_on: date | None
    cadence: int | None
    wrote: bool
    state: State


def of_people(reader: Reader, ids: Iterable[int], today: date) -> dict[int, Contacted]:
    """Return where the contact with these people stands."""
    rows = rows_for(reader, FACTS + " where p.id in ({ids})", ids, today.isoformat())
    return {row[0]: _contacted(row, today) for row in rows}


def of_everybody(reader: Reader, today: date) -> list[Contacted]:
    """Return where the contact with everybody stands."""
    return [_contacted(row, today) for row in reader.rows(FACTS, (today.isoformat(),))]


def of_kept_warm(reader: Reader, today: date) -> list[Contacted]:
    """Return where the contact stands with everybody who has a cadence."""
    return [_contacted(row, today) for row in reader.rows(FACTS + _CADENCED, (today.isoformat(),))]


_CADENCED = """
where p.cadence_days > 0 or p.circle <> 'everyone' or exists (select 1 from person_niche pn
    join niche n on n.id = pn.niche_id where pn.person_id = p.id and n.cadence_days > 0)
"""


def _contacted(row: Row, today: date) -> Contacted:
    niches = [int(days) for days in (row[7] or "").split(",") if days]
    days = cadence.effective(row[5], niches, circle(row[6]))
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
