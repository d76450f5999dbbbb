"""Books of earlier versions: each opens, keeps what it held, and is backed up before."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from netdesk import book
from netdesk.domain.model import Circle
from netdesk.store.migrations import KNOWN_VERSION
from tests.makers import open_book

GOLDEN = Path(__file__).parent.parent / "data" / "books"
TODAY = date(2026, 11, 20)


@pytest.fixture(params=sorted(path.name for path in GOLDEN.glob("*.book")))
def old_book(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a book as an earlier version left it."""
    return Path(shutil.copy(GOLDEN / request.param, tmp_path / "netdesk.book"))


def test_an_earlier_book_opens_with_all_it_held(old_book: Path) -> None:
    with open_book(old_book):
        assert book.opening.database().raw.pragma("user_version") == KNOWN_VERSION
        assert book.upkeep.check() == []
        assert book.people.count() == 13
        third = book.people.person(3, today=TODAY)
        assert (third.circle, third.cadence_days, third.needs) == (Circle.INNER, 30, "hosting")
        assert len(book.follow_ups.due(TODAY, within=60)) == 13
        assert [one.summary for one in book.interactions.of_person(13)] == [
            "called about the pilot"
        ]
        met = book.opening.reader().rows("select event_id, count(*) from event_person group by 1")
        assert sorted(met) == [(1, 12), (2, 1)]


def test_an_earlier_book_is_backed_up_first_and_can_be_worked_on(old_book: Path) -> None:
    before = old_book.read_bytes()
    with open_book(old_book):
        (kept,) = book.upkeep.backups()
        assert "before-update" in kept.name
        assert book.steps.steps() == [], "a migration empties the journal"
        book.people.add("Someone New", today=TODAY)
        book.steps.undo()
        assert book.people.count() == 13
    assert old_book.read_bytes() != before
