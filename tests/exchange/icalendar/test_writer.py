"""Calendars as we write them, read by another program's library and by ourselves."""

import io
import re
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar, Event

from netdesk.domain.calendar import CalendarEntry
from netdesk.domain.rhythm import Rhythm
from netdesk.exchange.icalendar import read, write

STAMP = datetime(2026, 11, 23, 9, tzinfo=UTC)
EVIL = "a,b;c\\d\r\nX-EVIL:1\rEND:VEVENT\n\u2028\x00🎂 " + "ä" * 90


def written(*entries: CalendarEntry) -> bytes:
    return b"".join(write(entries, name="NetDesk", stamp=STAMP))


def events(content: bytes) -> list[Event]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def entry(start: date = date(2026, 11, 25), **more: object) -> CalendarEntry:
    return CalendarEntry(uid="1@netdesk", title="Ana Ruiz: call", start=start, **more)  # type: ignore[arg-type]


WHOLE, TIMED = date(2026, 11, 25), datetime(2026, 11, 25, 14)
MADRID = datetime(2026, 11, 25, 14, tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize(
    ("start", "end", "starts", "ends"),
    [
        (WHOLE, None, WHOLE, None),
        (WHOLE, date(2026, 11, 27), WHOLE, date(2026, 11, 28)),
        (TIMED, None, TIMED, None),
        (MADRID, MADRID + timedelta(hours=1), MADRID, MADRID + timedelta(hours=1)),
    ],
)
def test_when_it_is(start: date, end: date | None, starts: date, ends: date | None) -> None:
    (found,) = events(written(entry(start, end=end)))
    assert found.decoded("dtstart") == starts
    assert found.decoded("dtend", None) == ends
    (again,) = read(io.BytesIO(written(entry(start, end=end))), "ours")
    assert isinstance(again, CalendarEntry)
    assert (again.start, again.end) == (start, end)


def test_every_text_comes_back_and_none_ends_its_line() -> None:
    content = written(
        CalendarEntry(
            uid=EVIL, title=EVIL, start=WHOLE, place=EVIL, notes=EVIL, url=EVIL, alarm=timedelta()
        )
    )
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not re.search(rb"\r(?!\n)|(?<!\r)\n", content)
    assert not [line for line in lines if line.startswith(b"X-EVIL")]
    (found,) = events(content)
    plain = EVIL.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028\x00", " ")
    for name in ("summary", "location", "description", "uid"):
        assert str(found[name]) == plain
    (alarm,) = found.walk("VALARM")
    assert str(alarm["description"]) == plain


@pytest.mark.parametrize(
    ("start", "alarm", "rings"),
    [
        (WHOLE, timedelta(hours=9), datetime.combine(WHOLE, time(9))),
        (TIMED, timedelta(), TIMED),
        (TIMED, timedelta(minutes=-15), TIMED - timedelta(minutes=15)),
    ],
)
def test_it_rings(start: date, alarm: timedelta, rings: datetime) -> None:
    (found,) = events(written(entry(start, alarm=alarm)))
    (one,) = found.walk("VALARM")
    midnight = start if isinstance(start, datetime) else datetime.combine(start, time())
    assert midnight + one.decoded("trigger") == rings
    assert one["action"] == "DISPLAY"


@pytest.mark.parametrize("unit", ["d", "w", "m", "y"])
@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize(
    "start", [date(2027, 11, 25), date(2027, 12, 31), date(2027, 8, 30), date(2028, 2, 29)]
)
def test_it_comes_again_when_the_rhythm_says(start: date, count: int, unit: str) -> None:
    rhythm = Rhythm(count, unit)
    (found,) = events(written(entry(start, rhythm=rhythm)))
    rule = rrulestr(found["rrule"].to_ical().decode(), dtstart=datetime.combine(start, time()))
    expected = [start] + [Rhythm(count * n, unit).after(start) for n in range(1, 12)]
    assert [one.date() for one in rule[:12]] == expected


def test_equal_entries_make_equal_bytes() -> None:
    assert written(entry()) == written(entry())
