"""The going between the pages: to a person, an event, a group, a place of Today, and back."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from netdesk import book
from netdesk.domain.model import TodayItem, TodayKind
from netdesk.ui.window import Window
from netdesk.ui.work import Work

if TYPE_CHECKING:
    from netdesk.domain.model import Event
    from netdesk.ui.pages.events import EventsPage
    from netdesk.ui.pages.giving import GivingPage
    from netdesk.ui.pages.library import LibraryPage
    from netdesk.ui.pages.people import PeoplePage
    from netdesk.ui.pages.sorting import SortPage


class Going(QObject):
    """Shows pages, and on them what is wanted; each page is made when first shown."""

    def __init__(self, work: Work, window: Window) -> None:
        super().__init__(window)
        self._work, self._window = work, window

    def people(self) -> "PeoplePage":
        """Show the page People and return it."""
        return cast("PeoplePage", self._window.show_page("people"))

    def events(self) -> "EventsPage":
        """Show the page Events and return it."""
        return cast("EventsPage", self._window.show_page("events"))

    def giving(self) -> "GivingPage":
        """Show the page Give and return it."""
        return cast("GivingPage", self._window.show_page("giving"))

    def library(self) -> "LibraryPage":
        """Show the page Library and return it."""
        return cast("LibraryPage", self._window.show_page("library"))

    def show_window(self) -> None:
        """Bring the window to the front."""
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        if not window.isActiveWindow():
            QApplication.alert(window)

    def go(self, page: str) -> None:
        """Show a page by its name, and begin there."""
        self._window.show_page(page).focus_first()

    def go_back(self) -> None:
        """Show the page that a passing one, such as an import, was opened from."""
        before = self._window.pages.name_before
        self.go(before if before in ("today", "people", "events") else "today")

    def show_today(self) -> None:
        """Bring the window to the front with Today."""
        self.show_window()
        self.go("today")

    def show_place(self, item: TodayItem) -> None:
        """Show an event, a group, what is done together, or the month that is behind."""
        if item.kind is TodayKind.EVENT:
            self.show_event(item.subject_id)
        elif item.kind is TodayKind.GROUP:
            self.show_group(item.subject_id)
        elif item.kind is TodayKind.COLLABORATION:
            self.giving().show_projects()
        elif item.kind is TodayKind.MONTH:
            self.go("month")

    def show_person(self, person_id: int) -> None:
        """Bring the window to the front with a person."""
        self.show_window()
        page = self.people()
        page.show_person(person_id)
        page.focus_first()

    def show_event(self, event_id: int) -> None:
        """Show an event."""
        page = self.events()
        page.show_event(event_id)
        page.focus_first()

    def show_group(self, group_id: int) -> None:
        """Show a group."""
        page = self.events()
        page.show_group(group_id)
        page.focus_first()

    def show_item(self, item_id: int) -> None:
        """Show an item of the library."""
        page = self.library()
        page.show_item(item_id)
        page.focus_first()

    def show_met(self, event: str) -> None:
        """Show the event whose people came in, or everybody where there is none."""

        def show(found: "Event | None") -> None:
            if found is None:
                self.go("people")
            else:
                self.show_event(found.id)

        if event:
            self._work.ask(lambda: book.events.find(event), show, owner=self)
        else:
            self.go("people")

    def sort(self, event_id: int) -> None:
        """Let the people of an event be sorted, beside the page that is shown."""
        page = cast("SortPage", self._window.pages.page("sort"))
        page.nav = self._window.pages.name
        page.open_event(event_id)
        self.go("sort")
