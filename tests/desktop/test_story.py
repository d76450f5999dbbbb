"""The main job, end to end, as a user meets it: a real window, real pointer, keys and drops."""

import json
import os
import signal
import sys
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from stage import file_source
from stage.program import Program, until
from stage.session import AGAIN_S, Desktop

from netdesk import book
from netdesk.domain.when import Due
from tests.makers import open_book

DATA = Path(__file__).parents[1] / "data"
EVENT = "Freelance Meetup Leipzig"
NICHE = "Design studios"
MET = date(2026, 11, 23)
NEXT_DAY = date(2026, 11, 24)
DUE = date(2026, 11, 25)
AFTERWARDS = date(2026, 11, 26)

pytestmark = [pytest.mark.desktop, pytest.mark.slow]


def exports() -> list[Path]:
    """Return the phone's export of our own, and two of the corpus where there is one."""
    files = [DATA / "phone_export.vcf"]
    if corpus := os.environ.get("NETDESK_CORPUS"):
        names = ("mangstadt+ez-vcard/John_Doe_ANDROID.vcf", "stalwartlabs+calcard/009.vcf")
        files += [Path(corpus, name) for name in names]
    return files


class User:
    """Somebody at the desktop who counts what they do."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop
        self.book = Path(desktop.env["XDG_DATA_HOME"], "netdesk", "netdesk.book")
        self.notifications = desktop.notification_server("gnome")
        self.actions = 0

    def starts(self, day: date, *words: str) -> Program:
        """Start NetDesk on a day: the clock is all that is pretended here."""
        program = self.desktop.netdesk("--today", day.isoformat(), *words)
        self.desktop.window("NetDesk")
        return program

    def drops(self, file: Path, on: tuple[int, int]) -> None:
        """Drag a file out of a file manager onto the window."""
        self.actions += 1
        source = self.desktop.file_manager(file)
        self.desktop.drag(file_source.MIDDLE, on)
        assert source.expect("dropped")["action"] == "CopyAction", source.said()

    def types(self, text: str) -> None:
        """Type a text and press Enter."""
        self.actions += 1
        self.desktop.xdotool("type", "--delay", 20, text)
        self.desktop.xdotool("key", "Return")

    def clicks(self, role: str, name: str) -> None:
        """Click on the middle of a control."""
        self.actions += 1
        self.desktop.click(*self.desktop.place(role, name))

    def asks(self, day: date, *words: str) -> Any:
        """Ask the command line, on a day."""
        line = (sys.executable, "-m", "netdesk", "--today", day.isoformat(), "--json", *words)
        done = self.desktop.run(line)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@pytest.fixture
def user(accessible_desktop: Desktop) -> Iterator[User]:
    """A user with tray and notifications, who went to a meetup yesterday and sleeps little."""
    accessible_desktop.xembed_tray()
    user = User(accessible_desktop)
    with open_book(user.book):
        book.events.add(EVENT, MET)
        # at any time of day that the test is run
        book.preferences.change(quiet=False, morning_hour=time(0))
    return user


@pytest.mark.parametrize("export", exports(), ids=lambda file: file.name)
def test_three_actions_then_a_notification(user: User, export: Path) -> None:
    app = user.starts(NEXT_DAY)
    count = export.read_bytes().count(b"BEGIN:VCARD")
    take_in(user, export, count)
    first = check_people(user, count)
    ends(app)
    only_one_falls_due(user, first)
    app = user.starts(DUE)
    done_is_clicked(user, first)
    undone_by_ctrl_z(user, first)
    ends(app)
    assert user.asks(DUE, "check") == {"ok": True, "problems": []}
    not_shown_again(user, first)


def take_in(user: User, export: Path, count: int) -> None:
    """Drop the file, type a niche, add: three actions."""
    user.drops(export, on=(640, 400))
    user.desktop.place("filler", f"{count} people found")
    user.types(NICHE)
    user.clicks("push button", f"Add {count}")
    assert user.actions == 3
    until(lambda: len(user.asks(NEXT_DAY, "list")) == count, f"{count} people")


def check_people(user: User, count: int) -> dict[str, Any]:
    """Look at everybody in the book; return one of the follow-ups."""
    people = user.asks(NEXT_DAY, "list")
    assert {one["met_at"] for one in people} == {EVENT}
    assert {one["met_on"] for one in people} == {MET.isoformat()}
    assert all(NICHE in one["niches"] for one in people)
    assert user.asks(NEXT_DAY, "due") == []
    due = user.asks(DUE, "due")
    assert {one["due"] for one in due} == {DUE.isoformat()}
    assert {one["person_id"] for one in due} == {one["id"] for one in people}
    assert len(due) == count
    return due[0]


def ends(app: Program) -> None:
    """Ask the program to end, as the session does at its own end."""
    os.kill(app.pid, signal.SIGTERM)
    assert app.wait() == 0, app.said()
    assert "Traceback" not in app.said()


def only_one_falls_due(user: User, first: dict[str, Any]) -> None:
    """Put all others off by a day: more than three at once would be one digest without Done."""
    with open_book(user.book):
        others = [one.id for one in book.follow_ups.due(DUE) if one.id != first["id"]]
        book.follow_ups.snooze_many(others, Due(AFTERWARDS), NEXT_DAY)


def due_now(user: User) -> list[int]:
    return [one["id"] for one in user.asks(DUE, "due") if one["snoozed_until"] is None]


def interactions(user: User, person: int) -> list[dict[str, Any]]:
    shown = user.asks(DUE, "show", str(person))
    found: list[dict[str, Any]] = shown["interactions"]
    return found


def done_is_clicked(user: User, first: dict[str, Any]) -> None:
    """Press Done on the notification that came at its time."""
    user.desktop.place("label", f"~{first['person']}, today", "notification-daemon", AGAIN_S)
    user.clicks("push button", "Done")
    until(lambda: due_now(user) == [], "done by its notification")
    (logged,) = interactions(user, first["person_id"])
    assert logged["direction"] == "outgoing"


def undone_by_ctrl_z(user: User, first: dict[str, Any]) -> None:
    """Take it back in the window."""
    window = user.desktop.window("NetDesk")
    user.desktop.xdotool("windowactivate", "--sync", window, "key", "ctrl+z")
    until(lambda: due_now(user) == [first["id"]], "undone by Ctrl+Z")
    assert interactions(user, first["person_id"]) == []


def not_shown_again(user: User, first: dict[str, Any]) -> None:
    """Start again, two being due: only the one that was never shown comes."""
    user.asks(DUE, "add", 'Zora Neumann !today "call her"')
    user.notifications.end()
    # This server tells all that it gets; the real one shows only the newest bubble.
    server = user.desktop.fake_notifications("actions")
    app = user.starts(DUE)
    assert server.expect("Notify")["title"] == "Zora Neumann, today"
    assert [title for title, _body in server.ask("received")] == ["Zora Neumann, today"]
    assert first["id"] in due_now(user)
    ends(app)


def test_twelve_at_once_are_one_notification(user: User) -> None:
    user.asks(NEXT_DAY, "import", str(exports()[0]), "--event", EVENT)
    app = user.starts(DUE)
    window = user.desktop.window("Today – NetDesk$")
    user.desktop.xdotool("windowactivate", "--sync", window, "key", "ctrl+2")
    user.desktop.window("People – NetDesk$")
    user.desktop.place("label", "~12 people are due today", "notification-daemon", AGAIN_S)
    user.clicks("push button", "Open Today")
    user.desktop.window("Today – NetDesk$")
    assert len(due_now(user)) == 12
    ends(app)
