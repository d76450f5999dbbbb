"""What is taken in from outside: cards, tables and pictures, calendars, text, a whole book."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QGuiApplication

from netdesk import book, clock
from netdesk.domain import web_page
from netdesk.domain.model import ChannelKind
from netdesk.ui.window import Window
from netdesk.ui.work import Work
from netdesk.words import tr

if TYPE_CHECKING:
    from netdesk.book.invitations import Invitation
    from netdesk.ui.pages.importing import ImportPage

Wanted = list[Path] | str | bytes

CALENDARS = (".ics", ".ical", ".icalendar")
PERSONAL = (ChannelKind.EMAIL, ChannelKind.PHONE, ChannelKind.LINKEDIN)
"""Channels that tell a pasted text about a person from one about an event."""


class Taking(QObject):
    """Sends each thing where it belongs; `show` brings the window to the front."""

    event_came = Signal(int)
    """An event (id) was made of what came in."""

    event_told = Signal(object)
    """A pasted text tells of an event (Invitation), but not when it is."""

    person_told = Signal(str)
    """A pasted text tells of one person."""

    link_came = Signal(str, str)
    """A link was pasted, with the HTML it was copied with."""

    def __init__(
        self, work: Work, window: Window, settings: QSettings, show: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._work, self._window, self._settings = work, window, settings
        self._show = show

    def take(self, wanted: Wanted, event: str = "") -> None:
        """Show what these files, text or picture would bring, of people met at `event`.

        Calendars become events at once. Without anything, show the preview that waits on a page
        that was left, else ask for files.
        """
        self._show()
        if not wanted and self._return_to_preview():
            return
        if not wanted:
            from netdesk.ui.dialogs.choose_files import choose_files

            choose_files(self._window, self._settings, lambda files: self.take(files, event))
        elif isinstance(wanted, list):
            self._take_files(wanted, event)
        else:
            self._preview(wanted, event)

    def take_text(self, text: str) -> None:
        """Take pasted text that holds no cards: a person, the announcement of an event, or a link
        to what can be shared."""
        mime = QGuiApplication.clipboard().mimeData()
        html = mime.html() if mime is not None and mime.text() == text else ""
        today = clock.today()

        def question() -> "tuple[bool, list[Invitation]]":
            known = book.quick_add.known(today)
            person = book.quick_add.read(text, today, known)
            events = book.invitations.read(text, today)
            is_person = any(one.kind in PERSONAL for one in person.channels)
            calendar = "BEGIN:V" in text.upper()
            return is_person and not calendar, [one for one in events if one.on or one.url]

        def then(answer: "tuple[bool, list[Invitation]]") -> None:
            is_person, events = answer
            if is_person:
                self.person_told.emit(text)
            elif (url := web_page.link(text)) and not web_page.announces(url):
                self.link_came.emit(url, html)
            elif len(events) == 1 and events[0].on is None:
                self.event_told.emit(events[0])
            elif events:
                self._make(lambda: events)

        self._work.ask(question, then, owner=self)

    def _return_to_preview(self) -> bool:
        """Show the preview that was left for another page; False if none waits there."""
        pages = self._window.pages
        if pages.name == "import" or "import" not in pages.names():
            return False
        if waits := cast("ImportPage", pages.page("import")).waits:
            self._window.show_page("import").focus_first()
        return waits

    def _take_files(self, files: list[Path], event: str) -> None:
        calendars = [path for path in files if path.suffix.lower() in CALENDARS]
        for path in calendars:
            self._take_calendar(path)
        rest = [path for path in files if path not in calendars]
        if len(rest) == 1 and rest[0].suffix.lower() == ".json":
            only = rest[0]
            self._work.ask(
                lambda: book.whole.is_whole_book(only),
                lambda whole: self._whole_book(only) if whole else self._preview(rest, event),
                owner=self._window,
            )
        elif rest:
            self._preview(rest, event)

    def _preview(self, wanted: Wanted, event: str) -> None:
        cast("ImportPage", self._window.show_page("import")).open(wanted, event)

    def _whole_book(self, source: Path) -> None:
        from netdesk.ui.dialogs.whole_book import WholeBookDialog

        WholeBookDialog(self._work, source, parent=self._window).open()

    def _take_calendar(self, path: Path) -> None:
        today = clock.today()
        self._make(lambda: book.invitations.read_file(path, today)[0])

    def _make(self, read: "Callable[[], Sequence[Invitation]]") -> None:
        today = clock.today()
        names: list[str] = []

        def verb() -> list[int]:
            found = read()
            names.extend(one.name for one in found)
            return book.invitations.add(found, today=today)

        def said(ids: list[int]) -> str:
            if len(names) == 1:
                return tr("%1 is among your events", names[0])
            return tr("%n event taken in||%n events taken in", n=len(ids))

        def then(ids: list[int]) -> None:
            if ids:
                self.event_came.emit(ids[0])

        self._work.do(verb, said=said, then=then, owner=self)
