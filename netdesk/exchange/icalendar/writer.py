"""Write calendar entries through vobject's model, each line made here."""

import io
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from netdesk.domain.calendar import CalendarEntry
from netdesk.domain.rhythm import Rhythm
from netdesk.exchange.escapes import escape

_PRODID = "-//NetDesk//NetDesk//EN"
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f\x85\u2028\u2029]+")
_FREQUENCIES = {"d": "DAILY", "w": "WEEKLY", "m": "MONTHLY", "y": "YEARLY"}

Line = tuple[str, str]
"""The name of a property with its parameters, and its value, escaped."""


def write(entries: Iterable[CalendarEntry], *, name: str, stamp: datetime) -> Iterator[bytes]:
    """Yield a calendar of this name in UTF-8, in pieces.

    `stamp` (aware) is when it was made; but for that, equal entries make equal bytes.
    """
    # vobject is slow to import, and most starts never write a calendar.
    from netdesk.exchange.icalendar.behaviors import component, line

    yield b"BEGIN:VCALENDAR\r\n"
    for one in (
        ("VERSION", "2.0"),
        ("PRODID", _PRODID),
        ("CALSCALE", "GREGORIAN"),
        ("X-WR-CALNAME", _text(name)),
    ):
        yield _content(line(*one))
    for entry in entries:
        event = component("VEVENT", _lines(entry, stamp))
        if entry.alarm is not None:
            event.put(component("VALARM", _alarm_lines(entry, entry.alarm)))
        yield _content(event)
    yield b"END:VCALENDAR\r\n"


def recurrence(rhythm: Rhythm, start: date) -> str:
    """Return the RRULE of a rhythm counted from a day (RFC 5545 §3.3.10).

    What falls on the 29th, 30th or 31st comes on the last day of a shorter month.
    """
    rule = f"FREQ={_FREQUENCIES[rhythm.unit]}"
    if rhythm.count > 1:
        rule += f";INTERVAL={rhythm.count}"
    if rhythm.unit == "m" and start.day > 28:
        days = ",".join(str(day) for day in range(28, start.day + 1))
        return f"{rule};BYMONTHDAY={days};BYSETPOS=-1"
    if rhythm.unit == "y" and (start.month, start.day) == (2, 29):
        return f"{rule};BYMONTH=2;BYMONTHDAY=-1"
    return rule


def _lines(entry: CalendarEntry, stamp: datetime) -> Iterator[Line]:
    yield "UID", _text(entry.uid)
    yield "DTSTAMP", _moment(stamp)
    yield _when("DTSTART", entry.start)
    if entry.end is not None:
        end = entry.end + timedelta(days=1) if entry.whole_days else entry.end
        yield _when("DTEND", end)
    if entry.rhythm:
        yield "RRULE", recurrence(entry.rhythm, entry.anchor or entry.start)
    yield "SUMMARY", _text(entry.title)
    for key, text in (("LOCATION", entry.place), ("DESCRIPTION", entry.notes)):
        if text:
            yield key, _text(text)
    if entry.url:
        yield "URL", _plain(entry.url).replace("\n", "")
    if entry.whole_days:
        yield "TRANSP", "TRANSPARENT"


def _alarm_lines(entry: CalendarEntry, after: timedelta) -> Iterator[Line]:
    yield "ACTION", "DISPLAY"
    yield "DESCRIPTION", _text(entry.title)
    yield "TRIGGER", _duration(after)


def _when(name: str, moment: date) -> Line:
    if not isinstance(moment, datetime):
        return f"{name};VALUE=DATE", f"{moment.year:04}{moment:%m%d}"
    return name, _moment(moment)


def _moment(moment: datetime) -> str:
    utc = moment.astimezone(UTC) if moment.tzinfo else moment
    return f"{utc.year:04}{utc:%m%dT%H%M%S}{'Z' if moment.tzinfo else ''}"


def _duration(after: timedelta) -> str:
    minutes = round(after.total_seconds() / 60)
    return f"-PT{-minutes}M" if minutes < 0 else f"PT{minutes}M"


def _text(text: str) -> str:
    return escape(_plain(text), "3.0", ",;")


def _plain(text: str) -> str:
    return _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _content(part: Any) -> bytes:
    buffer = io.BytesIO()
    part.serialize(buffer)
    return buffer.getvalue()
