"""Measure the longest time for which the window stands still while cards are imported.

uv run tests/benchmarks/heartbeat.py [--cards 10000]

A timer of 2 ms on the window's thread notes each gap between two beats, while the preview is
read, the import written, and undone and redone, with the same queues that the window uses.
On a busy machine other programs make gaps too: "own" counts in each gap only the processor time
that this program got, so whatever keeps the window waiting here is in it.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import generate
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from netdesk import book
from netdesk.ui.bus import Bus
from netdesk.ui.work import Work

BEAT_MS = 2


class Heart:
    """Beats on the thread of the window and remembers the gaps in milliseconds."""

    def __init__(self) -> None:
        self.timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=BEAT_MS)
        self.timer.timeout.connect(self._beat)
        self.gaps: list[float] = []
        self.own = self.last = self.last_own = 0.0

    def start(self) -> None:
        """Begin to listen."""
        self.gaps, self.own = [], 0.0
        self.last, self.last_own = time.perf_counter(), time.process_time()
        self.timer.start()

    def stop(self) -> list[float]:
        """Return the gaps, the longest first."""
        self.timer.stop()
        self._beat()
        return sorted(self.gaps, reverse=True)

    def _beat(self) -> None:
        now, own = time.perf_counter(), time.process_time()
        gap = now - self.last
        self.gaps.append(gap * 1000)
        self.own = max(self.own, min(gap, own - self.last_own) * 1000)
        self.last, self.last_own = now, own


def measured(name: str, heart: Heart, begin: Callable[[Callable[[Any], None]], object]) -> Any:
    """Run one job to its end, print its line and return its answer."""
    loop, answers = QEventLoop(), []

    def finish(answer: Any) -> None:
        answers.append(answer)
        loop.quit()

    begun = time.perf_counter()
    heart.start()
    begin(finish)
    loop.exec()
    gaps = heart.stop()
    took = time.perf_counter() - begun
    late = sum(gap > 50 for gap in gaps)
    p99 = gaps[len(gaps) // 100]
    print(f"{name:<10}{took:>8.2f}{gaps[0]:>14.1f}{heart.own:>10.1f}{p99:>10.1f}{late:>14}")
    return answers[0]


def stop(problem: object) -> None:
    """End the benchmark: something failed."""
    print(problem, file=sys.stderr)
    os._exit(1)


def run(cards: Path, work: Work, heart: Heart) -> None:
    """Measure each job after the other."""
    sources, today = [book.importing.FileSource(cards)], date.today()
    seen = measured(
        "preview",
        heart,
        lambda then: work.ask(
            lambda report: book.importing.preview(sources, progress=report),
            then,
            with_progress=True,
        ),
    )
    plan = book.importing.Plan(event="PyCon", event_on=today, niches=("Python",))
    measured(
        "import",
        heart,
        lambda then: work.do(
            lambda report: book.importing.apply(seen, plan, today=today, progress=report),
            with_progress=True,
            then=then,
        ),
    )
    measured("undo", heart, lambda then: work.do(book.steps.undo, then=then))
    measured("redo", heart, lambda then: work.do(book.steps.redo, then=then))


def main() -> None:
    """Make the cards, measure, print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--cards", type=int, default=10_000)
    options = parser.parse_args()
    app = QApplication(sys.argv[:1])
    with TemporaryDirectory() as name:
        cards = Path(name, "cards.vcf")
        generate.write_cards(cards, options.cards)
        bus = Bus()
        bus.failed.connect(stop)
        work = Work(Path(name, "netdesk.book"), bus)
        work.open_failed.connect(stop)
        work.start()
        print(f"{options.cards} cards; gaps of the window's thread in milliseconds")
        print(f"{'':<10}{'seconds':>8}{'longest gap':>14}{'own':>10}{'p99':>10}{'over 50 ms':>14}")
        print(f"{'wanted':<10}{'':>8}{'<= 100':>14}{'<= 100':>10}{'<= 50':>10}")
        run(cards, work, Heart())
        work.close(app.quit)
        app.exec()


if __name__ == "__main__":
    main()
