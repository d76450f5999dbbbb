"""Beside the list of Today: the month's goals and what was given, counted from the book."""

from PySide6.QtCore import Qt

from netdesk import book
from netdesk.domain.model import Direction, GiveKind, Intent
from netdesk.ui.widgets.ring import Ring
from tests.ui.today.conftest import Desk, day


def said(desk: Desk) -> list[str]:
    card = desk.page.rail.goals
    if card is None or card.isHidden():
        return []
    return [ring.accessibleName() for ring in card.findChildren(Ring) if not ring.isHidden()]


def test_they_count_what_is_in_the_book(desk: Desk) -> None:
    desk.person("Ana Ruiz", today=day(-2), start_clock=True)
    wanted = ["Events and groups: 0", "New people: 1", "First follow-ups: –"]
    desk.qtbot.waitUntil(lambda: said(desk) == wanted)
    desk.person("Ben Lee", today=day(-1), start_clock=True)
    desk.qtbot.waitUntil(lambda: "New people: 2" in said(desk))
    with desk.qtbot.waitSignal(desk.page.month_wanted):
        desk.qtbot.mouseClick(desk.page.rail.goals, Qt.MouseButton.LeftButton)


def test_who_wants_no_goals_sees_none(desk: Desk) -> None:
    desk.person("Ana Ruiz", today=day(-2), start_clock=True)
    desk.qtbot.waitUntil(lambda: bool(said(desk)))
    desk.run(
        lambda: book.preferences.change(goal_events=0, goal_people=0, goal_first_follow_ups=False)
    )
    desk.qtbot.waitUntil(lambda: not said(desk))


def test_what_was_given_is_counted_until_it_is_not_wanted(desk: Desk) -> None:
    own = desk.person("Ana Ruiz", today=day(-2))

    def share() -> None:
        book.interactions.log(
            [own],
            on=day(-1),
            direction=Direction.OUTGOING,
            intent=Intent.GIVE,
            give_kind=GiveKind.SHARE,
        )

    desk.run(share)
    card = None

    def shown() -> bool:
        nonlocal card
        card = desk.page.rail.balance
        return card is not None and not card.isHidden()

    desk.qtbot.waitUntil(shown)
    assert card.accessibleName() == "Given 1, received 0"
    with desk.qtbot.waitSignal(desk.page.giving_wanted):
        desk.qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    desk.run(lambda: book.preferences.change(giving=False))
    desk.qtbot.waitUntil(lambda: not shown())
