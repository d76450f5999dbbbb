"""What the three fuzzers share: how a file is changed, and the loop that keeps what goes wrong."""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

SECONDS = 1.0
"""A file that takes longer is a fault."""

LONGEST = 200_000


def mutated(
    content: bytes, others: Sequence[bytes], fragments: Sequence[bytes], chance: random.Random
) -> bytes:
    """Return content with up to eight changes; parts of `others` may come into it."""
    found = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(found) + 1)
        length = min(chance.choice((1, 1, 1, 4, 20, 200)), len(found) - place)
        match chance.randrange(7):
            case 0:
                del found[place : place + length]
            case 1:
                found[place : place + length] = chance.randbytes(length)
            case 2:
                found[place:place] = chance.choice(fragments) * chance.choice((1, 1, 1, 3, 50))
            case 3:
                found[place:place] = found[place : place + length] * chance.choice((1, 2, 30))
            case 4:
                other = chance.choice(others)
                start = chance.randrange(len(other) + 1)
                found[place:place] = other[start : start + chance.choice((10, 100, 1000))]
            case 5:
                found[place : place + length] = chance.choice(fragments)
            case 6:
                del found[place:]
    return bytes(found[:LONGEST])


def slow(started: float) -> Iterator[str]:
    """Yield how long it took since a process time, if that was too long."""
    if (taken := time.process_time() - started) > SECONDS:
        yield f"takes {taken:.1f} s"


Tried = tuple[bytes, Iterable[str]]
"""A mutated file, and what goes wrong with it, found while it is iterated."""


def fuzz(attempt: Callable[[int, random.Random], Tried], name: str, ending: str = "") -> None:
    """Try so many files as the command line says (and its seed), and exit 1 if one went wrong."""
    count, seed = [*map(int, sys.argv[1:]), *(10_000, 1)[len(sys.argv) - 1 :]]
    chance = random.Random(seed)
    folder = Path(tempfile.gettempdir()) / name
    wrong, longest = 0, 0.0
    for number in range(count):
        content, faults = attempt(number, chance)
        started = time.process_time()
        for fault in faults:
            wrong += 1
            folder.mkdir(exist_ok=True)
            (folder / f"{seed}-{number}{ending}").write_bytes(content)
            if wrong <= 20:
                print(f"{seed}-{number}: {fault}")
        longest = max(longest, time.process_time() - started)
    print(f"{count} files, {wrong} faults, the slowest took {longest:.2f} s; kept in {folder}")
    sys.exit(bool(wrong))
