"""Occasions to meet people: planned, gone to or missed, and who was met there."""

from collections.abc import Collection
from datetime import date, time
from enum import Enum
from typing import Any

from netdesk.book import first_follow_ups, niches, saved_lists
from netdesk.book.event_lists import all_events, event, find, lines, of_person, recent, view
from netdesk.book.mapping import parts, stored_hour
from netdesk.book.opening import database, journal, reader
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.filters import Key
from netdesk.domain.folding import fold
from netdesk.domain.model import Event, EventKind, EventRole
from netdesk.store.tables import EventRow, PersonRow

__all__ = [
    "add",
    "all_events",
    "answer",
    "assign",
    "attend",
    "edit",
    "ensure",
    "event",
    "find",
    "leave",
    "lines",
    "meet",
    "note",
    "of_person",
    "recent",
    "remove",
    "view",
]

EDITABLE = frozenset(
    (
        *("name", "on", "at", "ends_on", "kind", "role", "place", "url", "notes", "niche"),
        *("attended", "missed"),
    )
)
_COLUMNS = {"on": "held_on", "at": "starts_at", "niche": "niche_id"}


def add(
    name: str,
    on: date | None,
    *,
    attended: bool = True,
    place: str = "",
    kind: EventKind = EventKind.MEETUP,
    at: time | None = None,
    ends_on: date | None = None,
    url: str = "",
    role: EventRole = EventRole.ATTENDING,
    niche: str = "",
    notes: str = "",
    uid: str = "",
) -> int:
    """Make an event, planned where it is not `attended`, and return its id.

    The niche is made where missing. Raises NotUnderstood for an empty name.
    """
    with journal().step("event_added", event=_clean(name)):
        return int(
            EventRow.insert(
                name=_clean(name),
                held_on=on,
                attended=attended,
                place=place,
                kind=kind.value,
                starts_at=stored_hour(at),
                ends_on=ends_on,
                url=url,
                role=role.value,
                niche_id=niches.ensure(niche) if niche.strip() else None,
                notes=notes,
                uid=uid,
            ).execute()
        )


def edit(event_id: int, **fields: Any) -> None:
    """Change fields of an event; its people's place and date of meeting go along.

    `niche` is a name, made where missing, empty for none. Raises NotFound or NotUnderstood.
    """
    if unknown := fields.keys() - EDITABLE:
        raise NotUnderstood("field", ", ".join(sorted(unknown)))
    before = event(event_id)
    with journal().step("event_edited", event=before.name):
        values = {_COLUMNS.get(name, name): _stored(name, value) for name, value in fields.items()}
        if values.get("attended"):
            values["missed"] = False
        if values:
            EventRow.update(values).where(EventRow.id == event_id).execute()
        _carry_along(before, event(event_id))


def _stored(name: str, value: Any) -> Any:
    match name:
        case "name":
            return _clean(value)
        case "at":
            return stored_hour(value)
        case "niche":
            return niches.ensure(value) if value.strip() else None
        case _:
            return value.value if isinstance(value, Enum) else value


def _carry_along(before: Event, now: Event) -> None:
    """Let those who were first met there have been met at its new name and date."""
    theirs = PersonRow.event_id == now.id
    if now.name != before.name:
        renamed = PersonRow.update(met_at=now.name)
        renamed.where(theirs, PersonRow.met_at == before.name).execute()
        if not _is_used(before.name):
            saved_lists.follow(Key.EVENT, before.name, now.name)
    if now.on and now.on != before.on:
        met = PersonRow.select(PersonRow.id).where(theirs, PersonRow.met_on == before.on)
        moved = [row.id for row in met]
        first_follow_ups.move_clock(moved, now.on)
        for part in parts(moved):
            PersonRow.update(met_on=now.on).where(PersonRow.id.in_(part)).execute()


def _is_used(name: str) -> bool:
    """Say whether an event or a place where somebody was met is called so."""
    rows = reader().rows("select name from event union select met_at from person")
    return fold(name) in {fold(one) for (one,) in rows}


def answer(event_id: int, *, went: bool) -> None:
    """Say whether I went to a planned event, so that Today asks no more."""
    name = event(event_id).name
    with journal().step("event_attended" if went else "event_missed", event=name):
        EventRow.update(attended=went, missed=not went).where(EventRow.id == event_id).execute()


def remove(event_id: int) -> None:
    """Remove an event; whom I met there stays, and where. Raises NotFound."""
    with journal().step("event_removed", event=event(event_id).name):
        EventRow.delete().where(EventRow.id == event_id).execute()


def ensure(name: str, on: date) -> Event:
    """Return the event of this name, made (attended, on `on`) where missing, inside a step.

    The beginning of a name is another name here: PyCon is not PyCon 2025.
    """
    known = next((one for one in all_events() if fold(one.name) == fold(name)), None)
    return known or event(add(name, on))


def _clean(name: str) -> str:
    clean = " ".join(name.split())
    if not clean:
        raise NotUnderstood("event", name)
    return clean


def assign(person_ids: Collection[int], event_id: int, today: date | None = None) -> None:
    """Say that these people were met at an event, as one step; raises NotFound.

    With `today`, a planned event whose day has come is attended then.
    """
    where = event(event_id)
    with journal().step("event_assigned", n=len(person_ids), event=where.name):
        changes: dict[str, object] = {"event_id": event_id, "met_at": where.name}
        if where.on:
            changes["met_on"] = where.on
            first_follow_ups.move_clock(person_ids, where.on)
        raw = database().raw
        for part in parts(person_ids):
            raw.executemany(_LEAVE, [(own, event_id) for own in part])
            PersonRow.update(changes).where(PersonRow.id.in_(part)).execute()
        attend(person_ids, event_id, today)


_LEAVE = (  # who was thought to have been met elsewhere
    "delete from event_person where person_id = ?1 "
    "and event_id = (select event_id from person where id = ?1) and event_id <> ?2"
)


def attend(person_ids: Collection[int], event_id: int, today: date | None = None) -> None:
    """Note whom I met at an event, inside a step; who is noted already stays as they are.

    To have met somebody at a planned event whose day has come by `today` says that I went.
    """
    database().raw.executemany(
        "insert or ignore into event_person (event_id, person_id) "
        "select ?, id from person where id = ?",  # another program may have removed them
        [(event_id, own) for own in person_ids],
    )
    if today:
        gone_to(event_id, today)


def gone_to(event_id: int, today: date) -> None:
    """Take a planned event whose day has come for attended, inside a step."""
    EventRow.update(attended=True).where(
        EventRow.id == event_id, ~EventRow.attended, ~EventRow.missed, EventRow.held_on <= today
    ).execute()


def leave(person_ids: Collection[int], event_id: int) -> None:
    """Say that these people were not met at an event after all, as one step; raises NotFound."""
    where = event(event_id)
    with journal().step("event_left", n=len(person_ids), event=where.name):
        raw = database().raw
        pairs = [(event_id, own) for own in person_ids]
        raw.executemany("delete from event_person where event_id = ? and person_id = ?", pairs)
        raw.executemany(
            "update person set event_id = null, met_at = '' where event_id = ? and id = ?", pairs
        )


def note(event_id: int, person_id: int, text: str) -> None:
    """Keep what is to be remembered of somebody met at an event; raises NotFound."""
    where = event(event_id)
    with journal().step("event_noted", event=where.name, name=niches.one_name([person_id])):
        raw = database().raw
        raw.execute(
            "update event_person set note = ? where event_id = ? and person_id = ?",
            (text.strip(), event_id, person_id),
        )
        if not raw.changes():
            raise NotFound("person", str(person_id))


def meet(person_ids: Collection[int], name: str, on: date) -> Event:
    """Say that these people were met at the event of this name, made (attended, on `on`) where
    missing, as one step; returns it."""
    with journal().step("event_assigned", n=len(person_ids), event=name.strip()):
        where = ensure(name, on)
        assign(person_ids, where.id)
    return where
