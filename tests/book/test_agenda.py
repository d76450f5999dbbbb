"""What lies on which day, and moving it."""

from datetime import date, time, timedelta

import pytest

from netdesk import book
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.model import TodayKind
from netdesk.domain.when import Due
from tests.makers import person

pytestmark = pytest.mark.usefixtures("book_file")

SUNDAY = date(2026, 11, 22)


def day(n: int) -> date:
    return SUNDAY + timedelta(days=n)


def add(name: str, **fields: object) -> int:
    return person(name, **({"today": SUNDAY, "start_clock": False} | fields))


def plan(name: str, due: int, at: time | None = None, **fields: object) -> int:
    (own,) = book.follow_ups.plan([add(name)], Due(day(due), at), **fields)  # type: ignore[arg-type]
    return own


def warm(name: str, last: int, every: int) -> int:
    own = add(name)
    book.people.edit(own, cadence_days=every)
    book.interactions.log([own], on=day(last))
    return own


def shown(first: int, last: int) -> dict[int, list[str]]:
    """Return who lies on which day, days counted from today."""
    found = book.agenda.days(day(first), day(last), SUNDAY)
    named = {
        (one.on - SUNDAY).days: [
            *(f"[{happening.name}]" for happening in one.happenings),
            *(_named(one_plan) for one_plan in one.plans),
        ]
        for one in found.days
    }
    return {on: names for on, names in named.items() if names}


def _named(found: book.agenda.Plan) -> str:
    return f"{len(found.faces)} of {found.line.met_at}" if found.faces else found.line.person


def test_each_lies_on_its_day() -> None:
    plan("Late", -2)
    plan("Now", 0)
    plan("Later", 3)
    plan("Much later", 30)
    book.follow_ups.snooze(plan("Put off", -1), Due(day(4)), SUNDAY)
    book.follow_ups.done(plan("Done", 0), today=SUNDAY)
    for name in ("Ana", "Ben", "Cleo"):
        add(name, event="Meetup", start_clock=True)
    book.events.add("Fair", day(2), ends_on=day(3))
    warm("Warm", -30, 32)
    warm("Over", -100, 30)
    warm("Another time", -2, 60)
    assert shown(-3, 6) == {
        -2: ["Late"],
        0: ["[Meetup]", "Now", "Over"],
        2: ["[Fair]", "3 of Meetup"],
        3: ["[Fair]", "Later", "Warm"],
        4: ["Put off"],
    }
    found = book.agenda.days(day(0), day(6), SUNDAY)
    assert [one.line.person for one in found.today] == ["Late", "Now", "Over"]
    assert found.late_before == 1
    assert [one.done for one in found.days] == [1, 0, 0, 0, 0, 0, 0]


def test_keep_warm_comes_five_a_day_and_once() -> None:
    for n in range(8):
        warm(f"Warm {n}", -10, 12)
    busy = warm("Busy", -10, 12)
    book.follow_ups.plan([busy], Due(day(1)))
    assert {on: len(names) for on, names in shown(0, 10).items()} == {1: 1, 3: 5}


def test_what_somebody_wants_later_comes_on_that_day() -> None:
    own = warm("Ana", -30, 31)
    book.people.edit(own, not_before=day(5))
    assert shown(0, 8) == {5: ["Ana"]}
    book.follow_ups.snooze_person(own, Due(day(7)), SUNDAY)
    assert shown(0, 8) == {7: ["Ana"]}


@pytest.mark.parametrize(
    ("due", "to", "lies", "now_due"),
    [(3, 5, 5, 5), (3, 0, 0, 0), (0, 2, 2, 0), (-4, 2, 2, -4), (-4, 0, -4, -4)],
)
def test_move(due: int, to: int, lies: int, now_due: int) -> None:
    own = plan("Ana", due, at=time(14))
    book.agenda.move([own], day(to), SUNDAY)
    assert shown(-7, 7) == {lies: ["Ana"]}
    found = book.follow_ups.follow_up(own, SUNDAY)
    assert (found.due, found.at) == (day(now_due), time(14))


def test_a_moved_one_comes_back_today_and_by_undo() -> None:
    own = plan("Ana", -1)
    book.agenda.move([own], day(3), SUNDAY)
    book.agenda.move([own], SUNDAY, SUNDAY)
    assert [line.person for line in book.today.items(SUNDAY)] == ["Ana"]
    book.steps.undo()
    assert shown(-7, 7) == {3: ["Ana"]}


def test_several_move_as_one_step() -> None:
    for name in ("Ana", "Ben"):
        add(name, event="Meetup", start_clock=True)
    (found,) = [one for one in book.agenda.days(day(1), day(7), SUNDAY).days if one.plans]
    book.agenda.move(found.plans[0].follow_ups, day(4), SUNDAY)
    assert shown(0, 7) == {0: ["[Meetup]"], 4: ["2 of Meetup"]}
    book.steps.undo()
    assert shown(0, 7) == {0: ["[Meetup]"], 2: ["2 of Meetup"]}


def test_nothing_moves_into_the_past() -> None:
    own = plan("Ana", 3)
    with pytest.raises(NotUnderstood):
        book.agenda.move([own], day(-1), SUNDAY)
    book.follow_ups.drop(own, SUNDAY)
    with pytest.raises(NotFound):
        book.agenda.move([own], day(4), SUNDAY)


def test_neglected_stand_in_today_only() -> None:
    own = add("Lin", today=day(-8), start_clock=True)
    (first,) = book.follow_ups.of_person(own, SUNDAY)
    assert shown(-7, 7) == {-6: ["Lin"]}
    book.follow_ups.drop(first.id, SUNDAY)
    (line,) = book.agenda.days(SUNDAY, SUNDAY, SUNDAY).today
    assert line.line.kind is TodayKind.NEGLECTED
    assert line.follow_ups == ()


def test_meetings_lie_on_their_days() -> None:
    book.groups.add("Circle", today=SUNDAY, next_on=day(3), next_at=time(12, 30), takes_turns=True)
    found = book.agenda.days(SUNDAY, day(7), SUNDAY).days[3].happenings
    assert [(one.kind, one.name, one.at, one.mine) for one in found] == [
        ("group", "Circle", time(12, 30), True)
    ]
