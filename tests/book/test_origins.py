"""Who brought whom, and how a person was met."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk import book
from netdesk.book.guests import Guest
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.model import GroupKind
from tests.makers import TODAY, open_book, person


@pytest.fixture(autouse=True)
def _book(tmp_path: Path) -> Iterator[None]:
    with open_book(tmp_path / "a.book"):
        yield


def names(query: str) -> list[str]:
    ids = book.people.ids(query, today=TODAY)
    return [one.name for one in book.people.persons(ids, today=TODAY)]


def brought(by: int | None, *who: str) -> list[int]:
    found = [person(name) for name in who]
    for own in found:
        book.people.edit(own, introduced_by=by)
    return found


def test_who_brought_whom() -> None:
    ruth = person("Ruth", event="PyCon")
    ana, bo = brought(ruth, "Ana", "Bo")
    cy, dee = brought(ana, "Cy", "Dee")
    (eve,) = brought(cy, "Eve")
    assert [(one.name, one.depth) for one in book.origins.chain(eve)] == [
        ("Cy", 1),
        ("Ana", 2),
        ("Ruth", 3),
    ]
    assert book.origins.chain(eve)[-1].met_at == "PyCon"
    assert [(one.name, one.depth) for one in book.origins.brought(ruth)] == [
        ("Ana", 1),
        ("Cy", 2),
        ("Eve", 3),
        ("Dee", 2),
        ("Bo", 1),
    ]
    assert book.origins.chain(ruth) == []
    assert book.origins.brought(bo) == []
    assert dee


def test_a_circle_of_introductions_ends_where_it_began() -> None:
    ana, bo, cy = person("Ana"), person("Bo"), person("Cy")
    for own, by in ((ana, bo), (bo, cy), (cy, ana)):
        book.people.edit(own, introduced_by=by)
    assert [one.name for one in book.origins.chain(ana)] == ["Bo", "Cy"]
    assert [one.name for one in book.origins.brought(ana)] == ["Cy", "Bo"]
    with pytest.raises(NotUnderstood):
        book.people.edit(ana, introduced_by=ana)


def test_a_long_chain_is_told_whole() -> None:
    with book.opening.journal().step("person_added", name="many"):
        people = [person(f"P{number}", start_clock=False) for number in range(1_200)]
        for own, by in zip(people[1:], people, strict=False):
            book.people.edit(own, introduced_by=by)
    assert len(book.origins.chain(people[-1])) == 1_199
    assert len(book.origins.brought(people[0])) == 1_199


def test_people_are_found_by_every_event_group_and_note() -> None:
    ana, bo = person("Ana", event="PyCon"), person("Bo")
    book.people.edit(bo, met_note="On the train to Ghent")
    fair = book.events.add("Trade Fair", TODAY)
    book.guests.add(fair, [Guest("Ana", note="Wants a website", person_id=ana)], today=TODAY)
    circle = book.groups.add("Makers", today=TODAY, kind=GroupKind.SLACK, members=[bo])
    assert (names("event:pycon"), names("event:fair"), names("event:nowhere")) == (
        ["Ana"],
        ["Ana"],
        [],
    )
    assert (names("website"), names("train ghent"), names("group:make")) == (
        ["Ana"],
        ["Bo"],
        ["Bo"],
    )
    assert (names("has:event"), names("no:event"), names("has:group")) == (["Ana"], ["Bo"], ["Bo"])
    assert names("met:2026-11 -group:makers") == ["Ana"]
    book.events.edit(fair, name="Spring Fair")
    book.groups.edit(circle, name="Founders")
    assert (names("event:spring"), names("event:trade"), names("group:founders")) == (
        ["Ana"],
        [],
        ["Bo"],
    )
    book.events.remove(fair)
    book.groups.remove(circle)
    assert (names("event:spring"), names("group:founders"), names("website")) == ([], [], [])
    book.steps.undo()
    assert names("group:founders") == ["Bo"]
