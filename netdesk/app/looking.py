"""The first look at the book, taken while Qt is loaded: SQLite needs Python for little of it."""

from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from netdesk import clock
from netdesk.book import today

if TYPE_CHECKING:
    from netdesk.book.today import TodayView


class FirstLook(Thread):
    """Looks at the book by a connection of its own, from now on; `view` waits for what it saw."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self._view: TodayView | None = None
        self.start()

    def view(self) -> "TodayView | None":
        """Return what the first page shows; None where the book is new or can't be read."""
        self.join()
        return self._view

    def run(self) -> None:
        """Look at the book; called in the thread."""
        with suppress(Exception):  # any fault of the file: opening it properly names it
            if self.path.is_file() and self.path.stat().st_size > 0:
                self._view = today.glance(self.path, clock.today())
