"""Promises to act: plan, done, snooze, drop; none is ever rolled forward by the program."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from netdesk import clock
from netdesk.book import interactions, mapping, thanks
from netdesk.book.follow_up_lists import due, follow_up, of_group, of_person
from netdesk.book.niches import one_name
from netdesk.book.opening import journal, reader
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.model import (
    ChannelKind,
    Direction,
    FollowUp,
    FollowUpStatus,
    Origin,
    Side,
)
from netdesk.domain.rhythm import Rhythm
from netdesk.domain.when import Due
from netdesk.store.tables import FollowUpRow, PersonRow

__all__ = [
    "done",
    "drop",
    "due",
    "edit",
    "follow_up",
    "insert",
    "moment",
    "of_group",
    "of_person",
    "plan",
    "snooze",
    "snooze_many",
    "snooze_person",
]

_UNSET: Any = object()


def plan(
    person_ids: Collection[int],
    due: Due,
    *,
    reason: str = "",
    channel: ChannelKind | None = None,
    side: Side = Side.MINE,
    origin: Origin = Origin.MANUAL,
    every: Rhythm | None = None,
    force: bool = False,
) -> list[int]:
    """Plan a follow-up with each of these people, as one step; returns the ids.

    `every` lets it come again whenever it is done. `force` marks that a warning was overruled.
    """
    with journal().step(
        "follow_up_planned", n=len(person_ids), name=one_name(person_ids), due=due.day.isoformat()
    ):
        return [
            insert(person, due, reason, channel, side, origin, every=every, forced=force)
            for person in person_ids
        ]


def insert(
    person_id: int,
    due: Due,
    reason: str,
    channel: ChannelKind | None,
    side: Side,
    origin: Origin,
    *,
    event_id: int | None = None,
    group_id: int | None = None,
    referral_id: int | None = None,
    introduction_id: int | None = None,
    every: Rhythm | None = None,
    forced: bool = False,
) -> int:
    """Write one follow-up, inside a step; raises NotFound where the person is missing.

    `event_id` or `group_id` is where it was promised, `referral_id` what it thanks for,
    `introduction_id` that whose outcome it asks.
    """
    if not reader().rows("select 1 from person where id = ?", (person_id,)):
        raise NotFound("person", str(person_id))
    return int(
        FollowUpRow.insert(
            person_id=person_id,
            due_on=due.day,
            due_utc=moment(due),
            reason=reason,
            channel=channel.value if channel else None,
            origin=origin.value,
            side=side.value,
            event_id=event_id,
            group_id=group_id,
            referral_id=referral_id,
            introduction_id=introduction_id,
            rhythm=str(every or ""),
            anchor_on=due.day if every else None,
            forced=forced,
        ).execute()
    )


def moment(due: Due) -> datetime | None:
    """Return the moment (UTC) of a due time that matters, None for a whole day."""
    if due.at is None:
        return None
    return clock.moment(due.day, due.at)


def done(follow_up_id: int, *, note: str = "", today: date, force: bool = False) -> FollowUp:
    """Close a follow-up as done and log what happened, as one step (PRODUCT rule 1).

    What I owe was an outgoing contact, what they owe an incoming one. Never held up by the guard;
    `force` marks that its warning was overruled before.
    One that repeats plans its next in the same step, the first of its series that lies ahead.
    """
    before = _open(follow_up_id, today)
    row = FollowUpRow.get_by_id(follow_up_id)
    with journal().step("follow_up_done", name=before.person):
        row.status, row.closed_on = FollowUpStatus.DONE.value, today
        row.save()  # before what the contact closes, or a first one would become a promise
        direction = Direction.OUTGOING if before.side is Side.MINE else Direction.INCOMING
        said = note or before.reason
        row.interaction_id = interactions.record(
            [before.person_id], said, today, before.channel, direction, forced=force
        )
        row.save()
        if before.origin is Origin.THANKS and before.side is Side.MINE:
            thanks.mark(before.person_id, row.referral_id, today)
        _plan_next(row, before, today)
    return follow_up(follow_up_id, today)


def _plan_next(row: FollowUpRow, before: FollowUp, today: date) -> None:
    if not before.rhythm:
        return
    anchor = row.anchor_on or before.due
    due = Due(before.rhythm.beyond(anchor, max(before.due, today)), before.at)
    reason, channel, origin = before.reason, before.channel, before.origin
    own = insert(before.person_id, due, reason, channel, before.side, origin, every=before.rhythm)
    FollowUpRow.update(anchor_on=anchor).where(FollowUpRow.id == own).execute()


def snooze(follow_up_id: int, until: Due, today: date) -> FollowUp:
    """Hide a follow-up until a day (or time); its due date stays (PRODUCT rule 1)."""
    snooze_many([follow_up_id], until, today)
    return follow_up(follow_up_id, today)


def snooze_many(ids: Collection[int], until: Due, today: date) -> None:
    """Snooze several follow-ups as one step; raises NotUnderstood for a day that has passed."""
    _refuse_past(until, today)
    found = [_open(own, today) for own in ids]
    name = found[0].person if len(found) == 1 else ""
    with journal().step("follow_up_snoozed", n=len(found), name=name, until=until.day.isoformat()):
        for part in mapping.parts(ids):
            FollowUpRow.update(snoozed_until=until.day, snoozed_utc=moment(until)).where(
                FollowUpRow.id.in_(part)
            ).execute()


def snooze_person(person_id: int, until: Due, today: date) -> None:
    """Hide what Today says of a person until a day: neglected, keep warm, and what is due by now.

    A follow-up that is due or planned later comes at its day.
    """
    _refuse_past(until, today)
    row: PersonRow | None = PersonRow.get_or_none(PersonRow.id == person_id)
    if row is None:
        raise NotFound("person", str(person_id))
    with journal().step("follow_up_snoozed", n=1, name=row.name, until=until.day.isoformat()):
        PersonRow.update(snoozed_until=until.day).where(PersonRow.id == person_id).execute()
        FollowUpRow.update(snoozed_until=until.day, snoozed_utc=moment(until)).where(
            FollowUpRow.person_id == person_id,
            FollowUpRow.status == "open",
            FollowUpRow.due_on <= today,
        ).execute()


def _refuse_past(until: Due, today: date) -> None:
    if until.day < today or (until.day == today and until.at is None):
        raise NotUnderstood("snooze", until.day.isoformat())


def drop(follow_up_id: int, today: date, *, once: bool = False) -> FollowUp:
    """Close a follow-up without having acted; nothing is logged.

    One that repeats ends with it; with `once` it is left out this time and its next is planned.
    """
    before = _open(follow_up_id, today)
    row = FollowUpRow.get_by_id(follow_up_id)
    with journal().step("follow_up_dropped", name=before.person):
        row.status, row.closed_on = FollowUpStatus.DROPPED.value, today
        row.save()
        if once:
            _plan_next(row, before, today)
    return follow_up(follow_up_id, today)


def edit(
    follow_up_id: int,
    *,
    due: Due | None = None,
    reason: str | None = None,
    channel: ChannelKind | None = None,
    side: Side | None = None,
    every: Rhythm | None = _UNSET,
) -> None:
    """Change what is given of a follow-up; a new date ends its snooze, and its series goes on
    from there."""
    row: FollowUpRow | None = FollowUpRow.get_or_none(FollowUpRow.id == follow_up_id)
    if row is None:
        raise NotFound("follow_up", str(follow_up_id))
    with journal().step("follow_up_edited", name=one_name([row.person_id])):
        if due is not None:
            row.due_on, row.due_utc = due.day, moment(due)
            row.snoozed_until = row.snoozed_utc = None
        row.reason = row.reason if reason is None else reason
        row.channel = row.channel if channel is None else channel.value
        row.side = row.side if side is None else side.value
        row.rhythm = row.rhythm if every is _UNSET else str(every or "")
        if due is not None or every is not _UNSET:
            row.anchor_on = row.due_on if row.rhythm else None
        row.save()


def _open(follow_up_id: int, today: date) -> FollowUp:
    found = follow_up(follow_up_id, today)
    if found.status is not FollowUpStatus.OPEN:
        raise NotFound("open_follow_up", str(follow_up_id))
    return found
