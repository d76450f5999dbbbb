"""The month's goals beside the list of Today: counted from the book, kept up to date."""

from PySide6.QtCore import Qt

from netdesk import book
from netdesk.ui.widgets.ring import Ring
from tests.ui.today.conftest import Desk, day


def said(desk: Desk) -> list[str]:
    card = desk.page._goals
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
        desk.qtbot.mouseClick(desk.page._goals, Qt.MouseButton.LeftButton)


def test_who_wants_no_goals_sees_none(desk: Desk) -> None:
    desk.person("Ana Ruiz", today=day(-2), start_clock=True)
    desk.qtbot.waitUntil(lambda: bool(said(desk)))
    desk.run(
        lambda: book.preferences.change(goal_events=0, goal_people=0, goal_first_follow_ups=False)
    )
    desk.qtbot.waitUntil(lambda: not said(desk))
