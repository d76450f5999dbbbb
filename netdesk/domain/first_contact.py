"""The first follow-up clock (PRODUCT, rule 1)."""

from datetime import date, timedelta


def first_due(met_on: date, today: date, days: int) -> date:
    """Return when the first follow-up is due: `days` after meeting, never before tomorrow."""
    return max(met_on + timedelta(days=days), today + timedelta(days=1))
