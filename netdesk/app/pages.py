"""The pages of the window: made when first wanted, and connected to what they wish."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QSettings, Signal

from netdesk import book, clock
from netdesk.app.going import Going
from netdesk.ui.bus import Bus
from netdesk.ui.pages.today import TodayPage
from netdesk.ui.widgets.page import Page
from netdesk.ui.window import Window
from netdesk.ui.work import Work
from netdesk.words import tr

if TYPE_CHECKING:
    from netdesk.app.finding import Finding
    from netdesk.ui.pages.importing import ImportPage
    from netdesk.ui.pages.people import PeoplePage

PEOPLE_ORDER = "people/order"


class Pages(QObject):
    """Makes the window and its pages; what a page wishes of others it passes on as its own wish."""

    import_wanted = Signal(str)
    """Files are to be asked for, with people met at this event (a name, empty for none)."""

    add_wanted = Signal()

    export_wanted = Signal(object)
    """Ids of people; none of them is everybody."""

    print_wanted = Signal(object)
    """Ids of people."""

    code_wanted = Signal(int)

    review_wanted = Signal(object)
    """The month (date) to be printed."""

    goals_wanted = Signal()

    def __init__(self, work: Work, bus: Bus, settings: QSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._bus, self._settings = work, bus, settings
        pages = {
            "today": self._make_today,
            "people": self._make_people,
            "events": self._make_events,
            "sort": self._make_sort,
            "giving": self._make_giving,
            "library": self._make_library,
            "month": self._make_month,
            "duplicates": self._make_duplicates,
            "import": self._make_import,
        }
        self.window = Window(bus, pages, settings)
        self.going = Going(work, self.window)
        self.finding: Finding | None = None

    def load_finding(self) -> None:
        """Count lists and duplicates from now on: the book is open."""
        from netdesk.app.finding import Finding

        if self.finding is not None:  # somebody was quicker, on the page Duplicates
            return
        self.finding = Finding(self._work, self._bus, self.window, self.going.people)
        if "people" in self.window.pages.names():
            self.finding.watch(cast("PeoplePage", self.window.pages.page("people")))

    def _make_today(self) -> Page:
        page, going = TodayPage(self._work, self._bus), self.going
        page.import_wanted.connect(lambda: self.import_wanted.emit(""))
        page.add_wanted.connect(self.add_wanted)
        page.samples_wanted.connect(self._add_samples)
        page.sort_wanted.connect(going.sort)
        page.person_wanted.connect(going.show_person)
        page.event_people_wanted.connect(
            lambda event: going.people().show_query(f'event:"{event}"')
        )
        page.place_wanted.connect(going.show_place)
        page.month_wanted.connect(lambda: going.go("month"))
        page.giving_wanted.connect(lambda: going.go("giving"))
        page.link_wanted.connect(self._open_link)
        return page

    def _add_samples(self) -> None:
        today = clock.today()
        self._work.do(
            lambda: book.importing.add_samples(today),
            said=lambda done: tr("%n sample people to look around with", n=done.added),
            then=lambda _done: self.going.go("people"),
        )

    def _make_people(self) -> Page:
        from netdesk.ui.pages.people import PeoplePage

        page = PeoplePage(self._work, self._bus)
        page.import_wanted.connect(lambda: self.import_wanted.emit(""))
        page.export_wanted.connect(self.export_wanted)
        page.print_wanted.connect(self.print_wanted)
        page.code_wanted.connect(self.code_wanted)
        page.link_wanted.connect(self._open_link)
        page.niche_shown.connect(self.window.sidebar.set_picked)
        page.list.set_order(str(self._settings.value(PEOPLE_ORDER, "due")))
        page.order_shown.connect(lambda order: self._settings.setValue(PEOPLE_ORDER, order))
        if self.finding is not None:
            self.finding.watch(page)
        return page

    def _make_duplicates(self) -> Page:
        self.load_finding()
        assert self.finding is not None
        return self.finding.make_page()

    def _make_events(self) -> Page:
        from netdesk.ui.pages.events import EventsPage

        page = EventsPage(self._work, self._bus)
        page.person_wanted.connect(self.going.show_person)
        page.import_wanted.connect(self.import_wanted)
        page.export_wanted.connect(self.export_wanted)
        page.sort_wanted.connect(self.going.sort)
        page.link_wanted.connect(self._open_link)
        return page

    def _make_sort(self) -> Page:
        from netdesk.ui.pages.sorting import SortPage

        page = SortPage(self._work, self._bus)
        page.left.connect(self.going.go_back)
        page.event_wanted.connect(self.going.show_event)
        return page

    def _make_month(self) -> Page:
        from netdesk.ui.pages.month import MonthPage

        page, going = MonthPage(self._work, self._bus), self.going
        page.goals_wanted.connect(self.goals_wanted)
        page.print_wanted.connect(self.review_wanted)
        page.plan_wanted.connect(lambda: going.events().new())
        page.event_wanted.connect(going.show_event)
        page.group_wanted.connect(going.show_group)
        page.person_wanted.connect(going.show_person)
        page.slipping_wanted.connect(lambda: going.people().show_query("is:slipping"))
        return page

    def _make_giving(self) -> Page:
        from netdesk.ui.pages.giving import GivingPage

        page = GivingPage(self._work, self._bus)
        page.person_wanted.connect(self.going.show_person)
        page.item_wanted.connect(self.going.show_item)
        page.library_wanted.connect(lambda: self.going.go("library"))
        page.link_wanted.connect(self._open_link)
        return page

    def _make_library(self) -> Page:
        from netdesk.ui.pages.library import LibraryPage

        page = LibraryPage(self._work, self._bus)
        page.person_wanted.connect(self.going.show_person)
        page.link_wanted.connect(self._open_link)
        page.file_wanted.connect(self._show_file)
        return page

    def _make_import(self) -> "ImportPage":
        from netdesk.ui.pages.importing import ImportPage

        page = ImportPage(self._work, self._bus)
        page.imported.connect(lambda _done: self.going.show_met(page.event_name))
        page.choose_wanted.connect(lambda: self.import_wanted.emit(""))
        page.left.connect(self.going.go_back)
        return page

    def _open_link(self, url: str) -> None:
        from netdesk.app import leaving  # not needed by the first paint

        leaving.open_link(self._bus, url)

    def _show_file(self, path: str) -> None:
        from netdesk.app import leaving

        leaving.show_file(self._bus, path)
