"""Who is in the book twice, side by side, on a real book."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget

from netdesk import book
from netdesk.domain.errors import BookBusy
from netdesk.domain.merging import Choice
from netdesk.domain.model import Channel, ChannelKind, Person
from netdesk.ui.models.duplicates import How, comparison
from netdesk.ui.pages.duplicates import DuplicatesPage
from netdesk.ui.pages.duplicates.cells import Cell
from tests.ui.desk import SUNDAY, PageDesk, page_desk

pytestmark = pytest.mark.usefixtures("theme", "sunday")

E, P = ChannelKind.EMAIL, ChannelKind.PHONE
Key = Qt.Key


def fill() -> None:
    def add(name: str, **fields: object) -> int:
        return book.people.add(name, today=SUNDAY, start_clock=False, **fields)  # type: ignore[arg-type]

    mail = Channel(E, "mia@ledgerly.app")
    add("Mia Brandt", title="CTO", niches=["SaaS"], channels=[mail, Channel(P, "+49 341 5550177")])
    add("Brandt Mia", title="Head", birthday="--06-14", channels=[mail, Channel(P, "+49 170 11")])
    add("Kofi Mensah", channels=[Channel(P, "+49 170 5550999")])
    add("Mensah Kofi", channels=[Channel(P, "+49 170 5550999")])
    add("Zuzana Nováková", organization="Fieldnotes")
    add("Zuzana Novakova", organization="Fieldnotes")
    add("Bo Lund")


@pytest.fixture
def desk(qtbot, tmp_path: Path) -> Iterator[PageDesk]:
    with page_desk(tmp_path / "netdesk.book", qtbot, DuplicatesPage, "left", "counted") as desk:
        desk.run(fill)
        desk.until(lambda: pairs(desk) == 3)
        desk.page.activateWindow()
        desk.page.focus_first()
        yield desk
        desk.page.close()


def pairs(desk: PageDesk) -> int:
    model = desk.page.list.found
    return sum(not isinstance(row, str) for row in model.rows)


def shows(desk: PageDesk, kept: str) -> None:
    """Wait until the pair of somebody stands side by side."""
    desk.until(lambda: desk.page.comparing.kept and desk.page.comparing.kept.name == kept)


def person(desk: PageDesk, own: int) -> Person:
    return desk.ask(lambda: book.people.person(own, today=SUNDAY))


def cell(desk: PageDesk, label: str, side: int) -> Cell:
    cells = [c for pair in desk.page.comparing._cells for c in pair]
    return next(c for c in cells if c.field.label == label and c.side == side)


def test_pairs_are_listed_with_why_and_how_likely(desk: PageDesk) -> None:
    model = desk.page.list.found
    said = [model.data(model.index(row, 0)) for row in range(model.rowCount())]
    assert said[0] == "Same e-mail or phone"
    assert "Mia Brandt and Brandt Mia, Same name, same e-mail, Sure" in said
    assert said[-2:] == [
        "Looks alike",
        "Zuzana Nováková and Zuzana Novakova, Same name, same company, Likely",
    ]


def test_m_merges_and_the_next_pair_comes(desk: PageDesk) -> None:
    shows(desk, "Mia Brandt")
    desk.press(Key.Key_M)
    desk.last_said("Mia Brandt and Brandt Mia merged")
    shows(desk, "Kofi Mensah")
    assert pairs(desk) == 2
    mia = person(desk, 1)
    assert (mia.title, mia.birthday) == ("CTO", "--06-14")
    assert [c.value for c in mia.channels] == ["mia@ledgerly.app", "+49 341 5550177", "+49 170 11"]
    desk.run(book.steps.undo)
    desk.until(lambda: pairs(desk) == 3)


def test_nobody_is_merged_before_both_are_seen(desk: PageDesk) -> None:
    shows(desk, "Mia Brandt")
    desk.press(Key.Key_J)
    desk.press(Key.Key_M)  # Kofi's pair is chosen, but Mia's is still shown
    shows(desk, "Kofi Mensah")
    assert (desk.said, pairs(desk)) == ([], 3)
    desk.press(Key.Key_M)
    desk.press(Key.Key_M)
    shows(desk, "Zuzana Nováková")
    desk.until(lambda: not desk.work.busy())
    assert [notice.text for notice in desk.said] == ["Kofi Mensah and Mensah Kofi merged"]
    assert desk.ask(book.people.count) == 6


def test_what_was_chosen_stays_while_the_pairs_are_read_anew(desk: PageDesk) -> None:
    shows(desk, "Mia Brandt")
    desk.page.comparing.swap()
    phone = cell(desk, "Phone", 0)
    phone.setFocus()
    desk.press(Key.Key_Space)
    before = len(desk.wished)
    desk.run(lambda: book.people.edit(7, title="Writer"))  # of nobody's pair
    desk.until(lambda: len(desk.wished) > before and not desk.work._asked)
    assert QApplication.focusWidget() is phone
    desk.press(Key.Key_M)
    desk.last_said("Brandt Mia and Mia Brandt merged")
    assert [c.value for c in person(desk, 2).channels if c.kind is P] == ["+49 170 11"]


@pytest.mark.parametrize("problem", [BookBusy, ZeroDivisionError])
@pytest.mark.parametrize("wish", ["merge", "tell_apart", "merge_sure"])
def test_a_pair_comes_back_if_nothing_was_done(
    desk: PageDesk, monkeypatch: pytest.MonkeyPatch, wish: str, problem: type[Exception]
) -> None:
    def busy(*_ids: object, **_choices: object) -> None:
        raise problem

    for verb in (book.merging, "merge"), (book.duplicates, "two_people"):
        monkeypatch.setattr(*verb, busy)
    monkeypatch.setattr(book.duplicates, "merge_sure", busy)
    shows(desk, "Mia Brandt")
    getattr(desk.page, wish)()
    assert pairs(desk) < 3
    desk.until(lambda: pairs(desk) == 3)
    assert [type(one) for one in desk.failed] == [problem]
    desk.failed.clear()


@pytest.mark.parametrize(("key", "people"), [(Key.Key_M, 6), (Key.Key_N, 7)])
def test_a_key_that_is_held_settles_one_pair(desk: PageDesk, key: Qt.Key, people: int) -> None:
    shows(desk, "Mia Brandt")
    desk.hold(key)
    desk.until(lambda: desk.said)
    shows(desk, "Kofi Mensah")
    assert (pairs(desk), desk.ask(book.people.count)) == (2, people)


def test_n_says_that_they_are_two(desk: PageDesk) -> None:
    shows(desk, "Mia Brandt")
    desk.press(Key.Key_J)
    shows(desk, "Kofi Mensah")
    desk.press(Key.Key_N)
    desk.last_said("Kofi Mensah and Mensah Kofi are not the same")
    shows(desk, "Zuzana Nováková")
    assert desk.ask(book.people.count) == 7
    assert len(desk.ask(book.duplicates.candidates)) == 2


def test_fields_are_chosen_by_keys(desk: PageDesk) -> None:
    shows(desk, "Mia Brandt")
    desk.press(Key.Key_Return)
    assert QApplication.focusWidget() is cell(desk, "Name", 0)
    desk.press(Key.Key_Down)
    assert QApplication.focusWidget() is cell(desk, "Title", 0)
    desk.press(Key.Key_Right)
    assert desk.page.comparing.choices() == [Choice.TITLE, Choice.BIRTHDAY]
    phone = cell(desk, "Phone", 0)
    phone.setFocus()
    desk.press(Key.Key_Space)
    desk.press(Key.Key_M)
    desk.last_said("Mia Brandt and Brandt Mia merged")
    mia = person(desk, 1)
    assert (mia.name, mia.title) == ("Mia Brandt", "Head")
    assert [c.value for c in mia.channels if c.kind is P] == ["+49 170 11"]


def test_keys_go_on_with_the_next_pair_from_a_field(desk: PageDesk) -> None:
    shows(desk, "Mia Brandt")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_J)
    shows(desk, "Kofi Mensah")
    assert desk.page.comparing.isAncestorOf(QApplication.focusWidget())
    desk.press(Key.Key_M)
    desk.last_said("Kofi Mensah and Mensah Kofi merged")
    shows(desk, "Zuzana Nováková")
    desk.press(Key.Key_N)
    desk.last_said("Zuzana Nováková and Zuzana Novakova are not the same")


def test_keys_go_on_after_the_other_card_became_the_main_one(desk: PageDesk) -> None:
    shows(desk, "Mia Brandt")
    swap = next(
        one
        for one in desk.page.comparing.findChildren(QPushButton)
        if one.text() == "Make this the main card"
    )
    swap.setFocus()
    desk.press(Key.Key_Space)
    shows(desk, "Brandt Mia")
    assert desk.page.comparing.isAncestorOf(QApplication.focusWidget())


def test_keys_go_on_where_there_is_nothing_to_choose(desk: PageDesk) -> None:
    desk.run(lambda: book.people.edit(4, name="Kofi Mensah"))
    shows(desk, "Mia Brandt")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_J)
    shows(desk, "Kofi Mensah")
    assert not list(desk.page.comparing._choosable())
    desk.press(Key.Key_K)
    shows(desk, "Mia Brandt")


def test_the_other_card_can_be_the_main_one(desk: PageDesk) -> None:
    shows(desk, "Mia Brandt")
    desk.page.comparing.swap()
    shows(desk, "Brandt Mia")
    assert desk.page.merging.text() == "Merge into Brandt Mia"
    desk.press(Key.Key_M)
    desk.last_said("Brandt Mia and Mia Brandt merged")
    assert person(desk, 2).title == "Head"


def test_all_sure_ones_are_merged_at_once(desk: PageDesk) -> None:
    assert desk.page._sure.text() == "Merge all 2 sure pairs"
    desk.click(desk.page._sure)
    desk.last_said("2 duplicates merged")
    desk.until(lambda: pairs(desk) == 1)
    assert desk.ask(book.people.count) == 5
    desk.run(book.steps.undo)
    assert desk.ask(book.people.count) == 7


def test_nobody_is_there_twice(desk: PageDesk) -> None:
    desk.run(lambda: book.people.delete([1, 3, 5]))
    desk.until(lambda: desk.wished[-1] == ("counted", 0))
    assert desk.page._nobody.isVisible()
    desk.press(Key.Key_Escape, on=desk.page)
    assert desk.wished[-1] == ("left",)


def beside_a_button(desk: PageDesk) -> tuple[QWidget, QPushButton, DuplicatesPage]:
    """Return a window where the focus can be elsewhere than on the page, with both."""
    window = QWidget()
    desk.qtbot.addWidget(window)
    row = QHBoxLayout(window)
    gear, page = QPushButton("Settings"), DuplicatesPage(desk.work, desk.bus)
    row.addWidget(gear)
    row.addWidget(page)
    return window, gear, page


def test_escape_leaves_a_page_without_pairs(desk: PageDesk) -> None:
    window, gear, page = beside_a_button(desk)
    left = []
    page.left.connect(lambda: left.append(page))
    desk.run(lambda: book.people.delete([1, 3, 5]))
    window.show()
    window.activateWindow()
    gear.setFocus()
    page.reload()
    page.focus_first()
    desk.until(page._nobody.isVisible)
    desk.press(Key.Key_Escape)
    assert left == [page]


def test_one_pane_leads_to_the_two_and_back(desk: PageDesk) -> None:
    shows(desk, "Mia Brandt")
    desk.page.adapt(720)
    assert not desk.page._detail.isVisible()
    desk.press(Key.Key_Return)
    assert desk.page._detail.isVisible()
    assert not desk.page._list_side.isVisible()
    desk.press(Key.Key_Escape)
    assert desk.page._list_side.isVisible()


def test_in_one_pane_m_shows_both_before_it_merges(desk: PageDesk) -> None:
    shows(desk, "Mia Brandt")
    desk.page.adapt(720)
    desk.press(Key.Key_M)
    assert desk.page._detail.isVisible()
    desk.until(lambda: not desk.work.busy())
    assert desk.ask(book.people.count) == 7
    desk.press(Key.Key_M)
    desk.last_said("Mia Brandt and Brandt Mia merged")


def test_fields_say_what_becomes_of_them(desk: PageDesk) -> None:
    found = desk.ask(lambda: comparison((1, 2), SUNDAY))
    said = {(field.label, field.how, field.texts) for field in found.fields}
    assert ("Title", How.ONE, ("CTO", "Head")) in said
    assert ("E-mail", How.SAME, ("mia@ledgerly.app", "mia@ledgerly.app")) in said
    assert ("Phone", How.EACH, ("+49 341 5550177", "+49 170 11")) in said
    assert ("Niches", How.BOTH, ("SaaS", "")) in said


def test_only_what_there_is_is_counted(desk: PageDesk) -> None:
    shows(desk, "Mia Brandt")
    said = [label.text() for label in desk.page.comparing.findChildren(QLabel)]
    assert not [text for text in said if "follow-up" in text or text.startswith("Kept:")]
    desk.run(lambda: book.interactions.log([1], "Lunch", on=SUNDAY))

    def kept() -> list[str]:
        labels = desk.page.comparing.findChildren(QLabel)
        return [one.text() for one in labels if one.text().startswith("Kept:")]

    desk.until(lambda: kept() == ["Kept: 1 entry in the history"])


def test_the_pairs_have_the_focus_once_they_are_found(desk: PageDesk) -> None:
    window, gear, page = beside_a_button(desk)
    window.show()
    window.activateWindow()
    gear.setFocus()
    page.reload()
    page.focus_first()  # as the window does at once
    gear.setFocus()  # where the focus goes that a hidden list can't have
    desk.until(page.list.hasFocus)


def test_the_toast_leaves_the_buttons_free(desk: PageDesk) -> None:
    shows(desk, "Mia Brandt")
    assert desk.page.floor() > desk.page.merging.height()
    for names in (("Mia Brandt", "Kofi Mensah"), ("Kofi Mensah", "Zuzana Nováková")):
        shows(desk, names[0])
        desk.press(Key.Key_N)
        shows(desk, names[1])
    desk.press(Key.Key_N)
    desk.until(lambda: desk.page.floor() == 0)
