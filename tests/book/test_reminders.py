"""When a reminder falls due: at its time, else at the morning hour; never in quiet hours."""

from datetime import date, datetime, time, timedelta

import pytest

from netdesk import book
from netdesk.domain.when import Due
from tests.makers import TODAY, person

pytestmark = pytest.mark.usefixtures("book_file")


def at(hour: int, minute: int = 0, day: date = TODAY) -> datetime:
    return datetime.combine(day, time(hour, minute)).astimezone()


def due(now: datetime) -> list[str]:
    return [one.person for one in book.reminders.fallen_due(now)]


def plan(name: str, day: date = TODAY, when: time | None = None) -> int:
    own = person(name, start_clock=False)
    return book.follow_ups.plan([own], Due(day, when), reason="ask")[0]


def test_whole_days_fall_due_at_the_morning_hour_times_at_their_time() -> None:
    plan("Ana")
    plan("Bea", when=time(15))
    assert due(at(8, 59)) == []
    assert due(at(9)) == ["Ana"]
    assert due(at(15)) == ["Ana", "Bea"]
    following = book.reminders.next_check(at(10))
    assert following is not None
    assert following.person == "Bea"


def test_what_was_shown_is_never_shown_again() -> None:
    plan("Ana")
    now = at(9)
    book.reminders.record(book.reminders.fallen_due(now), now, 7)
    assert due(now) == []
    assert due(now - timedelta(hours=2)) == []
    assert due(now + timedelta(days=3)) == []
    book.preferences.change(morning_hour=time(11))
    assert due(at(12)) == []


def test_a_snooze_reminds_once_more_at_its_time() -> None:
    own = plan("Ana")
    now = at(9)
    book.reminders.record(book.reminders.fallen_due(now), now, 7)
    book.follow_ups.snooze(own, Due(TODAY, time(11)), TODAY)
    assert due(at(10, 59)) == []
    assert due(at(11)) == ["Ana"]
    book.reminders.record(book.reminders.fallen_due(at(11)), at(11), 8)
    tomorrow = TODAY + timedelta(days=1)
    book.follow_ups.snooze(own, Due(tomorrow), TODAY)
    assert due(at(12)) == []
    assert due(at(9, day=tomorrow)) == ["Ana"]


def test_a_snooze_that_was_undone_does_not_remind_again() -> None:
    own = plan("Ana")
    book.reminders.record(book.reminders.fallen_due(at(9)), at(9), 7)
    book.follow_ups.snooze(own, Due(TODAY + timedelta(days=1)), TODAY)
    book.steps.undo()
    assert due(at(10)) == []


@pytest.mark.parametrize("hour", [20, 23, 0, 7])
def test_quiet_hours_collect(hour: int) -> None:
    plan("Ana", day=TODAY - timedelta(days=3))
    assert due(at(hour)) == []
    assert due(at(8)) == ["Ana"]


def test_pause_and_weekends_hold_back() -> None:
    plan("Ana", day=TODAY - timedelta(days=3))
    book.preferences.change(paused_until=TODAY + timedelta(days=1))
    assert due(at(12)) == []
    assert due(at(12, day=TODAY + timedelta(days=1))) == ["Ana"]
    book.preferences.change(paused_until=None, weekends=False)
    saturday = date(2026, 11, 28)
    assert due(at(12, day=saturday)) == []
    assert due(at(12, day=saturday + timedelta(days=2))) == ["Ana"]


def test_done_and_dropped_ones_stay_silent() -> None:
    one, two = plan("Ana"), plan("Bea")
    book.follow_ups.done(one, today=TODAY)
    book.follow_ups.drop(two, TODAY)
    assert due(at(12)) == []


def test_the_last_check_is_remembered() -> None:
    assert book.reminders.last_check() is None
    book.reminders.record_check(at(9))
    assert book.reminders.last_check() == at(9)
    assert book.steps.next_undo() is None
