"""Whether the circles can be kept up, and whom to move to a wider one (PRODUCT rule 3)."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import NamedTuple

from netdesk.book import contact_state
from netdesk.book.mapping import circle, parts, preferences
from netdesk.book.niches import one_name
from netdesk.book.opening import journal, reader
from netdesk.domain.model import Circle, State
from netdesk.domain.preferences import CIRCLES, Preferences
from netdesk.store.tables import PersonRow

WEEKS, MOST_MOVES = 8, 10
WIDER = dict(zip(CIRCLES, (*CIRCLES[1:], Circle.EVERYONE), strict=True))
"""The next wider circle of each."""


class Crowd(NamedTuple):
    """How many people a circle has, and how many it has room for."""

    circle: Circle
    people: int
    room: int


class Move(NamedTuple):
    """A proposal: somebody in a circle goes to the next wider one, which asks less of me."""

    person_id: int
    person: str
    circle: Circle
    to: Circle
    saves: float
    last_contact: date | None


class Budget(NamedTuple):
    """Contacts a week: what the cadences ask for, and the mean of the last eight weeks.

    `moves` are whom to move where that can't work, the longest overdue first.
    """

    asked: float
    mean: float
    crowds: tuple[Crowd, ...]
    moves: tuple[Move, ...] = ()

    @property
    def works(self) -> bool:
        """Whether what is asked for is what is done anyway."""
        return self.asked <= self.mean


# Only they leave with their circle: a cadence of one's own or of a niche counts first.
_IN_CIRCLES = """
select p.id, p.name, p.circle from person p
where p.circle <> 'everyone' and not p.do_not_contact and coalesce(p.cadence_days, 0) = 0
    and not exists (select 1 from person_niche pn join niche n on n.id = pn.niche_id
        where pn.person_id = p.id and n.cadence_days > 0)
"""
_CONTACTS = """
select count(*) from interaction i join interaction_person ip on ip.interaction_id = i.id
where i.happened_on > ? and i.happened_on <= ?
"""


def budget(today: date) -> Budget:
    """Return what the cadences ask for, what is done, and whom to move if that can't work."""
    source = reader()
    choices = preferences(source)
    states = {
        one.person_id: one
        for one in contact_state.of_everybody(source, today)
        if one.cadence and one.state is not State.CLOSED
    }
    asked = sum(7 / one.cadence for one in states.values() if one.cadence)
    since = today - timedelta(weeks=WEEKS)
    mean = source.value(_CONTACTS, (since.isoformat(), today.isoformat())) / WEEKS
    return Budget(asked, mean, _crowds(choices), _moves(states, choices, asked - mean, today))


def _crowds(choices: Preferences) -> tuple[Crowd, ...]:
    rows = reader().rows("select circle, count(*) from person group by circle")
    people = {circle(name): count for name, count in rows}
    return tuple(
        Crowd(one, people.get(one, 0), room) for one, room in choices.circle_people.items()
    )


def _moves(
    states: dict[int, contact_state.Contacted], choices: Preferences, excess: float, today: date
) -> tuple[Move, ...]:
    days = choices.circle_days
    found = []
    for own, name, kept in reader().rows(_IN_CIRCLES):
        one, now = states[own], circle(kept)
        to = WIDER[now]
        saves = 7 / days[now] - (7 / days[to] if to in days else 0)
        over = (today - one.next_on).days / days[now] if one.next_on else 0
        found.append((-over, own, Move(own, name, now, to, saves, one.last)))
    chosen: list[Move] = []
    for _over, _own, move in sorted(found):
        if excess <= 0 or len(chosen) == MOST_MOVES:
            break
        if move.saves > 0:
            chosen.append(move)
            excess -= move.saves
    return tuple(chosen)


def widen(person_ids: Collection[int]) -> None:
    """Move people to the next wider circle, as one step."""
    with journal().step("circle_widened", n=len(person_ids), name=one_name(person_ids)):
        for part in parts(person_ids):
            for now, to in reversed(WIDER.items()):
                PersonRow.update(circle=to.value).where(
                    PersonRow.id.in_(part), PersonRow.circle == now.value
                ).execute()
