"""One typing error forgiven: words of names and companies that a mistyped word may mean."""

import re
import threading
from collections.abc import Sequence

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


def forgiven(wanted: Filter, source: Reader) -> Filter | None:
    """Return a query whose words may have a typing error; None where none can be meant."""
    changed = _softened(wanted, _vocabulary(source))
    return None if changed == wanted else changed


def _softened(part: Filter, known: Sequence[str]) -> Filter:
    """Widen the words that must be there; what must not be there is meant as it stands."""
    match part:
        case And(parts):
            return And(tuple(_softened(one, known) for one in parts))
        case Or(parts):
            return Or(tuple(_softened(one, known) for one in parts))
        case Word(text):
            found = like(fold(text), known)
            return Or((part, *map(Word, found))) if found else part
        case _:
            return part


def like(word: str, known: Sequence[str]) -> list[str]:
    """Return the known words that are one error away from a word, or begin so."""
    if len(word) < LEAST or not word.isalpha():
        return []
    found = process.extract(word, known, scorer=OSA.distance, score_cutoff=1, limit=MOST)
    if not found:
        starts = sorted({one[: len(word)] for one in known if len(one) > len(word)})
        found = process.extract(word, starts, scorer=OSA.distance, score_cutoff=1, limit=MOST)
    return [one for one, _, _ in found if one != word]


def _vocabulary(source: Reader) -> Sequence[str]:
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
        _known.revision, _known.words = revision, sorted(set(_WORDS.findall(text)))
    words: Sequence[str] = _known.words
    return words
