"""Contacts with a person: logged in a line, written, held up, awaited, promised, filtered."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from netdesk import book
from netdesk.domain.errors import NotFound
from netdesk.domain.model import ChannelKind, Direction, GiveKind, Intent, Origin, Side, State
from netdesk.domain.when import Due
from netdesk.ui.dialogs.log_line import LogLine
from netdesk.ui.dialogs.person_picker import PersonPicker
from netdesk.ui.models.person import EntryKind
from netdesk.ui.pages.people.entry_row import EntryRow
from netdesk.ui.pages.people.outreach import Outreach
from netdesk.ui.theme import Mode, Theme
from netdesk.ui.widgets.buttons import QuietButton, SecondaryButton
from tests.ui.people.conftest import SUNDAY, Desk, day

Key = Qt.Key


@pytest.fixture
def pane(desk: Desk, priya: int) -> Any:
    desk.open()
    desk.select(priya)
    desk.page.list.view.setFocus()
    return desk.page.pane


def contacts(desk: Desk, own: int) -> list[Any]:
    return desk.ask(lambda: book.interactions.of_person(own))


def unanswered(desk: Desk, own: int) -> None:
    """Two messages to somebody that nobody answered."""

    def verb() -> None:
        for n, text in ((-4, "The audit?"), (-3, "Two ideas")):
            book.interactions.log([own], text, on=day(n), direction=Direction.OUTGOING)

    desk.run(verb)


def test_story_4_note_and_next_date_in_three_actions(desk: Desk, pane: Any, priya: int) -> None:
    actions = 0
    desk.key(Key.Key_L)
    actions += 1
    desk.key("pilot went well, in 3w")
    actions += 1
    assert desk.card().chips.texts() == ["pilot went well", "Sun 13 Dec · in 21 days"]
    desk.key(Key.Key_Return)
    actions += 1
    desk.wait_said("Contact with Priya Nair logged · next: Sun 13 Dec")
    assert actions == 3
    newest = contacts(desk, priya)[0]
    assert (newest.summary, newest.on, newest.direction) == (
        *("pilot went well", SUNDAY),
        Direction.MUTUAL,
    )
    plans = desk.ask(lambda: book.follow_ups.of_person(priya, SUNDAY))
    assert [one.due for one in plans] == [day(-2), day(21)]
    desk.work.undo()  # as one step
    desk.wait(lambda: len(contacts(desk, priya)) == 1)
    assert len(desk.ask(lambda: book.follow_ups.of_person(priya, SUNDAY))) == 1


def test_promises_both_ways_in_the_line(desk: Desk, pane: Any, priya: int) -> None:
    desk.key(Key.Key_L)
    desk.key("Call, I owe: the deck by fri, she owes me the contract")
    card = desk.card()
    assert card.chips.texts() == [
        "Call",
        "I owe: the deck · Friday · 27 Nov 2026",
        "They owe: the contract · in a week",
    ]
    desk.key(Key.Key_Return)
    desk.wait_said("logged")
    plans = desk.ask(lambda: book.follow_ups.of_person(priya, SUNDAY))[1:]
    assert [(one.reason, one.side, one.origin) for one in plans] == [
        ("the deck", Side.MINE, Origin.PROMISE),
        ("the contract", Side.THEIRS, Origin.PROMISE),
    ]
    desk.wait(lambda: len(pane.steps._follow_ups) == 3)
    pane.steps._show_all()
    told = [card.accessibleName() for card in pane.steps.cards()]
    assert told[1:] == ["the deck", "They owe: the contract"]


def test_more_people_take_part(desk: Desk, pane: Any, priya: int) -> None:
    other = desk.add("Jonas Weber")
    desk.key(Key.Key_L)
    card = desk.card()
    card.add.click()
    picker = next(iter(desk.page.window().findChildren(PersonPicker)))
    desk.wait(lambda: [one.text for one in picker.shown()] == ["Jonas Weber"])
    desk.key(Key.Key_Return)
    desk.wait(lambda: not isValid(picker))
    assert card.isVisible()
    assert card.line.hasFocus()
    desk.key("Lunch")
    desk.key(Key.Key_Return)
    desk.wait_said("Contact with 2 people logged")
    assert contacts(desk, other)[0].person_ids == contacts(desk, priya)[0].person_ids


@contextmanager
def busy_book(desk: Desk) -> Iterator[None]:
    """Let no verb come to its turn for a while."""
    free = Event()
    desk.work.do(lambda: free.wait(10))
    try:
        yield
    finally:
        free.set()


def log(desk: Desk, line: str) -> None:
    desk.key(Key.Key_L)
    desk.key(line)
    desk.key(Key.Key_Return)


def rows(pane: Any) -> list[Any]:
    return [one for one in pane.history.rows() if one.entry.kind is EntryKind.INTERACTION]


def titles(pane: Any) -> list[str]:
    return [row.entry.title for row in rows(pane)]


def test_contacts_are_shown_before_the_book_has_them(desk: Desk, pane: Any, priya: int) -> None:
    with busy_book(desk):
        log(desk, "Lunch, in 3w")
        log(desk, "Walk")
        assert titles(pane) == ["Walk", "Lunch", "Call, 25 min"]
        shown = rows(pane)
        assert desk.page.list.view.hasFocus()
        desk.wait(lambda: all(row.isVisible() for row in shown))
        shown[0].setFocus()
        desk.key(Key.Key_Delete)  # nothing to remove yet
        assert len(contacts(desk, priya)) == 1
        desk.page.reload()
        desk.settle()
        assert rows(pane) == shown
    desk.wait(lambda: all(row.entry.interaction for row in rows(pane)))
    assert rows(pane) == shown  # nothing flickers
    assert shown[0].hasFocus()
    assert [one.summary for one in contacts(desk, priya)] == ["Walk", "Lunch", "Call, 25 min"]
    desk.key(Key.Key_Delete)
    desk.wait(lambda: titles(pane) == ["Lunch", "Call, 25 min"])
    assert shown[1].hasFocus()
    desk.work.undo()
    desk.wait(lambda: titles(pane) == ["Walk", "Lunch", "Call, 25 min"])
    assert shown[1].hasFocus()  # the focus stays with its contact


def test_a_contact_that_fails_is_taken_back(desk: Desk, pane: Any, priya: int) -> None:
    other = desk.add("Jonas Weber")
    desk.key(Key.Key_L)
    desk.card().add.click()
    picker = next(iter(desk.page.window().findChildren(PersonPicker)))
    desk.wait(lambda: [one.text for one in picker.shown()] == ["Jonas Weber"])
    desk.key(Key.Key_Return)
    desk.key("Lunch")
    desk.run(lambda: book.people.delete([other]))  # somebody was faster
    desk.settle()
    with busy_book(desk):
        desk.key(Key.Key_Return)
        assert titles(pane) == ["Lunch", "Call, 25 min"]
        assert rows(pane)[0].entry.text == "with Jonas Weber"
    desk.wait(lambda: titles(pane) == ["Call, 25 min"])
    assert [type(one) for one in desk.failed] == [NotFound]
    desk.failed.clear()
    assert len(contacts(desk, priya)) == 1


def test_who_wrote_how_what_for_and_whether_a_reply_is_expected(
    desk: Desk, pane: Any, priya: int
) -> None:
    desk.key(Key.Key_L)
    card = desk.card()
    fields = card.fields
    assert not fields.reply.isEnabled()
    fields.direction._group.button(1).click()
    fields.channel.setCurrentIndex(fields.channel.findData(ChannelKind.EMAIL))
    fields.purpose.setCurrentIndex(fields.purpose.findText("I gave: Advice"))
    desk.click(fields.reply)
    card.line.setFocus()
    desk.key("Prices")
    desk.key(Key.Key_Return)
    desk.wait_said("logged")
    newest = contacts(desk, priya)[0]
    assert (newest.direction, newest.channel) == (Direction.OUTGOING, ChannelKind.EMAIL)
    assert (newest.intent, newest.give_kind) == (Intent.GIVE, GiveKind.ADVICE)
    assert newest.reply_by == day(7)


def test_one_key_marks_the_reply(desk: Desk, pane: Any, priya: int) -> None:
    out = Direction.OUTGOING
    desk.run(lambda: book.interactions.log([priya], "Offer", on=day(-9), direction=out))
    by = day(-2)
    desk.run(lambda: book.interactions.log([priya], "Sent", on=day(-1), direction=out, reply_by=by))
    desk.wait(lambda: "No reply yet, expected by 20 Nov" in pane.history.rows()[0].entry.text)
    assert pane.facts.row("1 reply awaited") is not None
    desk.key(Key.Key_R)
    assert desk.wait_said("Priya Nair replied").undo
    desk.wait(lambda: pane.history.rows()[0].entry.text == "Replied Today")
    assert contacts(desk, priya)[0].replied_on == SUNDAY
    desk.key(Key.Key_R)
    desk.wait_said("No reply of Priya Nair is awaited")


def test_the_history_says_what_came_of_a_share(desk: Desk, pane: Any, priya: int) -> None:
    item = desk.run(lambda: book.library.add("Retainers", today=SUNDAY))
    share = desk.run(lambda: book.library.share(item, priya, on=SUNDAY, force=True))
    desk.run(lambda: book.library.came_of(share, "Booked a workshop", won=True, today=SUNDAY))
    told = "Replied Today\nBooked a workshop\nBecame a client"
    desk.wait(lambda: pane.history.rows()[0].entry.text == told)
    assert "Booked a workshop" in pane.history.rows()[0].accessibleName()


def test_the_history_is_filtered(desk: Desk, pane: Any, priya: int) -> None:
    def verb() -> None:
        log, give = book.interactions.log, Intent.GIVE
        log([priya], "Shared a case", on=day(-3), direction=Direction.OUTGOING, intent=give)
        log([priya], "Referred Klinikpfad", on=day(-2), direction=Direction.INCOMING, intent=give)
        book.people.edit(priya, notes="Two kids")

    desk.run(verb)
    desk.wait(lambda: len(pane.history.rows()) >= 4)
    buttons = {
        chip.text(): chip
        for chip in pane.history.filters.findChildren(type(pane.history.filters.children()[1]))
    }
    for name, shown in (
        ("Notes", ["Note"]),
        ("Given", ["Shared a case"]),
        ("Got", ["Referred Klinikpfad"]),
    ):
        desk.click(buttons[name])
        assert [row.entry.title for row in pane.history.rows()] == shown
    desk.click(buttons["All"])
    assert pane.history.rows()[-1].entry.kind in (EntryKind.MET, EntryKind.INTERACTION)


def test_a_channel_opens_and_offers_to_be_logged(desk: Desk, pane: Any, priya: int) -> None:
    opened: list[str] = []
    desk.page.link_wanted.connect(opened.append)
    outreach: Outreach = pane.outreach
    assert not outreach.isVisible()
    desk.key(Key.Key_W)
    assert opened == ["mailto:priya@loopwise.io"]
    text = QGuiApplication.clipboard().text()
    assert text == "Hi Priya Nair,\n\nWrite to Priya Nair\n"
    assert outreach.bar.said.text() == "Text copied, E-mail should open. Wrote to Priya Nair?"
    desk.click(outreach.bar.reply)
    outreach.bar.log.setFocus()
    desk.key(Key.Key_Space)
    desk.wait_said("Contact with Priya Nair logged")
    newest = contacts(desk, priya)[0]
    assert (newest.channel, newest.direction) == (ChannelKind.EMAIL, Direction.OUTGOING)
    assert newest.reply_by == day(7)
    assert not outreach.isVisible()


def test_the_line_knows_what_was_just_written(desk: Desk, pane: Any, priya: int) -> None:
    desk.key(Key.Key_W)
    desk.page.list.view.setFocus()
    desk.key(Key.Key_L)
    card: LogLine = desk.card()
    assert card.fields.outgoing()
    assert not pane.outreach.isVisible()
    desk.key("The study")
    desk.key(Key.Key_Return)
    desk.wait_said("logged")
    assert contacts(desk, priya)[0].channel is ChannelKind.EMAIL


def test_the_guard_takes_the_place_of_the_next_step(desk: Desk, pane: Any, priya: int) -> None:
    unanswered(desk, priya)
    desk.wait(lambda: pane.outreach.card is not None)
    card = pane.outreach.card
    assert card.accessibleName() == "Two messages to Priya Nair in 14 days, no answer yet"
    assert not pane.steps.isVisible()
    assert pane.log.colors() == ("surface", "border2", "text")  # no longer the first button
    desk.click(card.rest)
    assert desk.wait_said("Priya Nair rests until Sun 6 Dec").undo
    desk.wait(lambda: pane.outreach.card is None)
    assert pane.steps.isVisible()
    assert desk.person(priya).not_before == day(14)
    desk.work.undo()
    desk.wait(lambda: pane.outreach.card is not None)
    assert desk.person(priya).not_before is None


def test_write_anyway_is_one_action_and_recorded(desk: Desk, pane: Any, priya: int) -> None:
    opened: list[str] = []
    desk.page.link_wanted.connect(opened.append)
    unanswered(desk, priya)
    desk.wait(lambda: pane.outreach.card is not None)
    phone = pane.outreach.channels[1]
    desk.click(phone)  # held up
    assert opened == []
    desk.click(pane.outreach.card.anyway)
    assert opened == ["tel:+4915123456789"]
    assert pane.outreach.card is None
    desk.click(pane.outreach.bar.log)
    desk.wait_said("Contact with Priya Nair logged")
    assert contacts(desk, priya)[0].forced


@pytest.mark.parametrize(
    ("field", "value", "title"),
    [
        ("do_not_contact", True, "Priya Nair doesn’t want to be contacted"),
        ("not_before", day(9), "No contact with Priya Nair before Tue 1 Dec"),
    ],
)
def test_the_guard_speaks_up_when_asked(
    desk: Desk, pane: Any, priya: int, field: str, value: object, title: str
) -> None:
    desk.run(lambda: book.people.edit(priya, **{field: value}))
    desk.wait(lambda: pane._profile.context.warning is not None)
    assert pane.outreach.card is None
    desk.key(Key.Key_W)
    assert pane.outreach.card.accessibleName() == title
    desk.click(pane.outreach.card.rest)  # leave it
    assert pane.outreach.card is None


def test_planning_and_logging_say_what_the_guard_says(desk: Desk, pane: Any, priya: int) -> None:
    unanswered(desk, priya)
    desk.wait(lambda: pane.outreach.card is not None)
    desk.key(Key.Key_F)
    card = desk.card()
    desk.wait(lambda: card.save.text() == "Plan anyway")
    assert "Two ideas" in card.remark.text()
    desk.key("3d")
    desk.key(Key.Key_Return)
    desk.wait_said("Follow-up with Priya Nair: Wednesday")
    desk.page.list.view.setFocus()
    desk.key(Key.Key_L)
    line = desk.card()
    line.fields.direction._group.button(1).click()
    desk.wait(lambda: line.save.text() == "Log anyway")
    desk.key(Key.Key_Return)
    desk.wait_said("logged")
    assert contacts(desk, priya)[0].forced


def test_the_guard_speaks_of_those_who_take_part(desk: Desk, pane: Any, priya: int) -> None:
    other = desk.add("Jonas Weber")
    unanswered(desk, priya)
    desk.wait(lambda: pane.outreach.card is not None)
    desk.key(Key.Key_L)
    line: LogLine = desk.card()
    line.fields.direction._group.button(1).click()
    desk.wait(lambda: line.save.text() == "Log anyway")
    line.add.click()
    desk.key("Jonas")
    desk.key(Key.Key_Return)
    desk.wait(lambda: other in line._people and line.save.text() == "Log anyway")
    line._drop(priya)
    desk.wait(lambda: line.save.text() == "Log")
    desk.key("Call")
    desk.key(Key.Key_Return)
    desk.wait_said("Contact with Jonas Weber logged")
    assert not contacts(desk, other)[0].forced
    desk.page.list.view.setFocus()
    desk.select(other)
    desk.key(Key.Key_L)
    line = desk.card()
    line.fields.direction._group.button(1).click()
    line.add.click()
    desk.key("Priya")
    desk.key(Key.Key_Return)
    desk.wait(lambda: line.save.text() == "Log anyway")
    desk.key("Lunch")
    desk.key(Key.Key_Return)
    desk.wait_said("Contact with 2 people logged")
    assert contacts(desk, other)[0].forced


def test_a_date_in_the_users_language_needs_no_waiting(
    desk: Desk, pane: Any, priya: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "it")
    log(desk, "Pranzo, domani")
    desk.wait_said("Contact with Priya Nair logged · next: Tomorrow")
    assert contacts(desk, priya)[0].summary == "Pranzo"
    plans = desk.ask(lambda: book.follow_ups.of_person(priya, SUNDAY))
    assert [one.due for one in plans] == [day(-2), day(1)]
    desk.wait(lambda: titles(pane)[0] == "Pranzo")


def test_slipping_and_drifting(desk: Desk, pane: Any) -> None:
    for name, last, every in (("Slip", -33, 30), ("Cold", -200, 30), ("Warm", -3, 30)):
        own = desk.add(name)
        desk.run(lambda own=own, every=every: book.people.edit(own, cadence_days=every))
        desk.run(lambda own=own, last=last: book.interactions.log([own], on=day(last)))
    desk.settle()
    desk.click(desk.page.list._chips["drifting"])
    desk.wait(lambda: {name for name in desk.names() if name[0] != "["} == {"Cold", "Slip"})
    desk.click(desk.page.list._chips["slipping"])
    desk.wait(lambda: [name for name in desk.names() if name[0] != "["] == ["Slip"])
    model = desk.page.list.view.people
    (row,) = [row for row in range(model.rowCount()) if model.person_at(row)]
    assert "Cooling" in model.data(model.index(row, 0))
    assert desk.person(model.person_at(row)).state is State.COOLING


def test_the_line_from_the_list_for_several(desk: Desk, pane: Any, priya: int) -> None:
    other = desk.add("Jonas Weber")
    desk.settle()
    desk.select(priya, other)
    desk.page.list.view.setFocus()
    desk.key(Key.Key_L)
    desk.key("Breakfast, in 1w")
    desk.key(Key.Key_Return)
    desk.wait_said("Contact with 2 people logged · next: Sun 29 Nov")
    plans = desk.ask(lambda: book.follow_ups.of_person(other, SUNDAY))
    assert [one.due for one in plans] == [Due(day(7)).day]


def test_enter_presses_the_button_of_a_card(desk: Desk, pane: Any, priya: int) -> None:
    desk.key(Key.Key_F)
    card = desk.card()
    card.when.field.setText("3d")
    card.save.setFocus()
    desk.key(Key.Key_Enter)
    desk.wait_said("Follow-up with Priya Nair: Wednesday")
    desk.page.list.view.setFocus()
    desk.key(Key.Key_L)
    card = desk.card()
    cancel = next(one for one in card.findChildren(QuietButton) if one.text() == "Cancel")
    cancel.setFocus()
    desk.key(Key.Key_Return)
    desk.wait(lambda: not isValid(card))
    assert len(contacts(desk, priya)) == 1


def test_enter_on_a_check_box_of_a_card_saves(desk: Desk, pane: Any, priya: int) -> None:
    desk.key(Key.Key_L)
    card = desk.card()
    card.line.setText("Prices")
    card.fields.direction._group.button(1).click()
    card.fields.reply.setFocus()
    desk.key(Key.Key_Space)
    desk.key(Key.Key_Return)
    desk.wait_said("logged")
    assert contacts(desk, priya)[0].reply_by == day(7)


def test_a_follow_up_comes_again(desk: Desk, pane: Any, priya: int) -> None:
    desk.key(Key.Key_F)
    card = desk.card()
    card.when.field.setText("3d")
    card.reason.setText("Send numbers")
    card.every.setCurrentIndex(card.every.findText("Every month"))
    card.reason.setFocus()
    desk.key(Key.Key_Return)
    desk.wait_said("Follow-up with Priya Nair: Wednesday")
    desk.wait(lambda: len(pane.steps.cards()) == 2)
    shown = pane.steps.cards()[1]
    assert "every month" in shown.accessibleDescription()
    desk.click(shown.findChildren(SecondaryButton)[0])
    desk.wait_said("Send numbers marked done")
    plans = desk.ask(lambda: book.follow_ups.of_person(priya, SUNDAY))
    assert [(one.due.isoformat(), str(one.rhythm)) for one in plans[1:]] == [("2026-12-25", "1m")]


@pytest.mark.parametrize("width", [1048, 720, 1368])
def test_rows_are_as_high_as_their_text(desk: Desk, pane: Any, priya: int, width: int) -> None:
    long = "Moving from hourly work to retainers, and wants to see how others price something. " * 2

    def verb() -> None:
        for n in range(-3, 0):
            book.interactions.log([priya], "Call", note=long[: 60 * -n], on=day(n))

    desk.run(verb)
    desk.page.reload()
    desk.settle()
    desk.page.resize(width, 800)
    desk.page.adapt(width + 232 if width > 800 else width)
    desk.page.show_person(priya)  # in the narrow window the list would hide the pane
    desk.settle()
    assert pane.isVisible()
    desk.wait(lambda: all(row.height() == row.heightForWidth(row.width()) for row in rows(pane)))


def test_rows_that_moved_look_as_if_drawn_anew(
    desk: Desk, pane: Any, priya: int, theme: Theme
) -> None:
    shown = rows(pane)[0]
    for change in (
        lambda: log(desk, "Lunch"),
        lambda: theme.set_mode(Mode.DARK),
        lambda: theme.set_percent(150),
        lambda: desk.page.resize(700, 800),
        lambda: desk.page.setLayoutDirection(Qt.LayoutDirection.RightToLeft),
        lambda: theme.set_mode(Mode.LIGHT),
    ):
        shown.grab()
        change()
        desk.settle()
        shown = next(row for row in rows(pane) if row.entry.title == "Call, 25 min")
        anew = EntryRow(shown.entry, shown.parentWidget())
        anew.setGeometry(shown.geometry())
        assert shown.grab().toImage() == anew.grab().toImage()
        anew.deleteLater()
    theme.set_percent(100)
