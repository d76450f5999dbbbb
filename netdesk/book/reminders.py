"""What has fallen due and was not shown yet (PRODUCT, Notifications)."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from netdesk import clock
from netdesk.book import falling_due, follow_ups, interactions, preferences
from netdesk.book.falling_due import Reminder
from netdesk.book.opening import database, journal, read_only, reader
from netdesk.domain.model import TodayKind
from netdesk.domain.preferences import Preferences
from netdesk.domain.when import Due
from netdesk.store.database import translated
from netdesk.store.reader import Row

__all__ = [
    "Reminder",
    "carry_over",
    "fallen_due",
    "is_quiet",
    "last_check",
    "next_check",
    "record",
    "record_check",
    "shown",
    "snooze",
]

AHEAD_DAYS = 366
"""How far ahead is looked for what comes next."""

QUESTIONS: tuple[Callable[[date, date, Preferences], Iterable[Reminder]], ...] = (
    falling_due.follow_ups,
    falling_due.replies,
    falling_due.birthdays_,
    falling_due.groups,
    falling_due.month,
)
"""Who knows what falls due, seen from a day, up to a later one; what was shown may be left out."""


def fallen_due(now: datetime) -> list[Reminder]:
    """Return what has fallen due by `now` (aware) and was never shown, the oldest first.

    Nothing within quiet hours, on a weekend that is kept free, or while reminders are paused:
    what falls due then comes afterwards.
    """
    choices = preferences.current()
    if is_quiet(now, choices):
        return []
    return [one for one in _unshown(now, 0, choices) if one.moment <= now]


def next_check(now: datetime) -> Reminder | None:
    """Return what is shown next after `now`, its `moment` being when; None if that is a year
    away or more."""
    choices = preferences.current()
    coming = [
        replace(one, moment=moment)
        for one in _unshown(now, AHEAD_DAYS, choices)
        if (moment := _released(max(one.moment, now), choices)) > now
    ]
    return min(coming, key=lambda one: one.moment, default=None)


def _unshown(now: datetime, days: int, choices: Preferences) -> list[Reminder]:
    sql = "select kind, subject_id, due from notification where kind <> 'follow_up'"
    known = {tuple(row) for row in reader().rows(sql)}
    today = now.astimezone().date()
    until = today + timedelta(days=days)
    found = [
        one
        for question in QUESTIONS
        for one in question(today, until, choices)
        if (one.kind.value, one.subject_id, one.key) not in known
    ]
    return sorted(found, key=lambda one: (one.moment, one.kind, one.subject_id))


def is_quiet(now: datetime, choices: Preferences) -> bool:
    """Say whether reminders are held back at this moment."""
    return _held_until(now, choices) is not None


def _released(moment: datetime, choices: Preferences) -> datetime:
    """Return the first moment from this one on at which reminders are not held back."""
    while (until := _held_until(moment, choices)) is not None:
        moment = until
    return moment


def _held_until(moment: datetime, choices: Preferences) -> datetime | None:
    """Return when what holds reminders back at this moment ends; None if nothing does."""
    local = moment.astimezone()
    day = local.date()
    if choices.paused_until and day < choices.paused_until:
        return clock.moment(choices.paused_until, time())
    if not choices.weekends and day.weekday() >= 5:
        return clock.moment(day + timedelta(days=7 - day.weekday()), time())
    if choices.quiet and _within(local.time(), choices.quiet_from, choices.quiet_to):
        over_night = local.time() >= choices.quiet_to
        return clock.moment(day + timedelta(days=over_night), choices.quiet_to)
    return None


def _within(moment: time, start: time, end: time) -> bool:
    """Say whether a time of day lies in [start, end), across midnight if end is not after start."""
    if start == end:
        return False
    return start <= moment < end if start < end else moment >= start or moment < end


def record(reminders: Iterable[Reminder], now: datetime, server_id: int | None) -> None:
    """Remember that these were shown, once the server has taken them; no step, no undo."""
    at = now.astimezone(UTC).isoformat()
    _remember((one.kind.value, one.subject_id, one.key, at, server_id) for one in reminders)


def _remember(rows: Iterable[Row]) -> None:
    if read_only():
        return
    with translated(database().path), database().atomic():
        database().raw.executemany(
            "insert or ignore into notification values (?, ?, ?, ?, ?)", list(rows)
        )


def snooze(reminders: Collection[Reminder], until: date, today: date) -> None:
    """Put reminders off until a day, as one step: follow-ups rest, replies are asked for later.

    The rest are only shown once anyway.
    """
    rest = [one.subject_id for one in reminders if one.kind is TodayKind.FOLLOW_UP]
    awaited = [one.subject_id for one in reminders if one.kind is TodayKind.REPLY]
    people = {one.person_id: one.person for one in reminders}
    name = next(iter(people.values())) if len(people) == 1 else ""
    count = len(rest) + len(awaited)
    with journal().step("follow_up_snoozed", n=count, name=name, until=until.isoformat()):
        if rest:
            follow_ups.snooze_many(rest, Due(until), today)
        for own in awaited:
            interactions.edit(own, reply_by=until)


_IDENTITY = {
    TodayKind.FOLLOW_UP: "select f.id, p.uid from follow_up f join person p on p.id = f.person_id",
    TodayKind.REPLY: "select id, happened_on || ' ' || summary from interaction",
    TodayKind.BIRTHDAY: "select id, uid from person",
    TodayKind.GROUP: "select id, name from people_group",
    TodayKind.MONTH: "select 0, 'month'",
}
"""What tells that an id means the same in another state of the book."""


def shown() -> list[tuple[Row, str]]:
    """Return what was shown, each with what its subject is known by."""
    known = _identities()
    rows = reader().rows("select kind, subject_id, due, shown_at, server_id from notification")
    return [(row, known.get((row[0], row[1]), "")) for row in rows]


def carry_over(before: Iterable[tuple[Row, str]]) -> None:
    """Remember what was shown before the book was replaced, as far as it is the same there."""
    known = _identities()
    _remember(row for row, who in before if who and known.get((row[0], row[1])) == who)


def _identities() -> dict[tuple[str, int], str]:
    return {
        (kind.value, own): who for kind, sql in _IDENTITY.items() for own, who in reader().rows(sql)
    }


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
