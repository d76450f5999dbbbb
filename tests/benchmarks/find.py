"""Measure finding: search as you type, one typing error, and duplicates.

uv run tests/benchmarks/find.py [--people 100000] [--rounds 200] [--book FILE]

Prints the median and the 99th percentile in milliseconds of finding the first 50 people, and the
same of the floor: a raw question of the same words to SQLite's full-text index in the same file,
which forgives nothing and looks inside of nothing. Each is the quicker of two runs, in processor
time of the thread: on a busy machine the clock on the wall counts others too. Then what a list
reads on top of that (50 lines, all ids), and khard's list and search of 1,000 cards against our
command line's, each a whole process.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import generate

from netdesk import book
from netdesk.domain.folding import fold

TODAY = generate.TODAY
LETTERS = "abcdefghijklmnopqrstuvwxyz"
CARDS = 1_000
COMPARED = 100_000
"""In larger books nobody waits for duplicates: they are counted for their page only."""

Person = tuple[str, str, str, str]
"""Name, e-mail, phone and notes of somebody in the book."""


def typed(people: list[Person], random: Random, rounds: int) -> dict[str, list[str]]:
    """Return what people type, by kind."""
    pick = random.choice

    def word() -> str:
        return pick([one for one in fold(pick(people)[0]).split() if len(one) > 1] or ["ana"])

    def inside(text: str) -> str:
        size = min(len(text), random.randint(3, 8))
        at = random.randrange(len(text) - size + 1)
        return text[at : at + size]

    return {
        "one letter": [word()[:1] for _ in range(rounds)],
        "beginning of a word": [word()[: random.randint(2, 4)] for _ in range(rounds)],
        "a word": [word() for _ in range(rounds)],
        "two words": [fold(pick(people)[0]) for _ in range(rounds)],
        "name and word of a note": [
            f"{word()} {pick(_notes(pick(people)))}" for _ in range(rounds)
        ],
        "word of a note": [pick(_notes(pick(people))) for _ in range(rounds)],
        "inside an e-mail": [inside(pick(people)[1]) for _ in range(rounds)],
        "inside a phone": [inside(pick(people)[2].lstrip("+")) for _ in range(rounds)],
    }


def _notes(one: Person) -> list[str]:
    return [word for word in one[3].split() if word.isalpha()] or ["met"]


def mistyped(people: list[Person], random: Random, rounds: int) -> list[tuple[str, str]]:
    """Return words of names, right and with one error."""
    words = [w for one in people for w in fold(one[0]).split() if len(w) > 4 and w.isalpha()]
    return [(word, _wrong(word, random)) for word in random.choices(words, k=rounds)]


def _wrong(word: str, random: Random) -> str:
    at = random.randrange(len(word) - 1)
    match random.randrange(4):
        case 0:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case 1:
            return word[:at] + word[at + 1 :]
        case 2:
            return word[:at] + random.choice(LETTERS) + word[at:]
        case _:
            return word[:at] + random.choice(LETTERS) + word[at + 1 :]


def measured(run: Callable[[str], object], texts: Iterable[str]) -> list[float]:
    """Return the milliseconds of each text."""
    found = []
    for text in texts:
        times = []
        for _ in range(2):
            start = time.thread_time()
            run(text)
            times.append((time.thread_time() - start) * 1_000)
        found.append(min(times))
    return found


def first(text: str) -> list[int]:
    """Find the first page, as the list and the palette do: in one moment of the book."""
    with book.opening.one_moment():
        return book.people.first(text, today=TODAY, forgiving=True)


def raw(text: str) -> object:
    """Ask SQLite alone for the first rows with these words."""
    words = " AND ".join('"' + word.replace('"', '""') + '" *' for word in text.split())
    sql = "select rowid from fts where fts match ? order by rowid limit 50"
    return book.opening.reader().rows(sql, (words,))


def raw_inside(text: str) -> object:
    """Ask SQLite alone for the first rows with this inside."""
    sql = "select rowid from tri where tri match ? order by rowid limit 50"
    return book.opening.reader().rows(sql, ('"' + text.replace('"', '""') + '"',))


def report(name: str, times: list[float], floor: list[float] | None = None) -> None:
    """Print a line of the table."""
    text = f"{name:32}" + "".join(f"{one:10.2f}" for one in _summary(times))
    if floor:
        text += "".join(f"{one:10.2f}" for one in _summary(floor))
        text += f"{statistics.fmean(times) / statistics.fmean(floor):10.1f}"
    print(text, flush=True)


def _summary(times: list[float]) -> tuple[float, float]:
    ordered = sorted(times)
    return statistics.median(times), ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]


def find(rounds: int, count: int) -> None:
    """Print what finding takes in the open book."""
    rows = book.opening.reader().rows(
        "select p.name, (select value from channel where person_id = p.id and kind = 'email'), "
        "(select value from channel where person_id = p.id and kind = 'phone'), p.notes "
        "from person p where p.id % ? = 0",
        (max(1, count // 5_000),),
    )
    people = [row for row in rows if all(row[:3])]
    random = Random(generate.SEED)
    head = f"{'median':>10}{'p99':>10}{'floor':>10}{'p99':>10}{'ratio':>10}"
    print(f"{count} people, milliseconds{'':8}{head}")
    for kind, texts in typed(people, random, rounds).items():
        first(texts[0])
        report(
            kind, measured(first, texts), measured(raw_inside if "inside" in kind else raw, texts)
        )
    wrong = mistyped(people, random, rounds)
    first(wrong[0][1])
    report("one typing error", measured(first, [text for _, text in wrong]))
    hits = sum(_is_found(right, text) for right, text in wrong)
    print(f"{'  of them found':32}{hits / len(wrong):10.1%}")
    ids = first("a")
    report("50 lines", measured(lambda _: book.people.lines(ids, today=TODAY), ["", ""]))
    for order in book.people.Order:
        report(
            f"all ids, by {order.value}",
            measured(lambda _, by=order: book.people.ids(today=TODAY, order=by), [""]),  # type: ignore[misc]
        )


def _is_found(right: str, text: str) -> bool:
    """Say whether the page for a mistyped word has somebody of the right one, or is full."""
    page = book.people.first(text, today=TODAY, forgiving=True)
    names = [line.name for line in book.people.lines(page, today=TODAY)]
    return len(page) == 50 or any(right in fold(name) for name in names)


def processes(folder: Path) -> None:
    """Print what listing and searching few cards takes, here and in khard: whole processes."""
    cards = folder / "cards"
    cards.mkdir()
    for number, card in enumerate(generate.cards(CARDS, share=0)):
        (cards / f"{number}.vcf").write_text(card, encoding="utf-8", newline="")
    config, path = folder / "khard.conf", folder / "small.book"
    config.write_text(f"[addressbooks]\n[[all]]\npath = {cards}\n", encoding="utf-8")
    generate.write_book(path, CARDS, photos=False)
    khard, ours = ["khard", "-c", str(config), "list"], ["netdesk", "list", "--book", str(path)]
    print(f"{CARDS} cards, whole processes{'':6}{'netdesk':>10}{'khard':>10}{'ratio':>10}")
    for name, words in (("list", []), ("search", ["weber"])):
        mine, theirs = _process([*ours, *words]), _process([*khard, *words])
        print(f"{name:32}{mine:10.0f}{theirs:10.0f}{theirs / mine:10.1f}", flush=True)


def _process(words: list[str]) -> float:
    """Return the milliseconds of the quickest of three runs."""
    times = []
    program = Path(sys.executable).parent / words[0]
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(
            [program, *words[1:]], check=True, stdout=subprocess.DEVNULL, env=environment
        )
        times.append((time.perf_counter() - start) * 1_000)
    return min(times)


def main() -> None:
    """Make the book and print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--book", type=Path, help="a book that was made before")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = given.book or Path(folder, "netdesk.book")
        if not given.book:
            begun = time.perf_counter()
            generate.write_book(path, given.people, photos=False)
            print(f"made the book in {time.perf_counter() - begun:.0f} s")
        book.opening.open_book(path)
        book.opening.connect_writer()
        find(given.rounds, book.people.count())
        if given.people <= COMPARED:
            start = time.perf_counter()
            book.duplicates.candidates()
            report("duplicates", [(time.perf_counter() - start) * 1_000])
        book.opening.disconnect()
        book.opening.close_book()
        processes(Path(folder))


if __name__ == "__main__":
    main()
