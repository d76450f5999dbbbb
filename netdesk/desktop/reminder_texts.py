"""What a notification about reminders says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from netdesk import words
from netdesk.domain.model import TodayKind
from netdesk.words import tr

if TYPE_CHECKING:
    from netdesk.book.reminders import Reminder

_NAMES = 3


@dataclass(frozen=True, slots=True)
class Text:
    """Title and body, plain text."""

    title: str
    body: str


def single(reminder: "Reminder", today: date, *, names: bool) -> Text:
    """Say whom and why; without `names` neither, since a reason often names somebody too."""
    match reminder.kind:
        case TodayKind.REPLY:
            return _reply(reminder, names)
        case TodayKind.BIRTHDAY:
            return _birthday(reminder, today, names)
        case TodayKind.GROUP:
            return _group(reminder, today, names)
        case TodayKind.MONTH:
            return Text(tr("The goals of this month are not reached yet"), tr("Plan an event?"))
        case _:
            return _follow_up(reminder, today, names)


def _follow_up(reminder: "Reminder", today: date, names: bool) -> Text:
    moment = _moment(reminder, today)
    if not names:
        return Text(tr("A follow-up, %1", moment), tr("Open NetDesk to see whom to write to."))
    return Text(tr("%1, %2", reminder.person, moment), reminder.reason)


def _reply(reminder: "Reminder", names: bool) -> Text:
    if not names:
        return Text(tr("No answer yet"), tr("Open NetDesk to see whose."))
    said = tr("To: %1", reminder.reason) if reminder.reason else ""
    return Text(tr("No answer yet from %1", reminder.person), said)


def _birthday(reminder: "Reminder", today: date, names: bool) -> Text:
    when = words.short_date(reminder.due, today)
    if not names:
        return Text(tr("A birthday: %1", when), tr("Open NetDesk to see whose."))
    return Text(tr("Birthday of %1: %2", reminder.person, when), "")


def _group(reminder: "Reminder", today: date, names: bool) -> Text:
    moment = _moment(reminder, today)
    if not names:
        return Text(tr("A group, %1", moment), tr("Open NetDesk to see which."))
    said = tr("Time for a visit") if reminder.channel else tr("Meeting")
    return Text(tr("%1, %2", reminder.reason, moment), said)


def digest(reminders: Sequence["Reminder"], today: date, *, names: bool) -> Text:
    """Say how many are due, with the first names."""
    title = tr("%n person is due today||%n people are due today", n=_people(reminders))
    return Text(title, _names(reminders, today) if names else "")


def while_away(
    reminders: Sequence["Reminder"], today: date, since: datetime, *, names: bool
) -> Text:
    """Say what fell due while the computer slept or NetDesk was closed since `since`."""
    local = since.astimezone()
    at = words.clock_time(local.time())
    moment = at if local.date() == today else tr("%1 %2", words.full_date(local.date()), at)
    body = tr(
        "%n follow-up fell due since %1||%n follow-ups fell due since %1",
        moment,
        n=len(reminders),
    )
    if names:
        body = tr("%1: %2", body, _names(reminders, None))
    return Text(tr("While you were away"), body)


def _moment(reminder: "Reminder", today: date) -> str:
    """Say "today 15:00", or how late it is."""
    if reminder.due == today:
        return tr("today %1", words.clock_time(reminder.at)) if reminder.at else tr("today")
    return words.late(reminder.days_late)


def _people(reminders: Sequence["Reminder"]) -> int:
    return len({_subject(reminder) for reminder in reminders})


def _names(reminders: Sequence["Reminder"], today: date | None) -> str:
    """List three names at most, with the days late where `today` is given."""
    first = {_subject(reminder): reminder for reminder in reversed(reminders)}
    people = list(reversed(first.values()))
    shown = ", ".join(
        tr("%1 (%2)", _called(one), words.late(one.days_late))
        if today and one.days_late > 0
        else _called(one)
        for one in people[:_NAMES]
    )
    rest = len(people) - _NAMES
    return tr("%1 and %n more", shown, n=rest) if rest > 0 else shown


def _subject(reminder: "Reminder") -> tuple[str, int]:
    """Return whom a reminder is about, or else what."""
    if reminder.person_id:
        return "person", reminder.person_id
    return reminder.kind.value, reminder.subject_id


def _called(reminder: "Reminder") -> str:
    return reminder.person or reminder.reason or words.today_kind(reminder.kind)
