"""Calendars of other programs: what is read, what is said of the rest, and no hang."""

import io
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netdesk.domain.calendar import CalendarEntry
from netdesk.domain.contact import Problem
from netdesk.domain.rhythm import Rhythm
from netdesk.exchange.icalendar import Code, read

M = 1 << 20


def found(content: str | bytes) -> list[CalendarEntry | Problem]:
    if isinstance(content, str):
        content = content.encode()
    return list(read(io.BytesIO(content), "x.ics"))


def event(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VEVENT", "SUMMARY:Meetup", *lines, "END:VEVENT", ""])


def calendar(*parts: str) -> str:
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + "".join(parts) + "END:VCALENDAR\r\n"


def one(*lines: str, before: str = "") -> CalendarEntry:
    entries = [e for e in found(calendar(before, event(*lines))) if isinstance(e, CalendarEntry)]
    assert len(entries) == 1
    return entries[0]


NINE = datetime(2026, 4, 1, 9)
MADRID, BERLIN = ZoneInfo("Europe/Madrid"), ZoneInfo("Europe/Berlin")
OWN_ZONE = "BEGIN:VTIMEZONE\nTZID:Custom 1\nX-LIC-LOCATION:Europe/Madrid\nEND:VTIMEZONE\n"


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        (["DTSTART;VALUE=DATE:20260401"], NINE.date(), None),
        (["DTSTART:20260401"], NINE.date(), None),
        (["DTSTART:20260401", "DTEND:20260402"], NINE.date(), None),
        (["DTSTART:20260401", "DTEND:20260404"], NINE.date(), date(2026, 4, 3)),
        (["DTSTART:20260401", "DURATION:P3D"], NINE.date(), date(2026, 4, 3)),
        (["DTSTART:20260401T090000"], NINE, None),
        (["DTSTART:2026-04-01T09:00:00"], NINE, None),
        (["DTSTART:20260401T090000Z"], NINE.replace(tzinfo=UTC), None),
        (
            ["DTSTART;TZID=Europe/Madrid:20260401T090000", "DURATION:PT90M"],
            NINE.replace(tzinfo=MADRID),
            NINE.replace(tzinfo=MADRID) + timedelta(minutes=90),
        ),
        (
            ['DTSTART;TZID="W. Europe Standard Time":20260401T090000'],
            NINE.replace(tzinfo=BERLIN),
            None,
        ),
        (
            ["DTSTART;TZID=/a.org/Tz/Europe/Madrid:20260401T090000"],
            NINE.replace(tzinfo=MADRID),
            None,
        ),
        (["DTSTART;TZID=Custom 1:20260401T090000"], NINE.replace(tzinfo=MADRID), None),
        (["dtstart;tzid=Nowhere:20260401T090000"], NINE, None),
        (["DTSTART:20260401T090000", "DTEND:20260401T080000"], NINE, None),
        (
            [
                "DTSTART:20260401T000000",
                "DTEND:20260403T000000",
                "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
            ],
            NINE.date(),
            date(2026, 4, 2),
        ),
    ],
)
def test_when_it_is(lines: list[str], start: date, end: date | None) -> None:
    entry = one(*lines, before=OWN_ZONE)
    assert (entry.start, entry.end) == (start, end)
    assert getattr(entry.start, "tzinfo", None) == getattr(start, "tzinfo", None)


def test_what_it_says() -> None:
    entry = one(
        "UID:abc@x",
        "DTSTART:20260401",
        "LOCATION:Room 1\\, Leipzig",
        "DESCRIPTION;LANGUAGE=en:Talks\\nand a",
        "  long walk",
        "\t\\; bring shoes",
        "URL;VALUE=URI:https://example.org/a,b;c?d=1",
        "STATUS:CANCELLED",
        "BEGIN:VALARM",
        "DESCRIPTION:Reminder",
        "TRIGGER:-PT15M",
        "END:VALARM",
    )
    assert entry == CalendarEntry(
        uid="abc@x",
        title="Meetup",
        start=date(2026, 4, 1),
        place="Room 1, Leipzig",
        url="https://example.org/a,b;c?d=1",
        notes="Talks\nand a long walk; bring shoes",
        cancelled=True,
        file="x.ics",
        card=1,
        line=3,
    )


@pytest.mark.parametrize(
    ("rule", "rhythm"),
    [
        ("FREQ=WEEKLY", Rhythm(1, "w")),
        ("FREQ=MONTHLY;INTERVAL=2;WKST=MO", Rhythm(2, "m")),
        ("FREQ=WEEKLY;BYDAY=TU", Rhythm(1, "w")),
        ("FREQ=WEEKLY;BYDAY=TU,TH", None),
        ("FREQ=WEEKLY;COUNT=3", None),
        ("FREQ=SECONDLY", None),
        ("INTERVAL=0;FREQ=DAILY", None),
        ("nonsense", None),
    ],
)
def test_how_often_it_comes_again(rule: str, rhythm: Rhythm | None) -> None:
    entry = one("DTSTART:20260401", f"RRULE:{rule}")
    assert (entry.rhythm, entry.repeats) == (rhythm, True)


def test_a_changed_occurrence_is_no_event_of_its_own() -> None:
    master = event("UID:1", "DTSTART:20260401", "RRULE:FREQ=WEEKLY")
    changed = event("UID:1", "DTSTART:20260409", "RECURRENCE-ID:20260408")
    lonely = event("UID:2", "DTSTART:20260409", "RECURRENCE-ID:20260408")
    uids = [
        one.uid
        for one in found(calendar(master, changed, lonely))
        if isinstance(one, CalendarEntry)
    ]
    assert uids == ["1", "2"]


GOOD = event("UID:good", "DTSTART:20260401")


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        ("", [(Code.EMPTY_FILE, 0, 0, True)]),
        ("BEGIN:VCARD\nEND:VCARD\n", [(Code.NOT_A_CALENDAR, 0, 0, True)]),
        (event("DTSTART:31st of May") + GOOD, [(Code.NO_START, 1, 1, True)]),
        (event("DTSTART:00010101T000000Z") + GOOD, [(Code.NO_START, 1, 1, True)]),
        (event("DTSTART:20260401", "no colon") + GOOD, [(Code.UNREADABLE_LINE, 1, 4, False)]),
        (
            event("DTSTART;TZID=Nowhere:20260401T090000") + GOOD,
            [(Code.UNKNOWN_ZONE, 1, 3, False)],
        ),
        ("BEGIN:VEVENT\nDTSTART:20260401\n" + GOOD, [(Code.MISSING_END, 1, 1, False)]),
        (GOOD + "BEGIN:VEVENT\nDTSTART:20260401", [(Code.MISSING_END, 2, 6, False)]),
        (event("X-A:1\r\n" * 6_000) + GOOD, [(Code.ENTRY_TOO_BIG, 1, 1, True)]),
        (event("X-A:" + "1" * 17 * M) + GOOD, [(Code.LINE_TOO_LONG, 1, 1, True)]),
    ],
    ids=range(10),
)
def test_what_is_wrong_is_said_and_the_rest_comes_in(
    content: str, problems: list[tuple[Code, int, int, bool]]
) -> None:
    said = found(content)
    told = [(p.code, p.card, p.line, p.fatal) for p in said if isinstance(p, Problem)]
    assert told == problems
    if GOOD in content:
        assert "good" in [one.uid for one in said if isinstance(one, CalendarEntry)]


HOSTILE = {
    "begins": "BEGIN:X\n" * (M // 8),
    "events": "BEGIN:VEVENT\n" * (M // 13),
    "parameters": event("DTSTART" + ";A=B" * (M // 4) + ":20260401"),
    "quotes": event("DTSTART;" + '"' * M + ":20260401"),
    "folds": event("DTSTART\r\n" + " \r\n" * (M // 3)),
    "backslashes": event("DTSTART:20260401", "DESCRIPTION:" + "\\" * M),
    "duration": event("DTSTART:99981231T000000", "DURATION:P99999W99999DT99999H"),
    "rule": event("DTSTART:20260401", "RRULE:" + "FREQ=DAILY;" * (M // 11)),
    "zones": "BEGIN:VTIMEZONE\nTZID:a\nX-LIC-LOCATION:../../../etc/passwd\n"
    + event("DTSTART;TZID=a:20260401T000000"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_neither_hangs_nor_raises(name: str) -> None:
    found(HOSTILE[name])


_PIECES = st.sampled_from(
    [
        *("BEGIN:VEVENT", "END:VEVENT", "BEGIN:VALARM", "END:VALARM", "END:VCALENDAR"),
        *("DTSTART:20260401", "DTSTART;TZID=Europe/Madrid:20260329T023000", "DTEND:20270101T24"),
        *("DURATION:-P1D", "RRULE:FREQ=", "SUMMARY;ENCODING=QUOTED-PRINTABLE:a=", " x", "\t", ""),
    ]
)


@given(st.lists(_PIECES | st.text(max_size=20) | st.binary(max_size=20), max_size=20))
@settings(max_examples=300, deadline=None)
def test_whatever_is_in_a_file_is_read(lines: list[str | bytes]) -> None:
    found(b"\n".join(one.encode() if isinstance(one, str) else one for one in lines))
