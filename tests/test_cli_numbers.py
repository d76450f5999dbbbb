"""The command line where things are named by the numbers that its lists show."""

from pathlib import Path

import pytest
from command_line import CommandLine, netdesk

__all__ = ["netdesk"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("item", "99"), "There is no item 99.\n"),
        (("item", "99", "--niche", "maps"), "There is no item 99.\n"),
        (("item", "99", "--remove"), "There is no item 99.\n"),
        (("group", "99"), "There is no group “99”.\n"),
        (("group", "99", "--join"), "There is no group “99”.\n"),
        (("group", "99", "--kind", "slack"), "There is no group “99”.\n"),
        (("collaboration", "99"), "There is no collaboration “99”.\n"),
        (("collaboration", "99", "--stage", "active"), "There is no collaboration “99”.\n"),
        (("event", "99"), "There is no event “99”.\n"),
        (("event", "99", "--met", "Ana Ruiz"), "There is no event “99”.\n"),
        (("niche", "99", "--every", "90d"), "There is no niche “99”.\n"),
        (("niche", "99", "--remove"), "There is no niche “99”.\n"),
    ],
)
def test_a_number_of_nothing_makes_nothing(
    netdesk: CommandLine, words: tuple[str, ...], said: str
) -> None:
    result = netdesk(*words)
    assert (result.code, result.out, result.err) == (1, "", said)
    assert netdesk.json("history") == []


@pytest.mark.parametrize(
    ("verb", "name", "change"),
    [
        ("item", "Donor page checklist", ("--notes", "short")),
        ("group", "Indie Makers", ("--notes", "short")),
        ("collaboration", "Pricing workshop", ("--description", "short")),
        ("event", "PyCon", ("--notes", "short")),
        ("niche", "Maps", ("--description", "short")),
    ],
)
def test_a_number_names_what_the_list_shows(
    netdesk: CommandLine, verb: str, name: str, change: tuple[str, str]
) -> None:
    made = netdesk.json(verb, name)
    own = str(made["id"])
    assert netdesk.json(verb, own)["id"] == made["id"]
    changed = netdesk.json(verb, own, *change)
    assert changed["id"] == made["id"]
    assert changed[change[0].removeprefix("--")] == "short"
    assert len(netdesk.json("history")) == 2


def test_a_tag_may_be_the_number_of_a_niche(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana Ruiz")
    own = str(netdesk.json("niche", "Maps")["id"])
    assert netdesk.json("tag", "ana", own)[0]["niches"] == ["Maps"]
    steps = netdesk.json("history")
    result = netdesk("tag", "ana", "99")
    assert (result.code, result.out, result.err) == (1, "", "There is no niche “99”.\n")
    assert netdesk.json("history") == steps
    netdesk.json("niche", own, "--remove")
    assert netdesk.json("niches") == []


def test_a_name_of_digits_is_a_name_where_something_has_it(netdesk: CommandLine) -> None:
    netdesk.json("group", "Hackers", "--rename", "2600")
    netdesk.json("group", "Indie Makers")
    assert netdesk.json("group", "2600")["name"] == "2600"
    netdesk.json("niche", "Maps")
    netdesk.json("niche", "Arcades", "--rename", "1")
    assert netdesk.json("niche", "1")["name"] == "1"


@pytest.mark.parametrize(
    "words",
    [
        ("event", "PyCon", "--niche"),
        ("group", "Indie Makers", "--niche"),
        ("item", "Donor page checklist", "--niche"),
        ("import", "CARDS", "--niche"),
    ],
)
def test_a_niche_that_is_given_may_be_its_number(
    netdesk: CommandLine, tmp_path: Path, words: tuple[str, ...]
) -> None:
    cards = tmp_path / "ana.vcf"
    cards.write_text("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Ruiz\r\nEND:VCARD\r\n")
    line = [str(cards) if word == "CARDS" else word for word in words]
    own = str(netdesk.json("niche", "Maps")["id"])
    steps = netdesk.json("history")
    result = netdesk(*line, "99")
    assert (result.code, result.out, result.err) == (1, "", "There is no niche “99”.\n")
    assert netdesk.json("history") == steps
    netdesk.json(*line, own)
    assert len(netdesk.json("history")) == len(steps) + 1
    assert [one["name"] for one in netdesk.json("niches")] == ["Maps"]


def test_an_edit_names_niches_by_their_numbers(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana Ruiz #Travel")
    own = str(netdesk.json("niche", "Maps")["id"])
    assert netdesk.json("edit", "ana", f"+niches={own}")["niches"] == ["Maps", "Travel"]
    assert netdesk.json("edit", "ana", f"-niches={own}")["niches"] == ["Travel"]
    assert netdesk.json("edit", "ana", f"niches={own}")["niches"] == ["Maps"]
    result = netdesk("edit", "ana", "title=CTO", "+niches=99")
    assert (result.code, result.out, result.err) == (1, "", "There is no niche “99”.\n")
    assert netdesk.json("show", "ana")["title"] is None
