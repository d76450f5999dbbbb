"""The calendar file that other programs read follows the book."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings

from netdesk import book, clock
from netdesk.app import feeding
from netdesk.app.feeding import FILE, Feeding
from netdesk.domain.when import Due
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.work import Work
from tests.makers import TODAY, open_book, person


@dataclass
class Desk:
    work: Work
    feeding: Feeding
    said: list[Notice]
    told: list[tuple[str, str]]
    folder: Path
    qtbot: Any

    def shows(self, text: str) -> None:
        """Wait until the file says something."""
        file = self.folder / FILE
        self.qtbot.waitUntil(lambda: file.exists() and text in file.read_text("utf-8"))

    def do(self, verb: Callable[[], object]) -> None:
        done: list[object] = []
        self.work.do(verb, then=done.append)
        self.qtbot.waitUntil(lambda: bool(done))


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(feeding, "SETTLE_MS", 0)
    clock.set_today(TODAY)
    path = tmp_path / "book" / "netdesk.book"
    with open_book(path):
        person("Ana Ruiz")
    bus, said, told = Bus(), [], []
    bus.said.connect(said.append)
    work = Work(path, bus)
    with qtbot.waitSignal(work.opened):
        work.start()
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    folder = tmp_path / "calendars"
    folder.mkdir()
    feeds = Feeding(work, bus, settings, work)
    feeds.told.connect(lambda *facts: told.append(facts))
    yield Desk(work, feeds, said, told, folder, qtbot)
    with qtbot.waitSignal(work.closed):
        work.close(lambda: None)
    clock.set_source(None)


def test_it_is_written_at_once_and_after_each_change(desk: Desk) -> None:
    desk.feeding.set_folder(str(desk.folder))
    desk.shows("Ana Ruiz")
    assert (desk.folder / FILE).stat().st_mode & 0o777 == 0o600
    own = book.people.find
    desk.do(lambda: book.follow_ups.plan([own("Ana")], Due(TODAY), reason="send the deck"))
    desk.shows("send the deck")
    desk.do(book.steps.undo)
    file = desk.folder / FILE
    desk.qtbot.waitUntil(lambda: "send the deck" not in file.read_text("utf-8"))
    assert list(desk.folder.iterdir()) == [file]


def test_without_a_folder_nothing_is_written(desk: Desk) -> None:
    desk.do(lambda: book.people.add("Bo", today=TODAY))
    desk.feeding.write()
    desk.feeding.finish()
    assert list(desk.folder.iterdir()) == []


def test_a_folder_that_went_away_is_said_once_until_it_is_back(desk: Desk) -> None:
    desk.feeding.set_folder(str(desk.folder / "gone"))
    desk.qtbot.waitUntil(lambda: bool(desk.said))
    desk.do(lambda: book.people.add("Bo", today=TODAY))
    assert "gone" in desk.feeding.problem
    (desk.folder / "gone").mkdir()
    desk.feeding.write()
    desk.qtbot.waitUntil(lambda: desk.feeding.problem == "")
    assert desk.told[-1] == (str(desk.folder / "gone"), "")
    assert len(desk.said) == 1


def test_what_changed_last_is_written_before_the_end(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeding, "SETTLE_MS", 60_000)
    patient = Feeding(desk.work, desk.work._bus, desk.feeding._settings, desk.work)
    patient.set_folder(str(desk.folder))
    desk.shows("Ana Ruiz")
    desk.do(lambda: book.people.add("Bo Lee", today=TODAY))
    patient.finish()
    desk.shows("Bo Lee")
