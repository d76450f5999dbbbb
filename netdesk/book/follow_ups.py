"""Promises to act: plan, done, snooze, drop; none is ever rolled forward by the program."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

from netdesk import clock
from netdesk.book import interactions, mapping, preferences, thanks
from netdesk.book.niches import one_name
from netdesk.book.opening import database, journal, reader
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.first_contact import first_due
from netdesk.domain.model import (
    ChannelKind,
    Direction,
    FollowUp,
    FollowUpStatus,
    Origin,
    Side,
)
from netdesk.domain.rhythm import Rhythm
from netdesk.domain.rhythm import parse as parse_rhythm
from netdesk.domain.when import Due
from netdesk.store.days import DUE_DAY, SNOOZED_DAY
from netdesk.store.reader import Row
from netdesk.store.tables import FollowUpRow, PersonRow

_SELECT = (
    f"select f.id, f.person_id, p.name, {DUE_DAY}, f.due_utc, f.reason, f.channel, f.origin, "
    f"f.side, f.status, {SNOOZED_DAY}, f.snoozed_utc, f.rhythm "
    "from follow_up f join person p on p.id = f.person_id "
)
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


def start_clock(
    person_id: int,
    met_on: date,
    today: date,
    wish: Due | None,
    reason: str,
    event_id: int | None = None,
) -> None:
    """Start a person's first follow-up clock, inside a step (PRODUCT rule 1).

    `wish` is the follow-up that the user asked for; it is the first one then.
    """
    days = preferences.current().first_follow_up_days
    PersonRow.update(clock_on=met_on).where(PersonRow.id == person_id).execute()
    due = wish or Due(first_due(met_on, today, days))
    insert(person_id, due, reason, None, Side.MINE, Origin.FIRST, event_id=event_id)


def never_met(person_id: int) -> bool:
    """Say whether somebody who is in the book would be met for the first time now."""
    return not reader().rows(
        "select 1 from person p where p.id = ? and (clock_on is not null or do_not_contact "
        "or exists (select 1 from follow_up f where f.person_id = p.id "
        "and f.origin in ('first', 'promise')) "
        "or exists (select 1 from interaction_person ip join interaction i "
        "on i.id = ip.interaction_id where ip.person_id = p.id and i.direction <> 'incoming'))",
        (person_id,),
    )


def move_clock(person_ids: Collection[int], met_on: date) -> None:
    """Let running clocks, and the days that they set, follow a corrected date, inside a step.

    A first follow-up on a day of the user's own choice stays there.
    """
    days = preferences.current().first_follow_up_days
    values = (met_on.isoformat(), f"+{days} days")
    raw = database().raw
    raw.executemany(_MOVE_FIRST, [(own, *values) for own in person_ids])
    raw.executemany(
        "update person set clock_on = ?2 where id = ?1 and clock_on is not null",
        [(own, values[0]) for own in person_ids],
    )


_MOVE_FIRST = """
update follow_up set due_on = (select max(date(?2, ?3), date(p.created_on, '+1 day'))
    from person p where p.id = ?1)
where person_id = ?1 and origin = 'first' and status = 'open' and due_utc is null
    and due_on = (select max(date(p.clock_on, ?3), date(p.created_on, '+1 day'))
        from person p where p.id = ?1)
"""


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


def due(today: date, within: int = 0) -> list[FollowUp]:
    """Return the open follow-ups due up to `within` days from today, the oldest first.

    What is snoozed beyond that day is left out.
    """
    until = (today + timedelta(days=within)).isoformat()
    rows = reader().rows(
        f"{_SELECT} where f.status = 'open' and {DUE_DAY} <= ? "
        f"and coalesce({SNOOZED_DAY}, '') <= ? "
        f"order by {DUE_DAY}, f.due_utc is not null, f.due_utc, f.id",
        (until, until),
    )
    return [_follow_up(row, today) for row in rows]


def of_person(person_id: int, today: date) -> list[FollowUp]:
    """Return a person's open follow-ups, the earliest first, snoozed ones included."""
    rows = reader().rows(
        f"{_SELECT} where f.person_id = ? and f.status = 'open' "
        f"order by {DUE_DAY}, f.due_utc, f.id",
        (person_id,),
    )
    return [_follow_up(row, today) for row in rows]


def of_group(group_id: int, today: date) -> list[FollowUp]:
    """Return the open follow-ups that were promised in a group, the earliest first."""
    rows = reader().rows(
        f"{_SELECT} where f.group_id = ? and f.status = 'open' order by {DUE_DAY}, f.due_utc, f.id",
        (group_id,),
    )
    return [_follow_up(row, today) for row in rows]


def follow_up(follow_up_id: int, today: date) -> FollowUp:
    """Return one follow-up, open or closed; raises NotFound."""
    rows = reader().rows(f"{_SELECT} where f.id = ?", (follow_up_id,))
    if not rows:
        raise NotFound("follow_up", str(follow_up_id))
    return _follow_up(rows[0], today)


def _open(follow_up_id: int, today: date) -> FollowUp:
    found = follow_up(follow_up_id, today)
    if found.status is not FollowUpStatus.OPEN:
        raise NotFound("open_follow_up", str(follow_up_id))
    return found


def _follow_up(row: Row, today: date) -> FollowUp:
    due_on = date.fromisoformat(row[3])
    return FollowUp(
        id=row[0],
        person_id=row[1],
        person=row[2],
        due=due_on,
        at=mapping.local_time(row[4]),
        reason=row[5],
        channel=mapping.channel_kind(row[6]),
        origin=Origin(row[7]),
        side=Side(row[8]),
        status=FollowUpStatus(row[9]),
        snoozed_until=mapping.day(row[10]),
        snoozed_at=mapping.local_time(row[11]),
        days_late=(today - due_on).days,
        rhythm=parse_rhythm(row[12]),
    )
