"""Measure the bundle: its size, and its start against that from source.

uv run tests/benchmarks/bundle.py [--pairs 10] [--folder dist/netdesk]

Without a folder it is built first. Both starts are whole processes by turns on an X server of
their own, each up to the moment when its window comes up.
"""

import argparse
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic

import generate
from first_paint import environment, screen

ROOT = Path(__file__).parents[2]
NEEDED = {"Xvfb": "xvfb", "xev": "x11-utils"}


def build(folder: Path) -> Path:
    """Make the bundle as its user would, in a folder of its own."""
    words = ["--noconfirm", "--log-level=ERROR", f"--distpath={folder}", f"--workpath={folder}/b"]
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", *words, "build.spec"], cwd=ROOT, check=True
    )
    return folder / "netdesk"


def size(folder: Path) -> float:
    """Return the megabytes of all files, each once."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def start(command: list[str], env: dict[str, str]) -> float:
    """Return the milliseconds from the process to its first window on the screen."""
    for left in Path(env["XDG_RUNTIME_DIR"]).rglob("*.lock"):
        left.unlink()  # the process before was cut off; a start as a rule follows a clean end
    # It watches long before a program of this size has a window.
    watching = ["xev", "-root", "-event", "substructure"]
    with subprocess.Popen(watching, env=env, stdout=subprocess.PIPE, text=True) as screen_events:
        begun = monotonic()
        program = subprocess.Popen(command, env=env, cwd=env["HOME"])
        came = any("MapNotify" in line for line in screen_events.stdout or ())
        taken = monotonic() - begun
        for process in program, screen_events:
            process.kill()
            process.wait()
    if not came:
        raise SystemExit("the screen was not watched to the end")
    return taken * 1000


def measure(bundle: Path, pairs: int) -> None:
    """Print the table."""
    print(f"{'':<28}{'measured':>12}{'wanted':>12}")
    print(f"{'unpacked, MB':<28}{size(bundle):>12.1f}{'<= 130':>12}")
    if missing := [package for name, package in NEEDED.items() if not shutil.which(name)]:
        print(f"its start needs the Debian packages {', '.join(missing)}")
        return
    with TemporaryDirectory() as name, screen() as display:
        env = environment(Path(name)) | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
        generate.write_book(Path(env["NETDESK_BOOK"]), 1000, today=date.today())
        commands = [sys.executable, "-m", "netdesk"], [str(bundle / "netdesk")]
        for command in commands:
            start(command, env)
        times = [[start(command, env) for command in commands] for _ in range(pairs)]
    source, bundled = (median(column) for column in zip(*times, strict=True))
    ratio = median(bundled / source for source, bundled in times)
    print(f"{'window from source, ms':<28}{source:>12.0f}")
    print(f"{'window of the bundle, ms':<28}{bundled:>12.0f}")
    print(f"{'median ratio':<28}{ratio:>12.2f}{'<= 1.15':>12}")


def main() -> None:
    """Build the bundle if none is given, and measure it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pairs", type=int, default=10)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        measure((options.folder or build(Path(name))).absolute(), options.pairs)


if __name__ == "__main__":
    main()
