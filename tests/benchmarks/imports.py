"""Measure a whole import against vobject's parse alone, and khard's list of the same cards.

uv run tests/benchmarks/imports.py [N]

10,000 cards (or N), without photos, with one in ten and with one each; our import writes the
book with its search index, vobject reads as it does best, and `khard list` has them in a folder,
one file each. Each runs in a process of its own, the three by turns, so that a machine that gets
slower for a while does so for all: speeds and ratios are the middle ones of the rounds.
Then a file of 256 MB. Times are of the processor, once everything is imported; memory is the most
that the process had, as the kernel counts it.
"""

import gc
import resource
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

TODAY = date(2026, 11, 23)
BIG = 256 << 20
FIRST = {"vobject": 5_000, "khard": 2_000}
"""Cards that these get: they take about as long for them as our import for all."""
ROUNDS = 5
END = b"END:VCARD\r\n"


def vobject_parses(source: Path) -> tuple[int, float]:
    """Parse the first cards of a file as vobject does best; returns how many, and the seconds."""
    import vobject

    started = time.process_time()
    with source.open(encoding="utf-8", newline="") as file:
        found = vobject.readComponents(file, allowQP=True, ignoreUnreadable=True)
        count = sum(1 for _one, _number in zip(found, range(FIRST["vobject"]), strict=False))
    return count, time.process_time() - started


def khard_lists(source: Path) -> tuple[int, float]:
    """Let khard list the first cards, each a file; the whole program."""
    folder = source.with_suffix("")
    folder.mkdir(exist_ok=True)
    cards = source.read_bytes().split(END)[:-1][: FIRST["khard"]]
    for number, card in enumerate(cards):
        Path(folder, f"{number}.vcf").write_bytes(card + END)
    settings = source.with_suffix(".conf")
    settings.write_text(f"[addressbooks]\n[[cards]]\npath = {folder}\n")
    words = [sys.executable, "-m", "khard", "-c", str(settings), "list"]
    subprocess.run(words, stdout=subprocess.DEVNULL, check=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return len(cards), used.ru_utime + used.ru_stime


def we_import(source: Path) -> tuple[int, float]:
    """Import a file into a new book; returns how many people came in, and the seconds."""
    import phonenumbers  # noqa: F401 - as the import would

    from netdesk import book

    gc.disable()  # as in every verb; in the window, the window's thread collects
    for old in source.parent.glob(f"{source.stem}.book*"):
        old.unlink()
    book.opening.open_book(source.with_suffix(".book"))
    book.opening.connect_writer()
    run = book.importing.run
    started = time.process_time()
    done = run([book.importing.FileSource(source)], today=TODAY)
    seconds = time.process_time() - started
    book.opening.disconnect()
    book.opening.close_book()
    return done.added, seconds


def measured(what: str, source: Path) -> tuple[float, int]:
    """Run one of them in a process of its own; returns cards a second and MB at most."""
    result = subprocess.run(
        [sys.executable, __file__, "--run", what, str(source)],
        capture_output=True,
        text=True,
        check=True,
    )
    count, seconds, megabytes = result.stdout.split()
    return int(count) / float(seconds), int(megabytes)


RUN = {"vobject": vobject_parses, "khard": khard_lists, "import": we_import}


def run(what: str, source: Path) -> None:
    """Do it and print count, seconds and megabytes."""
    count, seconds = RUN[what](source)
    print(count, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10)


def compare(folder: Path, name: str, count: int, share: float) -> None:
    """Print one line of the table."""
    from tests.benchmarks.generate import write_cards

    source = folder / f"{name}.vcf"
    write_cards(source, count, share=share)
    rounds = [[measured(what, source) for what in RUN] for _ in range(ROUNDS)]
    speeds = [[speed for speed, _ in one] for one in rounds]
    vobject, khard, ours = (median(column) for column in zip(*speeds, strict=True))
    by_vobject = median(one[-1] / one[0] for one in speeds)
    by_khard = median(one[-1] / one[1] for one in speeds)
    memory = max(one[-1][1] for one in rounds)
    print(
        f"{name:16}{vobject:10,.0f}{khard:10,.0f}{ours:10,.0f}"
        f"{by_vobject:12.1f}{by_khard:12.1f}{memory:7}",
        flush=True,
    )


def big(folder: Path) -> None:
    """Print what the big file takes."""
    from tests.benchmarks.generate import cards

    source = folder / "big.vcf"
    size = 0
    with source.open("wb") as file:
        for card in cards(10_000_000):
            size += file.write(card.encode())
            if size > BIG:
                break
    ours, memory = measured("import", source)
    print(f"{'256 MB':16}{'':20}{ours:10,.0f}{'':24}{memory:7}")


def main() -> None:
    """Print the table."""
    if sys.argv[1:2] == ["--run"]:
        run(sys.argv[2], Path(sys.argv[3]))
        return
    count = int(sys.argv[1]) if sys.argv[1:] else 10_000
    print(f"{'cards a second':16}{'vobject':>10}{'khard':>10}{'import':>10}", end="")
    print(f"{'x vobject':>12}{'x khard':>12}{'MB':>7}")
    print(f"{'wanted':16}{'':30}{'>= 2':>12}{'>= 10':>12}{'<= 400':>7}")
    with TemporaryDirectory() as name:
        folder = Path(name)
        for name, share in (("no photos", 0.0), ("a photo in ten", 0.1), ("a photo each", 1.0)):
            compare(folder, name, count, share)
        if not sys.argv[1:]:
            big(folder)


if __name__ == "__main__":
    main()
