"""What follows the opening of the book: a backup, a check after an unclean end, or a rescue."""

import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

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
        if isinstance(error, BookUnusable) and error.reason == "damaged":
            self._offer_rescue(words.error(error))
        else:
            self._banner.say(words.error(error), action=tr("Quit"), wanted=self._end)

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
            self._offer_rescue(words.error(BookUnusable(str(self._path), "damaged", problems[0])))

    def _offer_rescue(self, said: str) -> None:
        """Offer the newest good backup in the place of a damaged book, which is kept."""
        if book.rescue.newest_good_backup(self._path) is None:
            self._banner.say(said, action=tr("Quit"), wanted=self._end)
        else:
            action = tr("Use the newest good backup")
            self._banner.say(said, action=action, wanted=lambda: self._work.close(self._rescue))

    def _rescue(self) -> None:
        try:
            book.rescue.rescue(self._path)
        except NetDeskError as error:
            self._banner.say(words.error(error), action=tr("Quit"), wanted=self._end)
            return
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


def _ourselves() -> tuple[str, list[str]]:
    """Return the program and arguments that start NetDesk anew."""
    frozen = getattr(sys, "frozen", False)
    return sys.executable, [sys.executable] if frozen else [sys.executable, "-m", "netdesk"]
