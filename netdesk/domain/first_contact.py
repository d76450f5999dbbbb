"""The first follow-up clock (PRODUCT, rule 1)."""

from datetime import date, timedelta


def first_due(met_on: date, today: date, days: int) -> date:
    """Return when the first follow-up is due: `days` after meeting, never before tomorrow."""
    return max(met_on + timedelta(days=days), today + timedelta(days=1))


def is_neglected(clock_on: date | None, wrote: bool, today: date, days: int) -> bool:
    """Say whether a person whose clock started counts as neglected: from day `days` on, nobody
    wrote (no outgoing or mutual interaction)."""
    return clock_on is not None and not wrote and today >= clock_on + timedelta(days=days)
