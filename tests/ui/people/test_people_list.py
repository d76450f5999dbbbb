"""The list of people: order, headings, filters, search, selection, keys."""

import threading
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPaintEvent

from netdesk import book
from netdesk.domain.model import NicheColor
from netdesk.domain.when import Due
from netdesk.ui import theme
from netdesk.ui.dialogs.query_completer import QueryCompleter
from netdesk.ui.pages.people.bulk import BulkPane
from netdesk.ui.pages.people.pane import PersonPane
from netdesk.ui.pages.people.rows import ROW
from netdesk.ui.pages.people.selection_bar import SelectionBar
from netdesk.ui.pages.people.view import PeopleView
from netdesk.ui.widgets.fields import SearchField
from netdesk.ui.work.threads import READERS

Key = Qt.Key
SUNDAY = date(2026, 11, 22)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def five(desk) -> list[int]:
    return [
        desk.add("Dora", due=20),
        desk.add("Anna", due=-2, niches=["Design"]),
        desk.add("Ben", due=3, niches=["Design studios"]),
        desk.add("Carl", due=None),
        desk.add("Emil", due=90, niches=["Design"]),
    ]


def test_due_order_has_headings(desk) -> None:
    five(desk)
    desk.open()
    assert desk.names() == [
        *("[Due now]", "Anna", "[This week]", "Ben", "[Within a month]", "Dora"),
        *("[Later]", "Emil", "[No date planned]", "Carl"),
    ]


def test_first_person_is_shown(desk) -> None:
    five(desk)
    desk.open()
    desk.wait(lambda: desk.page.pane.person and desk.page.pane.person.name == "Anna")


def test_what_nobody_sees_is_not_made(desk) -> None:
    desk.open()
    desk.settle()
    page = desk.page
    assert not page.findChildren(PersonPane)
    desk.add("Anna")
    desk.add("Ben")
    desk.wait(lambda: page.findChildren(PersonPane))
    desk.wait(lambda: len(desk.names()) == 2)
    seldom = (BulkPane, SelectionBar)
    assert not any(page.findChildren(part) for part in seldom)
    page.list.view.setFocus()
    desk.key(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: page._detail.currentWidget() is page.bulk)
    assert page.findChildren(SelectionBar) == [page.bulk.bar]


def test_other_orders_have_no_headings(desk) -> None:
    five(desk)
    desk.open()
    for action in desk.page.list.sort_menu().actions():
        if action.text() == "Name":
            action.trigger()
    desk.wait(lambda: desk.page.list.view.people.rowCount() == 5)
    assert desk.names() == ["Anna", "Ben", "Carl", "Dora", "Emil"]


def test_filters_count_and_show(desk) -> None:
    five(desk)
    desk.open()
    chips = desk.page.list._chips
    assert chips["no_niche"].accessibleName() == "No niche, 2"
    assert chips["no_step"].accessibleName() == "No next step, 1"
    desk.click(chips["no_step"])
    desk.wait(lambda: desk.page.list.view.people.rowCount() == 1)
    assert desk.names() == ["Carl"]
    desk.click(chips["no_niche"])
    desk.wait(lambda: len(desk.page.list.view.people.people()) == 2)


def test_a_niche_shows_only_its_own_people(desk) -> None:
    five(desk)
    desk.open()
    design = desk.ask(lambda: book.niches.find("Design"))
    shown = []
    desk.page.niche_shown.connect(shown.append)
    desk.page.show_niche(design.id)
    desk.wait(lambda: len(desk.page.list.view.people.people()) == 2)
    assert [name for name in desk.names() if name[0] != "["] == ["Anna", "Emil"]
    assert shown == [design.id]
    assert desk.page.list._niche.text() == "Design"
    desk.click(desk.page.list._niche)
    desk.wait(lambda: len(desk.page.list.view.people.people()) == 5)
    assert shown == [design.id, None]
    desk.page.show_niche(0)
    desk.wait(lambda: len(desk.page.list.view.people.people()) == 2)
    assert desk.page.list._niche.text() == "No niche yet"


def test_a_query_that_is_shown_is_not_kept_to_the_niche_that_was(desk) -> None:
    five(desk)
    desk.open()
    shown = []
    desk.page.niche_shown.connect(shown.append)
    desk.page.show_niche(desk.ask(lambda: book.niches.find("Design")).id)
    desk.wait(lambda: len(desk.page.list.view.people.people()) == 2)
    desk.page.show_query("no:step")
    desk.wait(lambda: "Carl" in desk.names())
    assert desk.names() == ["Carl"]
    assert desk.page.list._niche is None
    assert shown[1:] == [None]


def test_a_query_that_a_niche_narrows_is_no_list_of_its_own(desk) -> None:
    five(desk)
    desk.open()
    shown = []
    desk.page.query_shown.connect(shown.append)
    desk.page.show_query("no:step")
    assert shown[-1] == "no:step"
    desk.page.show_niche(desk.ask(lambda: book.niches.find("Design")).id)
    assert shown[-1] == ""
    desk.page.show_niche(None)
    assert shown[-1] == "no:step"


def test_the_query_of_a_niche_and_a_choice_says_who_is_shown(desk) -> None:
    five(desk)
    desk.open()
    desk.page.show_niche(desk.ask(lambda: book.niches.find("Design")).id)
    desk.wait(lambda: len(desk.page.list.view.people.people()) == 2)
    desk.page.focus_search()
    desk.key("anna OR carl")
    desk.wait(lambda: len(desk.page.list.view.people.people()) == 1)
    query = desk.page.current_query()
    shown = desk.page.list.view.people.people()
    assert desk.ask(lambda: book.people.ids(query, today=SUNDAY)) == shown


def test_search_filters_while_typing(desk) -> None:
    five(desk)
    desk.open()
    desk.page.focus_search()
    desk.key("ann")
    desk.wait(lambda: len(desk.page.list.view.people.people()) == 1)
    assert "Anna" in desk.names()
    desk.key(Key.Key_Escape)
    desk.wait(lambda: len(desk.page.list.view.people.people()) == 5)


def test_wrong_query_says_where_and_keeps_the_list(desk) -> None:
    five(desk)
    desk.open()
    desk.page.show_query("niche:design wrong:x")
    assert desk.page.list._error.isVisible()
    assert "wrong:x" in desk.page.list._error.text()
    assert "14" in desk.page.list._error.text()
    desk.settle()
    assert len(desk.page.list.view.people.people()) == 5
    desk.page.show_query("niche:design")
    desk.wait(lambda: len(desk.page.list.view.people.people()) == 3)
    assert not desk.page.list._error.isVisible()


def test_query_with_an_open_quote_is_combined_with_a_filter(desk) -> None:
    five(desk)
    desk.open()
    desk.page.show_query('Carl OR "Do')
    desk.click(desk.page.list._chips["no_step"])
    desk.wait(lambda: desk.page.list.view.people.people() and len(desk.names()) == 1)
    assert desk.names() == ["Carl"]


@pytest.mark.parametrize("width", [1048, 720])
def test_an_empty_book_shows_and_focuses_what_can_be_done(desk, width: int) -> None:
    desk.page.adapt(width)
    desk.page.resize(width, 520)
    desk.page.show()
    desk.page.activateWindow()
    desk.page.reload()
    desk.page.focus_first()  # before anything is read
    first = desk.page._first.actions_shown[0]
    desk.wait(first.hasFocus)
    assert first.text() == "Import vCards"
    assert not desk.page.list._nobody.text(), "said once"
    assert desk.page.list.isVisible() == (width > 960)


def test_no_key_makes_a_pane_where_nobody_is_there(desk) -> None:
    desk.open()
    for key in "LFTNWRHI":
        desk.key(key.lower())
    for key in (Key.Key_F2, Key.Key_Delete):
        desk.key(key)
    assert not desk.page.findChildren(PersonPane)


def test_nobody_fits(desk) -> None:
    five(desk)
    desk.open()
    desk.page.show_query("zzz")
    desk.wait(lambda: desk.page.list._clear.isVisible())
    assert desk.page.list._nobody.text() == "Nobody fits “zzz”."
    desk.click(desk.page.list._clear)
    desk.wait(lambda: len(desk.page.list.view.people.people()) == 5)
    assert desk.page.list.search.text() == ""


def test_keys_move_and_skip_headings(desk) -> None:
    ids = five(desk)
    desk.open()
    view = desk.page.list.view
    assert view.selected() == [ids[1]]
    desk.key(Key.Key_J)
    assert view.selected() == [ids[2]]
    desk.key(Key.Key_Down)
    assert view.selected() == [ids[0]]
    desk.key(Key.Key_K)
    assert view.selected() == [ids[2]]
    desk.wait(lambda: desk.page.pane.person and desk.page.pane.person.name == "Ben")


def test_many_are_selected_by_keys_and_clicks(desk) -> None:
    ids = five(desk)
    desk.open()
    view = desk.page.list.view
    desk.key(Key.Key_Down, SHIFT)
    assert set(view.selected()) == {ids[1], ids[2]}
    row = view.visualRect(view.people.index(view.people.row_of(ids[4]), 0)).center()
    desk.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, CONTROL, pos=row)
    assert set(view.selected()) == {ids[1], ids[2], ids[4]}
    assert desk.page.list._count.text() == "3 of 5 selected"
    desk.key(Key.Key_A, CONTROL)
    assert len(view.selected()) == 5
    desk.key(Key.Key_Escape)
    assert len(view.selected()) == 1
    desk.key(Key.Key_X)
    assert view.selected() == []


def test_a_click_on_a_box_adds_and_takes_out(desk) -> None:
    ids = five(desk)
    desk.open()
    view = desk.page.list.view
    view.select(ids[1:3])
    rect = view.visualRect(view.people.index(view.people.row_of(ids[0]), 0))
    box = QPoint(rect.left() + 32, rect.center().y())
    desk.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert set(view.selected()) == set(ids[:3])
    desk.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert set(view.selected()) == set(ids[1:3])


def test_reload_keeps_selection_and_place(desk) -> None:
    ids = [desk.add(f"Person {n:03d}", due=n) for n in range(40)]
    desk.open()
    view = desk.page.list.view
    view.show_person(ids[30])
    place = view.visualRect(view.people.index(view.people.row_of(ids[30]), 0)).top()
    desk.add("Aaron", due=-5)
    desk.wait(lambda: len(view.people.people()) == 41)
    assert view.selected() == [ids[30]]
    assert view.visualRect(view.people.index(view.people.row_of(ids[30]), 0)).top() == place


def test_lines_change_in_their_place(desk) -> None:
    ids = five(desk)
    desk.open()
    assert "Anna" in desk.names()
    desk.run(lambda: book.people.edit(ids[1], organization="Acme"))
    view = desk.page.list.view
    index = view.people.index(view.people.row_of(ids[1]), 0)
    desk.wait(lambda: "Acme" in view.people.data(index))


def test_lines_are_fetched_by_pages(desk) -> None:
    for n in range(120):
        desk.run(lambda n=n: book.people.add(f"P {n:03d}", today=SUNDAY, start_clock=False))
    desk.open()
    view = desk.page.list.view
    desk.wait(lambda: view.people.line(view.people.people()[0]))
    assert view.people.line(view.people.people()[-1]) is None
    view.scrollToBottom()
    desk.wait(lambda: view.people.line(view.people.people()[-1]))


def test_who_has_the_cursor_stays_in_sight(desk) -> None:
    first = desk.add("Anna", due=None)
    due = desk.run(lambda: book.follow_ups.plan([first], Due(SUNDAY)))[0]
    for n in range(40):
        desk.add(f"P {n:02d}", due=2)
    desk.open()
    view = desk.page.list.view

    def seen(row: int) -> bool:
        place = view.visualRect(view.people.index(row, 0))
        return view.people.row_of(first) == row and view.viewport().rect().contains(place)

    desk.wait(lambda: seen(1))
    desk.run(lambda: book.follow_ups.drop(due, SUNDAY))
    desk.wait(lambda: seen(view.people.rowCount() - 1))
    desk.work.undo()
    desk.wait(lambda: seen(1))


def test_show_person_takes_hiding_filters_off(desk) -> None:
    ids = five(desk)
    desk.open()
    desk.page.show_query("Anna")
    desk.wait(lambda: len(desk.page.list.view.people.people()) == 1)
    desk.page.show_person(ids[3])
    desk.wait(lambda: desk.page.selected() == [ids[3]])
    assert desk.page.list.search.text() == ""
    desk.wait(lambda: desk.page.pane.person and desk.page.pane.person.name == "Carl")


def test_delete_goes_on_with_the_next_and_can_be_undone(desk) -> None:
    ids = five(desk)
    desk.open()
    desk.key(Key.Key_Delete)
    assert desk.wait_said("Anna deleted").undo
    desk.wait(lambda: len(desk.page.list.view.people.people()) == 4)
    assert desk.page.selected() == [ids[2]]
    desk.work.undo()
    desk.wait(lambda: len(desk.page.list.view.people.people()) == 5)


def test_rows_lie_on_the_ground_of_what_they_are(desk, theme) -> None:
    ids = five(desk)
    desk.open()
    view = desk.page.list.view
    view.select([ids[2]], ids[2])
    desk.qtbot.mouseMove(view.viewport(), row_of(view, ids[0]).center())
    seen = view.viewport().grab().toImage()

    def ground(row: QRect) -> str:
        return seen.pixelColor(row.center().x(), row.top() + 4).name()

    grounds = [ground(row_of(view, own)) for own in (ids[2], ids[0], ids[4])]
    below = ground(row_of(view, ids[3]).translated(0, 60))
    wanted = [theme.color(name).name() for name in ("selected", "hover", "bg", "bg")]
    assert [*grounds, below] == wanted


def test_a_row_looks_the_same_wherever_it_is(desk) -> None:
    ids = [desk.add(f"Person {n:03d}", due=n, niches=["Design"]) for n in range(40)]
    desk.open()
    view = desk.page.list.view
    desk.wait(lambda: view.people.line(ids[30]))
    looks = []
    for offset in (0, 7, 100):
        row = view.people.row_of(ids[30])
        view.verticalScrollBar().setValue(view.verticalHeader().sectionPosition(row) - offset)
        looks.append(view.viewport().grab(row_of(view, ids[30])).toImage())
    assert looks[0] == looks[1] == looks[2]
    assert len({looks[0].pixel(x, 28) for x in range(20, 60)}) > 5, "a face is drawn"


class Painted(QObject):
    """How high each part of a view was that was painted."""

    def __init__(self, view: PeopleView) -> None:
        super().__init__()
        self.heights: list[int] = []
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.heights.append(event.rect().height())
        return False


def test_lines_that_fill_the_view_are_painted_in_two_frames(desk) -> None:
    ids = [desk.add(f"Person {n:03d}", due=None) for n in range(40)]
    desk.open()
    view = desk.page.list.view
    desk.page.resize(desk.page.width(), 1_000)
    desk.wait(lambda: view.people.line(ids[0]) and view.viewport().height() > 12 * ROW)
    view.viewport().repaint()
    painted, model = Painted(view), view.people
    model.dataChanged.emit(model.index(0, 0), model.index(39, 0))
    desk.wait(lambda: sum(painted.heights) >= view.viewport().height())
    assert len(painted.heights) == 2
    assert max(painted.heights) < 0.6 * view.viewport().height()
    painted.heights.clear()
    model.dataChanged.emit(model.index(2, 0), model.index(4, 0))
    desk.wait(lambda: painted.heights)
    assert len(painted.heights) == 1
    assert painted.heights[0] < 4 * ROW


def row_of(view: PeopleView, person: int) -> QRect:
    return view.visualRect(view.people.index(view.people.row_of(person), 0))


def test_screen_reader_hears_a_row(desk) -> None:
    desk.add("Anna", title="CEO", organization="Acme", niches=["Design"], due=-2)
    desk.open()
    desk.names()
    model = desk.page.list.view.people
    spoken = model.data(model.index(0 if model.person_at(0) else 1, 0), Qt.AccessibleTextRole)
    assert spoken == "Anna, CEO · Acme, 2 days late, Design"


def test_the_color_of_the_first_niche_is_known(desk) -> None:
    desk.add("Anna", niches=["Design"])
    desk.open()
    desk.names()
    line = desk.page.list.view.people.line(desk.page.selected()[0])
    assert line.colors == (NicheColor.IRIS,)


def offered_niche(desk) -> tuple[SearchField, QueryCompleter]:
    """Type the beginning of a filter, and wait until it is offered."""
    five(desk)
    desk.open()
    search, completer = desk.page.list.search, desk.page.list.completer
    search.setFocus()
    desk.key("nic")
    desk.wait(lambda: completer.offered() == ["niche:"])
    return search, completer


def test_a_query_is_completed_while_it_is_typed(desk) -> None:
    search, completer = offered_niche(desk)
    popup = completer._completer.popup()
    assert popup.sizeHintForRow(0) >= theme.current().px(28), "it is dressed like the window"
    desk.qtbot.keyClick(completer._completer.popup(), Key.Key_Tab)
    desk.wait(lambda: completer.offered() == ["niche:Design ", 'niche:"Design studios" '])
    desk.qtbot.keyClick(completer._completer.popup(), Key.Key_Down)
    desk.qtbot.keyClick(completer._completer.popup(), Key.Key_Down)
    desk.qtbot.keyClick(completer._completer.popup(), Key.Key_Return)
    assert search.text() == 'niche:"Design studios" '
    desk.wait(lambda: len(desk.page.list.view.people.people()) == 1)
    assert completer.offered() == []


def test_esc_closes_what_is_offered_before_it_empties_the_search(desk) -> None:
    search, completer = offered_niche(desk)
    desk.qtbot.keyClick(completer._completer.popup(), Key.Key_Escape)
    assert (completer.offered(), search.text()) == ([], "nic")
    desk.qtbot.keyClick(search, Key.Key_Escape)
    assert search.text() == ""


def test_the_order_is_told_and_can_be_set(desk) -> None:
    five(desk)
    desk.open()
    told = []
    desk.page.order_shown.connect(told.append)
    desk.page.list.set_order("name")
    desk.page.list.set_order("nonsense")
    desk.wait(lambda: desk.page.list.view.people.rowCount() == 5)
    assert told == ["name"]


def by_name(desk, many: int) -> list[int]:
    """Open a list by name of more people than a page holds; one in two fits `o`."""

    def verb() -> list[int]:
        names = (f"{'Ola' if number % 2 else 'Pia'} {number:03}" for number in range(many))
        return [book.people.add(name, today=SUNDAY) for name in names]

    own = desk.run(verb)
    desk.open()
    desk.page.list.set_order("name")
    desk.wait(lambda: desk.page.reading.answered.order == "name")
    return own


def typed(desk, text: str, counted: str) -> None:
    desk.page.list.search.setText(text)
    desk.wait(lambda: desk.page.list._count.text() == counted)


def test_the_first_page_stays_as_the_rest_follows_it(desk) -> None:
    by_name(desk, 240)
    model, told = desk.page.list.view.people, []
    model.modelReset.connect(lambda: told.append(model.rowCount()))
    model.rowsInserted.connect(lambda _parent, first, last: told.append((first, last)))
    typed(desk, "o", "120 of 240")
    assert told == [50, (50, 119)]
    assert desk.names() == [f"Ola {number:03}" for number in range(1, 240, 2)]
    typed(desk, "", "240")
    assert told == [50, (50, 119), 50, (50, 239)]


@pytest.mark.parametrize("order", ["due", "last", "met"])
def test_the_first_page_of_every_order_stays_as_the_rest_follows_it(desk, order: str) -> None:
    own = by_name(desk, 240)
    for number, days in ((0, -3), (7, 2), (90, 20), (200, 90)):
        due = Due(SUNDAY + timedelta(days))
        desk.run(lambda who=own[number], due=due: book.follow_ups.plan([who], due))
    model, told = desk.page.list.view.people, []
    model.modelReset.connect(lambda: told.append(model.rowCount()))
    model.rowsInserted.connect(lambda _parent, first, last: told.append((first, last)))
    desk.page.list.set_order(order)
    desk.wait(lambda: desk.page.reading.answered.order == order)
    last = model.rowCount() - 1
    first, rest = told
    assert 50 <= first < 60
    assert rest == (first, last)
    asked = book.people.Order(order)
    ids = desk.ask(lambda: book.people.ids(order=asked, today=SUNDAY))
    assert model.people() == ids
    told.clear()
    typed(desk, "o", "120 of 240")
    assert len(told) == 1, "who fits takes most of the time, the order little"


def test_somebody_beyond_the_first_page_stays_selected(desk) -> None:
    own = by_name(desk, 240)
    view, told = desk.page.list.view, []
    last = own[-1]
    view.show_person(last)
    desk.wait(lambda: desk.page.pane.person and desk.page.pane.person.id == last)
    view.picked.connect(lambda: told.append(view.selected()))
    typed(desk, "ola", "120 of 240")
    assert view.selected() == [last]
    assert told == [], "nobody else was shown meanwhile"
    desk.page.list.search.setText("pia")
    desk.wait(lambda: view.people.row_of(own[-2]) >= 0)
    assert view.selected() == [own[-2]], "the nearest row"


def test_a_list_that_comes_late_brings_no_old_counts(desk) -> None:
    desk.add("Anna")
    desk.open()
    readable = threading.Event()
    for _ in range(READERS):
        desk.work.ask(readable.wait, lambda _: None)
    desk.page.list.set_order("met")  # asked before Ben is there, answered after
    desk.add("Ben")
    readable.set()
    desk.wait(lambda: desk.page.list._total == 2)


@pytest.mark.parametrize("order", ["name", "due"])
@pytest.mark.parametrize(
    ("key", "times"), [(Key.Key_Down, 30), (Key.Key_J, 30), (Key.Key_PageDown, 3), (Key.Key_End, 1)]
)
def test_the_list_scrolls_with_the_keys_that_move(desk, order: str, key: Key, times: int) -> None:
    many_due(desk, order)
    view = desk.page.list.view
    view.setFocus()
    for _ in range(times):
        desk.qtbot.keyClick(view, key)
    row = view.currentIndex().row()
    assert row >= 20
    assert view._is_seen(view.people.person_at(row))
    for _ in range(times):
        desk.qtbot.keyClick(
            view, {Key.Key_J: Key.Key_K, Key.Key_Down: Key.Key_Up}.get(key, Key.Key_Home)
        )
    assert view.verticalScrollBar().value() == 0, "with the heading above the first"


def test_headings_below_the_first_page_are_no_taller(desk) -> None:
    many_due(desk, "due")
    view = desk.page.list.view
    first, second = view.people.headings()
    assert second > 60
    assert view.rowHeight(first) == view.rowHeight(second) < view.rowHeight(second + 1)


def many_due(desk, order: str) -> None:
    """Show 240 people, 80 of whom are due."""
    own = by_name(desk, 240)
    due = Due(SUNDAY + timedelta(-3))
    desk.run(lambda: book.follow_ups.plan(own[:80], due))
    desk.page.list.set_order(order)
    desk.wait(lambda: desk.page.reading.answered.order == order and desk.page.list._total == 240)
