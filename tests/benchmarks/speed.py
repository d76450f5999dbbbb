"""Run every measurement of speed, one after the other, on this machine.

uv run tests/benchmarks/speed.py [--quick]

Each prints its own table, with ratios to its floor where it has one: an empty window, vobject's
parse, khard's list; and what is wanted. --quick takes small books, to see that all still run.
"""

import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
TABLES = (
    (
        "Start, 1,000 people",
        "first_paint",
        ("--people", "1000"),
        ("--people", "100", "--pairs", "1"),
    ),
    ("Start, 100,000 people", "first_paint", ("--people", "100000"), ()),
    (
        "Window after its first frame, and as pages open",
        "standing_still",
        (),
        ("--people", "100", "--runs", "1"),
    ),
    ("Import, and its memory", "imports", (), ("200",)),
    ("Window during an import", "heartbeat", (), ("--cards", "200")),
    ("Today", "today", (), ("--people", "200", "--contacts", "1000")),
    ("Saving, until it is on screen", "saving", (), ("--people", "200", "--contacts", "1000")),
    ("What is proposed", "giving", (), ("--people", "200", "--items", "20", "--contacts", "500")),
    ("The list of people", "people_list", (), ("--people", "500", "--frames", "20")),
    ("Search", "find", (), ("--people", "1000", "--rounds", "20")),
    ("Duplicates", "duplicates", (), ("--people", "1000")),
    ("The bundle", "bundle", (), ()),
    ("Search, a million", "find", ("--people", "1000000", "--rounds", "100"), ()),
)
"""Heading, module, its usual arguments and those of --quick; without any it is left out there."""


def main() -> None:
    """Run them all; the exit code says whether all ran."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    codes = []
    for title, module, usual, small in TABLES:
        if quick and not small:
            continue
        print(f"\n{title}", flush=True)
        words = [sys.executable, str(HERE / f"{module}.py"), *(small if quick else usual)]
        codes.append(subprocess.run(words, check=False).returncode)
    sys.exit(any(codes))


if __name__ == "__main__":
    main()
