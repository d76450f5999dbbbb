"""When a reminder falls due: at its time, else at the morning hour; never in quiet hours."""

import time as systime
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from netdesk import book
from netdesk.domain.model import Direction, TodayKind
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
    assert book.steps.steps() == []


def test_a_snooze_to_its_own_day_keeps_its_time() -> None:
    """Put off before it was due, to the day of it: the hour that was meant still counts."""
    own = plan("Ana", day=TODAY + timedelta(days=4), when=time(15))
    book.follow_ups.snooze(own, Due(TODAY + timedelta(days=4)), TODAY)
    later = TODAY + timedelta(days=4)
    assert due(at(14, 59, day=later)) == []
    assert due(at(15, day=later)) == ["Ana"]


def test_a_new_date_reminds_again_an_undone_one_does_not() -> None:
    own = plan("Ana")
    book.reminders.record(book.reminders.fallen_due(at(9)), at(9), 7)
    tomorrow = TODAY + timedelta(days=1)
    book.follow_ups.edit(own, due=Due(tomorrow))
    assert due(at(9, day=tomorrow)) == ["Ana"]
    book.steps.undo()
    assert due(at(9, day=tomorrow)) == []


def test_what_is_planned_while_a_person_is_put_off_comes_at_its_day() -> None:
    own = person("Ana")
    book.follow_ups.snooze_person(own, Due(TODAY + timedelta(days=30)), TODAY)
    book.follow_ups.plan([own], Due(TODAY + timedelta(days=1)), reason="call")
    tomorrow = TODAY + timedelta(days=1)
    assert [one.reason for one in book.reminders.fallen_due(at(9, day=tomorrow))] == ["call"]
    assert [one.reason for one in book.follow_ups.due(tomorrow)] == ["call"]
    assert [item.reason for item in book.today.items(tomorrow)] == ["call"]


def test_what_is_next_says_when_it_will_be_shown() -> None:
    def following(now: datetime) -> tuple[str, datetime] | None:
        found = book.reminders.next_check(now)
        return (found.person, found.moment) if found else None

    assert following(at(10)) is None
    tuesday, monday = TODAY + timedelta(days=1), TODAY + timedelta(days=7)
    plan("Ana", day=tuesday, when=time(21))
    assert following(at(10)) == ("Ana", at(8, day=TODAY + timedelta(days=2))), "after the night"
    plan("Bea", day=tuesday)
    assert following(at(10)) == ("Bea", at(9, day=tuesday))
    assert following(at(8, 30, day=tuesday)) == ("Bea", at(9, day=tuesday))
    assert following(at(21, 30, day=tuesday)) == ("Bea", at(8, day=TODAY + timedelta(days=2)))
    book.preferences.change(paused_until=TODAY + timedelta(days=5), weekends=False)  # a Saturday
    assert following(at(10)) == ("Bea", at(8, day=monday))


def test_an_unanswered_contact_reminds_once_also_later() -> None:
    own = person("Ana", start_clock=False)
    reply_by = TODAY + timedelta(days=7)
    sent = book.interactions.log(
        [own], "the offer", on=TODAY, direction=Direction.OUTGOING, reply_by=reply_by
    )
    assert due(at(8, 59, day=reply_by)) == []
    late = at(12, day=reply_by + timedelta(days=3))  # the computer was off
    [one] = book.reminders.fallen_due(late)
    assert (one.kind, one.subject_id, one.reason) == (TodayKind.REPLY, sent, "the offer")
    book.reminders.record([one], late, 7)
    assert due(late) == []
    book.reminders.snooze([one], late.date() + timedelta(days=1), late.date())
    assert due(at(9, day=late.date() + timedelta(days=1))) == ["Ana"]
    book.interactions.replied(own, late.date())
    assert due(at(9, day=late.date() + timedelta(days=1))) == []


def test_a_snooze_of_several_is_one_step() -> None:
    for name in ("Ana", "Bea"):
        plan(name)
    book.reminders.snooze(book.reminders.fallen_due(at(9)), TODAY + timedelta(days=1), TODAY)
    assert due(at(9)) == []
    book.steps.undo()
    assert due(at(9)) == ["Ana", "Bea"]


def test_a_restored_book_shows_nothing_again(book_file: Path) -> None:
    plan("Ana")
    plan("Bea", day=TODAY + timedelta(days=1))
    backup = book.upkeep.backup()
    book.reminders.record(book.reminders.fallen_due(at(9)), at(9), 7)
    gone = plan("Gone")
    book.reminders.record(book.reminders.fallen_due(at(9)), at(9), 8)
    tomorrow = TODAY + timedelta(days=1)
    book.upkeep.restore(backup)
    assert due(at(9, day=tomorrow)) == ["Bea"]
    assert plan("New") == gone, "the same number, for somebody else"
    assert due(at(9, day=tomorrow)) == ["New", "Bea"]


@pytest.fixture
def travel(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Set the computer's time zone."""

    def to(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        systime.tzset()

    yield to
    monkeypatch.undo()
    systime.tzset()


def test_a_time_is_a_moment_a_day_is_a_day_in_every_zone(travel: Callable[[str], None]) -> None:
    travel("Europe/Berlin")
    timed = plan("Ana", when=time(23))
    plan("Bea")
    book.follow_ups.plan([person("Cy", start_clock=False)], Due(TODAY + timedelta(days=1), time(1)))
    book.preferences.change(quiet=False)
    travel("Asia/Tokyo")  # 23 Nov 23:00 is 24 Nov 07:00 there
    found = book.follow_ups.follow_up(timed, TODAY)
    assert (found.due, found.at, found.days_late) == (TODAY + timedelta(days=1), time(7), -1)
    assert [one.person for one in book.follow_ups.due(TODAY)] == ["Bea"]
    assert [item.person for item in book.today.items(TODAY)] == ["Bea"]
    assert due(at(10)) == ["Bea"]
    travel("America/New_York")  # 24 Nov 01:00 is 23 Nov 19:00 there
    assert [one.person for one in book.follow_ups.due(TODAY)] == ["Bea", "Ana", "Cy"]
    assert {item.person for item in book.today.items(TODAY)} == {"Bea", "Ana", "Cy"}
    assert due(at(17)) == ["Bea", "Ana"]
    assert due(at(19)) == ["Bea", "Ana", "Cy"]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Sao_Paulo", "Africa/Cairo"])
def test_a_morning_that_the_clocks_skip_comes_when_they_jump(
    travel: Callable[[str], None], zone: str
) -> None:
    travel(zone)
    spring = date(2027, 3, 28)
    book.preferences.change(morning_hour=time(2, 30), quiet=False, goal_events=0, goal_people=0)
    plan("Ana", day=spring)
    assert due(at(1, 59, day=spring)) == []
    assert due(at(3, 31, day=spring)) == ["Ana"]
