"""Some thousand mutated tables: nothing raises, hangs or loses the rows after it."""

import random

from tests.benchmarks.fuzz_csv import OWN, faults, mutated


def test_mutated_tables_cost_no_other_row() -> None:
    chance = random.Random(7)
    files = (mutated(chance.choice(OWN), [*OWN], chance) for _ in range(1000))
    assert [fault for content in files for fault in faults(content)] == []
