"""Lists of people: who fits a query, in which order, and what a list shows of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netdesk.book import contact_state, standing
from netdesk.book.mapping import circle, color, day, rows_for
from netdesk.book.opening import reader
from netdesk.domain import filters
from netdesk.domain.errors import Ambiguous, NotFound
from netdesk.domain.folding import fold
from netdesk.domain.model import NicheColor, PersonLine, State
from netdesk.store import query as sql
from netdesk.store.days import DUE_DAY
from netdesk.store.finding import ALL, by_name
from netdesk.store.reader import Reader, Row


class Order(StrEnum):
    """How a list of people is sorted."""

    NAME = "name"
    DUE = "due"
    LAST = "last"
    MET = "met"


@dataclass(frozen=True, slots=True)
class PeopleCounts:
    """How many there are, and how many the built-in filters show."""

    all: int
    no_niche: int
    no_next_step: int
    drifting: int


_DUE = f"(select min({DUE_DAY}) from follow_up f where f.person_id = p.id and f.status = 'open')"
_ORDERS = {
    Order.DUE: f"{_DUE} nulls last, doc.pos",
    Order.MET: "p.met_on desc nulls last, doc.pos",
}
_LAST_FIRST = "{0} desc nulls last, doc.pos"
_LINES = f"""
select p.id, p.name, p.title, p.organization, p.photo, p.circle, p.met_on, {_DUE},
    (select value from channel c where c.person_id = p.id and c.kind <> 'address'
        order by c.preferred desc, c.position limit 1)
from person p where p.id in ({{ids}})
"""
_NICHES = (
    "select pn.person_id, n.name, n.color from person_niche pn join niche n on n.id = pn.niche_id "
    "where pn.person_id in ({ids}) order by n.match_name"
)


FEW = 5
"""Fewer hits than this, and words with one typing error are looked for as well."""

PAGE = 50
"""So many people fill the first page of a list."""


def ids(
    query: str = "",
    *,
    today: date,
    order: Order = Order.NAME,
    niche_id: int | None = None,
    forgiving: bool = False,
) -> list[int]:
    """Return who fits a query of the query language, sorted; raises filters.BadQuery.

    By name, hits at the beginning of words come before those inside e-mails and numbers. Where
    there are few, `forgiving` adds at the end who would fit but for one typing error. `niche_id`
    keeps to the people of one niche, 0 to those without any.
    """
    return _found(_Question(query, today, order, niche_id), ALL, forgiving)


def first(
    query: str = "",
    *,
    today: date,
    order: Order = Order.NAME,
    niche_id: int | None = None,
    forgiving: bool = False,
    most: int = PAGE,
) -> list[int]:
    """Return the first of whom `ids` finds: by name without looking for the others."""
    return _found(_Question(query, today, order, niche_id), most, forgiving)


@dataclass(frozen=True, slots=True)
class _Question:
    query: str
    today: date
    order: Order
    niche_id: int | None


def _found(asked: _Question, most: int, forgiving: bool) -> list[int]:
    source = reader()
    wanted = filters.parse(asked.query, asked.today)
    found = _fitting(source, wanted, asked, most)
    if forgiving and len(found) < FEW and sql.has_words(wanted):
        from netdesk.book.forgiving import forgiven  # seldom wanted, and a library

        if wider := forgiven(wanted, source):
            known = set(found)
            more = _fitting(source, wider, asked, most)
            found += [own for own in more if own not in known]
    return found if most == ALL else found[:most]


def _fitting(source: Reader, wanted: filters.Filter, asked: _Question, most: int) -> list[int]:
    now, niche = _now(source, asked.today), asked.niche_id
    within = sql.EVERYBODY if niche is None else (_IN_NICHE[niche == 0], [niche])
    if asked.order is Order.NAME:
        return by_name(source, wanted, now, within, most)
    where, values = sql.condition(sql.joined(wanted), now)
    order = _ORDERS.get(asked.order) or _LAST_FIRST.format(sql.newest(asked.today))
    fits = f"({where}) and ({within[0]})"
    text = f"select p.id {_PLACED} where {fits} order by {order} limit {most}"
    return [row[0] for row in source.rows(text, [*values, *within[1]])]


_PLACED = "from person p join doc on doc.person = p.id"
_IN_NICHE = {
    False: "p.id in (select person_id from person_niche where niche_id = ?)",
    True: "? = 0 and p.id not in (select person_id from person_niche)",
}


def _now(source: Reader, today: date) -> sql.Now:
    return sql.Now(today, lambda field: _whom(source, field, today))


def _whom(source: Reader, field: filters.Field, today: date) -> Collection[int]:
    """Return whom a state or a standing fits."""
    if field.key is filters.Key.IS:
        return standing.ids(source, filters.Standing(field.value), today)
    late = field.value in (State.COOLING, State.COLD)  # those few are found without the others
    found = (contact_state.overdue if late else contact_state.of_everybody)(source, today)
    return [one.person_id for one in found if one.state == field.value]


def lines(wanted: Sequence[int], *, today: date) -> list[PersonLine]:
    """Return what a list shows of these people, in the order given; gone ones are left out."""
    source = reader()
    states = contact_state.of_people(source, wanted, today)
    niches: dict[int, list[tuple[str, NicheColor]]] = {}
    for person, name, ink in rows_for(source, _NICHES, wanted):
        niches.setdefault(person, []).append((name, color(ink)))
    rows = {row[0]: row for row in rows_for(source, _LINES, wanted)}
    return [
        _line(rows[own], niches.get(own, []), states[own])
        for own in wanted
        if own in rows and own in states
    ]


def _line(
    row: Row, niches: list[tuple[str, NicheColor]], contacted: contact_state.Contacted
) -> PersonLine:
    return PersonLine(
        id=row[0],
        name=row[1],
        title=row[2],
        organization=row[3],
        reach=row[8] or "",
        photo=row[4],
        niches=tuple(name for name, _ in niches),
        colors=tuple(ink for _, ink in niches),
        circle=circle(row[5]),
        due=day(row[7]),
        last_contact=contacted.last,
        met_on=day(row[6]),
        state=contacted.state,
    )


def count() -> int:
    """Return how many people there are."""
    return int(reader().value("select count(*) from person"))


def counts(today: date) -> PeopleCounts:
    """Return how many people the built-in filters show."""
    return PeopleCounts(
        all=count(),
        no_niche=_how_many("no:niche", today),
        no_next_step=_how_many("no:step", today),
        drifting=contact_state.count_overdue(reader(), today),
    )


def _how_many(query: str, today: date) -> int:
    source = reader()
    wanted = filters.parse(query, today)
    where, values = sql.condition(sql.joined(wanted), _now(source, today))
    return int(source.value(f"select count(*) {_PLACED} where {where}", values))


def find(text: str) -> int:
    """Return the person that PERSON means: an id, a unique name or e-mail (PRODUCT).

    Raises NotFound, or Ambiguous with whom it could be.
    """
    source, wanted = reader(), text.strip()
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 19:  # SQLite's largest has 19
        found = source.rows("select id, name from person where id = ?", (int(wanted),))
        if found:
            return int(found[0][0])
    for candidates in (_by_mail, _by_name, _by_words):
        found = candidates(source, wanted)
        if len(found) == 1:
            return int(found[0][0])
        if found:
            raise Ambiguous("person", text, tuple((row[0], row[1]) for row in found))
    raise NotFound("person", text)


def holder(uid: str) -> int | None:
    """Return who has a UID, also since a merge; None if nobody has it any more."""
    own: int | None = reader().value(
        "select id from person where uid = ?1 "
        "union all select person_id from merged_person where uid = ?1",
        (uid,),
    )
    return own


def _by_mail(source: Reader, text: str) -> list[Row]:
    return source.rows(
        "select distinct p.id, p.name from channel c join person p on p.id = c.person_id "
        "where c.match_key = ? and c.match_key <> ''",
        ("mailto:" + text.casefold(),),
    )


def _by_name(source: Reader, text: str) -> list[Row]:
    return source.rows("select id, name from person where sort_key = ?", (fold(text),))


def _by_words(source: Reader, text: str) -> list[Row]:
    folded = _parted(fold(text))
    words = filters.And(tuple(map(filters.Word, text.split())))
    found = by_name(source, words, sql.ANY_DAY) if folded else []
    rows = {row[0]: row for row in rows_for(source, _NAMES, found)}
    return [rows[own] for own in found if all(_begins(rows[own][2], word) for word in folded)]


_NAMES = "select id, name, sort_key from person where id in ({ids})"


def _begins(name: str, word: str) -> bool:
    return any(part.startswith(word) for part in _parted(name))


def _parted(name: str) -> list[str]:
    """Return the words of a folded name; Anne-Marie has two."""
    return name.replace("-", " ").split()
