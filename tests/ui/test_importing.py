"""The import page on a real book, with real keys and clicks."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from netdesk import book, clock
from netdesk.book.importing import Imported
from netdesk.domain.model import Channel, ChannelKind
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.models.preview import LINE, Filter
from netdesk.ui.pages.importing import ImportPage
from netdesk.ui.work import Work
from tests.makers import card, open_book, person

pytestmark = pytest.mark.usefixtures("theme")

TODAY = date(2026, 11, 23)
KEY, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier


@dataclass
class Desk:
    """A page over a real book."""

    page: ImportPage
    work: Work
    said: list[Notice]
    left: list[bool]
    imported: list[Imported]
    qtbot: Any
    actions: int = 0

    def drop(self, *sources: Path | str) -> None:
        """Open sources and wait for the list: one action."""
        self.actions += 1
        self.page.open(list(sources))
        self.qtbot.waitUntil(lambda: self.page._job is None, timeout=60_000)

    def type_enter(self, text: str) -> None:
        """Type into whatever has the focus, and Enter: one action."""
        self.actions += 1
        QTest.keyClicks(self.focus(), text)
        QTest.keyClick(self.focus(), KEY.Key_Return)

    def press(self, key: Qt.Key) -> None:
        """Press a key: one action."""
        self.actions += 1
        QTest.keyClick(self.focus(), key)

    def focus(self) -> QWidget:
        found = self.page.window().focusWidget()
        assert found is not None
        return found

    def finish(self) -> Imported:
        """Wait until the import has ended well."""
        self.qtbot.waitUntil(lambda: bool(self.imported))
        return self.imported[-1]

    def ask(self, question: Callable[[], Any]) -> Any:
        found: list[Any] = []
        self.work.ask(question, found.append)
        self.qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def pills(self) -> list[str]:
        model = self.page.found.model
        return [model.index(row).data(LINE).pill for row in range(model.rowCount())]

    def line(self, row: int) -> Any:
        return self.page.found.model.index(row).data(LINE)

    def click(self, row: int, part: str) -> None:
        view = self.page.found.list
        spot = getattr(view.cells_at(view.model().index(row, 0)), part)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot.center().toPoint())

    def button(self, text: str) -> QPushButton:
        buttons = self.page.findChildren(QPushButton)
        return next(one for one in buttons if one.isVisible() and one.text() == text)


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any, request: pytest.FixtureRequest) -> Iterator[Desk]:
    clock.set_today(TODAY)
    path = tmp_path / "book" / "netdesk.book"
    with open_book(path):
        for verb in getattr(request.function, "held", ()):
            verb()
    bus = Bus()
    work = Work(path, bus)
    failures: list[Exception] = []
    bus.failed.connect(failures.append)
    with qtbot.waitSignal(work.opened):
        work.start()
    page = ImportPage(work, bus)
    qtbot.addWidget(page)
    page.resize(1048, 800)
    page.show()
    qtbot.waitUntil(page.isVisible)
    desk = Desk(page, work, [], [], [], qtbot)
    bus.said.connect(desk.said.append)
    page.left.connect(lambda: desk.left.append(True))
    page.imported.connect(desk.imported.append)
    yield desk
    with qtbot.waitSignal(work.closed):
        work.close(lambda: None)
    clock.set_source(None)
    assert failures == []


def holding(*verbs: Callable[[], object]) -> Callable[[Any], Any]:
    """Run these verbs on the book before the window opens."""

    def mark(test: Any) -> Any:
        test.held = verbs
        return test

    return mark


def file(tmp_path: Path, *cards: str, name: str = "meetup.vcf") -> Path:
    path = tmp_path / name
    path.write_bytes("".join(cards).encode())
    return path


def meetup() -> object:
    return book.events.add("Meetup Leipzig", TODAY - timedelta(days=1))


def twelve() -> list[str]:
    return [card(f"Person {n}", f"EMAIL:p{n}@example.org") for n in range(12)]


@holding(meetup)
def test_twelve_cards_take_three_actions(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, *twelve()))
    desk.type_enter("Health tech")
    desk.press(KEY.Key_Return)
    result = desk.finish()
    assert desk.actions == 3
    assert (result.added, result.updated) == (12, 0)
    assert desk.said == [Notice("12 added", undo=True)]
    people = desk.ask(lambda: book.people.persons(result.person_ids, today=TODAY))
    assert {one.met_at for one in people} == {"Meetup Leipzig"}
    assert {one.met_on for one in people} == {TODAY - timedelta(days=1)}
    assert {tuple(n.name for n in one.niches) for one in people} == {("Health tech",)}
    due = desk.ask(lambda: book.follow_ups.due(TODAY, 30))
    assert [one.due for one in due] == [TODAY + timedelta(days=1)] * 12


@holding(meetup)
def test_an_import_is_undone_as_one(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, *twelve()))
    desk.page.add.click()
    desk.finish()
    desk.work.undo()
    desk.qtbot.waitUntil(lambda: len(desk.said) == 2)
    assert desk.ask(book.people.count) == 0


def test_without_an_event_no_clock_starts(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, card("Ana Ruiz")))
    assert desk.page.found.fields.met.text() == ""
    assert desk.page.found.fields.due.text() == ""
    desk.page.add.click()
    own = desk.finish().person_ids[0]
    assert desk.ask(lambda: book.follow_ups.due(TODAY, 90)) == []
    assert desk.ask(lambda: book.people.person(own, today=TODAY)).clock_on is None


def test_a_new_event_is_made_today_and_asks_for_a_follow_up(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, card("Ana Ruiz")))
    fields = desk.page.found.fields
    fields.met.setFocus()
    QTest.keyClicks(fields.met, "PyCon")
    QTest.keyClick(fields.met, KEY.Key_Tab)
    assert fields.due.text() == "Wednesday"
    desk.page.add.click()
    own = desk.finish().person_ids[0]
    found = desk.ask(lambda: book.people.person(own, today=TODAY))
    assert (found.met_at, found.met_on) == ("PyCon", TODAY)
    assert desk.ask(book.events.all_events)[0].attended


@holding(meetup)
def test_an_event_is_found_by_its_beginning(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, card("Ana Ruiz")))
    fields = desk.page.found.fields
    fields.met.setFocus()
    QTest.keyClicks(fields.met, "meet")
    QTest.keyClick(fields.met, KEY.Key_Tab)
    assert fields.event_name == "Meetup Leipzig"
    assert fields.event_on is None


@holding(meetup)
def test_an_event_is_found_by_a_word_inside(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, card("Ana Ruiz")))
    fields = desk.page.found.fields
    [said] = [text for text in fields.met._texts() if "Leipzig" in text]
    fields.met.setFocus()
    QTest.keyClicks(fields.met, "leip")
    assert fields.met.offers() == [said]
    QTest.keyClick(fields.met, KEY.Key_Return)
    assert fields.event_name == "Meetup Leipzig"
    assert fields.met.offers() == []
    fields.met.line.selectAll()
    QTest.keyClicks(fields.met, "leip")
    QTest.keyClick(fields.met, KEY.Key_Escape)
    QTest.keyClick(fields.met, KEY.Key_Return)
    assert fields.event_name == "leip"


@holding(meetup)
def test_a_whole_word_is_meant_as_it_is_typed_unless_one_goes_into_the_list(
    desk: Desk, tmp_path: Path
) -> None:
    desk.drop(file(tmp_path, card("Ana Ruiz")))
    fields = desk.page.found.fields
    for keys, meant in (((), "leipzig"), ((KEY.Key_Down,), "Meetup Leipzig")):
        fields.met.setFocus()
        fields.met.line.selectAll()
        QTest.keyClicks(fields.met, "leipzig")
        assert len(fields.met.offers()) == 1
        for key in (*keys, KEY.Key_Return):
            QTest.keyClick(fields.met, key)
        assert fields.event_name == meant
        assert fields.met.offers() == []


@holding(meetup)
def test_no_follow_up_is_none_though_there_is_an_event(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, card("Ana Ruiz")))
    fields = desk.page.found.fields
    fields.due.setFocus()
    fields.due.line.clear()
    QTest.keyClicks(fields.due, "No follow-up")
    QTest.keyClick(fields.due, KEY.Key_Return)
    assert desk.line(0).due == ""
    desk.page.add.click()
    own = desk.finish().person_ids[0]
    assert desk.ask(lambda: book.follow_ups.of_person(own, TODAY)) == []
    assert desk.ask(lambda: book.people.person(own, today=TODAY)).met_at == "Meetup Leipzig"


def test_a_date_is_typed_in_words(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, card("Ana Ruiz")))
    fields = desk.page.found.fields
    fields.due.setFocus()
    QTest.keyClicks(fields.due, "fri 14:00")
    assert fields._fields[2].remark.text() == "Friday 14:00"
    QTest.keyClick(fields.due, KEY.Key_Return)
    assert desk.line(0).due == "Friday 14:00"


def test_a_date_that_is_not_understood_stops_the_import(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, card("Ana Ruiz")))
    fields = desk.page.found.fields
    fields.due.setFocus()
    QTest.keyClicks(fields.due, "whenever it suits")
    QTest.keyClick(fields.due, KEY.Key_Return)
    desk.qtbot.waitUntil(lambda: fields._fields[2].remark.text() == "not understood")
    assert not desk.page.add.isEnabled()
    fields.due.line.selectAll()
    QTest.keyClicks(fields.due, "3d")
    QTest.keyClick(fields.due, KEY.Key_Return)
    assert desk.page.add.isEnabled()


def jonas() -> object:
    mail = Channel(ChannelKind.EMAIL, "jonas@klinikpfad.example")
    return person("Jonas Weber", title="CTO", channels=[mail], niches=["Health tech"])


def mia() -> object:
    mail = Channel(ChannelKind.EMAIL, "m.brandt@old.example")
    return person("Mia Brandt", organization="Old Works", channels=[mail])


def li() -> object:
    return person("Li Wei", channels=[Channel(ChannelKind.EMAIL, "li@kettle.dev")])


MIXED = (
    card("Tom Okafor", "EMAIL:tom@pulsecheck.example", "CATEGORIES:Health tech"),
    card("Jonas Weber", "EMAIL:jonas@klinikpfad.example", "TEL:+49 30 901820", "TITLE:COO"),
    card("Mia Brandt", "EMAIL:mia@ledgerly.example", "ORG:Ledgerly"),
    card("Li Wei", "EMAIL:li@kettle.dev"),
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nEND:VCARD\r\n",
)


@holding(jonas, mia, li)
def test_each_row_says_what_becomes_of_it(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, *MIXED))
    assert desk.page._title.text() == "5 people found"
    assert desk.pills() == [
        "New",
        "Update: 1 field",
        "Same as “Mia Brandt”?",
        "Already there",
        "Skipped: nobody on it",
    ]
    assert [desk.line(row).taken for row in range(5)] == [True, True, True, False, False]
    assert [name for name, _ in desk.line(1).niches] == ["Health tech"]
    assert desk.page.add.text() == "Add 2, update 1"
    assert desk.page.found._taken.text() == "3 of 5 selected"


@holding(jonas, mia, li)
def test_filters_count_and_show(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, *MIXED))
    found = desk.page.found
    look, none = found._chips[Filter.NEEDS_A_LOOK], found._chips[Filter.NO_NICHE]
    assert (look.accessibleName(), none.accessibleName()) == ("Needs a look, 1", "No niche, 1")
    QTest.mouseClick(look, Qt.MouseButton.LeftButton)
    assert [desk.line(0).name] == ["Mia Brandt"]
    assert found.model.rowCount() == 1


@holding(jonas, mia, li)
def test_space_takes_and_leaves(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, *MIXED))
    view = desk.page.found.list
    view.setFocus()
    view.selectRow(0)
    QTest.keyClick(view, KEY.Key_Space)
    assert not desk.line(0).taken
    assert desk.page.add.text() == "Add 1, update 1"
    QTest.keyClick(view, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, KEY.Key_Space)
    assert [desk.line(row).taken for row in range(5)] == [True] * 4 + [False]


@holding(jonas, mia, li)
def test_a_click_on_the_box_takes_and_leaves(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, *MIXED))
    desk.click(1, "check")
    assert not desk.line(1).taken
    desk.page.add.click()
    result = desk.finish()
    assert (result.added, result.updated, result.skipped) == (2, 0, 3)


def test_a_niche_of_ones_own_by_t(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, card("Ana Ruiz"), card("Ben Ito")))
    found = desk.page.found
    found.fields.niche.setFocus()
    QTest.keyClicks(found.fields.niche, "SaaS")
    QTest.keyClick(found.fields.niche, KEY.Key_Return)
    found.list.setFocus()
    found.list.selectRow(1)
    QTest.keyClick(found.list, KEY.Key_T)
    QTest.keyClicks(found.editor.field, "Design")
    QTest.keyClick(found.editor.field, KEY.Key_Return)
    assert found.editor.field is None
    assert found.list.hasFocus()
    assert [[name for name, _ in desk.line(row).niches] for row in (0, 1)] == [["SaaS"], ["Design"]]
    desk.page.add.click()
    ids = desk.finish().person_ids
    people = desk.ask(lambda: book.people.persons(ids, today=TODAY))
    assert [[n.name for n in one.niches] for one in people] == [["SaaS"], ["Design"]]


def test_a_niche_and_a_date_by_click(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, card("Ana Ruiz")))
    found = desk.page.found
    desk.click(0, "niche")
    QTest.keyClicks(found.editor.field, "Design")
    QTest.keyClick(found.editor.field, KEY.Key_Return)
    desk.click(0, "date")
    QTest.keyClicks(found.editor.field, "2026-12-24")
    QTest.keyClick(found.editor.field, KEY.Key_Return)
    desk.page.add.click()
    own = desk.finish().person_ids[0]
    due = desk.ask(lambda: book.follow_ups.of_person(own, TODAY))
    assert [one.due for one in due] == [date(2026, 12, 24)]


def test_escape_leaves_a_niche_as_it_was(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, card("Ana Ruiz")))
    found = desk.page.found
    found.list.setFocus()
    found.list.selectRow(0)
    QTest.keyClick(found.list, KEY.Key_T)
    QTest.keyClicks(found.editor.field, "Design")
    QTest.keyClick(found.editor.field, KEY.Key_Escape)
    assert found.editor.field is None
    assert desk.line(0).niches == ()


@holding(jonas, mia, li)
def test_it_is_the_person_in_the_book(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, *MIXED))
    desk.click(2, "pill")
    assert desk.page.found.story.isVisible()
    desk.button("It is Mia Brandt").click()
    assert not desk.page.found.story.isVisible()
    assert desk.page.add.text() == "Add 1, update 2"
    desk.page.add.click()
    result = desk.finish()
    assert (result.added, result.updated) == (1, 2)
    assert desk.said[-1].text == "1 added, 2 updated, 2 skipped"


@holding(jonas, mia, li)
def test_it_is_somebody_else(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, *MIXED))
    view = desk.page.found.list
    view.setFocus()
    view.selectRow(2)
    QTest.keyClick(view, KEY.Key_Return)
    desk.button("Somebody else").click()
    assert desk.pills()[2] == "New"
    desk.page.add.click()
    result = desk.finish()
    assert result.problems == ()
    assert desk.ask(lambda: len(book.people.ids("brandt", today=TODAY))) == 2


def ana_and_bo() -> object:
    return [person("Ana Ruiz"), person("Bo Lee")]


@holding(ana_and_bo)
def test_several_are_settled_at_once(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, card("Ana Ruiz", "TITLE:CTO"), card("Bo Lee", "TITLE:CEO")))
    view = desk.page.found.list
    view.setFocus()
    view.selectAll()
    desk.press(KEY.Key_S)
    assert desk.page.add.text() == "Update 2"
    desk.press(KEY.Key_N)
    assert desk.page.add.text() == "Add 2"


@holding(jonas)
def test_the_card_s_value_is_taken_where_asked(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, MIXED[1]))
    desk.click(0, "pill")
    story = desk.page.found.story
    (take,) = [
        box for box in story.findChildren(QWidget) if box.accessibleName().startswith("Take")
    ]
    QTest.mouseClick(take, Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
    QTest.keyClick(take, KEY.Key_Escape)
    assert desk.pills() == ["Update: 2 fields"]
    desk.page.add.click()
    own = desk.finish().person_ids[0]
    assert desk.ask(lambda: book.people.person(own, today=TODAY)).title == "COO"


def test_what_cannot_be_read_is_listed_with_its_text(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, card("Ana Ruiz", "no colon here")))
    problems = desk.page.found.problems
    assert problems.fold.text() == "1 problem in the files"
    QTest.mouseClick(problems.fold, Qt.MouseButton.LeftButton)
    desk.button("Copy all").click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("meetup.vcf · card 1 · line 4: ")
    assert "no colon here" in copied


def test_what_was_left_out_or_unreadable_is_counted(desk: Desk, tmp_path: Path) -> None:
    group = card("Peers", "UID:g", "KIND:group", "MEMBER:urn:uuid:1")
    people = [card("Ana Ruiz", "UID:urn:uuid:1"), card("Bo Lee"), card("Cy Mor")]
    odd = tmp_path / "odd.vcf"
    odd.write_text("hello")
    desk.drop(file(tmp_path, *people, group), odd)
    desk.click(1, "check")
    desk.page.add.click()
    assert desk.finish().groups == 1
    said = "2 people and 1 group added, 1 skipped, 1 file could not be read"
    assert desk.said[-1].text == said


def test_the_text_of_a_problem_is_kept_even_if_the_sentence_has_none(
    desk: Desk, tmp_path: Path
) -> None:
    desk.drop(file(tmp_path, card("Ana Ruiz", "PHOTO;ENCODING=b;TYPE=JPEG:%%%not base64%%%")))
    shown = desk.page.found.problems.text.toPlainText()
    assert "the picture can't be read" in shown
    assert shown.endswith("%%%not base64%%%")


def test_each_file_without_people_is_named(desk: Desk, tmp_path: Path) -> None:
    notes, empty = tmp_path / "notes.txt", tmp_path / "empty.vcf"
    notes.write_text("hello")
    empty.write_text("")
    desk.drop(notes, empty, tmp_path / "gone.vcf")
    assert desk.page._empty is not None
    shown = "\n".join(label.text() for label in desk.page._empty.findChildren(QLabel))
    for sentence in ("notes.txt is neither a vCard file nor a table", "empty.vcf: ", "gone.vcf: "):
        assert sentence in shown
    with desk.qtbot.waitSignal(desk.page.choose_wanted):
        QTest.keyClick(desk.focus(), KEY.Key_Space)
    assert not desk.page.add.isVisible()


def test_pasted_text_and_folders(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "cards"
    folder.mkdir()
    file(folder, card("Ana Ruiz"), name="a.vcf")
    file(folder, card("Ben Ito"), name="b.vcf")
    desk.drop(folder, card("Cleo Pasted"))
    assert desk.page._from.text() == "Import · 2 files"
    assert [desk.line(row).name for row in range(3)] == ["Ana Ruiz", "Ben Ito", "Cleo Pasted"]


def test_a_file_that_changed_is_read_again(desk: Desk, tmp_path: Path) -> None:
    path = file(tmp_path, card("Ana Ruiz"))
    desk.drop(path)
    file(tmp_path, card("Ana Ruiz"), card("Ben Ito"))
    os.utime(path, (1, 1))
    desk.page.add.click()
    desk.qtbot.waitUntil(desk.page.banner.isVisible)
    assert "has changed" in desk.page.banner.text()
    assert desk.page.found.model.rowCount() == 1
    desk.button("Read again").click()
    desk.qtbot.waitUntil(lambda: desk.page.found.model.rowCount() == 2)
    assert desk.ask(book.people.count) == 0


def test_cancel_leaves_nothing_and_leads_back(desk: Desk, tmp_path: Path) -> None:
    desk.page.open([file(tmp_path, card("Ana Ruiz"))])
    desk.qtbot.waitUntil(lambda: desk.page._job is None)
    QTest.mouseClick(desk.page.cancel, Qt.MouseButton.LeftButton)
    assert desk.left == [True]
    assert desk.ask(book.people.count) == 0


@holding(mia)
def test_escape_cancels_once_nothing_lies_over_the_list(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, MIXED[2]))
    niche, story = desk.page.found.fields.niche, desk.page.found.story
    QTest.keyClicks(desk.focus(), "Health tech")
    desk.press(KEY.Key_Escape)
    assert (niche.text(), desk.left) == ("", [])
    desk.click(0, "pill")
    assert story.isVisible()
    desk.press(KEY.Key_Escape)
    assert (story.isVisible(), desk.left) == (False, [])
    desk.press(KEY.Key_T)
    assert desk.page.found.editor.field is not None
    desk.press(KEY.Key_Escape)
    assert (desk.page.found.editor.field, desk.left) == (None, [])
    desk.press(KEY.Key_Escape)
    assert desk.left == [True]
    assert desk.ask(book.people.count) == 1


def test_a_held_escape_clears_a_field_and_loses_no_preview(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, card("Ana Ruiz")))
    QTest.keyClicks(desk.focus(), "Health tech")
    for repeats in (False, True, True):  # each where the focus is by then
        QTest.simulateEvent(desk.focus(), True, KEY.Key_Escape, NONE, "", repeats)
    assert (desk.page.found.fields.niche.text(), desk.left) == ("", [])
    assert desk.page.found.isVisible()


def test_escape_leaves_also_while_a_file_is_read(desk: Desk, tmp_path: Path) -> None:
    desk.page.open([file(tmp_path, *(card(f"Person {n}") for n in range(2000)))])
    desk.page.focus_first()
    desk.press(KEY.Key_Escape)
    assert desk.left == [True]
    desk.qtbot.waitUntil(lambda: not desk.work._asked)
    assert not desk.page.add.isVisible()


def test_escape_does_not_stop_an_import(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, *(card(f"Person {n}") for n in range(500))))
    desk.page.add.click()
    QTest.keyClick(desk.page, KEY.Key_Escape)
    assert desk.finish().added == 500
    assert desk.left == []


def test_an_import_that_is_cancelled_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, *(card(f"Person {n}") for n in range(3000))))
    desk.page.add.click()
    QTest.mouseClick(desk.page.cancel, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(desk.page.banner.isVisible)
    assert desk.page.banner.text() == "Cancelled. Nothing was changed."
    assert desk.ask(book.people.count) == 0
    assert desk.page.found.isEnabled()
    assert desk.page.add.text() == "Add 3000"


def test_only_the_newest_reading_is_shown(desk: Desk, tmp_path: Path) -> None:
    desk.page.open([file(tmp_path, *(card(f"Person {n}") for n in range(2000)))])
    desk.drop(file(tmp_path, card("Ana Ruiz"), name="b.vcf"))
    desk.qtbot.waitUntil(lambda: not desk.work._asked)
    assert desk.page._title.text() == "1 person found"
    assert desk.left == []


def test_text_of_cards_is_text(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, card("<b>Bold</b>", "ORG:<img src=x>", "CATEGORIES:<i>n</i>")))
    assert desk.line(0).name == "<b>Bold</b>"
    assert desk.page.found.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "<b>Bold</b>, <img src=x>, <i>n</i>, New"
    )


def test_a_book_that_changed_is_compared_again(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, MIXED[3]))
    assert desk.pills() == ["New"]
    desk.work.do(li)
    desk.qtbot.waitUntil(desk.page.banner.isVisible)
    desk.button("Compare again").click()
    desk.qtbot.waitUntil(lambda: desk.page._job is None)
    assert desk.pills() == ["Already there"]


def test_a_banner_keeps_off_the_card_below(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, card("Ana Ruiz")))
    desk.work.do(lambda: person("Bo Lee"))
    banner = desk.page.banner
    desk.qtbot.waitUntil(lambda: banner.isVisible() and banner.height() > 40)
    shown = banner.grab().toImage()
    ground = shown.pixelColor(40, 4)
    assert shown.pixelColor(40, shown.height() - 14) == ground
    assert shown.pixelColor(40, shown.height() - 6) != ground


def test_events_and_niches_made_meanwhile_are_offered(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, card("Ana Ruiz")))
    desk.work.do(lambda: book.niches.add("Design"), then=lambda _own: desk.page.reload())
    niche = desk.page.found.fields.niche
    desk.qtbot.waitUntil(lambda: niche.findText("Design") >= 0)


def test_right_to_left_the_box_is_at_the_right(desk: Desk, tmp_path: Path) -> None:
    desk.drop(file(tmp_path, card("Ana Ruiz")))
    desk.page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view = desk.page.found.list
    assert view.cells_at(view.model().index(0, 0)).check.x() > view.width() / 2
    desk.click(0, "check")
    assert not desk.line(0).taken


def test_ten_thousand_cards_need_no_widgets(desk: Desk, tmp_path: Path) -> None:
    few = len(desk.page.findChildren(QWidget))
    desk.drop(file(tmp_path, *(card(f"Person {n}") for n in range(10_000))))
    assert desk.page.add.text() == "Add 10000"
    desk.page.found.list.scrollToBottom()
    desk.page.grab()
    assert len(desk.page.findChildren(QWidget)) < few + 20
