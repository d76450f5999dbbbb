"""Measure Today with 10,000 people and 200,000 contacts, and one contact until it is on screen.

uv run tests/benchmarks/today.py [--people 10000] [--contacts 200000] [--due 100]
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from datetime import time as dtime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import generate
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from netdesk import book, clock
from netdesk.app.program import App
from netdesk.desktop.single_instance import SingleInstance
from netdesk.domain.model import Direction
from netdesk.ui.dialogs.log_line import LogLine
from netdesk.ui.models.today import Key, key_of
from netdesk.ui.pages.people import PeoplePage
from netdesk.ui.pages.people.entry_row import EntryRow
from netdesk.ui.pages.today import TodayPage
from netdesk.ui.pages.today.lines import TodayList

TODAY = generate.TODAY
ROUNDS = 20


def write_history(path: Path, contacts: int, due: int) -> None:
    """Add contacts of three years to a book, and how often some want to be in touch."""
    random = Random(generate.SEED)
    book.opening.open_book(path)
    book.opening.connect_writer()
    raw = book.opening.database().raw
    ids = [row[0] for row in raw.execute("select id from person")]
    with book.opening.database().atomic():
        raw.executemany(
            "insert into interaction (id, happened_on, channel, direction, summary) "
            "values (?, ?, 'email', ?, 'talked about maps and ferries')",
            (
                (
                    own,
                    (TODAY - timedelta(days=random.randrange(1, 1_100))).isoformat(),
                    random.choice([*Direction]).value,
                )
                for own in range(1, contacts + 1)
            ),
        )
        raw.executemany(
            "insert into interaction_person values (?, ?)",
            ((own, random.choice(ids)) for own in range(1, contacts + 1)),
        )
        for days in (14, 30, 90):
            chosen = random.sample(ids, len(ids) // 10)
            raw.executemany(
                f"update person set cadence_days = {days} where id = ?", [(own,) for own in chosen]
            )
        if due:  # else half of the generator's, a mountain that nobody has let grow
            [(count,)] = raw.execute("select count(*) from follow_up")
            step = max(count // (2 * due), 1)
            raw.execute(f"update follow_up set status = 'done' where id % {step}")
        raw.execute(f"update person set clock_on = '{TODAY - timedelta(days=9)}' where id % 50 = 0")
    book.opening.rebuild_search()
    book.opening.disconnect()
    book.opening.close_book()


def report(name: str, times: list[float]) -> None:
    """Print the best, the middle and the worst of some times."""
    found = (min(times), statistics.median(times), max(times))
    print(f"{name:40}" + "".join(f"{one:9.1f} ms" for one in found), flush=True)


def measured(run: Callable[[], object]) -> float:
    """Return how many milliseconds something takes."""
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1_000


class Screen:
    """The program itself on a book, and somebody who waits for what a key brings to the screen."""

    def __init__(self, path: Path) -> None:
        self._wanted: Callable[[QWidget], bool] | None = None
        self._watch(TodayList)
        self._watch(EntryRow)
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


def done_in_today(screen: Screen) -> list[float]:
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


def log_on_a_person(screen: Screen) -> list[float]:
    """Log contacts with somebody: from Return in the line to the painted row of their history."""
    page, times = screen.app.window.show_page("people"), []
    assert isinstance(page, PeoplePage)
    page.show_person(1)
    while page.pane.person is None:
        screen.settle()
    for number in range(ROUNDS):
        said = f"Contact {number}"
        screen.settle()
        page.focus_first()
        screen.press(Qt.Key.Key_L)
        card = next(one for one in screen.app.window.findChildren(LogLine) if one.isVisible())
        card.line.setText(said)
        screen.settle()

        def log(said: str = said) -> None:
            screen.press(Qt.Key.Key_Return, lambda row: row.entry.title == said)

        times.append(measured(log))
    return times


def main() -> None:
    """Make the book and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--contacts", type=int, default=200_000)
    parser.add_argument(
        "--due", type=int, default=100, help="follow-ups that are due; 0: one person in eight"
    )
    given = parser.parse_args()
    clock.set_today(TODAY)
    with TemporaryDirectory() as folder:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ[name] = folder
        path = Path(folder, "netdesk.book")
        generate.write_book(path, given.people, photos=False)
        write_history(path, given.contacts, given.due)
        print(f"{given.people} people, {given.contacts} contacts: best, middle, worst")
        report("Today", [measured(lambda: book.today.glance(path, TODAY)) for _ in range(ROUNDS)])
        book.opening.open_book(path)
        book.opening.connect_writer()
        noon = datetime.combine(TODAY, dtime(12)).astimezone()
        for name, question in (
            ("What falls due", lambda: book.reminders.fallen_due(noon)),
            ("Slipping", lambda: book.standing.slipping(TODAY)),
            ("Circle budget", lambda: book.circles.budget(TODAY)),
        ):
            report(name, [measured(question) for _ in range(ROUNDS)])
        book.opening.disconnect()
        book.opening.close_book()
        screen = Screen(path)
        report("Done, until Today shows it", done_in_today(screen))
        report("A contact, until the person shows it", log_on_a_person(screen))
        screen.close()


if __name__ == "__main__":
    main()
