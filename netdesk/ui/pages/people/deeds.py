"""What can be done with a contact, a note or a follow-up of a person where it stands."""

from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.domain.model import ChannelKind, FollowUp, Person
from netdesk.ui import theme
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.models.person import Entry, EntryKind, awaited
from netdesk.ui.pages.people.cards import Cards
from netdesk.ui.pages.people.entry_row import EntryRow
from netdesk.ui.pages.people.history import History
from netdesk.ui.pages.people.next_step import NextSteps
from netdesk.ui.pages.people.verbs import Verbs
from netdesk.ui.widgets.menu import pop
from netdesk.words import tr


class Deeds(QObject):
    """Carries out what the next steps and the history of a person wish for."""

    def __init__(
        self, bus: Bus, verbs: Verbs, cards: Cards, steps: NextSteps, history: History
    ) -> None:
        super().__init__(history)
        self._bus, self._verbs, self._cards = bus, verbs, cards
        self._steps, self._history = steps, history
        self._person: Person | None = None
        self._connect()

    def set_person(self, person: Person) -> None:
        """Write notes about this person, and offer their channels."""
        self._person = person

    def replied(self) -> None:
        """Mark the newest contact that waits for an answer as replied."""
        contacts = (entry.interaction for entry in self._history.entries())
        waiting = next((one for one in contacts if one is not None and awaited(one)), None)
        if waiting is not None:
            self._verbs.replied(waiting)
        elif person := self._person:
            self._bus.said.emit(Notice(tr("No reply of %1 is awaited", person.name)))

    def copy(self, text: str) -> None:
        """Put a text on the clipboard, and say so."""
        QGuiApplication.clipboard().setText(text)
        self._bus.said.emit(Notice(tr("Copied")))

    def _connect(self) -> None:
        steps, history = self._steps, self._history
        steps.done.connect(self._verbs.done)
        steps.snooze_wanted.connect(self._cards.snooze)
        steps.edit_wanted.connect(self._on_follow_up_edit)
        steps.menu_wanted.connect(self._on_follow_up_menu)
        history.note_written.connect(lambda text: self._note("", text))
        history.note_changed.connect(lambda entry, text: self._note(entry.note, text))
        history.edit_wanted.connect(self._on_contact_edit)
        history.remove_wanted.connect(self._on_remove)
        history.menu_wanted.connect(self._on_entry_menu)
        history.replied.connect(self._on_replied)

    def _note(self, old: str, new: str) -> None:
        if person := self._person:
            self._verbs.note(person.id, old, new)

    def _on_follow_up_edit(self, follow_up: FollowUp, anchor: QWidget) -> None:
        kinds = kinds_of(self._person) if self._person else ()
        self._cards.change_follow_up(follow_up, anchor, kinds)

    def _on_follow_up_menu(self, follow_up: FollowUp, at: QPoint) -> None:
        look, menu = theme.current(), QMenu(self._steps)
        menu.addAction(
            look.icon("pencil"),
            tr("Change…"),
            lambda: self._on_follow_up_edit(follow_up, self._steps),
        )
        drop = partial(self._verbs.drop, follow_up)
        if follow_up.rhythm:
            menu.addAction(look.icon("x"), tr("Leave out this time"), partial(drop, once=True))
            menu.addAction(look.icon("x"), tr("End the series"), drop)
        else:
            menu.addAction(look.icon("x"), tr("Drop"), drop)
        pop(menu, self._steps, at)

    def _on_contact_edit(self, entry: Entry, row: QWidget) -> None:
        if entry.interaction is not None:
            self._cards.change_contact(entry.interaction, row)

    def _on_remove(self, entry: Entry) -> None:
        if entry.interaction is not None:
            self._verbs.remove_contact(entry.interaction)
        elif entry.kind is EntryKind.NOTE:
            self._note(entry.note, "")

    def _on_replied(self, entry: Entry) -> None:
        if entry.interaction is not None:
            self._verbs.replied(entry.interaction)

    def _on_entry_menu(self, row: EntryRow, at: QPoint) -> None:
        look, menu = theme.current(), QMenu(row)
        menu.addAction(look.icon("pencil"), tr("Edit"), row.edit)
        menu.addAction(
            look.icon("copy"),
            tr("Copy"),
            lambda: self.copy(row.entry.text or row.entry.title),
        )
        if row.entry.interaction is not None and row.entry.interaction.replied_on is None:
            replied = lambda: self._on_replied(row.entry)  # noqa: E731
            menu.addAction(look.icon("check"), tr("Replied"), replied)
        remove = tr("Remove")
        menu.addAction(look.icon("trash", "danger"), remove, lambda: self._on_remove(row.entry))
        pop(menu, row, at)


def kinds_of(person: Person) -> list[ChannelKind]:
    """Return by which ways somebody is reached, the preferred one first."""
    kinds = [channel.kind for channel in person.channels]
    return [person.preferred_channel, *kinds] if person.preferred_channel else kinds
