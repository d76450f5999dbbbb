"""Keeps our calendar as a file in a folder of the user's choice, for other programs to read."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from netdesk import book, words
from netdesk.domain.changes import Changes, Kind
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.work import Work

FOLDER = "calendar/folder"
FILE = "netdesk.ics"
SETTLE_MS = 500
"""Several steps in a row are one writing."""

_SHOWN = (Kind.FOLLOW_UP, Kind.PERSON, Kind.PREFERENCE)


class Feeding(QObject):
    """Writes the file after changes, and at the start; the folder belongs to this machine."""

    told = Signal(str, str)
    """The folder, and why the file can't be written there; empty if it can."""

    def __init__(self, work: Work, bus: Bus, settings: QSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._bus, self._settings = work, bus, settings
        self.problem = ""
        self._writing = False
        self._timer = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._timer.timeout.connect(self.write)
        bus.changed.connect(self._on_changed)

    @property
    def folder(self) -> str:
        """The folder of the file, empty if there shall be none."""
        return str(self._settings.value(FOLDER, ""))

    def set_folder(self, folder: str) -> None:
        """Keep the file in this folder from now on; an empty one ends it, the file stays."""
        self._settings.setValue(FOLDER, folder)
        self.problem = ""
        self.told.emit(folder, "")
        self.write()

    def write(self) -> None:
        """Write the file, off the screen's thread; one writing at a time."""
        if self._writing:
            self._timer.start()
        elif self.folder:
            self._writing = True
            self._work.ask(
                partial(_write, Path(self.folder, FILE)),
                lambda _done: self._on_written(""),
                failed=lambda problem: self._on_written(words.error(problem)),
                owner=self,
            )

    def finish(self) -> None:
        """Write what has changed a moment ago, before the book is closed."""
        if self._timer.isActive():
            self._timer.stop()
            self._work.do(partial(_write, Path(self.folder, FILE)), failed=lambda _problem: None)

    def _on_changed(self, changes: Changes) -> None:
        if self.folder and changes.touches(*_SHOWN):
            self._timer.start()

    def _on_written(self, problem: str) -> None:
        self._writing = False
        if problem != self.problem:
            self.problem = problem
            self.told.emit(self.folder, problem)
            if problem:
                self._bus.said.emit(Notice(problem))


def _write(target: Path) -> None:
    book.calendar.export_calendar(target, titles=words.titles(), overwrite=True)
