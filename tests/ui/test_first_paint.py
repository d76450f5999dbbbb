"""The first frame: what it shows, and what is not loaded before it is painted."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from netdesk.domain.model import TodayItem, TodayKind
from netdesk.ui.pages.today.lines import TodayList
from tests.makers import TODAY, person

SLOW = {
    *("peewee", "vobject", "phonenumbers", "rapidfuzz", "dateparser", "jeepney", "platformdirs"),
    *("dataclasses", "hashlib", "socket", "sqlite3"),
    *("PySide6.QtNetwork", "PySide6.QtDBus", "PySide6.QtSvg"),
    *("netdesk.ui.dialogs", "netdesk.ui.pages.people", "netdesk.ui.pages.importing"),
    *("netdesk.ui.theme.plain", "netdesk.ui.widgets.fields", "netdesk.domain.filters"),
    *("netdesk.domain.when", "netdesk.domain.model.person", "netdesk.cli.grammar"),
    *("netdesk.cli.verb_table", "netdesk.cli.help"),
}
"""What a start may load only when its first frame is on the screen."""

LISTS = {"QAction", "QGradient", "QIcon", "QImage", "QKeySequence", "QStyle", "QTextOption"}
"""Classes of Qt whose long lists of names PySide makes as soon as the class is named."""

PROGRAM = """
import enum, json, os, sys
from netdesk.__main__ import main
from netdesk.app import pyside

def listing(kind):
    return {kind.__qualname__.split(".")[0]}.union(*map(listing, type.__subclasses__(kind)))

def after_first_paint(self):
    loaded, lists = sorted(sys.modules), sorted(listing(enum.Enum))
    frame = self.window.grab().toImage()
    self._dress()
    self._application.processEvents()
    print(json.dumps({
        "loaded": loaded,
        "lists": lists,
        "waiting": [name for name in loaded if "__getattr__" in vars(sys.modules[name])],
        "lines": [line.person for line in self.window.pages.shown().list.lines._lines[1:]],
        "niches": [row.text() for row in self.window.sidebar._rows],
        "same": frame == self.window.grab().toImage(),
    }), flush=True)
    os._exit(0)

def load(load=pyside.load):
    load()
    from netdesk.app.program import App
    App._after_first_paint = after_first_paint

pyside.load = load
sys.argv = ["netdesk"]
main()
"""


@pytest.fixture
def first_frame(book_file: Path, tmp_path: Path) -> dict[str, list[str]]:
    """A start on a book with two neglected people, as it is when the first frame is painted."""
    person("Ana Ruiz", today=TODAY.replace(day=1), niches=["design"])
    person("林 美玲", today=TODAY.replace(day=2), niches=["design"])
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    env |= {"NETDESK_BOOK": str(book_file), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=env, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_the_first_frame_shows_the_book_and_loads_nothing_slow(first_frame) -> None:
    assert first_frame["lines"] == ["Ana Ruiz", "林 美玲"]
    assert first_frame["niches"] == ["design"]
    assert {"Qt", "QPainter"} <= set(first_frame["lists"])
    assert sorted(LISTS & set(first_frame["lists"])) == []
    assert "PySide6.QtWidgets" in first_frame["loaded"]
    assert sorted(SLOW & set(first_frame["loaded"])) == []
    assert "shibokensupport.signature.parser" in first_frame["waiting"]


def test_the_first_frame_looks_as_it_stays(first_frame) -> None:
    """The style, its sheet and the search for fonts come later and change nothing that is seen."""
    assert first_frame["same"]


def test_lines_that_a_glance_left_out_are_counted_and_have_their_room(theme, qtbot) -> None:
    names = ("Ana", "Bea", "Cal", "Dot", "Eli")
    due = [
        TodayItem(TodayKind.FOLLOW_UP, own, own, name, TODAY, None, 0, "", None)
        for own, name in enumerate(names, 1)
    ]
    shown = TodayList()
    qtbot.addWidget(shown)
    shown.lines.set_items(due[:2], 0, more=3)
    early = shown.height(), shown.lines.line(0)
    shown.lines.set_items(due, 0)
    assert (shown.height(), shown.lines.line(0)) == early
