"""Today: real keys and clicks on a real book."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from netdesk import book
from netdesk.domain.model import ChannelKind, Direction, Origin, Side, TodayKind
from netdesk.domain.rhythm import Rhythm
from netdesk.ui.models.today import Heading, spoken
from netdesk.ui.pages.today.lines import TodayList
from netdesk.ui.pages.today.rail import Rail
from netdesk.ui.theme import Mode, Theme
from netdesk.ui.widgets.labels import Text
from tests.ui.today.conftest import SUNDAY, Desk, Key, day


def test_order_sections_and_words(desk: Desk) -> None:
    met = desk.person("Lin Mei", today=day(-8), start_clock=True)
    desk.plan("Jonas Weber", 0, "Ask how the pilot went", channel=ChannelKind.EMAIL)
    desk.plan("Amara Diallo", 0, "Call her", at=time(15))
    desk.plan("Priya Nair", -2, "Pricing case study", origin=Origin.PROMISE)
    desk.plan("Ruth Adeyemi", 0, "Two clients", origin=Origin.THANKS)
    desk.plan("Omar Aziz", -1, "the contract", side=Side.THEIRS)
    warm = desk.person("David Kim", today=day(-100))
    desk.run(lambda: book.people.edit(warm, cadence_days=30))
    expected = ["Lin Mei", "Priya Nair", "Omar Aziz", "Amara Diallo", "Jonas Weber"]
    desk.wait_for(*expected, "Ruth Adeyemi", "David Kim")
    lines = desk.page.list.lines
    shown = [lines.line(row) for row in range(lines.rowCount())]
    assert [line.title for line in shown if isinstance(line, Heading)] == ["Follow up", "Keep warm"]
    assert [line.number for line in shown if isinstance(line, Heading)] == [6, 1]
    said = [spoken(line) for line in shown]
    assert said[1] == "Lin Mei, You met, and nobody wrote yet, 6 days late"
    assert "Priya Nair, Pricing case study, 2 days late" in said
    assert "Omar Aziz, Waiting for: the contract, 1 day late" in said
    assert "Amara Diallo, Call her, 15:00" in said
    assert "Ruth Adeyemi, Two clients, Thank today" in said
    assert said[-1] == "David Kim, You wanted every 30 days, 70 days over"
    assert lines.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == said[1]
    assert met


def test_space_marks_done_and_goes_on(desk: Desk) -> None:
    own = desk.plan("Ana Ruiz", -1)
    desk.plan("Ben Lee", 0)
    desk.plan("Cleo Day", 0)
    desk.wait_for("Ana Ruiz", "Ben Lee", "Cleo Day")
    desk.go_to("Ana Ruiz")
    desk.press(Key.Key_Space)
    assert desk.names() == ["Ben Lee", "Cleo Day"]  # at once, before the book has answered
    assert desk.current() == "Ben Lee"
    desk.last_said("Ana Ruiz marked done")
    assert desk.said[-1].undo
    follow_up = desk.ask(lambda: book.follow_ups.follow_up(own, SUNDAY))
    assert follow_up.status == "done"
    heading = desk.page.list.lines.line(0)
    desk.qtbot.waitUntil(lambda: "Done today: 1" in spoken(desk.page.list.lines.line(0)))
    assert isinstance(heading, Heading)


def test_lines_that_moved_look_as_if_drawn_anew(desk: Desk, theme: Theme) -> None:
    for name in ("Ana Ruiz", "Ben Lee", "Cleo Day"):
        desk.plan(name, -1)
    desk.wait_for("Ana Ruiz", "Ben Lee", "Cleo Day")
    desk.go_to("Ana Ruiz")
    view = desk.page.list
    for change in (
        lambda: desk.press(Key.Key_Space),
        lambda: theme.set_mode(Mode.DARK),
        lambda: theme.set_percent(150),
        lambda: desk.page.resize(700, 800),
        lambda: theme.set_percent(100),
        lambda: theme.set_mode(Mode.LIGHT),
    ):
        view.grab()
        change()
        view.clearFocus()
        anew = TodayList(parent=view.parentWidget())
        anew.lines.set_items([view.lines.item(row) for row in view.lines.item_rows()], 0)
        anew.setGeometry(view.geometry())
        lines = view.rect().adjusted(0, view.rowHeight(0), 0, 0)
        assert view.grab(lines).toImage() == anew.grab(lines).toImage()
        anew.deleteLater()


def test_keys_faster_than_the_book(desk: Desk) -> None:
    for name in ("Ana Ruiz", "Ben Lee", "Cleo Day"):
        desk.plan(name, 0)
    desk.wait_for("Ana Ruiz", "Ben Lee", "Cleo Day")
    desk.go_to("Ana Ruiz")
    desk.press(Key.Key_Space)
    desk.press(Key.Key_Space)
    assert desk.names() == ["Cleo Day"]
    desk.qtbot.waitUntil(lambda: len(desk.ask(lambda: book.follow_ups.due(SUNDAY))) == 1)
    desk.wait_for("Cleo Day")
    assert desk.failed == []


def test_every_line_keeps_its_height(desk: Desk) -> None:
    desk.plan("Ana Ruiz", 0)
    desk.plan("Ben Lee", 0)
    for name in ("David Kim", "Hanna Berg"):
        own = desk.person(name, today=day(-100))
        desk.run(lambda own=own: book.people.edit(own, cadence_days=30))
    desk.wait_for("Ana Ruiz", "Ben Lee", "David Kim", "Hanna Berg")
    view = desk.page.list
    before = view.rowHeight(0), view.rowHeight(1), view.rowHeight(3)
    desk.go_to("Ana Ruiz")
    desk.press(Key.Key_Space)
    after = [view.rowHeight(row) for row in range(5)]
    assert after == [before[0], before[1], before[2], before[1], before[1]]
    assert view.height() == sum(after) + 4


def test_undo_brings_the_line_back(desk: Desk) -> None:
    desk.plan("Ana Ruiz", 0)
    desk.plan("Ben Lee", 0)
    desk.wait_for("Ana Ruiz", "Ben Lee")
    desk.go_to("Ana Ruiz")
    desk.press(Key.Key_Delete)
    desk.last_said("Follow-up with Ana Ruiz dropped")
    desk.wait_for("Ben Lee")
    desk.work.undo()
    desk.wait_for("Ana Ruiz", "Ben Lee")
    assert desk.current() == "Ben Lee"  # the selection stays with its person


def test_a_failed_verb_brings_the_line_back(desk: Desk) -> None:
    own = desk.plan("Ana Ruiz", 0)
    desk.wait_for("Ana Ruiz")
    desk.go_to("Ana Ruiz")
    page = desk.page
    desk.work.do(lambda: book.follow_ups.done(own, today=SUNDAY))  # somebody was faster
    desk.press(Key.Key_Space)
    desk.qtbot.waitUntil(lambda: len(desk.failed) == 1)
    desk.qtbot.waitUntil(lambda: page.pane.empty is not None)  # the truth, once reloaded


def test_done_without_follow_up_logs_a_contact(desk: Desk) -> None:
    own = desk.person("David Kim", today=day(-100))
    desk.run(lambda: book.people.edit(own, cadence_days=30))
    desk.wait_for("David Kim")
    assert desk.page.list.lines.item(1).kind is TodayKind.KEEP_WARM
    desk.go_to("David Kim")
    desk.press(Key.Key_Space)
    desk.last_said("David Kim marked done")
    [logged] = desk.ask(lambda: book.interactions.of_person(own))
    assert (logged.direction, logged.on) == (Direction.OUTGOING, SUNDAY)


def test_keep_warm_has_nothing_to_drop(desk: Desk) -> None:
    own = desk.person("David Kim", today=day(-100))
    desk.run(lambda: book.people.edit(own, cadence_days=30))
    desk.wait_for("David Kim")
    desk.go_to("David Kim")
    desk.press(Key.Key_D)
    desk.last_said("Nothing to drop: snooze David Kim, or change how often")
    assert not desk.said[-1].undo
    assert desk.names() == ["David Kim"]


def test_dropping_a_neglected_person_takes_the_promise_then_the_clock(desk: Desk) -> None:
    own = desk.person("Lin Mei", today=day(-8), start_clock=True)
    desk.wait_for("Lin Mei")
    desk.go_to("Lin Mei")
    desk.press(Key.Key_D)
    desk.qtbot.waitUntil(lambda: desk.page.list.lines.item(1).id == 0)
    assert desk.current() == "Lin Mei"
    desk.press(Key.Key_D)
    desk.last_said("No first follow-up with Lin Mei")
    desk.qtbot.waitUntil(lambda: desk.page.pane.empty is not None)
    assert desk.ask(lambda: book.people.person(own, today=SUNDAY)).clock_on is None


def test_dropping_one_of_a_series_leaves_out_this_time(desk: Desk) -> None:
    own = desk.plan("Ana Ruiz", 0, every=Rhythm(1, "w"))
    desk.wait_for("Ana Ruiz")
    desk.go_to("Ana Ruiz")
    desk.press(Key.Key_D)
    desk.last_said("Follow-up with Ana Ruiz left out this time")
    person = desk.ask(lambda: book.follow_ups.follow_up(own, SUNDAY)).person_id
    (after,) = desk.ask(lambda: book.follow_ups.of_person(person, SUNDAY))
    assert after.due == day(7)


def test_arrows_and_letters_cross_the_sections(desk: Desk) -> None:
    desk.plan("Ana Ruiz", 0)
    own = desk.person("David Kim", today=day(-100))
    desk.run(lambda: book.people.edit(own, cadence_days=30))
    desk.wait_for("Ana Ruiz", "David Kim")
    desk.page.focus_first()
    assert desk.current() == "Ana Ruiz"
    for key, name in (
        (Key.Key_J, "David Kim"),
        (Key.Key_K, "Ana Ruiz"),
        (Key.Key_Down, "David Kim"),
        (Key.Key_Up, "Ana Ruiz"),
    ):
        desk.press(key)
        assert desk.current() == name
    desk.press(Key.Key_Return)
    assert [wish for wish, _ in desk.wished] == ["person"]


def test_snooze_by_digit(desk: Desk) -> None:
    own = desk.plan("Ana Ruiz", -1)
    desk.plan("Ben Lee", 0)
    desk.wait_for("Ana Ruiz", "Ben Lee")
    desk.go_to("Ana Ruiz")
    desk.press(Key.Key_S)
    desk.qtbot.keyClick(desk.popover(), Key.Key_2)
    desk.last_said("Ana Ruiz snoozed until Wednesday")
    assert desk.current() == "Ben Lee"
    desk.wait_for("Ben Lee")
    follow_up = desk.ask(lambda: book.follow_ups.follow_up(own, SUNDAY))
    assert (follow_up.snoozed_until, follow_up.due) == (day(3), day(-1))


def test_snooze_by_words(desk: Desk) -> None:
    own = desk.plan("Ana Ruiz", 0)
    desk.wait_for("Ana Ruiz")
    desk.go_to("Ana Ruiz")
    desk.press(Key.Key_S)
    popover = desk.popover()
    desk.qtbot.keyClick(popover, Key.Key_F)  # a letter begins to type
    assert popover.field.text() == "f"
    desk.qtbot.keyClicks(popover.field, "ri 14:00")
    desk.qtbot.waitUntil(lambda: popover.said.text() == "Friday 14:00")
    desk.qtbot.keyClick(popover.field, Key.Key_Return)
    desk.last_said("Ana Ruiz snoozed until Friday 14:00")
    follow_up = desk.ask(lambda: book.follow_ups.follow_up(own, SUNDAY))
    assert (follow_up.snoozed_until, follow_up.snoozed_at) == (day(5), time(14))


def test_snooze_of_a_person_without_follow_up(desk: Desk) -> None:
    own = desk.person("David Kim", today=day(-100))
    desk.run(lambda: book.people.edit(own, cadence_days=30))
    desk.wait_for("David Kim")
    desk.go_to("David Kim")
    desk.press(Key.Key_S)
    desk.qtbot.keyClick(desk.popover(), Key.Key_1)
    desk.last_said("David Kim snoozed until tomorrow")
    desk.qtbot.waitUntil(lambda: desk.page.pane.empty is not None)
    assert desk.ask(lambda: book.today.view(day(1))).items[0].person == "David Kim"


def test_circle_and_buttons_of_the_line_under_the_pointer(desk: Desk) -> None:
    desk.plan("Ana Ruiz", 0)
    desk.plan("Ben Lee", 0)
    desk.plan("Cleo Day", 0)
    desk.wait_for("Ana Ruiz", "Ben Lee", "Cleo Day")
    view, left = desk.page.list, Qt.MouseButton.LeftButton
    place = desk.point("Ben Lee", 24)
    desk.qtbot.mouseClick(view.viewport(), left, pos=place)
    assert desk.names() == ["Ana Ruiz", "Cleo Day"]
    place = desk.point("Cleo Day", 400)
    desk.qtbot.mouseClick(view.viewport(), left, pos=place)  # beside the circle: only selects
    assert desk.current() == "Cleo Day"
    desk.point("Ana Ruiz", 400)
    assert view.buttons.isVisible()
    desk.qtbot.mouseClick(view.buttons.done, left)
    assert desk.names() == ["Cleo Day"]
    desk.last_said("Ana Ruiz marked done")
    place = desk.point("Cleo Day", 400)
    desk.qtbot.mouseClick(view.viewport(), left, pos=place)
    desk.qtbot.mouseDClick(view.viewport(), left, pos=place)  # sends the second press only
    assert desk.wished[-1][0] == "person"


def test_the_menu_of_a_line_stays_with_its_person(desk: Desk) -> None:
    desk.plan("Ben Lee", -1)
    desk.wait_for("Ben Lee")
    desk.go_to("Ben Lee")
    view = desk.page.list
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint(9, 9))
    QApplication.sendEvent(view.viewport(), asked)
    (menu,) = view.findChildren(QMenu)
    desk.plan("Ana Ruiz", -2)
    desk.wait_for("Ana Ruiz", "Ben Lee")
    done = next(one for one in menu.actions() if one.text() == "Done")
    done.trigger()
    desk.last_said("Ben Lee marked done")
    desk.wait_for("Ana Ruiz")
    done.trigger()  # nobody else is meant by it
    desk.ask(lambda: None)
    assert desk.names() == ["Ana Ruiz"]
    menu.close()


def test_the_buttons_follow_the_pointer_then_the_keys(desk: Desk) -> None:
    desk.plan("Ana Ruiz", 0)
    desk.plan("Ben Lee", 0)
    desk.wait_for("Ana Ruiz", "Ben Lee")
    view = desk.page.list
    desk.go_to("Ana Ruiz")
    on_ana = view.buttons.y()
    desk.point("Ben Lee", 300)
    assert view.buttons.y() > on_ana
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert view.buttons.y() == on_ana
    desk.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    desk.page.setFocus()
    assert not view.buttons.isVisible()


def test_the_list_does_not_jump(desk: Desk) -> None:
    for n in range(30):
        desk.plan(f"Person {n:02}", 0)
    desk.qtbot.waitUntil(lambda: len(desk.names()) == 30)
    desk.go_to("Person 14")
    bar = desk.page.pane.verticalScrollBar()
    desk.press(Key.Key_J)
    before = bar.value()
    assert before > 0  # the keys scroll
    desk.press(Key.Key_Space)
    desk.last_said("Person 15 marked done")
    desk.qtbot.waitUntil(lambda: "Done today: 1" in spoken(desk.page.list.lines.line(0)))
    assert bar.value() == before
    assert desk.current() == "Person 16"


def test_people_of_the_latest_event(desk: Desk) -> None:
    desk.person("Tom Ode", event="Meetup Leipzig", niches=["Health"])
    desk.person("Lena Voss", event="Meetup Leipzig")
    page = desk.page
    desk.qtbot.waitUntil(
        lambda: page.pane.event_card is not None and page.pane.event_card.isVisible()
    )
    assert page.pane.event_card._title.text() == "2 new people from Meetup Leipzig"
    assert page.pane.event_card._remark.text() == "Today · 1 still needs a niche"
    desk.qtbot.mouseClick(page.pane.event_card.button, Qt.MouseButton.LeftButton)
    assert [wish for wish, _ in desk.wished] == ["sort"]
    page.adapt(720)
    assert page.pane.event_card._title.text() == "2 new people, 1 without a niche"
    lena = desk.ask(lambda: book.people.find("Lena Voss"))
    desk.run(lambda: book.niches.tag([lena], "Health"))
    desk.qtbot.waitUntil(lambda: not page.pane.event_card.isVisible())


def test_nothing_due_says_what_comes(desk: Desk) -> None:
    desk.plan("Ana Ruiz", 2, "Send photos")
    page = desk.page

    def words() -> list[str]:
        return [label.text() for label in page.pane.empty.findChildren(Text)]

    expected = ["Nothing is due.", "Next: Ana Ruiz on Tuesday."]
    desk.qtbot.waitUntil(lambda: page.pane.empty is not None and words() == expected)
    assert len(page.pane.empty.actions_shown) == 3
    page.focus_first()
    assert page.pane.empty.actions_shown[0].hasFocus()
    page.pane.empty.actions_shown[0].click()
    assert desk.wished[0][0] == "person"


def test_an_event_that_comes_has_its_own_icon(desk: Desk) -> None:
    desk.run(lambda: book.events.add("Open Space", day(2), attended=False))
    desk.person("Ana Ruiz")

    def first() -> tuple[str, str] | None:
        card = next(iter(desk.page.pane.empty.actions_shown), None)
        return card and (card.text(), card._action.icon)

    desk.qtbot.waitUntil(lambda: desk.page.pane.empty is not None)
    desk.qtbot.waitUntil(lambda: first() == ("Open Open Space", "calendar-blank"))


def test_the_focus_follows_the_last_line_and_its_undo(desk: Desk) -> None:
    desk.plan("Ana Ruiz", 0)
    desk.wait_for("Ana Ruiz")
    desk.go_to("Ana Ruiz")
    desk.press(Key.Key_Space)
    assert desk.page.pane.empty.isAncestorOf(QApplication.focusWidget())
    desk.last_said("Ana Ruiz marked done")
    desk.work.undo()
    desk.wait_for("Ana Ruiz")
    assert desk.page.list.hasFocus()
    assert desk.current() == "Ana Ruiz"


def test_nobody_yet(desk: Desk) -> None:
    page = desk.page
    desk.qtbot.waitUntil(lambda: page.pane.empty is not None)
    assert page.head.isHidden()
    page.pane.empty.actions_shown[0].click()
    page.pane.empty.actions_shown[1].click()
    assert [wish for wish, _ in desk.wished] == ["import", "add"]


def test_a_new_day(desk: Desk, clock_at: Callable[[date], None]) -> None:
    desk.plan("Ana Ruiz", 1)
    desk.plan("Ben Lee", 0)
    desk.wait_for("Ben Lee")
    clock_at(day(1))
    desk.page.reload()
    desk.wait_for("Ben Lee", "Ana Ruiz")
    assert "23" in desk.page.head.date.text()


def test_coming_up_opens_the_person(desk: Desk) -> None:
    desk.plan("Ana Ruiz", 3, "Send photos")
    desk.qtbot.waitUntil(lambda: desk.page.rail.coming is not None)
    rows = desk.page.rail.coming
    desk.qtbot.waitUntil(lambda: rows._rows.count() == 1)
    row = rows._rows.itemAt(0).widget()
    assert row.accessibleName() == "Wednesday, Ana Ruiz, Send photos"
    desk.qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert desk.wished[0][0] == "person"


def test_the_cards_beside_the_list_come_together(desk: Desk) -> None:
    rail = Rail(desk.work)
    desk.qtbot.addWidget(rail)
    rail.set_coming([], day(0))
    assert rail.coming is None, "else the month's goals would push it down"
    rail.reload(day(0))
    desk.qtbot.waitUntil(lambda: rail.goals is not None)
    cards = [rail.layout().itemAt(place).widget() for place in range(3)]
    assert cards == [rail.goals, rail.balance, rail.coming]


@pytest.mark.parametrize("width", [720, 960, 1280])
def test_nothing_is_wider_than_the_page(desk: Desk, width: int, theme: Theme) -> None:
    desk.plan("Ana Ruiz " * 20, 0, "A reason that goes on and on " * 20)
    desk.qtbot.waitUntil(lambda: len(desk.names()) == 1)
    desk.page.resize(width - (232 if width >= 960 else 56), 520)
    desk.page.adapt(width)
    theme.set_percent(150)
    QApplication.processEvents()
    assert desk.page.pane.inner.width() <= desk.page.width()
    theme.set_percent(100)


PAINTS = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtWidgets import QApplication
from netdesk import book
from netdesk.ui.bus import Bus
from netdesk.ui.pages.today import TodayPage
from netdesk.ui.work import Work

app = QApplication([])
path = Path(sys.argv[1])
bus = Bus()
page = TodayPage(Work(path, bus), bus)
page.show_view(book.today.glance(path, date(2026, 11, 22)))
page.resize(1048, 800)
page.show()
page.grab()
assert page.list.lines.rowCount() == 2
slow = {"peewee", "playhouse", "vobject", "phonenumbers", "dateparser", "jeepney"}
print(sorted(slow & {name.partition(".")[0] for name in sys.modules}))
"""


def test_the_event_comes_with_tab_where_it_stands(desk: Desk) -> None:
    desk.plan("Ana Ruiz", 0)
    desk.person("Lena Voss", event="Meetup Leipzig")
    page = desk.page
    desk.qtbot.waitUntil(
        lambda: page.pane.event_card is not None and page.pane.event_card.isVisible()
    )
    page.head.upload.setFocus()
    desk.qtbot.keyClick(page.head.upload, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.pane.event_card.button
    desk.qtbot.keyClick(page.pane.event_card.button, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.list


def test_the_first_paint_needs_no_peewee(desk: Desk, tmp_path: Path) -> None:
    desk.plan("Ana Ruiz", 0)
    words = [sys.executable, "-c", PAINTS, str(tmp_path / "netdesk.book")]
    result = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    assert result.stdout == "[]\n", result.stderr


def test_sorting_is_what_is_left_when_nothing_is_due(desk: Desk) -> None:
    own = desk.person("Mia Brandt")
    desk.run(lambda: book.events.assign([own], book.events.add("Meetup", day(-1))))
    desk.qtbot.waitUntil(lambda: desk.page.pane.event_card is not None)
    desk.page.focus_first()
    assert QApplication.focusWidget() is desk.page.pane.event_card.button
