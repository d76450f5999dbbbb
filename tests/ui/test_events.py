"""Events & groups: real keys and clicks on a real book."""

import itertools
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from netdesk import book
from netdesk.book.guests import Guest
from netdesk.domain.model import Channel, ChannelKind, Direction, EventKind, GroupKind
from netdesk.domain.when import Due
from netdesk.ui.dialogs.event_fields import EventFields
from netdesk.ui.dialogs.fieldset import place_and_link
from netdesk.ui.dialogs.group_fields import GroupFieldset
from netdesk.ui.dialogs.meeting_form import MeetingForm
from netdesk.ui.dialogs.occasion_form import OccasionForm
from netdesk.ui.dialogs.person_picker import PersonPicker
from netdesk.ui.models.events import Filter, spoken
from netdesk.ui.pages.events import EventsPage
from netdesk.ui.pages.events.columns import columns, fields
from netdesk.ui.pages.events.event_pane import EventPane
from netdesk.ui.pages.events.group_pane import GroupPane
from netdesk.ui.theme import Theme
from tests.ui.desk import SUNDAY, PageDesk, page_desk

pytestmark = pytest.mark.usefixtures("theme", "sunday")

Key = Qt.Key


def day(n: int) -> date:
    return SUNDAY + timedelta(days=n)


@pytest.fixture
def desk(qtbot, tmp_path: Path) -> Iterator[PageDesk]:
    wishes = ("person_wanted", "link_wanted", "import_wanted", "export_wanted", "sort_wanted")
    with page_desk(tmp_path / "netdesk.book", qtbot, EventsPage, *wishes) as desk:
        yield desk


def rows(desk: PageDesk) -> list[str]:
    model = desk.page.list.view.found
    return [spoken(row, SUNDAY) for row in model.rows]


def shows(desk: PageDesk, name: str) -> None:
    """Wait until the pane at the right shows an event or group of this name."""
    desk.until(lambda: _shown(desk) == name)


def _shown(desk: PageDesk) -> str:
    pane = desk.page._detail.currentWidget()
    for own in ("event_shown", "group_shown"):
        if found := getattr(pane, own, None):
            return str(found.name)
    return ""


def event(desk: PageDesk, name: str = "Open Space", on: int = -3, **values: Any) -> int:
    own = desk.run(lambda: book.events.add(name, day(on), **values))
    desk.page.show_event(own)
    shows(desk, name)
    return int(own)


def test_a_pane_is_made_when_it_is_wanted(desk: PageDesk) -> None:
    page = desk.page
    desk.until(lambda: page._stack.currentWidget() is page._nothing)
    assert not page.findChildren(EventPane)
    event(desk)
    assert len(page.findChildren(EventPane)) == 1
    assert not page.findChildren(GroupPane)


def test_no_key_makes_a_pane_where_nothing_is_chosen(desk: PageDesk) -> None:
    page = desk.page
    desk.until(lambda: page._stack.currentWidget() is page._nothing)
    page.focus_first()
    for key in (Key.Key_E, Key.Key_F2, Key.Key_A, Key.Key_V):
        desk.press(key, on=page._empty)
    desk.press(Key.Key_Delete, on=page.list.view)
    assert not page.findChildren(EventPane)
    assert not page.findChildren(GroupPane)


def circle(desk: PageDesk) -> tuple[int, list[int]]:
    def verb() -> tuple[int, list[int]]:
        members = [
            book.people.add(name, today=day(-90), start_clock=False)
            for name in ("Sofia", "Priya", "Karla")
        ]
        own = book.groups.add(
            "Circle",
            today=SUNDAY,
            kind=GroupKind.PEER_FEEDBACK,
            rhythm="2w",
            next_on=day(5),
            members=members,
        )
        return own, members

    own, members = desk.run(verb)
    desk.page.show_group(own)
    shows(desk, "Circle")
    return own, members


def names(desk: PageDesk) -> list[str]:
    return [one.name for one in desk.page.event_pane.guests.rows.found.rows]


def view(desk: PageDesk, own: int) -> Any:
    return desk.ask(lambda: book.events.view(own, SUNDAY))


def test_sections_and_words(desk: PageDesk) -> None:
    def verb() -> None:
        went = book.events.add("Open Space", day(-3), place="Leipzig")
        book.guests.add(went, [Guest("Jonas"), Guest("Leila")], today=day(-3))
        book.events.add("AMA", day(3), attended=False, at=time(18), url="https://x.org/ama")
        book.events.add("Missed", day(-9), attended=False, kind=EventKind.CONFERENCE)
        slack = book.groups.add("Makers", today=day(-20), kind=GroupKind.SLACK, rhythm="1w")
        book.groups.visit(slack, on=day(-11), today=SUNDAY)

    desk.run(verb)
    desk.until(lambda: len(rows(desk)) == 7)
    assert rows(desk) == [
        "Coming",
        "AMA, Wednesday, x.org · 18:00, in 3 days",
        "Past",
        "Open Space, 3 days ago, Leipzig, Sort 2, followed up 0 of 2",
        "Missed, Fri 13 Nov, Conference, Did you go?",
        "Groups and circles",
        "Makers, Visited Wed 11 Nov · every week, 4 days late",
    ]


def test_filters_and_search(desk: PageDesk) -> None:
    own = event(desk)
    desk.run(lambda: book.guests.add(own, [Guest("Jonas Weber")], today=SUNDAY))
    circle(desk)
    pane = desk.page.list
    desk.until(lambda: len(rows(desk)) == 4)
    for wanted, shown in ((Filter.EVENTS, 2), (Filter.GROUPS, 2), (Filter.CIRCLES, 2)):
        desk.click(pane._chips[wanted])
        assert len(rows(desk)) == shown
    desk.click(pane._chips[Filter.ALL])
    desk.page.focus_search()
    desk.type("weber")
    desk.press(Key.Key_Return)
    desk.until(lambda: len(rows(desk)) == 2)
    assert rows(desk)[1].startswith("Open Space")
    assert pane.view.hasFocus()
    pane.search.setText("nobody at all")
    desk.until(lambda: pane._stack.currentIndex() == 1)
    assert pane._nothing.text() == "Nothing fits “nobody at all”."


def test_people_row_by_row(desk: PageDesk) -> None:
    own = event(desk, niche="Health tech")
    desk.page.list.view.setFocus()
    desk.press(Key.Key_A)
    entry = desk.page.event_pane.guests.entry
    assert entry.name.hasFocus()
    desk.type("Jonas Weber")
    desk.press(Key.Key_Tab)
    desk.type("Klinikpfad")
    desk.press(Key.Key_Tab)
    desk.type("Runs the pilot")
    desk.press(Key.Key_Tab)
    desk.type("Send the checklist")
    desk.press(Key.Key_Return)
    assert entry.name.hasFocus()
    assert entry.name.text() == ""
    desk.type("Leila Haddad")
    desk.press(Key.Key_Return)
    desk.until(lambda: names(desk) == ["Jonas Weber", "Leila Haddad"])
    desk.last_said("Leila Haddad added to Open Space")
    jonas = next(one for one in view(desk, own).people if one.name == "Jonas Weber")
    assert (jonas.organization, jonas.note, jonas.promise) == (
        "Klinikpfad",
        "Runs the pilot",
        "Send the checklist",
    )
    assert jonas.niche == "Health tech"
    assert jonas.due == day(1)
    desk.press(Key.Key_Escape)
    assert desk.page.event_pane.guests.rows.hasFocus()
    desk.work.undo()
    desk.until(lambda: names(desk) == ["Jonas Weber"])


def test_what_is_typed_for_an_event_is_there_again(desk: PageDesk) -> None:
    there, other = event(desk), event(desk, "Fair", -9)
    desk.page.show_event(there)
    shows(desk, "Open Space")
    table = desk.page.event_pane.guests
    table.take_down()
    desk.type("Zed Zulu", table.entry.name)
    desk.type("ZedCo", table.entry.company)
    desk.type("likes tea", table.entry.note)
    table.entry.due.setCurrentIndex(3)
    desk.page.show_event(other)
    shows(desk, "Fair")
    assert table.entry.guest() is None
    assert table.entry.due.currentData() == Due(day(1))
    desk.type("Ines", table.entry.name)
    circle(desk)
    desk.page.show_event(there)
    shows(desk, "Open Space")
    assert table.entry.guest() == Guest("Zed Zulu", "ZedCo", "likes tea", due=Due(day(7)))
    desk.press(Key.Key_Return, on=table.entry.note)
    desk.until(lambda: names(desk) == ["Zed Zulu"])
    desk.page.show_event(other)
    shows(desk, "Fair")
    assert table.entry.name.text() == "Ines"
    desk.page.show_event(there)
    shows(desk, "Open Space")
    assert table.entry.guest() is None


def test_whoever_is_typed_is_taken_down_at_the_end(desk: PageDesk) -> None:
    gone, other, there = event(desk), event(desk, "Fair", -9), event(desk, "Talk", -2)
    table = desk.page.event_pane.guests
    for own, name, typed in ((gone, "Open Space", "Bo"), (other, "Fair", "Ines")):
        desk.page.show_event(own)
        shows(desk, name)
        desk.type(typed, table.entry.name)
    desk.page.show_event(there)
    shows(desk, "Talk")
    desk.type("Zed", table.entry.name)
    desk.run(lambda: book.events.remove(gone))
    desk.page.settle()  # the program ends
    desk.until(lambda: names(desk) == ["Zed"])
    desk.until(lambda: view(desk, other).people)
    [ines] = view(desk, other).people
    assert (ines.name, ines.due) == ("Ines", day(1))


def test_a_pasted_list_fills_rows_as_one_step(desk: PageDesk) -> None:
    event(desk)
    QGuiApplication.clipboard().setText("Jonas\tKlinikpfad\nLeila\tNordic Care\nIngo")
    desk.page.event_pane.add()
    desk.press(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: names(desk) == ["Ingo", "Jonas", "Leila"])
    desk.last_said("3 people added to Open Space")
    desk.work.undo()
    desk.until(lambda: names(desk) == [])


def test_a_name_that_is_in_the_book_is_told(desk: PageDesk) -> None:
    desk.run(lambda: book.people.add("Jule Hen", today=SUNDAY, organization="Ledgerly"))
    event(desk)
    desk.page.event_pane.add()
    desk.type("Jule Hen")
    hints = desk.page.event_pane.guests.hints
    desk.until(lambda: hints._said.text() == "Jule Hen is in the book already (Ledgerly)")


def test_keys_on_a_person(desk: PageDesk) -> None:
    own = event(desk)
    mail = Channel(ChannelKind.EMAIL, "jonas@klinikpfad.example")
    guests = [Guest("Jonas", channels=(mail,)), Guest("Leila")]
    desk.run(lambda: book.guests.add(own, guests, today=day(-3)))
    table = desk.page.event_pane.guests.rows
    desk.until(lambda: names(desk) == ["Jonas", "Leila"])
    table.setFocus()
    table.setCurrentIndex(table.found.index(0, 0))
    jonas = table.current().person_id
    desk.press(Key.Key_N)
    desk.type("likes tea")
    desk.press(Key.Key_Return)
    desk.last_said("Note on Jonas saved")
    desk.until(lambda: table.current() and table.current().note == "likes tea")
    assert table.hasFocus()
    desk.press(Key.Key_Return)
    desk.press(Key.Key_W)
    desk.until(lambda: ("link_wanted", "mailto:jonas@klinikpfad.example") in desk.wished)
    text = "Hi Jonas,\n\nit was good to meet you at Open Space.\n"
    assert QGuiApplication.clipboard().text() == text
    desk.press(Key.Key_Space)
    desk.last_said("Jonas marked done")
    desk.until(lambda: view(desk, own).followed_up == 1)
    [contact] = desk.ask(lambda: book.interactions.of_person(jonas))
    assert contact.direction is Direction.OUTGOING
    desk.until(lambda: names(desk) == ["Jonas", "Leila"])
    table.setCurrentIndex(table.found.index(1, 0))
    desk.hold(Key.Key_Delete)
    desk.last_said("Leila taken off Open Space")
    desk.until(lambda: names(desk) == ["Jonas"])
    assert [one.text for one in desk.said if "taken off" in one.text] == [desk.said[-1].text]
    assert desk.wished[0] == ("person_wanted", jonas)


def test_what_is_left_to_do(desk: PageDesk) -> None:
    own = event(desk)
    guests = [Guest(name) for name in ("Jonas", "Leila", "Ines")]
    ids = desk.run(lambda: book.guests.add(own, guests, today=day(-3)))
    desk.run(lambda: book.interactions.log([ids[0]], on=day(-2), direction=Direction.OUTGOING))
    card = desk.page.event_pane.followed
    desk.until(lambda: card._words.title.text() == "Followed up 1 of 3")
    assert card._words.remark.text() == "1 day late: 2 · 0 of 1 replied"
    desk.click(card.sort)
    desk.click(card.import_)
    assert desk.wished == [("sort_wanted", own), ("import_wanted", "Open Space")]
    table = desk.page.event_pane.guests
    desk.click(card.write)
    desk.last_said("Text copied. There is no way to open for Ines: paste it anywhere")
    desk.press(Key.Key_Space, on=table.rows)
    desk.until(lambda: card._words.title.text() == "Followed up 2 of 3")
    desk.work.undo()
    desk.until(lambda: card._words.title.text() == "Followed up 1 of 3")
    desk.click(table._open)
    assert names(desk) == ["Ines", "Leila"]
    desk.page.event_pane.export()
    assert sorted(desk.wished[-1][1]) == sorted(ids)


@pytest.mark.parametrize("percent", [100, 150])
def test_what_is_left_to_do_is_seen_whole_in_a_narrow_window(
    desk: PageDesk, theme: Theme, percent: int
) -> None:
    theme.set_percent(percent)
    desk.page.resize(664, 520)
    desk.page.adapt(round(720 / percent * 100))
    own = event(desk)
    desk.run(lambda: book.guests.add(own, [Guest("Jonas"), Guest("Leila")], today=day(-3)))
    card = desk.page.event_pane.followed
    title, write = card._words.title, card.write
    desk.until(lambda: title.text() == "Followed up 0 of 2" and write.isVisible())
    desk.until(lambda: title.width() >= title.sizeHint().width())
    desk.until(lambda: write.width() >= write.sizeHint().width())
    spot = write.mapTo(desk.page.event_pane, QPoint(write.width(), 0))
    assert spot.x() <= desk.page.event_pane.width()


def test_did_you_go(desk: PageDesk) -> None:
    own = event(desk, "Makers Friday", -9, attended=False)
    pane = desk.page.event_pane
    assert pane.ask.isVisible()
    desk.click(pane.ask.yes)
    desk.last_said("You went to Makers Friday")
    desk.until(lambda: not pane.ask.isVisible())
    assert view(desk, own).event.attended


def form_of(desk: PageDesk) -> OccasionForm:
    desk.until(lambda: desk.page.findChild(OccasionForm) is not None)
    found = desk.page.findChild(OccasionForm)
    desk.until(found.isVisible)
    return found


def test_an_event_is_planned_in_words(desk: PageDesk) -> None:
    desk.page.new()
    form = form_of(desk)
    desk.type("Design Breakfast", form.event_part.name)
    desk.type("fri 18:00", form.event_part.when.field)
    desk.type("Cafe Lumen https://lumen.example/x", form.event_part.where)
    desk.press(Key.Key_Return, on=form.event_part.where)
    shows(desk, "Design Breakfast")
    desk.last_said("Design Breakfast planned")
    found = desk.ask(lambda: book.events.find("Design Breakfast"))
    assert (found.on, found.at, found.planned) == (day(5), time(18), True)
    assert (found.place, found.url) == ("Cafe Lumen", "https://lumen.example/x")


def test_an_event_that_was_told_of_is_asked_when(desk: PageDesk) -> None:
    desk.page.new(EventFields("Design Breakfast", url="https://lumen.example/x"))
    form = form_of(desk)
    desk.until(form.event_part.when.field.hasFocus)
    desk.type("fri 9:00")
    desk.press(Key.Key_Return)
    shows(desk, "Design Breakfast")
    found = desk.ask(lambda: book.events.find("Design Breakfast"))
    assert (found.on, found.at, found.url) == (day(5), time(9), "https://lumen.example/x")


def test_an_event_that_has_been_counts_as_attended(desk: PageDesk) -> None:
    desk.page.new()
    form = form_of(desk)
    desk.type("Meetup", form.event_part.name)
    desk.type("yesterday", form.event_part.when.field)
    assert form.remark.text() == "It counts as attended"
    desk.press(Key.Key_Return, on=form.event_part.when.field)
    shows(desk, "Meetup")
    found = desk.ask(lambda: book.events.find("Meetup"))
    assert (found.on, found.attended) == (day(-1), True)


@pytest.mark.parametrize(
    ("typed", "on", "at"),
    [
        ("yesterday 19:00", day(-1), time(19)),
        ("gestern 19:00", day(-1), time(19)),
        ("last fri 7pm", day(-2), time(19)),
        ("3 days ago", day(-3), None),
        ("Nov 20 18:00", day(-2), time(18)),
        ("20.11.", day(-2), None),
        ("24 nov", day(2), None),
        ("3 dec 18:00", date(2026, 12, 3), time(18)),
        ("20 mar", date(2027, 3, 20), None),
        ("20 nov 2027", date(2027, 11, 20), None),
        ("8 months", date(2027, 7, 22), None),
    ],
)
def test_when_an_event_is(desk: PageDesk, typed: str, on: date, at: time | None) -> None:
    desk.page.new()
    when = form_of(desk).event_part.when
    desk.type(typed, when.field)
    desk.until(lambda: when.due() == Due(on, at))


def test_esc_and_enter_are_those_of_the_list_while_it_is_there(desk: PageDesk) -> None:
    desk.run(lambda: book.niches.ensure("Health tech"))
    desk.page.new()
    form = form_of(desk)
    desk.until(form.isVisible)
    niche = form.event_part.niche
    desk.until(lambda: niche.count() > 0)
    niche.setFocus()
    desk.type("ech", niche)
    assert niche.offers() == ["Health tech"]
    assert form.rect().contains(niche._fitting.geometry())
    desk.press(Key.Key_Escape, on=niche)
    assert niche.offers() == []
    assert form.isVisible()
    desk.press(Key.Key_Down, on=niche)
    desk.press(Key.Key_Return, on=niche)
    assert form.isVisible()
    assert niche.text() == "Health tech"


def test_a_group_is_made_and_an_unclear_date_holds_the_form(desk: PageDesk) -> None:
    desk.page.new()
    form = form_of(desk)
    assert not form.findChildren(GroupFieldset), "made when it is wanted"
    desk.type("Makers", form.event_part.name)
    desk.click(form.switch._group.button(1))
    group = form.group_part
    assert group.name.text() == "Makers"
    group.rhythm.line.setText("every 10 days")
    desk.type("one fine day", group.when.field)
    desk.press(Key.Key_Return, on=group.where)
    assert form.isVisible()
    group.when.field.setText("tomorrow")
    desk.press(Key.Key_Return, on=group.where)
    shows(desk, "Makers")
    found = desk.ask(lambda: book.groups.find("Makers"))
    assert (found.rhythm, found.next_on, found.takes_turns) == ("10d", day(1), False)


def test_an_event_is_changed_renamed_and_deleted(desk: PageDesk) -> None:
    own = event(desk)
    desk.page.list.view.setFocus()
    desk.press(Key.Key_E)
    form = form_of(desk)
    form.event_part.where.setText("Basislager")
    form.event_part.notes.setPlainText("Bring cards")
    form.settle()
    desk.last_said("Open Space changed")
    desk.until(lambda: desk.page.event_pane._notes.text() == "Bring cards")
    desk.page.activateWindow()
    desk.page.list.view.setFocus()
    desk.until(desk.page.list.view.hasFocus)
    desk.press(Key.Key_F2)
    desk.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.type("Fair")
    desk.press(Key.Key_Return)
    shows(desk, "Fair")
    found = view(desk, own).event
    assert (found.name, found.place) == ("Fair", "Basislager")
    desk.page.list.view.setFocus()
    desk.press(Key.Key_Delete)
    desk.last_said("Fair removed, its people stay")
    desk.until(lambda: desk.page._stack.currentWidget() is desk.page._nothing)
    desk.work.undo()
    desk.until(lambda: desk.page._stack.currentWidget() is desk.page._both)


def test_v_logs_a_visit_of_the_group_that_is_due_first(desk: PageDesk) -> None:
    event(desk)
    kinds = (("Makers", GroupKind.SLACK, "1w"), ("Buddies", GroupKind.DISCORD, "1m"))
    made = [
        desk.run(
            lambda name=name, kind=kind, every=every: book.groups.add(
                name, today=day(-20), kind=kind, rhythm=every
            )
        )
        for name, kind, every in kinds
    ]
    desk.until(lambda: len(rows(desk)) == 5)
    desk.page.list.view.setFocus()
    desk.press(Key.Key_V)
    desk.last_said("Visit to Makers logged")
    desk.page.show_group(made[1])
    shows(desk, "Buddies")
    desk.press(Key.Key_V, on=desk.page.list.view)
    desk.last_said("Visit to Buddies logged")
    desk.until(lambda: desk.page.group_pane.meetings.found.rowCount() == 1)


def test_a_meeting_is_logged_as_one_step(desk: PageDesk) -> None:
    own, (sofia, _priya, karla) = circle(desk)
    desk.page.list.view.setFocus()
    desk.press(Key.Key_V)
    desk.until(lambda: desk.page.findChild(MeetingForm) is not None)
    form = desk.page.findChild(MeetingForm)
    desk.until(form.isVisible)
    assert form.remark.text() == "Marks contact with 3 people"
    absent = next(chip for person, chip in form._chips if person == sofia)
    desk.click(absent)
    desk.type("Pricing page", form.topic)
    desk.click(form.add_promise)
    row = form._promises[0]
    row.who.setCurrentIndex(row.who.findText("Karla"))
    desk.type("Send the template", row.what)
    desk.press(Key.Key_Return, on=row.what)
    desk.last_said("Meeting of Circle logged")
    desk.until(lambda: desk.page.group_pane.meetings.found.rowCount() == 1)
    found = desk.ask(lambda: book.groups.view(own, SUNDAY))
    [meeting] = found.meetings
    assert (meeting.topic, meeting.mine) == ("Pricing page", True)
    assert [face.name for face in meeting.people] == ["Karla", "Priya"]
    assert [(one.person_id, one.reason) for one in found.promises] == [(karla, "Send the template")]
    desk.until(desk.page.group_pane.promises.isVisible)
    desk.work.undo()
    desk.until(lambda: desk.page.group_pane.meetings.found.rowCount() == 0)


def test_a_member_is_somebody_else_or_somebody_new(desk: PageDesk) -> None:
    own, _ = circle(desk)
    lena = desk.run(lambda: book.people.add("Lena Voss", today=SUNDAY))

    def asked(typed: str) -> PersonPicker:
        desk.page.group_pane.add()
        [picker] = desk.page.window().findChildren(PersonPicker)
        desk.type(typed, picker.field)
        desk.until(lambda: picker._found == typed)
        return picker

    picker = asked("sofi")
    assert [one.text for one in picker.shown()] == ["New person “sofi”"]
    assert picker._missing.text() == "Nobody else is called “sofi”."
    assert picker._missing.isVisible()
    picker.close_it()
    desk.until(lambda: not desk.page.window().findChildren(PersonPicker))
    picker = asked("lena")
    assert not picker._missing.isVisible()
    assert [one.text for one in picker.shown()] == ["Lena Voss", "New person “lena”"]
    desk.press(Key.Key_Return, on=picker.field)
    desk.last_said("Member added to Circle")
    desk.until(lambda: not desk.page.window().findChildren(PersonPicker))
    picker = asked("Zed  Zulu")
    assert picker._missing.text() == "Nobody is called “Zed Zulu”."
    desk.press(Key.Key_Return, on=picker.field)
    desk.last_said("Zed Zulu added to Circle")
    members = desk.ask(lambda: book.groups.view(own, SUNDAY)).members
    assert [one.name for one in members[-2:]] == ["Lena Voss", "Zed Zulu"]
    assert members[-2].person_id == lena
    desk.work.undo()
    desk.until(lambda: desk.ask(lambda: book.people.first("Zed", today=SUNDAY, most=1)) == [])


def test_the_planned_topic_stands_in_the_form(desk: PageDesk) -> None:
    own, _ = circle(desk)
    desk.run(lambda: book.groups.edit(own, next_topic="Pricing page"))
    desk.until(lambda: desk.page.group_pane.group_shown.next_topic)
    desk.page.group_pane.log()
    form = desk.page.findChild(MeetingForm)
    assert form.topic.text() == "Pricing page"
    desk.press(Key.Key_Return, on=form.topic)
    desk.last_said("Meeting of Circle logged")
    found = desk.ask(lambda: book.groups.view(own, SUNDAY))
    assert [one.topic for one in found.meetings] == ["Pricing page"]
    assert found.group.next_topic == ""
    desk.until(lambda: desk.page.group_pane.group_shown.turn)
    desk.page.group_pane.log()
    assert desk.page.findChildren(MeetingForm)[-1].topic.text() == ""


def test_enter_saves_on_what_is_on_or_off(desk: PageDesk) -> None:
    own, _ = circle(desk)
    desk.page.group_pane.log()
    form = desk.page.findChild(MeetingForm)
    desk.until(form.isVisible)
    [(_, sofia), (_, priya), _] = form._chips
    priya.setFocus()
    desk.press(Key.Key_Space, on=priya)
    assert not priya.isChecked()
    form.add_promise.setFocus()
    desk.press(Key.Key_Return, on=form.add_promise)
    assert len(form._promises) == 1
    sofia.setFocus()
    desk.press(Key.Key_Return, on=sofia)
    desk.last_said("Meeting of Circle logged")
    [meeting] = desk.ask(lambda: book.groups.view(own, SUNDAY)).meetings
    assert [face.name for face in meeting.people] == ["Karla", "Sofia"]


def test_a_meeting_to_come_is_refused(desk: PageDesk) -> None:
    own, _ = circle(desk)
    desk.page.group_pane.log()
    form = desk.page.findChild(MeetingForm)
    form.when.field.setText("next month")
    desk.until(lambda: "has not come yet" in form.when.meaning.text())
    text = "1 Dec 2026 has not come yet. Log a meeting once it has been."
    assert form.when.meaning.text() == text
    desk.press(Key.Key_Return, on=form.topic)
    assert form.isVisible()
    desk.until(form.when.field.hasFocus)
    form.when.field.setText("tue")
    desk.press(Key.Key_Return, on=form.topic)
    desk.last_said("Meeting of Circle logged")
    [meeting] = desk.ask(lambda: book.groups.view(own, SUNDAY)).meetings
    assert meeting.on == day(-5)


def turns(desk: PageDesk) -> list[str]:
    return [one.name or "You" for one in desk.page.group_pane.members.found.rows]


def test_the_order_of_turns_is_changed_by_keys_and_by_a_drag(desk: PageDesk) -> None:
    circle(desk)
    table = desk.page.group_pane.members
    assert turns(desk) == ["You", "Sofia", "Priya", "Karla"]
    table.setFocus()
    table.setCurrentIndex(table.found.index(3, 0))
    desk.press(Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert turns(desk) == ["You", "Sofia", "Karla", "Priya"]
    desk.last_said("New order of turns in Circle")
    desk.until(lambda: not desk.work.busy())
    high = table.rowHeight(0)
    start, end = QPoint(300, high + 20), QPoint(300, 4 * high - 6)
    desk.qtbot.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for spot in (QPoint(300, 2 * high), end):
        QApplication.sendEvent(table.viewport(), moved(table.viewport(), spot))
    desk.qtbot.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert turns(desk) == ["You", "Karla", "Priya", "Sofia"]
    desk.until(lambda: not desk.work.busy())
    desk.work.undo()
    desk.until(lambda: turns(desk) == ["You", "Sofia", "Karla", "Priya"])
    table.setCurrentIndex(table.found.index(1, 0))
    desk.press(Key.Key_T)
    desk.last_said("Sofia is next")
    desk.until(lambda: turns(desk)[0] == "Sofia")


def moved(widget, spot: QPoint):
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    return QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(spot),
        widget.mapToGlobal(QPointF(spot)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


def test_what_i_show_next_is_typed_in_its_place(desk: PageDesk) -> None:
    own, _ = circle(desk)
    table = desk.page.group_pane.members
    table.setFocus()
    table.setCurrentIndex(table.found.index(0, 0))
    desk.press(Key.Key_N)
    desk.type("Pricing page")
    desk.press(Key.Key_Return)
    desk.until(lambda: desk.ask(lambda: book.groups.group(own)).next_topic == "Pricing page")


def test_an_empty_book_offers_three_things(desk: PageDesk) -> None:
    page = desk.page
    desk.until(lambda: page._stack.currentWidget() is page._nothing)
    offered = page._empty.actions_shown
    assert [one.text() for one in offered] == [
        "Plan an event",
        "Add an online group",
        "Start a peer feedback circle",
    ]
    page.focus_first()
    assert offered[0].hasFocus()
    offered[2].click()
    form = form_of(desk)
    assert form.group_part.turns.isChecked()
    assert form.group_part.rhythm.text() == "Every 2 weeks"


def test_one_pane_has_a_way_back(desk: PageDesk) -> None:
    event(desk)
    desk.page.adapt(720)
    desk.page.list.view.setFocus()
    desk.press(Key.Key_Escape)
    assert desk.page.list.isVisible()
    desk.press(Key.Key_Return, on=desk.page.list.view)
    assert not desk.page.list.isVisible()
    assert desk.page.event_pane.isVisible()
    desk.page.adapt(1280)
    assert desk.page.list.isVisible()


@pytest.mark.parametrize(
    ("typed", "place", "link"),
    [
        ("Basislager, Leipzig", "Basislager, Leipzig", ""),
        ("https://x.org/a?b", "", "https://x.org/a?b"),
        ("Café Lumen · www.lumen.example.", "Café Lumen", "www.lumen.example"),
        ("", "", ""),
    ],
)
def test_place_and_link_of_one_line(typed: str, place: str, link: str) -> None:
    assert place_and_link(typed) == (place, link)


@pytest.mark.parametrize("width", [480, 620, 960, 1300])
def test_the_fields_stand_on_the_columns(width: int) -> None:
    person, company, note, due = columns(width, 40)
    name, firm, remark, promise, when = fields(width, 32)
    for column, field in ((person, name), (company, firm), (note, remark), (due, when)):
        assert abs(column.left() - field.left()) <= 10
    edges = [name, firm, remark, promise, when]
    assert all(a.right() < b.left() for a, b in itertools.pairwise(edges))
    assert when.right() <= width - 4


def test_many_past_events_leave_the_groups_in_sight(desk: PageDesk) -> None:
    def verb() -> int:
        with book.opening.journal().step("samples_added", n=501):
            first = book.events.add("The first of all", day(-900))
            for n in range(500):
                book.events.add(f"Event {n}", day(-1 - n))
        return first

    first = desk.run(verb)
    circle(desk)
    desk.until(lambda: len(rows(desk)) == 12)
    assert rows(desk)[9:] == ["Show 493 more", "Groups and circles", "Circle, Friday, Your turn"]
    view = desk.page.list.view
    spot = view.visualRect(view.found.index(9, 0)).center()
    desk.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert len(rows(desk)) == 502
    desk.click(desk.page.list._chips[Filter.ALL])
    desk.page.show_event(first)  # the filter gives way
    shows(desk, "The first of all")
