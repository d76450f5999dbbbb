"""How rare words and trigrams are: how far in the order of names the first few are who have them.

To know this costs nearly nothing, to count them as much as to read all that is said of them.
"""

import json
import threading
from collections.abc import Collection, Mapping
from functools import lru_cache
from math import inf

from netdesk.store.query import quoted
from netdesk.store.reader import NOW, Reader

FEW = 30
"""So many have it up to the place that says how rare it is."""

PIECES = 3
"""By up to so many trigrams a text is looked for."""


Rarity = Mapping[str, float]


def how_rare(
    source: Reader, words: Collection[str], pieces: Collection[str]
) -> tuple[Rarity, Rarity]:
    """Return for each expression about words, and for each trigram, how far one must go for a few
    rows: where fewer than that have it, without end.

    Who types on asks again for nearly all of them, so they are remembered until the book changes.
    """
    known = _known(source)
    asked = [set(texts).difference(its) for texts, its in zip((words, pieces), known, strict=True)]
    if any(asked):
        values = [json.dumps(list(texts)) for texts in asked]
        for index, text, place in source.rows(_PLACES, values):
            known[index][text] = inf if place is None else place
    return known


def _known(source: Reader) -> tuple[dict[str, float], dict[str, float]]:
    """Return what this thread knows of the book as it is."""
    now = source.row(NOW)
    if getattr(_here, "now", None) != now:
        _here.now, _here.known = now, ({}, {})
    known: tuple[dict[str, float], dict[str, float]] = _here.known
    return known


_here = threading.local()
_PLACES = " union all ".join(
    f"select {number}, value, (select rowid from {index} where {index} match value "
    f"limit 1 offset {FEW - 1}) from json_each(?)"
    for number, index in enumerate(("fts", "tri"))
)


@lru_cache(maxsize=64)
def trigrams(text: str) -> tuple[str, ...]:
    """Return what the index of insides has of a text, as expressions in the order of the text."""
    return tuple(quoted(text[at : at + 3]) for at in range(len(text) - 2))


def rarest(text: str, rarity: Rarity, *, alone: bool) -> list[str]:
    """Return the few rarest trigrams of a text, of a longer one not those side by side: each of
    these would say little that the other doesn't. Not `alone`, a short text needs fewer."""
    known, apart = trigrams(text), (len(text) + 1) // 5
    most = PIECES if alone else min(len(text) // 4 + 1, PIECES)
    found: list[int] = []
    for at in sorted(range(len(known)), key=lambda at: rarity[known[at]], reverse=True):
        if len(found) < most and all(abs(at - other) >= apart for other in found):
            found.append(at)
    return list(dict.fromkeys(known[at] for at in found))
