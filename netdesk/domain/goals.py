"""How far along a month is, computed from what happened in it (PRODUCT, rule 12)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from netdesk.domain.when import add_months, end_of_month


@dataclass(frozen=True, slots=True)
class Goal:
    """How much is done of a goal; `reached_on` is the day on which it was reached."""

    done: int
    goal: int
    reached_on: date | None = None

    @property
    def met(self) -> bool:
        """Say whether it is reached; who wants nothing has it."""
        return self.done >= self.goal


@dataclass(frozen=True, slots=True)
class FirstFollowUps:
    """Of the people whose clock started in a month, how many were written to in time.

    `to_come` are those who can still be.
    """

    in_time: int
    total: int
    to_come: int

    @property
    def late(self) -> int:
        """How many were not written to in time."""
        return self.total - self.in_time - self.to_come

    @property
    def met(self) -> bool:
        """Say whether all that are decided were in time, and any is."""
        return self.in_time > 0 and self.late == 0


@dataclass(frozen=True, slots=True)
class MonthGoals:
    """The goals of the month that begins on `month`; a goal of 0 is none."""

    month: date
    events: Goal
    people: Goal
    first: FirstFollowUps
    first_wanted: bool = True

    @property
    def met(self) -> int:
        """How many of those that are wanted are met."""
        return sum(one.met for one in self._wanted)

    @property
    def wanted(self) -> int:
        """How many goals there are."""
        return len(self._wanted)

    @property
    def _wanted(self) -> "list[Goal | FirstFollowUps]":
        first = [self.first] if self.first_wanted else []
        return [*(one for one in (self.events, self.people) if one.goal), *first]


def goal(days: Iterable[date], wanted: int) -> Goal:
    """Return how far a goal is by the days on which one more was done."""
    found = sorted(days)
    reached = found[wanted - 1] if 0 < wanted <= len(found) else None
    return Goal(len(found), wanted, reached)


def first_follow_ups(
    clocks: Iterable[tuple[date, date | None]], today: date, days: int
) -> FirstFollowUps:
    """Count (clock started on, first contact from my side on); in time is before day `days`."""
    found = list(clocks)
    limit = timedelta(days=days)
    in_time = sum(wrote is not None and wrote < start + limit for start, wrote in found)
    to_come = sum(
        (wrote is None or wrote >= start + limit) and today < start + limit
        for start, wrote in found
    )
    return FirstFollowUps(in_time, len(found), to_come)


def first_day(day: date) -> date:
    """Return the first day of the month in which `day` lies."""
    return day.replace(day=1)


def last_day(month: date) -> date:
    """Return the last day of a month."""
    return end_of_month(month)


def months_until(month: date, count: int) -> Sequence[date]:
    """Return the first days of `count` months, the last of which is `month`."""
    return [add_months(first_day(month), -back) for back in reversed(range(count))]
