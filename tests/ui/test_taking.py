"""Codes in pictures and whole books, dropped, pasted or opened."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import segno
from PySide6.QtCore import QMimeData, QSettings, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from netdesk import book
from netdesk.app.taking import Taking
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.dialogs.whole_book import WholeBookDialog
from netdesk.ui.pages.importing import ImportPage
from netdesk.ui.widgets.incoming import MOST_SIDE, is_welcome, offered
from netdesk.ui.widgets.page import Page
from netdesk.ui.window import Window
from netdesk.ui.work import Work
from tests.makers import TODAY, open_book, person
from tests.ui.test_importing import Desk, desk

__all__ = ["desk"]

MECARD = "MECARD:N:Ruiz,Ana;TEL:+34600111222;;"


def code(path: Path, text: str = MECARD) -> Path:
    segno.make_qr(text).save(str(path), scale=8)
    return path


def names(desk: Desk) -> list[str]:
    model = desk.page.found.model
    return [desk.line(row).name for row in range(model.rowCount())]


def test_a_picture_of_a_code_is_a_person(desk: Desk, tmp_path: Path) -> None:
    desk.drop(code(tmp_path / "code.png"))
    assert names(desk) == ["Ana Ruiz"]
    QTest.mouseClick(desk.page.add, Qt.MouseButton.LeftButton)
    assert desk.finish().added == 1


def test_a_pasted_picture_is_looked_at_too(desk: Desk, tmp_path: Path, theme: object) -> None:
    image = QImage(str(code(tmp_path / "code.png")))
    scene = QImage(3 * MOST_SIDE, 1_500, QImage.Format.Format_RGB32)
    scene.fill(Qt.GlobalColor.white)
    painter = QPainter(scene)
    painter.drawImage(400, 100, image.scaled(1_200, 1_200))
    painter.end()
    mime = QMimeData()
    mime.setImageData(scene)
    assert is_welcome(mime)
    found = offered(mime)
    assert isinstance(found, bytes)
    assert len(found) < 5_000_000
    desk.page.open(found)
    desk.qtbot.waitUntil(lambda: desk.page._job is None)
    assert names(desk) == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "there is no code in this picture that can be read"),
        ("https://example.org", "the code in this picture holds no contact: https://example.org"),
    ],
)
def test_a_picture_with_nobody_in_it_says_so(
    desk: Desk, tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "code.png"
    if text:
        code(path, text)
    else:
        QImage(300, 300, QImage.Format.Format_RGB32).save(str(path))
    desk.drop(path)
    texts = [one.text() for one in desk.page.findChildren(QLabel)]
    assert [one for one in texts if said in one]


@dataclass
class Program:
    """The window with what takes things in, on a real book."""

    window: Window
    work: Work
    taking: Taking
    page: ImportPage
    said: list[Notice]
    qtbot: Any

    def dialog(self) -> WholeBookDialog:
        self.qtbot.waitUntil(lambda: bool(self.window.findChildren(WholeBookDialog)))
        return self.window.findChildren(WholeBookDialog)[0]

    def people(self) -> list[str]:
        found: list[Any] = []
        self.work.ask(lambda: book.people.ids(today=TODAY), found.append)
        self.qtbot.waitUntil(lambda: bool(found))
        return found[0]


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    with open_book(tmp_path / "other.book"):
        person("Ana Ruiz")
        person("Bo Lee")
        book.whole.export_book(tmp_path / "all.json")
    return tmp_path / "all.json"


@pytest.fixture
def program(whole: Path, tmp_path: Path, theme: object, qtbot: Any) -> Iterator[Program]:
    bus = Bus()
    work = Work(tmp_path / "own.book", bus)
    page = ImportPage(work, bus)
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = Window(bus, {"import": lambda: page, "today": Page}, settings)
    qtbot.addWidget(window)
    said: list[Notice] = []
    bus.said.connect(said.append)
    with qtbot.waitSignal(work.opened):
        work.start()
    taking = Taking(work, window, settings, window.show)
    yield Program(window, work, taking, page, said, qtbot)
    window.close()
    with qtbot.waitSignal(work.closed):
        work.close(lambda: None)


def test_a_whole_book_goes_into_an_empty_one(program: Program, whole: Path) -> None:
    program.taking.take([whole])
    dialog = program.dialog()
    with program.qtbot.waitSignal(dialog.accepted):
        QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert program.said == [Notice("2 people taken in", undo=True)]
    assert len(program.people()) == 2


def test_a_book_with_people_says_why_not(program: Program, whole: Path) -> None:
    program.work.do(lambda: person("Eva Novak"))
    program.taking.take([whole])
    dialog = program.dialog()
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    program.qtbot.waitUntil(dialog.banner.isVisible)
    assert "empty" in dialog.banner.text()
    assert len(program.people()) == 1
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_this_book_holds_already_changes_nothing(program: Program, tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    program.work.do(lambda: person("Eva Novak"))
    program.work.do(lambda: book.whole.export_book(own))
    program.qtbot.waitUntil(own.exists)
    program.taking.take([own])
    dialog = program.dialog()
    with program.qtbot.waitSignal(dialog.accepted):
        QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert program.said == [Notice("The book holds all of it already; nothing was changed.")]
    assert len(program.people()) == 1


def test_import_leads_back_to_a_preview_that_waits(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr("netdesk.ui.dialogs.choose_files.choose_files", lambda *_: asked.append(1))
    pages, page = program.window.pages, program.page
    page.left.connect(lambda: program.window.show_page("today"))
    program.window.show()
    program.window.show_page("today")
    program.taking.take([])
    assert len(asked) == 1, "nothing waits"
    program.taking.take([code(tmp_path / "code.png")])
    program.qtbot.waitUntil(lambda: page._preview is not None)
    program.window.show_page("today")
    program.taking.take([], "Meetup")
    assert pages.name == "import"
    assert len(asked) == 1
    program.taking.take([])
    assert len(asked) == 2, "who sees the preview wants other files"
    page.cancel.click()
    assert pages.name == "today"
    program.taking.take([])
    assert len(asked) == 3, "what was cancelled doesn't wait"


def test_other_json_is_looked_at_as_any_file(program: Program, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text('{"a": 1}')
    program.taking.take([other])
    program.qtbot.waitUntil(lambda: program.page._empty is not None)
