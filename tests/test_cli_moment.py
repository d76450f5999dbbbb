"""The command line beside another program: what is asked is told as it stood at one moment."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw
import pytest
from command_line import CommandLine, netdesk

from netdesk.book import duplicates, people

__all__ = ["netdesk"]


def followed(verb: Callable[..., Any], path: Path, sql: str) -> Callable[..., Any]:
    """Return a question after which another program writes."""

    def ask(*words: Any, **named: Any) -> Any:
        answer = verb(*words, **named)
        other = apsw.Connection(str(path))
        other.execute(sql)
        other.close()
        return answer

    return ask


def test_a_verb_that_asks_sees_one_moment(
    netdesk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    netdesk("add", "Ana Ruiz")
    netdesk("log", "Ana", "a call")
    calls = followed(people.person, netdesk.book, "update interaction set summary = 'another call'")
    monkeypatch.setattr(people, "person", calls)
    [contact] = netdesk.json("show", "Ana")["interactions"]
    assert contact["summary"] == "a call"
    [contact] = netdesk.json("show", "Ana")["interactions"]
    assert contact["summary"] == "another call"


def test_duplicates_are_named_as_they_were_found(
    netdesk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    netdesk("add", "Ana Ruiz ana@loop.example")
    netdesk("add", "Ana Ruiz")
    found = followed(duplicates.candidates, netdesk.book, "update person set name = 'Bea Ruiz'")
    monkeypatch.setattr(duplicates, "candidates", found)
    [pair] = netdesk.json("duplicates")
    assert "Bea Ruiz" not in str(pair)


def test_an_export_holds_one_moment(
    netdesk: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netdesk("add", "Ana Ruiz")
    renamed = followed(people.ids, netdesk.book, "update person set name = 'Bea Ruiz'")
    monkeypatch.setattr(people, "ids", renamed)
    assert netdesk("export", str(tmp_path / "a.csv"), "Ana").code == 0
    assert "Ana" in (tmp_path / "a.csv").read_text("utf-8-sig")
