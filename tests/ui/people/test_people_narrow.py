"""Below 960 px: one pane with a way back, tabs instead of facts beside."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from netdesk.ui.pages.people.facts import ABOUT
from netdesk.ui.pages.people.parts import DETAILS

Key = Qt.Key


@pytest.fixture
def narrow(desk, priya):
    desk.add("Ben")
    desk.open(664, 520)
    desk.page.adapt(720)
    return desk


def test_list_alone(narrow) -> None:
    page = narrow.page
    assert page._left.isVisible()
    assert not page._detail.isVisible()
    assert page._left.width() == page.width()


def test_enter_opens_and_escape_goes_back(narrow, priya) -> None:
    page = narrow.page
    page.list.view.select([priya])
    narrow.key(Key.Key_Return)
    assert page._detail.isVisible()
    assert not page._left.isVisible()
    narrow.wait(lambda: page.pane.header.back.isVisible())
    narrow.key(Key.Key_Escape)
    assert page._left.isVisible()
    assert page.list.view.hasFocus()
    assert not page.go_back()


def test_back_button(narrow, priya) -> None:
    narrow.page.show_person(priya)
    narrow.wait(lambda: narrow.page.pane.header.back.isVisible())
    narrow.click(narrow.page.pane.header.back)
    assert narrow.page._left.isVisible()


def test_tabs_show_parts(narrow, priya) -> None:
    pane = narrow.page.pane
    narrow.page.show_person(priya)
    narrow.wait(lambda: pane.parts.tabs.isVisible())
    assert pane.history.isVisible()
    assert not pane.facts.isVisible()
    narrow.click(pane.parts.tabs._group.button(1))
    assert not pane.history.isVisible()
    shown = [section.isVisible() for section in pane.facts.sections]
    assert shown == [*[True] * 5, *[False] * 3]
    narrow.click(pane.parts.tabs._group.button(2))
    assert not pane.facts.sections[0].isVisible()
    assert pane.facts.sections[ABOUT].isVisible()


def test_a_field_is_added_under_details(narrow, priya) -> None:
    pane = narrow.page.pane
    narrow.page.show_person(priya)
    narrow.wait(lambda: pane.parts.tabs.isVisible())
    menu = pane.person_menu.build()
    next(one for one in menu.actions() if one.text() == "Add a field").trigger()
    assert pane.parts.tabs.current() == DETAILS
    fields = QApplication.activePopupWidget()
    next(one for one in fields.actions() if one.text() == "Nickname").trigger()
    fields.close()
    assert pane.facts.editing()


def test_note_key_opens_the_history(narrow, priya) -> None:
    pane = narrow.page.pane
    narrow.page.list.view.setFocus()
    narrow.select(priya)
    narrow.key(Key.Key_N)
    assert pane.history.note.hasFocus()


def test_keys_work_on_the_list_alone(narrow, priya) -> None:
    narrow.select(priya)
    narrow.page.list.view.setFocus()
    narrow.key(Key.Key_F)
    narrow.key("3d")
    narrow.key(Key.Key_Return)
    narrow.wait_said("Follow-up with Priya Nair")


def test_several_have_a_bar_under_the_list(narrow) -> None:
    page = narrow.page
    page.list.view.selectAll()
    narrow.settle()
    assert page._left.isVisible()
    assert page._side.bar.isVisible()
    assert page._side.bar.sizeHint().width() <= page.width()
    narrow.key(Key.Key_Escape)
    assert not page._side.bar.isVisible()


def test_wide_again_shows_both(narrow) -> None:
    narrow.page.adapt(1280)
    narrow.page.resize(1048, 800)
    assert narrow.page._left.isVisible()
    assert narrow.page._detail.isVisible()
    assert narrow.page._left.width() == 330
