"""Who should meet whom: what one offers meets what another needs, or they share a niche, and they
don't know each other (PRODUCT rule 9)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from netdesk.book import available, faces, knows
from netdesk.book.mapping import rows_for
from netdesk.book.opening import reader
from netdesk.domain import affinity
from netdesk.domain.folding import fold
from netdesk.domain.model import Face, Match
from netdesk.domain.when import add_months
from netdesk.store.reader import Reader, Row
from netdesk.store.search import MATCHING

MOST = 10
AGAIN_MONTHS = 6
"""So long a suggestion that was put aside, or an introduction that failed, is not made again."""
_CLOSE = 12
_COMMON = 50
CLOSENESS = "case p.circle when 'inner' then 3 when 'active' then 2 when 'wider' then 1 else 0 end"
_PEOPLE = f"""
select p.id, p.offers, p.needs, {CLOSENESS}, coalesce(contacted.last_on, '') from person p
left join contacted on contacted.person_id = p.id where (p.offers <> '' or p.needs <> '')
"""
_NICHES = f"""
select pn.niche_id, n.name, p.id from niche n join person_niche pn on pn.niche_id = n.id
join person p on p.id = pn.person_id left join contacted on contacted.person_id = p.id
where n.id = ? order by {CLOSENESS} desc, contacted.last_on desc, p.id
"""
_SPEAKING = f"and p.id in ({MATCHING})"
_TRIED = """
select a_id, b_id from introduction where coalesce(sent_on, dropped_on, '9') > ?
"""


class _Someone(NamedTuple):
    id: int
    offers: str
    needs: str
    closeness: int
    last_on: str


class _Pair(NamedTuple):
    """Who offers and who needs, or two who share the niche."""

    a: int
    b: int
    niche: str = ""

    @property
    def key(self) -> tuple[int, int]:
        return min(self.a, self.b), max(self.a, self.b)


def matches(today: date, most: int = MOST) -> list[Match]:
    """Return pairs who should meet, the best first: both willing and rested, not introduced yet,
    and strangers as far as the book tells."""
    source = reader()
    free = available.rested(source, today)
    people = _closest_first(source.rows(_PEOPLE), free)
    strangers = _Strangers(source, _tried(source, today))
    found = _first(_meeting(people, people, 3 * most), strangers, most)
    if len(found) < most:
        found += _first(_same_niche(source, free), strangers, most - len(found))
    return _told(source, found)


def for_person(person_id: int, today: date, most: int = 3) -> list[Match]:
    """Return whom one person should meet, the best first; by offers and needs only."""
    source = reader()
    texts = source.rows("select offers, needs from person where id = ?", (person_id,))
    stems = affinity.stems(" ".join(texts[0])) if texts else set()
    if not stems:
        return []
    free = available.rested(source, today) | {person_id}
    people = _closest_first(source.rows(_PEOPLE + _SPEAKING, (speaking_of(stems),)), free)
    mine = [one for one in people if one.id == person_id]
    strangers = _Strangers(source, _tried(source, today))
    pairs = [*_meeting(mine, people, 3 * most), *_meeting(people, mine, 3 * most)]
    return _told(source, _first(pairs, strangers, most))


def speaking_of(stems: Iterable[str]) -> str:
    """Return what the full-text index is asked for people whose notes, offers or needs have words
    of these stems."""
    return "note : (" + " OR ".join(f'"{stem}" *' for stem in sorted(stems)) + ")"


def _closest_first(rows: Iterable[Row], free: set[int]) -> list[_Someone]:
    found = [_Someone._make(row) for row in rows if row[0] in free]
    found.sort(key=lambda one: one.id)
    found.sort(key=lambda one: (one.closeness, one.last_on), reverse=True)
    return found


def _tried(source: Reader, today: date) -> set[tuple[int, int]]:
    since = add_months(today, -AGAIN_MONTHS).isoformat()
    return {(min(row), max(row)) for row in source.rows(_TRIED, (since,))}


class _Strangers:
    """Tells who may be introduced, asking whom each knows once."""

    def __init__(self, source: Reader, tried: set[tuple[int, int]]) -> None:
        self._source, self._tried = source, tried
        self._known: dict[int, set[int]] = {}
        self._companies: dict[int, str] = {}

    def __call__(self, pair: _Pair) -> bool:
        if pair.key in self._tried:
            return False
        new = [own for own in pair.key if own not in self._known]
        self._known |= knows.of_people(self._source, new)
        companies = "select id, organization from person where id in ({ids})"
        self._companies |= {row[0]: fold(row[1]) for row in rows_for(self._source, companies, new)}
        a, b = pair.key
        colleagues = self._companies[a] and self._companies[a] == self._companies[b]
        return b not in self._known[a] and not colleagues


def _first(pairs: Iterable[_Pair], strangers: _Strangers, most: int) -> list[_Pair]:
    found: dict[tuple[int, int], _Pair] = {}
    for pair in pairs:
        if pair.key not in found and strangers(pair):
            found[pair.key] = pair
            if len(found) == most:
                break
    return list(found.values())


def _meeting(
    needing: Sequence[_Someone], offering: Sequence[_Someone], enough: int
) -> Iterator[_Pair]:
    """Give pairs of who offers what another needs, those with the most words in common first.

    The closest are looked at first, until there are enough.
    """
    offers = affinity.by_stem(one.offers for one in offering)
    found: list[tuple[float, _Pair]] = []
    for one in needing:
        found += _partners(one, offering, offers)
        if len(found) >= enough * _CLOSE:
            break
    found.sort(key=lambda scored: -scored[0])  # equal ones stay in order: the closest first
    return (pair for _, pair in found)


def _partners(
    one: _Someone, offering: Sequence[_Someone], offers: Mapping[str, Sequence[int]]
) -> Iterator[tuple[float, _Pair]]:
    """Give who offers what somebody needs; a rare word tells more than a common one."""
    if not one.needs:
        return
    scores: dict[int, float] = {}
    for stem in sorted(affinity.stems(one.needs)):
        postings = offers.get(stem, ())
        for place in postings[:_COMMON]:
            scores[place] = scores.get(place, 0) + 1 + 1 / (1 + len(postings))
    for place in sorted(scores, key=lambda place: (-scores[place], place))[:_CLOSE]:
        other = offering[place].id
        if other != one.id:
            yield scores[place], _Pair(other, one.id)


def _same_niche(source: Reader, free: set[int]) -> Iterator[_Pair]:
    """Give pairs of the closest people of each niche, small niches first: they have more in
    common."""
    sizes = source.rows("select niche_id, count(*) from person_niche group by 1 order by 2, 1")
    for niche, _ in sizes:
        rows = source.rows(_NICHES, (niche,))
        people = [row for row in rows if row[2] in free][:_CLOSE]
        for place, first in enumerate(people):
            for second in people[place + 1 :]:
                yield _Pair(first[2], second[2], niche=first[1])


def _told(source: Reader, pairs: Sequence[_Pair]) -> list[Match]:
    known = faces.of(own for pair in pairs for own in pair.key)
    texts = {
        row[0]: row[1:]
        for row in rows_for(
            source, "select id, offers, needs from person where id in ({ids})", known
        )
    }
    return [_match(pair, known, texts[pair.a][0], texts[pair.b][1]) for pair in pairs]


def _match(pair: _Pair, known: Mapping[int, Face], offer: str, need: str) -> Match:
    a, b = known[pair.a], known[pair.b]
    if pair.niche:
        return Match(a, b, (), pair.niche)
    return Match(a, b, affinity.shared(need, offer), "", offer, need)
