"""What the opened book shows beside the window: how many are due, in the tray."""

import os
import subprocess
import sys
from pathlib import Path

from netdesk import book
from netdesk.domain.when import Due
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


def test_the_tray_tells_how_many_are_due(tmp_path: Path) -> None:
    path = tmp_path / "netdesk.book"
    with open_book(path):
        book.follow_ups.plan([person("Ana Ruiz")], Due(TODAY))
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    env |= {"NETDESK_BOOK": str(path), "QT_QPA_PLATFORM": "offscreen"}
    words = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(words, env=env, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, "Due today (1)\n"), done.stderr
