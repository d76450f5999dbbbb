"""Several people at once: what is said of them and what is done to all, each as one step."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from netdesk import book
from netdesk.domain.model import NicheColor
from netdesk.domain.when import Due

Key = Qt.Key
SUNDAY = date(2026, 11, 22)


@pytest.fixture
def three(desk) -> list[int]:
    ids = [
        desk.add("Anna", due=2, niches=["Design"], title="CEO", organization="Acme"),
        desk.add("Ben", due=2),
        desk.add("Carl", start_clock=True),
    ]
    desk.open()
    desk.page.list.view.setFocus()
    desk.key(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    desk.wait(lambda: desk.page.bulk._table._lines)
    return ids


def persons(desk, ids):
    return desk.ask(lambda: book.people.persons(ids, today=SUNDAY))


def test_pane_says_what_they_share(desk, three) -> None:
    bulk = desk.page.bulk
    assert desk.page._detail.currentWidget() is bulk
    assert bulk._title.text() == "3 people"
    assert [stat.accessibleName() for stat in bulk._stats] == [
        "1 have a niche",
        "3 have a next step",
        "3 met this week",
        "1 not written to yet",
    ]
    assert bulk._remark.text() == "All met: Today"
    assert bulk.bar._count.text() == "3 selected"


def test_niche_for_all_is_one_step(desk, three) -> None:
    desk.key(Key.Key_T)
    card = desk.card()
    desk.wait(lambda: card.shown())
    desk.key("Fintech")
    assert card._colors.isVisible()
    assert card._colors.color() is NicheColor.TEAL
    desk.key(Key.Key_Return)
    assert desk.wait_said("3 people added to Fintech").undo
    assert all("Fintech" in [niche.name for niche in one.niches] for one in persons(desk, three))
    desk.work.undo()
    desk.wait(lambda: not desk.ask(lambda: book.people.ids("niche:fintech", today=SUNDAY)))
    assert [n.name for n in desk.ask(book.niches.all_niches)] == ["Design"]


def test_new_niche_takes_the_chosen_color(desk, three) -> None:
    desk.key(Key.Key_T)
    card = desk.card()
    desk.wait(lambda: card.shown())
    desk.key("Fintech")
    card._colors.set_color(NicheColor.ROSE)
    desk.key(Key.Key_Return)
    desk.wait_said("added to Fintech")
    assert desk.ask(lambda: book.niches.find("Fintech")).color is NicheColor.ROSE


def test_follow_up_for_all(desk, three) -> None:
    desk.key(Key.Key_F)
    card = desk.card()
    desk.key("1 dec")
    card.reason.setText("Ask how it went")
    desk.key(Key.Key_Return)
    desk.wait_said("Follow-up with 3 people")
    for own in three:
        planned = desk.ask(lambda own=own: book.follow_ups.of_person(own, SUNDAY))
        assert (planned[-1].due, planned[-1].reason) == (date(2026, 12, 1), "Ask how it went")
    desk.work.undo()
    desk.wait(lambda: len(desk.ask(lambda: book.follow_ups.of_person(three[0], SUNDAY))) == 1)


def test_event_for_all(desk, three) -> None:
    desk.click(desk.page.bulk.bar.button("event"))
    assert desk.card()
    desk.key("PyCon")
    desk.key(Key.Key_Return)
    desk.wait_said("3 people met at PyCon")
    assert {one.met_at for one in persons(desk, three)} == {"PyCon"}


def test_cadence_for_all(desk, three) -> None:
    desk.click(desk.page.bulk.bar.button("cadence"))
    card = desk.card()
    assert "Every 3 months" in [choice.text for choice in card.shown()]
    desk.key(Key.Key_Down)
    desk.key(Key.Key_Return)
    desk.wait_said("3 people: Every 2 weeks")
    assert {one.cadence_days for one in persons(desk, three)} == {14}


def test_delete_all_and_back(desk, three) -> None:
    desk.key(Key.Key_Delete)
    assert desk.wait_said("3 people deleted").undo
    desk.wait(lambda: desk.ask(book.people.count) == 0)
    desk.work.undo()
    desk.wait(lambda: desk.ask(book.people.count) == 3)


def test_log_for_all(desk, three) -> None:
    desk.key(Key.Key_L)
    desk.key("Dinner")
    desk.key(Key.Key_Return)
    desk.wait_said("Contact with 3 people logged")
    assert desk.ask(lambda: book.interactions.of_person(three[0]))[0].people == (
        "Anna",
        "Ben",
        "Carl",
    )


def test_export_of_the_selected(desk, three) -> None:
    with desk.qtbot.waitSignal(desk.page.export_wanted) as wanted:
        desk.page.selection.export()
    assert sorted(wanted.args[0]) == sorted(three)


def test_bar_loses_its_words_where_it_is_narrow(desk, three) -> None:
    bar = desk.page.bulk.bar
    assert bar.button("niche").text() == "Niche"
    desk.page.resize(800, 800)
    assert bar.button("niche").text() == ""
    assert bar.button("niche").accessibleName() == "Niche"
    assert bar.sizeHint().width() <= bar.width()


def test_closing_the_bar_keeps_one(desk, three) -> None:
    desk.page.bulk.bar.clear_wanted.emit()
    assert len(desk.page.selected()) == 1
    desk.wait(lambda: desk.page._detail.currentWidget() is desk.page.pane)


def test_many_are_not_all_listed(desk) -> None:
    def fill() -> None:
        for n in range(60):
            own = book.people.add(f"P {n:02d}", today=SUNDAY, start_clock=False)
            book.follow_ups.plan([own], Due(SUNDAY))

    desk.run(fill)
    desk.open()
    desk.page.list.view.selectAll()
    desk.wait(lambda: desk.page.bulk._table._more == 10)
    assert desk.page.bulk._title.text() == "60 people"


def menu_asked_for(desk, event: QContextMenuEvent) -> QMenu:
    view = desk.page.list.view
    QApplication.sendEvent(view.viewport(), event)
    (menu,) = (menu for menu in view.findChildren(QMenu) if menu.isVisible())
    return menu


def right_click(desk, own: int) -> QMenu:
    """Press the right button on somebody, as the window system tells of it."""
    view = desk.page.list.view
    at = view.visualRect(view.people.index(view.people.row_of(own), 0)).center()
    desk.qtbot.mousePress(view.viewport(), Qt.MouseButton.RightButton, pos=at)
    reason = QContextMenuEvent.Reason.Mouse
    return menu_asked_for(desk, QContextMenuEvent(reason, at, view.viewport().mapToGlobal(at)))


def choose(menu: QMenu, text: str) -> None:
    next(one for one in menu.actions() if one.text() == text).trigger()
    menu.close()


def test_the_menu_is_for_all_who_are_selected(desk, three) -> None:
    choose(right_click(desk, three[1]), "Delete")
    assert desk.wait_said("3 people deleted").undo


def test_the_menu_beside_the_selection_is_for_whom_it_hits(desk, three) -> None:
    desk.select(three[0], three[2])
    menu = right_click(desk, three[1])
    assert desk.page.selected() == [three[1]]
    choose(menu, "Niche")
    card = desk.card()
    desk.wait(lambda: card.shown())
    desk.key("Fintech")
    desk.key(Key.Key_Return)
    desk.wait_said("Ben added to Fintech")


def test_the_menu_key_opens_it_at_the_row(desk, three) -> None:
    desk.select(three[0])
    view = desk.page.list.view
    reason = QContextMenuEvent.Reason.Keyboard
    menu = menu_asked_for(desk, QContextMenuEvent(reason, QPoint(), QPoint()))
    row = view.visualRect(view.currentIndex())
    assert row.contains(view.viewport().mapFromGlobal(menu.pos()))
    menu.close()


def test_the_menu_key_means_the_row_that_was_taken_out(desk, three) -> None:
    desk.key(Key.Key_X)
    view = desk.page.list.view
    own = view.people.person_at(view.currentIndex().row())
    assert own not in desk.page.selected()
    reason = QContextMenuEvent.Reason.Keyboard
    menu_asked_for(desk, QContextMenuEvent(reason, QPoint(), QPoint())).close()
    assert desk.page.selected() == [own]


def test_the_menu_closes_when_others_are_selected(desk, three) -> None:
    menu = right_click(desk, three[0])
    with desk.qtbot.waitSignal(menu.aboutToHide):
        desk.run(lambda: book.people.delete(three))
