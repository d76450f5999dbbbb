"""Some thousand mutated tables: nothing raises, hangs or loses the rows after it."""

import random

import pytest

from tests.benchmarks.fuzz_csv import FRAGMENTS, OWN, faults
from tests.benchmarks.fuzzing import mutated


def test_mutated_tables_cost_no_other_row() -> None:
    chance = random.Random(7)
    files = (mutated(chance.choice(OWN), OWN, FRAGMENTS, chance) for _ in range(1000))
    assert [fault for content in files for fault in faults(content)] == []


@pytest.mark.parametrize("cell", ["Do " * 20_000 + "@", "a@" + "b." * 7_000 + "@", "1 " * 9_000])
def test_a_long_cell_without_a_header_costs_no_second(cell: str) -> None:
    rows = f"Ana Ruiz,{cell}\nBo Lee,{cell}\n" * 2
    assert list(faults(rows.encode())) == []
