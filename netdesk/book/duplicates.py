"""Who may be in the book twice, and whom the user knows to be two."""

from collections.abc import Sequence
from functools import lru_cache

from netdesk.book import merging
from netdesk.book.opening import database, journal, reader
from netdesk.domain import duplicates
from netdesk.domain.duplicates import Candidate, Entry
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.store.reader import Reader

__all__ = ["Candidate", "candidates", "merge_sure", "sure", "two_people"]


def candidates() -> list[Candidate]:
    """Return pairs who may be one person, the likeliest first."""
    source = reader()
    return duplicates.candidates(_entries(source), _apart(source))


def sure() -> list[Candidate]:
    """Return the pairs that can be merged without a look."""
    return [one for one in candidates() if one.is_sure]


def merge_sure() -> int:
    """Merge all pairs that need no look, as one step; returns how many people that took away."""
    return merging.merge_all((one.one, one.other) for one in sure())


def two_people(one_id: int, other_id: int) -> None:
    """Remember that two are not the same, as one step; raises NotFound or NotUnderstood."""
    names = _names(one_id, other_id)
    if one_id == other_id:
        raise NotUnderstood("same", names[0])
    first, second = sorted((one_id, other_id))
    with journal().step("not_duplicate", one=names[0], other=names[1]):
        database().raw.execute(
            "insert or ignore into not_duplicate (one_id, other_id) values (?, ?)", (first, second)
        )


def _names(*ids: int) -> Sequence[str]:
    found = []
    for own in ids:
        name = reader().value("select name from person where id = ?", (own,))
        if name is None:
            raise NotFound("person", str(own))
        found.append(str(name))
    return found


def _apart(source: Reader) -> set[frozenset[int]]:
    rows = source.rows("select one_id, other_id from not_duplicate")
    return {frozenset(pair) for pair in rows}


def _entries(source: Reader) -> list[Entry]:
    return [
        Entry(
            id=own,
            name="" if derived else name,
            organization=organization,
            nickname=nickname,
            birthday=birthday,
            keys=frozenset(keys.split("\n")) if keys else frozenset(),
            niches=_ids(niches) if niches else frozenset(),
        )
        for own, name, derived, organization, nickname, birthday, keys, niches in source.rows(
            _PEOPLE
        )
    ]


@lru_cache(1_000)
def _ids(text: str) -> frozenset[int]:
    return frozenset(map(int, text.split(",")))


_PEOPLE = """
select id, name, name_derived, organization, nickname, birthday,
    (select group_concat(match_key, char(10)) from channel
        where person_id = person.id and match_key <> ''),
    (select group_concat(niche_id) from person_niche where person_id = person.id)
from person
"""
