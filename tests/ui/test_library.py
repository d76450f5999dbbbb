"""The library with real keys and clicks: add, niche, whom it helps, share, what came of it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from netdesk import book
from netdesk.domain.model import Channel, ChannelKind
from netdesk.ui.dialogs.guard_card import GuardPopover
from netdesk.ui.dialogs.item_form import ItemForm
from netdesk.ui.dialogs.niche_picker import NichePicker
from netdesk.ui.dialogs.person_picker import PersonPicker
from netdesk.ui.pages.library import LibraryPage
from netdesk.ui.pages.library.item_pane import ItemPane
from netdesk.ui.theme import Theme
from tests.makers import open_book
from tests.ui.desk import SUNDAY, PageDesk, page_desk

URL = "https://studio-arndt.de/retainers-that-last"
Key = Qt.Key


@pytest.fixture
def desk(theme: Theme, sunday: None, qtbot, tmp_path: Path) -> Iterator[PageDesk]:
    """The page on a book with four designers."""
    path = tmp_path / "a.book"
    with open_book(path):
        for name in ("Hanna Berg", "Lena Vogt", "Nils Aho", "Selma Aydin"):
            mail = Channel(ChannelKind.EMAIL, f"{name.split()[0].lower()}@x.example")
            book.people.add(
                name, today=SUNDAY, channels=[mail], niches=["Design"], start_clock=False
            )
        book.people.edit(3, needs="Retainers for his team")
    with page_desk(path, qtbot, LibraryPage, "person_wanted", "link_wanted") as desk:
        yield desk


def shown(desk: PageDesk, kind: type[QWidget]) -> QWidget:
    def found() -> list[QWidget]:
        return [one for one in desk.page.window().findChildren(kind) if one.isVisible()]

    desk.until(found)
    return found()[0]


def names(page: LibraryPage) -> list[str]:
    return [row.one.face.name for row in page.pane.helps.rows]


def filled(desk: PageDesk) -> LibraryPage:
    page: LibraryPage = desk.page
    desk.run(lambda: book.library.add(url=URL, today=SUNDAY, niche_names=["Design"]))
    desk.until(lambda: len(page.pane.helps.rows) == 4)
    return page


def test_an_empty_library_takes_the_link_on_the_clipboard(desk: PageDesk) -> None:
    page: LibraryPage = desk.page
    desk.until(lambda: page._stack.currentWidget() is page._nothing)
    mime = QMimeData()
    mime.setText(URL)
    mime.setHtml(f'<a href="{URL}">Retainers that really last</a>')
    QGuiApplication.clipboard().setMimeData(mime)
    desk.click(page._empty.actions_shown[0])
    picker = shown(desk, NichePicker)
    assert page.pane.head.name.label.text() == "Retainers that really last"
    desk.type("design", picker.field)
    desk.press(Key.Key_Return, on=picker.field)
    desk.until(lambda: len(page.pane.helps.rows) == 4)
    assert names(page)[0] == "Nils Aho", "who needs it comes first"
    assert page.pane.helps.rows[0].accessibleName().startswith("Nils Aho, Needs: Retainers, Design")


def test_the_pane_is_made_when_it_is_wanted(desk: PageDesk) -> None:
    page: LibraryPage = desk.page
    desk.until(lambda: page._stack.currentWidget() is page._nothing)
    assert not page.findChildren(ItemPane)
    filled(desk)
    assert len(page.findChildren(ItemPane)) == 1


def test_no_key_makes_a_pane_where_nothing_is_chosen(desk: PageDesk) -> None:
    page: LibraryPage = desk.page
    desk.until(lambda: page._stack.currentWidget() is page._nothing)
    page.focus_first()
    for key in (Key.Key_S, Key.Key_E, Key.Key_F2, Key.Key_T):
        desk.press(key, on=page._empty)
    desk.press(Key.Key_Delete, on=page.list.view)
    assert not page.findChildren(ItemPane)


def test_one_from_memory(desk: PageDesk) -> None:
    page: LibraryPage = desk.page
    desk.until(lambda: page._stack.currentWidget() is page._nothing)
    desk.click(page._empty.actions_shown[2])
    form = shown(desk, ItemForm)
    assert isinstance(form, ItemForm)
    desk.press(Key.Key_Return, on=form.name)
    assert form.isVisible(), "a title or a place is needed"
    desk.type("Price before scope", form.name)
    desk.press(Key.Key_Return, on=form.name)
    desk.until(lambda: page.pane.item and page.pane.item.title == "Price before scope")


def test_tick_write_and_say_that_it_went(desk: PageDesk) -> None:
    page = filled(desk)
    desk.click(page.pane.share)
    nils, hanna = page.pane.helps.rows[0], page.pane.helps.rows[1]
    assert nils.hasFocus()
    for row in (nils, hanna):
        desk.click(row)
        assert row.isChecked()
    desk.press(Key.Key_W, on=hanna)
    desk.until(lambda: ("link_wanted", "mailto:hanna@x.example") in desk.wished)
    assert QGuiApplication.clipboard().text() == (
        f"Hi Hanna,\n\nthis may help you: Retainers that last\n{URL}\n"
    )
    desk.press(Key.Key_Space, on=hanna)
    desk.last_said("Shared with Hanna Berg")
    desk.until(lambda: "Hanna Berg" not in names(page))
    assert page.pane.helps.rows[0].isChecked()
    assert page.pane.helps.rows[0].hasFocus(), "the next that was ticked"
    [got] = page.pane.got.rows
    assert got.one.face.name == "Hanna Berg"
    [contact] = desk.ask(lambda: book.interactions.of_person(1))
    assert (contact.channel, contact.reply_by) == (ChannelKind.EMAIL, SUNDAY + timedelta(days=7))


def test_nothing_is_said_to_open_where_nothing_did(desk: PageDesk) -> None:
    page = filled(desk)
    row = page.pane.helps.rows[0]
    desk.press(Key.Key_W, on=row)
    desk.last_said("Text copied, E-mail should open. Space says that it went")
    page.link_wanted.connect(desk.bus.unopened)
    desk.press(Key.Key_W, on=row)
    desk.last_said("Text copied: paste it anywhere. Space says that it went")
    desk.press(Key.Key_Space, on=row)
    desk.last_said("Shared with Nils Aho")
    [contact] = desk.ask(lambda: book.interactions.of_person(3))
    assert contact.channel is None


def test_space_ticks_and_unticks_before_anything_was_written(desk: PageDesk) -> None:
    page = filled(desk)
    page.pane.choose()
    row = page.pane.helps.rows[0]
    desk.press(Key.Key_Space, on=row)
    assert row.isChecked()
    desk.press(Key.Key_Space, on=row)
    assert not row.isChecked()
    desk.press(Key.Key_Down, on=row)
    assert page.pane.helps.rows[1].hasFocus()
    assert desk.ask(lambda: book.interactions.of_person(row.one.face.person_id)) == []


def test_who_is_not_suggested_can_get_it_too(desk: PageDesk) -> None:
    page: LibraryPage = desk.page
    desk.run(lambda: book.library.add("Price before scope", today=SUNDAY))
    desk.until(lambda: page.pane.item)
    assert page.pane.helps._head._note.text() == "Nobody just now: give it a niche, or people needs"
    for button, name in ((page.pane.share, "hanna"), (page.pane.helps.other, "nils")):
        desk.click(button)
        picker = shown(desk, PersonPicker)
        desk.type(name, picker.field)
        desk.press(Key.Key_Return, on=picker.field)
        desk.until(lambda name=name: ("link_wanted", f"mailto:{name}@x.example") in desk.wished)
        assert QGuiApplication.clipboard().text().startswith(f"Hi {name.title()},")
    desk.last_said("Shared with Nils Aho, the text is copied")
    desk.until(lambda: [row.one.face.person_id for row in page.pane.got.rows] == [3, 1])


def test_the_guard_speaks_up_for_who_was_chosen(desk: PageDesk) -> None:
    page: LibraryPage = desk.page
    desk.run(lambda: book.library.add("Price before scope", today=SUNDAY))
    desk.run(lambda: book.people.edit(1, do_not_contact=True))
    desk.until(lambda: page.pane.item)
    desk.click(page.pane.share)
    picker = shown(desk, PersonPicker)
    desk.type("hanna", picker.field)
    desk.press(Key.Key_Return, on=picker.field)
    card = shown(desk, GuardPopover)
    assert desk.wished == []
    card.card.anyway_wanted.emit()
    desk.last_said("Shared with Hanna Berg, the text is copied")
    [contact] = desk.ask(lambda: book.interactions.of_person(1))
    assert contact.forced


def test_why_nobody_is_suggested(desk: PageDesk) -> None:
    page = filled(desk)
    note = page.pane.helps._head._note
    desk.click(page.pane.share)
    for own in (1, 2, 3, 4):
        desk.run(lambda own=own: book.library.share(1, own, on=SUNDAY))
    desk.until(lambda: not page.pane.helps.rows)
    assert note.text() == "Nobody else: whom it fits has it"
    desk.run(lambda: book.library.add("Other", today=SUNDAY, niche_names=["Design"]))
    desk.until(lambda: len(page.list.view.found.rows) > 2)
    page.list.show_item(2)
    desk.until(lambda: page.pane.item.id == 2)
    assert note.text() == "Nobody just now", "they rest, and that is said below"
    desk.run(lambda: book.library.edit(2, today=SUNDAY, niche_names=["Physics"]))
    desk.until(lambda: note.text() == "Nobody just now: give people its niche, or needs")


def test_what_came_of_it(desk: PageDesk) -> None:
    page = filled(desk)
    desk.run(lambda: book.library.share(1, 1, on=SUNDAY))
    desk.until(lambda: page.pane.got.rows)
    page.pane.got.ask_outcome(page.pane.got.rows[0])
    from netdesk.ui.dialogs.note import NotePopover

    note = shown(desk, NotePopover)
    assert isinstance(note, NotePopover)
    desk.type("Booked the workshop", note.editor)
    desk.press(Key.Key_Return, on=note.editor)
    desk.until(lambda: page.pane.got.rows[0].one.outcome == "Booked the workshop")
    assert [number.text() for number, _ in page.pane._numbers] == ["1", "1", "0"]


def test_what_is_stale_is_asked_after(desk: PageDesk) -> None:
    page: LibraryPage = desk.page
    old = SUNDAY - timedelta(days=200)
    desk.run(lambda: book.library.add("Old", today=SUNDAY, made_on=old))
    desk.until(lambda: page.pane._stale.isVisible())
    desk.click(page.pane.fresh)
    desk.until(lambda: not page.pane._stale.isVisible())


def test_one_pane_and_back(desk: PageDesk) -> None:
    page = filled(desk)
    page.resize(664, 520)
    page.adapt(720)
    assert page.list.isVisible()
    assert not page.pane.isVisible()
    page.list.view.setFocus()
    desk.press(Key.Key_Return, on=page.list.view)
    assert page.pane.isVisible()
    assert page.go_back()
    assert page.list.isVisible()


def test_search_and_removal(desk: PageDesk) -> None:
    page = filled(desk)
    desk.run(lambda: book.library.add("Donor page", today=SUNDAY))
    desk.until(lambda: len([r for r in page.list.view.found.rows if not isinstance(r, str)]) == 2)
    desk.type("donor", page.list.search)
    desk.until(lambda: page.pane.item and page.pane.item.title == "Donor page")
    page.list.view.setFocus()
    desk.hold(Key.Key_Delete, on=page.list.view)  # removes one
    desk.last_said("Donor page removed from the library")
    desk.until(lambda: page.list.view.current() is None)
    assert page._stack.currentWidget() is page._both, "there are others"


def test_where_nothing_fits_it_is_said_with_a_way_out(desk: PageDesk) -> None:
    page = desk.page
    desk.run(lambda: book.library.add("Retainers", today=SUNDAY))
    desk.until(lambda: page.pane.item)
    page.focus_search()
    desk.type("zebra")
    desk.until(page.list._nothing.isVisible)
    assert page.list._nothing.said.text() == "Nothing fits “zebra”."
    assert not page._hint.text(), "nothing is there to choose"
    desk.click(page.list._nothing.clear)
    desk.until(page.list.view.isVisible)
    assert page.list.text() == ""
