"""What the palette offers, on a real book."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from netdesk import book
from netdesk.ui.models.palette import Goal, offers
from tests.makers import open_book

SUNDAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def opened(tmp_path: Path) -> Iterator[None]:
    with open_book(tmp_path / "netdesk.book"):
        yield


def titles(text: str, recent: list[tuple[str, int | str]] | None = None) -> list[str]:
    found = offers(text, [], recent or [], SUNDAY)
    return [offer.title for _, part in found for offer in part]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("E-commerce", ("e-com", "comm", "e-commerce")),
        ("Meetup (Berlin)", ("berl", "(ber", "meet ber")),
        ("金融科技", ("金融", "科技")),
        ("핀테크", ("핀", "테크")),
        ("تقنية مالية", ("مال",)),
        ("🚀 Start-ups", ("🚀", "start", "ups")),
    ],
)
def test_a_name_is_found_from_any_of_its_words(name: str, typed: tuple[str, ...]) -> None:
    book.niches.add(name)
    for text in typed:
        assert titles(f"#{text}") == [name], text
    for text in ("erce", "eetup", "🎉", "技科"):
        assert titles(f"#{text}") == []


def test_each_of_many_lists_is_remembered() -> None:
    queries = [f"niche:{name}" for name in ("one", "two", "three", "four", "five")]
    for query in queries:
        book.saved_lists.add(query.removeprefix("niche:"), query, today=SUNDAY)
    recent: list[tuple[str, int | str]] = [(Goal.LIST.value, query) for query in queries]
    assert titles("", recent) == ["one", "two", "three", "four", "five"]
