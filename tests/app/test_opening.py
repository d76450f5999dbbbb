"""What the window says while the book opens, and what the opened one shows in the tray."""

import os
import subprocess
import sys
from pathlib import Path

import apsw
from PySide6.QtWidgets import QWidget

from netdesk import book
from netdesk.app.opening import Opening
from netdesk.domain.when import Due
from netdesk.ui.bus import Bus
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.banner import Banner
from netdesk.ui.widgets.sidebar import Sidebar
from netdesk.ui.work import Work
from tests.makers import TODAY, open_book, person

PROGRAM = f"""
import sys
from netdesk.__main__ import main
from netdesk.app import pyside

def look(self):
    if self.reminding is not None and self.reminding._tray.menu.actions()[0].text().endswith("(1)"):
        self.looking.stop()
        print(self.reminding._tray.menu.actions()[0].text())
        self.quit()

def load(load=pyside.load):
    load()
    from PySide6.QtCore import QTimer
    from netdesk.app.program import App

    def start(self, *words, start=App.start, **named):
        start(self, *words, **named)
        self.looking = QTimer(self, interval=20)
        self.looking.timeout.connect(lambda: look(self))
        self.looking.start()

    App.start = start

pyside.load = load
sys.argv = ["netdesk", "--today", "{TODAY}"]
main()
"""

SLOW = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from netdesk.app.opening import PATIENCE_MS, Opening
from netdesk.ui.bus import Bus
from netdesk.ui.widgets.banner import Banner
from netdesk.ui.widgets.sidebar import Sidebar
from netdesk.ui.work import Work

class Slow:
    def find_spec(name, path, target=None):
        if name == "peewee":
            print("the window moved on:", moved_on.wait(20))

def move_on():
    print("something is said:", not banner.isHidden())
    moved_on.set()

sys.meta_path.insert(0, Slow)
moved_on, application, window = threading.Event(), QApplication([]), QWidget()
work, banner, sidebar = Work(Path(sys.argv[1]), Bus()), Banner(window), Sidebar(window)
opening = Opening(Path(sys.argv[1]), work, banner, sidebar, window.close, window.close, window)
work.opened.connect(lambda: work.close(application.quit))
QTimer.singleShot(2 * PATIENCE_MS, move_on)
work.start()
application.exec()
"""


def test_the_tray_tells_how_many_are_due(tmp_path: Path) -> None:
    path = tmp_path / "netdesk.book"
    with open_book(path):
        book.follow_ups.plan([person("Ana Ruiz")], Due(TODAY))
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    env |= {"NETDESK_BOOK": str(path), "QT_QPA_PLATFORM": "offscreen"}
    words = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(words, env=env, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, "Due today (1)\n"), done.stderr


def test_the_window_waits_for_nothing_that_the_writer_still_imports(tmp_path: Path) -> None:
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    words = [sys.executable, "-c", SLOW, str(tmp_path / "netdesk.book")]
    done = subprocess.run(words, env=env, capture_output=True, text=True, timeout=60)
    assert done.stdout == "something is said: False\nthe window moved on: True\n", done.stderr


def test_a_book_that_is_brought_up_to_date_says_so_until_it_is_open(
    qtbot, theme: Theme, tmp_path: Path
) -> None:
    path = tmp_path / "netdesk.book"
    with open_book(path):
        person("Ana Ruiz")
    other = apsw.Connection(str(path))  # holds the work up, which for one person takes no time
    other.execute("update meta set value = 0 where name = 'index'")
    other.execute("begin immediate")
    bus = Bus()
    work, window = Work(path, bus), QWidget()
    qtbot.addWidget(window)
    banner, sidebar = Banner(window), Sidebar(window)
    owner = Opening(path, work, banner, sidebar, window.close, window.close, window)
    work.start()
    qtbot.waitUntil(lambda: not banner.isHidden())
    assert "brought up to date" in banner.text()
    with qtbot.waitSignal(work.opened):
        other.execute("rollback")
    other.close()
    assert banner.isHidden()
    found: list[int] = []
    work.ask(lambda: book.people.ids("ana", today=TODAY), found.extend)
    qtbot.waitUntil(lambda: len(found) == 1)
    owner.deleteLater()
    with qtbot.waitSignal(work.closed):
        work.close(lambda: None)
