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
        dialog.target.setText(str(target))
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
    dialog.version.setFocus()
    QTest.keyClick(dialog.version, Qt.Key.Key_Down)
    desk.export(dialog)
    text = (tmp_path / "one.vcf").read_text()
    assert "Ben Ito" in text
    assert "Ana Ruiz" not in text
    assert "VERSION:4.0" in text


def test_one_file_each_without_notes(desk: Desk, tmp_path: Path) -> None:
    dialog = desk.dialog(tmp_path / "x.vcf")
    each = next(one for one in dialog.form.children() if getattr(one, "text", str)() == "One each")
    QTest.mouseClick(each, LEFT)
    assert Path(dialog.target.text()) == tmp_path / "contacts"
    QTest.mouseClick(dialog.private, LEFT)
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
