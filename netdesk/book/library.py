"""What can be shared: add, change, refresh, share, and what came of it."""

from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import Any

from netdesk.book import guard, interactions, niches
from netdesk.book.library_lists import all_items, find, item, of_person, recipients
from netdesk.book.niches import one_name
from netdesk.book.opening import database, journal, reader
from netdesk.domain import web_page
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.model import ChannelKind, Direction, GiveKind, Intent, ItemKind
from netdesk.store.tables import InteractionRow, ItemNicheRow, ItemRow

__all__ = [
    "add",
    "all_items",
    "came_of",
    "edit",
    "find",
    "item",
    "of_person",
    "recipients",
    "refresh",
    "remove",
    "share",
]

_EDITABLE = frozenset(("title", "kind", "url", "path", "notes", "made_on"))


def add(
    title: str = "",
    *,
    today: date,
    url: str = "",
    path: str = "",
    kind: ItemKind | None = None,
    niche_names: Sequence[str] = (),
    notes: str = "",
    made_on: date | None = None,
    html: str = "",
) -> int:
    """Add what can be shared and return its id, as one step; a known link or file is that item.

    Without a title it is what the link (with the HTML it was copied with) or the file's name says.
    Raises NotUnderstood where there is neither.
    """
    if known := _same_place(url, path):
        return known
    said = title or (web_page.title(url, html) if url else web_page.file_title(path))
    clean = _clean(said)
    with journal().step("item_added", item=clean):
        own = int(
            ItemRow.insert(
                title=clean,
                kind=(kind or web_page.kind(url or path)).value,
                url=url,
                path=path,
                notes=notes,
                made_on=made_on,
                touched_on=made_on or today,
                created_on=today,
            ).execute()
        )
        _serve(own, niche_names)
    return own


def _same_place(url: str, path: str) -> int:
    for column, value in (("url", url), ("path", path)):
        sql = f"select id from library_item where {column} = ? order by id"
        if value and (own := reader().value(sql, (value,))):
            return int(own)
    return 0


def _clean(title: str) -> str:
    clean = " ".join(title.split())
    if not clean:
        raise NotUnderstood("item", title)
    return clean


def _serve(own: int, niche_names: Sequence[str]) -> None:
    database().raw.executemany(
        "insert or ignore into library_niche (item_id, niche_id) values (?, ?)",
        [(own, niches.ensure(name)) for name in niche_names if name.strip()],
    )


def edit(
    item_id: int, *, today: date, niche_names: Sequence[str] | None = None, **fields: Any
) -> None:
    """Change fields of an item, or which niches it serves, as one step; it is fresh again, unless
    only its date has changed.

    Raises NotFound or NotUnderstood.
    """
    if unknown := fields.keys() - _EDITABLE:
        raise NotUnderstood("field", ", ".join(sorted(unknown)))
    values = {
        name: value.value if isinstance(value, Enum) else value for name, value in fields.items()
    }
    if "title" in values:
        values["title"] = _clean(values["title"])
    with journal().step("item_edited", item=item(item_id, today).title):
        if niche_names is not None or fields.keys() - {"made_on"}:
            values["touched_on"] = today
        if values:
            ItemRow.update(values).where(ItemRow.id == item_id).execute()
        if niche_names is not None:
            ItemNicheRow.delete().where(ItemNicheRow.item_id == item_id).execute()
            _serve(item_id, niche_names)


def refresh(item_id: int, today: date) -> None:
    """Say that an item is up to date; raises NotFound."""
    with journal().step("item_refreshed", item=item(item_id, today).title):
        ItemRow.update(touched_on=today).where(ItemRow.id == item_id).execute()


def remove(item_id: int, today: date) -> None:
    """Remove an item; that it was shared stays told. Raises NotFound."""
    with journal().step("item_removed", item=item(item_id, today).title):
        # a foreign key's own action would fire the index's triggers under another conflict policy
        InteractionRow.update(item_id=None).where(InteractionRow.item_id == item_id).execute()
        ItemRow.delete().where(ItemRow.id == item_id).execute()


def share(
    item_id: int,
    person_id: int,
    *,
    on: date,
    channel: ChannelKind | None = None,
    note: str = "",
    said: str = "",
    force: bool = False,
) -> int:
    """Record that somebody got an item: a give that waits for a reply; returns the contact.

    `said` is its summary, else the title. Raises Guarded (unless forced) or NotFound.
    """
    found = item(item_id, on)
    warning = guard.warning(person_id, on)
    if warning and not force:
        raise warning
    with journal().step("item_shared", item=found.title, name=one_name([person_id])):
        return interactions.record(
            [person_id],
            said or found.title,
            on,
            channel,
            Direction.OUTGOING,
            Intent.GIVE,
            note,
            give_kind=GiveKind.SHARE,
            reply_by=interactions.reply_day(on),
            forced=warning is not None,
            item_id=item_id,
        )


def came_of(
    interaction_id: int, outcome: str | None = None, *, won: bool | None = None, today: date
) -> None:
    """Note what came of something shared; it was answered with that. Raises NotFound."""
    row: InteractionRow | None = InteractionRow.get_or_none(InteractionRow.id == interaction_id)
    if row is None:
        raise NotFound("interaction", str(interaction_id))
    names = ", ".join(interactions.interaction(interaction_id).people)
    with journal().step("outcome_noted", name=names):
        row.outcome = row.outcome if outcome is None else outcome
        row.won = row.won if won is None else won
        if row.outcome or row.won:
            row.replied_on = row.replied_on or today
        row.save()
