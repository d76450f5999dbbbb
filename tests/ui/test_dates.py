"""Dates as a region writes them, whatever the machine's own."""

from collections.abc import Iterator
from datetime import date, time

import pytest
from PySide6.QtCore import QLocale

from netdesk.ui.models.dates import written_date, written_time
from netdesk.words import DateStyle

DAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def locale() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("name", "short", "full", "clock"),
    [
        ("en_US", "Tue Nov 24", "Nov 24, 2026", "3:05 PM"),
        ("en_GB", "Tue 24 Nov", "24 Nov 2026", "15:05"),
        ("en_DE", "Tue 24 Nov", "24 Nov 2026", "15:05"),
    ],
)
def test_a_date_follows_the_region(name: str, short: str, full: str, clock: str) -> None:
    QLocale.setDefault(QLocale(name))
    assert written_date(DAY, DateStyle.WEEKDAY) == "Tuesday"
    assert written_date(DAY, DateStyle.SHORT) == short
    assert written_date(DAY, DateStyle.FULL) == full
    assert written_time(time(15, 5)).replace("\u202f", " ") == clock
