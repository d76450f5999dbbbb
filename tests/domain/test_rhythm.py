"""How often something comes again."""

from datetime import date

import pytest

from netdesk.domain import rhythm


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2w", "2w"),
        ("every 3 months", "3m"),
        ("every week", "1w"),
        ("Weekly", "1w"),
        ("quarterly", "3m"),
        ("1 y", "1y"),
        ("10 days", "10d"),
        ("0w", "None"),
        ("sometimes", "None"),
        ("", "None"),
    ],
)
def test_what_is_typed_is_understood(text: str, meant: str) -> None:
    assert str(rhythm.parse(text)) == meant


@pytest.mark.parametrize(
    ("every", "day", "today", "following"),
    [
        ("1w", date(2026, 11, 23), date(2026, 11, 23), date(2026, 11, 30)),
        ("1m", date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)),
        ("1y", date(2024, 2, 29), date(2026, 11, 23), date(2027, 2, 28)),
        ("2w", date(2026, 1, 1), date(2026, 11, 23), date(2026, 12, 3)),
        ("1d", date(2026, 11, 1), date(2026, 11, 23), date(2026, 11, 24)),
        ("1m", date(2026, 1, 31), date(2026, 2, 27), date(2026, 2, 28)),
        ("3m", date(2025, 11, 30), date(2026, 11, 29), date(2026, 11, 30)),
        ("1w", date(2027, 1, 1), date(2026, 11, 23), date(2027, 1, 8)),
        ("1w", date(1, 1, 1), date(2026, 11, 23), date(2026, 11, 30)),
    ],
)
def test_the_next_date_lies_after_today(
    every: str, day: date, today: date, following: date
) -> None:
    found = rhythm.parse(every)
    assert found
    assert found.beyond(day, today) == following
