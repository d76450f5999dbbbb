"""How the program ends where somebody else ends it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from netdesk import book
from tests.makers import open_book

PROGRAM = """
import sys
from netdesk import book
from netdesk.__main__ import main
from netdesk.app import pyside

def on_opened(self):
    self.work.do(lambda: book.niches.add("Maps"), shown=True)
    self._application.quit()  # as the end of the session does, which waits for no verb

def quitting(step):
    def last(self):
        step(self)
        self.quit()
        print("quit")
    return last

def closing(step):
    def last(self, *words, **named):
        step(self, *words, **named)
        self.window.close()
    return last

def load(load=pyside.load):
    load()
    from netdesk.app.program import App
    CHANGE

pyside.load = load
sys.argv = ["netdesk"]
main()
"""


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    path = tmp_path / "book" / "netdesk.book"
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path),
        "NETDESK_BOOK": str(path),
        "QT_QPA_PLATFORM": "offscreen",
    }


def test_what_was_done_last_is_saved_at_the_end_of_the_session(env: dict[str, str]) -> None:
    program = PROGRAM.replace("CHANGE", "App._on_opened = on_opened")
    words = [sys.executable, "-c", program]
    done = subprocess.run(words, env=env, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    path = Path(env["NETDESK_BOOK"])
    assert not path.with_name(path.name + "-wal").exists(), "the book was closed"
    with open_book(path):
        assert [niche.name for niche in book.niches.all_niches()] == ["Maps"]


@pytest.mark.parametrize("step", ["_listen", "_dress", "_load_reminding", "_refresh"])
def test_a_start_that_is_ended_between_two_steps_begins_nothing_more(
    env: dict[str, str], step: str
) -> None:
    program = PROGRAM.replace("CHANGE", f"App.{step} = quitting(App.{step})")
    words = [sys.executable, "-c", program]
    done = subprocess.run(words, env=env, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "quit\n", "")


@pytest.mark.parametrize("liked", ["true", "false"])
@pytest.mark.parametrize("step", ["start", "_listen", "_load_reminding"])
def test_a_window_that_is_closed_early_ends_the_program_without_a_tray(
    env: dict[str, str], step: str, liked: str
) -> None:
    settings = Path(env["HOME"], ".config", "netdesk", "netdesk.ini")
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[tray]\nkeep={liked}\n")
    program = PROGRAM.replace("CHANGE", f"App.{step} = closing(App.{step})")
    words = [sys.executable, "-c", program]
    done = subprocess.run(words, env=env, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_window_that_is_closed_over_a_bad_book_ends_the_program(env: dict[str, str]) -> None:
    Path(env["NETDESK_BOOK"]).mkdir(parents=True)
    change = "App._on_open_failed = closing(App._on_open_failed)"
    words = [sys.executable, "-c", PROGRAM.replace("CHANGE", change)]
    done = subprocess.run(words, env=env, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
