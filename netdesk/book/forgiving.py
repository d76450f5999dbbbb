"""One typing error forgiven: words of names and companies that a mistyped word may mean."""

import re
import threading
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

from netdesk.domain.filters import And, Filter, Or, Word
from netdesk.domain.folding import fold
from netdesk.store.reader import NOW, Reader

LEAST = 4
"""Shorter words are one typing error away from too much."""

MOST = 12
"""So many words may be meant by one."""

_WORDS = re.compile(r"[^\W_]+")
_here = threading.local()


class Vocabulary:
    """The words of a book, by their length and so ordered that those alike are found without
    looking at the others."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[int, list[str]] = defaultdict(list)
        self._backwards: dict[int, list[str]] = defaultdict(list)
        known = set(words)
        for word in sorted(known):
            self._words[len(word)].append(word)
        for word in sorted(word[::-1] for word in known):
            self._backwards[len(word)].append(word)
        self._starts: dict[int, list[str]] = {}

    def add(self, words: Iterable[str]) -> None:
        """Learn more words; those that nobody has any more do no harm."""
        for word in set(words):
            alike = self._words[len(word)]
            at = bisect_left(alike, word)
            if alike[at : at + 1] != [word]:
                alike.insert(at, word)
                insort(self._backwards[len(word)], word[::-1])
                self._starts.clear()

    def like(self, word: str) -> list[str]:
        """Return the words that are one error away from a word, or begin so."""
        if len(word) < LEAST or not word.isalpha():
            return []
        found = _near(word, self._alike(word)) or _near(word, self._beginnings(len(word)))
        return [one for one in found if one != word]

    def _alike(self, word: str) -> list[str]:
        """Return the words with the same first or second half: an error is in one of them.

        Only where the two letters at the middle changed places, neither is the same.
        """
        middle = len(word) // 2
        start, end = word[:middle], word[middle:]
        swapped = start[:-1] + end[0] + start[-1] + end[1:]
        found = set(_beginning(self._words[len(word)], swapped))
        for size in range(len(word) - 1, len(word) + 2):
            found.update(_beginning(self._words[size], start))
            found.update(one[::-1] for one in _beginning(self._backwards[size], end[::-1]))
        return sorted(found)

    def _beginnings(self, length: int) -> list[str]:
        if length not in self._starts:
            longer = chain(*(words for size, words in self._words.items() if size > length))
            self._starts[length] = sorted({one[:length] for one in longer})
        return self._starts[length]


def _near(word: str, known: list[str]) -> list[str]:
    found = process.extract(word, known, scorer=OSA.distance, score_cutoff=1, limit=MOST)
    return [one for one, _, _ in found]


def _beginning(words: list[str], start: str) -> list[str]:
    return words[bisect_left(words, start) : bisect_left(words, start + "\U0010ffff")]


@dataclass(slots=True)
class _Known:
    """The words of a book as of a revision, and of a line of its history."""

    file: str
    revision: int
    line: int
    at: str | None
    words: Vocabulary


def forgiven(wanted: Filter, source: Reader) -> Filter | None:
    """Return a query for whom a filter fits only with a typing error, and maybe for others whom
    it fits as it stands; None where no other word can be meant."""
    known = _vocabulary(source)
    meant = {word: found for word in set(_words(wanted)) if (found := known.like(fold(word.text)))}
    return _softened(wanted, meant) if meant else None


def _words(part: Filter) -> Iterator[Word]:
    """Yield the words that must be there; what must not be there is meant as it stands."""
    match part:
        case And(parts) | Or(parts):
            yield from chain(*map(_words, parts))
        case Word():
            yield part


def _softened(part: Filter, meant: Mapping[Word, list[str]]) -> Filter:
    """Take for each word those that it may mean, and itself too if there are other such words:
    whom it fits beside the others as they stand was found before."""
    match part:
        case And(parts):
            return And(tuple(_softened(one, meant) for one in parts))
        case Or(parts):
            return Or(tuple(_softened(one, meant) for one in parts))
        case Word() if part in meant:
            words = (*([part] if len(meant) > 1 else []), *map(Word, meant[part]))
            return words[0] if len(words) == 1 else Or(words)
        case _:
            return part


def _vocabulary(source: Reader) -> Vocabulary:
    """Return the folded words of names and companies, with those that were written since."""
    file, revision = source.row(NOW)
    known: _Known | None = getattr(_here, "known", None)
    if known is not None and known.file == file:
        if known.revision == revision:
            return known.words
        if source.value(_MOMENT, (known.line,)) == known.at:
            line, at = _last_line(source)
            known.words.add(_written(source, _SINCE, (known.line,)))
            known.line, known.at, known.revision = line, at, revision
            return known.words
    line, at = _last_line(source)
    words = Vocabulary(_written(source, "person", ()))
    _here.known = _Known(file, revision, line, at, words)
    return words


_LAST = "select id, at from history order by id desc limit 1"
_MOMENT = "select at from history where id = ?"
_SINCE = "person where id in (select person_id from history where id > ?)"


def _last_line(source: Reader) -> tuple[int, str | None]:
    rows = source.rows(_LAST)
    return (rows[0][0], rows[0][1]) if rows else (0, None)


def _written(source: Reader, whom: str, values: tuple[int, ...]) -> list[str]:
    keys = source.rows(f"select sort_key from {whom}", values)
    companies = source.rows(f"select distinct organization from {whom}", values)
    text = [key for (key,) in keys] + [fold(company) for (company,) in companies]
    return _WORDS.findall(" ".join(text))
