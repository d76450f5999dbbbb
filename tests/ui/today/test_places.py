"""Events and groups in Today: answered, visited, put off and opened by keys."""

from typing import Any

import pytest

from netdesk import book, words
from netdesk.domain.model import GroupKind
from netdesk.ui.models.today import spoken
from tests.ui.today.conftest import SUNDAY, Desk, Key, day


def titles(desk: Desk) -> list[str]:
    lines = desk.page.list.lines
    return [words.today_title(lines.item(row)) for row in lines.item_rows()]


def lines_of(desk: Desk, *names: str) -> None:
    desk.qtbot.waitUntil(lambda: titles(desk) == list(names))
    desk.page.list.setFocus()
    desk.page.list.select(desk.page.list.lines.item_rows()[0])


def event(desk: Desk, days: int) -> int:
    return int(desk.run(lambda: book.events.add("PyCon", day(days), attended=False)))


def group(desk: Desk, kind: GroupKind) -> int:
    def verb() -> int:
        return book.groups.add("Makers", today=SUNDAY, kind=kind, rhythm="1w", next_on=SUNDAY)

    return int(desk.run(verb))


@pytest.mark.parametrize(
    ("key", "said", "went"),
    [(Key.Key_Space, "You went to PyCon", True), (Key.Key_D, "You did not go to PyCon", False)],
)
def test_one_key_says_whether_i_went(desk: Desk, key: Key, said: str, went: bool) -> None:
    own = event(desk, -1)
    lines_of(desk, "PyCon")
    shown = desk.page.list.lines
    assert spoken(shown.line(1)) == "PyCon, Did you go?, Yesterday"
    desk.press(key)
    assert titles(desk) == []  # at once
    desk.last_said(said)
    assert desk.said[-1].undo
    found = desk.ask(lambda: book.events.event(own))
    assert (found.attended, found.missed) == (went, not went)


def test_one_key_logs_a_visit(desk: Desk) -> None:
    own = group(desk, GroupKind.SLACK)
    lines_of(desk, "Makers")
    assert spoken(desk.page.list.lines.line(1)) == "Makers, Time for a visit, Today"
    desk.press(Key.Key_Space)
    desk.last_said("Visited Makers")
    assert desk.ask(lambda: book.groups.group(own)).next_on == day(7)


def test_a_group_is_put_off(desk: Desk) -> None:
    own = group(desk, GroupKind.LOCAL)
    lines_of(desk, "Makers")
    desk.press(Key.Key_S)
    popover = desk.popover()
    desk.qtbot.keyClick(popover.focusWidget() or popover, Key.Key_1)
    desk.last_said("Makers moved: Tomorrow")
    assert titles(desk) == []
    assert desk.ask(lambda: book.groups.group(own)).next_on == day(1)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_W, Key.Key_L, Key.Key_C, Key.Key_Space])
def test_what_needs_more_than_a_key_is_opened(desk: Desk, key: Key) -> None:
    opened: list[Any] = []
    desk.page.place_wanted.connect(opened.append)
    own = group(desk, GroupKind.PEER_FEEDBACK)  # who came?
    lines_of(desk, "Makers")
    desk.press(key)
    assert [(one.kind.value, one.subject_id) for one in opened] == [("group", own)]
    assert titles(desk) == ["Makers"]
