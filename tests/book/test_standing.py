"""Slipping, rested, awaited, and circles that ask for too much (PRODUCT 2 and 3)."""

from datetime import date, timedelta
from itertools import product

import pytest

from netdesk import book
from netdesk.domain.model import Circle, Direction, State
from tests.makers import TODAY, person

pytestmark = pytest.mark.usefixtures("book_file")
OUT = Direction.OUTGOING


def later(days: int) -> date:
    return TODAY + timedelta(days=days)


def friend(name: str, last: int | None = None, **fields: object) -> int:
    """Return a person spoken to `last` days from today."""
    own = person(name, start_clock=False, today=later(-400))
    if fields:
        book.people.edit(own, **fields)
    if last is not None:
        book.interactions.log([own], "talk", on=later(last))
    return own


def who(query: str, day: int = 0) -> list[str]:
    found = book.people.persons(book.people.ids(query, today=later(day)), today=TODAY)
    return [one.name for one in found]


@pytest.mark.parametrize(
    ("last", "then", "now"),
    [
        (-30, None, State.WARM),  # due today
        (-31, State.WARM, State.COOLING),
        (-37, State.WARM, State.COOLING),
        (-38, None, State.COOLING),  # cooling a week ago too
        (-61, State.COOLING, State.COLD),
        (-67, State.COOLING, State.COLD),
        (-68, None, State.COLD),
    ],
)
def test_slipping_is_worse_than_seven_days_ago(last: int, then: State | None, now: State) -> None:
    own = friend("Ana", last, cadence_days=30)
    assert book.people.person(own, today=TODAY).state is now
    slips = [(slip.person, slip.before, slip.now) for slip in book.standing.slipping(TODAY)]
    assert slips == ([("Ana", then, now)] if then else [])
    assert who("is:slipping") == (["Ana"] if then else [])


def test_a_contact_ends_the_slipping_and_the_longest_overdue_stands_first() -> None:
    friend("Ana", -31, cadence_days=30)
    bea = friend("Bea", -15, cadence_days=7)
    assert [slip.person for slip in book.standing.slipping(TODAY)] == ["Bea", "Ana"]
    book.interactions.log([bea], "call", on=TODAY)
    assert [slip.person for slip in book.standing.slipping(TODAY)] == ["Ana"]


def test_rested_is_no_outgoing_contact_for_14_days_and_no_reply_awaited() -> None:
    friend("Never"), friend("Talked", -1)
    wrote, asked = friend("Wrote"), friend("Asked")
    book.interactions.log([wrote], "hello", on=later(-13), direction=OUT)
    book.interactions.log([asked], "offer", on=later(-20), direction=OUT, reply_by=later(1))
    assert who("is:rested") == ["Never", "Talked"]
    assert who("is:awaited") == ["Asked"]
    assert who("is:rested", day=1) == ["Never", "Talked", "Wrote"], "14 days ago by then"
    assert who("is:rested", day=2) == ["Asked", "Never", "Talked", "Wrote"], "nudged, then nothing"
    book.preferences.change(rest_days=7)
    assert "Wrote" in who("is:rested")


def test_filters_for_who_drifts_is_neglected_or_has_no_next_step() -> None:
    friend("Cold", -90, cadence_days=30), friend("Cooling", -40, cadence_days=30)
    friend("Warm", -1, cadence_days=30), friend("Loose")
    person("New", today=later(-5))
    assert who("is:drifting") == who("state:drifting") == ["Cold", "Cooling"]
    assert who("state:cold OR state:new") == ["Cold", "New"]
    assert who("no:step") == ["Loose"]
    assert who("is:neglected") == ["New"]
    assert who("-is:neglected no:step") == ["Loose"]


def test_who_is_in_a_state_is_who_shows_it() -> None:
    book.niches.edit(book.niches.add("Slow"), cadence_days=60)
    kinds = product((None, -5, -40, -130), (None, 0, 30), Circle, (False, True), (False, True))
    for last, days, circle, closed, slow in kinds:
        name = f"{last} {days} {circle} {closed} {slow}"
        own = friend(name, last, cadence_days=days, circle=circle, do_not_contact=closed)
        if slow:
            book.niches.tag([own], "Slow")
    shown: dict[str, list[str]] = {state: [] for state in State}
    for one in book.people.persons(book.people.ids("", today=TODAY), today=TODAY):
        shown[one.state].append(one.name)
    assert {state: who(f"state:{state}") for state in State} == shown
    assert min(len(shown[state]) for state in (State.WARM, State.COOLING, State.COLD)) > 5


def test_the_days_of_a_circle_are_a_preference() -> None:
    own = friend("Ana", -40, circle=Circle.INNER)
    assert book.people.person(own, today=TODAY).state is State.COOLING
    book.preferences.change(inner_days=45)
    assert book.people.person(own, today=TODAY).effective_cadence == 45
    assert book.people.person(own, today=TODAY).state is State.WARM
    assert book.today.items(TODAY) == ()


def test_a_circle_budget_that_works_proposes_nothing() -> None:
    own = friend("Ana", circle=Circle.INNER)
    for week in range(2):
        book.interactions.log([own], "call", on=later(-7 * week))
    found = book.circles.budget(TODAY)
    assert (round(found.asked, 3), found.mean) == (0.233, 0.25)
    assert (found.works, found.moves) == (True, ())
    assert [(one.circle, one.people, one.room) for one in found.crowds] == [
        (Circle.INNER, 1, 15),
        (Circle.ACTIVE, 0, 50),
        (Circle.WIDER, 0, 150),
    ]


def test_one_that_cannot_work_names_whom_to_move() -> None:
    for number in range(3):
        friend(f"Inner {number}", -40 - number, circle=Circle.INNER)
    friend("Own", -300, circle=Circle.INNER, cadence_days=28)  # leaves with their own cadence only
    friend("Closed", circle=Circle.INNER, do_not_contact=True)
    found = book.circles.budget(TODAY)
    assert not found.works
    assert (round(found.asked, 2), found.mean) == (0.95, 3 / 8), "the one of 300 days ago is not in"
    assert [move.person for move in found.moves] == ["Inner 2", "Inner 1", "Inner 0"]
    assert {(move.circle, move.to) for move in found.moves} == {(Circle.INNER, Circle.ACTIVE)}
    book.circles.widen([move.person_id for move in found.moves])
    assert round(book.circles.budget(TODAY).asked, 2) == round(7 / 28 + 3 * 7 / 90, 2)
    book.steps.undo()
    assert book.circles.budget(TODAY) == found


def test_each_goes_one_circle_wider() -> None:
    people = [friend(one.value, circle=one) for one in Circle]
    book.circles.widen(people)
    circles = [one.circle for one in book.people.persons(people, today=TODAY)]
    assert circles == [Circle.ACTIVE, Circle.WIDER, Circle.EVERYONE, Circle.EVERYONE]
