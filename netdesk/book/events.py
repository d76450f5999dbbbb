"""Occasions to meet people: a name, a date, and who was met there."""

from collections.abc import Collection
from datetime import date, timedelta

from netdesk.book.mapping import day, parts
from netdesk.book.opening import database, journal, reader
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.folding import fold
from netdesk.domain.model import Event
from netdesk.store.reader import Row
from netdesk.store.tables import EventRow, PersonRow

_ALL = "select id, name, held_on, attended, place from event"


def all_events() -> list[Event]:
    """Return all events, the newest first, those without a date last."""
    return [_event(row) for row in reader().rows(f"{_ALL} order by held_on is null, held_on desc")]


def recent(today: date, days: int = 3) -> Event | None:
    """Return the latest attended event of the last `days` days, today included."""
    rows = reader().rows(
        f"{_ALL} where attended and held_on between ? and ? order by held_on desc, id desc limit 1",
        ((today - timedelta(days=days)).isoformat(), today.isoformat()),
    )
    return _event(rows[0]) if rows else None


def find(name: str) -> Event | None:
    """Return the newest event of this name (folded), else the only one that begins so."""
    wanted = fold(name)
    events = all_events()
    for event in events:
        if fold(event.name) == wanted:
            return event
    begins = [event for event in events if wanted and fold(event.name).startswith(wanted)]
    return begins[0] if len(begins) == 1 else None


def event(event_id: int) -> Event:
    """Return an event; raises NotFound."""
    rows = reader().rows(f"{_ALL} where id = ?", (event_id,))
    if not rows:
        raise NotFound("event", str(event_id))
    return _event(rows[0])


def add(name: str, on: date | None, *, attended: bool = True, place: str = "") -> int:
    """Make an event and return its id; raises NotUnderstood for an empty name."""
    with journal().step("event_added", event=name.strip()):
        return _insert(name, on, attended, place)


def ensure(name: str, on: date) -> Event:
    """Return the event of this name, made (attended, on `on`) where missing, inside a step.

    The beginning of a name is another name here: PyCon is not PyCon 2025.
    """
    known = next((one for one in all_events() if fold(one.name) == fold(name)), None)
    return known or event(_insert(name, on, True, ""))


def _insert(name: str, on: date | None, attended: bool, place: str) -> int:
    clean = " ".join(name.split())
    if not clean:
        raise NotUnderstood("event", name)
    return int(EventRow.insert(name=clean, held_on=on, attended=attended, place=place).execute())


def assign(person_ids: Collection[int], event_id: int) -> None:
    """Say that these people were met at an event, as one step; raises NotFound."""
    where = event(event_id)
    with journal().step("event_assigned", n=len(person_ids), event=where.name):
        changes: dict[str, object] = {"event_id": event_id, "met_at": where.name}
        if where.on:
            changes["met_on"] = where.on
        raw = database().raw
        for part in parts(person_ids):
            raw.executemany(_LEAVE, [(own,) for own in part])
            PersonRow.update(changes).where(PersonRow.id.in_(part)).execute()
        attend(person_ids, event_id)


_LEAVE = (  # who was thought to have been met elsewhere
    "delete from event_person where person_id = ?1 "
    "and event_id = (select event_id from person where id = ?1)"
)


def attend(person_ids: Collection[int], event_id: int) -> None:
    """Note whom I met at an event, inside a step; who is noted already stays as they are."""
    database().raw.executemany(
        "insert or ignore into event_person (event_id, person_id) "
        "select ?, id from person where id = ?",  # another program may have removed them
        [(event_id, own) for own in person_ids],
    )


def meet(person_ids: Collection[int], name: str, on: date) -> Event:
    """Say that these people were met at the event of this name, made (attended, on `on`) where
    missing, as one step; returns it."""
    with journal().step("event_assigned", n=len(person_ids), event=name.strip()):
        where = ensure(name, on)
        assign(person_ids, where.id)
    return where


def _event(row: Row) -> Event:
    return Event(row[0], row[1], day(row[2]), bool(row[3]), row[4])
