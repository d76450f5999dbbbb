"""One typing error forgiven: words of names and companies that a mistyped word may mean."""

import re
import threading
from bisect import bisect_left
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from netdesk.domain.filters import And, Filter, Or, Word
from netdesk.domain.folding import fold
from netdesk.store.reader import Reader

LEAST = 4
"""Shorter words are one typing error away from too much."""

MOST = 12
"""So many words may be meant by one."""

_WORDS = re.compile(r"[^\W_]+")
_known = threading.local()


class Vocabulary:
    """The words of a book, so ordered that those alike are found without looking at the others."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(set(words))
        self._backwards = sorted(word[::-1] for word in self._words)
        self._starts: dict[int, list[str]] = {}

    def like(self, word: str) -> list[str]:
        """Return the words that are one error away from a word, or begin so."""
        if len(word) < LEAST or not word.isalpha():
            return []
        found = _near(word, self._alike(word)) or _near(word, self._beginnings(len(word)))
        return [one for one in found if one != word]

    def _alike(self, word: str) -> list[str]:
        """Return the words with the same first or second half: an error is in one of them.

        Two letters that changed places may lie on both sides of the middle.
        """
        middle = len(word) // 2
        before = _beginning(self._words, word[: middle - 1])
        behind = _beginning(self._backwards, word[middle:][::-1])
        return sorted({*before, *(one[::-1] for one in behind)})

    def _beginnings(self, length: int) -> list[str]:
        if length not in self._starts:
            starts = {one[:length] for one in self._words if len(one) > length}
            self._starts[length] = sorted(starts)
        return self._starts[length]


def _near(word: str, known: list[str]) -> list[str]:
    found = process.extract(word, known, scorer=OSA.distance, score_cutoff=1, limit=MOST)
    return [one for one, _, _ in found]


def _beginning(words: list[str], start: str) -> list[str]:
    return words[bisect_left(words, start) : bisect_left(words, start + "\U0010ffff")]


def forgiven(wanted: Filter, source: Reader) -> Filter | None:
    """Return a query whose words may have a typing error; None where none can be meant."""
    changed = _softened(wanted, _vocabulary(source))
    return None if changed == wanted else changed


def _softened(part: Filter, known: Vocabulary) -> Filter:
    """Widen the words that must be there; what must not be there is meant as it stands."""
    match part:
        case And(parts):
            return And(tuple(_softened(one, known) for one in parts))
        case Or(parts):
            return Or(tuple(_softened(one, known) for one in parts))
        case Word(text):
            found = known.like(fold(text))
            return Or((part, *map(Word, found))) if found else part
        case _:
            return part


def _vocabulary(source: Reader) -> Vocabulary:
    """Return the folded words of names and companies, kept until the book changes."""
    revision = source.row(
        "select value, (select count(*) from person), (select max(id) from person), "
        "(select file from pragma_database_list where name = 'main') from meta "
        "where name = 'revision'"
    )
    if getattr(_known, "revision", None) != revision:
        keys = source.rows("select sort_key from person")
        companies = source.rows("select distinct organization from person")
        text = " ".join([key for (key,) in keys] + [fold(company) for (company,) in companies])
        _known.revision, _known.words = revision, Vocabulary(_WORDS.findall(text))
    words: Vocabulary = _known.words
    return words
