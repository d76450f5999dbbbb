"""PRODUCT's rules as stories with dates, which stand in data/rules.txt for people to read."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from command_line import CommandLine, netdesk

from netdesk import book
from netdesk.book import fields
from netdesk.domain.model import TodayItem
from netdesk.ui.models.today import TodayModel
from tests.makers import open_book

__all__ = ["netdesk"]

RULES = Path(__file__).parent / "data" / "rules.txt"
_LINE = re.compile(r"  (\d{4}-\d\d-\d\d)  (.+)")
_ASKED = re.compile(r"(today|due|list [^ ]+): (.+)")


@dataclass(frozen=True)
class Story:
    """A sentence, and the lines that show it."""

    title: str
    lines: tuple[tuple[date, str], ...]


def stories() -> Iterator[Story]:
    text = RULES.read_text("utf-8")
    for block in text[text.index("\n# ") :].split("\n\n"):
        head, *lines = block.strip().splitlines()
        if lines:
            found = [_LINE.fullmatch(line) for line in lines]
            assert all(found), block
            days = [(date.fromisoformat(one[1]), one[2]) for one in found if one]
            yield Story(head, tuple(days))


@pytest.mark.parametrize("story", list(stories()), ids=lambda story: story.title)
def test_story(story: Story, netdesk: CommandLine) -> None:
    for day, line in story.lines:
        netdesk.today = day.isoformat()
        if asked := _ASKED.fullmatch(line):
            told = _answer(netdesk, day, asked[1])
            expected = [] if asked[2] in ("nothing", "nobody") else asked[2].split(", ")
            assert told == expected, f"{day} {line}"
        else:
            _do(netdesk, day, line)


def _answer(netdesk: CommandLine, day: date, question: str) -> list[str]:
    word, _, query = question.partition(" ")
    if word == "due":
        return [f"{one['person']} {one['days_late']}" for one in netdesk.json("due")]
    if word == "list":
        return [one["name"] for one in netdesk.json("list", query)]
    with open_book(netdesk.book):
        items = book.today.items(day)
    told = [_told(one.kind, one.person, one.days_late) for one in items]
    lines = netdesk.json("today")
    assert told == [_told(one["kind"], one["person"], one["days_late"]) for one in lines]
    assert told == [_told(one.kind, one.person, one.days_late) for one in _shown(items)]
    return told


def _told(kind: str, person: str, late: int) -> str:
    return f"{kind} {person} {late}"


def _shown(items: tuple[TodayItem, ...]) -> list[TodayItem]:
    """Return what the window's list shows of these."""
    model = TodayModel()
    model.set_items(items, 0)
    return [item for row in range(model.rowCount()) if (item := model.item(row))]


def _do(netdesk: CommandLine, day: date, line: str) -> None:
    verb, _, rest = line.partition(" ")
    if verb in ("know", "rhythm"):
        with open_book(netdesk.book):
            (_know if verb == "know" else _rhythm)(rest.split(), day)
        return
    refused = verb == "refused"
    words = [_numbered(netdesk, word) for word in shlex.split(rest if refused else line)]
    if verb == "add":
        words = ["add", rest]
    result = netdesk(*words)
    assert result.code == (1 if refused else 0), f"{day} {line}\n{result.err}"


def _numbered(netdesk: CommandLine, word: str) -> str:
    if not word.startswith("{"):
        return word
    due = netdesk.json("due", "--within", "999d")
    return str(next(one["id"] for one in due if one["person"] == word.strip("{}")))


def _know(words: list[str], day: date) -> None:
    own = book.people.add(words[0], today=day, start_clock=False)
    fields.change(own, [fields.assignment(word) for word in words[1:]], today=day)


def _rhythm(words: list[str], _: date) -> None:
    book.niches.edit(book.niches.find(words[0]).id, cadence_days=int(words[1]))
