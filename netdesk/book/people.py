"""People: add, edit, delete; their lists and profiles are asked for here too."""

import uuid
from collections.abc import Collection, Sequence
from datetime import date
from enum import Enum
from typing import Any

from netdesk.book import channels as reach
from netdesk.book import (
    events,
    first_follow_ups,
    groups,
    introductions,
    niches,
    preferences,
    referrals,
)
from netdesk.book.mapping import parts, rows_for
from netdesk.book.niches import one_name
from netdesk.book.opening import database, journal, reader
from netdesk.book.profiles import person, persons, photo, properties, unknown_properties
from netdesk.book.roster import Order, PeopleCounts, count, counts, find, first, holder, ids, lines
from netdesk.domain import renaming
from netdesk.domain.contact import TEXT_FIELDS
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.folding import fold
from netdesk.domain.model import Channel, Event
from netdesk.domain.when import Due
from netdesk.store import blobs
from netdesk.store.tables import PersonRow

__all__ = [
    "Order",
    "PeopleCounts",
    "add",
    "count",
    "counts",
    "delete",
    "edit",
    "edit_many",
    "find",
    "first",
    "holder",
    "ids",
    "lines",
    "person",
    "persons",
    "photo",
    "properties",
    "set_photo",
    "stop_clock",
    "take_away",
    "unknown_properties",
]

EDITABLE = frozenset(
    [
        "name",
        *TEXT_FIELDS,
        "offers",
        "needs",
        "introduced_by",
        "preferred_channel",
        "not_before",
        "do_not_contact",
        "met_on",
        "met_at",
        "met_note",
        "circle",
        "cadence_days",
    ]
)


def add(
    name: str,
    *,
    today: date,
    given_name: str = "",
    family_name: str = "",
    organization: str = "",
    department: str = "",
    title: str = "",
    notes: str = "",
    nickname: str = "",
    birthday: str = "",
    niches: Sequence[str] = (),
    event: str = "",
    event_id: int | None = None,
    channels: Sequence[Channel] = (),
    follow_up: Due | None = None,
    reason: str = "",
    start_clock: bool = True,
) -> int:
    """Add a person met today (or on the event's date) and return their id, as one step.

    The event is that of `event_id`, or found by name or made; the first follow-up clock starts
    unless told otherwise. Raises NotUnderstood for an empty name.
    """
    clean = " ".join(name.split())
    if not clean:
        raise NotUnderstood("name", name)
    with journal().step("person_added", name=clean):
        where = _place(event, event_id, today)
        met_on = (where.on if where else None) or today
        own = int(
            PersonRow.insert(
                uid=new_uid(),
                name=clean,
                sort_key=fold(clean),
                given_name=given_name,
                family_name=family_name,
                organization=organization,
                department=department,
                title=title,
                notes=notes,
                nickname=nickname,
                birthday=birthday,
                created_on=today,
                met_on=met_on,
                met_at=where.name if where else "",
                event_id=where.id if where else None,
            ).execute()
        )
        if where:
            events.attend([own], where.id, today)
        their = [where.niche] if where and where.niche else []
        _add_details(own, [*niches, *their], channels)
        if start_clock:
            place = where.id if where else None
            first_follow_ups.start_clock(own, met_on, today, follow_up, reason, place)
    return own


def _place(name: str, event_id: int | None, today: date) -> Event | None:
    if event_id is not None:
        return events.event(event_id)
    return events.ensure(name, today) if name.strip() else None


def _add_details(own: int, names: Sequence[str], channels: Sequence[Channel]) -> None:
    region = preferences.current().region
    for position, channel in enumerate(channels):
        reach.insert(own, position, channel, region)
    for name in names:
        niches.tag([own], name)


def new_uid() -> str:
    """Return a UID for a person who brought none (RFC 6350 §6.7.6)."""
    return f"urn:uuid:{uuid.uuid4()}"


def edit(person_id: int, **fields: Any) -> None:
    """Set fields of one person, as one step; raises NotFound or NotUnderstood("field")."""
    edit_many([person_id], **fields)


def edit_many(person_ids: Collection[int], **fields: Any) -> None:
    """Set the same fields of several people, as one step.

    A running clock follows `met_on`, and the parts of a name the name, unless they are given too.
    """
    if unknown := fields.keys() - EDITABLE:
        raise NotUnderstood("field", ", ".join(sorted(unknown)))
    if fields.get("introduced_by") in person_ids:
        raise NotUnderstood("value", f"introduced_by={fields['introduced_by']}")
    name = ""
    if len(person_ids) == 1:
        name = _name(next(iter(person_ids)))
    values = {
        key: value.value if isinstance(value, Enum) else value for key, value in fields.items()
    }
    if "name" in values:
        values |= _named(values["name"])
    label = "person_edited" if len(person_ids) == 1 else "people_edited"
    with journal().step(label, n=len(person_ids), name=name):
        if values.get("met_on"):
            first_follow_ups.move_clock(person_ids, values["met_on"])
        if "name" in values and not values.keys() & set(renaming.PARTS):
            _rename_parts(person_ids, values["name"])
        for part in parts(person_ids):
            PersonRow.update(values).where(PersonRow.id.in_(part)).execute()


def _name(person_id: int) -> str:
    name = one_name([person_id])
    if not name:
        raise NotFound("person", str(person_id))
    return name


def _named(name: str) -> dict[str, Any]:
    clean = " ".join(name.split())
    if not clean:
        raise NotUnderstood("name", name)
    return {"name": clean, "sort_key": fold(clean), "name_derived": False}


def _rename_parts(person_ids: Collection[int], name: str) -> None:
    for part in parts(person_ids):
        for row in list(PersonRow.select().where(PersonRow.id.in_(part))):
            known = {field: getattr(row, field) for field in renaming.PARTS}
            followed = renaming.followed(known, row.name, name)
            PersonRow.update(followed).where(PersonRow.id == row.id).execute()


def set_photo(person_id: int, picture: bytes | None) -> None:
    """Set or remove a person's picture (checked by the caller to be one); raises NotFound."""
    with journal().step("photo_set", name=_name(person_id)):
        name = blobs.put(database().raw, picture) if picture else ""
        PersonRow.update(photo=name).where(PersonRow.id == person_id).execute()


def stop_clock(person_id: int) -> None:
    """End a person's first follow-up clock without a contact: the user's own choice.

    Raises NotFound.
    """
    with journal().step("clock_stopped", name=_name(person_id)):
        PersonRow.update(clock_on=None).where(PersonRow.id == person_id).execute()


def delete(person_ids: Collection[int]) -> None:
    """Delete people with all that is theirs, as one step; interactions that were only with them
    go too."""
    with journal().step("people_deleted", n=len(person_ids), name=one_name(person_ids)):
        take_away(person_ids)


def take_away(person_ids: Collection[int]) -> None:
    """Delete people with all that is theirs, inside a step."""
    raw = database().raw
    groups.forget(person_ids)
    introductions.forget(person_ids)
    referrals.forget(person_ids)
    theirs = rows_for(reader(), _INTERACTIONS, person_ids)
    raw.executemany("delete from person where id = ?", [(own,) for own in person_ids])
    raw.executemany(
        "delete from interaction where id = ?1 and not exists "
        "(select 1 from interaction_person where interaction_id = ?1)",
        theirs,
    )


_INTERACTIONS = "select distinct interaction_id from interaction_person where person_id in ({ids})"
