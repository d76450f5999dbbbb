"""Our calendar for other programs: open follow-ups, and the birthdays of people."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from netdesk import clock
from netdesk.book import preferences
from netdesk.book.files import Exported, Progress, write_whole
from netdesk.book.opening import reader
from netdesk.domain import rhythm
from netdesk.domain.calendar import CalendarEntry, Titles
from netdesk.domain.model import Origin, Side
from netdesk.domain.rhythm import Rhythm
from netdesk.exchange import icalendar
from netdesk.store.days import DUE_DAY, SNOOZED_DAY
from netdesk.store.reader import Row

_FOLLOW_UPS = (
    f"select p.id, p.uid, p.name, f.id, {DUE_DAY}, f.due_utc, {SNOOZED_DAY}, f.snoozed_utc, "
    "f.reason, f.origin, f.side, f.rhythm, f.anchor_on "
    "from follow_up f join person p on p.id = f.person_id "
    f"where f.status = 'open' order by {DUE_DAY}, f.id"
)
_BIRTHDAYS = "select id, uid, name, birthday from person where birthday <> '' order by sort_key, id"
_LEAP_YEAR = 2000
"""The year of a birthday whose year nobody knows."""


def export_calendar(
    target: Path,
    ids: Sequence[int] | None = None,
    *,
    titles: Titles,
    overwrite: bool = False,
    progress: Progress | None = None,
) -> Exported:
    """Write the calendar of people (of all without `ids`) to an .ics file."""
    found = entries(titles, ids)
    write_whole(
        target,
        icalendar.write(_counted(found, progress), name=titles.calendar(), stamp=clock.utc()),
        overwrite=overwrite,
    )
    return Exported(target, len(found))


def entries(titles: Titles, ids: Sequence[int] | None = None) -> list[CalendarEntry]:
    """Return the open follow-ups in the order in which they are due, then the birthdays."""
    wanted = None if ids is None else set(ids)
    morning = preferences.current().morning_hour
    found = [
        _follow_up(row[1:], titles, morning)
        for row in reader().rows(_FOLLOW_UPS)
        if wanted is None or row[0] in wanted
    ]
    for own, uid, name, birthday in reader().rows(_BIRTHDAYS):
        day = _birthday(birthday)
        if day and (wanted is None or own in wanted):
            found.append(
                CalendarEntry(
                    uid=f"{uid}-birthday@netdesk",
                    title=titles.birthday(name),
                    start=day,
                    rhythm=Rhythm(1, "y"),
                    alarm=_since_midnight(morning),
                )
            )
    return found


def _follow_up(row: Row, titles: Titles, morning: time) -> CalendarEntry:
    """Return the entry of a follow-up, on its day or where it was snoozed to.

    It comes again only from a day of its own series: a rule would go on from any other.
    """
    uid, person, own, due, due_utc, snoozed, snoozed_utc, reason, origin, side, again, anchor = row
    moment = due_utc
    if snoozed and snoozed >= due:
        due, moment = snoozed, snoozed_utc or (due_utc if snoozed == due else None)
    start: date = date.fromisoformat(due)
    since = date.fromisoformat(anchor or due)
    repeated = rhythm.parse(again) if again else None
    if repeated and not repeated.falls_on(start, since):
        repeated = None
    if moment:
        start = datetime.fromisoformat(moment)
        if repeated:  # at the same local time, also when the clocks are changed
            start = start.astimezone().replace(tzinfo=None)
    return CalendarEntry(
        uid=f"{uid}-follow-up-{own}@netdesk",
        title=titles.follow_up(person, reason, Origin(origin), Side(side)),
        start=start,
        rhythm=repeated,
        anchor=since,
        alarm=timedelta() if moment else _since_midnight(morning),
    )


def _birthday(text: str) -> date | None:
    """Return the day of a birthday as the book keeps it: `1990-04-12` or `--04-12`."""
    try:
        return date.fromisoformat(f"{_LEAP_YEAR}{text[1:]}" if text.startswith("--") else text)
    except ValueError:
        return None


def _since_midnight(at: time) -> timedelta:
    return timedelta(hours=at.hour, minutes=at.minute)


def _counted(found: Sequence[CalendarEntry], progress: Progress | None) -> Iterator[CalendarEntry]:
    for number, entry in enumerate(found, 1):
        yield entry
        if progress and number % 100 == 0:
            progress(number, len(found))
