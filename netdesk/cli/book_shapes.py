"""What --json prints of the book itself: its steps, its history, its preferences."""

from datetime import date, time
from typing import TYPE_CHECKING

from netdesk import words
from netdesk.cli.shapes import Shape, local
from netdesk.domain.model import HistoryLine

if TYPE_CHECKING:  # they bring libraries that most verbs do without
    from netdesk.book.steps import Step


def step(found: "Step") -> Shape:
    """Return a step of the journal."""
    return {"step": words.step(found.label, found.args), "at": local(found.at)}


def history_line(found: HistoryLine) -> Shape:
    """Return a line of a person's history."""
    return {
        "at": local(found.at),
        "person": found.person or None,
        "field": found.field or None,
        "old": found.old or None,
        "new": found.new or None,
    }


def plain(value: object) -> object:
    """Return a preference's value: times as `09:00`, dates as ISO 8601, an empty text as null."""
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return value.isoformat() if isinstance(value, date) else None if value == "" else value
