"""Where somebody was met: the event and the day, through whom they came, and who through them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from netdesk import words
from netdesk.book.origins import Link
from netdesk.ui.models.person import Profile
from netdesk.ui.pages.people import fact_menus
from netdesk.ui.pages.people.fact_kinds import DAYS
from netdesk.ui.pages.people.field_section import FieldSection
from netdesk.words import tr


class MetSection(FieldSection):
    """Emits what shall be asked: the event, or who introduced them."""

    FIELDS = ("met_at", "met_on", "met_note", "disconnected_on")
    """What it shows of a person, the chains of introductions aside."""

    event_wanted = Signal(QWidget)
    person_wanted = Signal(QWidget)
    person_shown = Signal(int)

    def __init__(self) -> None:
        super().__init__(tr("Met"))

    def fill(self, profile: Profile) -> None:
        """Show where and when a person was met."""
        person = profile.person
        if person.met_at or person.met_on:
            day = words.full_date(person.met_on) if person.met_on else ""
            under = [day] if person.met_at else []
            if person.disconnected_on:
                left = words.full_date(person.disconnected_on)
                under.append(tr("no longer a connection since %1", left))
            said = " · ".join(filter(None, under))
            self.add_chosen("calendar", person.met_at or day, self._menu, said)
        if person.met_note:
            self.add_typed(person, DAYS["met_note"])
        self._add_origin(profile)

    def _add_origin(self, profile: Profile) -> None:
        """Say through whom somebody came, and who came through them."""
        if profile.chain:
            first, *before = (one.name for one in profile.chain)
            text, under = tr("Introduced by %1", first), ""
            if before:
                under = tr("who came by %1", " ← ".join(before))
            self.add_chosen("handshake", text, partial(self._introduced, profile.chain), under)
        if profile.brought:
            count = len(profile.brought)
            text = tr("Brought you %n person||Brought you %n people", n=count)
            under = ", ".join(one.name for one in profile.brought)
            menu = partial(fact_menus.people, self, profile.brought, self.person_shown.emit)
            self.add_chosen("users-three", text, menu, under)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(tr("Event…"), partial(self.event_wanted.emit, self))
        for field in ("met_on", "met_at", "met_note"):
            menu.addAction(words.field(field), partial(self.open_typed, DAYS[field]))
        return menu

    def _introduced(self, chain: Sequence[Link]) -> QMenu:
        menu = fact_menus.people(self, chain, self.person_shown.emit)
        menu.addSeparator()
        menu.addAction(tr("Change…"), partial(self.person_wanted.emit, self))
        menu.addAction(tr("Remove"), partial(self.choose, "introduced_by", None))
        return menu
