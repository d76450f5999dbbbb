"""What is taken in from outside: files, text and pictures to be looked at, a whole book alone."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSettings

from netdesk import book
from netdesk.ui.window import Window
from netdesk.ui.work import Work

if TYPE_CHECKING:
    from netdesk.ui.pages.importing import ImportPage

Wanted = list[Path] | str | bytes


class Taking:
    """Sends each thing where it belongs; `show` brings the window to the front."""

    def __init__(
        self, work: Work, window: Window, settings: QSettings, show: Callable[[], None]
    ) -> None:
        self._work, self._window, self._settings = work, window, settings
        self._show = show

    def take(self, wanted: Wanted, event: str = "") -> None:
        """Show what these files, text or picture would bring, of people met at `event`.

        Without any, ask for files.
        """
        self._show()
        if not wanted:
            from netdesk.ui.dialogs.choose_files import choose_files

            choose_files(self._window, self._settings, lambda files: self.take(files, event))
        elif isinstance(wanted, list) and len(wanted) == 1 and wanted[0].suffix.lower() == ".json":
            only = wanted[0]
            self._work.ask(
                lambda: book.whole.is_whole_book(only),
                lambda whole: self._whole_book(only) if whole else self._preview(wanted, event),
                owner=self._window,
            )
        else:
            self._preview(wanted, event)

    def _preview(self, wanted: Wanted, event: str) -> None:
        cast("ImportPage", self._window.show_page("import")).open(wanted, event)

    def _whole_book(self, source: Path) -> None:
        from netdesk.ui.dialogs.whole_book import WholeBookDialog

        WholeBookDialog(self._work, source, parent=self._window).open()
