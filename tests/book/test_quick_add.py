"""Quick add in the book: a line, a signature or a vCard becomes a person met now, as one step."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from netdesk import book
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.model import Channel, ChannelKind, GroupKind
from netdesk.domain.when import Due
from tests.makers import TODAY, card, open_book, person


@pytest.fixture(autouse=True)
def _book(tmp_path: Path) -> Iterator[None]:
    with open_book(tmp_path / "a.book"):
        yield


def later(days: int) -> date:
    return TODAY + timedelta(days=days)


def add(line: str, event: str = "") -> int:
    found = book.quick_add.read(line, TODAY, book.quick_add.known(TODAY))
    return book.quick_add.add(found, today=TODAY, event=event)


def test_a_line_is_a_person_met_now() -> None:
    own = add('Ana Ruiz, CTO bei Loopwise #fintech @PyCon ana@loop.io !dienstag "send it"')
    who = book.people.person(own, today=TODAY)
    assert (who.name, who.title, who.organization) == ("Ana Ruiz", "CTO", "Loopwise")
    assert (who.met_on, who.met_at, who.niches[0].name) == (TODAY, "PyCon", "fintech")
    [planned] = book.follow_ups.of_person(own, TODAY)
    assert (planned.due, planned.reason) == (later(1), "send it")
    book.steps.undo()
    assert book.people.count() == 0
    assert book.events.all_events() == []


def test_the_event_of_the_day_is_preset_and_the_line_s_own_comes_first() -> None:
    book.events.add("Fair", later(-1), niche="Trade")
    assert book.quick_add.known(TODAY).recent == book.events.find("Fair")
    ana, bo = add("Ana Ruiz", "Fair"), add("Bo Lee @PyCon", "Fair")
    who = book.people.person(ana, today=TODAY)
    assert (who.met_at, who.met_on, who.niches[0].name) == ("Fair", later(-1), "Trade")
    assert book.people.person(bo, today=TODAY).met_at == "PyCon"


def test_a_group_named_like_an_event_takes_the_person_in() -> None:
    own = book.groups.add("Indie Makers", today=TODAY, kind=GroupKind.SLACK)
    ana = add("Ana Ruiz @indie")
    assert [one.person_id for one in book.groups.view(own, TODAY).members] == [ana]
    assert book.people.person(ana, today=TODAY).met_at == "Indie Makers"
    bo = add('Bo Lee @PyCon @"Indie Makers"')
    assert book.people.person(bo, today=TODAY).met_at == "PyCon"
    assert book.groups.lines()[0].members == 2


def test_a_pasted_card_comes_in_whole() -> None:
    text = card(
        "Ana Ruiz",
        *("EMAIL:ana@loop.io", "ORG:Loopwise", "TITLE:CTO", "NOTE:Likes tea"),
        *("CATEGORIES:fintech", "X-ODD:kept"),
    )
    found = book.quick_add.read(f"  {text}", TODAY, book.quick_add.known(TODAY))
    assert (found.name, found.organization, found.note) == ("Ana Ruiz", "Loopwise", "Likes tea")
    own = book.quick_add.add(found, today=TODAY, event="PyCon")
    who = book.people.person(own, today=TODAY)
    assert (who.title, who.notes, who.met_at) == ("CTO", "Likes tea", "PyCon")
    assert [one.name for one in book.people.unknown_properties(own)] == ["X-ODD"]
    assert [one.due for one in book.follow_ups.of_person(own, TODAY)] == [later(2)]
    assert book.quick_add.add(found, today=TODAY) == own, "the same card is the same person"
    assert len(book.follow_ups.of_person(own, TODAY)) == 1


def test_who_is_alike() -> None:
    ana = person(
        "Ana Ruiz", channels=[Channel(ChannelKind.EMAIL, "ana@loop.io")], organization="Loopwise"
    )
    bo = person("Bo Lee")
    line = "BO LEE ANA@loop.io"
    found = book.quick_add.read(line, TODAY, book.quick_add.known(TODAY))
    assert [(one.person_id, one.kind) for one in book.quick_add.alike(found)] == [
        (ana, ChannelKind.EMAIL),
        (bo, None),
    ]


def test_other_languages_are_asked_where_they_are_wanted() -> None:
    found = book.quick_add.read("Ana !domani", TODAY, book.quick_add.known(TODAY), ["it"])
    assert found.due == Due(later(1))


def test_nobody_is_refused() -> None:
    with pytest.raises(NotUnderstood):
        add("#ux")
    assert book.people.count() == 0
    assert book.niches.all_niches() == []
