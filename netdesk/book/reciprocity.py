"""Give first: what was given and received, whom I never thanked, where I only ask (PRODUCT 5)."""

from dataclasses import dataclass
from datetime import date

from netdesk.book import audience, faces, interactions, preferences
from netdesk.book.audience import Offer
from netdesk.book.mapping import day
from netdesk.book.opening import reader
from netdesk.domain import reciprocity
from netdesk.domain.model import Face, Interaction
from netdesk.domain.reciprocity import Balance, Imbalance, since

FEWEST_ASKS = 2
# `?1` and `?2` are the days after and up to which; a referral that I got and won is a client.
_ALL = """
select coalesce(sum(direction <> 'incoming'), 0), coalesce(sum(direction = 'incoming'), 0),
    coalesce(sum(direction <> 'incoming' and give_kind = 'introduction'), 0),
    coalesce(sum(direction <> 'incoming' and give_kind = 'share'), 0),
    coalesce(sum(direction <> 'incoming' and give_kind = 'referral'), 0),
    (select count(*) from referral where way = 'received' and status = 'won'
        and referred_on > ?1 and referred_on <= ?2)
from interaction where intent = 'give' and happened_on > ?1 and happened_on <= ?2
"""
_OF_PERSON = """
select coalesce(sum(i.direction <> 'incoming'), 0), coalesce(sum(i.direction = 'incoming'), 0),
    coalesce(sum(i.direction <> 'incoming' and i.give_kind = 'introduction'), 0),
    coalesce(sum(i.direction <> 'incoming' and i.give_kind = 'share'), 0),
    coalesce(sum(i.direction <> 'incoming' and i.give_kind = 'referral'), 0),
    (select count(*) from referral where way = 'received' and status = 'won' and partner_id = ?3
        and referred_on > ?1 and referred_on <= ?2)
from interaction_person ip join interaction i on i.id = ip.interaction_id
where ip.person_id = ?3 and i.intent = 'give' and i.happened_on > ?1 and i.happened_on <= ?2
"""
_UNTHANKED = """
select i.id, ip.person_id, i.happened_on, i.summary from interaction i
join interaction_person ip on ip.interaction_id = i.id
where i.intent = 'give' and i.direction = 'incoming' and i.thanked_on is null
    and i.happened_on > ?1 and i.happened_on <= ?2
order by i.happened_on, i.id
"""
_ONLY_ASKS = """
select ip.person_id, sum(i.intent = 'ask') as asks, max(i.happened_on) from interaction i
join interaction_person ip on ip.interaction_id = i.id
where i.intent in ('ask', 'give') and i.direction <> 'incoming'
    and i.happened_on > ?1 and i.happened_on <= ?2
group by 1 having asks >= ?3 and asks = count(*) order by 2 desc, 3 desc, 1
"""


@dataclass(frozen=True, slots=True)
class Unthanked:
    """What somebody gave me, and I never thanked for."""

    interaction_id: int
    face: Face
    on: date
    what: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody whom I only ask: how often in twelve months, and when last."""

    face: Face
    asks: int
    last: date


@dataclass(frozen=True, slots=True)
class Hint:
    """Why something could be offered before asking somebody, and what."""

    why: Imbalance
    offer: Offer


def balance(today: date) -> Balance:
    """Return what was given to and received from everybody in twelve months; a gift to several
    counts once."""
    return Balance(*reader().row(_ALL, _year(today)))


def of_person(person_id: int, today: date) -> Balance:
    """Return what was given to and received from one person in twelve months."""
    return Balance(*reader().row(_OF_PERSON, (*_year(today), person_id)))


def unthanked(today: date) -> list[Unthanked]:
    """Return what I was given in twelve months and never thanked for, the oldest first."""
    rows = reader().rows(_UNTHANKED, _year(today))
    known = faces.of(row[1] for row in rows)
    return [Unthanked(row[0], known[row[1]], day(row[2]) or today, row[3]) for row in rows]


def only_asked(today: date) -> list[Asked]:
    """Return whom I asked more than once in twelve months and gave nothing, most asks first."""
    rows = reader().rows(_ONLY_ASKS, (*_year(today), FEWEST_ASKS))
    known = faces.of(row[0] for row in rows)
    return [Asked(known[row[0]], row[1], day(row[2]) or today) for row in rows]


def hint(person_id: int, today: date) -> Hint | None:
    """Return what could be offered before asking somebody; None if nothing speaks for it, there is
    nothing, or the preferences don't want it."""
    if not preferences.current().giving:
        return None
    why = reciprocity.imbalance(_contacts(person_id), today)
    offer = audience.offers(person_id, today) if why else None
    return Hint(why, offer) if why and offer else None


def _contacts(person_id: int) -> list[Interaction]:
    return interactions.of_person(person_id)


def _year(today: date) -> tuple[str, str]:
    return since(today).isoformat(), today.isoformat()
