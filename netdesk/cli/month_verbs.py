"""The verbs about a month: goals."""

import re
from datetime import date

from netdesk import words
from netdesk.book import goals
from netdesk.book.goals import Goal, MonthGoals
from netdesk.cli import shapes
from netdesk.cli.answers import Answer, Call
from netdesk.cli.printing import table
from netdesk.domain.errors import NotUnderstood
from netdesk.words import tr


def goals_(call: Call) -> Answer:
    """Say how far the goals of a month are, by the data."""
    found = goals.month(_month(call), call.today)
    return Answer(shapes.goals(found), lambda: table(_rows(found, call.today)))


def _month(call: Call) -> date:
    """Return the first day of the month that is asked for, of this one if none is."""
    if not call.words:
        return call.today.replace(day=1)
    text = call.words[0]
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text) or text < "0001":
        raise NotUnderstood("month", text)
    return date(int(text[:4]), int(text[5:]), 1)


def _rows(found: MonthGoals, today: date) -> list[tuple[object, ...]]:
    first = found.first
    to_come = tr("%n to come||%n to come", n=first.to_come) if first.to_come else ""
    return [
        (tr("Events and groups"), *_row(found.events, today)),
        (tr("New people"), *_row(found.people, today)),
        (tr("First follow-ups in time"), tr("%1 of %2", first.in_time, first.total), to_come),
    ]


def _row(goal: Goal, today: date) -> tuple[str, str]:
    reached = tr("reached %1", words.short_date(goal.reached_on, today)) if goal.reached_on else ""
    return tr("%1 of %2", goal.done, goal.goal), reached
