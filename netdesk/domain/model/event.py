"""An occasion to meet people, as a value, as a line of a list and with whom was met there."""

from dataclasses import dataclass
from datetime import date, time

from netdesk.domain.model.kinds import EventKind, EventRole, NicheColor


@dataclass(frozen=True, slots=True)
class Event:
    """An occasion to meet people on the local date `on`, at the local time `at` if it matters.

    One that was neither attended nor missed is planned.
    """

    id: int
    name: str
    on: date | None
    attended: bool
    place: str = ""
    kind: EventKind = EventKind.MEETUP
    at: time | None = None
    ends_on: date | None = None
    url: str = ""
    role: EventRole = EventRole.ATTENDING
    niche_id: int | None = None
    niche: str = ""
    color: NicheColor | None = None
    notes: str = ""
    missed: bool = False

    @property
    def planned(self) -> bool:
        """Say whether it is still open if I go or went."""
        return not self.attended and not self.missed


@dataclass(frozen=True, slots=True)
class EventLine:
    """What a list shows of an event: how many were met, followed up, and are in no niche."""

    event: Event
    people: int
    followed_up: int
    no_niche: int


@dataclass(frozen=True, slots=True)
class EventPerson:
    """Somebody who was met at an event.

    `wrote_on` is the first outgoing or mutual contact since, `due` the earliest open follow-up
    that I owe; `promise` is what was promised there.
    """

    person_id: int
    name: str
    organization: str
    title: str
    photo: str
    niche: str
    color: NicheColor | None
    note: str
    promise: str
    wrote_on: date | None
    replied: bool
    due: date | None
    follow_up_id: int


@dataclass(frozen=True, slots=True)
class EventView:
    """An event with its people: who was written to first, then by when they are due.

    `due_on` is the next day on which any of the others are due, `due_then` how many.
    """

    event: Event
    people: tuple[EventPerson, ...]

    @property
    def followed_up(self) -> int:
        """How many were written to."""
        return sum(one.wrote_on is not None for one in self.people)

    @property
    def replied(self) -> int:
        """How many of those answered."""
        return sum(one.replied for one in self.people)

    @property
    def due_on(self) -> date | None:
        """The next day on which somebody who was not written to yet is due."""
        return min((one.due for one in self.people if one.due and not one.wrote_on), default=None)

    @property
    def due_then(self) -> int:
        """How many are due on that day."""
        return sum(one.due == self.due_on for one in self.people if one.due and not one.wrote_on)
