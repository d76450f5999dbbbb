"""Given and received: which contacts count, and in which month."""

from datetime import date
from pathlib import Path

import pytest

from netdesk import book
from netdesk.domain.model import Direction, Intent
from tests.makers import person

pytestmark = pytest.mark.usefixtures("book_file")


def log(on: str, way: Direction, intent: Intent = Intent.GIVE, people: int = 1) -> None:
    ids = [person(f"Person {on} {way} {n}", start_clock=False) for n in range(people)]
    book.interactions.log(ids, on=date.fromisoformat(on), direction=way, intent=intent)


def test_gives_are_counted_by_month(book_file: Path) -> None:
    log("2026-11-30", Direction.OUTGOING)
    log("2026-11-01", Direction.MUTUAL, people=3)  # one contact, one give
    log("2026-11-02", Direction.INCOMING)
    log("2026-11-03", Direction.OUTGOING, Intent.ASK)
    log("2026-10-31", Direction.INCOMING)
    log("2025-11-30", Direction.OUTGOING)  # thirteen months back
    found = book.balance.by_month(date(2026, 11, 22))
    assert len(found) == 12
    assert found[0].month == date(2025, 12, 1)
    assert [(one.given, one.received) for one in found[-3:]] == [(0, 0), (0, 1), (2, 1)]
    assert sum(one.given + one.received for one in found) == 4
