"""The core stories, with real keys, clicks and drops on the whole window; each counts its actions.

One action is a click, a drop, a shortcut, or one field typed or chosen.
"""

import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLocale, QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QWidget

from netdesk import book, clock
from netdesk.app import finding, signals
from netdesk.app.program import App
from netdesk.desktop.single_instance import SingleInstance
from netdesk.domain.model import Channel, ChannelKind, GroupKind, TodayKind
from netdesk.ui.dialogs.introduction_card import IntroductionCard
from netdesk.ui.dialogs.log_line import LogLine
from netdesk.ui.dialogs.niche_picker import NichePicker
from netdesk.ui.dialogs.palette import Palette
from netdesk.ui.dialogs.person_picker import PersonPicker
from netdesk.ui.dialogs.quick_add import QuickAddDialog
from netdesk.ui.dialogs.record import RecordForm
from netdesk.ui.pages.duplicates import DuplicatesPage
from netdesk.ui.pages.importing import ImportPage
from netdesk.ui.pages.library import LibraryPage
from netdesk.ui.pages.people import PeoplePage
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.nav import NavRow
from netdesk.ui.widgets.sidebar import Sidebar
from tests.makers import card, open_book
from tests.ui.desk import PATIENCE_MS

SUNDAY = date(2026, 11, 22)
EVENT = "Freelance Meetup Leipzig"
NICHES = ("Design", "Health", "Maps")
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


class User:
    """Somebody at the window who counts what they do."""

    def __init__(self, app: App, qtbot: Any) -> None:
        self.app, self.qtbot, self.actions = app, qtbot, 0
        self.window = app.window

    def until(self, fact: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(fact()), timeout=PATIENCE_MS)

    def asks(self, question: Callable[[], Any]) -> Any:
        found: list[Any] = []
        self.app.work.ask(question, found.append)
        self.until(lambda: bool(found))
        return found[0]

    def does(self, verb: Callable[[], Any]) -> Any:
        found: list[Any] = []
        self.app.work.do(verb, then=found.append)
        self.until(lambda: bool(found))
        return found[0]

    def presses(self, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
        """Press a key or shortcut where the focus is."""
        self.actions += 1
        target = QApplication.focusWidget() or self.window
        self.qtbot.keyClick(target, key, held or Qt.KeyboardModifier.NoModifier)

    def types(self, text: str, key: Qt.Key | None = None) -> None:
        """Type into the field that has the focus, and settle it by a key if that belongs to it."""
        self.actions += 1
        target = QApplication.focusWidget()
        self.qtbot.keyClicks(target, text)
        if key is not None:
            self.qtbot.keyClick(target, key)

    def types_in(self, kind: type[QWidget], text: str, key: Qt.Key | None = None) -> None:
        """Wait for something that opens with the focus in a field, and type there."""

        def there() -> bool:
            focused = QApplication.focusWidget()
            return isinstance(focused, QLineEdit) and any(
                one.isVisible() and one.isAncestorOf(focused)
                for one in QApplication.allWidgets()
                if isinstance(one, kind)
            )

        self.until(there)
        self.types(text, key)

    def clicks(self, widget: QWidget) -> None:
        self.actions += 1
        self.until(widget.isVisible)
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def drops(self, file: Path) -> None:
        """Drag a file onto the window and let go."""
        self.actions += 1
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file))])
        spot, copy = self.window.rect().center(), Qt.DropAction.CopyAction
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(spot, copy, mime, left, none)
        QApplication.sendEvent(self.window, enter)
        assert enter.isAccepted()
        drop = QDropEvent(QPointF(spot), copy, mime, left, none, QEvent.Type.Drop)
        QApplication.sendEvent(self.window, drop)

    def sees(self, text: str) -> QAbstractButton:
        """Wait for a button with a text and return it."""

        def found() -> list[QAbstractButton]:
            buttons = self.window.findChildren(QAbstractButton)
            return [one for one in buttons if one.isVisible() and one.text() == text]

        self.until(found)
        return found()[0]


@pytest.fixture
def user(theme: Theme, qapp, qtbot, tmp_path: Path, monkeypatch) -> Iterator[User]:
    """A user who went to a meetup yesterday, with three niches and two online groups."""
    moment = datetime.combine(SUNDAY, time(9, 30)).astimezone(UTC)
    clock.set_source(lambda: moment)
    region = QLocale()
    path = tmp_path / "book" / "netdesk.book"
    with open_book(path):
        for name in NICHES:
            book.niches.add(name)
        book.events.add(EVENT, SUNDAY - timedelta(days=1))
        for name, late in (("Indie Makers", 9), ("Design Buddies", 3)):
            joined = SUNDAY - timedelta(days=7 + late)
            book.groups.add(name, today=joined, kind=GroupKind.SLACK, rhythm="1w")
    ini, one_user = QSettings.Format.IniFormat, QSettings.Scope.UserScope
    QSettings.setPath(ini, one_user, str(tmp_path))
    monkeypatch.setattr(App, "_load_reminding", lambda _app: None)  # no tray, no notifications
    monkeypatch.setattr(signals, "Signals", lambda *_: None)  # those of the tests' own process
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    instance = SingleInstance(path)
    app = App(qapp, path, instance)
    app.window.resize(1280, 800)
    app.start([], hidden=False, adding=False)
    app.window.activateWindow()
    user = User(app, qtbot)
    user.until(lambda: user.window.sidebar._goals.isVisible())
    yield user
    app.window.hide()
    instance.leave()
    with qtbot.waitSignal(app.work.closed):
        app.work.close(lambda: None)
    app.window.deleteLater()  # else each later test would have to dress its widgets
    qapp.sendPostedEvents(app.window, QEvent.Type.DeferredDelete)
    QLocale.setDefault(region)
    clock.set_source(None)


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    """Twelve vCards, as a phone sends them after an event."""
    file = tmp_path / "meetup.vcf"
    names = ["Ana", "Bo", "Cleo", "Dan", "Eva", "Finn", "Gus", "Hal", "Ida", "Jon", "Kim", "Lea"]
    text = "".join(card(f"{name} Met", f"EMAIL:{name.lower()}@met.example") for name in names)
    file.write_text(text, encoding="utf-8", newline="")
    return file


def people(user: User) -> list[Any]:
    return list(
        user.asks(lambda: book.people.persons(book.people.ids("", today=SUNDAY), today=SUNDAY))
    )


def test_1_twelve_cards_after_an_event(user: User, cards: Path) -> None:
    """Drop, niche, Add: three actions; event and follow-up are preset."""
    user.drops(cards)
    user.until(lambda: user.window.pages.name == "import")
    page = user.window.pages.shown()
    assert isinstance(page, ImportPage)
    user.until(page.add.isVisible)
    user.until(
        lambda: page.found.fields.niche.hasFocus() or page.found.fields.niche.line.hasFocus()
    )
    user.types("Health", Key.Key_Return)
    user.clicks(page.add)
    user.until(lambda: len(people(user)) == 12)
    assert user.actions == 3
    assert {one.met_at for one in people(user)} == {EVENT}
    assert {niche.name for one in people(user) for niche in one.niches} == {"Health"}
    due = user.asks(lambda: book.follow_ups.due(SUNDAY, within=7))
    assert {one.due for one in due} == {SUNDAY + timedelta(days=1)}
    assert len(due) == 12


def test_1b_the_same_with_a_niche_for_each(user: User, cards: Path) -> None:
    """Drop, Add, "Sort 12", then one digit each: three actions and twelve keys."""
    user.drops(cards)
    user.until(lambda: user.window.pages.name == "import")
    page = user.window.pages.shown()
    assert isinstance(page, ImportPage)
    user.until(page.add.isVisible)
    user.clicks(page.add)
    user.clicks(user.sees("Sort 12"))
    assert user.actions == 3
    sorting = user.window.pages.shown()
    user.until(lambda: sorting.queue.current is not None)
    keys = [Key.Key_1, Key.Key_2, Key.Key_3] * 4
    for key in keys:
        user.presses(key)
    assert user.actions == 3 + 12
    user.until(lambda: all(one.niches for one in people(user)))
    counts = {niche.name: niche.people for niche in user.asks(lambda: book.niches.all_niches())}
    assert counts == {"Design": 4, "Health": 4, "Maps": 4}


def test_3_somebody_is_captured_at_once(user: User) -> None:
    """Ctrl+N, a line, Enter."""
    user.presses(Key.Key_N, CONTROL)
    user.until(lambda: user.window.findChild(QuickAddDialog) is not None)
    line = user.window.findChild(QuickAddDialog).line
    user.until(line.hasFocus)
    user.types("Nadia Rahman, CEO at Fieldnotes, nadia@fieldnotes.co #des")
    user.presses(Key.Key_Return)
    user.until(lambda: len(people(user)) == 1)
    assert user.actions == 3
    [nadia] = people(user)
    assert (nadia.name, nadia.title, nadia.organization) == ("Nadia Rahman", "CEO", "Fieldnotes")
    assert (nadia.met_at, [niche.name for niche in nadia.niches]) == (EVENT, ["Design"])


def test_4_a_call_is_noted_with_what_follows(user: User) -> None:
    """L, a line, Enter: with whoever is shown."""
    own = user.does(lambda: book.people.add("Priya Nair", today=SUNDAY, start_clock=False))
    user.app.going.show_person(own)
    page = user.window.pages.shown()
    assert isinstance(page, PeoplePage)
    user.until(lambda: page.pane.person is not None and page.list.view.hasFocus())
    user.presses(Key.Key_L)
    user.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    user.types("pilot went well, in 3w")
    user.presses(Key.Key_Return)
    user.until(lambda: user.asks(lambda: book.interactions.of_person(own)))
    assert user.actions == 3
    [contact] = user.asks(lambda: book.interactions.of_person(own))
    assert (contact.on, contact.summary) == (SUNDAY, "pilot went well")
    [due] = user.asks(lambda: book.follow_ups.due(SUNDAY, within=30))
    assert due.due == SUNDAY + timedelta(weeks=3)


def test_8_the_goal_is_one_click_away(user: User) -> None:
    user.clicks(user.window.sidebar._goals)
    user.until(lambda: user.window.pages.name == "month")
    page = user.window.pages.shown()
    user.until(lambda: page.events_card.accessibleName().startswith("Events and groups"))
    assert user.actions == 1


def test_8_a_visit_is_two_actions(user: User) -> None:
    """Events, V: the group that is due first."""
    user.presses(Key.Key_3, CONTROL)
    page = user.window.pages.shown()
    user.until(lambda: page.list.view.found.rowCount() > 0)
    user.until(lambda: page.list.view.current() is not None)
    user.presses(Key.Key_V)
    user.until(lambda: user.window.toast.text() == "Visit to Indie Makers logged")
    assert user.actions == 2
    goals = user.asks(lambda: book.goals.month(SUNDAY, SUNDAY))
    assert goals.events.met


def test_a_duplicate_is_merged_in_two_actions(user: User) -> None:
    """The list of the sidebar, M; Ctrl+Z brings both back."""

    def two() -> None:
        for name in ("Mia Brandt", "Brandt, Mia"):
            mail = Channel(ChannelKind.EMAIL, "mia@ledgerly.app")
            book.people.add(name, today=SUNDAY, channels=[mail])

    user.does(two)
    user.clicks(user.sees("Possible duplicates"))
    page = user.window.pages.shown()
    assert isinstance(page, DuplicatesPage)
    user.until(lambda: page.comparing.kept is not None and page.list.hasFocus())
    user.presses(Key.Key_M)
    user.until(lambda: len(people(user)) == 1)
    assert user.actions == 2
    user.presses(Key.Key_Z, CONTROL)
    user.until(lambda: len(people(user)) == 2)


def test_a_search_becomes_a_list_of_the_sidebar(user: User) -> None:
    def two() -> None:
        book.people.add("Ana Ruiz", today=SUNDAY, organization="Loop")
        book.people.add("Bo Lund", today=SUNDAY)

    user.does(two)
    user.presses(Key.Key_F, CONTROL)
    user.types("org:loop")
    page = user.window.pages.shown()
    assert isinstance(page, PeoplePage)
    user.until(lambda: len(page.list.view.people.people()) == 1)
    lists = user.app.pages.finding.lists
    lists.add_list()
    user.types("At Loop", Key.Key_Return)
    row = user.sees("At Loop")
    user.until(lambda: row.accessibleName() == "At Loop, 1")
    page.list.clear()
    user.until(lambda: len(page.list.view.people.people()) == 2)
    user.clicks(user.sees("At Loop"))
    user.until(lambda: len(page.list.view.people.people()) == 1)
    assert [one.isChecked() for one in lists.rows()] == [True, False, False, False]
    user.clicks(user.sees("Drifting"))
    user.until(lambda: page.list._chips["drifting"].isChecked())
    assert [one.listed.name for one in lists.rows() if one.isChecked()] == ["Drifting"]
    saved = lists.rows()[0].listed.id
    lists.edit_list(saved)
    user.types("Loopers", Key.Key_Return)
    user.sees("Loopers")
    lists.remove_wanted.emit(saved)
    user.until(lambda: user.window.toast.text() == "List removed, its people stay")
    user.until(lambda: [one.listed.id for one in lists.rows()] == [0, 0, 0])


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Escape])
@pytest.mark.parametrize("what", ["list", "niche"])
def test_after_a_name_was_typed_the_focus_is_where_it_was(
    user: User, key: Qt.Key, what: str
) -> None:
    user.does(lambda: book.people.add("Ana Ruiz", today=SUNDAY))
    user.presses(Key.Key_F, CONTROL)
    user.types("ana")
    page = user.window.pages.shown()
    assert isinstance(page, PeoplePage)
    user.until(lambda: page.list.current().text == "ana")
    lists = user.app.pages.finding.lists
    user.sees("Drifting")
    lists.add_list() if what == "list" else user.window.sidebar.add_niche()
    user.types_in(Sidebar, "Anas", key)
    assert QApplication.focusWidget() is page.list.search
    user.until(lambda: not user.app.work.busy())
    assert not user.window.findChildren(QDialog)


def test_a_wrong_search_becomes_no_list(user: User) -> None:
    def two() -> None:
        book.people.add("Ana Ruiz", today=SUNDAY, organization="Loop")
        book.saved_lists.add("Anas", "ana", today=SUNDAY)

    user.does(two)
    user.presses(Key.Key_F, CONTROL)
    page = user.window.pages.shown()
    assert isinstance(page, PeoplePage)
    user.types("org:loop")
    user.until(lambda: page.list.current().text == "org:loop")
    user.types(" due:soon")
    user.until(page.list._error.isVisible)
    lists = user.app.pages.finding.lists
    user.sees("Anas")
    lists.add_list()
    user.types("Soon", Key.Key_Return)
    user.until(lambda: "“due:soon” (character 10)" in user.window.toast.text())
    lists.replace_wanted.emit(lists.rows()[0].listed.id)
    user.until(lambda: not user.app.work.busy())
    saved = user.asks(book.saved_lists.all_lists)
    assert [(one.name, one.query) for one in saved] == [("Anas", "ana")]


def counted(user: User) -> list[str]:
    return [row.accessibleName() for row in user.app.pages.finding.lists.rows()]


def test_at_midnight_the_lists_are_counted_anew(user: User) -> None:
    ana = user.does(lambda: book.people.add("Ana", today=SUNDAY, start_clock=False))
    user.does(lambda: book.people.edit(ana, cadence_days=7))
    user.until(lambda: {"No next step, 0", "Drifting, 0"} <= set(counted(user)))
    moment = datetime.combine(SUNDAY + timedelta(days=9), time(0, 0, 1)).astimezone(UTC)
    clock.set_source(lambda: moment)
    user.app._on_day_changed()
    user.until(lambda: "Drifting, 1" in counted(user))


@pytest.mark.parametrize("overtaken", ["view", "_counted"])
def test_an_answer_that_was_overtaken_is_not_shown(
    user: User, monkeypatch: pytest.MonkeyPatch, overtaken: str
) -> None:
    user.does(lambda: book.people.add("Ana", today=SUNDAY))
    user.until(lambda: "No next step, 0" in counted(user) and not user.app.work._asked)
    place = book.today if overtaken == "view" else finding
    question, read, go = getattr(place, overtaken), [], threading.Event()

    def slow_at_first(*args: Any) -> Any:
        found = question(*args)
        read.append(found)
        if len(read) == 1:
            go.wait(60)
        return found

    def both_count() -> bool:
        people = user.window.sidebar._nav["people"].accessibleName()
        return people == "People, 2" and "No next step, 1" in counted(user)

    monkeypatch.setattr(place, overtaken, slow_at_first)
    user.app._refresh()
    user.app.pages.finding.count_lists()
    user.until(lambda: read)
    user.does(lambda: book.people.add("Bo", today=SUNDAY, start_clock=False))
    user.until(both_count)
    go.set()
    user.until(lambda: not user.app.work._asked)
    assert both_count()


def test_6_a_referral_came_in(user: User) -> None:
    user.does(lambda: book.people.add("Ruth Adeyemi", today=SUNDAY, start_clock=False))
    user.presses(Key.Key_R, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    user.types_in(RecordForm, "Ruth referred Cafe Lumen")
    user.presses(Key.Key_Return)
    user.until(lambda: user.asks(book.referrals.all_referrals))
    assert user.actions == 3
    [found] = user.asks(book.referrals.all_referrals)
    assert (found.partner, found.client, found.is_owed_thanks) == (
        "Ruth Adeyemi",
        "Cafe Lumen",
        True,
    )
    later = SUNDAY + timedelta(days=3)
    today = user.asks(lambda: book.today.items(later))
    assert [one.person for one in today if one.kind is TodayKind.THANKS] == ["Ruth Adeyemi"]


def test_7_one_article_for_three_people(user: User) -> None:
    def three() -> None:
        for name in ("Ana Ruiz", "Bo Lind", "Cy Park"):
            mail = Channel(ChannelKind.EMAIL, f"{name[:2].lower().strip()}@x.example")
            book.people.add(
                name, today=SUNDAY, niches=["Design"], channels=[mail], start_clock=False
            )

    user.does(three)
    QApplication.clipboard().setText("https://studio-arndt.de/retainers-that-last")
    user.presses(Key.Key_V, CONTROL)
    page = user.window.pages.page("library")
    assert isinstance(page, LibraryPage)
    user.types_in(NichePicker, "Design", Key.Key_Return)
    user.until(lambda: len(page.pane.helps.rows) == 3)
    user.clicks(page.pane.share)
    for row in list(page.pane.helps.rows):
        user.clicks(row)
    for left in (2, 1, 0):
        user.presses(Key.Key_W)  # the rows may be made anew meanwhile
        user.until(lambda: any(row.hasFocus() and row.wrote for row in page.pane.helps.rows))
        user.presses(Key.Key_Space)
        user.until(lambda left=left: len(page.pane.helps.rows) == left)
    assert user.actions == 12
    assert len(page.pane.got.rows) == 3
    assert user.asks(lambda: book.reciprocity.balance(SUNDAY)).shared == 3


def test_5_two_people_are_brought_together(user: User) -> None:
    def two() -> tuple[int, int]:
        made = []
        for name in ("Amara Diallo", "Lena Vogt"):
            mail = Channel(ChannelKind.EMAIL, f"{name[:4].lower()}@x.example")
            made.append(book.people.add(name, today=SUNDAY, channels=[mail], start_clock=False))
        return made[0], made[1]

    amara, lena = user.does(two)
    page = user.app.going.people()
    page.show_person(amara)
    user.until(lambda: page.pane.person and page.pane.person.id == amara)
    page.list.view.setFocus()
    user.presses(Key.Key_I)
    user.types_in(PersonPicker, "lena")
    [picker] = [one for one in user.window.findChildren(PersonPicker) if one.isVisible()]
    user.until(lambda: [one.value for one in picker.shown()] == [lena])
    user.qtbot.keyClick(picker.field, Key.Key_Return)  # what was typed is settled by it

    def card() -> IntroductionCard | None:
        found = user.window.findChildren(IntroductionCard)
        return next((one for one in found if one.isVisible()), None)

    for name in ("Amara", "Lena"):
        user.until(lambda name=name: card() and card().message.text().startswith(f"Hi {name}"))
        user.until(lambda: card().isActiveWindow())
        user.presses(Key.Key_W)
        user.until(lambda name=name: QApplication.clipboard().text().startswith(f"Hi {name}"))
        user.presses(Key.Key_Return)
    user.until(lambda: card().message.text().startswith("Waiting for Amara Diallo, Lena Vogt"))
    assert user.actions == 6
    for row in card().rows:
        row.yes.click()  # they answer, on another day
    user.until(lambda: card().message.text().startswith("Hi Amara, hi Lena"))
    user.presses(Key.Key_W)
    user.presses(Key.Key_Return)
    user.until(lambda: user.asks(lambda: book.reciprocity.balance(SUNDAY)).introductions)
    assert user.actions == 6 + 2
    [asked] = user.asks(lambda: book.follow_ups.due(SUNDAY, within=14))
    assert asked.due == SUNDAY + timedelta(days=14)
    assert asked.reason == "Ask how it went with Lena Vogt"


def palette_of(user: User, typed: str = "") -> Palette:
    """Press Ctrl+K, type, and wait for what fits.

    The offscreen platform forgets the active window when a dialog ends.
    """
    user.until(lambda: not user.window.findChildren(Palette))
    user.window.activateWindow()
    user.until(lambda: QApplication.activeWindow() is user.window)
    user.presses(Key.Key_K, CONTROL)
    user.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    [palette] = user.window.findChildren(Palette)
    if typed:
        user.types(typed)
    user.until(lambda: palette._asked == typed)
    return palette


def test_the_palette_leads_to_people_places_and_commands(user: User) -> None:
    def fill() -> None:
        book.people.add("Leila Haddad", today=SUNDAY, organization="Nordic Care")
        book.people.add("Leif Aaltonen", today=SUNDAY, niches=["Design"])
        book.people.add("Bo Lund", today=SUNDAY, notes="lives in Leipzig")
        book.library.add("Leipzig in maps", today=SUNDAY)

    user.does(fill)
    palette = palette_of(user, "lei")
    assert palette.titles() == [
        *("[People]", "Bo Lund", "Leif Aaltonen", "Leila Haddad"),
        *("[Events and groups]", EVENT),
        *("[Library]", "Leipzig in maps"),
        *("[Do]", "Add “lei” as a person"),
    ]
    user.presses(Key.Key_Down)
    user.presses(Key.Key_Down)
    user.presses(Key.Key_Return)
    page = user.window.pages.shown()
    assert isinstance(page, PeoplePage)
    user.until(lambda: page.pane.person is not None and page.pane.person.name == "Leila Haddad")

    for sign, title in (
        ("#des", "Design"),
        ("@free", EVENT),
        (">sett", "Settings"),
        (">dupl", "Possible duplicates"),
    ):
        palette = palette_of(user, sign)
        assert palette.titles()[1:] == [title]
        user.presses(Key.Key_Escape)

    palette = palette_of(user, "@free")
    user.presses(Key.Key_Return)
    user.until(lambda: user.window.pages.name == "events")
    palette = palette_of(user)
    assert palette.titles()[:3] == ["[Lately]", EVENT, "Leila Haddad"]
    assert "Today" in palette.titles()
    user.types("today", Key.Key_Return)  # quicker than the answer
    user.until(lambda: user.window.pages.name == "today")


def test_the_palette_takes_what_is_typed_before_it_is_active(user: User) -> None:
    user.presses(Key.Key_K, CONTROL)
    [palette] = user.window.findChildren(Palette)
    below = user.window.windowHandle()
    for key, text in ((Key.Key_L, "l"), (Key.Key_E, "e"), (Key.Key_I, "i")):
        QTest.keyClick(below, key)
        assert palette.field.text().endswith(text)
    user.until(lambda: palette._asked == "lei")
    QTest.keyClick(below, Key.Key_2, CONTROL)
    assert user.window.pages.name == "today"
    QTest.keyClick(below, Key.Key_Escape)
    user.until(lambda: not user.window.findChildren(Palette))
    user.window.activateWindow()
    user.until(lambda: QApplication.activeWindow() is user.window)
    QTest.keyClick(below, Key.Key_2, CONTROL)
    user.until(lambda: user.window.pages.name == "people")


def test_the_palette_shows_that_nothing_fits(user: User) -> None:
    palette = palette_of(user, "#zzz")
    [said] = [one for one in palette.findChildren(QLabel) if one.text() == "Nothing fits."]
    assert said.isVisible()
    assert said.contentsRect().height() >= said.fontMetrics().height()


def test_a_click_beside_the_palette_only_closes_it(user: User) -> None:
    palette_of(user)
    people = next(row for row in user.window.findChildren(NavRow) if row.text() == "People")
    at = people.mapTo(user.window, people.rect().center())
    QTest.mouseClick(user.window.windowHandle(), Qt.MouseButton.LeftButton, pos=at)
    user.until(lambda: not user.window.findChildren(Palette))
    assert user.window.pages.name == "today"


def test_the_palette_goes_with_its_window(user: User) -> None:
    palette_of(user)
    user.window.hide()
    user.until(lambda: not user.window.findChildren(Palette))


def test_the_palette_comes_back_from_where_a_window_manager_put_it(user: User) -> None:
    palette = palette_of(user)
    place = palette.pos()
    palette.move(0, 0)  # as where it grows while it is being shown
    user.types("lei")
    user.until(lambda: palette._asked == "lei")
    assert palette.pos() == place != QPoint(0, 0)


def test_the_palette_does_something_with_somebody(user: User) -> None:
    user.does(lambda: book.people.add("Leila Haddad", today=SUNDAY))
    palette = palette_of(user, "haddda")  # a typing error
    user.presses(Key.Key_Tab)
    assert palette.titles()[:3] == ["[Leila Haddad]", "Open", "Log contact"]
    user.presses(Key.Key_Escape)
    user.until(lambda: palette.titles()[0] == "[People]")
    user.presses(Key.Key_L, CONTROL)
    user.until(lambda: [one for one in user.window.findChildren(LogLine) if one.isVisible()])
