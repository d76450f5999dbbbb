"""A month as its page shows it: goals, twelve months of history, places, who slips, what comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QLocale

from netdesk import book, words
from netdesk.book.balance import Balance
from netdesk.book.goals import FirstFollowUps, Goal, MonthGoals
from netdesk.book.places import Place
from netdesk.book.standing import Slip
from netdesk.domain.goals import last_day
from netdesk.domain.model import EventLine, GroupLine, NicheColor, PersonLine
from netdesk.ui.models.events import is_coming
from netdesk.ui.widgets.give_bars import Pair
from netdesk.ui.widgets.month_bars import Bar
from netdesk.words import tr

AHEAD = 30
SLIPS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that is planned: an event, or the meeting or visit of a group."""

    on: date
    name: str
    where: str
    event_id: int = 0
    group_id: int = 0


@dataclass(frozen=True, slots=True)
class GoalState:
    """How a goal is shown: a share from 0 to 1, words in the ring and beside it."""

    share: float
    text: str
    remark: str
    reached: bool


@dataclass(frozen=True, slots=True)
class MonthView:
    """The answer to one question; `history` ends with the month that is shown."""

    today: date
    history: tuple[MonthGoals, ...]
    balance: tuple[Balance, ...]
    places: tuple[Place, ...]
    channels: tuple[Place, ...]
    slips: tuple[Slip, ...]
    faces: dict[int, tuple[NicheColor | None, str]]
    """Colour and photo of those who slip, by their ids."""
    coming: tuple[Coming, ...]
    follow_ups: int
    behind: bool
    """Whether it is this month, late in it, and something is still to go that nobody planned."""

    @property
    def goals(self) -> MonthGoals:
        """The goals of the month that is shown."""
        return self.history[-1]

    @property
    def is_now(self) -> bool:
        """Say whether it is the month of today."""
        return self.goals.month == self.today.replace(day=1)


def month_view(month: date, today: date) -> MonthView:
    """Look at a month, on a reader."""
    slips = tuple(book.standing.slipping(today))
    people = book.people.lines([one.person_id for one in slips[:SLIPS_SHOWN]], today=today)
    until = last_day(month) if month < today.replace(day=1) else today
    return MonthView(
        today=today,
        history=tuple(book.goals.history(month, today)),
        balance=tuple(book.balance.by_month(month)),
        places=tuple(book.places.places(until)),
        channels=tuple(book.places.channels(until)),
        slips=slips,
        faces={line.id: _face(line) for line in people},
        coming=coming(book.events.lines(today), book.groups.lines(), today),
        follow_ups=len(book.follow_ups.due(today, AHEAD)),
        behind=month == today.replace(day=1) and book.goals.is_behind(today),
    )


def _face(line: PersonLine) -> tuple[NicheColor | None, str]:
    return next(iter(line.colors), None), line.photo


def coming(
    events: Sequence[EventLine], groups: Sequence[GroupLine], today: date
) -> tuple[Coming, ...]:
    """Return what is planned in the next 30 days, the soonest first."""
    last = today + timedelta(days=AHEAD)
    found = [
        Coming(one.event.on, one.event.name, one.event.place, event_id=one.event.id)
        for one in events
        if one.event.on and is_coming(one.event, today) and one.event.on <= last
    ]
    for line in groups:
        group = line.group
        if group.next_on and group.left_on is None and today <= group.next_on <= last:
            where = tr("Your turn") if line.my_turn else words.group_kind(group.kind)
            found.append(Coming(group.next_on, group.name, where, group_id=group.id))
    return tuple(sorted(found, key=lambda one: (one.on, one.name)))


def goal_state(goal: Goal, today: date) -> GoalState:
    """Show a number that is to be reached; without a goal it is just a number."""
    share = min(1.0, goal.done / goal.goal) if goal.goal else 1.0
    return GoalState(share, str(goal.done), goal_words(goal, today), goal.met and goal.goal > 0)


def first_state(first: FirstFollowUps, *, now: bool) -> GoalState:
    """Show first follow-ups against those whose time has come."""
    decided = first.total - first.to_come
    share = first.in_time / decided if decided else 0.0
    text = f"{first.in_time}/{decided}" if decided else "–"
    return GoalState(share, text, first_words(first, now=now), first.met and first.to_come == 0)


def goal_words(goal: Goal, today: date) -> str:
    """Say what is wanted and since when it is reached."""
    if not goal.goal:
        return tr("no goal")
    wanted = tr("goal %1", goal.goal)
    if goal.reached_on is None:
        return wanted
    return tr("%1 · since %2", wanted, words.near_date(goal.reached_on, today))


def first_words(first: FirstFollowUps, *, now: bool) -> str:
    """Say how first follow-ups stand."""
    if not first.total:
        return tr("nobody new") if not now else tr("nobody new yet")
    parts = []
    if first.late:
        parts.append(tr("%n was late||%n were late", n=first.late))
    if first.to_come:
        parts.append(tr("%n to come||%n to come", n=first.to_come))
    return " · ".join(parts) or tr("all in time")


def bars(history: Sequence[MonthGoals]) -> list[Bar]:
    """Return the bars of new people."""
    return [
        Bar(
            _short(one.month),
            one.people.done,
            one.events.done,
            tr(
                "%1: %2, %3",
                title(one.month),
                tr("%n new person||%n new people", n=one.people.done),
                tr("%n event or group||%n events or groups", n=one.events.done),
            ),
        )
        for one in history
    ]


def pairs(balance: Sequence[Balance]) -> list[Pair]:
    """Return the bars of what was given and received."""
    return [
        Pair(
            QLocale().standaloneMonthName(one.month.month, QLocale.FormatType.NarrowFormat),
            one.given,
            one.received,
            tr("%1: %2 given, %3 received", title(one.month), one.given, one.received),
        )
        for one in balance
    ]


def title(month: date) -> str:
    """Return a month with its year: "November 2026"."""
    name = QLocale().standaloneMonthName(month.month)
    return tr("%1 %2", name[:1].upper() + name[1:], month.year)


def _short(month: date) -> str:
    name = QLocale().standaloneMonthName(month.month, QLocale.FormatType.ShortFormat)
    return name.rstrip(".")


def slip_words(one: Slip, today: date) -> str:
    """Say how long ago the last contact was, and how long it should be at most."""
    if one.next_contact is None:
        return ""
    if one.last_contact is None:
        over = (today - one.next_contact).days
        return tr("no contact yet, %n day over||no contact yet, %n days over", n=over)
    ago = (today - one.last_contact).days
    wanted = (one.next_contact - one.last_contact).days
    return tr("%n day, wanted %1||%n days, wanted %1", wanted, n=ago)


def behind_words(goals: MonthGoals, today: date) -> str:
    """Say what a month that is behind still lacks, and how long it lasts."""
    parts = []
    if not goals.events.met:
        left = goals.events.goal - goals.events.done
        parts.append(tr("%n event or group||%n events or groups", n=left))
    if not goals.people.met:
        left = goals.people.goal - goals.people.done
        parts.append(tr("%n new person||%n new people", n=left))
    days = (last_day(goals.month) - today).days + 1
    lacks = tr(" and ").join(parts)
    return tr("%1 to go, %2", lacks, tr("%n day left||%n days left", n=days))
