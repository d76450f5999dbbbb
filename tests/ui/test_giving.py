"""Give & get with real keys and clicks: exchanges, introductions, referrals, the board."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDrag, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from shiboken6 import isValid

from netdesk import book
from netdesk.domain.model import Channel, ChannelKind, Direction, Intent, Stage, Way
from netdesk.ui.dialogs.introduction_card import IntroductionCard
from netdesk.ui.dialogs.person_picker import PersonPicker
from netdesk.ui.dialogs.project_form import ProjectForm
from netdesk.ui.dialogs.record import RecordForm
from netdesk.ui.dialogs.referral_form import ReferralForm
from netdesk.ui.models import giving
from netdesk.ui.pages.giving import GivingPage, board
from netdesk.ui.pages.giving.delegate import ROW
from netdesk.ui.theme import Theme
from tests.makers import open_book
from tests.ui.desk import SUNDAY, PageDesk, page_desk

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(theme: Theme, sunday: None, qtbot, tmp_path: Path) -> Iterator[PageDesk]:
    """The page on a book with Ruth, Priya and David."""
    path = tmp_path / "a.book"
    with open_book(path):
        for name in ("Ruth Adeyemi", "Priya Nair", "David Kim"):
            mail = Channel(ChannelKind.EMAIL, f"{name.split()[0].lower()}@x.example")
            book.people.add(name, today=SUNDAY, channels=[mail], start_clock=False)
    with page_desk(path, qtbot, GivingPage, "person_wanted", "item_wanted", "link_wanted") as desk:
        yield desk


def ready(desk: PageDesk) -> GivingPage:
    page: GivingPage = desk.page
    desk.until(lambda: page._view is not None)
    return page


def dialog(desk: PageDesk, kind: type[QWidget]) -> Any:
    def found() -> list[QWidget]:
        return [one for one in desk.page.window().findChildren(kind) if one.isVisible()]

    desk.until(found)
    return found()[0]


def lines(page: GivingPage) -> list[tuple[str, str, str]]:
    return [(row.face.name, row.what, row.pill) for row in page.exchanges.list.found.rows]


def test_an_empty_book_shows_what_can_be_done(desk: PageDesk) -> None:
    page = ready(desk)
    assert not page.findChildren(board.Board), "made when it is wanted"
    assert page._stack.currentWidget() is page._empty
    names = [card.text() for card in page._empty.actions_shown]
    assert names[0] == "Introduce two people"
    desk.click(page._empty.actions_shown[1])
    desk.until(dialog(desk, RecordForm).field.hasFocus)


@pytest.mark.parametrize(
    ("typed", "means", "line"),
    [
        (
            "Ruth referred Café Lumen",
            "Received: Ruth Adeyemi referred Café Lumen to you",
            ("Ruth Adeyemi", "Referred Café Lumen to you", "Say thanks"),
        ),
        (
            "I referred David Kim to Priya for pricing 1.200 €",
            "Given: you referred David Kim to Priya Nair · pricing · 1,200 EUR",
            ("Priya Nair", "You referred David Kim for pricing", "Offered"),
        ),
        (
            "Ruth referred Café Lumen 1200 eur",
            "Received: Ruth Adeyemi referred Café Lumen to you · 1,200 EUR",
            ("Ruth Adeyemi", "Referred Café Lumen to you", "Say thanks"),
        ),
        (
            "introduced Priya to David",
            "You brought Priya Nair and David Kim together",
            ("Priya Nair", "Introduced to David Kim", "Ask how it went"),
        ),
        (
            "Zoe Blum recommended me",
            "Received: Zoe Blum referred me to you",
            ("Zoe Blum", "Referred me to you", "Say thanks"),
        ),
    ],
)
def test_one_line_writes_it_down(
    desk: PageDesk, typed: str, means: str, line: tuple[str, str, str]
) -> None:
    page = ready(desk)
    page.record()
    form = dialog(desk, RecordForm)
    form.field.insert(typed)  # QTest types no letters outside ASCII
    desk.until(lambda: form.means.text() == means)
    desk.press(Key.Key_Return, on=form.field)
    desk.until(lambda: lines(page) == [line])
    assert desk.said[-1].undo
    desk.run(book.steps.undo)
    desk.until(lambda: lines(page) == [])
    assert desk.ask(book.people.count) == 3, "whoever came in with it has gone again"


def test_what_is_no_exchange_is_not_written(desk: PageDesk) -> None:
    ready(desk).record()
    form = dialog(desk, RecordForm)
    desk.type("hello", form.field)
    desk.press(Key.Key_Return, on=form.field)
    desk.until(lambda: not form._wanted)
    assert form.isVisible()
    assert not form.save.isEnabled()


def test_a_referral_that_is_owed_thanks_is_opened_and_thanked(desk: PageDesk) -> None:
    page = ready(desk)
    desk.run(lambda: book.referrals.add(Way.RECEIVED, 1, "Café Lumen", today=SUNDAY))
    desk.until(lambda: lines(page))
    page.activateWindow()
    page.focus_first()
    for key in (Key.Key_F2, Key.Key_Return):
        desk.press(key, on=page.exchanges.list)
        form = dialog(desk, ReferralForm)
        assert form.thank.text() == "Ruth is thanked"
        desk.press(Key.Key_Escape, on=form)
        desk.until(lambda form=form: not isValid(form))
    assert desk.said == []
    desk.click(page.exchanges.list.viewport())
    desk.qtbot.mouseDClick(page.exchanges.list.viewport(), Qt.MouseButton.LeftButton)
    form = dialog(desk, ReferralForm)
    form.note.setText("Over lunch")
    desk.click(form.thank)
    desk.last_said("Ruth Adeyemi is thanked")
    desk.until(lambda: lines(page)[0][2] == "Offered")
    assert page._view.exchanges[0].remark == "Over lunch", "nothing typed is lost by it"
    desk.press(Key.Key_Return, on=page.exchanges.list)
    form = dialog(desk, ReferralForm)
    assert not form.thank.isVisible()
    form.status.setCurrentIndex(3)
    form.value.setText("4200 eur")
    desk.click(form.save)
    desk.until(lambda: page._view.exchanges[0].remark == "4,200 EUR")
    assert page._view.balance.clients == 1


def test_a_right_click_shows_what_can_be_done_with_an_exchange(desk: PageDesk) -> None:
    page = ready(desk)
    desk.run(lambda: book.referrals.add(Way.RECEIVED, 1, "Café Lumen", today=SUNDAY))
    desk.run(lambda: book.introductions.begin(2, 3, "", today=SUNDAY))
    desk.until(lambda: len(lines(page)) == 2)
    found = {}
    for row in (0, 1):
        view = page.exchanges.list
        at = view.visualRect(view.found.index(row, 0)).center()
        desk.qtbot.mousePress(view.viewport(), Qt.MouseButton.RightButton, pos=at)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), event)
        menu: QMenu = dialog(desk, QMenu)
        acts = {act.text(): act for act in menu.actions() if act.text()}
        found[lines(page)[row][0]] = list(acts)
        if "Ruth Adeyemi is thanked" in acts:
            acts["Ruth Adeyemi is thanked"].trigger()
        menu.close()
        desk.until(lambda menu=menu: not isValid(menu))
    assert found == {
        "Ruth Adeyemi": ["Open", "Ruth Adeyemi is thanked", "Show the person", "Delete"],
        "Priya Nair": ["Open", "Show the person"],
    }
    desk.last_said("Ruth Adeyemi is thanked")


def test_keys_act_on_exchanges_only_where_they_are_shown(desk: PageDesk) -> None:
    page = ready(desk)
    desk.run(lambda: book.referrals.add(Way.RECEIVED, 1, "Café Lumen", today=SUNDAY))
    desk.run(lambda: book.collaborations.add("Zine", [], today=SUNDAY))
    desk.until(lambda: lines(page) and page._view.projects)
    page.activateWindow()
    page.focus_first()
    page.show_projects()
    for key in (Key.Key_T, Key.Key_P):
        desk.press(key)
    assert (desk.wished, desk.work.busy()) == ([], False)
    page.switch.set_current(0)
    page._show_part()
    desk.hold(Key.Key_T)
    desk.press(Key.Key_P)
    assert desk.wished == [("person_wanted", 1)]
    assert len(desk.work._said) == 1, "a key that is held says thanks once"
    desk.last_said("Ruth Adeyemi is thanked")


def test_an_introduction_from_the_suggestion_until_it_worked(desk: PageDesk) -> None:
    page = ready(desk)
    desk.run(lambda: book.people.edit(2, needs="a health tech founder"))
    desk.run(lambda: book.people.edit(3, offers="knows many a health tech founder"))
    desk.run(lambda: book.library.share(book.library.add("x", today=SUNDAY), 1, on=SUNDAY))
    desk.until(lambda: page.exchanges.match.isVisible())
    desk.click(page.exchanges.match.write)
    card: IntroductionCard = dialog(desk, IntroductionCard)
    desk.until(lambda: "may I introduce you to Priya Nair?" in card.message.text())
    for name in ("David", "Priya"):
        desk.until(lambda name=name: card.message.text().startswith(f"Hi {name}"))
        desk.press(Key.Key_W, on=card)
        desk.until(lambda name=name: (f"mailto:{name.lower()}@x.example") in str(desk.wished))
        assert QGuiApplication.clipboard().text().startswith(f"Hi {name}")
        desk.press(Key.Key_Return, on=card)
    desk.until(lambda: card.rows[1].yes.isVisible())
    assert (card.save.text(), card.remark.text()) == ("Close", "")
    for row in card.rows:
        desk.click(row.yes)
    desk.until(lambda: card.message.text().startswith("Hi David, hi Priya"))
    desk.press(Key.Key_W, on=card)
    desk.until(lambda: ("link_wanted", "mailto:david@x.example,priya@x.example") in desk.wished)
    desk.press(Key.Key_Return, on=card)
    desk.last_said("Introduced; how it went is asked in two weeks")
    desk.until(lambda: lines(page)[0][2] == "Ask how it went")
    assert desk.ask(lambda: book.follow_ups.due(SUNDAY + timedelta(days=14)))
    page.focus_first()
    page.exchanges.list.select_near(0)
    desk.press(Key.Key_Return, on=page.exchanges.list)
    card = dialog(desk, IntroductionCard)
    desk.until(lambda: card.save.text() == "It worked")
    desk.press(Key.Key_Return, on=card)
    desk.until(lambda: lines(page)[0][2] == "Worked")


def test_two_people_are_introduced_by_keys(desk: PageDesk) -> None:
    page = ready(desk)
    desk.run(lambda: book.referrals.add(Way.GIVEN, 1, "Nora", today=SUNDAY))
    desk.until(lambda: lines(page))
    page.focus_first()
    for last in (Key.Key_Escape, Key.Key_Return):
        page.introduce()
        first = dialog(desk, PersonPicker)
        desk.type("pri")
        desk.press(Key.Key_Return)
        desk.until(lambda first=first: not isValid(first))
        second = dialog(desk, PersonPicker)
        assert second.accessibleName() == "To whom do you introduce Priya Nair?"
        desk.type("dav")
        desk.press(last)
        desk.until(lambda second=second: not isValid(second))
        if last == Key.Key_Escape:
            assert page.exchanges.list.hasFocus()
    card: IntroductionCard = dialog(desk, IntroductionCard)
    desk.until(lambda: "may I introduce you to" in card.message.text())
    (made,) = desk.ask(book.introductions.all_introductions)
    assert {made.a.face.person_id, made.b.face.person_id} == {2, 3}


def test_enter_pressed_twice_asks_somebody_once(desk: PageDesk) -> None:
    page = ready(desk)
    page.open_introduction(desk.run(lambda: book.introductions.begin(2, 3, "", today=SUNDAY)))
    card: IntroductionCard = dialog(desk, IntroductionCard)

    def asked(own: int) -> int:
        return desk.ask(lambda: len(book.interactions.of_person(own)))

    for name, counts in (("Priya", (1, 0)), ("David", (1, 1))):
        desk.until(lambda name=name: card.message.text().startswith(f"Hi {name}"))
        for _ in range(2):
            desk.press(Key.Key_Return, on=card)
        desk.until(lambda: not (desk.work.busy() or card._waiting))
        assert (asked(2), asked(3)) == counts
    assert [notice.text for notice in desk.said][-1] == "David Kim was asked"


def test_an_introduction_shows_its_message_whole(desk: PageDesk) -> None:
    page = ready(desk)
    page.open_introduction(desk.run(lambda: book.introductions.begin(2, 3, "", today=SUNDAY)))
    card: IntroductionCard = dialog(desk, IntroductionCard)

    def fits() -> bool:
        needed = card.message.heightForWidth(card.message.width())
        beside = {row.height() == row.sizeHint().height() for row in card.rows}
        return card.message.height() == needed and beside == {True}

    for name in ("Priya", "David"):
        desk.until(lambda name=name: card.message.text().startswith(f"Hi {name}"))
        desk.until(fits)
        desk.press(Key.Key_Return, on=card)
    desk.until(lambda: card.message.text().startswith("Waiting for Priya Nair, David Kim"))
    desk.until(fits)
    for row in card.rows:
        desk.click(row.yes)
    desk.until(lambda: card.message.text().startswith("Hi Priya, hi David"))
    desk.until(fits)


def test_a_suggestion_can_be_put_aside(desk: PageDesk) -> None:
    page = ready(desk)
    desk.run(lambda: book.people.edit(2, needs="pricing"))
    desk.run(lambda: book.people.edit(3, offers="pricing"))
    desk.run(lambda: book.library.share(book.library.add("x", today=SUNDAY), 1, on=SUNDAY))
    desk.until(lambda: page.exchanges.match.isVisible())
    desk.click(page.exchanges.match.later)
    desk.until(lambda: not page.exchanges.match.isVisible())


def test_the_switch_takes_the_counts_away(desk: PageDesk) -> None:
    page = ready(desk)
    desk.run(lambda: book.referrals.add(Way.GIVEN, 1, "Nora", today=SUNDAY))
    desk.until(lambda: page.exchanges.given.isVisible())
    desk.run(lambda: book.preferences.change(giving=False))
    desk.until(lambda: not page.exchanges.given.isVisible())
    assert page.exchanges.waiting.isVisible()


def test_filters_show_a_part(desk: PageDesk) -> None:
    page = ready(desk)
    desk.run(lambda: book.referrals.add(Way.GIVEN, 1, "Nora", today=SUNDAY))
    desk.run(lambda: book.referrals.add(Way.RECEIVED, 2, "Lumen", today=SUNDAY))
    desk.until(lambda: len(lines(page)) == 2)
    for chip, names in (("Given", ["Ruth Adeyemi"]), ("Received", ["Priya Nair"])):
        desk.click(next(c for c in page.exchanges._chips.values() if c.text() == chip))
        assert [line[0] for line in lines(page)] == names


def test_the_board_by_keys(desk: PageDesk) -> None:
    page = ready(desk)
    page.show_projects()
    page.new_project()
    form: ProjectForm = dialog(desk, ProjectForm)
    desk.type("Pricing workshop", form.name)
    desk.type("Fix two dates", form.step)
    form._people = {2: "Priya Nair"}
    desk.press(Key.Key_Return, on=form.name)
    board = page.projects.board
    desk.until(lambda: board.columns[0].cards)
    card = board.columns[0].cards[0]
    assert card.accessibleName() == "Pricing workshop, Priya Nair, next: Fix two dates"
    page.activateWindow()
    card.setFocus()
    desk.until(card.hasFocus)
    desk.press(Key.Key_Right, ALT, on=card)
    desk.until(lambda: board.columns[1].cards)
    moved = board.columns[1].cards[0]
    desk.until(moved.hasFocus)
    assert moved.one.stage is Stage.PLANNED
    desk.press(Key.Key_Space, on=moved)
    desk.until(lambda: not board.columns[1].cards[0].one.next_step)
    desk.press(Key.Key_Delete, on=board.columns[1].cards[0])
    desk.until(lambda: not board.columns[1].cards)
    desk.run(book.steps.undo)
    desk.until(lambda: board.columns[1].cards)


def test_tab_goes_through_a_project_as_it_stands(desk: PageDesk) -> None:
    page = ready(desk)
    page.show_projects()
    desk.run(lambda: book.collaborations.add("Zine", [1, 2], today=SUNDAY))
    desk.until(lambda: page.projects.board.columns[0].cards)
    page.activateWindow()
    desk.press(Key.Key_F2, on=page.projects.board.columns[0].cards[0])
    form: ProjectForm = dialog(desk, ProjectForm)
    form._on_named(3, "David Kim")
    form._take_off(1)
    desk.until(form._chips.itemAt(1).widget().isVisible)
    form.name.setFocus()
    reached = []
    while form.focusWidget() is not form.url:
        reached.append(form.focusWidget().accessibleName())
        form.focusNextChild()
    assert reached == [
        *("Name", "What it is", "Priya Nair", "David Kim", "+ Person"),
        *("Next step", "When", "Stage", "Kind"),
    ]


def test_a_project_that_goes_while_it_is_dragged(
    desk: PageDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ready(desk)
    page.show_projects()
    own = desk.run(lambda: book.collaborations.add("Zine", [], today=SUNDAY))
    desk.until(lambda: page.projects.board.columns[0].cards)
    dragged: list[bool] = []

    class Drag(QDrag):
        """Somebody else removes the project before the button is let go."""

        def exec(self, action: Qt.DropAction) -> Qt.DropAction:
            desk.run(lambda: book.collaborations.remove(own))
            desk.until(lambda: not page.projects.board.columns[0].cards)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            dragged.append(isValid(self))
            left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
            enter = QDragEnterEvent(QPoint(9, 9), action, self.mimeData(), left, none)
            drop = QDropEvent(QPointF(9, 9), action, self.mimeData(), left, none)
            for event in (enter, drop):
                QApplication.sendEvent(page.projects.board.columns[1], event)
            return action

    monkeypatch.setattr(board, "QDrag", Drag)
    card = page.projects.board.columns[0].cards[0]
    desk.qtbot.mousePress(card, Qt.MouseButton.LeftButton, pos=card.rect().center())
    desk.qtbot.mouseMove(card, card.rect().bottomRight())
    desk.until(lambda: dragged)
    assert dragged == [True]
    assert desk.ask(book.collaborations.all_collaborations) == []


def test_a_day_that_is_not_understood_takes_none_away(desk: PageDesk) -> None:
    page = ready(desk)
    page.show_projects()
    on = SUNDAY + timedelta(days=3)
    desk.run(lambda: book.collaborations.add("Zine", [], today=SUNDAY, next_step="Ask", next_on=on))
    desk.until(lambda: page.projects.board.columns[0].cards)
    page._edit_project(page.projects.board.columns[0].cards[0].one)
    form: ProjectForm = dialog(desk, ProjectForm)
    form.when.field.setText("soonish")
    desk.press(Key.Key_Return, on=form.step)
    assert form.isVisible()
    desk.until(form.when.field.hasFocus)
    assert "Not understood" in form.when.meaning.text()
    for typed, saved in (("1 dec", date(2026, 12, 1)), ("", None)):
        form = dialog(desk, ProjectForm)
        form.when.field.setText(typed)
        desk.press(Key.Key_Return, on=form.when.field)
        desk.until(lambda saved=saved: page.projects.board.columns[0].cards[0].one.next_on == saved)
        page._edit_project(page.projects.board.columns[0].cards[0].one)


def test_what_was_dropped_can_be_looked_at_and_taken_up_again(desk: PageDesk) -> None:
    page = ready(desk)
    page.show_projects()
    desk.run(lambda: book.collaborations.add("Zine", [], today=SUNDAY, stage=Stage.DROPPED))
    desk.until(page.projects.dropped.isVisible)
    assert page.projects.dropped.accessibleName() == "Dropped, 1"
    assert not page.projects.board.columns[-1].isVisible()
    desk.click(page.projects.dropped)
    card = page.projects.board.columns[-1].cards[0]
    page.activateWindow()
    card.setFocus()
    desk.press(Key.Key_Left, ALT, on=card)
    desk.until(lambda: [one.text() for one in page.projects.board.columns[-2].cards] == ["Zine"])
    assert not page.projects.dropped.isVisible()
    assert not page.projects.board.columns[-1].isVisible()


def test_keys_scroll_the_page_to_the_exchange(desk: PageDesk) -> None:
    page = ready(desk)
    for number in range(30):
        desk.run(
            lambda number=number: book.referrals.add(Way.GIVEN, 1, f"No. {number}", today=SUNDAY)
        )
    desk.until(lambda: len(lines(page)) == 30)
    page.focus_first()
    shown, inner = page._scroll.viewport(), page.exchanges
    desk.until(lambda: inner._card.height() > inner.list.height() > 29 * ROW)
    most = page._scroll.verticalScrollBar().maximum
    desk.until(lambda: most() == inner.height() - shown.height() > inner.list.height() - 700)
    for key, row in ((Key.Key_Home, 0), (Key.Key_End, 29), (Key.Key_K, 28), (Key.Key_Home, 0)):
        desk.press(key, on=page.exchanges.list)
        seen = page.exchanges.list.visualRect(page.exchanges.list.found.index(row, 0))
        top = page.exchanges.list.viewport().mapTo(shown, seen.topLeft()).y()
        assert 0 <= top <= shown.height() - seen.height()
    assert not page.exchanges.list.verticalScrollBar().maximum(), "only the page scrolls"


def test_figures_end_where_the_head_ends(desk: PageDesk) -> None:
    page = ready(desk)
    for count in (1, 30):
        for number in range(count):
            name = f"No. {number}"
            desk.run(lambda name=name: book.referrals.add(Way.GIVEN, 1, name, today=SUNDAY))
        desk.until(lambda count=count: len(lines(page)) >= count)
        for widget in (page.exchanges.open, page.primary):
            right = widget.mapTo(page, widget.rect().topRight()).x()
            assert right == page.width() - 1 - 32


def test_what_came_of_an_introduction_is_kept(desk: PageDesk) -> None:
    page = ready(desk)

    def write() -> None:
        made = book.introductions.begin(2, 3, "Retainers", today=SUNDAY, force=True)
        for who in (2, 3):
            book.introductions.answer(made, who, True, on=SUNDAY)
        book.introductions.send(made, on=SUNDAY, said="Introduced", question="How did it go?")

    desk.run(write)
    desk.until(lambda: lines(page))
    page.open_introduction(1)
    card: IntroductionCard = dialog(desk, IntroductionCard)
    desk.until(card.outcome.hasFocus)
    desk.type("They booked a call")
    desk.press(Key.Key_Return)
    desk.until(lambda: page._view.exchanges[0].remark == "They booked a call")
    assert lines(page)[0][2] == "Worked"


def test_an_old_gift_that_wants_thanks_is_listed(
    desk: PageDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ready(desk)
    monkeypatch.setattr(giving, "GIFTS", 1)

    def write() -> None:
        for days, way in (
            (60, Direction.INCOMING),
            (2, Direction.OUTGOING),
            (1, Direction.OUTGOING),
        ):
            on = SUNDAY - timedelta(days=days)
            book.interactions.log([1], on=on, direction=way, intent=Intent.GIVE, force=True)

    desk.run(write)
    desk.until(lambda: [line[2] for line in lines(page)] == ["", "Say thanks"])


def test_the_first_exchange_is_chosen_once_it_is_read(desk: PageDesk) -> None:
    desk.run(lambda: book.referrals.add(Way.GIVEN, 1, "Nora", today=SUNDAY))
    page = GivingPage(desk.work, desk.bus)
    desk.qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    page.reload()
    page.focus_first()  # as the window does at once, before anything is read
    desk.until(lambda: lines(page))
    assert page.exchanges.current() is not None
