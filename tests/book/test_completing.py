"""Queries completed while they are typed."""

import pytest

from netdesk import book
from netdesk.domain.model import Channel, ChannelKind
from tests.makers import TODAY, person

pytestmark = pytest.mark.usefixtures("book_file")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ni", ["niche:"]),
        ("ana -ci", ["ana -city:", "ana -circle:"]),
        ("niche:he", ['niche:"Health tech" ']),
        ("niche:tech", ['niche:"Health tech" ']),
        ('ana niche:"hea', ['ana niche:"Health tech" ']),
        ("event:py", ["event:PyCon "]),
        ("org:lo", ["org:Loopwise "]),
        ("city:ma", ["city:Madrid "]),
        ("state:co", ["state:cooling ", "state:cold "]),
        ("no:ni", ["no:niche "]),
        ("due:l", ["due:late "]),
        ("has:em", ["has:email "]),
        ("", []),
        ("ana ", []),
        ("zzz", []),
        ("colour:r", []),
    ],
)
def test_a_word_is_completed(typed: str, offered: list[str]) -> None:
    person(
        "Ana Ruiz",
        organization="Loopwise",
        niches=["Health tech"],
        event="PyCon",
        channels=[
            Channel(ChannelKind.ADDRESS, "x", parts=("", "", "Calle 3", "Madrid", "", "28013", ""))
        ],
    )
    found = book.completing.completions(typed, len(typed))
    assert sorted(found) == sorted(offered)
    for whole in found:
        if not whole.endswith(":"):
            book.people.ids(whole, today=TODAY)


def test_an_address_without_parts_completes_no_city() -> None:
    madrid = Channel(ChannelKind.ADDRESS, "x", parts=("", "", "", "Madrid", "", "", ""))
    own = person("Ana", channels=[madrid, Channel(ChannelKind.ADDRESS, "Am Markt 1, Mainz")])
    typed = book.channels.add(own, Channel(ChannelKind.OTHER, "Gasse 3"))
    book.channels.edit(typed, kind=ChannelKind.ADDRESS)
    assert book.completing.completions("city:m", 6) == ["city:Madrid "]
    assert book.people.person(own, today=TODAY).channels[-1].parts[2] == "Gasse 3"


def test_the_rest_of_the_query_stays() -> None:
    assert book.completing.completions("sta bo", 3) == ["state: bo"]
