"""The calendar that the command line writes, read by another program's library."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from command_line import CommandLine, netdesk
from icalendar import Calendar, Event

__all__ = ["netdesk"]


def events(file: Path) -> dict[str, Event]:
    return {
        str(one["summary"]): one for one in Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    }


def test_follow_ups_and_birthdays_go_into_a_calendar(netdesk: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "due.ics"
    for line in (
        ("add", "Ana Ruiz", "!1 dec", '"send the case study"'),
        ("add", "Bo Lee"),
        ("follow-up", "Bo Lee", "2026-12-03 14:00", "ring"),
        ("follow-up", "Bo Lee", "2026-12-04", "the invoice", "--they"),
        ("edit", "Ana Ruiz", "birthday=1988-02-29"),
        ("edit", "Bo Lee", "birthday=--04-12"),
    ):
        netdesk.json(*line)
    due = netdesk.json("due", "--within", "9d")
    first = next(one for one in due if (one["person"], one["origin"]) == ("Bo Lee", "first"))
    netdesk.json("done", str(first["id"]))
    assert netdesk.json("export", str(target)) == {"file": str(target), "count": 5}
    found = events(target)
    assert {title: one.decoded("dtstart") for title, one in found.items()} == {
        "Ana Ruiz: send the case study": date(2026, 12, 1),
        "Bo Lee: ring": datetime(2026, 12, 3, 14).astimezone(),
        "Bo Lee owes: the invoice": date(2026, 12, 4),
        "Birthday of Ana Ruiz": date(1988, 2, 29),
        "Birthday of Bo Lee": date(2000, 4, 12),
    }
    rings = {title: one.walk("VALARM")[0].decoded("trigger") for title, one in found.items()}
    nine = timedelta(hours=9)
    assert [*rings.values()] == [nine, timedelta(), nine, nine, nine]
    rules = {title: one["rrule"].to_ical() for title, one in found.items() if "rrule" in one}
    assert rules == {
        "Birthday of Ana Ruiz": b"FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=2",
        "Birthday of Bo Lee": b"FREQ=YEARLY",
    }
    netdesk.json("snooze", "1", "2026-12-08")
    assert netdesk.json("export", str(target), "ana", "--overwrite")["count"] == 2
    again = events(target)["Ana Ruiz: send the case study"]
    assert again.decoded("dtstart") == date(2026, 12, 8)
    assert again["uid"] == found["Ana Ruiz: send the case study"]["uid"], "it moves, no second one"


@pytest.mark.parametrize(
    ("due", "again", "snoozed", "start", "rule"),
    [
        ("2026-11-15", "1m", "", date(2026, 11, 15), b"FREQ=MONTHLY"),
        ("2026-11-15", "1m", "2026-12-17", date(2026, 12, 17), None),
        ("2026-11-15", "1m", "2026-12-15", date(2026, 12, 15), b"FREQ=MONTHLY"),
        (
            *("2027-01-31", "1m", "done", date(2027, 2, 28)),
            b"FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
        ),
        ("2026-12-01", "2w", "2026-12-02", date(2026, 12, 2), None),
    ],
)
def test_a_series_goes_on_in_a_calendar_as_in_the_book(
    due: str,
    again: str,
    snoozed: str,
    start: date,
    rule: bytes | None,
    netdesk: CommandLine,
    tmp_path: Path,
) -> None:
    netdesk.json("add", "Ana Ruiz")
    own = str(netdesk.json("follow-up", "Ana Ruiz", due, "ring", "--every", again)["id"])
    if snoozed == "done":
        netdesk.json("done", own, "--today", due)
    elif snoozed:
        netdesk.json("snooze", own, snoozed)
    target = tmp_path / "due.ics"
    netdesk.json("export", str(target))
    entry = events(target)["Ana Ruiz: ring"]
    rules = entry.get("rrule")
    assert (entry.decoded("dtstart"), rules and rules.to_ical()) == (start, rule)


def test_options_of_vcards_are_no_use_for_a_calendar(netdesk: CommandLine, tmp_path: Path) -> None:
    for line in (("due.ics", "--vcard-version", "3.0"), ("due", "--format", "ics", "--each")):
        wrong = netdesk("export", str(tmp_path / line[0]), *line[1:])
        assert wrong.code == 2
        assert "only for vCards" in wrong.err
    assert not list(tmp_path.glob("due*"))
