"""The order of names: whose place is where, however people come, go and change their names."""

import random
from itertools import pairwise
from pathlib import Path

import pytest

from netdesk import book
from netdesk.store import collation, places
from netdesk.store.collation import FOLDED, Collation
from tests.makers import TODAY, card, index, open_book, person


def names() -> list[str]:
    return [line.name for line in book.people.lines(book.people.ids(today=TODAY), today=TODAY)]


def bring(people: list[str]) -> None:
    cards = "".join(card(name, f"EMAIL:{name.lower()}@example.org") for name in people)
    book.importing.run([book.importing.TextSource(cards)], today=TODAY)


def check_index() -> None:
    kept = index()
    book.opening.rebuild_search()
    assert index() == kept, "what the steps kept up to date is what is built anew"


def places_of_names() -> dict[str, int]:
    return dict(
        book.opening.reader().rows(
            "select p.name, doc.pos from doc join person p on p.id = doc.person"
        )
    )


@pytest.mark.parametrize("ascending", [True, False])
@pytest.mark.parametrize("around", [4, 300])
def test_there_is_always_room_for_one_more(book_file: Path, around: int, ascending: bool) -> None:
    bring([f"{letter}{number:03}" for number in range(around // 2) for letter in "az"])
    before = places_of_names()
    coming = [f"m{number:03}" for number in range(70)]
    for name in coming if ascending else reversed(coming):
        person(name)
    assert names() == sorted(names())
    assert [book.people.first(name, today=TODAY) for name in ("m000", "m069")] == [
        [own] for own in (book.people.find("m000"), book.people.find("m069"))
    ]
    after = places_of_names()
    moved = [name for name, place in before.items() if after[name] != place]
    assert moved if around > 4 else moved is not None
    assert len(moved) <= 2 * places.MOVED, "few neighbours make room, not the whole book"
    check_index()
    while book.steps.undo():
        pass
    check_index()


def test_many_find_room_where_there_is_none(book_file: Path) -> None:
    bring([f"{letter}{number:03}" for number in range(300) for letter in "az"])
    for number in range(20):
        person(f"l{number:03}")
    bring([f"m{number:03}" for number in range(500)])
    assert names() == sorted(names())
    assert len(book.people.ids("m4", today=TODAY)) == 100
    check_index()


def test_an_import_spreads_evenly(book_file: Path) -> None:
    bring(["Ana", "Zoe"])
    bring([f"m{number:03}" for number in random.Random(1).sample(range(1_000), 200)])
    taken = sorted(places_of_names().values())
    gaps = {after - before for before, after in pairwise(taken)}
    assert max(gaps) < 2 * min(gaps)
    check_index()


BACKWARDS = Collation("backwards", lambda name: bytes(255 - byte for byte in name.encode()))


def test_who_opens_a_book_with_another_collation_sees_it_sorted_by_that(tmp_path: Path) -> None:
    path = tmp_path / "a.book"
    with open_book(path):
        bring(["Ana", "Bo", "Cy"])
        person("Ana Bo")
    with open_book(path, BACKWARDS):
        assert names() == ["Cy", "Bo", "Ana", "Ana Bo"]
        person("Bob")
        assert names() == ["Cy", "Bo", "Bob", "Ana", "Ana Bo"]
        assert book.people.first("bo", today=TODAY) == [
            book.people.find(name) for name in ("Bo", "Bob", "Ana Bo")
        ]
        assert book.people.ids(today=TODAY, order=book.people.Order.LAST) == book.people.ids(
            today=TODAY
        )
        book.steps.undo()
        assert names() == ["Cy", "Bo", "Ana", "Ana Bo"]
        check_index()
    before = path.read_bytes()
    with open_book(path, BACKWARDS):
        assert names() == ["Cy", "Bo", "Ana", "Ana Bo"]
    assert path.read_bytes() == before, "nothing is built anew"
    with open_book(path):
        assert names() == ["Ana", "Ana Bo", "Bo", "Cy"]


def test_a_book_of_an_earlier_index_gets_ours_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.book"
    with open_book(path):
        own = person("Ana")
        book.opening.database().raw.execute(
            "delete from meta where name = 'index'; delete from doc"
        )
    with open_book(path):
        assert book.people.first("ana", today=TODAY) == [own]


def test_without_a_locale_names_are_sorted_without_case_and_accents() -> None:
    assert collation.of_user("") == FOLDED
    assert collation.of_user("xx_XX.UTF-8 0123abcd") == FOLDED
    assert sorted(["Zoe", "Éva", "ana", "Evb", "Åke", "Bo"], key=FOLDED.key) == [
        "Åke",
        "ana",
        "Bo",
        "Éva",
        "Evb",
        "Zoe",
    ]
    assert len(FOLDED.key("x" * 100_000)) <= collation.BYTES
