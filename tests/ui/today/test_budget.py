"""The circle budget on Today: said where it can't work, with whom to move."""

from netdesk import book
from netdesk.domain.model import Circle
from netdesk.ui.pages.today.budget import BudgetPopover
from tests.ui.today.conftest import SUNDAY, Desk, Key, day


def crowd(desk: Desk, count: int) -> list[int]:
    people = [desk.person(f"Person {n}", today=day(-10)) for n in range(count)]
    desk.run(lambda: book.people.edit_many(people, circle=Circle.INNER))
    return people


def test_it_is_said_and_people_are_moved(desk: Desk) -> None:
    people = crowd(desk, 3)
    page = desk.page
    desk.qtbot.waitUntil(lambda: page.rail.budget is not None and page.rail.budget.isVisible())
    said = page.rail.budget.said.text()
    assert said == "Your circles ask for 0.7 contacts a week, you manage 0."
    page.rail.budget.whom.click()
    card = desk.card(BudgetPopover)
    assert len(card.boxes) == 3
    card.boxes[0][0].setChecked(False)
    assert card.save.text() == "Move 2 people"
    card.boxes[1][0].setFocus()
    desk.key(Key.Key_Return)
    desk.last_said("2 people moved to a wider circle")
    assert desk.said[-1].undo

    def circles() -> list[Circle]:
        return [book.people.person(own, today=SUNDAY).circle for own in people]

    kept = desk.ask(circles)
    assert sorted(kept) == [Circle.ACTIVE, Circle.ACTIVE, Circle.INNER]


def test_it_is_silent_where_it_works(desk: Desk) -> None:
    (own, *_) = crowd(desk, 1)

    def verb() -> None:
        for n in range(1, 8):
            book.interactions.log([own], on=day(-n))

    desk.run(verb)
    desk.ask(lambda: None)
    desk.qtbot.waitUntil(
        lambda: desk.page.rail.budget is None or not desk.page.rail.budget.isVisible()
    )
    desk.page.show_as(1)
    desk.qtbot.waitUntil(lambda: "you make 0.9" in desk.page._calendar._remark.text())
