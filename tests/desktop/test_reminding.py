"""Reminders in a real session, with real notification servers: what a click does to the book."""

import json
import re
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from stage.program import Program, insist, until
from stage.session import AGAIN_S, Desktop

from netdesk import book
from netdesk.domain.model import Direction
from netdesk.domain.when import Due
from tests.makers import open_book

pytestmark = pytest.mark.desktop

DAY = date(2026, 11, 25)
NEXT_DAY = DAY + timedelta(days=1)
ANA = "Ana Ruiz"


def book_of(desktop: Desktop) -> Path:
    return Path(desktop.env["XDG_DATA_HOME"], "netdesk", "netdesk.book")


def asks(desktop: Desktop, day: date, *words: str) -> Any:
    """Ask the command line, on a day."""
    line = (sys.executable, "-m", "netdesk", "--today", day.isoformat(), "--json", *words)
    done = desktop.run(line)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def starts(desktop: Desktop, day: date, *words: str) -> Program:
    """Start NetDesk on a day: the clock is all that is pretended here."""
    return desktop.netdesk("--today", day.isoformat(), *words)


@pytest.fixture
def one_due(accessible_desktop: Desktop) -> Desktop:
    """A desktop whose user has one follow-up due, at whatever time of day the test is run."""
    with open_book(book_of(accessible_desktop)):
        book.preferences.change(quiet=False, morning_hour=time(0))
        own = book.people.add(ANA, today=DAY, start_clock=False)
        book.follow_ups.plan([own], Due(DAY), reason="Ask about the pilot")
    return accessible_desktop


def bubble(desktop: Desktop) -> None:
    """Wait for the notification: whom, and why."""
    desktop.place("label", f"~{ANA}, today", timeout=AGAIN_S)
    desktop.place("label", "~Ask about the pilot")


@pytest.mark.parametrize("server", ["xfce", "gnome"])
def test_done_is_clicked_and_in_the_book(one_due: Desktop, server: str) -> None:
    one_due.notification_server(server)
    app = starts(one_due, DAY, "--background")
    bubble(one_due)
    one_due.click(*one_due.place("push button", "Done"))
    until(lambda: asks(one_due, DAY, "due") == [], "done in the book")
    [logged] = asks(one_due, DAY, "show", ANA)["interactions"]
    assert (logged["direction"], logged["note"]) == ("outgoing", "Ask about the pilot")
    assert app.end() == 0


@pytest.mark.parametrize("server", ["xfce", "gnome"])
def test_snooze_is_clicked_and_it_comes_again_tomorrow(one_due: Desktop, server: str) -> None:
    one_due.notification_server(server)
    app = starts(one_due, DAY, "--background")
    bubble(one_due)
    one_due.click(*one_due.place("push button", "Snooze"))
    until(lambda: asks(one_due, DAY, "due") == [], "snoozed in the book")
    assert asks(one_due, DAY, "today") == []
    [due] = asks(one_due, NEXT_DAY, "due")
    assert (due["due"], due["days_late"]) == (DAY.isoformat(), 1)
    assert due["snoozed_until"] == NEXT_DAY.isoformat()
    assert app.end() == 0
    app = starts(one_due, NEXT_DAY, "--background")
    one_due.place("label", f"~{ANA}, 1 day late", timeout=AGAIN_S)
    assert app.end() == 0


def test_without_buttons_a_click_opens_the_person(one_due: Desktop) -> None:
    one_due.notification_server("dunst")
    app = starts(one_due, DAY, "--background")
    shown = ["dunstctl", "count", "displayed"]
    until(lambda: one_due.run(shown).stdout.strip() == "1", "the bubble", AGAIN_S)
    assert asks(one_due, DAY, "due"), "shown is not done"
    one_due.click(*middle(one_due, "Dunst"), button=2)
    one_due.window("People – NetDesk$")
    one_due.place("push button", "Log contact")
    assert app.end() == 0
    before = last_check(one_due)
    again = starts(one_due, DAY, "--background")
    until(lambda: last_check(one_due) != before, "its first look")
    assert one_due.run(shown).stdout.strip() == "0"
    assert again.end() == 0


def middle(desktop: Desktop, kind: str) -> tuple[int, int]:
    """Return the middle of the only window of a class."""
    said = desktop.xdotool("search", "--onlyvisible", "--class", kind, "getwindowgeometry", "%@")
    _window, x, y, _screen, width, height = map(int, re.findall(r"\d+", said))
    return x + width // 2, y + height // 2


def last_check(desktop: Desktop) -> datetime | None:
    with open_book(book_of(desktop)):
        return book.reminders.last_check()


def test_a_reply_is_marked_from_its_notification(accessible_desktop: Desktop) -> None:
    desktop = accessible_desktop
    with open_book(book_of(desktop)):
        book.preferences.change(quiet=False, morning_hour=time(0))
        own = book.people.add(ANA, today=DAY, start_clock=False)
        sent, out = DAY - timedelta(days=9), Direction.OUTGOING
        book.interactions.log([own], "The offer", on=sent, direction=out, reply_by=DAY)
    desktop.notification_server("xfce")
    app = starts(desktop, NEXT_DAY, "--background")  # the computer was off on the day itself
    desktop.place("label", f"~No answer yet from {ANA}", timeout=AGAIN_S)
    desktop.click(*desktop.place("push button", "Replied"))

    def replied() -> bool:
        [found] = asks(desktop, NEXT_DAY, "show", ANA)["interactions"]
        return bool(found["replied_on"] == NEXT_DAY.isoformat())

    until(replied, "replied in the book")
    assert app.end() == 0


def test_without_a_tray_nothing_is_lost_by_closing(one_due: Desktop) -> None:
    app = starts(one_due, DAY)
    window = one_due.window("Today – NetDesk$")
    one_due.place("table cell", f"~{ANA}")
    one_due.xdotool("windowactivate", "--sync", window, "key", "space")
    insist(lambda: one_due.xdotool("key", "alt+F4"), lambda: not app.running(), "the end")
    assert app.wait() == 0
    assert asks(one_due, DAY, "due") == []
    assert len(asks(one_due, DAY, "show", ANA)["interactions"]) == 1
