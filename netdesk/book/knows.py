"""Who knows whom, as far as the book tells: said so, introduced, talked together, the same circle
or company."""

from collections.abc import Iterable

from netdesk.book.niches import one_name
from netdesk.book.opening import database, journal, reader
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.store.reader import Reader

ONLINE = "('slack', 'discord', 'forum', 'linkedin', 'facebook')"
# Whoever shares an online community doesn't know each other by that.
_KNOWN = f"""
select a_id, b_id from knows where a_id = ?1
union select b_id, a_id from knows where b_id = ?1
union select id, introduced_by from person where id = ?1 and introduced_by is not null
union select introduced_by, id from person where introduced_by = ?1
union select a_id, b_id from introduction where a_id = ?1 and sent_on is not null
union select b_id, a_id from introduction where b_id = ?1 and sent_on is not null
union select a.person_id, b.person_id from interaction_person a join interaction_person b
    on b.interaction_id = a.interaction_id where a.person_id = ?1
union select a.person_id, b.person_id from collaboration_person a join collaboration_person b
    on b.collaboration_id = a.collaboration_id where a.person_id = ?1
union select a.person_id, b.person_id from group_member a
    join people_group g on g.id = a.group_id and g.kind not in {ONLINE}
    join group_member b on b.group_id = a.group_id where a.person_id = ?1
"""


def say(a: int, b: int) -> None:
    """Say that two people know each other, as one step; raises NotFound or NotUnderstood."""
    if a == b:
        raise NotUnderstood("same", _named(a))
    with journal().step("knows_said", name=_named(a), other=_named(b)):
        link(a, b)


def unsay(a: int, b: int) -> None:
    """Take back that two people know each other; what else tells so stays."""
    with journal().step("knows_unsaid", name=_named(a), other=_named(b)):
        # a merge may have turned a pair around
        database().raw.execute(
            "delete from knows where ?1 in (a_id, b_id) and ?2 in (a_id, b_id)", (a, b)
        )


def link(a: int, b: int) -> None:
    """Note that two people know each other, inside a step."""
    database().raw.execute("insert or ignore into knows (a_id, b_id) values (?, ?)", _pair(a, b))


def _pair(a: int, b: int) -> tuple[int, int]:
    if a == b:
        raise NotUnderstood("pair", str(a))
    return min(a, b), max(a, b)


def _named(own: int) -> str:
    name = one_name([own])
    if not name:
        raise NotFound("person", str(own))
    return name


def said_of(person_id: int) -> list[tuple[int, str]]:
    """Return whom somebody is said to know, by name."""
    rows = reader().rows(
        "select distinct p.id, p.name from knows k join person p "
        "on p.id = case when k.a_id = ?1 then k.b_id else k.a_id end "
        "where ?1 in (k.a_id, k.b_id) order by p.sort_key, p.id",
        (person_id,),
    )
    return [(row[0], row[1]) for row in rows]


def of_people(source: Reader, ids: Iterable[int]) -> dict[int, set[int]]:
    """Return whom each of these people knows."""
    found: dict[int, set[int]] = {}
    for one in ids:
        others = source.rows(_KNOWN, (one,))
        found[one] = {row[1] for row in others} - {one}
    return found
