"""Collaborations: stages, next steps in Today, people, outcome (PRODUCT rule 10)."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from netdesk import book
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.model import CollaborationKind, Direction, Stage, TodayKind
from tests.makers import TODAY, dump, open_book, person


@pytest.fixture(autouse=True)
def _book(tmp_path: Path) -> Iterator[None]:
    with open_book(tmp_path / "a.book"):
        yield


def later(days: int) -> date:
    return TODAY + timedelta(days=days)


def steps_in_today(on: date) -> list[tuple[str, str, int]]:
    items = book.today.items(on)
    return [
        (one.reason, one.text, one.days_late)
        for one in items
        if one.kind is TodayKind.COLLABORATION
    ]


def test_a_next_step_stands_in_today_until_it_is_done() -> None:
    sofia = person("Sofia", start_clock=False)
    before = dump()
    own = book.collaborations.add(
        "Guide: retainers", [sofia], today=TODAY, next_step="Ask for figures", next_on=later(2)
    )
    assert [steps_in_today(later(days)) for days in (1, 2, 4)] == [
        [],
        [("Guide: retainers", "Ask for figures", 0)],
        [("Guide: retainers", "Ask for figures", 2)],
    ]
    assert [one.reason for one in book.today.view(TODAY).coming] == ["Guide: retainers"]
    book.collaborations.step_done(
        own, today=later(2), following="Write it", following_on=later(9), contact=True
    )
    assert steps_in_today(later(9)) == [("Guide: retainers", "Write it", 0)]
    [contact] = book.interactions.of_person(sofia)
    assert (contact.direction, contact.summary) == (
        Direction.MUTUAL,
        "Guide: retainers: Ask for figures",
    )
    book.steps.undo()
    book.steps.undo()
    assert dump() == before


@pytest.mark.parametrize("stage", [Stage.DONE, Stage.DROPPED])
def test_what_is_over_has_no_next_step(stage: Stage) -> None:
    own = book.collaborations.add("Swap", today=TODAY, next_step="Call", next_on=TODAY)
    book.collaborations.edit(own, stage=stage, outcome="140 guests")
    found = book.collaborations.collaboration(own)
    assert (found.stage, found.next_step, found.next_on) == (stage, "", None)
    assert found.outcome == "140 guests"
    assert steps_in_today(TODAY) == []
    with pytest.raises(NotFound):
        book.collaborations.step_done(own, today=TODAY)


def test_people_come_and_go_and_are_found_by_it() -> None:
    sofia, karla, nils = person("Sofia"), person("Karla"), person("Nils")
    own = book.collaborations.add(
        "Podcast swap", [sofia, karla], today=TODAY, kind=CollaborationKind.PROMOTION
    )
    book.collaborations.edit(own, person_ids=[karla, nils], url="https://pod.example")
    found = book.collaborations.collaboration(own)
    assert [face.name for face in found.people] == ["Karla", "Nils"]
    assert book.collaborations.of_person(sofia) == []
    assert set(book.people.ids("podcast", today=TODAY)) == {karla, nils}
    book.collaborations.edit(own, name="Radio swap")
    assert book.people.ids("podcast", today=TODAY) == []
    assert book.collaborations.find("RADIO swap") is not None
    assert [one.id for one in book.collaborations.all_collaborations("nils")] == [own]
    book.people.delete([karla])
    assert [face.name for face in book.collaborations.collaboration(own).people] == ["Nils"]
    book.collaborations.remove(own)
    assert book.collaborations.all_collaborations() == []
    book.steps.undo()
    assert book.people.ids("radio", today=TODAY) == [nils]


def test_what_can_not_be() -> None:
    with pytest.raises(NotUnderstood):
        book.collaborations.add(" ", today=TODAY)
    before = dump()
    with pytest.raises(NotFound):
        book.collaborations.add("Guide", [99], today=TODAY)
    assert dump() == before
