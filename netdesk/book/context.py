"""What to know before writing to somebody: last times, promises, needs, whom you both know."""

from dataclasses import dataclass
from datetime import date, timedelta

from netdesk.book import audience, follow_ups, guard, interactions, people, preferences
from netdesk.book.mapping import color, rows_for
from netdesk.book.opening import reader
from netdesk.domain.errors import Guarded
from netdesk.domain.model import (
    Direction,
    FollowUp,
    Intent,
    Interaction,
    Item,
    NicheColor,
    Person,
)

LAST, KNOWN = 3, 5


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody whom both know; `how` is introduced_you, you_introduced, or empty."""

    id: int
    name: str
    how: str
    color: NicheColor | None


@dataclass(frozen=True, slots=True)
class Context:
    """One person before a contact (PRODUCT rule 15), with what the guard says (rule 4).

    `contacts` are all interactions, the newest first, `promises` the open ones of both sides,
    `sent` what they were given last, `rest_until` the day up to which a rest would last, `fits` an
    item of the library that they would like and didn't get.
    """

    person: Person
    contacts: tuple[Interaction, ...]
    promises: tuple[FollowUp, ...]
    sent: Interaction | None
    known: tuple[Acquaintance, ...]
    warning: Guarded | None
    rest_until: date
    fits: Item | None = None

    @property
    def last(self) -> tuple[Interaction, ...]:
        """Return the newest interactions, as many as a card shows."""
        return self.contacts[:LAST]


def context(person_id: int, today: date) -> Context:
    """Return what to know of somebody; raises NotFound."""
    found = interactions.of_person(person_id)
    given = (one for one in found if one.intent is Intent.GIVE or one.give_kind is not None)
    warning = guard.warning(person_id, today)
    return Context(
        person=people.person(person_id, today=today),
        contacts=tuple(found),
        promises=tuple(follow_ups.of_person(person_id, today)),
        sent=next((one for one in given if one.direction is not Direction.INCOMING), None),
        known=_known(person_id),
        warning=warning,
        fits=next((one for one, _ in audience.fitting(person_id, today)[1]), None),
        rest_until=today + timedelta(days=preferences.current().rest_days),
    )


# Who introduced whom, who took part in the same contact, who belongs to the same group.
_KNOWN = """
select own, min(rank) from (
    select introduced_by as own, 0 as rank from person where id = ?1 and introduced_by is not null
    union all select id, 1 from person where introduced_by = ?1
    union all select case when a_id = ?1 then b_id else a_id end, 2 from knows
        where ?1 in (a_id, b_id)
    union all select b.person_id, 2 from interaction_person a
        join interaction_person b on b.interaction_id = a.interaction_id where a.person_id = ?1
    union all select b.person_id, 3 from group_member a
        join group_member b on b.group_id = a.group_id where a.person_id = ?1)
where own <> ?1 group by own order by 2, own limit ?2
"""
_HOW = ("introduced_you", "you_introduced", "", "")
_NAMES = """
select p.id, p.name, (select n.color from person_niche pn join niche n on n.id = pn.niche_id
    where pn.person_id = p.id order by n.match_name limit 1) from person p where p.id in ({ids})
"""


def _known(person_id: int) -> tuple[Acquaintance, ...]:
    ranks = {row[0]: row[1] for row in reader().rows(_KNOWN, (person_id, KNOWN))}
    names = {row[0]: row for row in rows_for(reader(), _NAMES, ranks)}
    return tuple(
        Acquaintance(
            own, names[own][1], _HOW[rank], color(names[own][2]) if names[own][2] else None
        )
        for own, rank in ranks.items()
        if own in names
    )
