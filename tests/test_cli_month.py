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


@pytest.mark.parametrize("month", ["nov", "2026-13", "2026", "0000-01", "2026-11-01"])
def test_what_is_no_month(netdesk: CommandLine, month: str) -> None:
    result = netdesk("goals", month)
    assert result.code == 2
    assert "no month" in result.err
