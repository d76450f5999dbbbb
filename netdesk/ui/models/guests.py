"""What is said of the people met at an event."""

from collections.abc import Sequence
from datetime import date

from netdesk import words
from netdesk.domain.model import EventPerson
from netdesk.ui.widgets.paint import Tone
from netdesk.words import tr


def told(one: EventPerson) -> str:
    """Return what was promised and noted there."""
    return " · ".join(part for part in (one.promise, one.note) if part)


def due_words(one: EventPerson, today: date) -> tuple[str, Tone]:
    """Say when somebody who was not written to yet is due, and how a pill says it."""
    if one.due is None:
        return "", "plain"
    if one.due < today:
        return words.late((today - one.due).days), "due"
    return words.short_date(one.due, today), "soft" if one.due == today else "plain"


def next_of(people: Sequence[EventPerson]) -> EventPerson | None:
    """Return whom to write to next: the first due of those who were not written to."""
    waiting = [one for one in people if one.wrote_on is None]
    return min(waiting, key=lambda one: one.due or date.max, default=None)


def spoken(one: EventPerson, today: date) -> str:
    """Return a row as a screen reader says it."""
    if one.wrote_on:
        state = tr("followed up %1", words.short_date(one.wrote_on, today))
    else:
        state = tr("due: %1", due_words(one, today)[0]) if one.due else tr("not followed up")
    parts = (one.name, one.organization, told(one), state)
    return ", ".join(part for part in parts if part)
