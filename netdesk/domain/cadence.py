"""When the next contact is due, and how warm it is (PRODUCT, rule 2)."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from netdesk.domain.model import Circle, State

LONGEST = 3650
"""Days of the longest cadence that anybody may have."""
CIRCLE_DAYS = {Circle.INNER: 30, Circle.ACTIVE: 90, Circle.WIDER: 180}


def effective(
    own: int | None,
    niches: Iterable[int],
    circle: Circle,
    circle_days: Mapping[Circle, int] = CIRCLE_DAYS,
) -> int | None:
    """Return a person's cadence in days: their own, else their niches' shortest, else their
    circle's, else none."""
    if own:
        return own
    return min((days for days in niches if days), default=None) or circle_days.get(circle)


def next_contact(
    last: date | None, met_on: date | None, created_on: date, cadence: int | None
) -> date | None:
    """Return the local date of the next contact: last contact (or met, or creation) + cadence."""
    if not cadence:
        return None
    return (last or met_on or created_on) + timedelta(days=cadence)


def state(
    *,
    closed: bool,
    clock_on: date | None,
    wrote: bool,
    next_on: date | None,
    cadence: int | None,
    today: date,
) -> State:
    """Return the first state that fits; `wrote`: an outgoing or mutual interaction exists."""
    if closed:
        return State.CLOSED
    if clock_on and not wrote:
        return State.NEW
    if not cadence or next_on is None:
        return State.NONE
    over = (today - next_on).days
    if over <= 0:
        return State.WARM
    return State.COLD if over > cadence else State.COOLING
