"""The review of a month as it is printed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from netdesk import book, words
from netdesk.book.goals import MonthGoals
from netdesk.book.review import MetPerson, MonthGroup, Review
from netdesk.domain.goals import last_day
from netdesk.domain.model import Event, Interaction, Referral, TodayItem
from netdesk.ui.models.month import first_words, goal_words, slip_words, title
from netdesk.ui.models.paper import Paper
from netdesk.words import tr

_MET_WIDTHS = (30, 26, 27, 17)


def review_paper(month: date, today: date) -> Paper:
    """Write down what a month brought and what comes; empty parts are left out."""
    found = book.review.review(month, today)
    made = Paper(tr("NetDesk · %1", words.full_date(today)))
    made.title(tr("Review of %1", title(found.goals.month)))
    made.remark(_sum(found))
    made.heading(tr("Goals"))
    made.facts(_goals(found.goals, today))
    _facts(made, tr("Events and groups"), _places(found.events, found.groups, today))
    _people(made, found.met, today)
    _facts(made, tr("Given"), [_contact(one, today) for one in found.given])
    _facts(made, tr("Received"), [_contact(one, today) for one in found.received])
    _facts(made, tr("Referrals"), [_referral(one, today) for one in found.referrals])
    _facts(made, tr("Learned"), [(", ".join(one.people), one.learned) for one in found.learned])
    end = min(today, last_day(found.goals.month))
    _facts(made, tr("Slipping"), [(one.person, slip_words(one, end)) for one in found.slipping])
    _facts(made, tr("Coming up"), [_coming(one, today) for one in found.coming])
    return made


def _sum(found: Review) -> str:
    return " · ".join(
        (
            tr("%n person met||%n people met", n=len(found.met)),
            tr("%1 given, %2 received", len(found.given), len(found.received)),
        )
    )


def _facts(made: Paper, name: str, facts: Sequence[tuple[str, str]]) -> None:
    if facts:
        made.heading(tr("%1 (%2)", name, len(facts)))
        made.facts((one, what or "–") for one, what in facts)


def _goals(found: MonthGoals, today: date) -> Iterator[tuple[str, str]]:
    for name, goal in (
        (tr("Events and groups"), found.events),
        (tr("New people"), found.people),
    ):
        yield name, tr("%1 · %2", goal.done, goal_words(goal, today))
    if found.first_wanted:
        first, now = found.first, found.month == today.replace(day=1)
        counted = tr("%1 of %2", first.in_time, first.total)
        yield tr("First follow-ups in time"), tr("%1 · %2", counted, first_words(first, now=now))


def _places(
    events: Iterable[Event], groups: Iterable[MonthGroup], today: date
) -> list[tuple[str, str]]:
    found = [
        (words.near_date(one.on, today) if one.on else "", _joined(one.name, one.place))
        for one in events
    ]
    for group in groups:
        times = tr("%n time||%n times", n=group.times) if group.times else tr("joined")
        found.append((times, group.name))
    return found


def _people(made: Paper, met: Sequence[MetPerson], today: date) -> None:
    if not met:
        return
    made.heading(tr("%1 (%2)", tr("Met"), len(met)))
    names = (tr("Name"), tr("Company"), tr("Where and when"), tr("Written to"))
    rows = (
        (
            one.name,
            one.organization,
            _joined(one.met_at, words.near_date(one.met_on, today)),
            tr("yes") if one.wrote else tr("not yet"),
        )
        for one in met
    )
    made.table(names, rows, _MET_WIDTHS)


def _contact(one: Interaction, today: date) -> tuple[str, str]:
    what = one.summary or (words.give_kind(one.give_kind) if one.give_kind else "")
    return words.near_date(one.on, today), _joined(", ".join(one.people), what)


def _referral(one: Referral, today: date) -> tuple[str, str]:
    value, status = words.amount(one.value, one.currency), words.referral_status(one.status)
    said = _joined(words.way(one.way), one.partner, one.client, one.subject, value, status)
    return words.near_date(one.on, today), said


def _coming(one: TodayItem, today: date) -> tuple[str, str]:
    why = words.today_question(one) or one.reason or words.today_kind(one.kind)
    when = _joined(words.near_date(one.due, today), words.clock_time(one.at) if one.at else "")
    return when, _joined(words.today_title(one), why)


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
