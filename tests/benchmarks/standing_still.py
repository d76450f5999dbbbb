"""Measure for how long the window stands still after its first frame and when a page first opens.

uv run tests/benchmarks/standing_still.py [--people 1000] [--runs 5]

The real program is started on a book with a timer of 2 ms on the window's thread; each line is
the longest gap between two beats, the middle of the runs. "own" counts only the processor time
that the program got in that gap: on a busy machine others make the rest.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import generate
from first_paint import environment

from netdesk.app import pyside

SETTLED_MS = 3_000
SHOWN_MS = 500


def program() -> None:
    """Be NetDesk, with a heart; runs in a process of its own."""
    load = pyside.load

    def loaded() -> None:
        load()
        _watch()

    pyside.load = loaded
    from netdesk.__main__ import main

    sys.argv = ["netdesk"]
    main()


def _watch() -> None:
    from heartbeat import Heart
    from PySide6.QtCore import Qt, QTimer

    from netdesk.app.program import App

    start, found, heart = App.start, {}, Heart()

    def noted(name: str) -> None:
        found[name] = (heart.stop()[0], heart.own)

    def started(app: App, *words: object, **named: bool) -> None:
        queued = Qt.ConnectionType.QueuedConnection  # the frame is painted, nothing else begun
        app.window.painted.connect(heart.start, queued)
        app.window.painted.connect(lambda: QTimer.singleShot(SETTLED_MS, settled))
        start(app, *words, **named)  # type: ignore[arg-type]

        def settled() -> None:
            noted("start")
            steps = [(name, _opening(app, name)) for name in (*PAGES, *DIALOGS)]
            follow(steps)

        def follow(steps: list[tuple[str, Callable[[], object]]]) -> None:
            if not steps:
                print(json.dumps(found), flush=True)
                app.quit()
                return
            (name, step), *rest = steps
            heart.start()
            step()
            QTimer.singleShot(SHOWN_MS, lambda: (noted(name), _close(app), follow(rest)))

    App.start = started  # type: ignore[method-assign]


PAGES = ("people", "events", "giving", "library", "month", "duplicates", "today")
DIALOGS = {
    "palette": lambda app: app.window.palette_wanted.emit(),
    "new person": lambda app: app.window.add_wanted.emit(),
    "new event": lambda app: app.window.event_wanted.emit(),
    "record": lambda app: app.window.record_wanted.emit(),
    "settings": lambda app: app.window.settings_wanted.emit(),
    "export": lambda app: app.giving.export([]),
    "import": lambda app: app.window.import_wanted.emit("BEGIN:VCARD\nFN:Ana\nEND:VCARD\n"),
}


def _opening(app: object, name: str) -> Callable[[], object]:
    if name in DIALOGS:
        return lambda: DIALOGS[name](app)
    return lambda: app.window.show_page(name)  # type: ignore[attr-defined]


def _close(app: object) -> None:
    from PySide6.QtWidgets import QApplication

    for widget in QApplication.topLevelWidgets():
        if widget is not app.window and widget.isVisible():  # type: ignore[attr-defined]
            widget.close()


def main() -> None:
    """Make the book, start the program on it, print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        env = environment(Path(name))
        generate.write_book(Path(env["NETDESK_BOOK"]), options.people, today=date.today())
        runs = [_run(env) for _ in range(options.runs + 1)][1:]  # the first compiles the modules
    print(f"{options.people} people, {options.runs} runs; longest gaps in milliseconds")
    print(f"{'':<12}{'longest gap':>14}{'own':>10}\n{'wanted':<12}{'<= 50':>14}{'<= 50':>10}")
    for line in runs[0]:
        gap, own = (median(column) for column in zip(*(run[line] for run in runs), strict=True))
        print(f"{line:<12}{gap:>14.0f}{own:>10.0f}")


def _run(env: dict[str, str]) -> dict[str, tuple[float, float]]:
    words = [sys.executable, __file__, "program"]
    env = {**env, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(words, env=env, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return dict(json.loads(done.stdout))


if __name__ == "__main__":
    program() if sys.argv[1:] == ["program"] else main()
