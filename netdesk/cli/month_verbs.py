"""The verbs about a month: goals, review."""

import re
from datetime import date

from netdesk import words
from netdesk.book import goals, review
from netdesk.book.goals import Goal, MonthGoals
from netdesk.book.review import MetPerson, Review
from netdesk.book.standing import Slip
from netdesk.cli import giving_shapes
from netdesk.cli import month_shapes as shapes
from netdesk.cli.answers import Answer, Call
from netdesk.cli.printing import table
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.model import Interaction, Referral, TodayItem
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


def review_(call: Call) -> Answer:
    """Look back on a month, and ahead where it is this one."""
    found = review.review(_month(call), call.today)
    told = [giving_shapes.referral(one) for one in found.referrals]
    value = {**shapes.review(found), "referrals": told}
    return Answer(value, lambda: _whole(found, call.today))


def _whole(found: Review, today: date) -> str:
    """Write a review; parts that are empty are left out."""
    sections = (
        (tr("Events"), [(_on(one.on, today), one.name, one.place) for one in found.events]),
        (tr("Groups"), [(one.name, _times(one.times)) for one in found.groups]),
        (tr("Met"), [_met(one, today) for one in found.met]),
        (tr("Given"), [_contact(one, today) for one in found.given]),
        (tr("Received"), [_contact(one, today) for one in found.received]),
        (tr("Referrals"), [_referral(one, today) for one in found.referrals]),
        (tr("Learned"), [(_on(one.on, today), _who(one), one.learned) for one in found.learned]),
        (tr("Slipping"), [_slip(one, today) for one in found.slipping]),
        (tr("Coming up"), [_coming(one, today) for one in found.coming]),
    )
    parts = [f"{found.goals.month:%Y-%m}\n" + table(_rows(found.goals, today))]
    parts += [f"{title} ({len(rows)})\n{table(rows)}" for title, rows in sections if rows]
    return "\n\n".join(parts)


def _on(day: date | None, today: date) -> str:
    return words.short_date(day, today) if day else ""


def _times(times: int) -> str:
    return tr("%n time||%n times", n=times) if times else tr("joined")


def _met(one: MetPerson, today: date) -> tuple[object, ...]:
    wrote = tr("written to") if one.wrote else ""
    return (_on(one.met_on, today), one.name, one.organization, one.met_at, wrote)


def _who(one: Interaction) -> str:
    return ", ".join(one.people)


def _contact(one: Interaction, today: date) -> tuple[object, ...]:
    return (_on(one.on, today), _who(one), one.summary)


def _referral(one: Referral, today: date) -> tuple[object, ...]:
    value, status = words.amount(one.value, one.currency), words.referral_status(one.status)
    return (_on(one.on, today), words.way(one.way), one.partner, one.client, value, status)


def _slip(one: Slip, today: date) -> tuple[object, ...]:
    return (one.person, words.state(one.now), _on(one.last_contact, today))


def _coming(one: TodayItem, today: date) -> tuple[object, ...]:
    why = words.today_question(one) or one.reason or words.today_kind(one.kind)
    return (words.when(one.due, one.at, today), words.today_title(one), why)
