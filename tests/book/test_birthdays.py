"""Birthdays, as far as the user wants to be reminded: 29 February and unknown years too."""

from datetime import date, datetime, time

import pytest

from netdesk import book
from netdesk.book.reminders import Reminder
from netdesk.domain import birthday
from netdesk.domain.model import Direction, TodayKind
from tests.makers import person

pytestmark = pytest.mark.usefixtures("book_file")


@pytest.fixture(autouse=True)
def wanted(book_file: object) -> None:
    book.preferences.change(birthdays=True)


def born(text: str, name: str = "Ana") -> int:
    own = person(name, start_clock=False, today=date(2026, 1, 1))
    book.people.edit(own, birthday=text)
    return own


def lines(day: date) -> list[tuple[str, date, int]]:
    found = book.today.items(day)
    return [(one.person, one.due, one.days_late) for one in found if one.kind is TodayKind.BIRTHDAY]


def reminders(now: datetime) -> list[Reminder]:
    found = book.reminders.fallen_due(now)
    return [one for one in found if one.kind is TodayKind.BIRTHDAY]


@pytest.mark.parametrize(
    ("born_on", "year", "on"),
    [
        ("1990-04-12", 2027, date(2027, 4, 12)),
        ("--04-12", 2027, date(2027, 4, 12)),
        ("1992-02-29", 2028, date(2028, 2, 29)),
        ("1992-02-29", 2027, date(2027, 2, 28)),
        ("--02-29", 2027, date(2027, 2, 28)),
        ("1990-02-28", 2028, date(2028, 2, 28)),
    ],
)
def test_the_day_in_a_year(born_on: str, year: int, on: date) -> None:
    born(born_on)
    assert lines(on) == [("Ana", on, 0)]
    assert birthday.in_year(born_on, year) == on
    known = born_on[0] != "-"
    assert birthday.age(born_on, on) == (year - int(born_on[:4]) if known else None)


def test_they_are_optional() -> None:
    born("--04-12")
    book.preferences.change(birthdays=False)
    assert lines(date(2027, 4, 12)) == []
    assert reminders(datetime(2027, 4, 12, 12).astimezone()) == []


def test_days_ahead_and_belated_over_the_new_year() -> None:
    born("1980-01-02")
    book.preferences.change(birthday_days_ahead=3)
    on = date(2027, 1, 2)
    assert lines(date(2026, 12, 29)) == []
    assert [one.due for one in book.today.view(date(2026, 12, 29)).coming] == [on]
    assert lines(date(2026, 12, 30)) == [("Ana", on, -3)]
    assert book.today.view(date(2026, 12, 30)).coming == ()
    assert lines(date(2027, 1, 9)) == [("Ana", on, 7)]
    assert lines(date(2027, 1, 10)) == []


def test_whom_i_wrote_to_has_been_congratulated() -> None:
    own, on = born("--04-12"), date(2027, 4, 12)
    book.interactions.log([own], "before", on=date(2027, 4, 11))
    assert len(lines(on)) == 1
    thanks = book.interactions.log([own], "thanks", on=on, direction=Direction.INCOMING)
    assert len(lines(on)) == 1
    book.interactions.edit(thanks, direction=Direction.OUTGOING)
    assert lines(on) == []


def test_one_reminder_at_the_morning_hour_also_belated() -> None:
    own, on = born("1992-02-29"), date(2027, 2, 28)
    early, late = (datetime.combine(on, time(hour)).astimezone() for hour in (8, 11))
    assert reminders(early) == []
    following = book.reminders.next_check(early)
    assert following is not None
    assert following.moment == datetime.combine(on, time(9)).astimezone()
    [one] = reminders(late.replace(month=3, day=2))
    assert (one.kind, one.subject_id, one.due) == (TodayKind.BIRTHDAY, own, on)
    book.reminders.record([one], late, 1)
    assert reminders(late) == []
    again = datetime(2028, 2, 29, 12).astimezone()
    assert [one.due for one in reminders(again)] == [again.date()]


def test_what_is_no_date_breaks_nothing() -> None:
    for text in ("1990", "April", "13-13-13", "--02-30"):
        born(text)
    assert lines(date(2027, 2, 28)) == []
    assert birthday.in_year("--02-30", 2027) is None
