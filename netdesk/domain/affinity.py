"""What fits whom: the words that an offer and a need, or a need and an item, have in common."""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from netdesk.domain.folding import fold

_WORD = re.compile(r"\w{3,}")
_WORD_OR_END = re.compile(r"\w{3,}|\|")
# Words that any offer and need may share, in the languages of the window.
_TELLS_NOTHING = """
about all also and any are but can could for from get give good has have help her his how
into its like look looking make more most need needs new not now offer offers one other our
out people person really she some somebody someone such that the their them they this those
time too use very want wants was well what when where which who whom will with without work
working would you your aber alle als auch auf aus bei bin braucht das dass dem den der des
die dies ein eine einen einer eines etwas fuer fur gut hat hilfe ich ihr ihre jemand kann
mehr mit nach neue neuen nicht noch oder ohne sehr sich sie sind sucht und uns viel von wer
wie wir wird wurde zum zur uber
"""
_COMMON = frozenset(_TELLS_NOTHING.split())
_ENDINGS = ("ings", "ing", "ies", "ers", "es", "er", "ed", "en", "s", "e", "y")
_SHORTEST = 3


def stems(text: str) -> set[str]:
    """Return what the telling words of a text share with their other forms: designers, design."""
    return {stem for word in _WORD.findall(fold(text)) if (stem := _stem(word))}


def by_stem(texts: Iterable[str], wanted: Collection[str] | None = None) -> dict[str, list[int]]:
    """Return by stem which of many texts have it (their places); only those that are wanted."""
    joined = "|".join(_in_one_piece(text) for text in texts)
    found: dict[str, list[int]] = {}
    place = 0
    for word in _WORD_OR_END.findall(joined):
        if word == "|":
            place += 1
        elif (stem := _stem(word)) and (wanted is None or stem in wanted):
            places = found.setdefault(stem, [])
            if not places or places[-1] != place:
                places.append(place)
    return found


def _in_one_piece(text: str) -> str:
    return (text.lower() if text.isascii() else fold(text)).replace("|", " ")


@lru_cache(maxsize=50_000)  # there are far fewer words than texts
def _stem(word: str) -> str:
    """Return what a word shares with its other forms, empty for one that tells nothing."""
    if word in _COMMON:
        return ""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def shared(first: str, second: str) -> tuple[str, ...]:
    """Return the words of `first` that `second` has too, as they stand there."""
    common = stems(first) & stems(second)
    found: dict[str, str] = {}
    for word in _WORD.findall(first) if common else ():
        if (stem := _stem(fold(word))) in common:
            found.setdefault(stem, word)
    return tuple(found.values())
