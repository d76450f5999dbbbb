"""Sorting people into niches: who is next, which keys mean which niche."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netdesk import book
from netdesk.book.sorting import Reason, SortCard
from netdesk.domain.folding import fold
from netdesk.domain.model import Event, Niche, NicheColor
from netdesk.words import tr

KEYS = 9
"""So many digits choose; the last that is offered makes a new niche."""


@dataclass(frozen=True, slots=True)
class Batch:
    """The answer to one question: an event, its people, and all niches."""

    event: Event
    cards: tuple[SortCard, ...]
    niches: tuple[Niche, ...]


def batch(event_id: int, today: date) -> Batch:
    """Return an event's people with what they may be sorted into, on a reader."""
    event = book.events.event(event_id)
    cards = book.sorting.cards(event_id, today)
    return Batch(event, tuple(cards), tuple(book.niches.all_niches()))


def why(card: SortCard) -> str:
    """Say why a niche is suggested."""
    hint = card.suggestion
    if hint is None:
        return ""
    if hint.reason is Reason.EVENT:
        return tr("%1, because %2 was about that", hint.niche, hint.detail)
    return tr("%1, because others of %2 are there", hint.niche, hint.detail)


def first_name(card: SortCard) -> str:
    """Return what a heading calls somebody."""
    person = card.person
    return person.given_name or person.name.split(" ", 1)[0]


def offered(niches: Sequence[Niche], suggested: int = 0) -> list[Niche]:
    """Return the niches behind the digits: the fullest, by name, the suggested one among them."""
    fullest = sorted(niches, key=lambda niche: (-niche.people, fold(niche.name)))
    chosen = fullest[: KEYS - 1]
    if suggested and all(niche.id != suggested for niche in chosen):
        chosen[-1:] = [niche for niche in niches if niche.id == suggested]
    return sorted(chosen, key=lambda niche: fold(niche.name))


class Queue:
    """Who is being sorted, in an order that stays; what the book doesn't say yet is noted here."""

    def __init__(self) -> None:
        self._order: list[int] = []
        self._cards: dict[int, SortCard] = {}
        self._pending: dict[int, NicheColor | None] = {}
        self.place = 0

    def begin(self, cards: Sequence[SortCard]) -> None:
        """Take new people; begin with the first who has no niche."""
        self._order = [card.person.id for card in cards]
        self._pending.clear()
        self._take(cards)
        self.place = next((n for n, card in enumerate(cards) if not card.is_sorted), 0)

    def renew(self, cards: Sequence[SortCard]) -> None:
        """Take what the book says now; who lost a niche by Undo is the current one again."""
        before = self._cards
        self._take(cards)
        present = {card.person.id for card in cards}
        current = self.person_id
        self._order = [own for own in self._order if own in present]
        self._order += [own for own in present if own not in self._order]
        self._pending = {
            own: color
            for own, color in self._pending.items()
            if own in present and not self._cards[own].is_sorted
        }
        lost = [
            own
            for own in self._order
            if own in before and before[own].is_sorted and not self._cards[own].is_sorted
        ]
        wanted = lost[0] if lost else current
        self.place = self._order.index(wanted) if wanted in self._order else self.place
        self.place = min(self.place, len(self._order))

    def _take(self, cards: Sequence[SortCard]) -> None:
        self._cards = {card.person.id: card for card in cards}

    @property
    def person_id(self) -> int:
        """Return whose turn it is, 0 once everybody had theirs."""
        return self._order[self.place] if self.place < len(self._order) else 0

    @property
    def current(self) -> SortCard | None:
        """Return the card of whose turn it is."""
        return self._cards.get(self.person_id)

    def settle(self, color: NicheColor | None) -> None:
        """Note that the current person has a niche now, and go on."""
        self._pending[self.person_id] = color
        self.go_on()

    def put_back(self, person_id: int) -> None:
        """Take a note back: the book did not follow."""
        self._pending.pop(person_id, None)

    def go_on(self) -> None:
        """Go to the next who has no niche, else to the end."""
        for place in range(self.place + 1, len(self._order)):
            if not self.is_sorted(self._order[place]):
                self.place = place
                return
        self.place = len(self._order)

    def go_back(self) -> None:
        """Go to the person before."""
        self.place = max(0, self.place - 1)

    def is_sorted(self, person_id: int) -> bool:
        """Say whether somebody has a niche, or is about to."""
        return person_id in self._pending or self._cards[person_id].is_sorted

    def done(self) -> int:
        """Return how many have a niche."""
        return sum(self.is_sorted(own) for own in self._order)

    def faces(self) -> list[tuple[str, NicheColor | None, bool]]:
        """Return name, colour and whether they are sorted, of everybody in order."""
        found = []
        for own in self._order:
            person = self._cards[own].person
            niche = person.niches[0].color if person.niches else None
            color = self._pending.get(own, niche)
            found.append((person.name, color, self.is_sorted(own)))
        return found

    def __len__(self) -> int:
        return len(self._order)
