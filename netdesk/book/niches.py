"""Fields of interest, and who belongs to them."""

from collections.abc import Collection
from typing import Any

from netdesk.book import saved_lists, today
from netdesk.book.mapping import rows_for
from netdesk.book.naming import named, refuse_number
from netdesk.book.opening import database, journal, reader
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.filters import Key
from netdesk.domain.folding import fold
from netdesk.domain.model import Niche, NicheColor
from netdesk.store.tables import NicheRow

_UNSET: Any = object()


def all_niches() -> list[Niche]:
    """Return all niches by name, each with the number of its people."""
    return list(today.all_niches(reader()))


def find(name: str) -> Niche:
    """Return the niche of this name; raises NotFound."""
    wanted = fold(" ".join(name.split()))
    found = next((niche for niche in all_niches() if fold(niche.name) == wanted), None)
    if found is None:
        raise NotFound("niche", name)
    return found


def called(text: str) -> str:
    """Return the name of the niche that a text names, be it by the number that lists show, else the
    text as the name of a new one; raises NotFound for a number of nothing."""
    if known := named(all_niches(), text):
        return known.name
    refuse_number("niche", text)
    return text


def add(name: str, color: NicheColor | None = None) -> int:
    """Make a niche and return its id; one of that name is returned as it is.

    Without a colour it takes the one that is used least. Raises NotUnderstood for an empty name.
    """
    with journal().step("niche_added", niche=name.strip()):
        return ensure(name, color)


def ensure(name: str, color: NicheColor | None = None) -> int:
    """Return the id of the niche of this name, made where missing, inside a step."""
    clean = " ".join(name.split())
    if not clean:
        raise NotUnderstood("niche", name)
    row: NicheRow | None = NicheRow.get_or_none(NicheRow.match_name == fold(clean))
    if row is not None:
        return int(row.id)
    chosen = (color or _next_color()).value
    return int(NicheRow.insert(name=clean, match_name=fold(clean), color=chosen).execute())


def _next_color() -> NicheColor:
    used = [row[0] for row in reader().rows("select color from niche")]
    return min(NicheColor, key=lambda one: used.count(one.value))


def edit(
    niche_id: int,
    *,
    name: str | None = None,
    color: NicheColor | None = None,
    description: str | None = None,
    cadence_days: int | None = _UNSET,
    hashtags: str | None = None,
    places: str | None = None,
) -> None:
    """Change what is given of a niche; renamed to another's name it joins that one.

    `hashtags` and `places` are those worth following. Saved lists follow a new name.
    """
    row = _row(niche_id)
    with journal().step("niche_edited", niche=row.name):
        if name is not None and _joined(row, name):
            return
        row.color = row.color if color is None else color.value
        row.description = row.description if description is None else description
        row.cadence_days = row.cadence_days if cadence_days is _UNSET else cadence_days
        row.hashtags = row.hashtags if hashtags is None else hashtags
        row.places = row.places if places is None else places
        row.save()


def _joined(row: NicheRow, name: str) -> bool:
    """Rename; where another niche has that name, move the people there and say so."""
    clean = " ".join(name.split())
    if not clean:
        raise NotUnderstood("niche", name)
    other: NicheRow | None = NicheRow.get_or_none(
        NicheRow.match_name == fold(clean), NicheRow.id != row.id
    )
    saved_lists.follow(Key.NICHE, row.name, clean)
    if other is None:
        row.name, row.match_name = clean, fold(clean)
        return False
    members = [r[0] for r in reader().rows(_MEMBERS, (row.id,))]
    _join(members, int(other.id))
    for sql in _HAND_OVER:
        database().raw.execute(sql, (row.id, other.id))
    row.delete_instance()
    return True


_HAND_OVER = (
    "update event set niche_id = ?2 where niche_id = ?1",
    "update people_group set niche_id = ?2 where niche_id = ?1",
    "insert or ignore into library_niche (item_id, niche_id) "
    "select item_id, ?2 from library_niche where niche_id = ?1",
)
_MEMBERS = "select person_id from person_niche where niche_id = ?"


def remove(niche_id: int) -> None:
    """Remove a niche from the book and from everybody; raises NotFound."""
    row = _row(niche_id)
    with journal().step("niche_removed", niche=row.name):
        row.delete_instance()


def tag(person_ids: Collection[int], name: str, color: NicheColor | None = None) -> Niche:
    """Give people a niche, made (in this colour) where missing, as one step; returns it."""
    with journal().step("tagged", n=len(person_ids), niche=name.strip()) as entry:
        entry.args["name"] = one_name(person_ids)
        niche_id = ensure(name, color)
        _join(person_ids, niche_id)
    return next(niche for niche in all_niches() if niche.id == niche_id)


def sort_into(person_ids: Collection[int], name: str) -> Niche:
    """Give people this niche instead of those they have, as one step; returns it."""
    with journal().step("sorted", n=len(person_ids), niche=name.strip()) as entry:
        entry.args["name"] = one_name(person_ids)
        niche_id = ensure(name)
        database().raw.executemany(
            "delete from person_niche where person_id = ? and niche_id <> ?",
            [(person, niche_id) for person in person_ids],
        )
        _join(person_ids, niche_id)
    return next(niche for niche in all_niches() if niche.id == niche_id)


def _join(person_ids: Collection[int], niche_id: int) -> None:
    database().raw.executemany(
        "insert or ignore into person_niche (person_id, niche_id) "
        "select id, ?2 from person where id = ?1",  # another program may have removed them
        [(person, niche_id) for person in person_ids],
    )


def untag(person_ids: Collection[int], niche_id: int) -> None:
    """Take a niche from people, as one step; raises NotFound."""
    row = _row(niche_id)
    with journal().step("untagged", n=len(person_ids), niche=row.name, name=one_name(person_ids)):
        database().raw.executemany(
            "delete from person_niche where person_id = ? and niche_id = ?",
            [(person, niche_id) for person in person_ids],
        )


def one_name(person_ids: Collection[int]) -> str:
    """Return the name of the only one of these people, empty if there are more."""
    if len(person_ids) != 1:
        return ""
    rows = rows_for(reader(), "select name from person where id in ({ids})", person_ids)
    return str(rows[0][0]) if rows else ""


def _row(niche_id: int) -> NicheRow:
    row: NicheRow | None = NicheRow.get_or_none(NicheRow.id == niche_id)
    if row is None:
        raise NotFound("niche", str(niche_id))
    return row
