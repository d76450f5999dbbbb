"""Measure how well and how fast duplicates are found, beside splink.

uv run --with splink tests/benchmarks/duplicates.py [--people 10000] [--people 100000]

The people are synthetic, so it is known who is in twice (tests/domain/twins.py): in the easy set a
twin has another writing of the name and one channel in common; in the hard one there are typing
errors, nicknames, moved jobs, shared phones and namesakes. Splink learns its weights by
expectation maximisation on the same people; its line is given at even chances, as ours, and at the
threshold that is best for it, which only somebody who knows the truth can choose. Without splink
(`uv run` alone) ours stands alone. Then comes a whole book, as the program asks it.
"""

import argparse
import logging
import sys
import time
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import generate

sys.path.insert(0, str(Path(__file__).parents[1] / "domain"))

from twins import Truth, found_well, made

from netdesk import book
from netdesk.domain.duplicates import Entry, candidates
from netdesk.domain.duplicates.candidate import kind_of
from netdesk.domain.duplicates.known import company
from netdesk.domain.names_alike import words

SEED = 104_729
WANTED_F1 = {Truth.EASY: 0.99, Truth.HARD: 0.94}
WANTED_SECONDS = {10_000: 1, 100_000: 10}
Pairs = dict[frozenset[int], float]


def row(one: Entry) -> dict[str, Any]:
    """Return a person as splink compares them: tidied, the family name known where there is one."""
    name = " ".join(reversed(one.name.split(", "))) if ", " in one.name else one.name
    given, *rest = words(name)
    kinds: dict[str, list[str]] = {"email": [], "phone": [], "profile": []}
    for key in sorted(one.keys):
        kinds[kind_of(key)].append(key)
    return {
        "unique_id": one.id,
        "given": given,
        "family": rest[-1] if rest else None,
        "full_name": " ".join((given, *rest)),
        "company": company(one.organization) or None,
        **{kind: found or None for kind, found in kinds.items()},
        "niche": sorted(one.niches) or None,
    }


def splink_finds(people: Iterable[Entry]) -> Pairs:
    """Return pairs and their chances, as splink finds them in an ordinary configuration."""
    import pyarrow
    import splink.comparison_library as compare
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    logging.disable()
    swapped = "l.given = r.family and l.family = r.given"
    by_channel = [
        block_on(kind, arrays_to_explode=[kind]) for kind in ("email", "phone", "profile")
    ]
    by_name = [
        block_on("given", "family"),
        block_on("family", "company"),
        block_on("given", "company"),
        block_on("substr(given, 1, 1)", "family"),
        swapped,
    ]
    settings = SettingsCreator(
        link_type="dedupe_only",
        max_iterations=10,
        comparisons=[
            compare.ForenameSurnameComparison(
                "given", "family", forename_surname_concat_col_name="full_name"
            ),
            compare.ExactMatch("company").configure(term_frequency_adjustments=True),
            *(
                compare.ArrayIntersectAtSizes(kind)
                for kind in ("email", "phone", "profile", "niche")
            ),
        ],
        blocking_rules_to_generate_predictions=[*by_channel, *by_name],
    )
    database = DuckDBAPI()
    linker = Linker(
        database.register(pyarrow.Table.from_pylist([row(one) for one in people])), settings
    )
    train = linker.training
    train.estimate_probability_two_random_records_match(by_channel, recall=0.8)
    train.estimate_u_using_random_sampling(max_pairs=2e6, seed=SEED)
    for rule in (block_on("given", "family"), block_on("family", "company"), block_on("email[1]")):
        train.estimate_parameters_using_expectation_maximisation(rule, record_sample_proportion=1.0)
    found = linker.inference.predict(threshold_match_probability=0.01).as_pyarrow_table()
    columns = (
        found[name].to_pylist() for name in ("unique_id_l", "unique_id_r", "match_probability")
    )
    return {frozenset((one, other)): chance for one, other, chance in zip(*columns, strict=True)}


def splink_line(people: Iterable[Entry], twins: set[frozenset[int]]) -> str:
    """Return how well splink finds them at even chances, at best, and its seconds."""
    started = time.perf_counter()
    found = splink_finds(people)
    seconds = time.perf_counter() - started
    right, even, best = 0, 0.0, 0.0
    for number, pair in enumerate(sorted(found, key=lambda one: -found[one]), 1):
        right += pair in twins
        f1 = 2 * right / (number + len(twins))
        even = f1 if found[pair] >= 0.5 else even
        best = max(best, f1)
    return f"{even:12.4f}{best:10.4f}{seconds:9.1f} s"


def compare(truth: Truth, count: int) -> None:
    """Print the line of one set."""
    people, twins = made(truth, count, SEED)
    clock, core = time.perf_counter(), time.thread_time()
    found = candidates(people)
    seconds, used = time.perf_counter() - clock, time.thread_time() - core
    precision, recall, f1 = found_well(found, twins)
    line = f"{truth:5}{count:8}{precision:11.4f}{recall:8.4f}{f1:8.4f}{WANTED_F1[truth]:8.2f}"
    line += f"{seconds:8.2f} s{used:8.2f} s"
    print(line + (splink_line(people, twins) if find_spec("splink") else ""), flush=True)


def whole_book(count: int) -> None:
    """Print how long the program takes for a book of so many."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "netdesk.book")
        generate.write_book(path, count, photos=False)
        book.opening.open_book(path)
        book.opening.connect_writer()
        clock, core = time.perf_counter(), time.thread_time()
        book.duplicates.candidates()
        seconds, used = time.perf_counter() - clock, time.thread_time() - core
        book.opening.disconnect()
        book.opening.close_book()
    wanted = f"   (< {WANTED_SECONDS[count]} s)" if count in WANTED_SECONDS else ""
    print(f"a book of{count:8}{'':35}{seconds:8.2f} s{used:8.2f} s{wanted}", flush=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, action="append")
    sizes = parser.parse_args().people or [10_000, 100_000]
    head = f"{'people':>13}{'precision':>11}{'recall':>8}{'F1':>8}{'wanted':>8}"
    head += f"{'clock':>10}{'core':>10}"
    if find_spec("splink"):
        print(head + f"{'splink F1':>12}{'at best':>10}{'clock':>11}")
    else:
        print(head + "   (splink isn't here: uv run --with splink)")
    for count in sizes:
        for truth in Truth:
            compare(truth, count)
    for count in sizes:
        whole_book(count)


if __name__ == "__main__":
    main()
