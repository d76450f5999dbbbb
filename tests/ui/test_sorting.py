"""Sorting mode: digits, suggestions, and the way back, on a real book."""

import threading
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from netdesk import book
from netdesk.book.guests import Guest
from netdesk.domain.model import Niche, NicheColor
from netdesk.domain.when import Due
from netdesk.ui.dialogs.follow_up import FollowUpPopover
from netdesk.ui.dialogs.niche_picker import NichePicker
from netdesk.ui.dialogs.note import NotePopover
from netdesk.ui.models.sorting import batch, offered
from netdesk.ui.pages.sorting import SortPage
from netdesk.ui.pages.sorting.keys import digit_of
from tests.ui.desk import SUNDAY, PageDesk, page_desk

pytestmark = pytest.mark.usefixtures("theme", "sunday")

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(qtbot, tmp_path: Path) -> Iterator[PageDesk]:
    with page_desk(tmp_path / "netdesk.book", qtbot, SortPage, "left", "event_wanted") as desk:
        own = desk.run(_fill)
        desk.page.open_event(own)
        desk.until(lambda: desk.page.queue.current is not None)
        desk.page.activateWindow()
        desk.page.focus_first()
        yield desk


def _fill() -> int:
    """Four people of an event: Ana is sorted, the company of Bo tells where he belongs."""
    for name in ("Design", "Health", "Maps"):
        book.niches.add(name)
    book.people.add("Zoe", today=SUNDAY, organization="Lumen", niches=["Health"])
    own = book.events.add("Meetup", SUNDAY - timedelta(days=1))
    guests = [Guest("Ana"), Guest("Bo", "Lumen"), Guest("Cleo"), Guest("Dan")]
    ana, *_ = book.guests.add(own, guests, today=SUNDAY)
    book.niches.tag([ana], "Maps")
    return own


def current(desk: PageDesk) -> str:
    card = desk.page.queue.current
    return card.person.name if card else ""


def in_niches(desk: PageDesk, name: str, *wanted: str) -> None:
    """Wait until somebody is in these niches, and no others."""

    def question() -> list[str]:
        person = book.people.person(book.people.find(name), today=SUNDAY)
        return [niche.name for niche in person.niches]

    desk.until(lambda: desk.ask(question) == list(wanted))


def test_a_digit_sorts_and_goes_on(desk: PageDesk) -> None:
    assert current(desk) == "Bo"  # who has a niche is done
    assert desk.page.head._count.text() == "1 of 4 sorted"
    desk.press(Key.Key_1)
    assert current(desk) == "Cleo"  # at once, before the book has answered
    assert desk.page.head._question.text() == "Where does Cleo belong?"
    desk.press(Key.Key_3)
    desk.press(Key.Key_2)
    assert current(desk) == ""
    assert desk.page.head._count.text() == "4 of 4 sorted"
    assert desk.page._end.actions_shown[0].hasFocus()
    in_niches(desk, "Bo", "Design")
    in_niches(desk, "Cleo", "Maps")
    in_niches(desk, "Dan", "Health")


def test_enter_takes_the_suggestion_and_says_why(desk: PageDesk) -> None:
    assert desk.page._why.text() == "Health, because others of Lumen are there"
    lit = [key.text() for key in desk.page.niche_keys if key._suggested]
    assert lit == ["Health"]
    desk.press(Key.Key_Return)
    assert current(desk) == "Cleo"
    in_niches(desk, "Bo", "Health")
    desk.press(Key.Key_Return)  # nothing is suggested
    assert current(desk) == "Cleo"


@pytest.mark.parametrize("key", [Key.Key_1, Key.Key_Return])
def test_a_key_that_is_held_sorts_one(desk: PageDesk, key: Qt.Key) -> None:
    desk.run(lambda: book.people.edit(book.people.find("Cleo"), organization="Lumen"))

    def suggested() -> set[str]:
        return {card.person.name for card in desk.page._batch.cards if card.suggestion}

    desk.until(lambda: suggested() >= {"Bo", "Cleo"})
    desk.hold(key)
    assert current(desk) == "Cleo"
    desk.hold(Key.Key_Space)  # no harm in that
    assert current(desk) == ""


def test_skip_and_back(desk: PageDesk) -> None:
    desk.press(Key.Key_Space)
    assert current(desk) == "Cleo"
    desk.press(Key.Key_Backspace)
    assert current(desk) == "Bo"
    desk.press(Key.Key_1)
    in_niches(desk, "Bo", "Design")
    desk.press(Key.Key_Backspace)
    desk.press(Key.Key_2)  # a second thought replaces the first
    in_niches(desk, "Bo", "Health")
    assert current(desk) == "Cleo"


def test_shift_adds_one_more(desk: PageDesk) -> None:
    desk.press(Key.Key_1, SHIFT)
    desk.last_said("Bo added to Design")
    assert current(desk) == "Bo"
    desk.until(lambda: desk.page.niche_keys[0]._has)
    desk.press(Key.Key_2, SHIFT)
    in_niches(desk, "Bo", "Design", "Health")


def test_undo_takes_one_back_and_shows_whom(desk: PageDesk) -> None:
    desk.press(Key.Key_1)
    desk.press(Key.Key_3)
    in_niches(desk, "Cleo", "Maps")
    desk.until(lambda: not desk.page.queue._pending)
    assert current(desk) == "Dan"
    desk.work.undo()
    desk.until(lambda: current(desk) == "Cleo")
    in_niches(desk, "Cleo")
    in_niches(desk, "Bo", "Design")


def test_the_digit_after_the_last_makes_a_niche(desk: PageDesk) -> None:
    desk.press(Key.Key_5)  # nothing there
    assert current(desk) == "Bo"
    desk.press(Key.Key_4)
    desk.until(lambda: desk.page.findChild(NichePicker) is not None)
    desk.type("Press")
    desk.press(Key.Key_Return)
    desk.until(lambda: current(desk) == "Cleo")
    in_niches(desk, "Bo", "Press")
    assert desk.page.hasFocus()


def test_a_note_and_a_date(desk: PageDesk) -> None:
    desk.press(Key.Key_N)
    desk.until(lambda: desk.page.findChild(NotePopover) is not None)
    desk.type("likes tea")
    desk.press(Key.Key_Return)
    desk.last_said("Note on Bo saved")
    desk.until(lambda: desk.page.queue.current and desk.page.queue.current.note == "likes tea")
    desk.page.setFocus()
    desk.press(Key.Key_F)
    desk.until(lambda: desk.page.findChild(FollowUpPopover) is not None)
    asked = desk.page.findChild(FollowUpPopover)
    asked.when.field.setText("fri")
    desk.press(Key.Key_Return, on=asked.when.field)
    desk.until(lambda: desk.page.queue.current.due == date(2026, 11, 27))
    assert current(desk) == "Bo"


def test_the_end_leads_on(desk: PageDesk) -> None:
    for _ in range(3):
        desk.press(Key.Key_1)
    desk.press(Key.Key_Space)
    assert [wish for wish, *_ in desk.wished] == ["event_wanted"]
    desk.page.setFocus()
    desk.press(Key.Key_Backspace)
    assert current(desk) == "Dan"
    desk.press(Key.Key_Escape)
    assert [wish for wish, *_ in desk.wished] == ["event_wanted", "left"]


def key(code: int, text: str, scan: int = 0, held: Qt.KeyboardModifier | None = None) -> QKeyEvent:
    held = held or Qt.KeyboardModifier.NoModifier
    return QKeyEvent(QKeyEvent.Type.KeyPress, code, held, scan, 0, 0, text)


@pytest.mark.parametrize(
    ("code", "text", "scan", "digit"),
    [
        (Key.Key_3, "3", 0, 3),
        (Key.Key_NumberSign, "#", 0, 3),  # Shift+3 in America
        (Key.Key_QuoteDbl, '"', 11, 2),  # Shift+2 in Germany, by its place
        (Key.Key_Ampersand, "&", 10, 1),  # 1 without Shift in France
        (Key.Key_0, "0", 0, 0),
        (Key.Key_A, "a", 38, 0),
    ],
)
def test_digits_of_any_keyboard(monkeypatch, code, text: str, scan: int, digit: int) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert digit_of(key(code, text, scan)) == digit


def test_more_niches_than_digits() -> None:
    many = [Niche(n, f"Niche {n:02}", NicheColor.SKY, people=n) for n in range(1, 13)]
    assert [niche.id for niche in offered(many)] == [5, 6, 7, 8, 9, 10, 11, 12]
    assert [niche.id for niche in offered(many, suggested=2)] == [2, 6, 7, 8, 9, 10, 11, 12]


def test_many_people_leave_the_current_one_in_sight(desk: PageDesk) -> None:
    faces = [(f"Person {n}", None, n < 20) for n in range(40)]
    desk.page._faces.set_faces(faces, 20)
    desk.page._faces.resize(620, 72)
    first, count = desk.page._faces._shown()
    assert count == 10
    assert first <= 20 < first + count
    assert desk.page._faces.accessibleName() == "20 of 40 sorted"
    assert QApplication.focusWidget() is not None
    assert Due(SUNDAY).at is None


def test_an_answer_that_was_overtaken_brings_nobody_back(
    desk: PageDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[object] = []
    overtaken = threading.Event()

    def slow_at_first(event_id: int, today: date) -> object:
        found = batch(event_id, today)
        read.append(found)
        if len(read) == 1:
            overtaken.wait(60)
        return found

    monkeypatch.setattr("netdesk.ui.pages.sorting.page.batch", slow_at_first)
    desk.page.reload()
    desk.until(lambda: read)
    desk.press(Key.Key_1)
    desk.until(lambda: not desk.page.queue._pending)
    overtaken.set()
    desk.until(lambda: not desk.work._asked)
    assert current(desk) == "Cleo"
