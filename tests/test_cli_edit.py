"""The command line's edit: fields set, added to and taken from."""

import pytest
from command_line import CommandLine, netdesk

__all__ = ["netdesk"]


@pytest.fixture(autouse=True)
def _ana(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana Ruiz, CTO at Loopwise #fintech ana@loop.io +34 600 111 222")
    netdesk.json("add", "Bo Lee")


def values(person: dict[str, list[dict[str, str]]], field: str) -> list[str]:
    return [one["value"] for one in person[field]]


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        ("name=Ana  Soto", "name", "Ana Soto"),
        ("given_name=Ana", "given_name", "Ana"),
        ("title=", "title", None),
        ("-title=", "title", None),
        ("organization=Loop = wise", "organization", "Loop = wise"),
        ("notes=one\n\ntwo", "notes", "one\n\ntwo"),
        ("+offers=time", "offers", "time"),
        ("birthday=1980-04-12", "birthday", "1980-04-12"),
        ("birthday=--02-29", "birthday", "--02-29"),
        ("introduced_by=Bo Lee", "introduced_by", 2),
        ("preferred_channel=email", "preferred_channel", "email"),
        ("not_before=1 dec", "not_before", "2026-12-01"),
        ("do_not_contact=yes", "do_not_contact", True),
        ("met_on=2026-10-05", "met_on", "2026-10-05"),
        ("-met_on=", "met_on", None),
        ("met_at=a café", "met_at", "a café"),
        ("circle=inner", "circle", "inner"),
        ("cadence_days=45", "cadence_days", 45),
        ("cadence_days=3m", "cadence_days", 90),
        ("niches=ux,Health tech", "niches", ["Health tech", "ux"]),
        ("+niches=ux", "niches", ["fintech", "ux"]),
        ("-niches=FinTech", "niches", []),
        ("niches=", "niches", []),
    ],
)
def test_a_field(netdesk: CommandLine, change: str, field: str, value: object) -> None:
    assert netdesk.json("edit", "Ana", change)[field] == value
    assert netdesk.json("show", "1")[field] == value
    assert netdesk.json("show", "2")["name"] == "Bo Lee"


def test_parts_of_a_name_are_said_before_or_after_it(netdesk: CommandLine) -> None:
    said = ("family_name=de la Cruz", "name=Ana de la Cruz", "given_name=Ana")
    for line in (said, said[::-1]):
        netdesk.json("edit", "1", "name=Ana")
        ana = netdesk.json("edit", "1", *line)
        assert (ana["given_name"], ana["family_name"]) == ("Ana", "de la Cruz")
    ana = netdesk.json("edit", "1", "name=Ana Soto")
    assert (ana["given_name"], ana["family_name"]) == (None, None)


@pytest.mark.parametrize(
    ("change", "field", "expected"),
    [
        ("emails=a@b.example,c@d.example", "emails", ["a@b.example", "c@d.example"]),
        ("emails=ANA@loop.io", "emails", ["ana@loop.io"]),
        ("+emails=a@b.example", "emails", ["ana@loop.io", "a@b.example"]),
        ("+emails=ana@loop.io", "emails", ["ana@loop.io"]),
        ("-emails=ana@loop.io", "emails", []),
        ("-emails=", "emails", []),
        ("+phones=0341 123456", "phones", ["+34 600 111 222", "0341 123456"]),
        ("-phones=+34600111222", "phones", []),
        ("addresses=Am Markt 1, 04109 Leipzig", "addresses", ["Am Markt 1, 04109 Leipzig"]),
        ("+urls=https://loop.io/a,b", "urls", ["https://loop.io/a,b"]),
        ("+profiles=in:ana", "profiles", ["https://www.linkedin.com/in/ana"]),
        ("profiles=https://github.com/ana", "profiles", ["https://github.com/ana"]),
    ],
)
def test_a_way_to_reach_her(
    netdesk: CommandLine, change: str, field: str, expected: list[str]
) -> None:
    assert values(netdesk.json("edit", "Ana", change), field) == expected
    others = {"emails": ["ana@loop.io"], "phones": ["+34 600 111 222"]}
    for name, kept in others.items():
        assert name == field or values(netdesk.json("show", "1"), name) == kept


def test_an_address_keeps_its_parts(netdesk: CommandLine) -> None:
    ana = netdesk.json("edit", "Ana", "addresses=Am Markt 1")
    parts = ana["addresses"][0]["parts"]
    assert parts["street"] == "Am Markt 1"
    assert set(parts) == {"po_box", "extended", "street", "city", "region", "code", "country"}


def test_added_notes_are_a_paragraph(netdesk: CommandLine) -> None:
    netdesk.json("edit", "Ana", "+notes=first")
    assert netdesk.json("edit", "Ana", "+notes=second")["notes"] == "first\n\nsecond"
    assert netdesk.json("edit", "Ana", "-notes=first")["notes"] == "second"


def test_a_niche_says_what_is_worth_following(netdesk: CommandLine) -> None:
    own = netdesk.json("niches")[0]["id"]
    more = ("--hashtags", "#openbanking", "--places", "r/fintech", "--every", "3m")
    said = netdesk.json("niche", "Fintech", *more)
    assert (said["id"], said["people"], said["cadence_days"]) == (own, 1, 90)
    assert (said["hashtags"], said["places"]) == ("#openbanking", "r/fintech")
    assert netdesk.json("niches") == [said]
    assert "r/fintech" in netdesk("niche", "fintech").out
    netdesk.json("undo")
    assert netdesk.json("niche", "fintech")["hashtags"] is None
    assert netdesk.json("niche", "fintech", "--rename", "Money")["name"] == "Money"
    netdesk.json("niche", "Climate", "--description", "Solar")
    assert netdesk("undo").out == "Undid: Added the niche Climate\n"
    netdesk.json("niche", "Money", "--remove")
    assert netdesk.json("niches") == []
    for wrong in (("--every", "often"), ("--color", "pink")):
        assert netdesk("niche", "Money", *wrong).code == 2
    assert netdesk("niche", "Money", "--remove").code == 1
    assert netdesk.json("niches") == []


def test_several_fields_are_one_step(netdesk: CommandLine) -> None:
    before = netdesk.json("show", "1")
    changes = ["title=CEO", "-niches=fintech", "+emails=a@b.example", "circle=inner"]
    netdesk.json("edit", "Ana", *changes)
    assert netdesk.json("show", "1") != before
    assert netdesk.json("undo")["step"] == "Edited Ana Ruiz"
    assert netdesk.json("show", "1") == before


@pytest.mark.parametrize(
    "change",
    [
        "color=red",
        "title",
        "=x",
        "id=7",
        "state=warm",
        "photo_bytes=1",
        "+circle=inner",
        "circle=outer",
        "met_on=9999-12-31",
        "not_before=0001-01-01",
        "cadence_days=9999y",
        "name=",
        "emails=no mail",
        "-emails=other@loop.io",
        "phones=none",
        "birthday=1980-02-30",
        "birthday=12 apr",
        "not_before=soon",
        "cadence_days=0",
        "cadence_days=often",
        "do_not_contact=maybe",
        "preferred_channel=pigeon",
        "introduced_by=Zoe",
        "-notes=never said",
    ],
)
def test_what_does_not_fit_changes_nothing(netdesk: CommandLine, change: str) -> None:
    before = netdesk.json("show", "1")
    result = netdesk("edit", "Ana", "title=CEO", change, "--json")
    assert (result.code, result.out) == (2, "")
    assert result.err.strip()
    assert netdesk.json("show", "1") == before
    assert len(netdesk.json("history")) == 2


def test_what_is_wrong_is_told_what_fits(netdesk: CommandLine) -> None:
    unknown = netdesk("edit", "Ana", "niche=ux")
    assert unknown.code == 2
    assert "“niche=ux”" in unknown.err
    assert ", niches, " in unknown.err
    unfit = netdesk("edit", "Ana", "birthday=1990-13-45")
    assert unfit.code == 2
    assert "--12-01" in unfit.err
