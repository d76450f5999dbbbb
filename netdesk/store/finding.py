"""Who fits a filter, in the order of names: words first, then hits inside e-mails and numbers.

Each question goes along an index whose rows stand in that order, and ends with the last row that
is wanted.
"""

from collections.abc import Iterator

from netdesk.domain.filters import EVERYTHING, And, Field, Filter, Or, Word
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

ENDINGS = 5
"""A word being typed is looked for by up to so many words that it may become."""


def by_name(
    source: Reader, wanted: Filter, now: Now, within: Sql = EVERYBODY, most: int = ALL
) -> list[int]:
    """Return who fits, at most so many; `within` is a condition of SQL that must be true too."""
    wanted = joined(wanted)
    found = _whole(source, wanted, now, within, most)
    if has_words(wanted) and (most == ALL or len(found) < most):
        known = set(found)
        found += [own for own in _inside(source, wanted, now, within, most) if own not in known]
    return found if most == ALL else found[:most]


def _whole(source: Reader, wanted: Filter, now: Now, within: Sql, most: int) -> list[int]:
    """Return whom the words fit at their beginnings."""
    parts = wanted.parts if isinstance(wanted, And) else (wanted,)
    said = [_said(source, part) for part in parts]
    texts = [text for text in said if text is not None]
    rest = And(tuple(part for part, text in zip(parts, said, strict=True) if text is None))
    where = _both(condition(rest, now, inside=False), within)
    if texts:
        rows = _along("fts", "fts match ?", [" AND ".join(texts)], where, most, source)
    else:
        rows = _along("doc", "1", [], where, most, source)
    return [row[0] for row in rows]


def _said(source: Reader, part: Filter) -> str | None:
    if isinstance(part, Word | Field):
        return expression(part, lambda text: _begun(source, text))
    return expression(part)


def _begun(source: Reader, text: str) -> str:
    """Return the expression for a word that begins so, by its few endings where it has few.

    SQLite reads all that is said of words with more letters than its index of beginnings has,
    and of whole words only as much as is wanted.
    """
    word = searchable(text)
    if len(word) > INDEXED and word.isalnum():
        found = terms(source, word, ENDINGS)
        if found is not None:
            return f"({' OR '.join(map(quoted, found or ('',)))})"
    return begun(text)


def _inside(source: Reader, wanted: Filter, now: Now, within: Sql, most: int) -> list[int]:
    """Return whom at least one of the words fits inside, and maybe whom they fit anyway.

    One question is enough for all words: whoever fits the whole filter, one of them inside, fits
    what must be true beside that word.
    """
    words = list(_words(wanted))
    if not words:
        return []
    texts, rests = (list(dict.fromkeys(column)) for column in zip(*words, strict=True))
    alone = len(rests) == 1
    which = _halves(texts) if alone and most != ALL else _phrases(texts)
    where = _both(condition(rests[0] if alone else wanted, now), within)
    return [row[0] for row in _along("tri", *which, where, most, source)]


def _phrases(texts: list[str]) -> Sql:
    """Return the condition that one of these texts is inside."""
    return "tri match ?", [" OR ".join(map(quoted, texts))]


def _halves(texts: list[str]) -> Sql:
    """Return the same condition, quicker to the first hits.

    SQLite goes along all trigrams of a phrase at once. Of a text in two halves it skips what the
    frequent one has without the other, and reads who has both.
    """
    halves = " OR ".join(f"({_halved(text)})" for text in texts)
    whole = " or ".join(["instr(reach, ?)"] * len(texts))
    return f"tri match ? and ({whole})", [halves, *texts]


def _halved(text: str) -> str:
    """Return the expression for a text's halves: no trigram is in both, none in neither."""
    middle = len(text) // 2
    halves = (text[: middle + 1], text[middle - 1 :]) if len(text) > 3 else (text,)
    return " AND ".join(map(quoted, halves))


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


def _along(
    index: str, which: str, values: list[str], where: Sql, most: int, source: Reader
) -> list[tuple[int, int]]:
    """Return people and places along a table, as far as the condition is true of them."""
    place = f"{index}.rowid"
    tables = index if index == "doc" else f"{index} cross join doc on doc.pos = {place}"
    text, more = where
    if where != EVERYBODY:
        tables += " cross join person p on p.id = doc.person"
    sql = f"select doc.person, {place} from {tables} where {which} and ({text}) order by {place}"
    return source.rows(f"{sql} limit ?", [*values, *more, most])


def _both(one: Sql, other: Sql) -> Sql:
    if EVERYBODY in (one, other):
        return other if one == EVERYBODY else one
    return f"({one[0]}) and ({other[0]})", [*one[1], *other[1]]
