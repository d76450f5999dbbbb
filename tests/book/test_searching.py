"""What is found first, and what is forgiven."""

from typing import Any

import pytest

from netdesk import book
from netdesk.domain.model import Channel, ChannelKind
from tests.makers import TODAY, card, person

pytestmark = pytest.mark.usefixtures("book_file")


def names(query: str, *, forgiving: bool = True) -> list[str]:
    ids = book.people.ids(query, today=TODAY, forgiving=forgiving)
    return [line.name for line in book.people.lines(ids, today=TODAY)]


def test_words_come_before_hits_inside_them_and_those_before_forgiven_ones() -> None:
    person("Zoe Loop")
    person("Ana Ruiz", organization="Loopwise")
    person("Bea Kern", channels=[Channel(ChannelKind.EMAIL, "bea@inloop.example")])
    person("Abe Lopo")
    assert names("loop") == ["Ana Ruiz", "Zoe Loop", "Bea Kern", "Abe Lopo"]
    assert names("loop", forgiving=False) == ["Ana Ruiz", "Zoe Loop", "Bea Kern"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("schmdt", "Jonas Schmidt"),  # left out
        ("schmmidt", "Jonas Schmidt"),  # doubled
        ("scmhidt", "Jonas Schmidt"),  # swapped
        ("achmidt", "Jonas Schmidt"),  # the first letter
        ("shcmi", "Jonas Schmidt"),  # while typing
        ("jonsa schmidt", "Jonas Schmidt"),
        ("schmidt klinikpfda", "Jonas Schmidt"),  # in a company
        ("haddat", "لیلا Haddad"),
        ("новакво", "Зузана Новаков"),
        ("schmudt niche:health", "Jonas Schmidt"),
        ("scmhidt OR nobody", "Jonas Schmidt"),
        ("jon", "Jonas Schmidt"),
    ],
)
def test_one_typing_error_is_forgiven(typed: str, found: str) -> None:
    person("Jonas Schmidt", organization="Klinikpfad", niches=["Health"])
    person("لیلا Haddad")
    person("Зузана Новаков")
    assert names(typed) == [found]


@pytest.mark.parametrize(
    "typed", ["schmxxdt", "jo1as", "bob", "-scmhidt jonas no:org", '"scmhidt"']
)
def test_more_is_not(typed: str) -> None:
    person("Jonas Schmidt", organization="Klinikpfad")
    assert names(typed) == []


def test_many_hits_need_no_forgiving() -> None:
    for number in range(6):
        person(f"Anna Number{number}")
    person("Hanna Other")
    assert len(names("anna")) == 6


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("jonsa schmdt", ["Jonsa Schmdt", "Jonas Schmdt", "Jonas Schmidt", "Jonsa Schmidt", "Bea"]),
        ("jonsa sc", ["Jonsa Schmdt", "Jonsa Schmidt", "Jonas Schmdt", "Jonas Schmidt"]),
        (
            "jonsa (schmidt OR ruiz)",
            ["Jonsa Schmidt", "Jonas Ruiz", "Jonas Schmdt", "Jonas Schmidt", "Jonsa Schmdt", "Bea"],
        ),
        ("jonsa jonsa ruiz", ["Jonas Ruiz"]),
        ("jonsa -schmidt", ["Jonsa Schmdt", "Jonas Ruiz", "Jonas Schmdt"]),
    ],
)
def test_each_word_may_be_right_or_mistyped(typed: str, found: list[str]) -> None:
    for name in ("Jonas Schmidt", "Jonsa Schmidt", "Jonas Schmdt", "Jonsa Schmdt"):
        person(name)
    person("Bea", channels=[Channel(ChannelKind.EMAIL, "schmidt@jonas.example")])
    person("Jonas Ruiz")
    assert names(typed) == found


def test_what_was_added_a_moment_ago_is_forgiven_too() -> None:
    assert names("jonsa") == []
    person("Jonas Weber")
    assert names("jonsa") == ["Jonas Weber"]
    book.steps.undo()
    assert names("jonsa") == []


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("김민수", "민수"),
        ("김민수", "김"),
        ("山田太郎", "太郎"),
        ("やまだ たろう", "たろう"),
        ("أحمد علي", "احمد"),
        ("דוד כהן", "כה"),
        ("Şebnem Öztürk", "sebnem ozt"),
        ("Łukasz Żak", "lukasz zak"),
        ("Søren Ågård", "soren agard"),
        ("Владимир Ёлкин", "елкин"),
        ("ΓΙΏΡΓΟΣ", "γιωργος"),
        ("❤️", "❤"),
        ("👩‍💻", "👩‍💻"),
        ("Luigi🍕", "🍕"),
        ("🍕Luigi", "luigi"),
        ("Acme®", '"acme"'),
    ],
)
def test_any_script_is_found_without_accents_and_case(name: str, typed: str) -> None:
    person("Ana Ruiz")
    person(name)
    assert names(typed, forgiving=False) == [name]


QUERIES = (
    *("", "an", "ana", "anna ruiz", "loop", "ruiz loop", "loop OR maps", "(ana OR bo) loop"),
    *("600 111", "600111 ana", "-loop", "loop -ana", "niche:design", "niche:design loop", "no:org"),
    *('"ana ruiz"', "ana has:email", "xample", "example OR no:email", "org:loop exa", "desig"),
    *("met:2026-11 ana", "state:new loop OR ana", "an -niche:design", "designe OR anna", "."),
    *("(aps ample.net OR bo) cy", "(aps ample OR bo) -ana"),
    *("loop example", "lopo example", "an xample", "loop example ana", "11maps@loop.example"),
    *("ana loop OR xample 111", "desig exam org 600", "ana loop maps exam 600111"),
)


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("niche", [None, 0, 1])
def test_the_first_page_begins_the_list_and_no_order_changes_who_is_in_it(
    query: str, niche: int | None
) -> None:
    mails = ("", "loop@example.org", "ana@example.net", "maps@loop.example")
    for number, name in enumerate(("Ana Ruiz", "Anna Loop", "Bo Designer", "Cy Maps", "ANA") * 3):
        reach = [Channel(ChannelKind.EMAIL, f"{number}{mails[number % 4]}")] if number % 4 else []
        phone = [Channel(ChannelKind.PHONE, f"+34 600 111 {number:03}")] if number % 3 == 0 else []
        niches = ["Design"] if number % 2 else []
        firm = "Loopwise" if number % 5 == 2 else ""
        person(name, organization=firm, niches=niches, channels=reach + phone)

    def found(**how: object) -> list[int]:
        return book.people.ids(query, today=TODAY, niche_id=niche, **how)  # type: ignore[arg-type]

    for forgiving in (False, True):
        whole = found(forgiving=forgiving)
        assert len(whole) == len(set(whole))
        for order in book.people.Order:
            by_it = found(forgiving=forgiving, order=order)
            assert sorted(by_it) == sorted(whole)
            for most in (1, 2, 7, 50):
                how: dict[str, Any] = {"niche_id": niche, "forgiving": forgiving, "order": order}
                page = book.people.first(query, today=TODAY, most=most, **how)
                assert page == by_it[:most]


def test_words_that_came_with_a_later_step_are_forgiven_too() -> None:
    own = person("Jonas Weber")
    assert names("jonsa") == ["Jonas Weber"]
    book.people.edit(own, name="Priya Nair", organization="Klinikpfad")
    assert names("pryia") == names("klinikpfda") == ["Priya Nair"]
    assert names("jonsa") == []
    book.people.delete([own])
    assert names("pryia") == []
    book.steps.undo()
    book.steps.undo()
    assert names("jonsa") == ["Jonas Weber"]


def test_words_are_found_side_by_side_whatever_thousands_have_one() -> None:
    """Which way leads to the hits depends on how many have which word: all find the same."""
    cards = [
        card("Anna Loop", "EMAIL:al@example.org", "NOTE:maps"),
        card("Bo Kern", "EMAIL:bo@inloop.example", "NOTE:maps"),
        card("Cy Kern", "EMAIL:cy@inloop.example", "NOTE:ferry"),
        card("Di Loop", "EMAIL:di@inloop.example", "NOTE:ferry"),
        card("Ed Maps", "EMAIL:loop@maps.example"),
        card("Fay Kern", "EMAIL:inloop@bitmaps.example"),
    ]
    cards += [card(f"Zoe {number}", "NOTE:mapsanna lisbon") for number in range(5_100)]
    source = book.importing.TextSource("".join(cards))
    assert book.importing.run([source], today=TODAY).added == 5_106
    for query, found in (
        ("loop map", ["Anna Loop", "Bo Kern", "Ed Maps", "Fay Kern"]),
        ("maps inloop", ["Bo Kern", "Fay Kern"]),
        ("nloop maps kern", ["Bo Kern", "Fay Kern"]),
        ("inlo ferry", ["Cy Kern", "Di Loop"]),
        ("loop example ferry", ["Cy Kern", "Di Loop"]),
        ("mapsanna loop", []),
        ("lisbon example", []),
    ):
        page = book.people.first(query, today=TODAY)
        assert [line.name for line in book.people.lines(page, today=TODAY)] == found, query
