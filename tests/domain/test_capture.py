"""Lines about a contact as people type them, and what is understood (issue 4)."""

from datetime import date, time

import pytest

from netdesk.domain import capture
from netdesk.domain.capture import Part, PartKind
from netdesk.domain.model import Side
from netdesk.domain.when import Due

TODAY = date(2026, 11, 23)  # a Monday

# the line | note | next follow-up | its reason
NEXT = """
pilot went well                           | pilot went well
pilot went well, in 3w                    | pilot went well | 2026-12-14
pilot went well in 3w                     | pilot went well | 2026-12-14
pilot went well. In 3 weeks.              | pilot went well.| 2026-12-14
in 3w                                     |                 | 2026-12-14
coffee; again tue                         | coffee          | 2026-11-24
coffee, next time 1 dec                   | coffee          | 2026-12-01
coffee, tomorrow 14:00                    | coffee          | 2026-11-24T14:00
lunch, follow-up 3d                       | lunch           | 2026-11-26
pilot went well, ask for numbers in 3w    | pilot went well | 2026-12-14 | ask for numbers
pilot went well, call again fri           | pilot went well | 2026-11-27 | call again
good talk, call about the lease tue       | good talk       | 2026-11-24 | call about the lease
ask about the lease again tue             |                 | 2026-11-24 | ask about the lease again
coffee !today                             | coffee          | 2026-11-23
pilot went well !3w                       | pilot went well | 2026-12-14
pilot went well !1 dec "ask for numbers"  | pilot went well | 2026-12-01 | ask for numbers
"""
# the line | note | next follow-up | promises: > I owe, < they owe
PROMISES = """
I owe: send the deck by fri               |           |            | > send the deck 2026-11-27
I owe her the deck, prices by fri         |           |            | > the deck, prices 2026-11-27
lunch, and I owe him an intro             | lunch     |            | > an intro
lunch, I promised to call, in 2w          | lunch     | 2026-12-07 | > call
nice, I'll call by fri, then in 2w        | nice      | 2026-12-07 | > call 2026-11-27
I owe the contract tomorrow               |           |            | > the contract 2026-11-24
they owe an intro to Ruth by 1 dec        |           |            | < an intro to Ruth 2026-12-01
good talk. She'll send the draft by fri   | good talk.|            | < send the draft 2026-11-27
he owes me feedback, in 2w                |           | 2026-12-07 | < feedback
a. I promised numbers by fri. again 1 dec | a.        | 2026-12-01 | > numbers 2026-11-27
lunch, I owe a, they owe: b by fri, in 1m | lunch     | 2026-12-23 | > a < b 2026-11-27
"""
# Nothing is read into these; all stays in the note.
PLAIN = (
    "met 12 nov",
    "we met, 12 nov",
    "moved to Berlin, 3 kids",
    "I'll be in Berlin, nice",
    "good talk, but no budget until May",
    "wrote the article in 2024",
    "I owe",
    "they will decide, soon",
    "call about the lease tue",
    "Call with Ana today",
    "coffee, today",
    "coffee, 15:00",
    "3.5 % more, e.g. next year",
    "",
)


def told(line: str) -> tuple[str, str, str, str]:
    found = capture.parse(line, TODAY)
    promises = (
        f"{'>' if one.side is Side.MINE else '<'} {one.text} {iso(one.due)}".strip()
        for one in found.promises
    )
    return found.note, iso(found.due), found.reason, " ".join(promises)


def iso(due: Due | None) -> str:
    if due is None:
        return ""
    return f"{due.day}T{due.at:%H:%M}" if due.at else str(due.day)


def cells(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in table.strip().splitlines()]


@pytest.mark.parametrize("row", cells(NEXT), ids=lambda row: row[0])
def test_the_next_follow_up(row: list[str]) -> None:
    note, due, reason, promises = told(row[0])
    assert [note, due, reason] == [*row[1:], "", ""][:3]
    assert promises == ""


@pytest.mark.parametrize("row", cells(PROMISES), ids=lambda row: row[0])
def test_promises_both_ways(row: list[str]) -> None:
    note, due, reason, promises = told(row[0])
    assert [note, due, promises] == row[1:]
    assert reason == ""


@pytest.mark.parametrize("line", PLAIN)
def test_what_is_not_understood_stays_in_the_note(line: str) -> None:
    assert told(line) == (line, "", "", "")


def test_each_part_knows_its_place() -> None:
    line = "lunch, I owe the deck by fri, in 3w"
    assert capture.parse(line, TODAY).parts == (
        Part(PartKind.NOTE, 0, 5, "lunch"),
        Part(PartKind.MINE, 7, 28, "the deck", Due(date(2026, 11, 27))),
        Part(PartKind.DUE, 30, 35, "in 3w", Due(date(2026, 12, 14))),
    )


def test_a_date_of_another_language_is_read_by_who_knows_it() -> None:
    def understand(text: str) -> Due | None:
        return Due(date(2026, 12, 1), time(9)) if text == "in 8 Tagen" else None

    found = capture.parse("Kaffee in 8 Tagen", TODAY, understand=understand)
    assert (found.note, found.due) == ("Kaffee", Due(date(2026, 12, 1), time(9)))
