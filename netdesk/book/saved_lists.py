"""Queries with a name, for the sidebar."""

from dataclasses import dataclass
from datetime import date

from netdesk.book import roster
from netdesk.book.opening import journal, reader
from netdesk.domain import filters
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.store.tables import SavedListRow


@dataclass(frozen=True, slots=True)
class SavedList:
    """A query with a name; `count` is how many fit it, None where that wasn't asked."""

    id: int
    name: str
    query: str
    count: int | None = None


def all_lists() -> list[SavedList]:
    """Return the lists in their order."""
    rows = reader().rows("select id, name, query from saved_list order by place, id")
    return [SavedList(*row) for row in rows]


def counted(today: date) -> list[SavedList]:
    """Return the lists with how many people fit each; a query of a newer program fits nobody."""
    return [SavedList(one.id, one.name, one.query, _count(one.query, today)) for one in all_lists()]


def _count(query: str, today: date) -> int:
    try:
        return len(roster.ids(query, today=today, forgiving=True))
    except filters.BadQuery:
        return 0


def add(name: str, query: str, *, today: date) -> int:
    """Save a query under a name and return its id; raises BadQuery, NotUnderstood("list")."""
    clean = _clean(name)
    filters.parse(query, today)
    with journal().step("list_added", list=clean):
        last = reader().value("select coalesce(max(place), 0) from saved_list")
        return int(SavedListRow.insert(name=clean, query=query.strip(), place=last + 1).execute())


def edit(list_id: int, *, today: date, name: str | None = None, query: str | None = None) -> None:
    """Give a list another name or query; raises NotFound, BadQuery, NotUnderstood("list")."""
    row = _row(list_id)
    with journal().step("list_edited", list=row.name):
        if name is not None:
            row.name = _clean(name)
        if query is not None:
            filters.parse(query, today)
            row.query = query.strip()
        row.save()


def remove(list_id: int) -> None:
    """Forget a list; its people stay. Raises NotFound."""
    row = _row(list_id)
    with journal().step("list_removed", list=row.name):
        row.delete_instance()


def follow(key: filters.Key, old: str, new: str) -> None:
    """Let the lists that ask for something by its name ask for its new one, inside a step."""
    for row in SavedListRow.select() if old != new else ():
        query = filters.renamed(row.query, key, old, new)
        if query != row.query:
            row.query = query
            row.save()


def _clean(name: str) -> str:
    clean = " ".join(name.split())
    if not clean:
        raise NotUnderstood("list", name)
    return clean


def _row(list_id: int) -> SavedListRow:
    row: SavedListRow | None = SavedListRow.get_or_none(SavedListRow.id == list_id)
    if row is None:
        raise NotFound("list", str(list_id))
    return row
