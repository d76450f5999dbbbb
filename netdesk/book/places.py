"""Which place pays back: people, replies and referrals of each event, group and channel."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netdesk.book.opening import reader
from netdesk.domain.when import add_months
from netdesk.store.reader import Row

MONTHS = 12

# An answer is what came from their side, or together, on or after the day in question.
_ANSWER = """
exists (select 1 from interaction_person x join interaction i on i.id = x.interaction_id
    where x.person_id = {person} and i.happened_on >= {since}
    and (i.direction <> 'outgoing' or i.replied_on is not null))
"""
# The work that came to me by somebody, on or after the day in question.
_BROUGHT = """
(select count(*) from referral r where r.way = 'received' and r.partner_id = {person}
    and r.referred_on >= {since})
"""
_EVENTS = f"""
select e.id, e.name, e.kind, count(a.person_id),
    coalesce(sum({_ANSWER.format(person="a.person_id", since="e.held_on")}), 0),
    coalesce(sum({_BROUGHT.format(person="a.person_id", since="e.held_on")}), 0)
from event e left join event_person a on a.event_id = e.id
where e.attended and e.held_on between ?1 and ?2 group by e.id
"""
_SINCE = "max(?1, coalesce(g.joined_on, ''))"
_GROUPS = f"""
select g.id, g.name, g.kind, count(m.person_id),
    coalesce(sum({_ANSWER.format(person="m.person_id", since=_SINCE)}), 0),
    coalesce(sum({_BROUGHT.format(person="m.person_id", since=_SINCE)}), 0)
from people_group g left join group_member m on m.group_id = g.id
where coalesce(g.joined_on, '') <= ?2 and coalesce(g.left_on, ?2) >= ?1 group by g.id
"""
_CHANNELS = f"""
select 0, c.channel, c.channel, count(*),
    sum({_ANSWER.format(person="c.person_id", since="c.first_on")}),
    sum({_BROUGHT.format(person="c.person_id", since="c.first_on")})
from (select i.channel, ip.person_id, min(i.happened_on) as first_on from interaction i
    join interaction_person ip on ip.interaction_id = i.id
    where i.channel is not null and i.direction <> 'incoming'
    and i.happened_on between ?1 and ?2 group by 1, 2) c
group by c.channel
"""


class PlaceKind(StrEnum):
    """What kind of place people come from."""

    EVENT = "event"
    GROUP = "group"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Place:
    """A place with how many I met or wrote to there, how many answered, and the work it brought.

    `detail` is the EventKind's, GroupKind's or ChannelKind's value; a channel has no id, and that
    as its name.
    """

    kind: PlaceKind
    id: int
    name: str
    detail: str
    people: int
    replied: int
    referrals: int = 0


def places(today: date, months: int = MONTHS) -> list[Place]:
    """Return the events and groups of these months, what pays back most first."""
    return _sorted(
        [*_found(PlaceKind.EVENT, today, months), *_found(PlaceKind.GROUP, today, months)]
    )


def channels(today: date, months: int = MONTHS) -> list[Place]:
    """Return the channels by which I reached people in these months, in the same order."""
    return _sorted(_found(PlaceKind.CHANNEL, today, months))


_SQL = {PlaceKind.EVENT: _EVENTS, PlaceKind.GROUP: _GROUPS, PlaceKind.CHANNEL: _CHANNELS}


def _found(kind: PlaceKind, today: date, months: int) -> list[Place]:
    since = add_months(today, -months)
    rows = reader().rows(_SQL[kind], (since.isoformat(), today.isoformat()))
    return [_place(kind, row) for row in rows]


def _place(kind: PlaceKind, row: Row) -> Place:
    return Place(kind, row[0], row[1], row[2], people=row[3], replied=row[4], referrals=row[5])


def _sorted(found: list[Place]) -> list[Place]:
    return sorted(found, key=lambda one: (-one.referrals, -one.replied, -one.people, one.name))
