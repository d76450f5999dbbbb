"""Which follow-ups have fallen due and were not shown yet (PRODUCT, Notifications)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from netdesk import clock
from netdesk.book import preferences
from netdesk.book.mapping import channel_kind, local_time
from netdesk.book.opening import database, read_only, reader
from netdesk.domain.model import ChannelKind
from netdesk.domain.preferences import Preferences
from netdesk.store.database import translated
from netdesk.store.days import DUE_DAY
from netdesk.store.reader import Row

# `key` names the day or moment a reminder is for: whole days stay days, so that neither a changed
# morning hour nor another time zone shows one twice; a snooze makes a new one.
_OPEN = f"""
select f.id, f.person_id, p.name, f.reason, {DUE_DAY}, f.due_utc, f.channel,
    max(coalesce(f.snoozed_until, ''), f.due_on),
    case when coalesce(f.snoozed_until, '') > f.due_on then f.snoozed_utc
        when f.snoozed_until = f.due_on then coalesce(f.snoozed_utc, f.due_utc)
        else f.due_utc end
from follow_up f join person p on p.id = f.person_id
where f.status = 'open'
"""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A follow-up to be shown; `moment` (UTC) is when it fell or falls due."""

    follow_up_id: int
    person_id: int
    person: str
    reason: str
    due: date
    at: time | None
    days_late: int
    channel: ChannelKind | None
    moment: datetime
    key: str


def fallen_due(now: datetime) -> list[Reminder]:
    """Return what has fallen due by `now` (aware) and was never shown, the oldest first.

    Nothing within quiet hours, on a weekend that is kept free, or while reminders are paused:
    what falls due then comes afterwards.
    """
    choices = preferences.current()
    if is_quiet(now, choices):
        return []
    shown = {
        (row[0], row[1])
        for row in reader().rows(
            "select subject_id, due from notification where kind = 'follow_up'"
        )
    }
    return [
        one
        for one in _reminders(now, choices)
        if one.moment <= now and (one.follow_up_id, one.key) not in shown
    ]


def next_check(now: datetime) -> Reminder | None:
    """Return the next reminder that falls due after `now`, None if none is planned."""
    coming = (one for one in _reminders(now, preferences.current()) if one.moment > now)
    return next(coming, None)


def is_quiet(now: datetime, choices: Preferences) -> bool:
    """Say whether reminders are held back at this moment."""
    local = now.astimezone()
    if choices.paused_until and local.date() < choices.paused_until:
        return True
    if not choices.weekends and local.weekday() >= 5:
        return True
    return choices.quiet and _within(local.time(), choices.quiet_from, choices.quiet_to)


def _within(moment: time, start: time, end: time) -> bool:
    """Say whether a time of day lies in [start, end), across midnight if end is not after start."""
    if start == end:
        return False
    return start <= moment < end if start < end else moment >= start or moment < end


def record(reminders: Iterable[Reminder], now: datetime, server_id: int | None) -> None:
    """Remember that these were shown, once the server has taken them; no step, no undo."""
    if read_only():
        return
    rows = [
        (one.follow_up_id, one.key, now.astimezone(UTC).isoformat(), server_id) for one in reminders
    ]
    with translated(database().path), database().atomic():
        database().raw.executemany(
            "insert or ignore into notification values ('follow_up', ?, ?, ?, ?)", rows
        )


def _reminders(now: datetime, choices: Preferences) -> list[Reminder]:
    today = now.astimezone().date()
    found = [_reminder(row, today, choices.morning_hour) for row in reader().rows(_OPEN)]
    return sorted(found, key=lambda one: (one.moment, one.follow_up_id))


def _reminder(row: Row, today: date, morning: time) -> Reminder:
    day, exact = row[7], row[8]
    due = date.fromisoformat(row[4])
    return Reminder(
        follow_up_id=row[0],
        person_id=row[1],
        person=row[2],
        reason=row[3],
        due=due,
        at=local_time(row[5]),
        days_late=(today - due).days,
        channel=channel_kind(row[6]),
        moment=datetime.fromisoformat(exact)
        if exact
        else clock.moment(date.fromisoformat(day), morning),
        key=exact or day,
    )


def record_check(now: datetime) -> None:
    """Remember when reminders were last looked for, so that a start can say since when."""
    if read_only():
        return
    with translated(database().path), database().atomic():
        database().raw.execute(
            "insert into meta values ('last_check', ?) "
            "on conflict (name) do update set value = excluded.value",
            (now.astimezone(UTC).isoformat(),),
        )


def last_check() -> datetime | None:
    """Return when (UTC) reminders were last looked for, None if never."""
    text = reader().value("select value from meta where name = 'last_check'")
    return datetime.fromisoformat(text) if text else None
