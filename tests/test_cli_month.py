"""The command line: a month's goals, from data alone."""

import pytest
from command_line import CommandLine, netdesk

__all__ = ["netdesk"]


def at(netdesk: CommandLine, today: str, *words: str) -> object:
    """Run a line on another day."""
    netdesk.today = today
    return netdesk.json(*words)


def test_goals_are_told_from_the_data(netdesk: CommandLine) -> None:
    at(netdesk, "2026-10-28", "add", "Old Friend @PyCon")
    at(netdesk, "2026-11-02", "event", "Open Space")
    at(netdesk, "2026-11-02", "add", "Ana Ruiz @Open")
    at(netdesk, "2026-11-02", "add", 'Bo Lee @"Open Space"')
    at(netdesk, "2026-11-03", "log", "Ana", "wrote", "--direction", "out")
    at(netdesk, "2026-11-09", "log", "Bo", "too late", "--direction", "out")
    at(netdesk, "2026-11-10", "group", "Indie Makers", "--kind", "slack")
    at(netdesk, "2026-11-19", "add", "Cy Doe")
    at(netdesk, "2026-11-19", "event", "Design Breakfast", "--on", "2026-12-03")
    assert at(netdesk, "2026-11-20", "goals") == {
        "month": "2026-11",
        "events": {"done": 2, "goal": 1},
        "people": {"done": 3, "goal": 3},
        "first_follow_ups": {"in_time": 1, "total": 3},
    }
    assert at(netdesk, "2026-11-20", "goals", "2026-10") == {
        "month": "2026-10",
        "events": {"done": 1, "goal": 1},
        "people": {"done": 1, "goal": 3},
        "first_follow_ups": {"in_time": 0, "total": 1},
    }
    said = netdesk("goals").out
    assert "reached Yesterday" in said
    assert "1 to come" in said


def test_a_month_is_looked_back_upon(netdesk: CommandLine) -> None:
    at(netdesk, "2026-07-01", "add", "Hanna Berg")
    at(netdesk, "2026-07-01", "edit", "Hanna", "cadence_days=60")
    at(netdesk, "2026-09-20", "log", "Hanna", "coffee")
    at(netdesk, "2026-10-30", "add", "Old Friend")
    at(netdesk, "2026-11-02", "event", "Open Space", "--place", "Leipzig")
    at(netdesk, "2026-11-02", "add", "Ana Ruiz, CTO at Loopwise @Open")
    at(netdesk, "2026-11-02", "add", 'Bo Lee @"Open Space"')
    gift = ("--direction", "out", "--intent", "give", "--learned", "Wants to move to retainers")
    at(netdesk, "2026-11-03", "log", "Ana", "introduced to Bo", *gift)
    at(netdesk, "2026-11-04", "log", "Bo", "a kind review", "--direction", "in", "--intent", "give")
    at(netdesk, "2026-11-10", "group", "Indie Makers", "--kind", "slack", "--every", "1w")
    at(netdesk, "2026-11-12", "group", "Indie Makers", "--visit")
    at(netdesk, "2026-11-19", "event", "Design Breakfast", "--on", "2026-12-03")
    found = at(netdesk, "2026-11-20", "review")
    assert isinstance(found, dict)
    assert (found["month"], found["events"]["done"]) == ("2026-11", 2)
    assert [one["name"] for one in found["events_attended"]] == ["Open Space"]
    assert [(one["name"], one["times"]) for one in found["groups"]] == [("Indie Makers", 1)]
    assert [(one["person"], one["wrote"]) for one in found["met"]] == [
        ("Ana Ruiz", True),
        ("Bo Lee", False),
    ]
    assert [one["summary"] for one in found["given"]] == ["introduced to Bo"]
    assert [one["summary"] for one in found["received"]] == ["a kind review"]
    assert [one["learned"] for one in found["learned"]] == ["Wants to move to retainers"]
    assert [(one["person"], one["state"]) for one in found["slipping"]] == [
        ("Hanna Berg", "cooling")
    ]
    assert found["referrals"] == []
    said = netdesk("review", "2026-11").out
    for part in (
        "Open Space",
        "Loopwise",
        "written to",
        "a kind review",
        "retainers",
        "Hanna Berg",
    ):
        assert part in said
    before = at(netdesk, "2026-11-20", "review", "2026-10")
    assert isinstance(before, dict)
    assert [one["person"] for one in before["met"]] == ["Old Friend"]
    assert (before["coming"], before["given"]) == ([], [])


@pytest.mark.parametrize("month", ["nov", "2026-13", "2026", "0000-01", "2026-11-01"])
def test_what_is_no_month(netdesk: CommandLine, month: str) -> None:
    result = netdesk("goals", month)
    assert result.code == 2
    assert "no month" in result.err
