"""Measure finding: search as you type, and one typing error.

uv run tests/benchmarks/find.py [--people 100000] [--rounds 200]

Prints the median and the 99th percentile in milliseconds; the first 50 lines are read each time.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import generate

from netdesk import book
from netdesk.domain.folding import fold

TODAY = generate.TODAY
SHOWN = 50


def typed(names: list[str], random: Random, rounds: int) -> dict[str, list[str]]:
    """Return what people type, by kind."""
    words = [word for name in names for word in fold(name).split() if len(word) > 4]
    pick = random.choice
    return {
        "one letter": [pick(words)[:1] for _ in range(rounds)],
        "beginning of a word": [pick(words)[: random.randint(2, 4)] for _ in range(rounds)],
        "two words": [" ".join(fold(pick(names)).split()[:2]) for _ in range(rounds)],
        "inside an e-mail or phone": [pick(("ple.o", "5550", "@exa")) for _ in range(rounds)],
        "one typing error": [mistyped(pick(words), random) for _ in range(rounds)],
    }


def mistyped(word: str, random: Random) -> str:
    """Swap two letters."""
    place = random.randrange(1, len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def measured(run: Callable[[str], object], texts: Iterable[str]) -> list[float]:
    """Return the milliseconds of each text."""
    found = []
    for text in texts:
        start = time.perf_counter()
        run(text)
        found.append((time.perf_counter() - start) * 1_000)
    return found


def search(text: str) -> None:
    """Find who fits and read the first lines, as the list does."""
    ids = book.people.ids(text, today=TODAY, forgiving=True)
    book.people.lines(ids[:SHOWN], today=TODAY)


def report(name: str, times: list[float]) -> None:
    """Print a line of the table."""
    ordered = sorted(times)
    p99 = ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]
    print(f"{name:32}{statistics.median(times):10.2f}{p99:10.2f}", flush=True)


def main() -> None:
    """Make the book and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=200)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = Path(folder, "netdesk.book")
        generate.write_book(path, given.people, photos=False)
        book.opening.open_book(path)
        book.opening.connect_writer()
        rows = book.opening.reader().rows("select name from person where length(name) > 6")
        random = Random(generate.SEED)
        names = [name for (name,) in random.sample(rows, min(2_000, len(rows)))]
        print(f"{given.people} people, milliseconds{'':6}{'median':>10}{'p99':>10}")
        for kind, texts in typed(names, random, given.rounds).items():
            search(texts[0])
            report(kind, measured(search, texts))
        book.opening.disconnect()
        book.opening.close_book()


if __name__ == "__main__":
    main()
