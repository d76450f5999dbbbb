"""What there is to be reminded of: follow-ups, replies that are awaited, birthdays, groups that
meet, and once a month its goals."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from netdesk import clock
from netdesk.book import birthdays, occasions
from netdesk.book.mapping import channel_kind, local_time
from netdesk.book.opening import reader
from netdesk.domain.model import ChannelKind, TodayItem, TodayKind
from netdesk.domain.preferences import Preferences
from netdesk.store.days import DUE_DAY
from netdesk.store.reader import Row

# `key` names the day or moment a reminder is for: whole days stay days, so that neither a changed
# morning hour nor another time zone shows one twice; a snooze makes a new one. A moment lies within
# a day of the date it was meant for, in whatever zone.
_OPEN = f"""
select own, person_id, name, reason, day, due_utc, channel, planned, exact from (
    select f.id as own, f.person_id, p.name, f.reason, {DUE_DAY} as day, f.due_utc, f.channel,
        max(coalesce(f.snoozed_until, ''), f.due_on) as planned,
        case when coalesce(f.snoozed_until, '') > f.due_on then f.snoozed_utc
            when f.snoozed_until = f.due_on then coalesce(f.snoozed_utc, f.due_utc)
            else f.due_utc end as exact
    from follow_up f join person p on p.id = f.person_id where f.status = 'open')
where planned <= date(?, '+1 day') and not exists (select 1 from notification n
    where n.kind = 'follow_up' and n.subject_id = own and n.due = coalesce(exact, planned))
"""
_AWAITED = """
select i.id, min(p.id), p.name, i.summary, i.reply_by, i.channel
from interaction i join interaction_person ip on ip.interaction_id = i.id
    join person p on p.id = ip.person_id
where i.reply_by is not null and i.replied_on is null and i.direction = 'outgoing'
    and not p.do_not_contact and i.reply_by <= ?
group by +i.id
"""


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something to be shown once for its `key`; `moment` (UTC) is when it fell or falls due.

    `subject_id` is that of the follow-up, or of what else `kind` is about: of a reply the contact
    that waits for it, of a birthday the person. Without a person (id 0) `reason` is the name of
    the group.
    """

    kind: TodayKind
    subject_id: int
    person_id: int
    person: str
    reason: str
    due: date
    at: time | None
    days_late: int
    channel: ChannelKind | None
    moment: datetime
    key: str


def follow_ups(today: date, until: date, choices: Preferences) -> Iterable[Reminder]:
    """Return the open follow-ups due up to a day that were not shown."""
    rows = reader().rows(_OPEN, (until.isoformat(),))
    return [_follow_up(row, today, choices.morning_hour) for row in rows]


def _follow_up(row: Row, today: date, morning: time) -> Reminder:
    day, exact = row[7], row[8]
    due = date.fromisoformat(row[4])
    return Reminder(
        kind=TodayKind.FOLLOW_UP,
        subject_id=row[0],
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


def replies(today: date, until: date, choices: Preferences) -> Iterable[Reminder]:
    """Return the contacts that wait for a reply by a day; each is asked after once (PRODUCT 6)."""
    rows = reader().rows(_AWAITED, (until.isoformat(),))
    for own, person_id, person, summary, reply_by, channel in rows:
        due = date.fromisoformat(reply_by)
        yield Reminder(
            *(TodayKind.REPLY, own, person_id, person, summary, due, None, (today - due).days),
            *(channel_kind(channel), clock.moment(due, choices.morning_hour), reply_by),
        )


def birthdays_(today: date, until: date, choices: Preferences) -> Iterable[Reminder]:
    """Return the birthdays that stand in Today, and those that come up by a day."""
    last = until + timedelta(days=choices.birthday_days_ahead)
    found = birthdays.lines(reader(), today, choices)
    found += birthdays.coming(reader(), today, last, choices)
    return [_birthday(one, choices) for one in found]


def _birthday(line: TodayItem, choices: Preferences) -> Reminder:
    up = line.due - timedelta(days=choices.birthday_days_ahead)
    return Reminder(
        kind=TodayKind.BIRTHDAY,
        subject_id=line.person_id,
        person_id=line.person_id,
        person=line.person,
        reason="",
        due=line.due,
        at=None,
        days_late=line.days_late,
        channel=line.channel,
        moment=clock.moment(up, choices.morning_hour),
        key=line.due.isoformat(),
    )


def groups(today: date, until: date, choices: Preferences) -> Iterable[Reminder]:
    """Return the meetings and visits that are due, and those that come up to a day."""
    found = occasions.group_lines(reader(), today, choices)
    found += occasions.coming_groups(reader(), today, until, choices)
    return [_occasion(one, one.at or choices.morning_hour, one.due.isoformat()) for one in found]


def month(today: date, _until: date, choices: Preferences) -> Iterable[Reminder]:
    """Return the notice of the 20th if a goal of the month is behind; it comes once a month."""
    if not occasions.is_behind(reader(), today, choices):
        return []
    line = occasions.month_line(today)
    return [_occasion(line, choices.morning_hour, f"{line.due:%Y-%m}")]


def _occasion(line: TodayItem, at: time, key: str) -> Reminder:
    return Reminder(
        kind=line.kind,
        subject_id=line.subject_id,
        person_id=0,
        person="",
        reason=line.reason,
        due=line.due,
        at=line.at,
        days_late=line.days_late,
        channel=line.channel,
        moment=clock.moment(line.due, at),
        key=f"{key}T{line.at:%H:%M}" if line.at else key,
    )
