"""Measure Today with 10,000 people and 200,000 contacts.

uv run tests/benchmarks/today.py [--people 10000] [--contacts 200000] [--due 100]
"""

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from datetime import time as dtime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import generate

from netdesk import book
from netdesk.domain.model import Direction

TODAY = generate.TODAY
ROUNDS = 20


def write_history(path: Path, contacts: int, due: int) -> None:
    """Add contacts of three years to a book, and how often some want to be in touch."""
    random = Random(generate.SEED)
    book.opening.open_book(path)
    book.opening.connect_writer()
    raw = book.opening.database().raw
    ids = [row[0] for row in raw.execute("select id from person")]
    with book.opening.database().atomic():
        raw.executemany(
            "insert into interaction (id, happened_on, channel, direction, summary) "
            "values (?, ?, 'email', ?, 'talked about maps and ferries')",
            (
                (
                    own,
                    (TODAY - timedelta(days=random.randrange(1, 1_100))).isoformat(),
                    random.choice([*Direction]).value,
                )
                for own in range(1, contacts + 1)
            ),
        )
        raw.executemany(
            "insert into interaction_person values (?, ?)",
            ((own, random.choice(ids)) for own in range(1, contacts + 1)),
        )
        for days in (14, 30, 90):
            chosen = random.sample(ids, len(ids) // 10)
            raw.executemany(
                f"update person set cadence_days = {days} where id = ?", [(own,) for own in chosen]
            )
        if due:  # else half of the generator's, a mountain that nobody has let grow
            [(count,)] = raw.execute("select count(*) from follow_up")
            step = max(count // (2 * due), 1)
            raw.execute(f"update follow_up set status = 'done' where id % {step}")
        raw.execute(f"update person set clock_on = '{TODAY - timedelta(days=9)}' where id % 50 = 0")
    book.opening.rebuild_search()
    book.opening.disconnect()
    book.opening.close_book()


def report(name: str, question: Callable[[], object], wanted: str = "") -> None:
    """Print the best, the middle and the worst time of a question, and of the middle the core's."""
    clock_ms, core_ms = [], []
    for _ in range(ROUNDS):
        began, worked = time.perf_counter(), time.process_time()
        question()
        clock_ms.append((time.perf_counter() - began) * 1_000)
        core_ms.append((time.process_time() - worked) * 1_000)
    found = (min(clock_ms), statistics.median(clock_ms), max(clock_ms), statistics.median(core_ms))
    print(f"{name:20}" + "".join(f"{one:9.1f} ms" for one in found) + f"   {wanted}", flush=True)


def main() -> None:
    """Make the book and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--contacts", type=int, default=200_000)
    parser.add_argument(
        "--due", type=int, default=100, help="follow-ups that are due; 0: one person in eight"
    )
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = Path(folder, "netdesk.book")
        generate.write_book(path, given.people, photos=False)
        write_history(path, given.contacts, given.due)
        print(f"{given.people} people, {given.contacts} contacts: best, middle, worst, core")
        report("Today", lambda: book.today.glance(path, TODAY), "(< 50 ms)")
        book.opening.open_book(path)
        book.opening.connect_writer()
        noon = datetime.combine(TODAY, dtime(12)).astimezone()
        report("What falls due", lambda: book.reminders.fallen_due(noon))
        report("Slipping", lambda: book.standing.slipping(TODAY))
        report("Circle budget", lambda: book.circles.budget(TODAY))
        book.opening.disconnect()
        book.opening.close_book()


if __name__ == "__main__":
    main()
