"""The month's goals: computed from events, groups, met dates and first contacts alone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from netdesk import book
from netdesk.domain.goals import FirstFollowUps, Goal
from netdesk.domain.model import Direction, GroupKind
from tests.makers import open_book, person

TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _book(tmp_path: Path) -> Iterator[None]:
    with open_book(tmp_path / "a.book"):
        yield


def nov(day: int) -> date:
    return date(2026, 11, day)


def event(day: int, **fields: bool) -> int:
    return book.events.add(f"Event {day}", nov(day), **fields)


def community(day: int) -> int:
    return book.groups.add("Indie Makers", today=nov(day), kind=GroupKind.SLACK)


def test_nothing_is_done_yet() -> None:
    found = book.goals.month(TODAY, TODAY)
    assert (found.month, found.events, found.people) == (nov(1), Goal(0, 1), Goal(0, 3))
    assert found.first == FirstFollowUps(0, 0, 0)
    assert found.met == 0
    person("Long known", today=date(2026, 9, 1), start_clock=False)
    assert [book.goals.is_behind(nov(day)) for day in (19, 20, 30)] == [False, True, True]


def test_events_attended_and_groups_joined_or_visited_count() -> None:
    event(5)
    event(12, attended=False)
    book.events.answer(event(13, attended=False), went=False)
    book.events.add("Someday", None)
    book.events.add("Before", date(2026, 10, 31))
    old = community(1)
    book.groups.edit(old, joined_on=date(2024, 1, 1))
    assert book.goals.month(TODAY, TODAY).events == Goal(1, 1, nov(5))
    for visited in (nov(3), nov(10)):  # a group counts once, however often it is visited
        book.groups.visit(old, on=visited, today=TODAY)
    book.groups.add("Circle", today=nov(2))
    book.preferences.change(goal_events=2)
    assert book.goals.month(TODAY, TODAY).events == Goal(3, 2, nov(3))


def test_new_people_are_those_met_in_the_month() -> None:
    for day in (2, 9, 19, 20):
        person("New", today=nov(day))
    person("Old", today=date(2026, 10, 30))
    book.people.edit(person("Undated", today=nov(3)), met_on=None)
    assert book.goals.month(TODAY, TODAY).people == Goal(4, 3, nov(19))


@pytest.mark.parametrize(
    ("met", "contact", "way", "counted"),
    [
        (2, None, None, "late"),
        (2, 6, Direction.OUTGOING, "in time"),
        (2, 7, Direction.OUTGOING, "late"),
        (2, 3, Direction.MUTUAL, "in time"),
        (2, 3, Direction.INCOMING, "late"),
        (2, 2, Direction.OUTGOING, "in time"),
        (16, None, None, "to come"),
        (15, None, None, "late"),
        (19, 20, Direction.OUTGOING, "in time"),
    ],
)
def test_a_first_follow_up_is_in_time_before_day_five(
    met: int, contact: int | None, way: Direction | None, counted: str
) -> None:
    own = person("Ana", today=nov(met))
    if contact and way:
        book.interactions.log([own], on=nov(contact), direction=way)
    found = book.goals.month(TODAY, TODAY).first
    assert found.total == 1
    said = {"in time": found.in_time, "to come": found.to_come, "late": found.late}
    assert [name for name, number in said.items() if number] == [counted]
    assert found.met is (counted == "in time")


def test_the_picture_four_of_five_and_sixteen_to_come() -> None:
    for number in range(21):
        own = person(f"P{number}", today=nov(2 if number < 5 else 18))
        if number < 4:
            book.interactions.log([own], on=nov(4), direction=Direction.OUTGOING)
    found = book.goals.month(TODAY, TODAY)
    assert found.first == FirstFollowUps(in_time=4, total=21, to_come=16)
    assert (found.first.late, found.people.done, found.met) == (1, 21, 1)


def test_twelve_months_of_history() -> None:
    for month in (2, 9, 10):
        person("New", today=date(2026, month, 28))
        book.events.add("Event", date(2026, month, 3))
    book.events.add("Last year", date(2025, 12, 1))
    book.events.add("Before", date(2025, 11, 30))
    found = book.goals.history(TODAY, TODAY)
    assert [one.month.month for one in found] == [12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
    assert [one.people.done for one in found] == [0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0]
    assert [one.events.done for one in found] == [1, 0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0]
    assert [one.first.late for one in found] == [0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0]


def test_a_goal_of_none_is_met_and_not_counted() -> None:
    book.preferences.change(goal_events=0)
    found = book.goals.month(TODAY, TODAY)
    assert (found.events, found.events.met) == (Goal(0, 0, None), True)
    assert (found.met, found.wanted) == (0, 2)
    book.preferences.change(goal_first_follow_ups=False)
    assert book.goals.month(TODAY, TODAY).wanted == 1
