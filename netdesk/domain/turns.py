"""Whose turn it is in a circle: the order goes round, and every turn has a coming date."""

from collections.abc import Sequence
from datetime import date

from netdesk.domain.rhythm import Rhythm

ME = 0
"""My own place in an order of persons' ids."""


def from_turn(order: Sequence[int], turn: int) -> list[int]:
    """Return the order as it comes, beginning with whose turn it is."""
    place = order.index(turn) if turn in order else 0
    return [*order[place:], *order[:place]]


def following(order: Sequence[int], turn: int) -> int:
    """Return who comes after somebody, me where nobody is left."""
    coming = from_turn(order, turn)
    return coming[1 % len(coming)] if coming else ME


def dates(first: date | None, rhythm: Rhythm | None, count: int) -> Sequence[date | None]:
    """Return the dates of the next `count` meetings, counted from the first, None where unknown."""
    if first is None or rhythm is None:
        return [first, *[None] * (count - 1)][:count]
    later = (Rhythm(rhythm.count * step, rhythm.unit).after(first) for step in range(1, count))
    return [first, *later][:count]
