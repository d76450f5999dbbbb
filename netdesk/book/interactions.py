"""Contacts between people: log, edit, remove; the first one stops the clock."""

import json
from collections.abc import Collection
from datetime import date
from typing import Any

from netdesk.book.mapping import channel_kind, day, parts
from netdesk.book.niches import one_name
from netdesk.book.opening import database, journal, reader
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.model import ChannelKind, Direction, Intent, Interaction, Origin
from netdesk.store.reader import Row
from netdesk.store.tables import FollowUpRow, InteractionRow

_SELECT = (
    "select i.id, i.happened_on, i.channel, i.direction, i.intent, i.summary, i.note, "
    "(select json_group_array(json_array(p.id, p.name)) from interaction_person x "
    " join person p on p.id = x.person_id where x.interaction_id = i.id) from interaction i "
)
_EDITABLE = {"on", "channel", "direction", "intent", "summary", "note", "learned"}


def log(
    person_ids: Collection[int],
    summary: str = "",
    *,
    on: date,
    channel: ChannelKind | None = None,
    direction: Direction = Direction.MUTUAL,
    intent: Intent = Intent.NEUTRAL,
    note: str = "",
    force: bool = False,
) -> int:
    """Record a contact on the local date `on` and return its id.

    An outgoing or mutual one stops the first follow-up clock in the same step (PRODUCT rule 1).
    `force` marks that a warning was overruled.
    """
    with journal().step("interaction_logged", n=len(person_ids), name=one_name(person_ids)):
        own = record(person_ids, summary, on, channel, direction, intent, note, forced=force)
        if direction is not Direction.INCOMING:
            close_first(person_ids, own, on)
        return own


def record(
    person_ids: Collection[int],
    summary: str,
    on: date,
    channel: ChannelKind | None,
    direction: Direction,
    intent: Intent = Intent.NEUTRAL,
    note: str = "",
    *,
    forced: bool = False,
) -> int:
    """Write one interaction, inside a step; raises NotFound where a person is missing."""
    _check_people(person_ids)
    own = int(
        InteractionRow.insert(
            happened_on=on,
            channel=channel.value if channel else None,
            direction=direction.value,
            intent=intent.value,
            summary=summary,
            note=note,
            forced=forced,
        ).execute()
    )
    database().raw.executemany(
        "insert into interaction_person (interaction_id, person_id) values (?, ?)",
        [(own, person) for person in dict.fromkeys(person_ids)],
    )
    return own


def _check_people(person_ids: Collection[int]) -> None:
    if not person_ids:
        raise NotFound("person", "")
    for person in person_ids:
        if not reader().rows("select 1 from person where id = ?", (person,)):
            raise NotFound("person", str(person))


def close_first(person_ids: Collection[int], interaction_id: int, on: date) -> None:
    """Close the first follow-ups of people who were written to, inside a step.

    One with a reason of its own stays open as a promise (PRODUCT rule 1).
    """
    for part in parts(person_ids):
        mine = (
            FollowUpRow.person_id.in_(part),
            FollowUpRow.status == "open",
            FollowUpRow.origin == Origin.FIRST.value,
        )
        promised = FollowUpRow.update(origin=Origin.PROMISE.value)
        promised.where(*mine, FollowUpRow.reason != "").execute()
        closed = FollowUpRow.update(status="done", closed_on=on, interaction_id=interaction_id)
        closed.where(*mine).execute()


def edit(interaction_id: int, **fields: Any) -> None:
    """Change fields of an interaction: on, channel, direction, intent, summary, note, learned.

    One that turns out to have been outgoing or mutual stops the clock, as if logged so.
    """
    row = _row(interaction_id)
    if unknown := fields.keys() - _EDITABLE:
        raise NotUnderstood("field", ", ".join(sorted(unknown)))
    with journal().step("interaction_edited", name=_people(interaction_id)):
        for name, value in fields.items():
            setattr(row, "happened_on" if name == "on" else name, getattr(value, "value", value))
        row.save()
        if "direction" in fields and row.direction != Direction.INCOMING.value:
            close_first(interaction(interaction_id).person_ids, interaction_id, row.happened_on)


def remove(interaction_id: int) -> None:
    """Remove an interaction; what it closed stays closed. Raises NotFound."""
    row = _row(interaction_id)
    with journal().step("interaction_removed", name=_people(interaction_id)):
        row.delete_instance()


def of_person(person_id: int) -> list[Interaction]:
    """Return the interactions with a person, newest first."""
    rows = reader().rows(
        f"{_SELECT} join interaction_person ip on ip.interaction_id = i.id "
        "where ip.person_id = ? order by i.happened_on desc, i.id desc",
        (person_id,),
    )
    return [_interaction(row) for row in rows]


def interaction(interaction_id: int) -> Interaction:
    """Return one interaction; raises NotFound."""
    rows = reader().rows(f"{_SELECT} where i.id = ?", (interaction_id,))
    if not rows:
        raise NotFound("interaction", str(interaction_id))
    return _interaction(rows[0])


def _people(interaction_id: int) -> str:
    return ", ".join(interaction(interaction_id).people)


def _interaction(row: Row) -> Interaction:
    people = json.loads(row[7])
    return Interaction(
        id=row[0],
        person_ids=tuple(one[0] for one in people),
        people=tuple(one[1] for one in people),
        on=day(row[1]) or date.min,
        channel=channel_kind(row[2]),
        direction=Direction(row[3]),
        intent=Intent(row[4]),
        summary=row[5],
        note=row[6],
    )


def _row(interaction_id: int) -> InteractionRow:
    row: InteractionRow | None = InteractionRow.get_or_none(InteractionRow.id == interaction_id)
    if row is None:
        raise NotFound("interaction", str(interaction_id))
    return row
