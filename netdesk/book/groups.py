"""Communities and circles: found, changed, joined and left."""

from collections.abc import Sequence
from datetime import date, time
from enum import Enum
from typing import Any

from netdesk.book import niches, saved_lists
from netdesk.book.group_lists import all_groups, find, group, lines, of_person, order, view
from netdesk.book.group_meetings import Promise, edit_meeting, meet, remove_meeting, visit
from netdesk.book.group_members import (
    add_members,
    forget,
    let_in,
    remove_members,
    set_order,
    set_turn,
)
from netdesk.book.mapping import stored_hour
from netdesk.book.opening import journal
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.filters import Key
from netdesk.domain.folding import fold
from netdesk.domain.model import GroupKind
from netdesk.domain.rhythm import Rhythm, parse
from netdesk.store.tables import GroupRow

__all__ = [
    "Promise",
    "add",
    "add_members",
    "all_groups",
    "edit",
    "edit_meeting",
    "find",
    "forget",
    "group",
    "join",
    "leave",
    "lines",
    "meet",
    "of_person",
    "order",
    "remove",
    "remove_meeting",
    "remove_members",
    "set_order",
    "set_turn",
    "view",
    "visit",
]

EDITABLE = frozenset(
    (
        *("name", "kind", "url", "place", "niche", "notes", "rhythm", "next_on", "next_at"),
        *("next_topic", "takes_turns", "joined_on"),
    )
)


def add(
    name: str,
    *,
    today: date,
    kind: GroupKind = GroupKind.OTHER,
    url: str = "",
    place: str = "",
    niche: str = "",
    notes: str = "",
    rhythm: str = "",
    next_on: date | None = None,
    next_at: time | None = None,
    takes_turns: bool | None = None,
    members: Sequence[int] = (),
) -> int:
    """Make a group that I join today, and return its id.

    With a rhythm and no date the next meeting or visit is one rhythm from today. Peer-feedback
    circles take turns unless told otherwise, beginning with me. Raises NotUnderstood.
    """
    every = _rhythm(rhythm)
    turn_about = kind is GroupKind.PEER_FEEDBACK if takes_turns is None else takes_turns
    with journal().step("group_added", group=_clean(name)):
        own = int(
            GroupRow.insert(
                name=_clean(name),
                kind=kind.value,
                url=url,
                place=place,
                niche_id=niches.ensure(niche) if niche.strip() else None,
                notes=notes,
                rhythm=str(every or ""),
                next_on=next_on or (every.after(today) if every else None),
                next_at=stored_hour(next_at),
                takes_turns=turn_about,
                joined_on=today,
                created_on=today,
            ).execute()
        )
        let_in(own, members)
    return own


def edit(group_id: int, **fields: Any) -> None:
    """Change fields of a group, as one step; raises NotFound or NotUnderstood.

    `niche` is a name, made where missing, empty for none; `rhythm` a text such as 2w or monthly,
    empty for none.
    """
    if unknown := fields.keys() - EDITABLE:
        raise NotUnderstood("field", ", ".join(sorted(unknown)))
    before = group(group_id).name
    with journal().step("group_edited", group=before):
        values = {
            "niche_id" if name == "niche" else name: _stored(name, value)
            for name, value in fields.items()
        }
        if values:
            GroupRow.update(values).where(GroupRow.id == group_id).execute()
        if all(fold(one.name) != fold(before) for one in all_groups()):
            saved_lists.follow(Key.GROUP, before, group(group_id).name)


def _stored(name: str, value: Any) -> Any:
    match name:
        case "name":
            return _clean(value)
        case "next_at":
            return stored_hour(value)
        case "rhythm":
            return str(_rhythm(value) or "")
        case "niche":
            return niches.ensure(value) if value.strip() else None
        case _:
            return value.value if isinstance(value, Enum) else value


def _clean(name: str) -> str:
    clean = " ".join(name.split())
    if not clean:
        raise NotUnderstood("group", name)
    return clean


def _rhythm(text: str) -> Rhythm | None:
    found = parse(text)
    if found is None and text.strip():
        raise NotUnderstood("rhythm", text)
    return found


def remove(group_id: int) -> None:
    """Remove a group with its meetings; contacts with its members stay. Raises NotFound."""
    with journal().step("group_removed", group=group(group_id).name):
        GroupRow.delete().where(GroupRow.id == group_id).execute()


def join(group_id: int, on: date) -> None:
    """Say that I belong to a group (again) since `on`; raises NotFound."""
    with journal().step("group_joined", group=group(group_id).name):
        GroupRow.update(joined_on=on, left_on=None).where(GroupRow.id == group_id).execute()


def leave(group_id: int, on: date) -> None:
    """Say that I left a group: nothing of it is due any more. Raises NotFound."""
    with journal().step("group_left", group=group(group_id).name):
        GroupRow.update(left_on=on).where(GroupRow.id == group_id).execute()


def ensure(name: str, today: date) -> int:
    """Return the id of the group of this name, made where missing, inside a step."""
    known = next((one for one in all_groups() if fold(one.name) == fold(name)), None)
    return known.id if known else add(name, today=today)
