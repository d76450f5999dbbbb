"""The command line: events and groups, whom I met there, and what is due."""

from pathlib import Path

import pytest
from command_line import CommandLine, netdesk

from tests.makers import card

__all__ = ["netdesk"]


def test_an_event_is_made_changed_shown_and_removed(netdesk: CommandLine) -> None:
    made = netdesk.json("event", "Open Space", "--on", "2026-12-03 18:00", "--kind", "workshop")
    assert (made["on"], made["kind"]) == ("2026-12-03T18:00", "workshop")
    assert (made["attended"], made["planned"], made["met"]) == (False, True, [])
    changed = netdesk.json(
        *("event", "open", "space", "--place", "Leipzig", "--niche", "Health", "--attended"),
        *("--role", "speaking", "--rename", "Health Open Space", "--until", "2026-12-04"),
    )
    assert changed["id"] == made["id"]
    assert (changed["name"], changed["place"]) == ("Health Open Space", "Leipzig")
    assert (changed["role"], changed["attended"]) == ("speaking", True)
    assert (changed["niche"], changed["until"]) == ("Health", "2026-12-04")
    [listed] = netdesk.json("events")
    assert listed == {key: changed[key] for key in listed}
    assert "Health Open Space" in netdesk("events").out
    assert netdesk.json("event", "Health Open Space", "--remove")["id"] == made["id"]
    assert netdesk.json("events") == []
    assert netdesk("event", "Health Open Space", "--remove").code == 1


@pytest.mark.parametrize(
    ("options", "on", "attended", "planned"),
    [
        ((), "2026-11-23", True, False),
        (("--on", "2026-11-23"), "2026-11-23", True, False),
        (("--on", "2026-11-20"), "2026-11-20", True, False),
        (("--on", "2026-11-24"), "2026-11-24", False, True),
        (("--on", "tomorrow", "--attended"), "2026-11-24", True, False),
        (("--on", "2026-11-20", "--planned"), "2026-11-20", False, True),
        (("--planned",), None, False, True),
    ],
)
def test_an_event_in_the_future_is_planned(
    netdesk: CommandLine, options: tuple[str, ...], on: str | None, attended: bool, planned: bool
) -> None:
    made = netdesk.json("event", "PyCon", *options)
    assert (made["on"], made["attended"], made["planned"]) == (on, attended, planned)


def test_a_planned_event_was_gone_to_or_missed(netdesk: CommandLine) -> None:
    netdesk.json("event", "PyCon", "--on", "2026-11-20", "--planned")
    missed = netdesk.json("event", "PyCon", "--missed")
    assert (missed["attended"], missed["planned"]) == (False, False)
    assert netdesk.json("event", "PyCon", "--attended")["attended"]
    moved = netdesk.json("event", "PyCon", "--on", "2027-01-01")
    assert (moved["attended"], moved["planned"]) == (False, True)


@pytest.mark.parametrize(
    "words",
    [
        ("event",),
        ("event", "  "),
        ("event", "PyCon", "--planned", "--attended"),
        ("event", "PyCon", "--kind", "party"),
        ("event", "PyCon", "--on", "someday"),
        ("event", "PyCon", "--missed"),
    ],
)
def test_what_is_no_event(netdesk: CommandLine, words: tuple[str, ...]) -> None:
    assert netdesk(*words).code == 2
    assert netdesk.json("events") == []


def test_import_into_an_event_and_export_of_its_people(
    netdesk: CommandLine, tmp_path: Path
) -> None:
    cards = tmp_path / "cards.vcf"
    cards.write_text(card("Ana Ruiz") + card("Bo Lee"), encoding="utf-8")
    netdesk.json("event", "PyCon", "--on", "2026-11-21", "--niche", "python")
    netdesk.json("add", "Cy Doe")
    netdesk.json("import", str(cards), "--event", "PyCon")
    netdesk.json("log", "Bo", "--direction", "out")
    found = netdesk.json("event", "PyCon")
    assert (found["people"], found["followed_up"]) == (2, 1)
    assert [one["person"] for one in found["met"]] == ["Bo Lee", "Ana Ruiz"]
    people = netdesk.json("list", 'event:"PyCon"')
    assert [(one["name"], one["niches"], one["met_on"]) for one in people] == [
        ("Ana Ruiz", ["python"], "2026-11-21"),
        ("Bo Lee", ["python"], "2026-11-21"),
    ]
    target = tmp_path / "out.vcf"
    assert netdesk.json("export", str(target), 'event:"PyCon"')["count"] == 2
    said = netdesk("event", "PyCon").out
    assert "followed up 1 of 2" in said
    assert "Ana Ruiz" in said
