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


def circle(netdesk: CommandLine) -> None:
    for name in ("Sofia", "Priya", "Karla"):
        netdesk.json("add", name)
    netdesk.json(
        *("group", "Peer feedback circle", "--kind", "peer_feedback", "--every", "2w"),
        *("--next", "2026-11-27 12:30", "--member", "Sofia", "--member", "Priya"),
        *("--member", "Karla", "--topic", "Pricing page"),
    )


def test_a_circle_meets(netdesk: CommandLine) -> None:
    circle(netdesk)
    [line] = netdesk.json("groups")
    assert (line["name"], line["kind"]) == ("Peer feedback circle", "peer_feedback")
    assert (line["next"], line["every"], line["last"]) == ("2026-11-27T12:30", "2w", None)
    assert (line["turn"], line["members"]) == ({"person_id": None, "person": None}, 3)
    netdesk.today = "2026-11-27"
    met = netdesk.json(
        *("group", "peer feedback circle", "--meeting", "--with", "Sofia", "--with", "Karla"),
        *("--notes", "Shorter", "--promise", "Karla: send the template !tue"),
    )
    assert (met["next"], met["last"]) == ("2026-12-11T12:30", "2026-11-27")
    assert met["turn"]["person"] == "Sofia"
    assert [one["person"] for one in met["order"]] == ["Sofia", "Priya", "Karla", None]
    [meeting] = met["meetings"]
    assert (meeting["topic"], meeting["people"]) == ("Pricing page", ["Karla", "Sofia"])
    [promise] = met["follow_ups"]
    assert (promise["person"], promise["reason"], promise["due"]) == (
        "Karla",
        "send the template",
        "2026-12-01",
    )
    assert netdesk.json("show", "Sofia")["interactions"][0]["direction"] == "mutual"
    said = netdesk("group", "Peer feedback circle").out
    assert "Pricing page" in said
    assert "send the template" in said
    netdesk.json("undo")
    assert netdesk.json("groups") == [line]


def test_a_group_is_visited_left_and_joined_again(netdesk: CommandLine) -> None:
    made = netdesk.json("group", "Indie Makers", "--kind", "slack", "--every", "weekly")
    assert (made["next"], made["joined_on"]) == ("2026-11-30", "2026-11-23")
    seen = netdesk.json("group", "indie makers", "--visit", "--on", "2026-11-22")
    assert (seen["next"], seen["last"]) == ("2026-11-29", "2026-11-22")
    assert netdesk.json("group", "Indie Makers", "--leave")["left_on"] == "2026-11-23"
    assert "left" in netdesk("groups").out
    assert netdesk.json("group", "Indie Makers", "--join", "--on", "today")["left_on"] is None
    changed = netdesk.json("group", "Indie Makers", "--every", "none", "--next", "none")
    assert (changed["every"], changed["next"]) == (None, None)
    assert len(netdesk.json("history")) == 5
    netdesk.json("group", "Indie Makers", "--remove")
    assert netdesk.json("groups") == []


def test_members_and_turns_change(netdesk: CommandLine) -> None:
    circle(netdesk)
    name = "Peer feedback circle"
    changed = netdesk.json("group", name, "--turn", "Priya", "--without", "Sofia")
    assert [one["person"] for one in changed["order"]] == ["Priya", "Karla", None]
    assert netdesk.json("group", name, "--turn", "me")["turn"]["person_id"] is None
    assert netdesk.json("group", name, "--turn", "none")["turn"] is None
    met = netdesk.json("group", name, "--meeting", "--with", "all")
    assert met["meetings"][0]["people"] == ["Karla", "Priya"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--visit",), 1),
        (("--kind", "sect"), 2),
        (("--every", "sometimes"), 2),
        (("--join", "--leave"), 2),
        (("--member", "Nobody"), 2),
    ],
)
def test_what_is_no_group(netdesk: CommandLine, words: tuple[str, ...], code: int) -> None:
    assert netdesk("group", "Circle", *words).code == code
    assert netdesk.json("groups") == []


def test_a_meeting_needs_who_came_and_readable_promises(netdesk: CommandLine) -> None:
    circle(netdesk)
    for words in (("--with", "Nobody"), (), ("--with", "all", "--promise", "soon")):
        assert netdesk("group", "Peer feedback circle", "--meeting", *words).code == 2
    assert netdesk.json("group", "Peer feedback circle")["meetings"] == []


def test_show_says_where_somebody_comes_from(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ruth Adler @PyCon")
    netdesk.json("add", "Ana Ruiz @PyCon")
    netdesk.json("add", "Bo Lee")
    edited = netdesk.json("edit", "Ana", "introduced_by=ruth", "met_note=At the coffee bar")
    assert (edited["introduced_by"], edited["introduced_by_name"]) == (1, "Ruth Adler")
    assert edited["met_note"] == "At the coffee bar"
    netdesk.json("edit", "Bo", "introduced_by=Ana")
    netdesk.json("group", "Indie Makers", "--member", "Ana")
    ana = netdesk.json("show", "Ana")
    assert [one["name"] for one in ana["events"]] == ["PyCon"]
    assert [one["name"] for one in ana["groups"]] == ["Indie Makers"]
    assert [one["person"] for one in ana["origin"]] == ["Ruth Adler"]
    assert [one["person"] for one in ana["brought"]] == ["Bo Lee"]
    said = netdesk("show", "Bo").out
    assert "Came by: Ana Ruiz ← Ruth Adler" in said
    assert netdesk("edit", "Ana", "introduced_by=Ana").code == 2
    assert netdesk("edit", "Ana", "introduced_by=").code == 0
    assert [one["name"] for one in netdesk.json("list", "group:indie")] == ["Ana Ruiz"]


def test_events_come_from_calendars_links_and_announcements(
    netdesk: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "night.ics"
    lines = (
        "BEGIN:VEVENT",
        "UID:1",
        "SUMMARY:Indie Night",
        "DTSTART:20261204T180000",
        "END:VEVENT",
    )
    text = "\r\n".join(("BEGIN:VCALENDAR", *lines, "END:VCALENDAR", ""))
    file.write_text(text, encoding="utf-8")
    [night] = netdesk.json("event", "--from", str(file))
    assert (night["name"], night["on"], night["planned"]) == (
        "Indie Night",
        "2026-12-04T18:00",
        True,
    )
    link = "https://www.meetup.com/freelance-leipzig/events/301234567/"
    [meetup] = netdesk.json("event", "--from", link)
    assert (meetup["name"], meetup["url"], meetup["on"]) == ("Freelance Leipzig", link, None)
    assert netdesk("event", "--from", "18:00").code == 2
    assert netdesk("event", "--from", str(tmp_path / "none.ics")).code == 1
    file.write_text("no calendar", encoding="utf-8")
    assert netdesk("event", "--from", str(file)).code == 1
    assert len(netdesk.json("events")) == 2


def test_whom_i_met_is_taken_down_by_rows(netdesk: CommandLine) -> None:
    rows = ("--met", "Jonas Weber, Klinikpfad, Runs the pilot, Send the checklist")
    found = netdesk.json("event", "Open Space", *rows, "--met", "Ben Vogel\nGreta Hahn")
    assert [(one["person"], one["note"], one["promise"]) for one in found["met"]] == [
        ("Ben Vogel", None, None),
        ("Greta Hahn", None, None),
        ("Jonas Weber", "Runs the pilot", "Send the checklist"),
    ]
    assert [one["due"] for one in netdesk.json("due", "--within", "3d")] == ["2026-11-25"] * 3
    netdesk.json("undo")
    assert (netdesk.json("events"), netdesk.json("list")) == ([], [])


def test_today_asks_about_events_and_groups(netdesk: CommandLine) -> None:
    event = netdesk.json("event", "PyCon", "--on", "2026-11-21", "--planned")
    group = netdesk.json("group", "Indie Makers", "--kind", "slack", "--next", "2026-11-23")
    assert netdesk.json("today") == [
        {
            "kind": "event",
            "id": event["id"],
            "person_id": None,
            "person": None,
            "due": "2026-11-21",
            "days_late": 2,
            "reason": "PyCon",
        },
        {
            "kind": "group",
            "id": group["id"],
            "person_id": None,
            "person": None,
            "due": "2026-11-23",
            "days_late": 0,
            "reason": "Indie Makers",
        },
    ]
    said = netdesk("today").out
    assert "PyCon" in said
    assert "Did you go?" in said
    netdesk.json("event", "PyCon", "--attended")
    netdesk.json("group", "Indie Makers", "--visit")
    assert netdesk.json("today") == []
