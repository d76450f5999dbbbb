"""Contacts on their way into the book: the history shows them at once, the book follows."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from netdesk.domain.errors import NetDeskError
from netdesk.domain.model import Interaction
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.log_line import LogWish, log
from netdesk.ui.work import Work


class OnTheWay(QObject):
    """Logs contacts; `contacts` are those of which the book hasn't said yet that it has them."""

    changed = Signal()
    """A contact is to be shown, or no longer: logging it failed."""

    def __init__(self, work: Work, bus: Bus, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._bus = work, bus
        self.contacts: list[Interaction] = []

    def log(self, wish: LogWish) -> None:
        """Log a contact as the line describes it."""
        contact = wish.contact()
        self.contacts.append(contact)
        self.changed.emit()
        log(
            self._work,
            wish,
            then=lambda _result: self.contacts.remove(contact),
            failed=partial(self._on_failed, contact),
            owner=self,
            shown=True,
        )

    def _on_failed(self, contact: Interaction, problem: Exception) -> None:
        self.contacts.remove(contact)
        self.changed.emit()
        if isinstance(problem, NetDeskError):  # bugs go to the bus by themselves
            self._bus.failed.emit(problem)
