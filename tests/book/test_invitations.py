"""Events from calendar files and pasted announcements."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from netdesk import book
from netdesk.domain.errors import FileProblem, NotUnderstood
from netdesk.domain.model import EventKind
from tests.makers import TODAY, open_book


@pytest.fixture(autouse=True)
def _book(tmp_path: Path) -> Iterator[None]:
    with open_book(tmp_path / "a.book"):
        yield


def entry(*lines: str) -> str:
    return "\r\n".join(("BEGIN:VEVENT", *lines, "END:VEVENT"))


def calendar(*entries: str) -> str:
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *entries, "END:VCALENDAR", ""))


FAIR = entry(
    "UID:fair-1",
    "SUMMARY:Design Conference",
    "DTSTART;VALUE=DATE:20261203",
    "DTEND;VALUE=DATE:20261206",
    "LOCATION:Basislager\\, Leipzig",
    "URL:https://fair.example",
    "DESCRIPTION:Bring cards",
)
NIGHT = entry("UID:night-1", "SUMMARY:Indie Night", "DTSTART:20261204T180000")
PAST = entry("UID:past-1", "SUMMARY:Dentist", "DTSTART:20261001T180000")


def take(text: str) -> list[int]:
    return book.invitations.add(book.invitations.read(text, TODAY), today=TODAY)


def test_a_calendar_file_makes_events_in_one_step(tmp_path: Path) -> None:
    file = tmp_path / "events.ics"
    file.write_text(calendar(FAIR, NIGHT, PAST), encoding="utf-8")
    found, problems = book.invitations.read_file(file, TODAY)
    assert problems == []
    assert [one.name for one in found] == ["Design Conference", "Indie Night"]
    book.invitations.add(found, today=TODAY)
    night, fair = book.events.all_events()
    assert (fair.on, fair.ends_on, fair.at) == (date(2026, 12, 3), date(2026, 12, 5), None)
    assert (fair.place, fair.url, fair.notes) == (
        "Basislager, Leipzig",
        "https://fair.example",
        "Bring cards",
    )
    assert (fair.kind, fair.planned) == (EventKind.CONFERENCE, True)
    assert (night.on, night.at, night.ends_on) == (date(2026, 12, 4), time(18), None)
    book.steps.undo()
    assert book.events.all_events() == []


def test_the_same_entry_again_changes_its_event() -> None:
    [own] = take(calendar(FAIR))
    moved = FAIR.replace("20261203", "20261210").replace("20261206", "20261211")
    assert take(calendar(moved)) == [own]
    [event] = book.events.all_events()
    assert event.on == date(2026, 12, 10)
    steps = len(book.steps.steps())
    take(calendar(moved))
    assert len(book.steps.steps()) == steps


def test_a_single_entry_of_the_past_was_attended() -> None:
    take(calendar(PAST))
    assert book.events.all_events()[0].attended


def test_a_repeated_entry_is_its_next_occurrence() -> None:
    rule = ("SUMMARY:Weekly", "DTSTART:20260907T190000", "RRULE:FREQ=WEEKLY")
    take(calendar(entry("UID:weekly-1", *rule)))
    assert book.events.all_events()[0].on == TODAY  # a Monday, as the first was


def test_a_pasted_announcement_makes_an_event() -> None:
    [own] = take("Indie Night\nFriday, 4 December, 18:00\nWhere: Basislager")
    event = book.events.event(own)
    assert (event.name, event.on, event.at) == ("Indie Night", date(2026, 12, 4), time(18))
    assert event.place == "Basislager"
    assert take("Indie Night, 4 Dec") == [own]
    assert book.events.event(own).place == "Basislager"


def test_what_holds_no_event_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotUnderstood):
        take("")
    with pytest.raises(FileProblem):
        book.invitations.read_file(tmp_path / "missing.ics", TODAY)
    broken = tmp_path / "broken.ics"
    broken.write_text("hello", encoding="utf-8")
    found, problems = book.invitations.read_file(broken, TODAY)
    assert found == []
    assert len(problems) == 1
