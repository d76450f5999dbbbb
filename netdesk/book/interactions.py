"""Contacts between people: log, edit, remove; the first one stops the clock."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from netdesk.book import preferences
from netdesk.book.interaction_lists import (
    between,
    gifts,
    interaction,
    newest_awaited,
    of_person,
    since,
)
from netdesk.book.mapping import parts
from netdesk.book.niches import one_name
from netdesk.book.opening import database, journal, reader
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.model import ChannelKind, Direction, GiveKind, Intent, Interaction, Origin
from netdesk.store.tables import FollowUpRow, InteractionRow

__all__ = [
    "between",
    "close_first",
    "edit",
    "gifts",
    "interaction",
    "log",
    "mark_answered",
    "mark_replied",
    "of_person",
    "record",
    "remove",
    "replied",
    "reply_day",
    "since",
]

_COLUMNS = {"on": "happened_on"}
_EDITABLE = {
    *("on", "channel", "direction", "intent", "give_kind", "summary", "note", "learned"),
    *("event_id", "reply_by", "replied_on", "outcome", "won", "thanked_on"),
}


def log(
    person_ids: Collection[int],
    summary: str = "",
    *,
    on: date,
    channel: ChannelKind | None = None,
    direction: Direction = Direction.MUTUAL,
    intent: Intent = Intent.NEUTRAL,
    give_kind: GiveKind | None = None,
    note: str = "",
    learned: str = "",
    event_id: int | None = None,
    reply_by: date | None = None,
    force: bool = False,
) -> int:
    """Record a contact on the local date `on` and return its id.

    An outgoing or mutual one stops the first follow-up clock in the same step (PRODUCT rule 1); an
    incoming or mutual one is the reply that was awaited (rule 6). `reply_by` is the day when an
    outgoing one is asked after, see `reply_day`. `force` marks that a warning was overruled.
    """
    with journal().step("interaction_logged", n=len(person_ids), name=one_name(person_ids)):
        return record(
            person_ids,
            summary,
            on,
            channel,
            direction,
            intent,
            note,
            give_kind=give_kind,
            learned=learned,
            event_id=event_id,
            reply_by=reply_by,
            forced=force,
        )


def reply_day(on: date) -> date:
    """Return when a reply to a contact of this day is asked after, as the preferences say."""
    return on + timedelta(days=preferences.current().reply_days)


def record(
    person_ids: Collection[int],
    summary: str,
    on: date,
    channel: ChannelKind | None,
    direction: Direction,
    intent: Intent = Intent.NEUTRAL,
    note: str = "",
    *,
    give_kind: GiveKind | None = None,
    learned: str = "",
    event_id: int | None = None,
    reply_by: date | None = None,
    forced: bool = False,
    item_id: int | None = None,
) -> int:
    """Write one interaction and what follows from it, inside a step; raises NotFound where a
    person is missing."""
    _check_people(person_ids)
    own = int(
        InteractionRow.insert(
            happened_on=on,
            channel=channel.value if channel else None,
            direction=direction.value,
            intent=intent.value,
            give_kind=give_kind.value if give_kind else None,
            summary=summary,
            note=note,
            learned=learned,
            event_id=event_id,
            reply_by=reply_by if direction is Direction.OUTGOING else None,
            forced=forced,
            item_id=item_id,
        ).execute()
    )
    _take_part(own, person_ids)
    _settle(person_ids, own, on, direction)
    return own


def _take_part(own: int, person_ids: Collection[int]) -> None:
    database().raw.executemany(
        "insert or ignore into interaction_person (interaction_id, person_id) values (?, ?)",
        [(own, person) for person in person_ids],
    )


def _settle(person_ids: Collection[int], own: int, on: date, direction: Direction) -> None:
    """Close what a contact from my side closes, and mark what one from theirs answers."""
    if direction is not Direction.INCOMING:
        close_first(person_ids, own, on)
    if direction is not Direction.OUTGOING:
        mark_answered(person_ids, on)


def mark_answered(person_ids: Collection[int], on: date) -> None:
    """Mark what awaits a reply of these people as replied to, inside a step."""
    for part in parts(person_ids):
        marks = ",".join("?" * len(part))
        database().raw.execute(_ANSWERED.format(ids=marks), (on.isoformat(), *part))


_ANSWERED = """
update interaction set replied_on = ?1 where reply_by is not null and replied_on is null
    and direction = 'outgoing' and happened_on <= ?1 and id in
    (select interaction_id from interaction_person where person_id in ({ids}))
"""


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


def edit(interaction_id: int, *, person_ids: Collection[int] | None = None, **fields: Any) -> None:
    """Change who took part in an interaction, or its fields: on, channel, direction, intent,
    give_kind, summary, note, learned, event_id, reply_by, replied_on.

    One that turns out to have been from my side stops the clock, one from theirs is the reply that
    was awaited, as if logged so. Raises NotFound or NotUnderstood("field").
    """
    row = _row(interaction_id)
    if unknown := fields.keys() - _EDITABLE:
        raise NotUnderstood("field", ", ".join(sorted(unknown)))
    with journal().step("interaction_edited", name=_people(interaction_id)):
        for name, value in fields.items():
            setattr(row, _COLUMNS.get(name, name), getattr(value, "value", value))
        row.save()
        if person_ids is not None:
            _change_people(interaction_id, person_ids)
        if person_ids is not None or fields.keys() & {"on", "direction"}:
            people = interaction(interaction_id).person_ids
            _settle(people, interaction_id, row.happened_on, Direction(row.direction))


def _change_people(own: int, person_ids: Collection[int]) -> None:
    _check_people(person_ids)
    gone = set(interaction(own).person_ids) - set(person_ids)
    database().raw.executemany(
        "delete from interaction_person where interaction_id = ? and person_id = ?",
        [(own, person) for person in gone],
    )
    _take_part(own, person_ids)


def remove(interaction_id: int) -> None:
    """Remove an interaction; what it closed stays closed. Raises NotFound."""
    row = _row(interaction_id)
    with journal().step("interaction_removed", name=_people(interaction_id)):
        row.delete_instance()


def replied(person_id: int, on: date) -> Interaction:
    """Mark the newest contact that waits for a person's reply as replied, and return it.

    Where none waits it is their newest outgoing one; raises NotFound if that is answered too.
    """
    name = one_name([person_id])
    if not name:
        raise NotFound("person", str(person_id))
    newest = newest_awaited(person_id)
    if newest is None:
        raise NotFound("awaited", name)
    mark_replied(newest.id, on)
    return interaction(newest.id)


def mark_replied(interaction_id: int, on: date) -> None:
    """Say that a contact was replied to on the local date `on`; raises NotFound."""
    row = _row(interaction_id)
    with journal().step("interaction_replied", name=_people(interaction_id)):
        row.replied_on = on
        row.save()


def _people(interaction_id: int) -> str:
    return ", ".join(interaction(interaction_id).people)


def _row(interaction_id: int) -> InteractionRow:
    row: InteractionRow | None = InteractionRow.get_or_none(InteractionRow.id == interaction_id)
    if row is None:
        raise NotFound("interaction", str(interaction_id))
    return row
