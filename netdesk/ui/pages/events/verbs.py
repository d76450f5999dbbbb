"""What can be done to events from their page: each verb on the writer, said in a toast."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from netdesk import book, clock
from netdesk.domain.errors import NotFound
from netdesk.domain.guests import Guest
from netdesk.domain.model import Direction, Event, EventPerson
from netdesk.ui.dialogs.event_fields import EventFields, fields_of
from netdesk.ui.work import Work
from netdesk.words import tr

Then = Callable[[Any], None]


class EventVerbs:
    """The page's hands; ids go to the writer as plain values."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, wish: EventFields, then: Then) -> None:
        """Make an event: planned where it lies ahead, else attended."""
        today = clock.today()
        values = asdict(wish)
        name, on = values.pop("name"), values.pop("on")
        went = on is not None and on <= today
        said = tr("%1 added", name) if went else tr("%1 planned", name)
        self._do(lambda: book.events.add(name, on, attended=went, **values), said, then)

    def edit(self, event: Event, wish: EventFields) -> None:
        """Change what differs of an event."""
        before, after = asdict(fields_of(event)), asdict(wish)
        changed = {name: after[name] for name in after if after[name] != before[name]}
        if changed:
            said = tr("%1 changed", wish.name)
            self._do(lambda: book.events.edit(event.id, **changed), said)

    def rename(self, event: Event, name: str) -> None:
        """Give an event another name."""
        self._do(lambda: book.events.edit(event.id, name=name), tr("%1 changed", name))

    def niche(self, event: Event, name: str) -> None:
        """Give an event a niche, or take it off."""
        said = tr("%1: %2", event.name, name) if name else tr("%1: no niche", event.name)
        self._do(lambda: book.events.edit(event.id, niche=name), said)

    def answer(self, event: Event, *, went: bool) -> None:
        """Say whether I went."""
        said = tr("You went to %1", event.name) if went else tr("Not gone to %1", event.name)
        self._do(lambda: book.events.answer(event.id, went=went), said)

    def remove(self, event: Event) -> None:
        """Remove an event; its people stay."""
        said = tr("%1 removed, its people stay", event.name)
        self._do(lambda: book.events.remove(event.id), said)

    def meet(self, event: Event, guests: Sequence[Guest], then: Then) -> None:
        """Take down whom I met there."""
        today = clock.today()
        who = guests[0].name if len(guests) == 1 else tr("%n people", n=len(guests))
        said = tr("%1 added to %2", who, event.name)
        self._do(lambda: book.guests.add(event.id, guests, today=today), said, then)

    def meet_before_the_end(self, event_id: int, guest: Guest) -> None:
        """Take down whom a row names that was left unfinished, if its event is still there."""
        today = clock.today()

        def verb() -> None:
            with suppress(NotFound):
                book.guests.add(event_id, [guest], today=today)

        self._do(verb, tr("%1 added", guest.name))

    def leave(self, event: Event, one: EventPerson) -> None:
        """Say that somebody was not met there."""
        said = tr("%1 taken off %2", one.name, event.name)
        self._do(lambda: book.events.leave([one.person_id], event.id), said)

    def note(self, event: Event, one: EventPerson, text: str) -> None:
        """Keep what is to be remembered of somebody."""
        said = tr("Note on %1 saved", one.name)
        self._do(lambda: book.events.note(event.id, one.person_id, text), said)

    def done(self, one: EventPerson, *, force: bool = False) -> None:
        """Close the follow-up; without one, log that I wrote, by `force` in spite of the guard."""
        today = clock.today()

        def verb() -> object:
            if one.follow_up_id:
                return book.follow_ups.done(one.follow_up_id, today=today, force=force)
            out = Direction.OUTGOING
            return book.interactions.log([one.person_id], on=today, direction=out, force=force)

        self._do(verb, tr("%1 marked done", one.name))

    def _do(self, verb: Callable[[], object], said: str, then: Then | None = None) -> None:
        self._work.do(verb, said=said, then=then)
