"""How rare words and trigrams are: how far in the order of names the first few are who have them.

To know this costs nearly nothing, to count them as much as to read all that is said of them.
"""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import inf

from netdesk.store.query import quoted
from netdesk.store.reader import Reader

FEW = 30
"""So many have it up to the place that says how rare it is."""

PIECES = 3
"""By up to so many trigrams a text is looked for."""


def how_rare(source: Reader, index: str, wanted: Iterable[str]) -> dict[str, float]:
    """Return for each expression of full text how far one must go for a few rows: where fewer
    than that have it, without end."""
    few = f"select rowid from {index} where {index} match value limit 1 offset {FEW - 1}"
    texts = json.dumps(list(dict.fromkeys(wanted)))
    rows = source.rows(f"select value, ({few}) from json_each(?)", [texts])
    return {text: inf if place is None else place for text, place in rows}


@lru_cache(maxsize=64)
def trigrams(text: str) -> tuple[str, ...]:
    """Return what the index of insides has of a text, as expressions in the order of the text."""
    return tuple(quoted(text[at : at + 3]) for at in range(len(text) - 2))


def rarest(text: str, rarity: Mapping[str, float], *, alone: bool) -> list[str]:
    """Return the few rarest trigrams of a text, of a longer one not those side by side: each of
    these would say little that the other doesn't. Not `alone`, a short text needs fewer."""
    known, apart = trigrams(text), (len(text) + 1) // 5
    most = PIECES if alone else min(len(text) // 4 + 1, PIECES)
    found: list[int] = []
    for at in sorted(range(len(known)), key=lambda at: rarity[known[at]], reverse=True):
        if len(found) < most and all(abs(at - other) >= apart for other in found):
            found.append(at)
    return list(dict.fromkeys(known[at] for at in found))
