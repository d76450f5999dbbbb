"""Measure Today with 10,000 people and 200,000 contacts, and one contact until it is on screen.

uv run tests/benchmarks/today.py [--people 10000] [--contacts 200000]
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import generate
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from netdesk import book, clock
from netdesk.domain.model import Direction, TodayKind
from netdesk.ui import theme
from netdesk.ui.bus import Bus
from netdesk.ui.pages.people import PeoplePage
from netdesk.ui.pages.today import TodayPage
from netdesk.ui.widgets.page import Page
from netdesk.ui.work import Work

TODAY = generate.TODAY
ROUNDS = 40


def write_history(path: Path, contacts: int) -> None:
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
        raw.execute(f"update person set clock_on = '{TODAY - timedelta(days=9)}' where id % 50 = 0")
    book.opening.rebuild_search()
    book.opening.disconnect()
    book.opening.close_book()


def report(name: str, times: list[float]) -> None:
    """Print the middle and the worst of some times."""
    times.sort()
    worst = times[-1 - len(times) // 100]
    print(f"{name:44} {statistics.median(times):8.1f} ms {worst:8.1f} ms")


def measured(run: Callable[[], object]) -> float:
    """Return how many milliseconds something takes."""
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1_000


def until(condition: Callable[[], bool]) -> None:
    """Let the program run until something is so."""
    loop = QEventLoop()
    beat = QTimer(interval=0)
    beat.timeout.connect(lambda: condition() and loop.quit())
    beat.start()
    loop.exec()


class Screen:
    """A page of a window on a book, which reloads as the window has it."""

    def __init__(self, path: Path, make: Callable[[Work, Bus], Page]) -> None:
        self.bus = Bus()
        self.work = Work(path, self.bus)
        self.work.start()
        self.page = make(self.work, self.bus)
        self.page.resize(1_048, 800)
        self.page.show()
        self.bus.changed.connect(lambda _changes: self.page.reload())
        self.page.reload()

    def close(self) -> None:
        """End the threads."""
        loop = QEventLoop()
        self.work.closed.connect(loop.quit)
        self.work.close(lambda: None)
        loop.exec()
        self.page.deleteLater()


def log_in_today(path: Path) -> list[float]:
    """Log a contact with whom Today shows, until the line is gone."""
    screen = Screen(path, TodayPage)
    page = screen.page
    assert isinstance(page, TodayPage)
    model = page.list.model
    until(lambda: bool(model.item_rows()))
    times = []
    for _ in range(ROUNDS):
        item = next(one for row in model.item_rows() if (one := model.item(row)) and one.kind is TodayKind.NEGLECTED)
        own = item.person_id

        def gone() -> bool:
            return all(model.item(row).person_id != own for row in model.item_rows())

        def log() -> None:
            screen.work.do(
                lambda: book.interactions.log([own], "hello", on=TODAY, direction=Direction.OUTGOING)
            )
            until(gone)
            page.repaint()

        times.append(measured(log))
    screen.close()
    return times


def main() -> None:
    """Make the book and print a table: the middle and the worst."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--contacts", type=int, default=200_000)
    given = parser.parse_args()
    clock.set_today(TODAY)
    with TemporaryDirectory() as folder:
        path = Path(folder, "netdesk.book")
        generate.write_book(path, given.people, photos=False)
        write_history(path, given.contacts)
        print(f"{given.people} people, {given.contacts} contacts {'middle':>26} {'worst':>11}")
        report("Today", [measured(lambda: book.today.glance(path, TODAY)) for _ in range(ROUNDS)])
        book.opening.open_book(path)
        book.opening.connect_writer()
        for name, question in (
            ("What falls due", lambda: book.reminders.fallen_due(clock.now())),
            ("Slipping", lambda: book.standing.slipping(TODAY)),
            ("Circle budget", lambda: book.circles.budget(TODAY)),
        ):
            report(name, [measured(question) for _ in range(ROUNDS)])
        book.opening.disconnect()
        book.opening.close_book()
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        look = theme.Theme(theme.Mode.LIGHT)
        look.apply(application)
        look.finish(application)
        report("A contact, until Today shows it", log_in_today(path))


if __name__ == "__main__":
    main()
