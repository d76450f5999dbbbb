"""Measure what is proposed with 10,000 people, 300 items and 50,000 contacts.

uv run tests/benchmarks/giving.py [--people 10000] [--items 300] [--contacts 50000]
"""

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import generate

from netdesk import book
from netdesk.domain.model import Direction, Intent

TODAY = generate.TODAY
ROUNDS = 15
_TOPICS = """
pricing retainers photography hosting taxes translation onboarding illustration copywriting
accessibility workshops research branding packaging newsletters podcasts video analytics
fundraising contracts insurance coworking printing interpreting mentoring speaking maps ferries
furniture museums clinics schools payments logistics recruiting ceramics
"""
TOPICS = _TOPICS.split()


def write_giving(path: Path, items: int, contacts: int) -> None:
    """Add offers, needs, contacts and a library to a book of people."""
    random = Random(generate.SEED)
    book.opening.open_book(path)
    book.opening.connect_writer()
    raw = book.opening.database().raw
    ids = [row[0] for row in raw.execute("select id from person")]

    def said(word: str) -> str:
        return f"{word} {', '.join(random.sample(TOPICS, 3))} for a small studio"

    for number in range(12):
        book.niches.add(f"Niche {number}")
    niches = [niche.id for niche in book.niches.all_niches()]
    with book.opening.journal().step("x"):
        raw.executemany(
            "update person set offers = ?, needs = ? where id = ?",
            [(said("I do"), said("Looking for"), own) for own in ids],
        )
        raw.executemany(
            "insert or ignore into person_niche values (?, ?)",
            [(own, niche) for own in ids for niche in random.sample(niches, 2)],
        )
        raw.executemany(
            "insert into library_item (id, title, kind, touched_on, created_on) "
            "values (?, ?, 'article', '2026-10-01', '2026-10-01')",
            [(own, f"On {random.choice(TOPICS)} {own}") for own in range(1, items + 1)],
        )
        raw.executemany(
            "insert or ignore into library_niche values (?, ?)",
            [(own, niche) for own in range(1, items + 1) for niche in random.sample(niches, 2)],
        )
        raw.executemany(
            "insert into interaction (happened_on, direction, summary, item_id, intent) "
            "values (?,?,?,?,?)",
            [
                (
                    (TODAY - timedelta(days=random.randrange(1, 1_100))).isoformat(),
                    random.choice([*Direction]).value,
                    "talked about maps",
                    random.randrange(1, items + 1) if random.random() < 0.2 else None,
                    random.choice([*Intent]).value,
                )
                for _ in range(contacts)
            ],
        )
        pairs = raw.execute("select id from interaction").fetchall()
        raw.executemany(
            "insert or ignore into interaction_person values (?, ?)",
            [
                (own, who)
                for (own,) in pairs
                for who in random.sample(ids, 2 if random.random() < 0.1 else 1)
            ],
        )


def measured(what: str, question: Callable[[], object]) -> None:
    """Print how long a question takes the first time and mostly: by the clock, and of a core."""
    clock, core = [], []
    for _ in range(ROUNDS):
        began, worked = time.perf_counter(), time.process_time()
        question()
        clock.append((time.perf_counter() - began) * 1000)
        core.append((time.process_time() - worked) * 1000)
    print(
        f"{what:26} first {clock[0]:6.0f} ms (core {core[0]:4.0f})"
        f"   median {statistics.median(clock):6.0f} ms (core {statistics.median(core):4.0f})"
    )


def main() -> None:
    """Make the book and measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--items", type=int, default=300)
    parser.add_argument("--contacts", type=int, default=50_000)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "giving.book"
        generate.write_book(path, options.people, photos=False)
        write_giving(path, options.items, options.contacts)
        items = iter(range(1, options.items + 1))
        people = iter(range(1, options.people + 1))
        measured("who should meet whom", lambda: book.suggestions.matches(TODAY))
        measured("whom would this help?", lambda: book.audience.view(next(items), TODAY))
        measured("what could I offer?", lambda: book.audience.offers(next(people), TODAY))
        measured("the library", lambda: book.library.all_items(TODAY))
        measured("given and received", lambda: book.reciprocity.balance(TODAY))
        measured("never thanked", lambda: book.reciprocity.unthanked(TODAY))
        measured("where I only ask", lambda: book.reciprocity.only_asked(TODAY))
        measured("referrals of all partners", book.referrals.partners)
        book.opening.disconnect()
        book.opening.close_book()


if __name__ == "__main__":
    main()
