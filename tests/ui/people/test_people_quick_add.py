"""One line becomes a person; every part is shown as it is understood."""

from datetime import date, timedelta
from threading import Event

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from netdesk import book
from netdesk.domain.model import Channel, ChannelKind
from netdesk.ui.dialogs.quick_add import QuickAddDialog

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SUNDAY = date(2026, 11, 22)
LINE = 'Ana Ruiz, CTO at Loopwise #fintech ana@loop.io +34 600 111 222 !tue "send the case study"'


@pytest.fixture
def dialog(desk):
    desk.run(lambda: book.events.add("Indie Night", SUNDAY - timedelta(days=1)))
    desk.run(lambda: book.niches.add("Fintech Berlin"))
    desk.open()
    desk.page.add_person()
    found = desk.page.window().findChild(QuickAddDialog)
    desk.wait(lambda: ("Met at", "Indie Night") in found.rows())
    found.line.setFocus()
    yield found
    if isValid(found):
        found.close()


def test_parts_are_shown_while_typing(desk, dialog) -> None:
    desk.qtbot.keyClicks(dialog.line, LINE)
    assert dialog.rows() == [
        ("Name", "Ana Ruiz"),
        ("Company", "Loopwise · CTO"),
        ("E-mail", "ana@loop.io"),
        ("Phone", "+34 600 111 222"),
        ("Niche", "Fintech Berlin"),
        ("Met at", "Indie Night"),
        ("Follow up", "Tuesday · 24 Nov 2026 · “send the case study”"),
    ]


def test_enter_saves_and_shows_the_person(desk, dialog) -> None:
    desk.qtbot.keyClicks(dialog.line, LINE)
    desk.qtbot.keyClick(dialog.line, Key.Key_Return)
    assert desk.wait_said("Ana Ruiz added").undo
    own = desk.ask(lambda: book.people.find("Ana Ruiz"))
    person = desk.person(own)
    assert (person.title, person.organization) == ("CTO", "Loopwise")
    assert (person.met_at, person.met_on) == ("Indie Night", date(2026, 11, 21))
    assert [niche.name for niche in person.niches] == ["Fintech Berlin"]
    first = desk.ask(lambda: book.follow_ups.of_person(own, SUNDAY))
    assert [(one.due, one.reason) for one in first] == [(date(2026, 11, 24), "send the case study")]
    desk.wait(lambda: desk.page.selected() == [own])
    desk.wait(lambda: not isValid(dialog))


def test_control_enter_goes_on(desk, dialog) -> None:
    desk.qtbot.keyClicks(dialog.line, "Ana Ruiz")
    desk.qtbot.keyClick(dialog.line, Key.Key_Return, CONTROL)
    desk.wait_said("Ana Ruiz added")
    desk.wait(lambda: dialog.line.text() == "")
    assert dialog.isVisible()


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, CONTROL])
def test_what_is_typed_while_it_saves_stays(desk, dialog, held) -> None:
    free = Event()
    desk.work.do(lambda: free.wait(10))
    desk.qtbot.keyClicks(dialog.line, "Ana Ruiz")
    desk.qtbot.keyClick(dialog.line, Key.Key_Return, held)
    dialog.line.selectAll()
    desk.qtbot.keyClicks(dialog.line, "Bo Lind")
    free.set()
    desk.wait_said("Ana Ruiz added")
    desk.wait(lambda: not dialog._saving)
    assert dialog.isVisible()
    assert dialog.line.text() == "Bo Lind"
    desk.qtbot.keyClick(dialog.line, Key.Key_Return)
    desk.wait_said("Bo Lind added")
    desk.wait(lambda: not isValid(dialog))


def test_a_date_in_the_users_language_is_waited_for(desk, dialog, monkeypatch) -> None:
    monkeypatch.setenv("LANGUAGE", "it")
    desk.qtbot.keyClicks(dialog.line, "Ana Ruiz !domani")
    desk.qtbot.keyClick(dialog.line, Key.Key_Return)
    desk.wait_said("Ana Ruiz added")
    own = desk.ask(lambda: book.people.find("Ana Ruiz"))
    first = desk.ask(lambda: book.follow_ups.of_person(own, SUNDAY))
    assert [one.due for one in first] == [SUNDAY + timedelta(days=1)]
    assert desk.person(own).notes == ""


def test_a_long_text_is_saved_as_it_stands(desk, dialog) -> None:
    desk.qtbot.keyClicks(dialog.line, "Ana")
    dialog.line.setText('Ana Ruiz "' + "long " * 500 + '"')
    desk.qtbot.keyClick(dialog.line, Key.Key_Return)
    desk.wait_said("Ana Ruiz added")


def test_event_of_the_day_can_be_left_out(desk, dialog) -> None:
    dialog._drop_event()
    assert "Met at" not in dict(dialog.rows())
    desk.qtbot.keyClicks(dialog.line, "Ana")
    desk.qtbot.keyClick(dialog.line, Key.Key_Return)
    desk.wait_said("Ana added")
    own = desk.ask(lambda: book.people.find("Ana"))
    assert desk.person(own).met_at == ""


def test_nothing_is_saved_without_a_name(desk, dialog) -> None:
    desk.qtbot.keyClick(dialog.line, Key.Key_Return)
    assert dialog.isVisible()
    assert not dialog.ok.isEnabled()
    assert desk.ask(book.people.count) == 0


def test_somebody_of_that_name_is_told(desk, dialog) -> None:
    desk.add("Ana Ruiz", organization="Taller")
    desk.qtbot.keyClicks(dialog.line, "Ana Ruiz")
    desk.wait(lambda: dialog._remark.text() == "Ana Ruiz (Taller) is in the book already")
    dialog.line.setText("Zoe")
    desk.wait(lambda: dialog._remark.text() == "Nobody like this yet")


def test_escape_closes(desk, dialog) -> None:
    desk.qtbot.keyClicks(dialog.line, "Ana")
    desk.qtbot.keyClick(dialog.line, Key.Key_Escape)
    desk.wait(lambda: not isValid(dialog))
    assert desk.ask(book.people.count) == 0


def paste(dialog, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    dialog.line.paste()


SIGNATURE = """--
Nadia Rahman
CEO
Fieldnotes Ltd.
nadia@fieldnotes.co
+44 20 7946 0018
"""


@pytest.mark.parametrize(
    ("pasted", "shown"),
    [
        (SIGNATURE, {"Name": "Nadia Rahman", "E-mail": "nadia@fieldnotes.co"}),
        (
            "BEGIN:VCARD\nVERSION:3.0\nFN:Ken Ito\nEMAIL:ken@hey.com\nORG:Hey\nEND:VCARD\n",
            {"Name": "Ken Ito", "E-mail": "ken@hey.com", "Company": "Hey"},
        ),
        ("Mia Brandt <mia@ledgerly.app>", {"Name": "Mia Brandt", "E-mail": "mia@ledgerly.app"}),
        ("https://www.linkedin.com/in/lena-vogt", {"LinkedIn": "in/lena-vogt"}),
    ],
    ids=["signature", "vCard", "address", "LinkedIn"],
)
def test_what_is_pasted_is_understood(desk, dialog, pasted: str, shown: dict[str, str]) -> None:
    lines = dialog.line.height()
    paste(dialog, pasted)
    rows = dict(dialog.rows())
    assert shown.items() <= rows.items()
    assert (dialog.line.height() > lines) == (pasted.strip().count("\n") > 0)
    desk.qtbot.keyClick(dialog.line, Key.Key_Return)
    desk.wait(lambda: desk.ask(book.people.count) == 1)


def test_parts_of_the_line_have_colours(desk, dialog) -> None:
    desk.qtbot.keyClicks(dialog.line, "Ana #fintech ana@loop.io !tue")
    spans = [one.cursor.selectedText() for one in dialog.line.extraSelections()]
    assert spans == ["#fintech", "ana@loop.io", "!tue"]


def test_who_has_the_same_address_can_be_opened(desk, dialog) -> None:
    own = desk.add("Ana Ruiz", channels=[Channel(ChannelKind.EMAIL, "ana@loop.io")])
    desk.qtbot.keyClicks(dialog.line, "A. Ruiz ana@loop.io")
    desk.wait(lambda: dialog._remark.text() == "Ana Ruiz: same E-mail")
    desk.qtbot.mouseClick(dialog.open_same, Qt.MouseButton.LeftButton)
    desk.wait(lambda: desk.page.selected() == [own])
    desk.wait(lambda: not isValid(dialog))
    assert desk.ask(book.people.count) == 1


def test_what_lies_outside_of_its_round_corners_is_not_drawn(desk, dialog) -> None:
    for right in (0, dialog.width() - 1):
        for low in (0, dialog.height() - 1):
            assert not dialog.mask().contains(QPoint(right, low))
    for part in (dialog.line, dialog.parts):
        place = QRect(part.mapTo(dialog, QPoint()), part.size())
        assert dialog.mask().intersected(place).boundingRect() == place
