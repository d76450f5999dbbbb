"""Questions about the library: its items, who got them, what somebody got."""

from collections.abc import Iterable
from datetime import date

from netdesk.book import faces
from netdesk.book.mapping import choice, color, day
from netdesk.book.opening import reader
from netdesk.domain.errors import Ambiguous, NotFound
from netdesk.domain.folding import fold
from netdesk.domain.model import Item, ItemKind, Niche, Recipient
from netdesk.domain.when import add_months
from netdesk.store.reader import Row

STALE_MONTHS = 6

_ALL = """
select l.id, l.title, l.kind, l.url, l.path, l.notes, l.made_on, l.touched_on,
    (select count(distinct ip.person_id) from interaction i
        join interaction_person ip on ip.interaction_id = i.id
        where i.item_id = l.id and i.direction <> 'incoming'),
    (select max(i.happened_on) from interaction i
        where i.item_id = l.id and i.direction <> 'incoming') as shared_on
from library_item l
"""
_NICHES = """
select s.item_id, n.id, n.name, n.color from library_niche s join niche n on n.id = s.niche_id
order by n.match_name
"""
_GOT = """
select i.id, ip.person_id, i.happened_on, i.replied_on, i.outcome, i.won from interaction i
join interaction_person ip on ip.interaction_id = i.id
where i.item_id = ? and i.direction <> 'incoming' order by i.happened_on desc, i.id desc
"""


def all_items(today: date, search: str = "") -> list[Item]:
    """Return the library, what went last first; `search` keeps what has all its words in title,
    niches, notes, place, or the names of who got it."""
    found = _items(
        reader().rows(f"{_ALL} order by shared_on is null, shared_on desc, l.id desc"), today
    )
    words = fold(search).split()
    if not words:
        return found
    names = _names()
    return [one for one in found if all(word in _text(one, names) for word in words)]


def _text(one: Item, names: dict[int, str]) -> str:
    niches = " ".join(niche.name for niche in one.niches)
    said = fold(f"{one.title} {niches} {one.notes} {one.url} {one.path} {one.kind}")
    return f"{said} {names.get(one.id, '')}"


def _names() -> dict[int, str]:
    rows = reader().rows(
        "select i.item_id, group_concat(p.sort_key, ' ') from interaction i "
        "join interaction_person ip on ip.interaction_id = i.id "
        "join person p on p.id = ip.person_id where i.item_id is not null group by 1"
    )
    return dict(rows)


def item(item_id: int, today: date) -> Item:
    """Return an item; raises NotFound."""
    rows = reader().rows(f"{_ALL} where l.id = ?", (item_id,))
    if not rows:
        raise NotFound("item", str(item_id))
    return _items(rows, today)[0]


def find(text: str, today: date) -> Item:
    """Return the item of this id, link or title (folded), or the only one that begins so.

    Raises NotFound or Ambiguous.
    """
    wanted = fold(text)
    items = all_items(today)
    for one in items:
        if str(one.id) == text.strip() or (one.url and one.url == text.strip()):
            return one
    same = [one for one in items if fold(one.title) == wanted]
    found = same or [one for one in items if wanted and fold(one.title).startswith(wanted)]
    if not found:
        raise NotFound("item", text)
    if len(found) > 1:
        raise Ambiguous("item", text, tuple((one.id, one.title) for one in found))
    return found[0]


def recipients(item_id: int) -> list[Recipient]:
    """Return who got an item, the last first."""
    rows = reader().rows(_GOT, (item_id,))
    known = faces.of(row[1] for row in rows)
    return [
        Recipient(row[0], known[row[1]], day(row[2]) or date.min, day(row[3]), row[4], bool(row[5]))
        for row in rows
    ]


def of_person(person_id: int, today: date) -> list[Item]:
    """Return what somebody got, the last first."""
    rows = reader().rows(
        "select i.item_id from interaction i join interaction_person ip "
        "on ip.interaction_id = i.id where ip.person_id = ? and i.item_id is not null "
        "and i.direction <> 'incoming' order by i.happened_on desc, i.id desc",
        (person_id,),
    )
    known = {one.id: one for one in all_items(today)} if rows else {}
    return [known[own] for own in dict.fromkeys(row[0] for row in rows)]


def _items(rows: Iterable[Row], today: date) -> list[Item]:
    niches: dict[int, list[Niche]] = {}
    for own, niche_id, name, ink in reader().rows(_NICHES):
        niches.setdefault(own, []).append(Niche(niche_id, name, color(ink)))
    stale = add_months(today, -STALE_MONTHS)
    return [
        Item(
            id=row[0],
            title=row[1],
            kind=choice(row[2], ItemKind.OTHER),
            url=row[3],
            path=row[4],
            notes=row[5],
            made_on=day(row[6]),
            touched_on=date.fromisoformat(row[7]),
            stale=date.fromisoformat(row[7]) <= stale,
            niches=tuple(niches.get(row[0], ())),
            shared=row[8],
            shared_on=day(row[9]),
        )
        for row in rows
    ]
