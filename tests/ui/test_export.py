"""The export dialog and the sample people's line, on a real book."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from netdesk import book, clock
from netdesk.domain.model import Channel, ChannelKind
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.dialogs.export import ExportDialog
from netdesk.ui.widgets.labels import ElidedLabel
from netdesk.ui.widgets.sample_banner import SampleBanner
from netdesk.ui.work import Work
from tests.makers import open_book, person

pytestmark = pytest.mark.usefixtures("theme")

TODAY = date(2026, 11, 23)
LEFT = Qt.MouseButton.LeftButton


@dataclass
class Desk:
    work: Work
    bus: Bus
    said: list[Notice]
    ids: list[int]
    qtbot: Any

    def dialog(self, target: Path, ids: list[int] | None = None) -> ExportDialog:
        dialog = ExportDialog(self.work, self.bus, ids or [])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.qtbot.addWidget(dialog)
        dialog.form.place.setText(str(target))
        dialog.show()
        return dialog

    def export(self, dialog: ExportDialog) -> None:
        with self.qtbot.waitSignal(dialog.accepted):
            QTest.keyClick(dialog.export, Qt.Key.Key_Return)

    def ask(self, question: Callable[[], Any]) -> Any:
        found: list[Any] = []
        self.work.ask(question, found.append)
        self.qtbot.waitUntil(lambda: bool(found))
        return found[0]


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    clock.set_today(TODAY)
    path = tmp_path / "book" / "netdesk.book"
    with open_book(path):
        mail = Channel(ChannelKind.EMAIL, "ana@example.org")
        ids = [person("Ana Ruiz", channels=[mail], notes="Secret"), person("Ben Ito")]
    bus = Bus()
    work = Work(path, bus)
    failures: list[Exception] = []
    said: list[Notice] = []
    bus.failed.connect(failures.append)
    bus.said.connect(said.append)
    with qtbot.waitSignal(work.opened):
        work.start()
    yield Desk(work, bus, said, ids, qtbot)
    with qtbot.waitSignal(work.closed):
        work.close(lambda: None)
    clock.set_source(None)
    assert failures == []


def button(dialog: ExportDialog, text: str) -> QPushButton:
    found = dialog.findChildren(QPushButton)
    return next(one for one in found if one.isVisible() and one.text() == text)


def test_everybody_goes_into_one_file(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "all.vcf"
    desk.export(desk.dialog(target))
    text = target.read_text()
    assert text.count("BEGIN:VCARD") == 2
    assert "VERSION:3.0" in text
    assert desk.said == [Notice("2 people exported to all.vcf")]


def test_only_those_selected_in_another_version(desk: Desk, tmp_path: Path) -> None:
    dialog = desk.dialog(tmp_path / "one", desk.ids[1:])
    dialog.form.version.setFocus()
    QTest.keyClick(dialog.form.version, Qt.Key.Key_Down)
    desk.export(dialog)
    text = (tmp_path / "one.vcf").read_text()
    assert "Ben Ito" in text
    assert "Ana Ruiz" not in text
    assert "VERSION:4.0" in text


def test_one_file_each_without_notes(desk: Desk, tmp_path: Path) -> None:
    dialog = desk.dialog(tmp_path / "x.vcf")
    each = next(
        one for one in dialog.form.form.children() if getattr(one, "text", str)() == "One each"
    )
    QTest.mouseClick(each, LEFT)
    assert Path(dialog.form.place.text()) == tmp_path / "contacts"
    QTest.mouseClick(dialog.form.private, LEFT)
    desk.export(dialog)
    files = sorted((tmp_path / "contacts").iterdir())
    assert [file.name for file in files] == ["Ana Ruiz.vcf", "Ben Ito.vcf"]
    assert "Secret" not in files[0].read_text()


def test_an_existing_file_is_asked_about(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "all.vcf"
    target.write_text("mine")
    dialog = desk.dialog(target)
    QTest.mouseClick(dialog.export, LEFT)
    desk.qtbot.waitUntil(dialog.banner.isVisible)
    assert target.read_text() == "mine"
    assert dialog.focusWidget() is dialog.export
    with desk.qtbot.waitSignal(dialog.accepted):
        QTest.mouseClick(button(dialog, "Overwrite"), LEFT)
    assert target.read_text().startswith("BEGIN:VCARD")


def test_what_can_t_be_written_is_said_in_the_dialog(desk: Desk, tmp_path: Path) -> None:
    dialog = desk.dialog(tmp_path / "nowhere" / "all.vcf")
    QTest.mouseClick(dialog.export, LEFT)
    desk.qtbot.waitUntil(dialog.banner.isVisible)
    assert "can't be written" in dialog.banner.text()
    assert dialog.export.isEnabled()
    assert dialog.isVisible()


def test_escape_stops_what_runs_and_then_closes(desk: Desk, tmp_path: Path) -> None:
    dialog = desk.dialog(tmp_path / "all.vcf")
    QTest.mouseClick(dialog.export, LEFT)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    desk.qtbot.waitUntil(dialog.banner.isVisible)
    assert dialog.banner.text() == "Cancelled."
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_one_click_removes_the_sample_people(desk: Desk) -> None:
    line = SampleBanner(desk.work, desk.bus)
    desk.qtbot.addWidget(line)
    desk.ask(book.people.count)
    assert not line.isVisible()
    desk.work.do(lambda: book.importing.add_samples(TODAY))
    desk.qtbot.waitUntil(line.isVisible)
    QTest.mouseClick(line.remove, LEFT)
    desk.qtbot.waitUntil(lambda: not line.isVisible())
    assert desk.ask(book.people.count) == 2
    assert desk.said[-1].undo


def choose(dialog: ExportDialog, name: str) -> None:
    """Pick a format by keyboard."""
    kind = dialog.form.kind
    kind.setFocus()
    for _ in range(kind.findText(name) - kind.currentIndex()):
        QTest.keyClick(kind, Qt.Key.Key_Down)
    assert kind.currentText() == name


@pytest.mark.parametrize(
    ("name", "suffix", "start", "rows", "said"),
    [
        ("Table (CSV)", ".csv", b"\xef\xbb\xbfuid,", 4, "2 people exported to contacts.csv"),
        ("Calendar", ".ics", b"BEGIN:VCALENDAR", 3, "3 entries exported to netdesk.ics"),
        ("Whole book (JSON)", ".json", b'{"format"', 2, "2 people exported to netdesk.json"),
    ],
)
def test_each_format_leaves_its_choices(
    desk: Desk, tmp_path: Path, name: str, suffix: str, start: bytes, rows: int, said: str
) -> None:
    own = desk.ids[0]
    desk.work.do(lambda: book.people.edit(own, birthday="1990-04-12"))
    desk.qtbot.waitUntil(lambda: not desk.work.busy())
    dialog = desk.dialog(tmp_path / "x.vcf")
    choose(dialog, name)
    assert len([row for row, _option in dialog.form._rows if row.isVisible()]) == rows
    target = Path(dialog.form.place.text())
    assert (target.parent, target.suffix) == (tmp_path, suffix)
    desk.export(dialog)
    assert target.read_bytes().startswith(start)
    assert desk.said[-1] == Notice(said)


def test_one_person_has_a_code(desk: Desk, tmp_path: Path) -> None:
    several = desk.dialog(tmp_path / "x.vcf", desk.ids)
    assert several.form.kind.findText("QR code") < 0
    dialog = desk.dialog(tmp_path / "x.vcf", desk.ids[:1])
    choose(dialog, "QR code")
    desk.export(dialog)
    assert (tmp_path / "contact.png").read_bytes().startswith(b"\x89PNG")


def test_outlook_is_told_about_one_each(desk: Desk, tmp_path: Path) -> None:
    dialog = desk.dialog(tmp_path / "x.vcf")
    dialog.form.version.setCurrentIndex(2)
    remarks = [one.text() for one in dialog.findChildren(ElidedLabel)]
    assert "Outlook reads only the first card of a file" in remarks
