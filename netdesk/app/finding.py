"""Lists of the sidebar and who may be in the book twice: counted while the user does else."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from netdesk import book, clock, words
from netdesk.book.people import PeopleCounts
from netdesk.book.saved_lists import SavedList
from netdesk.domain.changes import Changes, Kind
from netdesk.domain.filters import BadQuery
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.models.people import FILTERS
from netdesk.ui.widgets.lists_section import Listed, ListsSection
from netdesk.ui.window import Window
from netdesk.ui.work import Job, Work
from netdesk.words import tr

if TYPE_CHECKING:
    from netdesk.ui.pages.duplicates import DuplicatesPage
    from netdesk.ui.pages.people import PeoplePage

SETTLE_MS = 1_500
"""Several steps in a row are counted once."""

MOST = 30_000
"""In a larger book duplicates are counted only by their page."""

DUPLICATES = "duplicates"
_COUNTED = (Kind.PERSON, Kind.NICHE, Kind.EVENT, Kind.GROUP, Kind.INTERACTION, Kind.FOLLOW_UP)


class Finding(QObject):
    """Shows the lists in the sidebar; `people` shows the page People and returns it."""

    def __init__(
        self, work: Work, bus: Bus, window: Window, people: "Callable[[], PeoplePage]"
    ) -> None:
        super().__init__(window)
        self._work, self._bus, self._window, self._people = work, bus, window, people
        self._job: Job | None = None
        self._counting: Job | None = None
        self._saved: list[SavedList] = []
        self._counts: PeopleCounts | None = None
        self._duplicates: int | None = None
        self._cards_changed = True
        self._timer = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._timer.timeout.connect(self._count)
        self.lists = ListsSection()
        window.sidebar.add_section(self.lists)
        self._connect()
        bus.changed.connect(self._on_changed)
        self.count_lists()
        self._timer.start()

    def make_page(self) -> "DuplicatesPage":
        """Make the page Duplicates."""
        from netdesk.ui.pages.duplicates import DuplicatesPage

        page = DuplicatesPage(self._work, self._bus)
        page.left.connect(lambda: self._window.show_page("people").focus_first())
        page.counted.connect(self._tell_duplicates)
        return page

    def watch(self, page: "PeoplePage") -> None:
        """Let a page People mark its list in the sidebar, and be told about duplicates."""
        page.query_shown.connect(self.lists.set_query)
        page.set_duplicates(self._duplicates)

    def count_lists(self) -> None:
        """Count anew who is in the lists."""
        if self._counting:
            self._counting.cancel()
        today = clock.today()
        self._counting = self._work.ask(lambda: _counted(today), self._take, owner=self)

    def _connect(self) -> None:
        work, lists = self._work, self.lists
        lists.picked.connect(self._show)
        lists.add_wanted.connect(self._save)
        lists.replace_wanted.connect(self._replace)
        lists.rename_wanted.connect(
            lambda own, name: work.do(
                lambda: book.saved_lists.edit(own, today=clock.today(), name=name)
            )
        )
        lists.remove_wanted.connect(
            lambda own: work.do(
                lambda: book.saved_lists.remove(own), said=tr("List removed, its people stay")
            )
        )

    def _show(self, listed: Listed) -> None:
        if listed.query == DUPLICATES:
            self._window.show_page(DUPLICATES).focus_first()
        else:
            page = self._people()
            page.show_query(listed.query)
            page.focus_first()

    def _save(self, name: str) -> None:
        today = clock.today()
        if query := self._searched():
            self._work.do(
                lambda: book.saved_lists.add(name, query, today=today),
                said=tr("List “%1” saved", name),
            )

    def _replace(self, list_id: int) -> None:
        today = clock.today()
        if query := self._searched():
            self._work.do(lambda: book.saved_lists.edit(list_id, today=today, query=query))

    def _searched(self) -> str:
        """Return the query that People shows, or say why there is none."""
        try:
            query = self._people().current_query()
        except BadQuery as problem:
            self._bus.said.emit(Notice(words.error(problem)))
            return ""
        if not query:
            self._bus.said.emit(Notice(tr("Search or filter first, then save that as a list.")))
        return query

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(Kind.LIST):
            self.count_lists()
        if changes.touches(*_COUNTED):
            self._cards_changed = self._cards_changed or changes.touches(Kind.CARD)
            self._timer.start()

    def _count(self) -> None:
        self.count_lists()
        if self._cards_changed:  # a contact makes nobody another's double, and it takes a second
            self._cards_changed = False
            if self._job:
                self._job.cancel()
            self._job = self._work.ask(_duplicates, self._tell_duplicates, owner=self)

    def _take(self, found: tuple[list[SavedList], PeopleCounts]) -> None:
        self._saved, self._counts = found
        self._show_lists()

    def _tell_duplicates(self, count: int | None) -> None:
        if count is None:
            return
        self._duplicates = count
        self._show_lists()
        if "people" in self._window.pages.names():
            page = self._window.pages.page("people")
            page.set_duplicates(count)  # type: ignore[attr-defined]

    def _show_lists(self) -> None:
        if self._counts is None or not self._counts.all:
            self.lists.hide()
            return
        steps, drifting = self._counts.no_next_step, self._counts.drifting
        built_in = (
            Listed(tr("No next step"), FILTERS["no_step"], steps),
            Listed(tr("Drifting"), FILTERS["drifting"], drifting),
            Listed(tr("Possible duplicates"), DUPLICATES, self._duplicates, icon="merge"),
        )
        saved = (Listed(one.name, one.query, one.count, one.id) for one in self._saved)
        self.lists.show_lists((*saved, *built_in))
        self.lists.show()


def _duplicates() -> int | None:
    return len(book.duplicates.candidates()) if book.people.count() <= MOST else None


def _counted(today: date) -> tuple[list[SavedList], PeopleCounts]:
    return book.saved_lists.counted(today), book.people.counts(today)
