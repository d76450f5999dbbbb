"""How the list of People is read: its first page at once, where it is another list, then all."""

from PySide6.QtCore import QObject, Signal

from netdesk import clock
from netdesk.book.people import PeopleCounts
from netdesk.ui.models.people import Roster, Wanted, first_page, has_first_page, roster
from netdesk.ui.work import Job, Work


class ListReading(QObject):
    """Asks the book for one list at a time; what is asked for later takes its place."""

    first_found = Signal(object)
    """Roster: the first page of it."""
    found = Signal(object)
    """Roster: all of it."""

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._job: Job | None = None
        self._counts: PeopleCounts | None = None
        self.answered: Wanted | None = None
        """What the book answered last."""

    def ask(self, wanted: Wanted) -> None:
        """Ask for a list: for its first page before, where that is another list than is shown."""
        if self._job:
            self._job.cancel()
        if has_first_page(wanted) and wanted != self.answered:
            today = clock.today()
            self._job = self._work.ask(
                lambda: first_page(wanted, today),
                lambda found: self._take_first(found, wanted),
                failed=_said_elsewhere,
                owner=self,
            )
        else:
            self._ask_rest(wanted)

    def ask_anew(self, wanted: Wanted) -> None:
        """Ask for a list that is out of date, and how many people there are."""
        self._counts = None  # only now: an answer on its way may have brought older ones
        self.ask(wanted)

    def _take_first(self, found: Roster, wanted: Wanted) -> None:
        self.first_found.emit(found)
        self._ask_rest(wanted)

    def _ask_rest(self, wanted: Wanted) -> None:
        today, counts = clock.today(), self._counts
        self._job = self._work.ask(
            lambda: roster(wanted, today, counts),
            lambda found: self._take(found, wanted),
            failed=_said_elsewhere,
            owner=self,
        )

    def _take(self, found: Roster, wanted: Wanted) -> None:
        self.answered, self._counts = wanted, found.counts
        self.found.emit(found)


def _said_elsewhere(_: Exception) -> None:
    """Say nothing: a wrong query is said under the field before it is asked."""
