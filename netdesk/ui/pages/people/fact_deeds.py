"""What the facts of a person wish for: channels, how often, where met, what to offer."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from netdesk.domain.model import Channel, Person
from netdesk.ui.pages.people.cards import Cards
from netdesk.ui.pages.people.facts import Facts
from netdesk.ui.pages.people.gives import Gives
from netdesk.ui.pages.people.verbs import People, Verbs


class FactDeeds(QObject):
    """Carries it out: at once, or after a card has asked more."""

    def __init__(self, verbs: Verbs, cards: Cards, gives: Gives, facts: Facts) -> None:
        super().__init__(facts)
        self._verbs, self._cards, self._gives = verbs, cards, gives
        self._person: Person | None = None
        self._connect(facts)

    def set_person(self, person: Person) -> None:
        """Change this person from now on."""
        self._person = person

    def _connect(self, facts: Facts) -> None:
        facts.contact.added.connect(self._on_channel)
        facts.contact.edited.connect(
            lambda channel, values: self._verbs.change_channel(channel.id, **values)
        )
        facts.contact.removed.connect(self._verbs.remove_channel)
        facts.cadence_wanted.connect(self._on_cadence)
        facts.event_wanted.connect(self._on_event)
        facts.person_wanted.connect(self._on_introduced)
        facts.offer_wanted.connect(self._on_offer)
        facts.knows_wanted.connect(self._on_knows)

    def _on_channel(self, channel: Channel) -> None:
        if person := self._person:
            self._verbs.reach(person.id, channel)

    def _on_cadence(self, anchor: QWidget) -> None:
        if person := self._person:
            self._cards.cadence(People.one(person), anchor, now=person.effective_cadence or 0)

    def _on_event(self, anchor: QWidget) -> None:
        if person := self._person:
            self._cards.event(People.one(person), anchor)

    def _on_introduced(self, anchor: QWidget) -> None:
        if person := self._person:
            self._cards.introduced_by(person, anchor)

    def _on_offer(self, anchor: QWidget) -> None:
        if person := self._person:
            self._gives.offer(person, anchor)

    def _on_knows(self, anchor: QWidget) -> None:
        if person := self._person:
            self._gives.ask_knows(person, anchor)
