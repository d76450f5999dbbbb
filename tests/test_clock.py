"""The clock: --today means that day, at any hour and on either side of a clock change."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from netdesk import clock


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    clock.set_source(None)
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("berlin")
@pytest.mark.parametrize("day", [date(2026, 7, 1), date(2026, 11, 24), date(2027, 3, 28)])
@pytest.mark.parametrize("utc", [datetime(2026, 11, 23, 22, 30), datetime(2026, 7, 9, 22, 30)])
def test_a_set_day_keeps_the_time_of_day_over_a_clock_change(day: date, utc: datetime) -> None:
    moment = utc.replace(tzinfo=UTC)
    clock.set_source(lambda: moment)
    clock.set_today(day)
    assert clock.today() == day
    assert clock.now().time() == moment.astimezone().time()
