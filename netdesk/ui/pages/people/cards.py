"""The small cards that ask for a contact, a follow-up, a niche, an event, a rhythm or a person."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from netdesk import clock
from netdesk.domain.model import ChannelKind, Direction, FollowUp, Interaction, Person
from netdesk.ui.dialogs.cadence_picker import CadencePicker
from netdesk.ui.dialogs.change_contact import ChangeContactPopover
from netdesk.ui.dialogs.event_picker import EventPicker
from netdesk.ui.dialogs.follow_up import FollowUpPopover
from netdesk.ui.dialogs.log_line import LogLine, LogWish, log
from netdesk.ui.dialogs.niche_picker import NichePicker
from netdesk.ui.dialogs.person_picker import PersonPicker
from netdesk.ui.dialogs.snooze import SnoozePopover
from netdesk.ui.dialogs.when_field import understanding
from netdesk.ui.pages.people.verbs import People, Verbs
from netdesk.ui.work import Work
from netdesk.words import tr

Kinds = Sequence[ChannelKind]
Spot = QRect | None
"""A part of the widget at which a card opens; None is all of it."""


class Cards:
    """Opens a card at a widget and does what it comes back with."""

    def __init__(self, work: Work, verbs: Verbs, host: QWidget) -> None:
        self._work, self._verbs, self._host = work, verbs, host

    def log(
        self,
        who: People,
        at: QWidget,
        spot: Spot = None,
        kinds: Kinds = (),
        wrote: ChannelKind | None = None,
        wished: Callable[[LogWish], None] | None = None,
    ) -> None:
        """Ask what the contact was, and log it unless `wished` does; `wrote` says by which way the
        user just wrote."""
        people = [(own, who.name) for own in who.ids]
        card = LogLine(self._work, self._host, people, channels=kinds)
        if wrote is not None:
            card.propose(Direction.OUTGOING, wrote)
        card.wished.connect(wished or (lambda wish: log(self._work, wish)))
        card.open_at(at, spot)

    def change_contact(self, present: Interaction, at: QWidget) -> None:
        """Ask what a contact was instead."""
        card = ChangeContactPopover(self._host, present)
        card.wished.connect(lambda wish: self._verbs.change_contact(present, wish))
        card.open_at(at)

    def plan(self, who: People, at: QWidget, spot: Spot = None, kinds: Kinds = ()) -> None:
        """Ask when to follow up."""
        title = tr("Follow up with %1", who.said())
        card = FollowUpPopover(self._work, self._host, title, channels=kinds, people=who.ids)
        card.wished.connect(lambda wish: self._verbs.plan(who, wish))
        card.open_at(at, spot)

    def change_follow_up(self, present: FollowUp, at: QWidget, kinds: Kinds = ()) -> None:
        """Ask when to follow up instead."""
        title = tr("Follow-up with %1", present.person)
        card = FollowUpPopover(self._work, self._host, title, channels=kinds, present=present)
        card.wished.connect(lambda wish: self._verbs.change_follow_up(present, wish))
        card.open_at(at)

    def snooze(self, follow_up: FollowUp, at: QWidget) -> None:
        """Ask until when a follow-up shall rest."""
        window = self._host.window()
        card = SnoozePopover(window, clock.today(), partial(understanding, self._work))
        card.chosen.connect(lambda due: self._verbs.snooze(follow_up, due))
        card.show_at(at.rect().translated(at.mapTo(window, QPoint(0, 0))))

    def niche(self, who: People, at: QWidget, spot: Spot = None, has: Sequence[int] = ()) -> None:
        """Ask for a niche; those of `has` come off."""
        card = NichePicker(self._work, self._host, tr("Niche for %1", who.said()), has=has)
        card.wished.connect(lambda wish: self._verbs.tag(who, wish))
        card.open_at(at, spot)

    def event(self, who: People, at: QWidget, spot: Spot = None) -> None:
        """Ask where people were met."""
        card = EventPicker(self._work, self._host, tr("Where did you meet %1?", who.said()))
        card.wished.connect(lambda wish: self._verbs.met_at(who, wish))
        card.open_at(at, spot)

    def cadence(self, who: People, at: QWidget, spot: Spot = None, now: int | None = None) -> None:
        """Ask how often to be in touch."""
        card = CadencePicker(self._host, tr("Keep in touch with %1", who.said()), now=now)
        card.picked.connect(lambda days: self._verbs.cadence(who, days))
        card.open_at(at, spot)

    def introduced_by(self, person: Person, at: QWidget) -> None:
        """Ask who introduced somebody."""
        title = tr("Who introduced %1?", person.name)
        card = PersonPicker(self._work, self._host, title, without=[person.id])
        who = People.one(person)
        card.picked.connect(lambda own: self._verbs.edit(who, "introduced_by", own or None))
        card.open_at(at)
