"""Too often: which contacts of mine somebody has not answered (PRODUCT rule 4)."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from netdesk.domain.model import Direction, Interaction


def unanswered(contacts: Iterable[Interaction], on: date, days: int) -> list[Interaction]:
    """Return my contacts of the `days` up to `on` that nothing answers, the oldest first.

    A contact from their side answers what was before it; a mark that they replied answers that
    contact, and what I wrote before that day.
    """
    known = list(contacts)
    since = on - timedelta(days=days)
    mine = [one for one in known if one.direction is Direction.OUTGOING and since < one.on <= on]
    found = [one for one in mine if not any(_answers(other, one) for other in known)]
    return sorted(found, key=_place)


def _answers(other: Interaction, one: Interaction) -> bool:
    if other.direction is not Direction.OUTGOING:
        return _place(other) > _place(one)
    replied = other.replied_on
    return replied is not None and (_place(other) >= _place(one) or replied > one.on)


def _place(one: Interaction) -> tuple[date, int]:
    return one.on, one.id


def rest_until(found: Sequence[Interaction], days: int, most: int) -> date:
    """Return the day on which fewer than `most` of these lie in the last `days`."""
    return found[-most].on + timedelta(days=days)
