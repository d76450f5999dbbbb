"""Measure Today with 10,000 people and 200,000 contacts, and one contact until it is on screen.

uv run tests/benchmarks/today.py [--people 10000] [--contacts 200000] [--due 100]
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from datetime import time as dtime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import generate
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from netdesk import book, clock
from netdesk.domain.model import Direction, TodayItem
from netdesk.ui import theme
from netdesk.ui.bus import Bus
from netdesk.ui.models.today import Key, key_of
from netdesk.ui.pages.people import PeoplePage
from netdesk.ui.pages.people.entry_row import EntryRow
from netdesk.ui.pages.today import TodayPage
from netdesk.ui.pages.today.wishes import Wish
from netdesk.ui.widgets.page import Page
from netdesk.ui.work import Work

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


def done_in_today(path: Path) -> list[float]:
    """Finish lines of Today, from the key to the frame without the line."""
    screen = Screen(path, TodayPage)
    page = screen.page
    assert isinstance(page, TodayPage)
    lines, times = page.list.lines, []
    until(lambda: bool(lines.item_rows()))
    for _ in range(ROUNDS):
        until(lambda: not screen.work.busy())
        item = lines.item(lines.item_rows()[0])
        assert item is not None
        key = key_of(item)

        def finish(item: TodayItem = item, key: Key = key) -> None:
            page.list.wished.emit(Wish.DONE, item)
            until(lambda: lines.row_of(key) < 0)
            page.repaint()

        times.append(measured(finish))
    screen.close()
    return times


def log_on_a_person(path: Path) -> list[float]:
    """Log contacts with somebody, until their history shows it."""
    screen = Screen(path, PeoplePage)
    page = screen.page
    assert isinstance(page, PeoplePage)
    own, times = 1, []
    page.show_person(own)
    until(lambda: page.pane.person is not None)
    for number in range(ROUNDS):
        said = f"Contact {number}"

        def log(said: str = said) -> None:
            screen.work.do(lambda: book.interactions.log([own], said, on=TODAY))
            rows = page.pane.findChildren
            until(lambda: any(one.entry.title == said for one in rows(EntryRow)))
            page.repaint()

        times.append(measured(log))
        until(lambda: not screen.work.busy())
    screen.close()
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
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        look = theme.Theme(theme.Mode.LIGHT)
        look.apply(application)
        look.finish(application)
        report("Done, until Today shows it", done_in_today(path))
        report("A contact, until the person shows it", log_on_a_person(path))


if __name__ == "__main__":
    main()
