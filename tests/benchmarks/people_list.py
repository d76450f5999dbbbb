"""Measure the list of people: its first page, its frames while it is scrolled, and its memory.

uv run tests/benchmarks/people_list.py [--people 100000] [--frames 400]

The page People as the window shows it, drawn offscreen, sorted by name. A frame is whatever the
window's thread does at once: paint, and ask for lines; or ("then lines", the longer of two where
they fill the view) take those that came, and paint them.
On a busy machine other programs make frames longer: "own" counts the processor time of
the window's thread alone, all that is known where it waited for lines. The longest are those that
load the fonts of a script. The first page counts from the wish to its lines on the screen, the
rest of the list to the whole count beside the title. Prints milliseconds, and megabytes more after
scrolling.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import generate
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from netdesk import book
from netdesk.ui.bus import Bus
from netdesk.ui.pages.people import PeoplePage
from netdesk.ui.theme import Mode, Theme
from netdesk.ui.work import Work

EVENTS = QEventLoop.ProcessEventsFlag.AllEvents
WAIT = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
TYPED = ("", "a", "an", "zam", "a b", "mail7")
NOBODY = "0000xyz"


def wait(holds: Callable[[], bool]) -> float:
    """Return the milliseconds until something holds, looking at each event."""
    begun, app = time.perf_counter(), QApplication.instance()
    assert app is not None
    while not holds():
        app.processEvents(WAIT)
    return (time.perf_counter() - begun) * 1_000


def memory() -> float:
    """Return the megabytes that the program has in memory."""
    with Path("/proc/self/statm").open() as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


def report(name: str, times: list[float], own: list[float]) -> None:
    """Print a line of the table: the middle, the 99th percentile and the longest."""
    columns: list[str] = []
    for found in (sorted(times), sorted(own)):
        last = len(found) - 1
        places = (len(found) // 2, min(last, len(found) * 99 // 100), last)
        columns += [f"{found[place]:.1f}" if found else "" for place in places]
    print(f"{name:20}" + "".join(f"{one:>9}" for one in columns), flush=True)


def passes(work: Work) -> list[float]:
    """Wait until what the frames asked for is answered and painted; return each pass's own time."""
    app, answered, own = QApplication.instance(), [], []
    assert app is not None
    work.ask(lambda: True, answered.append)
    left = 3  # more passes after the answer: what came is painted in two frames
    while left:
        left -= bool(answered)
        used = time.thread_time()
        app.processEvents(EVENTS if answered else EVENTS | WAIT)
        own.append((time.thread_time() - used) * 1_000)
    return own


def frames(page: PeoplePage, work: Work, name: str, places: Iterable[int]) -> None:
    """Scroll to one place after the other; report how long each frame took, by both clocks."""
    view, app = page.list.view, QApplication.instance()
    assert app is not None
    came: list[bool] = []
    taken = view.people.dataChanged.connect(lambda *_: came.append(True))
    times, own, then = [], [], []
    for place in places:
        begun, used = time.perf_counter(), time.thread_time()
        view.verticalScrollBar().setValue(place)
        app.processEvents()
        times.append((time.perf_counter() - begun) * 1_000)
        own.append((time.thread_time() - used) * 1_000)
        came.clear()
        later = passes(work)
        if came:
            then.append(max(later))
    view.people.dataChanged.disconnect(taken)
    report(name, times, own)
    if then:
        report("  then lines", [], then)


def typed(page: PeoplePage, work: Work, text: str) -> tuple[float, float, int]:
    """Type a text; returns when the first page was there, when the rest, and how many fit."""
    people, today = page.list.view.people, date.today()
    fitting: list[int] = []
    work.ask(lambda: len(book.people.ids(text, today=today, forgiving=True)), fitting.append)
    wait(lambda: bool(fitting))
    page.list.set_query(text)
    first = wait(lambda: people.line(people.person_at(0)) is not None)
    return first, first + wait(lambda: people.rowCount() == fitting[0]), fitting[0]


def run(page: PeoplePage, work: Work, count: int, rounds: int) -> None:
    """Measure one after the other."""
    people, random = page.list.view.people, Random(generate.SEED)

    print(f"{count} people{'':8}{'first':>9}{'whole':>9}{'people':>9}   (milliseconds)")
    page.show()
    page.reload()
    wait(lambda: people.rowCount() >= count)

    page.list.set_order("name")
    for text in TYPED:
        page.list.set_query(NOBODY)
        wait(lambda: people.rowCount() == 0)
        first, rest, found = typed(page, work, text)
        print(f"{text!r:20}{first:9.1f}{rest:9.1f}{found:9}", flush=True)
    print(f"{'wanted':20}{'< 50':>9}")
    page.list.clear()
    wait(lambda: people.rowCount() >= count)
    bar, before = page.list.view.verticalScrollBar(), memory()
    print(f"{'frames':20}" + f"{'median':>9}{'p99':>9}{'longest':>9}" * 2 + "   (own at the right)")
    jumps = [random.randrange(bar.maximum()) for _ in range(rounds)]
    frames(page, work, "smooth", (12 * step for step in range(rounds)))
    frames(page, work, "page", (bar.pageStep() * step for step in range(rounds)))
    frames(page, work, "jump", jumps)
    frames(page, work, "through all", range(0, bar.maximum(), max(1, bar.maximum() // 2_000)))
    print(f"{'wanted':20}{'< 8':>18}{'< 8':>27}")
    print(f"{memory() - before:.1f} MB more after scrolling   (<= 60 MB)", flush=True)


def main() -> None:
    """Make the book, show the page, measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--frames", type=int, default=400)
    parser.add_argument("--book", type=Path, help="a book that was made before")
    given = parser.parse_args()
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)  # the threads end first
    theme = Theme(Mode.LIGHT)
    theme.apply(app)
    theme.finish(app)
    with TemporaryDirectory() as folder:
        path = given.book or Path(folder, "netdesk.book")
        if not given.book:
            generate.write_book(path, given.people, photos=False)
        bus = Bus()
        work = Work(path, bus)
        page = PeoplePage(work, bus)
        page.resize(1048, 800)
        theme.dress(page)
        work.opened.connect(lambda: QTimer.singleShot(0, begin))

        def begin() -> None:
            run(page, work, given.people, given.frames)
            page.close()
            work.close(app.quit)

        work.start()
        app.exec()


if __name__ == "__main__":
    main()
