"""One person: edited in place, next steps, history, photo, channels, facts."""

from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from netdesk import book
from netdesk.domain.errors import BookUnusable, FileProblem
from netdesk.domain.model import Channel, ChannelKind, Circle, Direction, Origin, Side
from netdesk.domain.when import Due
from netdesk.ui.dialogs.change_contact import ChangeContactPopover
from netdesk.ui.dialogs.snooze import SnoozePopover
from netdesk.ui.models.person import EntryKind
from netdesk.ui.pages.people import fact_menus
from netdesk.ui.pages.people.fact_row import FactRow
from netdesk.ui.pages.people.facts import ABOUT, CHANGES, OTHER

Key = Qt.Key
SUNDAY = date(2026, 11, 22)


@pytest.fixture
def pane(desk, priya):
    desk.open()
    desk.wait(lambda: desk.page.pane.person is not None)
    return desk.page.pane


def row(pane, text: str) -> FactRow:
    found = pane.facts.row(text)
    assert found is not None, [one.text() for one in pane.facts.rows()]
    return found


def type_into(desk, text: str) -> None:
    QApplication.focusWidget().selectAll()
    desk.key(text)


def test_pane_shows_who_it_is(pane) -> None:
    head = pane.header
    assert head.name.label.text() == "Priya Nair"
    assert (head.title.label.text(), head.organization.label.text()) == ("Founder", "Loopwise")
    assert [chip.text() for chip in head.niches.children() if hasattr(chip, "niche")] == [
        "SaaS founders"
    ]
    assert [button.accessibleName() for button in pane.outreach.channels] == [
        "E-mail: priya@loopwise.io",
        "Phone: +49 1512 3456789",
        "LinkedIn: in/priyanair",
    ]


def test_name_is_edited_by_f2(desk, pane, priya) -> None:
    desk.key(Key.Key_F2)
    type_into(desk, "Priya N. Nair")
    desk.key(Key.Key_Return)
    desk.wait_said("Name changed")
    assert desk.person(priya).name == "Priya N. Nair"
    desk.wait(lambda: pane.header.name.label.text() == "Priya N. Nair")
    assert desk.page.list.view.hasFocus()


def test_escape_reverts_a_name(desk, pane, priya) -> None:
    desk.key(Key.Key_F2)
    type_into(desk, "Nobody")
    desk.key(Key.Key_Escape)
    desk.settle()
    assert pane.header.name.label.text() == "Priya Nair"
    assert desk.person(priya).name == "Priya Nair"


def test_an_empty_name_is_no_change(desk, pane, priya) -> None:
    desk.key(Key.Key_F2)
    QApplication.focusWidget().clear()
    desk.key(Key.Key_Return)
    desk.settle()
    assert desk.person(priya).name == "Priya Nair"


def test_title_is_edited_by_a_double_click(desk, pane, priya) -> None:
    desk.qtbot.mouseDClick(pane.header.title.label, Qt.MouseButton.LeftButton)
    type_into(desk, "CEO")
    desk.key(Key.Key_Return)
    desk.wait(lambda: pane.header.title.label.text() == "CEO")
    desk.wait_said("Title changed")
    assert desk.person(priya).title == "CEO"


def test_niche_is_taken_off_and_given(desk, pane, priya) -> None:
    chip = next(one for one in pane.header.niches.children() if hasattr(one, "niche"))
    chip.setFocus()
    desk.key(Key.Key_Delete)
    desk.wait_said("taken out of SaaS founders")
    assert desk.person(priya).niches == ()
    desk.wait(lambda: pane.person.niches == ())
    desk.page.list.view.setFocus()
    desk.key(Key.Key_T)
    card = desk.card()
    desk.wait(lambda: card.shown())
    desk.key("saas")
    desk.key(Key.Key_Return)
    desk.wait_said("Priya Nair added to SaaS founders")
    assert [niche.name for niche in desk.person(priya).niches] == ["SaaS founders"]


def test_log_contact_by_keys(desk, pane, priya) -> None:
    desk.key(Key.Key_L)
    desk.key("Lunch")
    desk.key(Key.Key_Return)
    desk.wait_said("Contact with Priya Nair logged")
    newest = desk.ask(lambda: book.interactions.of_person(priya))[0]
    assert (newest.summary, newest.on, newest.direction) == ("Lunch", SUNDAY, Direction.MUTUAL)
    desk.wait(lambda: pane.history.rows()[0].entry.title == "Lunch")


def test_log_of_an_earlier_day(desk, pane, priya) -> None:
    desk.click(pane.log)
    card = desk.card()
    card.line.setText("Mail")
    card.fields.direction._group.button(1).click()
    card.fields.date.setText("fri")
    assert card.remark.text() == "20 Nov 2026"
    card.fields.date.setFocus()
    desk.key(Key.Key_Return)
    desk.wait_said("logged")
    newest = desk.ask(lambda: book.interactions.of_person(priya))[0]
    assert (newest.on, newest.direction) == (date(2026, 11, 20), Direction.OUTGOING)


def test_contact_is_changed_and_removed(desk, pane, priya) -> None:
    first = pane.history.rows()[0]
    desk.qtbot.mouseDClick(first, Qt.MouseButton.LeftButton)
    card = desk.card()
    assert isinstance(card, ChangeContactPopover)
    assert card.note.toPlainText() == "Retainers"
    card.summary.setText("Long call")
    desk.key(Key.Key_Return)
    desk.wait(lambda: pane.history.rows()[0].entry.title == "Long call")
    pane.history.rows()[0].setFocus()
    desk.key(Key.Key_Delete)
    assert desk.wait_said("Contact removed").undo
    desk.wait(lambda: all(r.entry.kind is EntryKind.MET for r in pane.history.rows()))
    desk.work.undo()
    desk.wait(lambda: pane.history.rows()[0].entry.title == "Long call")


def test_note_is_written_changed_and_removed(desk, pane, priya) -> None:
    desk.key(Key.Key_N)
    assert pane.history.note.hasFocus()
    desk.key("Loves sailing")
    desk.key(Key.Key_Return)
    desk.wait_said("Note added")
    assert pane.history.note.text() == ""
    desk.wait(lambda: pane.history.rows()[0].entry.note == "Loves sailing")
    assert pane.history.rows()[0].entry.on == SUNDAY
    pane.history.note.setFocus()
    desk.key("Two kids")
    desk.key(Key.Key_Return)
    desk.wait(lambda: pane.history.rows()[0].entry.note == "Two kids")
    assert desk.person(priya).notes == "Loves sailing\n\nTwo kids"
    older = pane.history.rows()[1]
    older.setFocus()
    desk.key(Key.Key_F2)
    desk.key(" boats")
    desk.key(Key.Key_Return)
    desk.wait_said("Note changed")
    assert desk.person(priya).notes == "Loves sailing boats\n\nTwo kids"
    desk.wait(lambda: pane.history.rows()[1].entry.note == "Loves sailing boats")
    pane.history.rows()[0].setFocus()
    desk.key(Key.Key_Delete)
    desk.wait_said("Note removed")
    assert desk.person(priya).notes == "Loves sailing boats"


def test_notes_can_be_seen_alone(desk, pane, priya) -> None:
    desk.run(lambda: book.people.edit(priya, notes="One"))
    desk.wait(lambda: len(pane.history.rows()) == 3)
    desk.click(pane.history.filters.children()[2])
    assert [r.entry.note for r in pane.history.rows()] == ["One"]


def test_letters_typed_into_a_note_are_no_commands(desk, pane, priya) -> None:
    desk.key(Key.Key_N)
    desk.key("full talk")
    assert pane.history.note.text() == "full talk"
    desk.key(Key.Key_Delete)
    desk.settle()
    assert desk.ask(book.people.count) == 1


def test_a_note_that_was_begun_waits_for_its_person(desk, pane, priya) -> None:
    bo = desk.run(lambda: book.people.add("Bo Lund", today=SUNDAY))
    desk.key(Key.Key_N)
    desk.key("Loves sail")
    desk.page.show_person(bo)
    desk.wait(lambda: pane.person.id == bo)
    assert pane.history.note.text() == ""
    desk.page.show_person(priya)
    desk.wait(lambda: pane.person.id == priya)
    assert pane.history.note.text() == "Loves sail"
    desk.key("ing")
    desk.page.show_person(bo)
    desk.wait(lambda: pane.person.id == bo)
    desk.key("Paints")
    other = desk.run(lambda: book.people.add("Priya N.", today=SUNDAY))
    desk.run(lambda: book.merging.merge(other, priya))
    desk.page.settle()  # the program ends
    desk.wait(lambda: desk.person(bo).notes == "Paints")
    assert desk.person(other).notes == "Loves sailing"


def test_esc_in_the_note_leads_back_to_the_list(desk, pane, priya) -> None:
    desk.key(Key.Key_N)
    desk.key("Lo")
    desk.key(Key.Key_Escape)
    assert desk.page.list.view.hasFocus()
    assert pane.history.note.text() == "Lo"
    assert pane.history.drafts() == {}, "given up"
    desk.key(Key.Key_L)
    assert desk.card().isVisible()


def test_follow_up_is_planned_in_words(desk, pane, priya) -> None:
    desk.key(Key.Key_F)
    card = desk.card()
    assert not card.save.isEnabled()
    desk.key("perhaps")
    desk.key(Key.Key_Return)
    assert desk.card() is card
    assert "Not understood" in card.when.meaning.text()
    type_into(desk, "tue 14:00")
    assert card.when.meaning.text() == "Tuesday 14:00 · 24 Nov 2026"
    card.reason.setText("Send the study")
    card.side._group.button(1).click()
    card.reason.setFocus()
    desk.key(Key.Key_Return)
    desk.wait_said("Follow-up with Priya Nair")
    planned = desk.ask(lambda: book.follow_ups.of_person(priya, SUNDAY))[-1]
    assert (planned.due, planned.at, planned.reason, planned.side) == (
        date(2026, 11, 24),
        time(14),
        "Send the study",
        Side.THEIRS,
    )
    desk.wait(lambda: len(pane.steps.cards()) == 2)


def test_next_step_is_done(desk, pane, priya) -> None:
    card = pane.steps.cards()[0]
    assert card.accessibleName() == "Write to Priya Nair"
    assert card.accessibleDescription().startswith("Was due 20 Nov 2026 · 2 days late")
    card.done.emit(card.follow_up)
    assert desk.wait_said("Write to Priya Nair marked done").undo
    desk.wait(lambda: not pane.steps.isVisible())
    assert desk.ask(lambda: book.follow_ups.of_person(priya, SUNDAY)) == []
    desk.work.undo()
    desk.wait(lambda: pane.steps.isVisible())


def test_next_step_is_snoozed(desk, pane, priya) -> None:
    card = pane.steps.cards()[0]
    button = next(
        b for b in card.findChildren(type(pane.follow_up).__mro__[1]) if b.text() == "Snooze"
    )
    desk.click(button)
    opened = desk.page.window().findChild(SnoozePopover)
    desk.click(opened.rows[0])
    desk.wait_said("Priya Nair snoozed: Tomorrow")
    follow_up = desk.ask(lambda: book.follow_ups.of_person(priya, SUNDAY))[0]
    assert follow_up.snoozed_until == date(2026, 11, 23)
    desk.wait(lambda: "snoozed: tomorrow" in pane.steps.cards()[0].accessibleDescription())


def test_next_step_is_changed_and_dropped(desk, pane, priya) -> None:
    desk.qtbot.mouseDClick(pane.steps.cards()[0], Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    card = desk.card()
    assert card.when.due() == Due(date(2026, 11, 20))
    card.when.field.setText("1 dec")
    desk.key(Key.Key_Return)
    desk.wait_said("Follow-up changed")
    changed = desk.ask(lambda: book.follow_ups.of_person(priya, SUNDAY))[0]
    assert (changed.due, changed.reason) == (date(2026, 12, 1), "Write to Priya Nair")
    pane._verbs.drop(changed)
    desk.wait_said("dropped")
    assert desk.ask(lambda: book.follow_ups.of_person(priya, SUNDAY)) == []


def test_first_follow_up_is_named(desk) -> None:
    own = desk.add("Ana", start_clock=True)
    desk.open()
    desk.select(own)
    card = desk.page.pane.steps.cards()[0]
    assert card.follow_up.origin is Origin.FIRST
    assert card.accessibleName() == "First follow-up"


def test_channel_is_changed_added_and_removed(desk, pane, priya) -> None:
    mail = row(pane, "priya@loopwise.io")
    desk.qtbot.mouseDClick(mail, Qt.MouseButton.LeftButton)
    type_into(desk, "p@loopwise.io")
    desk.key(Key.Key_Return)
    desk.wait(lambda: pane.facts.row("p@loopwise.io"))
    linkedin = row(pane, "in/priyanair")
    linkedin.setFocus()
    desk.key(Key.Key_F2)
    type_into(desk, "in/priya-n")
    desk.key(Key.Key_Return)
    assert pane.facts.row("in/priya-n")
    link = "https://www.linkedin.com/in/priya-n"
    desk.wait(lambda: pane.person.channels[2].value == link)
    assert desk.person(priya).channels[2].value == link
    pane.facts.contact.add_channel(ChannelKind.GITHUB)
    desk.key("priya")
    desk.key(Key.Key_Return)
    desk.wait(lambda: pane.facts.row("github.com/priya"))
    row(pane, "p@loopwise.io").setFocus()
    desk.key(Key.Key_Delete)
    assert desk.wait_said("E-mail removed").undo
    desk.wait(lambda: pane.facts.row("p@loopwise.io") is None)


def test_what_cannot_be_saved_is_taken_back(desk, pane, priya) -> None:
    desk.run(lambda: book.people.edit(priya, nickname="Pri"))
    desk.wait(lambda: pane.facts.row("Pri"))
    for before, typed in (("priya@loopwise.io", "p@loopwise.io"), ("Pri", "Yaya")):
        desk.run(lambda: book.opening.database().raw.pragma("query_only", 1))
        row(pane, before).edit()
        type_into(desk, typed)
        desk.key(Key.Key_Return)
        assert pane.facts.row(typed)
        assert not pane.facts.row(before)
        desk.wait(lambda: desk.failed)
        assert isinstance(desk.failed.pop(), BookUnusable)
        assert pane.facts.row(before)
        assert not pane.facts.row(typed)
        desk.run(lambda: book.opening.database().raw.pragma("query_only", 0))


def test_channel_menu(desk, pane, priya) -> None:
    opened = []
    desk.page.link_wanted.connect(opened.append)
    channel = desk.person(priya).channels[0]
    actions = {one.text(): one for one in pane.facts.contact.menu(channel).actions()}
    actions["Open"].trigger()
    assert opened == ["mailto:priya@loopwise.io"]
    actions["Copy"].trigger()
    assert QApplication.clipboard().text() == "priya@loopwise.io"
    actions["Prefers this way"].trigger()
    desk.wait_said("Preferred channel changed")
    assert desk.person(priya).preferred_channel is ChannelKind.EMAIL
    actions["Preferred of its kind"].trigger()
    desk.wait(lambda: desk.person(priya).channels[0].preferred)
    labels = {one.text(): one for one in actions["Label"].menu().actions()}
    labels["Work"].trigger()
    desk.wait(lambda: desk.person(priya).channels[0].label == "Work")


def test_only_links_of_known_kinds_have_a_button(desk) -> None:
    own = desk.add(
        "Ana",
        channels=[
            Channel(ChannelKind.WEBSITE, "javascript:alert(1)"),
            Channel(ChannelKind.ADDRESS, "Lane 1", parts=("", "", "Lane 1", "Leipzig", "", "", "")),
            Channel(ChannelKind.SLACK, "ana"),
        ],
    )
    desk.open()
    desk.select(own)
    assert desk.page.pane.outreach.channels == []
    assert desk.page.pane.header.city.text() == "Leipzig"


def test_link_of_a_button(desk, pane) -> None:
    with desk.qtbot.waitSignal(desk.page.link_wanted) as wanted:
        desk.click(pane.outreach.channels[1])
    assert wanted.args == ["tel:+4915123456789"]


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("nickname", "Pri", "Pri"),
        ("department", "R & D", "R & D"),
        ("birthday", "12 apr 1988", "1988-04-12"),
        ("birthday", "12 apr", "--04-12"),
        ("offers", "Talks", "Talks"),
        ("needs", "A designer", "A designer"),
        ("not_before", "1 dec", date(2026, 12, 1)),
        ("met_on", "12 nov", date(2026, 11, 12)),
        ("met_on", "yesterday", date(2026, 11, 21)),
        ("met_at", "The harbour", "The harbour"),
        ("family_name", "Nair", "Nair"),
    ],
)
def test_a_field_is_added(desk, pane, priya, field, typed, stored) -> None:
    pane.facts.add_field(field)
    desk.key(typed)
    desk.key(Key.Key_Return)
    desk.wait_said("changed: Priya Nair")
    assert getattr(desk.person(priya), field) == stored


def test_a_date_that_is_not_understood_says_so(desk, pane, priya) -> None:
    pane.facts.add_field("birthday")
    desk.key("sometime")
    desk.key(Key.Key_Return)
    open_row = next(r for r in pane.facts.rows() if r.editing())
    assert "1990-04-12" in open_row._problem
    assert open_row._editor.placeholderText() == "12 apr 1990, 12 apr…"
    wide, tight = (open_row.heightForWidth(width) for width in (600, 160))
    assert tight > wide, "what is wrong is said whole"
    desk.key(Key.Key_Escape)
    assert not pane.facts.editing()
    assert desk.person(priya).birthday == ""


def test_empty_fields_wait_in_a_menu(desk, pane, priya) -> None:
    texts = [action.text() for action in pane.facts.fields_menu().actions()]
    assert {"Nickname", "Needs"} <= set(texts)
    assert "Title" not in texts
    actions = {one.text(): one for one in pane.facts.fields_menu().actions()}
    actions["Do not contact"].trigger()
    desk.wait(lambda: desk.person(priya).do_not_contact)
    desk.wait(lambda: pane.facts.row("Do not contact"))


def test_circle_and_cadence(desk, pane, priya) -> None:
    actions = {
        one.text(): one
        for one in fact_menus.circles(pane, pane.person, pane.facts._choose).actions()
    }
    actions["Inner circle"].trigger()
    desk.wait(lambda: desk.person(priya).circle is Circle.INNER)
    desk.wait(lambda: pane.header.star.isVisible())
    desk.wait(lambda: pane.facts.row("Every month"))
    row(pane, "Every month").setFocus()
    desk.key(Key.Key_Return)
    card = desk.card()
    current = card.shown()[card._current]
    assert (current.text, current.mark) == ("Every month", True)
    desk.key("6w")
    desk.key(Key.Key_Return)
    desk.wait(lambda: desk.person(priya).cadence_days == 42)
    desk.wait(lambda: pane.facts.row("Every 6 weeks"))
    row(pane, "Every 6 weeks").setFocus()
    desk.key(Key.Key_Return)
    desk.key(Key.Key_Down)
    desk.key(Key.Key_Return)
    desk.wait(lambda: desk.person(priya).cadence_days == 60)


def test_the_present_rhythm_is_in_sight_where_there_is_none(desk, pane, priya) -> None:
    row(pane, "No rhythm").acted.emit()
    card = desk.card()
    last = card._rows[card._current]
    assert last.choice.text == "No rhythm"
    desk.wait(lambda: not last.visibleRegion().isEmpty())


def test_event_is_set_and_made(desk, pane, priya) -> None:
    pane.facts.event_wanted.emit(pane.facts)
    card = desk.card()
    desk.key("Indie Night")
    assert card.date.isVisible()
    card.date.setText("12 nov")
    card.date.setFocus()
    desk.key(Key.Key_Return)
    desk.wait_said("Priya Nair met at Indie Night")
    person = desk.person(priya)
    assert (person.met_at, person.met_on) == ("Indie Night", date(2026, 11, 12))


def test_introduced_by(desk, pane, priya) -> None:
    other = desk.add("Jonas Weber")
    pane.facts.person_wanted.emit(pane.facts)
    card = desk.card()
    desk.key("jon")
    desk.wait(lambda: [one.text for one in card.shown()] == ["Jonas Weber"])
    desk.key(Key.Key_Return)
    desk.wait(lambda: desk.person(priya).introduced_by == other)
    desk.wait(lambda: pane.facts.row("Introduced by Jonas Weber"))


def test_the_chain_of_who_brought_whom(desk, pane, priya) -> None:
    david, ruth, omar = (desk.add(name) for name in ("David", "Ruth & Sons", "Omar"))
    for own, by in ((priya, david), (david, ruth), (omar, priya)):
        desk.run(lambda own=own, by=by: book.people.edit(own, introduced_by=by))
    desk.wait(lambda: pane.facts.row("Brought you 1 person"))
    came = pane.facts.row("Introduced by David")
    assert came.accessibleDescription() == "who came by Ruth & Sons"
    came.acted.emit()
    menu = QApplication.activePopupWidget()
    assert [one.text().strip() for one in menu.actions()[:2]] == ["David", "Ruth && Sons"]
    menu.actions()[1].trigger()
    menu.close()
    desk.wait(lambda: pane.person.name == "Ruth & Sons")
    desk.wait(lambda: pane.facts.row("Brought you 3 people"))
    brought = pane.facts.row("Brought you 3 people")
    assert brought.accessibleDescription() == "David, Priya Nair, Omar"


def test_those_who_were_there_too_are_named(desk, pane, priya) -> None:
    other = desk.add("Jonas Weber")
    desk.run(lambda: book.interactions.log([priya, other], "Lunch", on=date(2026, 11, 20)))
    desk.wait(lambda: any(one.title == "Lunch" for one in pane._profile.entries))
    [lunch] = [one for one in pane._profile.entries if one.title == "Lunch"]
    assert lunch.text == "with Jonas Weber"


def test_what_is_typed_outlives_a_reload(desk, pane, priya) -> None:
    row(pane, "priya@loopwise.io").edit()
    type_into(desk, "new@loopwise.io")
    desk.run(lambda: book.people.edit(priya, nickname="Pri"))
    desk.settle()
    assert pane.facts.editing()
    desk.key(Key.Key_Return)
    desk.wait(lambda: pane.facts.row("new@loopwise.io") and pane.facts.row("Pri"))


def test_changes_and_other_details_unfold(desk, pane, priya) -> None:
    desk.run(lambda: book.people.edit(priya, department="R & D"))
    desk.wait(lambda: pane.facts.row("R & D"))
    section = pane.facts.sections[CHANGES]
    assert not section._rows.isVisible()
    section.fold.click()
    assert section._rows.isVisible()
    assert row(pane, "Department: R & D")
    assert not pane.facts.sections[OTHER].isVisible()


def test_unknown_properties_are_listed(desk, tmp_path: Path) -> None:
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Ruiz\r\nX-SHOE-SIZE:39\r\nEND:VCARD\r\n"
    source = tmp_path / "ana.vcf"
    source.write_text(card, encoding="utf-8")
    importing = book.importing
    desk.run(lambda: importing.run([importing.FileSource(source)], importing.Plan(), today=SUNDAY))
    desk.open()
    desk.wait(lambda: desk.page.pane.facts.row("39"))
    assert desk.page.pane.facts.sections[OTHER].isVisible()


def picture(path: Path, width: int = 40, height: int = 30) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(path))
    return path


def test_photo_is_dropped_and_removed(desk, pane, priya, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(picture(tmp_path / "me.png")))])
    held = (
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(5, 5), *held)
    pane.header.photo.dragEnterEvent(enter)
    assert enter.isAccepted()
    pane.header.photo.dropEvent(QDropEvent(QPointF(5, 5), *held))
    desk.wait_said("Photo of Priya Nair set")
    assert desk.person(priya).photo_bytes > 0
    desk.wait(lambda: not pane.header.photo._photo.isNull())
    actions = {one.text(): one for one in pane.photo.menu().actions()}
    actions["Remove photo"].trigger()
    desk.wait_said("Photo removed")
    desk.wait(lambda: pane.header.photo._photo.isNull())


def test_no_picture_is_said(desk, pane, priya, tmp_path: Path) -> None:
    drawing = tmp_path / "me.png"
    drawing.write_text("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
    pane.photo.take(drawing)
    desk.wait(lambda: desk.failed)
    problem = desk.failed.pop()
    assert isinstance(problem, FileProblem)
    assert problem.reason == "no_picture"


def choose(pane, text: str) -> None:
    next(one for one in pane.person_menu.build().actions() if one.text() == text).trigger()


def test_the_menu_opens_the_name(desk, pane) -> None:
    choose(pane, "Edit the name")
    assert pane.header.editing()


@pytest.mark.parametrize("text", ["Share…", "Introduce…"])
def test_the_menu_opens_what_a_button_opens(desk, pane, text: str) -> None:
    choose(pane, text)
    assert desk.card().isVisible()


def test_delete_from_the_menu(desk, pane, priya) -> None:
    choose(pane, "Delete")
    assert desk.wait_said("Priya Nair deleted").undo
    desk.wait(lambda: desk.page._detail.currentWidget() is desk.page._first)


def test_export_of_one(desk, pane, priya) -> None:
    with desk.qtbot.waitSignal(desk.page.export_wanted) as wanted:
        choose(pane, "Export…")
    assert wanted.args == [[priya]]


def test_names_are_no_markup(desk) -> None:
    own = desk.add("<b>Bold</b>", organization="<img src=x>")
    desk.open()
    desk.select(own)
    assert desk.page.pane.header.name.label.text() == "<b>Bold</b>"
    assert desk.page.pane.facts.sections[ABOUT].isVisible()
