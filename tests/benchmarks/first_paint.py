"""Measure the start: from the process to the first frame, against an empty window of PySide6.

uv run tests/benchmarks/first_paint.py [--people 1000] [--pairs 10]

Both are whole processes, started by turns. The time of a pair is noisy on a busy machine; read
the ratio, and there also that of the processor time they took (which is the same for a start that
uses two cores at once). Prints a table for Qt's offscreen platform and, where Xvfb is installed,
for xcb.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic

import generate

# The first frame is whole when the event loop runs again after the window's first paint event.
# CLOCK_MONOTONIC is the same for all processes, so parent and child can share it. `Qt` is not
# named here: PySide would build all its enums, which an empty window does without.
REPORT = """
import os, time
from PySide6.QtCore import QCoreApplication, QEvent, QObject

class Report(QObject):
    def customEvent(self, event):
        print(time.monotonic(), flush=True)
        os._exit(0)

def report(window):
    if not hasattr(window, "reported"):
        window.reported = Report(window)
        QCoreApplication.postEvent(window.reported, QEvent(QEvent.Type.User))
"""

EMPTY = f"""
import sys
from PySide6.QtWidgets import QApplication, QWidget
{REPORT}
class Window(QWidget):
    def paintEvent(self, event):
        report(self)

app = QApplication(sys.argv)
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""

# The start is left as it is, also how PySide is loaded: only when all is built is the window's
# painting watched. The report is queued before what the program itself leaves for after it.
NETDESK = f"""
import sys
from netdesk.__main__ import main
from netdesk.app import pyside
load = pyside.load

def loaded():
    load()
    from PySide6.QtWidgets import QApplication
    run = QApplication.exec

    def watched(*_):
        watch()
        return run()

    QApplication.exec = watched

def watch():
    exec(REPORT, globals())
    from netdesk.ui.window import Window
    paint = Window.paintEvent

    def painted(self, event):
        report(self)
        paint(self, event)

    Window.paintEvent = painted

REPORT = {REPORT!r}
pyside.load = loaded
sys.argv = ["netdesk"]
main()
"""


def start(program: str, env: dict[str, str]) -> tuple[float, float]:
    """Return the milliseconds of a process up to its first frame, and its processor time."""
    for left in Path(env["XDG_RUNTIME_DIR"]).rglob("*.lock"):
        left.unlink()  # the process before was cut off; a start as a rule follows a clean end
    begun, used = monotonic(), _processor()
    result = subprocess.run(
        [sys.executable, "-c", program],
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if result.returncode or not result.stdout.strip():
        raise SystemExit(result.stdout + result.stderr)
    return (float(result.stdout.split()[-1]) - begun) * 1000, (_processor() - used) * 1000


def _processor() -> float:
    """Return the seconds that all processes started here and ended have used."""
    spent = os.times()
    return spent.children_user + spent.children_system


@contextmanager
def screen() -> Iterator[str]:
    """Run an X server of our own and give its display."""
    reading, writing = os.pipe()
    words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    words.append("-noreset")  # it would end for a moment after its last client
    server = subprocess.Popen(words, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as display:
            yield f":{display.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def measure(name: str, pairs: int, env: dict[str, str]) -> None:
    """Print one line of the table."""
    for program in (EMPTY, NETDESK):
        start(program, env)
    times = [(*start(EMPTY, env), *start(NETDESK, env)) for _ in range(pairs)]
    empty, empty_used, ours, ours_used = (median(column) for column in zip(*times, strict=True))
    by_pair = median(ours / empty for empty, _, ours, _ in times)
    print(
        f"{name:<12}{empty:>12.0f}{ours:>12.0f}{ours / empty:>10.2f}{by_pair:>16.2f}"
        f"{ours_used / empty_used:>18.2f}"
    )


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a user with a fresh home and the book."""
    dropped = ("DBUS_SESSION_BUS_ADDRESS", "WAYLAND_DISPLAY", "DISPLAY", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        place = folder / name.lower()
        place.mkdir(mode=0o700)
        kept[name] = str(place)
    return kept | {"HOME": str(folder), "NETDESK_BOOK": str(folder / "netdesk.book")}


def main() -> None:
    """Make the book and measure on each platform."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--pairs", type=int, default=10)
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        env = environment(Path(name))
        generate.write_book(Path(env["NETDESK_BOOK"]), options.people, today=date.today())
        print(f"{options.people} people, median of {options.pairs} pairs, milliseconds")
        columns = f"{'empty':>12}{'netdesk':>12}{'ratio':>10}{'median ratio':>16}"
        print(f"{'':<12}{columns}{'processor ratio':>18}")
        print(f"{'wanted':<12}{'':24}{'<= 1.5':>10}")
        measure("offscreen", options.pairs, env | {"QT_QPA_PLATFORM": "offscreen"})
        if not shutil.which("Xvfb"):
            print("xcb: needs the Debian package xvfb")
            return
        with screen() as display:
            env |= {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
            measure("xcb", options.pairs, env)


if __name__ == "__main__":
    main()
