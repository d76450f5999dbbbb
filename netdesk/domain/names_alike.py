"""How alike two people's names are: the same words, typing errors, nicknames, initials."""

import re
from collections.abc import Callable
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from netdesk.domain.folding import WITHOUT_BLANKS, fold
from netdesk.domain.nicknames import same_given_name

_WORDS = re.compile(r"[^\W_]+")
_APART = re.compile(f"[{WITHOUT_BLANKS}]")

_TITLES = frozenset(
    [
        "dr",
        "prof",
        "professor",
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "herr",
        "frau",
        "sr",
        "sra",
        "don",
        "dona",
        "ing",
        "dipl",
        "mag",
        "msc",
        "bsc",
        "ba",
        "ma",
        "phd",
        "md",
        "mba",
        "jr",
        "ii",
        "iii",
    ]
)


class Likeness(IntEnum):
    """What two names say of two people, from unlike to the same."""

    UNLIKE = 0
    ONE_WORD = 1  # a word in common, and others that contradict
    UNKNOWN = 2  # one of them is missing
    PART = 3  # one is a part of the other: only a given name, an initial
    SIMILAR = 4  # typing errors, nicknames
    SAME = 5  # the same words, in whatever order


def words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, without titles."""
    found = tuple(_WORDS.findall(fold(name)))
    if _TITLES.isdisjoint(found):
        return found
    return tuple(word for word in found if word not in _TITLES) or found


def words_within(name: tuple[str, ...]) -> int:
    """Return how many words are in a name of one word, 0 for a given name: where a script has no
    blanks between family and given name, most have one character of the first."""
    return max(0, min(2, len(_APART.findall(name[0])) - 1)) if len(name) == 1 else 0


def likeness(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    """Compare the words of two names."""
    if not one or not other:
        return Likeness.UNKNOWN
    if sorted(one) == sorted(other) or "".join(one) == "".join(other):
        return Likeness.SAME
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    exact, loose, initials, rest = _pair(fewer, more)
    matched = exact + loose + initials
    if matched < len(fewer):
        return Likeness.ONE_WORD if exact + loose else Likeness.UNLIKE
    if len(fewer) == 1:
        return Likeness.PART if len(more) > 1 or initials else Likeness.SIMILAR
    if initials:
        return Likeness.PART
    return Likeness.SIMILAR if exact or (loose and not rest) else Likeness.ONE_WORD


def _pair(fewer: tuple[str, ...], more: tuple[str, ...]) -> tuple[int, int, int, int]:
    """Give each word of a name its like in the other: how many exact, nearly, by initial, over."""
    free, other = list(more), []
    for word in fewer:
        if word in free:
            free.remove(word)
        else:
            other.append(word)
    unlike = _without_like(other, free, alike)
    rest = _without_like(unlike, free, _is_initial)
    return (len(fewer) - len(other), len(other) - len(unlike), len(unlike) - len(rest), len(free))


def _without_like(words: list[str], free: list[str], fits: Callable[[str, str], bool]) -> list[str]:
    """Return the words that have no like among those still free; what is one, is taken."""
    left = []
    for word in words:
        for one in free:
            if fits(word, one):
                free.remove(one)
                break
        else:
            left.append(word)
    return left


@lru_cache(50_000)
def alike(one: str, other: str) -> bool:
    """Say whether two words may be one, typed wrongly or as a nickname."""
    shorter = min(len(one), len(other))
    if shorter >= 3 and same_given_name(one, other):
        return True
    allowed = 2 if shorter >= 8 else 1 if shorter >= 4 else 0
    return bool(allowed) and OSA.distance(one, other, score_cutoff=allowed) <= allowed


def _is_initial(one: str, other: str) -> bool:
    return one[0] == other[0] and 1 in (len(one), len(other))
