"""Who is slipping, rested, neglected, or awaited, computed from the book (PRODUCT, rules 1, 2)."""

from datetime import date, timedelta
from typing import NamedTuple

from netdesk.book import contact_state, due
from netdesk.book.mapping import preferences, rows_for
from netdesk.book.opening import reader
from netdesk.domain.filters import Standing
from netdesk.domain.model import State
from netdesk.store.reader import Reader

SLIP_DAYS = 7
_RANKS = {State.WARM: 0, State.COOLING: 1, State.COLD: 2}
_AWAITED = """
select distinct ip.person_id from interaction i
cross join interaction_person ip on ip.interaction_id = i.id
where i.reply_by >= ? and i.replied_on is null and i.direction = 'outgoing'
"""
_WROTE = """
select ip.person_id from interaction i
cross join interaction_person ip on ip.interaction_id = i.id
where i.direction = 'outgoing' and i.happened_on > ? and i.happened_on <= ?
"""


class Slip(NamedTuple):
    """Somebody whose contact is colder than it was; dates are local."""

    person_id: int
    person: str
    before: State
    now: State
    last_contact: date | None
    next_contact: date | None


def slipping(today: date) -> list[Slip]:
    """Return whose contact is in a worse state than seven days ago, the longest overdue first."""
    return _slipping(reader(), today)


def _slipping(source: Reader, today: date) -> list[Slip]:
    before = _states(source, today - timedelta(days=SLIP_DAYS))
    worse = {
        own: state
        for own, state in _states(source, today).items()
        if _RANKS[state] > _RANKS[before.get(own, State.WARM)]
    }
    names: dict[int, str] = dict(
        rows_for(source, "select id, name from person where id in ({ids})", worse)
    )
    now = contact_state.of_people(source, worse, today)
    return [
        Slip(own, names[own], before.get(own, State.WARM), state, now[own].last, now[own].next_on)
        for own, state in worse.items()
    ]


def _states(source: Reader, day: date) -> dict[int, State]:
    """Return the states of who was cooling or cold on a day, the longest overdue first."""
    return {one.person_id: one.state for one in contact_state.overdue(source, day)}


def ids(source: Reader, standing: Standing, today: date) -> list[int]:
    """Return whom a standing fits."""
    now = today.isoformat()
    match standing:
        case Standing.SLIPPING:
            return [one.person_id for one in _slipping(source, today)]
        case Standing.NEGLECTED:
            found = due.neglected(source, today, preferences(source))
            return [one.person_id for one in found]
        case Standing.AWAITED:
            return [row[0] for row in source.rows(_AWAITED, (now,))]
        case Standing.RESTED:
            resting = not_rested(source, today)
            return [own for (own,) in source.rows("select id from person") if own not in resting]


def not_rested(source: Reader, today: date) -> set[int]:
    """Return who was written to lately, or whose reply is awaited."""
    since = today - timedelta(days=preferences(source).rest_days)
    wrote = source.rows(_WROTE, (since.isoformat(), today.isoformat()))
    return {row[0] for row in (*wrote, *source.rows(_AWAITED, (today.isoformat(),)))}
