"""Measure saving: from the key that saves a thing until it is painted, in the program itself.

uv run tests/benchmarks/saving.py [--people 10000] [--contacts 200000]

A field of a person, a contact with somebody, and a line of Today that is done: each is shown at
once, while the book saves it as one step, and taken back if that fails. Waiting for other programs
counts too: on a busy machine the best tells more than the middle, and "core" is only the processor
time that it took.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import generate
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from today import write_history

from netdesk import clock
from netdesk.app.program import App
from netdesk.desktop.single_instance import SingleInstance
from netdesk.ui.dialogs.log_line import LogLine
from netdesk.ui.models.today import Key, key_of
from netdesk.ui.pages.people import PeoplePage
from netdesk.ui.pages.people.entry_row import EntryRow
from netdesk.ui.pages.people.fact_row import FactRow
from netdesk.ui.pages.today import TodayPage
from netdesk.ui.pages.today.lines import TodayList
from netdesk.ui.widgets.inline import LineEditor

TODAY = generate.TODAY
ROUNDS = 20
WANTED = "(< 20 ms)"
Times = list[tuple[float, float]]


def report(name: str, times: Times) -> None:
    """Print the best, the middle and the worst of some times, and the middle of the core's."""
    clocks, cores = zip(*times, strict=True)
    found = (min(clocks), statistics.median(clocks), max(clocks), statistics.median(cores))
    print(f"{name:28}" + "".join(f"{one:9.1f} ms" for one in found) + f"   {WANTED}", flush=True)


def measured(run: Callable[[], object]) -> tuple[float, float]:
    """Return how many milliseconds something takes, by the clock and of a core."""
    began, worked = time.perf_counter(), time.process_time()
    run()
    return (time.perf_counter() - began) * 1_000, (time.process_time() - worked) * 1_000


class Screen:
    """The program itself on a book, and somebody who waits for what a key brings to the screen."""

    def __init__(self, path: Path) -> None:
        self._wanted: Callable[[QWidget], bool] | None = None
        for kind in (TodayList, EntryRow, FactRow):
            self._watch(kind)
        self._application = QApplication(sys.argv[:1])
        self._loop = QEventLoop()
        self._application.setQuitOnLastWindowClosed(False)
        self.app = App(self._application, path, SingleInstance(path))
        self.app.window.resize(1_280, 800)
        self.app.start([], hidden=False, adding=False)
        self.settle(1_000)

    def _watch(self, kind: type[QWidget]) -> None:
        """Hear when a widget of this kind has been painted."""
        paint = kind.paintEvent

        def painted(widget: QWidget, event: QPaintEvent) -> None:
            paint(widget, event)
            if self._wanted and self._wanted(widget):
                self._wanted = None
                self._loop.quit()

        kind.paintEvent = painted  # type: ignore[method-assign]

    def press(self, key: Qt.Key, wanted: Callable[[QWidget], bool] | None = None) -> None:
        """Press a key where the focus is, and wait until a list or row is painted as wanted."""
        self._wanted = wanted
        QTest.keyClick(QApplication.focusWidget() or self.app.window, key)
        if self._wanted:
            self._loop.exec()

    def settle(self, milliseconds: int = 100) -> None:
        """Let everything happen that is on its way, so that a key finds the window at rest."""
        for _round in range(3):
            loop = QEventLoop()
            rest = QTimer(interval=milliseconds, singleShot=True)
            rest.timeout.connect(loop.quit)
            self.app.work.do(lambda: None, then=lambda _, rest=rest: rest.start())
            loop.exec()

    def close(self) -> None:
        """End the program."""
        self.app.quit()
        self._application.exec()


def show_somebody(screen: Screen) -> PeoplePage:
    """Show a person and wait until they are there."""
    page = screen.app.window.show_page("people")
    assert isinstance(page, PeoplePage)
    page.show_person(1)
    while page.pane.person is None:
        screen.settle()
    return page


def edit_a_field(screen: Screen) -> Times:
    """Change an e-mail: from Return in the field to the painted row."""
    page, times = show_somebody(screen), []
    assert page.pane.person is not None
    shown = next(one.value for one in page.pane.person.channels if "@" in one.value)
    for number in range(ROUNDS):
        screen.settle()
        row = page.pane.facts.row(shown)
        assert row is not None
        row.edit()
        shown = f"ana{number}@example.org"
        editor = QApplication.focusWidget()
        assert isinstance(editor, LineEditor)
        editor.setText(shown)
        screen.settle()

        def save(said: str = shown) -> None:
            screen.press(
                Qt.Key.Key_Return, lambda it: isinstance(it, FactRow) and it.text() == said
            )

        times.append(measured(save))
    return times


def log_on_a_person(screen: Screen) -> Times:
    """Log contacts with somebody: from Return in the line to the painted row of their history."""
    page, times = show_somebody(screen), []
    for number in range(ROUNDS):
        said = f"Contact {number}"
        screen.settle()
        page.focus_first()
        screen.press(Qt.Key.Key_L)
        card = next(one for one in screen.app.window.findChildren(LogLine) if one.isVisible())
        card.line.setText(said)
        screen.settle()

        def log(said: str = said) -> None:
            screen.press(
                Qt.Key.Key_Return, lambda it: isinstance(it, EntryRow) and it.entry.title == said
            )

        times.append(measured(log))
    return times


def done_in_today(screen: Screen) -> Times:
    """Finish lines of Today: from the key to the frame without the line."""
    page, times = screen.app.window.show_page("today"), []
    assert isinstance(page, TodayPage)
    lines = page.list.lines
    for _ in range(ROUNDS):
        screen.settle()
        page.focus_first()
        item = page.list.current_item()
        assert item is not None
        key = key_of(item)

        def done(key: Key = key) -> None:
            screen.press(Qt.Key.Key_Space, lambda _: lines.row_of(key) < 0)

        times.append(measured(done))
    return times


def main() -> None:
    """Make the book and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--contacts", type=int, default=200_000)
    given = parser.parse_args()
    clock.set_today(TODAY)
    with TemporaryDirectory() as folder:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ[name] = folder
        path = Path(folder, "netdesk.book")
        generate.write_book(path, given.people, photos=False)
        write_history(path, given.contacts, due=100)
        screen = Screen(path)
        print(f"{given.people} people, {given.contacts} contacts: best, middle, worst, core")
        report("A field of a person", edit_a_field(screen))
        report("A contact with a person", log_on_a_person(screen))
        report("A line of Today", done_in_today(screen))
        screen.close()


if __name__ == "__main__":
    main()
