"""The dialogs that give out: export, print, a code to photograph."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from netdesk import book, clock
from netdesk.ui.bus import Bus
from netdesk.ui.work import Work
from netdesk.words import tr

if TYPE_CHECKING:
    from netdesk.ui.models.paper import Paper


class Giving:
    """Opens them over the window; each loads when it is first wanted."""

    def __init__(self, work: Work, bus: Bus, window: QWidget) -> None:
        self._work, self._bus, self._window = work, bus, window

    def export(self, ids: Sequence[int]) -> None:
        """Ask how these people shall be written, or everybody."""
        from netdesk.ui.dialogs.export import ExportDialog

        ExportDialog(self._work, self._bus, ids, parent=self._window).open()

    def show_code(self, person_id: int) -> None:
        """Show the code of a person; 0 is whoever is marked as the user."""
        from netdesk.ui.dialogs.code import CodeDialog

        CodeDialog(self._work, self._bus, person_id, parent=self._window).open()

    def print(self, ids: Sequence[int]) -> None:
        """Show how people look on paper: one with all that is known, several as a list."""
        if len(ids) == 1:
            own = ids[0]
            self._work.ask(
                lambda: book.people.person(own, today=clock.today()).name,
                lambda name: self._show_people(ids, name),
                owner=self._window,
            )
        elif ids:
            self._show_people(ids, tr("People"))

    def print_review(self, month: date) -> None:
        """Show how the review of a month looks on paper."""
        from netdesk.ui.models.month import title
        from netdesk.ui.models.review_paper import review_paper

        make = partial(review_paper, month, clock.today())
        self._show_paper(tr("Review of %1", title(month)), make)

    def _show_people(self, ids: Sequence[int], name: str) -> None:
        from netdesk.ui.models import papers

        self._show_paper(name, partial(papers.paper, tuple(ids), clock.today()))

    def _show_paper(self, name: str, make: "Callable[[], Paper]") -> None:
        from netdesk.ui.dialogs.printing import PrintDialog

        PrintDialog(self._work, self._bus, name, make, parent=self._window).open()
