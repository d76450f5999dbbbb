"""Who brought whom: where a person comes from, and who came by them (PRODUCT, rule 9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netdesk.book.mapping import day, rows_for
from netdesk.book.opening import reader
from netdesk.store.reader import Row

_ABOVE = "select id, name, introduced_by, met_on, met_at from person where id in ({ids})"
_BELOW = (
    "select id, name, introduced_by, met_on, met_at from person where introduced_by in ({ids}) "
    "order by met_on is null, met_on, sort_key, id"
)


@dataclass(frozen=True, slots=True)
class Link:
    """Somebody of a chain, `depth` introductions away."""

    person_id: int
    name: str
    met_on: date | None
    met_at: str
    depth: int


def chain(person_id: int) -> list[Link]:
    """Return who introduced a person, who introduced those, and so on, the nearest first.

    A circle of introductions ends where it began.
    """
    found: list[Link] = []
    seen = {person_id}
    rows = _rows(_ABOVE, [person_id])
    while rows and (above := rows[0][2]) and above not in seen:
        seen.add(above)
        rows = _rows(_ABOVE, [above])
        found += [_link(row, len(found) + 1) for row in rows]
    return found


def brought(person_id: int) -> list[Link]:
    """Return who came by a person, and by those in turn: each below the one who brought them."""
    below: dict[int, list[Link]] = {}
    seen, wave, depth = {person_id}, [person_id], 0
    while wave:
        depth += 1
        rows = [row for row in _rows(_BELOW, wave) if row[0] not in seen]
        for row in rows:
            below.setdefault(row[2], []).append(_link(row, depth))
        wave = [row[0] for row in rows]
        seen.update(wave)
    return _flat(below, person_id)


def _flat(below: dict[int, list[Link]], top: int) -> list[Link]:
    """Return a tree in the order of reading, without recursion: a chain may be long."""
    found: list[Link] = []
    coming = list(reversed(below.get(top, ())))
    while coming:
        link = coming.pop()
        found.append(link)
        coming += reversed(below.get(link.person_id, ()))
    return found


def _rows(sql: str, ids: Sequence[int]) -> list[Row]:
    return rows_for(reader(), sql, ids)


def _link(row: Row, depth: int) -> Link:
    return Link(row[0], row[1], day(row[3]), row[4], depth)
