"""Queries with a name."""

import pytest

from netdesk import book
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.filters import BadQuery
from tests.makers import TODAY, person

pytestmark = pytest.mark.usefixtures("book_file")


def named() -> list[tuple[str, str, int | None]]:
    return [(one.name, one.query, one.count) for one in book.saved_lists.counted(TODAY)]


def test_lists_count_live_and_keep_their_order() -> None:
    speakers = book.saved_lists.add("  Speakers  ", "niche:speaker", today=TODAY)
    book.saved_lists.add("Anas", "ana", today=TODAY)
    person("Ana Ruiz", niches=["Speaker"])
    assert named() == [("Speakers", "niche:speaker", 1), ("Anas", "ana", 1)]
    person("Bo Lund", niches=["Speaker"])
    book.saved_lists.edit(speakers, today=TODAY, name="On stage", query="niche:speaker -ana")
    assert named()[0] == ("On stage", "niche:speaker -ana", 1)
    book.saved_lists.remove(speakers)
    assert [name for name, _, _ in named()] == ["Anas"]
    assert book.people.count() == 2
    for _ in range(2):
        book.steps.undo()
    assert named()[0] == ("Speakers", "niche:speaker", 2)


def test_what_is_no_list_is_refused() -> None:
    with pytest.raises(NotUnderstood):
        book.saved_lists.add(" ", "ana", today=TODAY)
    with pytest.raises(BadQuery):
        book.saved_lists.add("Red", "colour:red", today=TODAY)
    with pytest.raises(NotFound):
        book.saved_lists.remove(7)
    assert named() == []
