"""Events, groups and the month in Today: what is asked when, and what is coming."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from netdesk import book
from netdesk.domain.model import ChannelKind, GroupKind, TodayKind
from tests.makers import open_book, person

TODAY = date(2026, 11, 18)


@pytest.fixture(autouse=True)
def _book(tmp_path: Path) -> Iterator[None]:
    with open_book(tmp_path / "a.book"):
        yield


def later(days: int) -> date:
    return TODAY + timedelta(days=days)


def lines(day: int = 0) -> list[tuple[str, str, int]]:
    return [(one.kind.value, one.reason, one.days_late) for one in book.today.items(later(day))]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (-1, []),
        (0, [("event", "Fair", 0)]),
        (1, [("event", "Fair", 0)]),  # it runs for two days
        (2, [("event", "Fair", 1)]),  # did you go?
        (9, [("event", "Fair", 8)]),
    ],
)
def test_a_planned_event_asks_when_its_day_has_passed(
    day: int, said: list[tuple[str, str, int]]
) -> None:
    book.events.add("Fair", TODAY, attended=False, ends_on=later(1), at=time(18))
    book.preferences.change(goal_events=0, goal_people=0)
    assert lines(day) == said


@pytest.mark.parametrize("went", [True, False])
def test_an_answered_event_asks_no_more(went: bool) -> None:
    own = book.events.add("Fair", later(-3), attended=False)
    [line] = book.today.items(TODAY)
    assert (line.kind, line.subject_id, line.person_id, line.person) == (
        TodayKind.EVENT,
        own,
        0,
        "",
    )
    book.events.answer(own, went=went)
    assert lines() == []
    book.steps.undo()
    assert len(lines()) == 1


def test_to_meet_somebody_there_says_that_i_went() -> None:
    own = book.events.add("Fair", later(-1), attended=False)
    book.people.add("Ana", today=TODAY, event_id=own, start_clock=False)
    assert lines() == []


def test_meetings_and_visits_are_due_by_their_rhythm() -> None:
    circle = book.groups.add(
        "Circle", today=TODAY, kind=GroupKind.PEER_FEEDBACK, rhythm="2w", next_on=later(1)
    )
    slack = book.groups.add("Makers", today=TODAY, kind=GroupKind.SLACK, rhythm="1w")
    book.preferences.change(goal_people=0)
    assert lines() == []
    assert lines(1) == [("group", "Circle", 0)]
    assert lines(11) == [("group", "Circle", 10), ("group", "Makers", 4)]
    assert book.today.items(later(11))[1].channel is ChannelKind.SLACK
    book.groups.meet(circle, [person("Ana", start_clock=False)], on=later(1), today=later(1))
    book.groups.leave(slack, TODAY)
    assert lines(11) == []
    assert lines(15) == [("group", "Circle", 0)]


def test_what_comes_shows_on_its_day() -> None:
    book.events.add("Breakfast", later(5), attended=False, niche="Design")
    book.events.add("Talk", later(6))
    book.groups.add("Makers", today=TODAY, kind=GroupKind.SLACK, next_on=later(4))
    found = book.today.view(TODAY).coming
    assert [(one.kind.value, one.reason, one.due) for one in found] == [
        ("group", "Makers", later(4)),
        ("event", "Breakfast", later(5)),
        ("event", "Talk", later(6)),
    ]
    assert found[1].niche == "Design"


@pytest.mark.parametrize(
    ("day", "done", "planned", "asked"),
    [
        (19, "nothing", False, False),
        (20, "nothing", False, True),
        (21, "nothing", False, False),  # it is said once
        (20, "nothing", True, False),
        (20, "event", False, True),
        (20, "all", False, False),
    ],
)
def test_on_the_20th_a_goal_that_is_behind_asks_for_an_event(
    day: int, done: str, planned: bool, asked: bool
) -> None:
    person("Long known", today=date(2026, 10, 31), start_clock=False)
    if done != "nothing":
        book.events.add("Fair", date(2026, 11, 3))
    if done == "all":
        for name in ("Ana", "Bo", "Cy"):
            own = person(name, today=date(2026, 11, 3), start_clock=False)
            assert own
    if planned:
        book.events.add("Breakfast", date(2026, 11, 30), attended=False)
    kinds = [one.kind for one in book.today.items(date(2026, 11, day))]
    assert (TodayKind.MONTH in kinds) is asked


def test_an_event_of_any_day_stands_in_the_order_of_lateness() -> None:
    own = person("Ana", start_clock=False)
    from netdesk.domain.when import Due

    book.follow_ups.plan([own], Due(later(-2)), reason="ask")
    book.events.add("Fair", later(-5), attended=False)
    book.events.add("Talk", later(-1), attended=False)
    assert lines() == [("event", "Fair", 5), ("follow_up", "ask", 2), ("event", "Talk", 1)]


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(later(day), time(hour, minute)).astimezone()


def reminded(now: datetime) -> list[tuple[str, str]]:
    found = book.reminders.fallen_due(now)
    book.reminders.record(found, now, 1)
    return [(one.kind.value, one.reason) for one in found]


def test_a_meeting_is_reminded_of_at_its_time_and_again_when_it_is_moved() -> None:
    book.preferences.change(goal_events=0, goal_people=0)
    own = book.groups.add("Circle", today=TODAY, next_on=later(1), next_at=time(12, 30))
    assert reminded(at(1, 12, 29)) == []
    following = book.reminders.next_check(at(1, 9))
    assert following is not None
    assert following.moment == at(1, 12, 30)
    assert reminded(at(1, 12, 30)) == [("group", "Circle")]
    assert reminded(at(1, 15)) == []
    book.groups.edit(own, next_on=later(2))
    assert reminded(at(2, 13)) == [("group", "Circle")]
    book.groups.leave(own, later(3))
    book.groups.edit(own, next_on=later(3))
    assert reminded(at(3, 13)) == []


def test_the_month_is_reminded_of_once_from_the_20th_on() -> None:
    person("Long known", today=date(2026, 10, 31), start_clock=False)
    assert reminded(at(1, 12)) == []  # the 19th
    assert reminded(at(2, 8, 59)) == []
    assert reminded(at(2, 9)) == [("month", "")]
    assert reminded(at(3, 9)) == []
    assert reminded(at(33, 9)) == [("month", "")]  # the next month, a day late


def test_whoever_began_this_month_is_not_behind_yet() -> None:
    person("Just met", today=date(2026, 11, 1), start_clock=False)
    assert reminded(at(2, 12)) == []


def test_a_month_with_an_event_planned_is_not_reminded_of() -> None:
    person("Long known", today=date(2026, 10, 31), start_clock=False)
    book.events.add("Breakfast", later(9), attended=False)
    assert reminded(at(2, 12)) == []
