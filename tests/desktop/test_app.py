"""The program as a whole: how it starts, what it says when it can't, and how it ends."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import apsw
import pytest
from stage.program import Program, Talker, insist, until
from stage.session import Desktop

from netdesk import book
from tests.makers import open_book, person

CARDS = Path(__file__).parents[1] / "data" / "phone_export.vcf"

# What the loader says where Qt's libraries of the system are missing.
NO_EGL = """
import sys
class NoEgl:
    def find_spec(self, name, path=None, target=None):
        if name in ("PySide6.QtGui", "PySide6.QtWidgets"):
            raise ImportError(
                "libEGL.so.1: cannot open shared object file: No such file or directory"
            )
sys.meta_path.insert(0, NoEgl())
from netdesk.__main__ import main
sys.exit(main())
"""

# Its window is closed as soon as anything hears of that.
CLOSED_EARLY = """
import sys
from netdesk.__main__ import main
from netdesk.app import pyside

def load(load=pyside.load):
    load()
    from netdesk.app.program import App

    def listen(self, listen=App._listen):
        listen(self)
        self.window.close()

    App._listen = listen

pyside.load = load
sys.argv = ["netdesk"]
main()
"""


def book_of(desktop: Desktop) -> Path:
    return Path(desktop.env["XDG_DATA_HOME"], "netdesk", "netdesk.book")


def people(desktop: Desktop) -> list[str]:
    done = desktop.run([sys.executable, "-m", "netdesk", "list", "--json"])
    assert done.returncode == 0, done.stderr
    return [one["name"] for one in json.loads(done.stdout)]


def closes(desktop: Desktop) -> None:
    """Close the window as the window manager does, and see it go."""
    window = desktop.window("NetDesk")

    def press() -> None:
        desktop.run(["xdotool", "windowactivate", "--sync", window, "key", "alt+F4"])

    insist(press, lambda: hidden(desktop), "the window closed")


def hidden(desktop: Desktop) -> bool:
    return not desktop.run(["xdotool", "search", "--onlyvisible", "--name", "NetDesk"]).stdout


def windows(desktop: Desktop, app: Program) -> set[str]:
    """Return the program's visible windows: its menu and its icon are some too."""
    search = ["xdotool", "search", "--onlyvisible", "--pid", str(app.pid)]
    return set(desktop.run(search).stdout.split())


def tray_icon(desktop: Desktop) -> tuple[int, int]:
    """Wait for the icon in trayer, whose window is as wide as its icons; return its middle."""
    search = ["xdotool", "search", "--onlyvisible", "--class", "trayer", "getwindowgeometry", "%@"]

    def seen() -> tuple[int, int] | None:
        numbers = [int(number) for number in re.findall(r"\d+", desktop.run(search).stdout)]
        # Of each window: its number, x, y, the screen, width, height.
        for _window, x, y, _screen, width, height in zip(*[iter(numbers)] * 6, strict=True):
            if width > 20 and y == 0:
                return x + width // 2, y + height // 2
        return None

    return until(seen, "an icon in the tray")


@pytest.fixture
def with_tray(accessible_desktop: Desktop) -> tuple[Desktop, Talker, Program]:
    """A desktop with a tray and a notification server that tells all, and NetDesk in it."""
    accessible_desktop.xembed_tray()
    server = accessible_desktop.fake_notifications("actions")
    app = accessible_desktop.netdesk()
    accessible_desktop.window("NetDesk")
    tray_icon(accessible_desktop)
    return accessible_desktop, server, app


@pytest.mark.desktop
def test_a_second_start_hands_its_file_to_the_first(accessible_desktop: Desktop) -> None:
    desktop = accessible_desktop
    first = desktop.netdesk()
    desktop.place("push button", "~Import vCards")
    second = desktop.netdesk(str(CARDS))
    assert second.wait() == 0
    assert second.said() == ""
    desktop.place("filler", "12 people found")
    desktop.click(*desktop.place("push button", "Cancel"))
    desktop.place("push button", "~Import vCards")
    assert first.end() == 0
    assert people(desktop) == []


@pytest.mark.desktop
def test_closing_keeps_the_tray_which_opens_again(
    with_tray: tuple[Desktop, Talker, Program],
) -> None:
    desktop, server, app = with_tray
    closes(desktop)
    assert server.expect("Notify")["title"] == "NetDesk stays in the tray"
    desktop.click(*tray_icon(desktop))
    desktop.window("NetDesk")
    closes(desktop)
    assert app.running()
    assert app.end() == 0
    assert len(server.ask("received")) == 1


@pytest.mark.desktop
def test_a_window_that_is_closed_before_the_tray_is_there_waits_in_it(desktop: Desktop) -> None:
    desktop.xembed_tray()
    server = desktop.fake_notifications("actions")
    app = desktop.start(sys.executable, "-c", CLOSED_EARLY)
    assert server.expect("Notify")["title"] == "NetDesk stays in the tray"
    assert hidden(desktop)
    desktop.click(*tray_icon(desktop))
    desktop.window("NetDesk")
    assert app.end() == 0


@pytest.mark.desktop
def test_quit_from_the_tray_ends_the_program(with_tray: tuple[Desktop, Talker, Program]) -> None:
    desktop, _server, app = with_tray
    closes(desktop)
    icon, before = tray_icon(desktop), windows(desktop, app)

    def quit_() -> None:
        insist(
            lambda: desktop.click(*icon, button=3),
            lambda: windows(desktop, app) > before,
            "the menu",
        )
        desktop.xdotool("key", "Up", "Return")

    insist(quit_, lambda: not app.running(), "the end")
    assert app.wait() == 0
    assert app.said() == ""


@pytest.mark.desktop
@pytest.mark.parametrize("words", [[], ["--background"]])
def test_only_closing_says_that_it_stays(accessible_desktop: Desktop, words: list[str]) -> None:
    desktop = accessible_desktop
    desktop.xembed_tray()
    server = desktop.fake_notifications("actions")
    app = desktop.netdesk(*words)
    tray_icon(desktop)
    assert app.end() == 0
    assert server.ask("received") == []
    app = desktop.netdesk()
    tray_icon(desktop)
    closes(desktop)
    assert server.expect("Notify")["title"] == "NetDesk stays in the tray"
    assert app.end() == 0


@pytest.mark.desktop
def test_without_a_tray_closing_ends_the_program(desktop: Desktop) -> None:
    app = desktop.netdesk()
    closes(desktop)
    assert app.wait() == 0
    assert app.said() == ""


@pytest.mark.desktop
def test_a_second_start_shows_the_window_without_a_tray(accessible_desktop: Desktop) -> None:
    desktop = accessible_desktop
    first = desktop.netdesk("--background")
    until(lambda: book_of(desktop).exists(), "the first start")
    assert hidden(desktop)
    assert desktop.netdesk().wait() == 0
    desktop.window("NetDesk")
    assert first.end() == 0


@pytest.mark.desktop
def test_a_second_start_shows_the_window_that_is_in_the_tray(
    with_tray: tuple[Desktop, Talker, Program],
) -> None:
    desktop, _server, app = with_tray
    closes(desktop)
    assert desktop.netdesk().wait() == 0
    desktop.window("NetDesk")
    assert app.end() == 0


@pytest.mark.desktop
def test_a_tray_that_starts_after_it_gets_the_icon_and_keeps_it(
    accessible_desktop: Desktop,
) -> None:
    desktop = accessible_desktop
    app = desktop.netdesk()
    desktop.window("NetDesk")
    desktop.xembed_tray()
    icon = tray_icon(desktop)
    closes(desktop)
    desktop.click(*icon)
    desktop.window("NetDesk")
    assert app.end() == 0


@pytest.mark.desktop
def test_in_the_background_it_waits_in_the_tray(accessible_desktop: Desktop) -> None:
    desktop = accessible_desktop
    desktop.xembed_tray()
    app = desktop.netdesk("--background")
    icon = tray_icon(desktop)
    assert hidden(desktop)
    desktop.click(*icon)
    desktop.window("NetDesk")
    assert app.end() == 0


def middle(desktop: Desktop, window: str) -> tuple[int, int]:
    """Return the middle of a window on the screen."""
    told = desktop.run(["xdotool", "getwindowgeometry", "--shell", window]).stdout
    found = {name: int(number) for name, number in re.findall(r"(\w+)=(\d+)", told)}
    return found["X"] + found["WIDTH"] // 2, found["Y"] + found["HEIGHT"] // 2


@pytest.mark.desktop
def test_a_card_that_follows_a_popover_stands_in_the_middle(accessible_desktop: Desktop) -> None:
    desktop = accessible_desktop
    with open_book(book_of(desktop)):
        person("Ana Ruiz")
        person("Bo Lind")
    app = desktop.netdesk()
    window = desktop.window("NetDesk")
    desktop.place("label", "Today")

    def introduce() -> None:
        desktop.xdotool("key", "Escape", "ctrl+4")
        desktop.click(*desktop.place("push button", "~Introduce two people"))
        for question, name in (("~Whom", "Ana"), ("~To whom", "Bo")):
            desktop.place("text", question)
            desktop.xdotool("type", name)
            desktop.xdotool("key", "Return")

    search = ["xdotool", "search", "--onlyvisible", "--name", "Introduce Ana Ruiz and Bo Lind"]
    insist(introduce, lambda: desktop.run(search).stdout, "the card")
    x, y = middle(desktop, desktop.run(search).stdout.split()[0])
    wanted_x, wanted_y = middle(desktop, window)
    assert abs(x - wanted_x) <= 2
    assert abs(y - wanted_y) <= 40
    assert app.end() == 0


@pytest.mark.desktop
def test_a_name_that_is_being_typed_is_saved_by_ctrl_q(accessible_desktop: Desktop) -> None:
    desktop = accessible_desktop
    with open_book(book_of(desktop)):
        person("Ana Ruiz")
    app = desktop.netdesk()
    window = desktop.window("NetDesk")
    desktop.place("label", "Today")

    def edit() -> None:
        desktop.xdotool("windowactivate", "--sync", window, "key", "ctrl+2")
        desktop.place("push button", "Log contact")
        desktop.xdotool("key", "F2")

    insist(edit, lambda: desktop.shows("text", "Name"), "the name's field")
    desktop.xdotool("type", "Ana Soler")
    desktop.xdotool("key", "ctrl+q")
    assert app.wait() == 0
    assert people(desktop) == ["Ana Soler"]


def a_folder(path: Path) -> None:
    path.mkdir(parents=True)


def something_else(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"Dear Ana,\n" * 400)


def a_newer_one(path: Path) -> None:
    with open_book(path):
        person()
    with apsw.Connection(str(path)) as connection:
        connection.execute("pragma user_version = 999")


def a_damaged_one(path: Path) -> None:
    with open_book(path):
        for number in range(200):
            person(f"Person {number}")
    torn = bytearray(path.read_bytes())
    for start in range(4096, len(torn), 4096):
        torn[start : start + 64] = b"\xff" * 64
    path.write_bytes(torn)


@pytest.mark.desktop
@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (a_folder, "is a folder"),
        (something_else, "is not a NetDesk book"),
        (a_newer_one, "written by a newer NetDesk"),
        (a_damaged_one, "is damaged"),
    ],
)
def test_a_book_that_cannot_be_used_is_said_in_the_window(
    accessible_desktop: Desktop, spoil: Callable[[Path], None], said: str
) -> None:
    desktop, path = accessible_desktop, book_of(accessible_desktop)
    spoil(path)
    before = None if path.is_dir() else path.read_bytes()
    app = desktop.netdesk()
    desktop.place("label", f"~{said}")
    desktop.click(*desktop.place("push button", "Quit"))
    assert app.wait() == 0
    assert "Traceback" not in app.said()
    assert before is None or path.read_bytes() == before


@pytest.mark.desktop
def test_a_good_backup_takes_the_place_of_a_damaged_book(accessible_desktop: Desktop) -> None:
    desktop, path = accessible_desktop, book_of(accessible_desktop)
    with open_book(path):
        person("Ana Ruiz")
        book.upkeep.backup()
    a_damaged_one(path)
    app = desktop.netdesk()
    desktop.click(*desktop.place("push button", "Use the newest good backup"))
    # The program starts anew: it is at work when it knows of the backup.
    desktop.place("filler", "~backed up")
    assert people(desktop) == ["Ana Ruiz"]
    assert app.end() == 0
    assert len(list(path.parent.glob("netdesk.book-damaged-*"))) >= 1


@pytest.mark.desktop
def test_everything_is_deleted_and_netdesk_begins_anew(accessible_desktop: Desktop) -> None:
    desktop, path = accessible_desktop, book_of(accessible_desktop)
    with open_book(path):
        person("Ana Ruiz")
        book.upkeep.backup()
    app = desktop.netdesk()
    window = desktop.window("NetDesk")
    desktop.place("label", "Today")
    desktop.xdotool("windowactivate", "--sync", window)
    clicked = [
        ("push button", "Settings"),
        ("check box", "Privacy"),
        ("push button", "Delete everything…"),
        ("check box", "I don't need any of it any more"),
        ("push button", "Delete everything"),
    ]
    for here, there in pairwise(clicked):
        insist(
            lambda here=here: desktop.click(*desktop.place(*here)),
            lambda there=there: desktop.shows(*there),
            str(there),
        )
    desktop.click(*desktop.place(*clicked[-1]))
    until(lambda: not path.with_name("netdesk.book-backups").exists(), "the backups have gone")
    desktop.place("label", "Who did you meet?")
    assert people(desktop) == []
    assert app.end() == 0
    assert app.said() == ""


@pytest.fixture
def no_display(tmp_path: Path) -> dict[str, str]:
    """The environment of a fresh home without a screen."""
    dropped = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "NETDESK_BOOK")
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in dropped and not name.startswith(("XDG_", "UV"))
    }
    return kept | {"HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}


def start(env: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def pasted(said: str, env: dict[str, str]) -> list[dict[str, Any]]:
    """Paste the lines that a start offers into a shell, and return what is due then."""
    bring, ask = [line.strip() for line in said.splitlines() if line.startswith("  ")]
    done = subprocess.run(
        ["bash", "-ec", f"{bring} >&2; {ask} --json"],
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    due: list[dict[str, Any]] = json.loads(done.stdout)
    return due


def test_without_a_display_it_says_what_works(no_display: dict[str, str]) -> None:
    result = start(no_display, "-m", "netdesk")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("There is no display here, so NetDesk can't show its window.\n")
    assert "Traceback" not in result.stderr
    assert len(pasted(result.stderr, no_display)) == 12


@pytest.mark.parametrize("words", [[], [str(CARDS)], ["--background"]])
def test_a_display_that_nobody_serves_is_said(no_display: dict[str, str], words: list[str]) -> None:
    result = start(no_display | {"DISPLAY": ":987"}, "-m", "netdesk", *words)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("There is no display here")
    assert len(pasted(result.stderr, no_display)) == 12
    assert "Traceback" not in result.stderr


def test_a_missing_library_is_named_by_its_package(no_display: dict[str, str]) -> None:
    result = start(no_display | {"DISPLAY": ":987"}, "-c", NO_EGL)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("The window needs a system library that is missing here")
    assert "“libegl1”" in result.stderr
    assert "Traceback" not in result.stderr
    assert len(pasted(result.stderr, no_display)) == 12
