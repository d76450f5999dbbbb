"""What sorting mode asks in a small card: another niche, a note, a date."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from netdesk import book, clock, words
from netdesk.book.sorting import SortCard
from netdesk.domain.model import FollowUp
from netdesk.ui.dialogs.follow_up import FollowUpPopover, FollowUpWish
from netdesk.ui.dialogs.niche_picker import NichePicker
from netdesk.ui.dialogs.note import NotePopover
from netdesk.ui.work import Work
from netdesk.words import tr


class Asking(QObject):
    """Opens the cards under a widget and carries out what is said there."""

    niche_wished = Signal(object, object)
    """The SortCard and the NicheWish."""

    def __init__(self, work: Work, page: QWidget) -> None:
        super().__init__(page)
        self._work, self._page = work, page

    def niche(self, card: SortCard, under: QWidget, has: Collection[int]) -> None:
        """Ask for a niche that no digit means."""
        picker = NichePicker(self._work, self._page, tr("Niche of %1", card.person.name), has=has)
        picker.wished.connect(lambda wish: self.niche_wished.emit(card, wish))
        picker.open_at(under)

    def note(self, event_id: int, card: SortCard, under: QWidget) -> None:
        """Ask for a note about somebody, kept with the event."""
        own, name = card.person.id, card.person.name
        asked = NotePopover(self._page, tr("Note on %1", name), card.note)
        said = tr("Note on %1 saved", name)
        asked.wished.connect(
            lambda text: self._do(lambda: book.events.note(event_id, own, text), said)
        )
        asked.open_at(under)

    def when(self, card: SortCard, under: QWidget) -> None:
        """Ask when to follow up; a follow-up that is there is changed."""
        own, today = card.person.id, clock.today()
        self._work.ask(
            lambda: book.follow_ups.of_person(own, today),
            lambda found: self._ask_when(card, under, found[0] if found else None),
            owner=self,
        )

    def _ask_when(self, card: SortCard, under: QWidget, present: FollowUp | None) -> None:
        title = tr("Follow up with %1", card.person.name)
        asked = FollowUpPopover(self._work, self._page, title, present=present)
        asked.wished.connect(partial(self._on_when, card, present))
        asked.open_at(under)

    def _on_when(self, card: SortCard, present: FollowUp | None, wish: FollowUpWish) -> None:
        own, name = card.person.id, card.person.name
        said = tr("Follow-up with %1: %2", name, words.short_date(wish.due.day, clock.today()))

        def verb() -> None:
            due, side, reason, channel = wish.due, wish.side, wish.reason, wish.channel
            if present is None:
                book.follow_ups.plan([own], due, reason=reason, channel=channel, side=side)
            else:
                book.follow_ups.edit(present.id, due=due, reason=reason, channel=channel, side=side)

        self._do(verb, said)

    def _do(self, verb: Callable[[], object], said: str) -> None:
        self._work.do(verb, said=said)
