"""Who fits a filter, in the order of names: words first, then hits inside e-mails and numbers.

Each question goes along an index whose rows stand in that order, and ends with the last row that
is wanted.
"""

from collections.abc import Iterator, Sequence

from netdesk.domain.filters import EVERYTHING, And, Field, Filter, Or, Word
from netdesk.store.along import along, both
from netdesk.store.beside import Side, beside
from netdesk.store.query import (
    EVERYBODY,
    Now,
    Sql,
    begun,
    condition,
    expression,
    has_words,
    inner,
    joined,
    quoted,
)
from netdesk.store.reader import Reader
from netdesk.store.search import INDEXED, searchable, terms

ALL = -1

ENDINGS = 2
"""A word being typed is looked for by up to so many words that it may become."""


def by_name(
    source: Reader, wanted: Filter, now: Now, within: Sql = EVERYBODY, most: int = ALL
) -> list[int]:
    """Return who fits, at most so many; `within` is a condition of SQL that must be true too."""
    wanted = joined(wanted)
    parts = wanted.parts if isinstance(wanted, And) else (wanted,)
    said = _said(source, parts)
    rest = And(tuple(part for part, text in zip(parts, said, strict=True) if text is None))
    where = both(condition(rest, now, inside=False), within)
    found = _whole(source, said, where, most)
    if has_words(wanted) and (most == ALL or len(found) < most):
        sides = None if most == ALL or has_words(rest) else _sides(parts, said)
        if sides is not None:
            more = beside(source, sides, where, most)
        else:
            more = _inside(source, wanted, now, within, most)
        known = set(found)
        found += [own for own in more if own not in known]
    return found if most == ALL else found[:most]


def _whole(source: Reader, said: Sequence[str | None], where: Sql, most: int) -> list[int]:
    """Return whom the words fit at their beginnings."""
    if texts := [text for text in said if text is not None]:
        rows = along(source, "fts", ("fts match ?", [" AND ".join(texts)]), where, most)
    else:
        rows = along(source, "doc", EVERYBODY, where, most)
    return [row[0] for row in rows]


def _said(source: Reader, parts: Sequence[Filter]) -> list[str | None]:
    """Return each part as an expression, a word that begins so by its few endings where it has few.

    SQLite reads all that is said of words with more letters than its index of beginnings has,
    and of whole words only as much as is wanted.
    """
    texts = {_text(part): begun(_text(part)) for part in parts if isinstance(part, Word | Field)}
    words = {
        text: word for text in texts if len(word := searchable(text)) > INDEXED and word.isalnum()
    }
    endings = terms(source, words.values(), ENDINGS) if words else {}
    for text, word in words.items():
        if len(endings[word]) <= ENDINGS:
            texts[text] = f"({' OR '.join(map(quoted, endings[word] or ('',)))})"
    return [expression(part, lambda text: texts.get(text) or begun(text)) for part in parts]


def _text(part: Word | Field) -> str:
    return part.text if isinstance(part, Word) else part.value


def _sides(parts: Sequence[Filter], said: Sequence[str | None]) -> list[Side] | None:
    """Return the words that parts are, side by side; None where one isn't so simple."""
    found = [(text, _choices(part)) for part, text in zip(parts, said, strict=True) if text]
    sides = [Side(text, inside) for text, inside in found if inside is not None]
    return sides if len(sides) == len(found) else None


def _choices(part: Filter) -> list[str] | None:
    words = part.parts if isinstance(part, Or) else (part,)
    if not has_words(part):
        return []
    if not all(isinstance(word, Word) for word in words):
        return None
    return [text for word in words if isinstance(word, Word) for text in inner(word)]


def _inside(source: Reader, wanted: Filter, now: Now, within: Sql, most: int) -> list[int]:
    """Return whom at least one of the words fits inside, and maybe whom they fit anyway.

    One question is enough for all words: whoever fits the whole filter, one of them inside, fits
    what must be true beside that word.
    """
    words = list(_words(wanted))
    if not words:
        return []
    texts, rests = (list(dict.fromkeys(column)) for column in zip(*words, strict=True))
    where = both(condition(rests[0] if len(rests) == 1 else wanted, now), within)
    which = " OR ".join(map(quoted, texts))
    return [row[0] for row in along(source, "tri", ("tri match ?", [which]), where, most)]


def _words(wanted: Filter) -> Iterator[tuple[str, Filter]]:
    """Yield each word as it is looked for inside, with what else must be true then."""
    match wanted:
        case Word():
            for text in inner(wanted):
                yield text, EVERYTHING
        case And(parts):
            for place, part in enumerate(parts):
                for text, rest in _words(part):
                    yield text, And((*parts[:place], *parts[place + 1 :])) & rest
        case Or(parts):
            for part in parts:
                yield from _words(part)
