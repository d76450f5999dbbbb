"""Whom an item would help, and what somebody could be offered (PRODUCT, rules 5 and 11)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from netdesk.book import available, contact_state, faces, library_lists, standing, suggestions
from netdesk.book.mapping import color, rows_for
from netdesk.book.opening import reader
from netdesk.domain import affinity
from netdesk.domain.model import Audience, Item, ItemView, Match, Niche, State
from netdesk.store.reader import Reader
from netdesk.store.search import MATCHING

MOST = 10
OFFERED = 5
_BY_NICHE = """
select pn.person_id, n.id, n.name, n.color from library_niche s
join person_niche pn on pn.niche_id = s.niche_id join niche n on n.id = s.niche_id
where s.item_id = ? order by n.match_name
"""
_NEEDS = f"select id, needs from person where needs <> '' and id in ({MATCHING})"
_GOT = """
select ip.person_id from interaction i join interaction_person ip on ip.interaction_id = i.id
where i.item_id = ? and i.direction <> 'incoming'
"""
_ABOUT = "select id, title, organization from person where id in ({ids})"
_NEED, _NICHE, _DUE = 4, 2, 1


@dataclass(frozen=True, slots=True)
class Offer:
    """What somebody could be offered: items with what they fit, people to meet; their needs."""

    needs: str
    items: tuple[tuple[Item, tuple[str, ...]], ...]
    people: tuple[Match, ...]

    def __bool__(self) -> bool:
        return bool(self.needs or self.items or self.people)


def view(item_id: int, today: date) -> ItemView:
    """Return an item with whom it would help and who got it; raises NotFound."""
    found = library_lists.item(item_id, today)
    helps, resting = _audience(reader(), found, today)
    got = library_lists.recipients(item_id)
    return ItemView(found, tuple(helps), resting, tuple(got))


def _audience(source: Reader, found: Item, today: date) -> tuple[list[Audience], int]:
    """Return whom an item would help, the best first, at most ten: by a shared niche or a need,
    not sent it yet, willing and rested; and how many more would have to rest first."""
    niches: dict[int, list[Niche]] = {}
    for own, niche_id, name, ink in source.rows(_BY_NICHE, (found.id,)):
        niches.setdefault(own, []).append(Niche(niche_id, name, color(ink)))
    needs = _in_need(source, found)
    got = {row[0] for row in source.rows(_GOT, (found.id,))}
    willing = available.willing(source, today)
    fit = [own for own in {*niches, *needs} if own in willing and own not in got]
    resting = standing.not_rested(source, today)
    free = [own for own in fit if own not in resting]
    states = contact_state.of_people(source, free, today)

    def rank(own: int) -> tuple[int, bool, date, int]:
        state = states[own]
        due = state.state in (State.COOLING, State.COLD)
        score = _NEED * len(needs.get(own, ())) + _NICHE * len(niches.get(own, ())) + _DUE * due
        return -score, state.last is None, state.last or date.min, own

    best = sorted(free, key=rank)[:MOST]
    known, about = faces.of(best), {row[0]: row for row in rows_for(source, _ABOUT, best)}
    people = [
        Audience(
            known[own],
            about[own][1],
            about[own][2],
            needs.get(own, ()),
            tuple(niches.get(own, ())),
            states[own].last,
        )
        for own in best
    ]
    return people, len(fit) - len(free)


def _in_need(source: Reader, found: Item) -> dict[int, tuple[str, ...]]:
    """Return the words of the needs that an item speaks of, by person."""
    said = " ".join((found.title, found.notes, *(niche.name for niche in found.niches)))
    stems = affinity.stems(said)
    if not stems:
        return {}
    wanted = suggestions.speaking_of(stems)
    needs = {row[0]: row[1] for row in source.rows(_NEEDS, (wanted,))}
    fitting = affinity.by_stem(needs.values(), stems)
    places = {place for of_stem in fitting.values() for place in of_stem}
    return {
        own: affinity.shared(text, said)
        for place, (own, text) in enumerate(needs.items())
        if place in places
    }


def offers(person_id: int, today: date) -> Offer:
    """Return what somebody could be offered: their needs, items they didn't get yet, and whom
    they could meet."""
    needs, items = fitting(person_id, today)
    return Offer(needs, tuple(items), tuple(suggestions.for_person(person_id, today)))


def fitting(person_id: int, today: date) -> tuple[str, Sequence[tuple[Item, tuple[str, ...]]]]:
    """Return what somebody needs, and the items that fit and that they didn't get yet, the best
    first, each with the words of the needs that it speaks of."""
    source = reader()
    rows = source.rows("select needs from person where id = ?", (person_id,))
    needs = rows[0][0] if rows else ""
    mine = {
        row[0]
        for row in source.rows(
            "select niche_id from person_niche where person_id = ?", (person_id,)
        )
    }
    got = {one.id for one in library_lists.of_person(person_id, today)}
    fresh = [one for one in library_lists.all_items(today) if one.id not in got]
    return needs, _fitting(fresh, needs, mine)


def _fitting(
    items: Iterable[Item], needs: str, niches: set[int]
) -> Sequence[tuple[Item, tuple[str, ...]]]:
    """Return the items that fit best, with the words of the needs that they speak of."""
    scored = []
    for one in items:
        said = " ".join((one.title, one.notes, *(niche.name for niche in one.niches)))
        words = affinity.shared(needs, said) if needs else ()
        common = sum(niche.id in niches for niche in one.niches)
        if score := _NEED * len(words) + _NICHE * common:
            scored.append((-score, one.stale, one.id, one, words))
    return [(one, words) for *_, one, words in sorted(scored, key=lambda row: row[:3])[:OFFERED]]
