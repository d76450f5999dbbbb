"""The calendar of Today: week and month by keys and by dragging."""

from collections.abc import Callable, Iterator
from datetime import date, time

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from shiboken6 import isValid

from netdesk import book, clock
from netdesk.domain.model import Direction
from netdesk.domain.when import Due
from netdesk.ui.dialogs.follow_up import FollowUpPopover
from netdesk.ui.dialogs.log_line import LogLine
from netdesk.ui.dialogs.person_picker import PersonPicker
from netdesk.ui.models import calendar
from netdesk.ui.models.month_days import MonthModel
from netdesk.ui.pages.today.calendar import CalendarPane
from netdesk.ui.pages.today.calendar_bars import Hints
from netdesk.ui.pages.today.day_card import DayCard
from netdesk.ui.pages.today.ghost import Ghost
from netdesk.ui.pages.today.plan_card import PlanCard
from tests.ui.today.conftest import SUNDAY, Desk, Key, day

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(autouse=True)
def locale() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


def week(desk: Desk) -> CalendarPane:
    """Show the week and return it."""
    return shown(desk, 1)


def shown(desk: Desk, view: int) -> CalendarPane:
    desk.page.show_as(view)
    pane = desk.page._calendar
    assert pane is not None
    desk.ask(lambda: None)
    desk.ask(lambda: None)
    pane.focus_first()
    return pane


def columns(pane: CalendarPane) -> list[list[str]]:
    """Return the cards of the week, column by column."""
    return [[calendar.title(card.plan) for card in one.cards()] for one in pane.week._columns]


def card(pane: CalendarPane, name: str) -> PlanCard:
    return next(one for one in pane.week.cards() if calendar.title(one.plan) == name)


def focused() -> str:
    widget = QApplication.focusWidget()
    return calendar.title(widget.plan) if isinstance(widget, PlanCard) else ""


def wait_for_day(desk: Desk, own: int, due: date, snoozed: date | None = None) -> None:
    def holds() -> bool:
        found = desk.ask(lambda: book.follow_ups.follow_up(own, SUNDAY))
        return (found.due, found.snoozed_until) == (due, snoozed)

    desk.qtbot.waitUntil(holds)


@pytest.mark.parametrize(
    ("today", "wanted"),
    [
        (22, "22 | 23 | 24 | 25 | 26 | 27 | 28 29"),
        (25, "23 | 24 | 25 | 26 | 27 | 28 29"),
        (28, "28 29 | 30 | 1 | 2 | 3 | 4 | 5 6"),
    ],
)
def test_the_columns_of_a_week(today: int, wanted: str) -> None:
    now = date(2026, 11, today)
    found = calendar.week_columns(calendar.week_start(now), now)
    assert " | ".join(" ".join(str(one.day) for one in days) for days in found) == wanted


@pytest.mark.parametrize(
    ("country", "first", "title"),
    [
        (QLocale.Country.UnitedKingdom, date(2026, 10, 26), "23 to 29 November"),
        (QLocale.Country.UnitedStates, date(2026, 11, 1), "November 23 to 29"),
    ],
)
def test_weeks_begin_as_the_region_has_it(
    country: QLocale.Country, first: date, title: str
) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, country))
    assert calendar.month_start(date(2026, 11, 1)) == first
    assert calendar.week_title(date(2026, 11, 23)) == title
    month = MonthModel().month  # the frame is painted before its days are known
    assert calendar.month_start(month) <= month == clock.today().replace(day=1)


def test_the_week_shows_each_on_its_day(desk: Desk) -> None:
    desk.plan("Late", -2, "Send the study")
    desk.plan("Now", 0)
    desk.plan("Mon", 1)
    desk.plan("Sat", 6)
    desk.plan("Sun", 7)
    for name in ("Ana", "Ben"):
        desk.person(name, event="Meetup", start_clock=True)
    pane = week(desk)
    assert columns(pane) == [
        *(["Late", "Now"], ["Mon"], ["2 first follow-ups"], [], [], []),
        ["Sat", "Sun"],
    ]
    assert card(pane, "Late").accessibleName() == "Late, Send the study, 2 days late"
    assert pane._title.text() == "23 to 29 November"
    pane._next.click()
    desk.qtbot.waitUntil(lambda: pane._title.text() == "30 November to 6 December")
    assert columns(pane)[0] == ["Late", "Now"]  # today stays in sight


def test_arrows_go_from_card_to_card(desk: Desk) -> None:
    desk.plan("Now", 0)
    desk.plan("Then", 0)
    desk.plan("Tue", 2)
    week(desk)
    for key, name in (
        (Key.Key_Down, "Then"),
        (Key.Key_Right, "Tue"),
        (Key.Key_Right, "Tue"),
        (Key.Key_Left, "Now"),
        (Key.Key_J, "Then"),
        (Key.Key_K, "Now"),
    ):
        desk.key(key)
        assert focused() == name


def test_events_are_cards_too(desk: Desk) -> None:
    desk.run(lambda: book.events.add("Indie AMA", day(2), at=time(18), place="Slack"))
    desk.plan("Tue", 2)
    pane = week(desk)
    desk.key(Key.Key_Up)
    shown = QApplication.focusWidget()
    assert shown.accessibleName() == "Indie AMA, 18:00 · Slack"
    desk.key(Key.Key_Return)
    assert desk.wished == [("event", 1)]
    assert pane.week._columns[2].stops()[1].plan.line.person == "Tue"
    desk.plan("Mon", 1)
    desk.qtbot.waitUntil(lambda: columns(pane)[1] == ["Mon"])
    assert QApplication.focusWidget().accessibleName() == "Indie AMA, 18:00 · Slack"


def test_alt_arrows_move_a_card_and_undo_brings_it_back(desk: Desk) -> None:
    own = desk.plan("Ana Ruiz", 2)
    pane = week(desk)
    desk.key(Key.Key_Right, ALT)
    wait_for_day(desk, own, day(3))
    desk.last_said("Ana Ruiz moved: Wednesday")
    desk.qtbot.waitUntil(lambda: columns(pane)[3] == ["Ana Ruiz"])
    assert focused() == "Ana Ruiz"  # the next key is for it too
    assert desk.said[-1].undo
    desk.work.undo()
    wait_for_day(desk, own, day(2))


def test_what_is_late_keeps_its_due_date_when_it_is_moved(desk: Desk) -> None:
    own = desk.plan("Ana Ruiz", -3)
    pane = week(desk)
    desk.key(Key.Key_Right, ALT)
    wait_for_day(desk, own, day(-3), snoozed=day(1))
    desk.qtbot.waitUntil(lambda: columns(pane)[1] == ["Ana Ruiz"])
    desk.key(Key.Key_Left, ALT)
    wait_for_day(desk, own, day(-3))
    desk.qtbot.waitUntil(lambda: columns(pane)[0] == ["Ana Ruiz"])


def test_a_drag_moves_a_card(desk: Desk) -> None:
    own = desk.plan("Ana Ruiz", 1)
    pane = week(desk)
    moved = card(pane, "Ana Ruiz")
    to = moved.mapFrom(pane.week._ground, pane.week._columns[4].geometry().center())
    desk.drag(moved, moved.rect().center(), to)
    wait_for_day(desk, own, day(4))
    desk.last_said("Ana Ruiz moved: Thursday")


def test_a_drag_given_up_moves_nothing(desk: Desk) -> None:
    own = desk.plan("Ana Ruiz", 1)
    pane = week(desk)
    moved = card(pane, "Ana Ruiz")
    desk.qtbot.mousePress(moved, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    desk.drag(moved, QPoint(10, 10), QPoint(-2000, 10))  # beyond all columns
    wait_for_day(desk, own, day(1))
    assert desk.said == []


def test_a_drag_ends_where_the_days_change_under_it(desk: Desk) -> None:
    desk.plan("Ana Ruiz", 1)
    pane = week(desk)
    moved = card(pane, "Ana Ruiz")
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind, at in (
        (QEvent.Type.MouseButtonPress, QPointF(10, 10)),
        (QEvent.Type.MouseMove, QPointF(300, 40)),
    ):
        spot = moved.mapToGlobal(at)
        QApplication.sendEvent(moved, QMouseEvent(kind, at, spot, left, left, none))
    assert [one for one in desk.page.findChildren(Ghost) if one.isVisible()]
    desk.plan("Ben Lee", 2)
    desk.qtbot.waitUntil(lambda: columns(pane)[2] == ["Ben Lee"])
    assert not [one for one in desk.page.findChildren(Ghost) if one.isVisible()]


def test_the_focus_stays_where_it_is_while_days_change(desk: Desk) -> None:
    desk.plan("Ana Ruiz", 1)
    desk.plan("Ben Lee", 2)
    pane = week(desk)
    typing = QLineEdit(desk.page)
    typing.show()
    for outside in (True, False):
        card(pane, "Ben Lee").setFocus()
        if outside:
            typing.setFocus()
        name = f"New {outside}"
        desk.plan(name, 3)
        desk.qtbot.waitUntil(lambda name=name: name in columns(pane)[3])
        assert typing.hasFocus() == outside
        assert focused() == ("" if outside else "Ben Lee")


def test_a_card_closes_over_days_that_changed_under_it(desk: Desk) -> None:
    desk.plan("Ana Ruiz", 1)
    desk.plan("Ben Lee", 2)
    pane = week(desk)
    for last in (Key.Key_Escape, Key.Key_Return):
        before = card(pane, "Ben Lee")
        before.setFocus()
        desk.key(Key.Key_L)
        line = desk.card(LogLine)
        desk.qtbot.keyClicks(line.line, "Call")
        name = f"New {last.name}"
        desk.plan(name, 3)
        desk.qtbot.waitUntil(lambda name=name: name in columns(pane)[3])
        desk.qtbot.waitUntil(lambda before=before: not isValid(before))
        assert line.line.hasFocus()
        desk.key(last)
        desk.qtbot.waitUntil(lambda line=line: not isValid(line))
        assert focused() == "Ben Lee"
    desk.last_said("Contact with Ben Lee logged")


def test_an_events_first_follow_ups_move_together(desk: Desk) -> None:
    for name in ("Ana", "Ben"):
        desk.person(name, event="Meetup", start_clock=True)
    pane = week(desk)
    desk.key(Key.Key_Right, ALT)
    desk.last_said("Meetup moved: Wednesday")
    desk.qtbot.waitUntil(lambda: columns(pane)[3] == ["2 first follow-ups"])
    desk.key(Key.Key_Space)
    desk.last_said("Enter shows them, one person at a time")  # nothing is done in bulk
    desk.key(Key.Key_Return)
    assert desk.wished == [("people", "Meetup")]


def test_the_keys_of_a_card(desk: Desk) -> None:
    own = desk.plan("Ana Ruiz", 2)
    pane = week(desk)
    desk.key(Key.Key_S)
    desk.qtbot.keyClick(desk.popover(), Key.Key_2)
    wait_for_day(desk, own, day(2), snoozed=day(3))
    desk.qtbot.waitUntil(lambda: columns(pane)[3] == ["Ana Ruiz"])
    pane.focus_first()
    desk.key(Key.Key_Return)
    assert desk.wished[-1][0] == "person"
    desk.key(Key.Key_W)
    desk.last_said("Text copied. There is no way to open for Ana Ruiz: paste it anywhere")
    desk.key(Key.Key_Space)
    desk.last_said("Ana Ruiz marked done")
    desk.qtbot.waitUntil(lambda: columns(pane)[3] == [])


def test_keep_warm_and_awaited_replies_are_moved_too(desk: Desk) -> None:
    warm, waits = desk.person("Warm"), desk.person("Waits")

    def verb() -> None:
        book.people.edit(warm, cadence_days=30)
        book.interactions.log([warm], on=day(-28))
        out, by = Direction.OUTGOING, day(4)
        book.interactions.log([waits], on=SUNDAY, direction=out, reply_by=by)

    desk.run(verb)
    pane = week(desk)
    assert columns(pane)[3:5] == [["Warm"], ["Waits"]]
    desk.key(Key.Key_Right, ALT)
    desk.qtbot.waitUntil(lambda: columns(pane)[4] == ["Waits", "Warm"])
    card(pane, "Waits").setFocus()
    desk.key(Key.Key_Right, ALT)
    desk.qtbot.waitUntil(lambda: columns(pane)[5] == ["Waits"])


def test_a_month_of_six_rows(desk: Desk) -> None:
    for n in range(4):
        desk.plan(f"Person {n}", 3)
    late = desk.plan("Late", -40)
    pane = shown(desk, 2)
    grid = pane.month
    assert grid.days.rowCount() * grid.days.columnCount() == 42
    told = grid.days.data(grid.days.index_of(day(3)))
    assert told == "25 Nov 2026, Person 0, Person 1, Person 2, Person 3"
    assert pane._legend._late.text() == "1 older is late"
    assert late


def test_days_by_arrows_and_on_into_the_next_month(desk: Desk) -> None:
    pane = shown(desk, 2)
    grid = pane.month
    assert grid.current_day().on == SUNDAY
    for key, n in ((Key.Key_Right, 1), (Key.Key_Down, 8), (Key.Key_Left, 7), (Key.Key_Up, 0)):
        desk.key(key)
        assert grid.current_day().on == day(n)
    desk.key(Key.Key_PageDown)
    desk.qtbot.waitUntil(lambda: pane._title.text() == "December 2026")
    desk.key(Key.Key_T)
    desk.qtbot.waitUntil(lambda: pane._title.text() == "November 2026")
    assert grid.current_day().on == SUNDAY


def test_a_line_of_the_month_is_dragged(desk: Desk) -> None:
    own = desk.plan("Ana Ruiz", 1)
    pane = shown(desk, 2)
    grid = pane.month
    start = grid.visualRect(grid.days.index_of(day(1))).topLeft() + QPoint(30, 40)
    desk.drag(grid.viewport(), start, _cell(grid, day(9)).center())
    wait_for_day(desk, own, day(9))
    start = _cell(grid, day(9)).topLeft() + QPoint(30, 40)
    desk.qtbot.waitUntil(lambda: len(grid.days.day(grid.days.index_of(day(9))).plans) == 1)
    desk.drag(grid.viewport(), start, _cell(grid, day(-3)).center())
    wait_for_day(desk, own, day(9))  # nothing moves into the past


def _cell(grid, on: date) -> QRect:
    return grid.visualRect(grid.days.index_of(on))


def test_a_day_opens_with_its_cards(desk: Desk) -> None:
    own = desk.plan("Ana Ruiz", 0)
    desk.plan("Ben Lee", 0)
    shown(desk, 2)
    desk.key(Key.Key_Return)
    opened = desk.card(DayCard)
    assert [one.plan.line.person for one in opened.cards] == ["Ana Ruiz", "Ben Lee"]
    desk.key(Key.Key_Down)
    assert focused() == "Ben Lee"
    desk.key(Key.Key_Up)
    desk.key(Key.Key_Right, ALT)
    wait_for_day(desk, own, SUNDAY, snoozed=day(1))


def test_an_empty_day_plans_a_follow_up(desk: Desk) -> None:
    own = desk.person("Ana Ruiz")
    grid = shown(desk, 2).month
    place = _cell(grid, day(5)).center()
    desk.qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.card(DayCard)
    desk.key(Key.Key_Return)
    picker = desk.card(PersonPicker)
    desk.key(Key.Key_Return)
    desk.qtbot.waitUntil(lambda: not isValid(picker))
    form = desk.card(FollowUpPopover)
    assert form.when.due() == Due(day(5))
    desk.qtbot.keyClicks(form.reason, "Say hello")
    desk.key(Key.Key_Return)
    desk.last_said("Follow-up with Ana Ruiz: Friday")
    (planned,) = desk.ask(lambda: book.follow_ups.of_person(own, SUNDAY))
    assert (planned.due, planned.reason) == (day(5), "Say hello")
    desk.qtbot.waitUntil(lambda: not isValid(form))
    assert grid.hasFocus()


@pytest.mark.parametrize("view", [1, 2])
@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_it_draws_in_both_directions(desk: Desk, view: int, direction: Qt.LayoutDirection) -> None:
    desk.plan("مريم " * 20, 1, "سبب " * 40)
    desk.page.setLayoutDirection(direction)
    pane = shown(desk, view)
    desk.page.resize(664, 480)
    desk.page.adapt(720)
    assert not pane.grab().isNull()


def test_the_list_is_there_again(desk: Desk, clock_at: Callable[[date], None]) -> None:
    desk.plan("Ana Ruiz", 0)
    week(desk)
    desk.page.show_as(0)
    assert desk.page.list.isVisible()
    assert not desk.page._calendar.isVisible()
    desk.go_to("Ana Ruiz")
    desk.press(Key.Key_Space)
    desk.last_said("Ana Ruiz marked done")


@pytest.mark.parametrize("view", [1, 2])
def test_it_leaves_out_explanations_where_it_opens_in_a_small_window(desk: Desk, view: int) -> None:
    desk.page.adapt(720)
    pane = shown(desk, view)
    assert not any(one.isVisible() for one in pane.findChildren(Hints))
    desk.page.adapt(1280)
    assert any(one.isVisible() for one in pane.findChildren(Hints))
