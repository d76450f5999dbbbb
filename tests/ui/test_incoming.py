"""What comes in from outside: pasted text and files find their way."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout

from netdesk import book, clock
from netdesk.app.adding import Adding
from netdesk.app.taking import Taking
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.quick_add import QuickAddDialog
from netdesk.ui.widgets.page import Page
from netdesk.ui.window import Window
from netdesk.ui.work import Work
from tests.ui.desk import PATIENCE_MS

pytestmark = pytest.mark.usefixtures("theme")

SUNDAY = date(2026, 11, 22)
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:fair-1
SUMMARY:Design Conference
DTSTART;VALUE=DATE:20261203
END:VEVENT
END:VCALENDAR
"""


class Sheet(Page):
    """A page with nothing on it that takes files."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Any] = []
        QVBoxLayout(self).addWidget(QLabel("Nothing"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def open(self, sources: Any, event: str = "") -> None:
        self.opened.append((sources, event))


class Hall:
    """A window on a real book with what leads things in."""

    def __init__(self, tmp_path: Path, qtbot: Any) -> None:
        self.qtbot = qtbot
        self.bus = Bus()
        self.work = Work(tmp_path / "netdesk.book", self.bus)
        self.page = Sheet()
        pages = {"today": Sheet, "import": lambda: self.page}
        settings = QSettings(str(tmp_path / "a.ini"), QSettings.Format.IniFormat)
        self.window = Window(self.bus, pages, settings)
        qtbot.addWidget(self.window)
        self.window.finish()
        self.window.show_page("today")
        self.adding = Adding(self.work, self.window)
        self.taking = Taking(self.work, self.window, settings, self.window.show)
        self.taking.person_told.connect(self.adding.add_person)
        self.window.text_pasted.connect(self.taking.take_text)
        self.window.import_wanted.connect(self.taking.take)
        self.failed: list[Exception] = []
        self.bus.failed.connect(self.failed.append)
        self.work.start()

    def until(self, fact: Any) -> None:
        self.qtbot.waitUntil(lambda: bool(fact()), timeout=PATIENCE_MS)

    def ask(self, question: Any) -> Any:
        found: list[Any] = []
        self.work.ask(question, found.append)
        self.until(lambda: found)
        return found[0]

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.window.show()
        self.window.activateWindow()
        self.window.pages.shown().setFocus()
        control = Qt.KeyboardModifier.ControlModifier
        self.until(self.window.isActiveWindow)
        self.qtbot.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_V, control)

    def dialogs(self) -> list[QuickAddDialog]:
        widgets = QApplication.topLevelWidgets()
        return [one for one in widgets if isinstance(one, QuickAddDialog) and one.isVisible()]


@pytest.fixture
def hall(qtbot, tmp_path: Path) -> Iterator[Hall]:
    moment = datetime.combine(SUNDAY, time(9, 30)).astimezone(UTC)
    clock.set_source(lambda: moment)
    hall = Hall(tmp_path, qtbot)
    yield hall
    for dialog in hall.dialogs():
        dialog.reject()
    with qtbot.waitSignal(hall.work.closed):
        hall.work.close(lambda: None)
    clock.set_source(None)


def events(hall: Hall) -> list[tuple[str, date | None]]:
    return [(one.name, one.on) for one in hall.ask(lambda: book.events.all_events())]


def test_a_pasted_signature_opens_quick_add(hall: Hall) -> None:
    hall.paste("Nadia Rahman\nCEO, Fieldnotes\nnadia@fieldnotes.co")
    hall.until(hall.dialogs)
    rows = dict(hall.dialogs()[0].rows())
    assert (rows["Name"], rows["E-mail"]) == ("Nadia Rahman", "nadia@fieldnotes.co")
    assert events(hall) == []


@pytest.mark.parametrize(
    ("text", "name", "on"),
    [
        ("Indie Night\nFriday, 4 December, 18:00\nBasislager", "Indie Night", date(2026, 12, 4)),
        (CALENDAR, "Design Conference", date(2026, 12, 3)),
    ],
    ids=["announcement", "calendar"],
)
def test_a_pasted_event_is_made_and_can_be_undone(
    hall: Hall, text: str, name: str, on: date
) -> None:
    with hall.qtbot.waitSignal(hall.taking.event_came, timeout=PATIENCE_MS):
        hall.paste(text)
    assert events(hall) == [(name, on)]
    assert hall.window.toast.text() == f"{name} is among your events"
    hall.work.undo()
    hall.until(lambda: events(hall) == [])


def test_a_pasted_link_without_a_date_is_asked_about(hall: Hall) -> None:
    link = "https://www.eventbrite.example/e/design-breakfast-leipzig-tickets-123456789"
    with hall.qtbot.waitSignal(hall.taking.event_told, timeout=PATIENCE_MS) as told:
        hall.paste(link)
    assert (told.args[0].name, told.args[0].url) == ("Design Breakfast Leipzig", link)
    assert events(hall) == []


def test_a_pasted_remark_is_left_alone(hall: Hall) -> None:
    hall.paste("just some words")
    hall.until(lambda: not hall.work._asked)
    assert hall.dialogs() == []
    assert events(hall) == []


def test_files_part_into_events_and_people(hall: Hall, tmp_path: Path) -> None:
    calendar, cards = tmp_path / "fair.ics", tmp_path / "people.vcf"
    calendar.write_text(CALENDAR, encoding="utf-8")
    hall.taking.take([calendar, cards], "Open Space")
    assert hall.page.opened == [([cards], "Open Space")]
    hall.until(lambda: events(hall) == [("Design Conference", date(2026, 12, 3))])


def test_a_file_without_an_event_is_said(hall: Hall, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ics"
    broken.write_text("hello", encoding="utf-8")
    hall.taking.take([broken])
    hall.until(lambda: hall.failed)
    assert hall.window.banner.isVisible()


def test_quick_add_stands_alone_while_the_window_is_hidden(hall: Hall) -> None:
    hall.window.hide()
    hall.adding.add_person()
    hall.adding.add_person()  # asked for again: the same one
    [dialog] = hall.dialogs()
    assert dialog.parentWidget() is None
    assert not hall.window.isVisible()
    dialog.line.setText("Ana Ruiz")
    with hall.qtbot.waitSignal(hall.adding.alone_closed, timeout=PATIENCE_MS):
        hall.qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert hall.ask(book.people.count) == 1
    assert not hall.window.isVisible()
