"""Queries with a name."""

import pytest

from netdesk import book
from netdesk.domain import filters
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


def test_a_list_follows_new_names() -> None:
    person("Ana Ruiz", niches=['UX "lean" design'])
    event = book.events.add("PyCon", TODAY)
    book.events.add("FAIR", TODAY)
    again = book.events.add("Fair", None)
    group = book.groups.add("Peers", today=TODAY)
    query = filters.term(filters.Key.NICHE, 'UX "lean" design')
    book.saved_lists.add("One", f"({query} OR -event:pycon) group:peers event:fair", today=TODAY)
    book.niches.edit(book.niches.find('UX "lean" design').id, name="Craft")
    book.events.edit(event, name="PyCon DE")
    book.events.edit(again, name="Autumn fair")  # another is still called so
    book.groups.edit(group, name="Mates")
    changed = '(niche:Craft OR -event:"PyCon DE") group:Mates event:fair'
    assert [one.query for one in book.saved_lists.all_lists()] == [changed]
    for _ in range(4):
        book.steps.undo()
    assert '"UX  lean  design" OR -event:pycon' in book.saved_lists.all_lists()[0].query


def test_a_niche_that_joins_another_is_asked_for_by_its_name() -> None:
    person("Ana Ruiz", niches=["speaker"])
    person("Bo Lund", niches=["Keynotes"])
    book.saved_lists.add("On stage", "niche:speaker", today=TODAY)
    book.niches.edit(book.niches.find("speaker").id, name="keynotes")
    assert named() == [("On stage", "niche:keynotes", 2)]
