"""What becomes of the book as a whole: opened, backed up, checked, rescued, or deleted."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer

from netdesk import book, clock, words
from netdesk.domain.errors import BookUnusable, NetDeskError
from netdesk.ui.widgets.banner import Banner
from netdesk.ui.widgets.sidebar import Sidebar
from netdesk.ui.work import Work
from netdesk.words import tr

PATIENCE_MS = 400
"""So long the book may be brought up to date before anything is said of it."""


class Opening(QObject):
    """Says in the banner what is wrong with the book or keeps it from opening, and in the sidebar
    when it was backed up.

    `end` closes the program; `leave` makes room for a new start in its place.
    """

    def __init__(
        self,
        path: Path,
        work: Work,
        banner: Banner,
        sidebar: Sidebar,
        end: Callable[[], None],
        leave: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._path, self._work, self._banner, self._sidebar = path, work, banner, sidebar
        self._end, self._leave = end, leave
        self._told = ""
        self._waiting = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._waiting.timeout.connect(self._tell_preparing)
        work.preparing.connect(self._waiting.start)
        work.opened.connect(self._end_waiting)
        work.open_failed.connect(self._end_waiting)

    def care(self, *, check: bool) -> None:
        """Back the open book up if that is due, and look for damage after an unclean end."""
        if book.opening.read_only():
            told = tr("This book can only be read: its folder can't be written to.")
            self._banner.say(told, "due")
        else:
            self._work.do(
                lambda: book.upkeep.backup_if_due(), then=lambda _path: self._tell_backup()
            )
        if check:
            self._work.ask(lambda: book.upkeep.check(), self._on_checked, owner=self)

    def say_failed(self, error: Exception) -> None:
        """Say why the book could not be opened, and what can be done."""
        self._say(error, rescue=isinstance(error, BookUnusable) and error.rescue)

    def delete_everything(self, settings: QSettings) -> None:
        """Close the book and delete it, with its backups and what this machine remembers, and
        start anew."""
        self._work.close(partial(self._delete, settings))

    def _tell_preparing(self) -> None:
        """Say why nothing happens yet: an update, or another language of the system."""
        self._told = tr("Your book is being brought up to date. This can take a minute, once.")
        self._banner.say(self._told, "plain")

    def _end_waiting(self) -> None:
        self._waiting.stop()
        if self._told and self._banner.text() == self._told:
            self._banner.hide()

    def _on_checked(self, problems: list[str]) -> None:
        if problems:
            path, damage = self._path, BookUnusable(str(self._path), "damaged", problems[0])
            self._work.ask(
                lambda: book.rescue.newest_good_backup(path),
                lambda good: self._say(damage, rescue=good is not None),
                owner=self,
            )

    def _say(self, error: Exception, *, rescue: bool = False) -> None:
        """Say what is wrong; to `rescue` a damaged book, which is kept, its newest good backup
        takes its place."""
        action = tr("Use the newest good backup") if rescue else tr("Quit")
        wanted = self._start_rescue if rescue else self._end
        self._banner.say(words.error(error), action=action, wanted=wanted)

    def _start_rescue(self) -> None:
        self._work.close(self._rescue)

    def _rescue(self) -> None:
        try:
            book.rescue.rescue(self._path)
        except NetDeskError as error:
            self._say(error)
            return
        self._start_anew()

    def _delete(self, settings: QSettings) -> None:
        try:
            book.wiping.wipe(self._path)
        except NetDeskError as error:
            self._say(error)
            return
        _forget(settings)
        self._start_anew()

    def _start_anew(self) -> None:
        self._leave()
        os.execv(*_ourselves())

    def _tell_backup(self) -> None:
        self._work.ask(lambda: book.upkeep.last_backup(), self._show_backup, owner=self)

    def _show_backup(self, last: datetime | None) -> None:
        if last is None:
            self._sidebar.set_status(tr("Local only"))
            return
        local, today = last.astimezone(), clock.today()
        at, day = words.clock_time(local.time()), local.date()
        when = at if day == today else words.short_date(day, today)
        self._sidebar.set_status(tr("Local only · backed up %1", when))


def _forget(settings: QSettings) -> None:
    """Forget the choices of this machine, its start with the computer, and the calendar's file."""
    from netdesk.app.feeding import FILE, FOLDER
    from netdesk.desktop import autostart

    folder = str(settings.value(FOLDER, ""))
    with suppress(OSError):
        autostart.disable()
        if folder:
            Path(folder, FILE).unlink(missing_ok=True)
    settings.clear()
    settings.sync()


def _ourselves() -> tuple[str, list[str]]:
    """Return the program and arguments that start NetDesk anew."""
    frozen = getattr(sys, "frozen", False)
    return sys.executable, [sys.executable] if frozen else [sys.executable, "-m", "netdesk"]
