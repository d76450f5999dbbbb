"""The small window that puts somebody off."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from netdesk.domain.when import Due
from netdesk.ui.dialogs.snooze import SnoozePopover, choices

pytestmark = pytest.mark.usefixtures("theme")

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (TUESDAY, [25, 27, 30]),
        (date(2026, 11, 20), [21, 23, 23]),
        (date(2026, 11, 22), [23, 25, 30]),  # on a Sunday tomorrow is no "next week"
    ],
)
def test_the_usual_days(today: date, days: list[int]) -> None:
    assert [choice.day.day for choice in choices(today)] == days


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(720, 520)
    window.show()
    return window


@pytest.fixture
def popover(window: QWidget) -> SnoozePopover:
    popover = SnoozePopover(window, TUESDAY)
    popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    popover.show_at(QRect(600, 100, 32, 32))
    return popover


def test_a_click_chooses(qtbot, popover: SnoozePopover) -> None:
    with qtbot.waitSignal(popover.chosen) as caught:
        qtbot.mouseClick(popover.rows[0], Qt.MouseButton.LeftButton)
    assert caught.args == [Due(date(2026, 11, 25))]
    assert not popover.isVisible()


def test_arrows_reach_the_field_and_escape_leaves(qtbot, popover: SnoozePopover) -> None:
    for _ in range(4):
        qtbot.keyClick(popover.window().focusWidget(), Qt.Key.Key_Down)
    assert popover.field.hasFocus()
    qtbot.keyClick(popover.field, Qt.Key.Key_Tab)
    assert popover.rows[0].hasFocus()
    chosen: list[Due] = []
    popover.chosen.connect(chosen.append)
    with qtbot.waitSignal(popover.closed):
        qtbot.keyClick(popover.rows[0], Qt.Key.Key_Escape)
    assert chosen == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1 dec", "Tue 1 Dec"),
        ("3d", "Friday"),
        ("today 18:00", "Today 18:00"),
        ("today", "That day has passed"),
        ("2020-01-01", "That day has passed"),
        ("soonish", "No date yet"),
        ("", ""),
    ],
)
def test_what_is_typed_is_shown_as_understood(qtbot, popover, typed: str, said: str) -> None:
    popover.field.setFocus()
    popover.field.setText("x")
    popover.field.setText(typed)
    assert popover.said.text() == said
    chosen: list[Due] = []
    popover.chosen.connect(chosen.append)
    qtbot.keyClick(popover.field, Qt.Key.Key_Return)
    assert bool(chosen) == (said[:4] not in ("That", "No d", ""))


def test_a_click_beside_it_closes_it(qtbot, popover: SnoozePopover) -> None:
    qtbot.mouseClick(popover, Qt.MouseButton.LeftButton, pos=popover.card.geometry().center())
    assert popover.isVisible()
    qtbot.mouseClick(popover, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not popover.isVisible()


@pytest.mark.parametrize("top", [0, 240, 480])
def test_it_stays_inside_the_window(popover: SnoozePopover, window: QWidget, top: int) -> None:
    popover.show_at(QRect(2, top, 32, 32))
    popover.field.setText("fri")
    assert window.rect().contains(popover.card.geometry())
    assert not popover.card.geometry().intersects(QRect(2, top, 32, 32))
