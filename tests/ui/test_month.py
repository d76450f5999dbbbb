"""Your month: goals, twelve months, places, who slips and what comes, on a real book."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from netdesk import book, clock
from netdesk.domain.model import ChannelKind, Direction, GroupKind, Intent
from netdesk.ui.models.month import Coming
from netdesk.ui.pages.month import MonthPage
from netdesk.ui.pages.month.lists import ComingRow, SlipRow
from netdesk.ui.pages.month.places import PlaceRow
from netdesk.ui.theme import Theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.give_bars import GiveBars, Pair
from netdesk.ui.widgets.goals_card import GoalsCard
from netdesk.ui.widgets.month_bars import Bar, MonthBars, past, scale_of
from tests.ui.desk import SUNDAY, PageDesk, page_desk

pytestmark = pytest.mark.usefixtures("theme", "sunday")

Key = Qt.Key


def day(n: int) -> date:
    return SUNDAY + timedelta(days=n)


@pytest.fixture
def desk(qtbot, tmp_path: Path) -> Iterator[PageDesk]:
    wishes = ("event_wanted", "group_wanted", "person_wanted", "plan_wanted", "print_wanted")
    with page_desk(tmp_path / "netdesk.book", qtbot, MonthPage, *wishes) as desk:
        desk.until(lambda: desk.page._view is not None)
        yield desk


def met(name: str, on: date, **fields: Any) -> int:
    return book.people.add(name, today=on, **fields)


def said(desk: PageDesk) -> list[str]:
    page = desk.page
    return [one.accessibleName() for one in (page.events_card, page.people_card, page.first_card)]


def rows(desk: PageDesk, kind: type) -> list[Any]:
    return [row for row in desk.page.findChildren(kind) if row.isVisible()]


def test_goals_count_from_data_alone(desk: PageDesk) -> None:
    assert said(desk) == [
        "Events and groups, 0, goal 1, not reached yet",
        "New people, 0, goal 3, not reached yet",
        "First follow-ups in time, –, nobody new yet, not reached yet",
    ]

    def verb() -> None:
        book.events.add("Open Space", day(-10))
        ids = [met(name, day(-10)) for name in ("Ana", "Bo", "Cleo")]
        met("Dan", day(-1))
        book.interactions.log(ids[:2], on=day(-8), direction=Direction.OUTGOING)

    desk.run(verb)
    desk.until(lambda: "4, goal 3" in said(desk)[1])
    assert said(desk) == [
        "Events and groups, 1, goal 1 · since 12 Nov, reached",
        "New people, 4, goal 3 · since 12 Nov, reached",
        "First follow-ups in time, 2/3, 1 was late · 1 to come, not reached yet",
    ]
    assert desk.page.people_card._pill.isVisible()
    desk.run(lambda: book.preferences.change(goal_people=5, goal_first_follow_ups=False))
    desk.until(lambda: "goal 5, not reached" in said(desk)[1])
    assert not desk.page.first_card.isVisible()


def test_the_chart_tells_each_month_and_leads_there(desk: PageDesk) -> None:
    desk.run(lambda: [met(f"Person {n}", date(2026, 9, 3)) for n in range(4)])
    chart = desk.page.people.chart
    desk.until(lambda: chart.said()[9] == "September 2026: 4 new people, 0 events or groups")
    assert chart.said()[11].startswith("November 2026: 0 new people")
    chart.setFocus()
    for _ in range(2):
        desk.press(Key.Key_Left, on=chart)
    assert chart.accessibleDescription().startswith("September 2026")
    desk.press(Key.Key_Return, on=chart)
    desk.until(lambda: desk.page._title.text() == "September 2026")
    assert chart.said()[11].startswith("September 2026: 4 new people")
    assert desk.page.next.isEnabled()
    desk.click(desk.page.next)
    desk.until(lambda: desk.page._title.text() == "October 2026")
    desk.page.setFocus()
    desk.press(Key.Key_Right, on=desk.page)
    desk.until(lambda: desk.page._title.text() == "November 2026")
    assert not desk.page.next.isEnabled()
    middle = chart.spots()[10].center()
    spot = QPoint(round(middle.x()), round(middle.y()))
    desk.qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=spot)
    desk.until(lambda: desk.page._title.text() == "October 2026")
    assert not desk.page.behind.isVisible()


def test_months_are_gone_through_faster_than_they_are_read(desk: PageDesk) -> None:
    for steps, title in (
        ((Key.Key_Left, Key.Key_Left, Key.Key_Left), "August 2026"),
        ((Key.Key_Right, Key.Key_Left, Key.Key_Right, Key.Key_Right), "October 2026"),
        ((Key.Key_Right, Key.Key_Right, Key.Key_Left), "October 2026"),
    ):
        for key in steps:
            desk.press(key, on=desk.page)
        desk.until(lambda title=title: desk.page._title.text() == title)


def test_given_and_received(desk: PageDesk) -> None:
    def verb() -> None:
        own = met("Ana", day(-40))
        for way, n in ((Direction.OUTGOING, 3), (Direction.INCOMING, 1)):
            for _ in range(n):
                book.interactions.log([own], on=day(-2), direction=way, intent=Intent.GIVE)

    assert desk.page.give._nothing.isVisible()
    desk.run(verb)
    desk.until(lambda: desk.page.give._given.text() == "3")
    assert desk.page.give._received.text() == "1"
    assert desk.page.give.chart.said()[11] == "November 2026: 3 given, 1 received"
    assert not desk.page.give._nothing.isVisible()


def test_places_and_channels(desk: PageDesk) -> None:
    def verb() -> tuple[int, int]:
        event = book.events.add("Open Space", day(-10))
        ids = [met(name, day(-10), event="Open Space") for name in ("Ana", "Bo")]
        mail = ChannelKind.EMAIL
        book.interactions.log(ids, on=day(-8), channel=mail, direction=Direction.OUTGOING)
        book.interactions.log(ids[:1], on=day(-7), direction=Direction.INCOMING)
        circle = book.groups.add("Circle", today=day(-20), kind=GroupKind.PEER_FEEDBACK)
        return event, circle

    event, circle = desk.run(verb)
    desk.until(lambda: len(rows(desk, PlaceRow)) == 2)
    assert [row.accessibleName() for row in rows(desk, PlaceRow)] == [
        "Open Space: 2 people, 1 replied",
        "Circle: 0 people, 0 replied",
    ]
    for row in rows(desk, PlaceRow):
        desk.click(row)
    assert desk.wished == [("event_wanted", event), ("group_wanted", circle)]
    desk.click(desk.page.places.channels)
    desk.until(lambda: len(rows(desk, PlaceRow)) == 1)
    [mail] = rows(desk, PlaceRow)
    assert mail.accessibleName() == "E-mail: 2 people, 1 replied"
    assert mail.focusPolicy() == Qt.FocusPolicy.NoFocus  # it leads nowhere


def test_who_slips_and_what_comes(desk: PageDesk) -> None:
    def verb() -> tuple[int, int]:
        own = met("Hanna", day(-100), start_clock=False)
        book.people.edit(own, cadence_days=60)
        book.interactions.log([own], on=day(-61))
        event = book.events.add("AMA", day(3), attended=False, place="Leipzig")
        book.events.add("Far away", day(31), attended=False)
        kind = GroupKind.PEER_FEEDBACK
        book.groups.add("Circle", today=SUNDAY, kind=kind, next_on=day(9))
        return own, event

    own, event = desk.run(verb)
    desk.until(lambda: len(rows(desk, ComingRow)) == 2)
    [slip] = rows(desk, SlipRow)
    assert slip.accessibleName() == "Hanna, 61 days, wanted 60, Cooling"
    assert [row.accessibleName() for row in rows(desk, ComingRow)] == [
        "AMA, Wednesday · Leipzig",
        "Circle, Tue 1 Dec · Your turn",
    ]
    desk.click(slip)
    desk.click(rows(desk, ComingRow)[0])
    assert desk.wished == [("person_wanted", own), ("event_wanted", event)]


def test_a_month_that_is_behind_offers_to_plan(desk: PageDesk) -> None:
    behind = desk.page.behind
    assert not behind.isVisible()  # the book is new
    desk.run(lambda: met("Ana", date(2026, 10, 3)))
    desk.until(behind.isVisible)
    assert behind._said.text() == "1 event or group and 3 new people to go, 9 days left"
    desk.run(lambda: book.preferences.change(goal_notice=False))
    desk.until(lambda: not behind.isVisible())
    desk.work.undo()
    desk.until(behind.isVisible)
    desk.click(behind.plan)
    assert desk.wished == [("plan_wanted",)]
    desk.run(lambda: book.events.add("Open Space", day(-1)))
    desk.until(lambda: behind._said.text() == "3 new people to go, 9 days left")
    moment = datetime(2026, 11, 19, 12, tzinfo=UTC)
    clock.set_source(lambda: moment)
    desk.page.reload()
    desk.until(lambda: not behind.isVisible())


@pytest.mark.parametrize("width", [720, 960, 1280, 1600])
def test_every_card_is_there_at_any_width(desk: PageDesk, width: int) -> None:
    page = desk.page
    page.resize(width - (56 if width < 960 else 232), 800)
    page.adapt(width)
    cards = (page.people, page.give, page.places, page.slipping, page.coming)
    desk.until(lambda: all(card.isVisible() and card.width() >= 180 for card in cards))

    def apart() -> bool:
        spots = [card.geometry() for card in cards]
        return not any(a.intersects(b) for a in spots for b in spots if a is not b)

    desk.until(apart)


@pytest.mark.parametrize(
    ("highest", "step"), [(0, 1), (3, 1), (4, 2), (21, 8), (24, 8), (27, 10), (301, 200)]
)
def test_the_lines_of_a_chart_stand_at_round_numbers(highest: int, step: int) -> None:
    assert scale_of(highest) == (step, 3)
    assert step * 3 >= highest


def ratio(one: QColor, other: QColor) -> float:
    def light(color: QColor) -> float:
        parts = (color.redF(), color.greenF(), color.blueF())
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_past_months_keep_three_to_one(theme: Theme, dark: bool) -> None:
    from netdesk.ui.theme import Mode

    theme.set_mode(Mode.DARK if dark else Mode.LIGHT)
    ground = theme.color("surface")
    assert ratio(past(theme.color("accent"), ground=ground, dark=dark), ground) >= 3


def test_charts_are_mirrored_and_walk_that_way(qtbot) -> None:
    chart = MonthBars()
    qtbot.addWidget(chart)
    chart.resize(600, 300)
    chart.set_bars([Bar(f"M{n}", n, said=f"month {n}") for n in range(12)], 3, "Chart")
    first = chart.spots()[0].center().x()
    assert chart.at(first) == 0
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert chart.at(600 - first) == 0
    qtbot.keyClick(chart, Key.Key_Right)
    assert chart.accessibleDescription() == "month 10"
    chart.grab()
    pairs = GiveBars()
    qtbot.addWidget(pairs)
    pairs.resize(300, 200)
    pairs.set_pairs([Pair("J", 3, 1, "January"), Pair("F", 0, 0, "February")], "Gives")
    assert pairs.accessibleName() == "Gives"
    pairs.grab()


def test_the_goals_card(qtbot) -> None:
    card = GoalsCard("Ctrl+G")
    qtbot.addWidget(card)
    card.set_goals("November", 2, 3)
    assert card.accessibleName() == "November goals, 2 of 3 met"
    assert card._left == "2 met · 1 to watch"
    card.set_goals("November", 3, 3)
    assert card._left == "All met"
    card.set_narrow(True)
    assert card.toolTip() == "November goals: All met (Ctrl+G)"
    card.set_goals("November", 0, 0)
    assert card.isHidden()


def drawn(widget: QWidget, patch: pytest.MonkeyPatch) -> list[tuple[str, str, QRectF]]:
    """Draw a widget and return its texts, each with its role and its room."""
    texts: list[tuple[str, str, QRectF]] = []
    real = paint.paint_text

    def note(painter: Any, room: QRectF, text: str, **how: Any) -> float:
        texts.append((text, how.get("role", "body"), room))
        return real(painter, room, text, **how)

    patch.setattr(paint, "paint_text", note)
    widget.grab()
    return texts


@pytest.mark.parametrize("percent", [90, 100, 150])
def test_two_lines_lie_below_each_other_in_any_text_size(
    qtbot, theme: Theme, monkeypatch: pytest.MonkeyPatch, percent: int
) -> None:
    theme.set_percent(percent)
    card = GoalsCard("Ctrl+G")
    card.set_goals("November", 3, 3)
    row = ComingRow(Coming(SUNDAY, "Meetup", "Leipzig"), SUNDAY)
    for widget in (card, row):
        qtbot.addWidget(widget)
        widget.resize(widget.sizeHint().width(), widget.sizeHint().height())
    for upper, lower in (
        ("November goals", "All met"),
        ("Meetup", "Today · Leipzig"),
        ("SUN", "22"),
    ):
        texts = drawn(row if upper != "November goals" else card, monkeypatch)
        lines = {text: (room.center().y(), theme.line(role)) for text, role, room in texts}
        (above, high), (below, low) = lines[upper], lines[lower]
        assert below - above >= 0.4 * (high + low), "lines are higher than what stands in them"


@pytest.mark.parametrize(("percent", "most"), [(150, 18), (100, 300), (150, 1200)])
def test_the_numbers_of_an_axis_have_room(
    qtbot, theme: Theme, monkeypatch: pytest.MonkeyPatch, percent: int, most: int
) -> None:
    theme.set_percent(percent)
    chart = MonthBars()
    qtbot.addWidget(chart)
    chart.resize(800, 300)
    chart.set_bars([Bar("May", most), Bar("Jun", 0)], 3, "Chart")
    texts = drawn(chart, monkeypatch)
    step, steps = scale_of(most)
    assert str(step * steps) in [text for text, *_ in texts]
    for text, role, room in texts:
        assert paint.role_width(text, role, tabular=True) <= room.width() + 0.5
        assert room.left() >= 0
        assert theme.line(role) <= room.height()
