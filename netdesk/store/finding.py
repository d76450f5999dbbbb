"""Who fits a filter, in the order of names: words first, then hits inside e-mails and numbers.

Each question goes along an index whose rows stand in that order, and ends with the last row that
is wanted.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, compress, product
from operator import itemgetter

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

BESIDE = 3
"""So many words side by side are looked for in each way that they can be inside."""

MANY = 10_000
"""Where more people have the beginnings, those are read first who have the rest inside."""

PIECE = 6
"""Of a longer text three pieces of so many letters are looked for: who has them is read anyway."""

ENDINGS = 5
"""A word being typed is looked for by up to so many words that it may become."""


def by_name(
    source: Reader, wanted: Filter, now: Now, within: Sql = EVERYBODY, most: int = ALL
) -> list[int]:
    """Return who fits, at most so many; `within` is a condition of SQL that must be true too."""
    wanted = joined(wanted)
    parts = wanted.parts if isinstance(wanted, And) else (wanted,)
    said = [_said(source, part) for part in parts]
    rest = And(tuple(part for part, text in zip(parts, said, strict=True) if text is None))
    where = _both(condition(rest, now, inside=False), within)
    found = _whole(source, said, where, most)
    if has_words(wanted) and (most == ALL or len(found) < most):
        if most != ALL and not has_words(rest) and (inside := _insides(parts)):
            more = _beside(source, said, inside, where, most)
        else:
            more = _inside(source, wanted, now, within, most)
        known = set(found)
        found += [own for own in more if own not in known]
    return found if most == ALL else found[:most]


def _whole(source: Reader, said: Sequence[str | None], where: Sql, most: int) -> list[int]:
    """Return whom the words fit at their beginnings."""
    if texts := [text for text in said if text is not None]:
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


def _insides(parts: Sequence[Filter]) -> list[list[str]] | None:
    """Return what each part is inside, if it is; None where that isn't so simple."""
    found = [_choices(part) for part in parts]
    if any(one is None for one in found) or sum(map(bool, found)) > BESIDE:
        return None
    return [one or [] for one in found]


def _choices(part: Filter) -> list[str] | None:
    words = part.parts if isinstance(part, Or) else (part,)
    if not has_words(part):
        return []
    if not all(isinstance(word, Word) for word in words):
        return None
    return [text for word in words if isinstance(word, Word) for text in inner(word)]


def _beside(
    source: Reader, said: Sequence[str | None], insides: list[list[str]], where: Sql, most: int
) -> list[int]:
    """Return whom words side by side fit, at least one of them inside.

    Each way that some are inside is a question of its own: the others' beginnings lead to rows,
    and these say what is inside; so no list that is long is read through for another.
    """
    rows: set[tuple[int, int]] = set()
    for chosen in product(*((False, True) if texts else (False,) for texts in insides)):
        starts = [text for text, one in zip(said, chosen, strict=True) if text and not one]
        inside = list(compress(insides, chosen))
        if not inside:
            continue
        tests = (" or ".join(["instr(reach, ?)"] * len(texts)) for texts in inside)
        held = " and ".join(f"({test})" for test in tests)
        texts, match = list(chain(*inside)), " AND ".join(starts)
        if starts and not source.rows(_MANY, (match, MANY)):
            which = f"fts match ? and {held}"
            rows.update(_along("fts", which, [match, *texts], where, most, source, _REACHED))
        else:
            which, halves = f"tri match ? and {held}", " AND ".join(_halves(inside))
            both = _both(where, (_STARTED, [match])) if starts else where
            rows.update(_along("tri", which, [halves, *texts], both, most, source))
    return [own for own, _ in sorted(rows, key=itemgetter(1))]


_MANY = "select 1 from fts where fts match ? limit 1 offset ?"
_STARTED = "doc.pos in (select rowid from fts where fts match ?)"

# What `tri` says of a row, read in a third of the time.
_REACHED = "cross join (select id, c0 as reach from tri_content) reached on reached.id = fts.rowid"


def _inside(source: Reader, wanted: Filter, now: Now, within: Sql, most: int) -> list[int]:
    """Return whom at least one of the words fits inside, and maybe whom they fit anyway.

    One question is enough for all words: whoever fits the whole filter, one of them inside, fits
    what must be true beside that word.
    """
    words = list(_words(wanted))
    if not words:
        return []
    texts, rests = (list(dict.fromkeys(column)) for column in zip(*words, strict=True))
    where = _both(condition(rests[0] if len(rests) == 1 else wanted, now), within)
    which = " OR ".join(map(quoted, texts))
    return [row[0] for row in _along("tri", "tri match ?", [which], where, most, source)]


def _halves(choices: list[list[str]]) -> list[str]:
    """Return expressions that of each of these choices one text may be inside.

    SQLite goes along all trigrams of a phrase at once. Of a text in two halves it skips what the
    frequent one has without the other; and a long text's middle is left out.
    """
    return [f"({' OR '.join(f'({_halved(text)})' for text in texts)})" for texts in choices]


def _halved(text: str) -> str:
    """Return the expression for a text's halves, or three pieces of it; no trigram comes twice."""
    middle = len(text) // 2
    if len(text) > 3 * PIECE:
        at = middle - PIECE // 2
        pieces = [text[:PIECE], text[at : at + PIECE], text[-PIECE:]]
    else:
        pieces = [text[: middle + 1], text[middle - 1 :]] if len(text) > 3 else [text]
    return " AND ".join(map(quoted, pieces))


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
    index: str,
    which: str,
    values: list[str],
    where: Sql,
    most: int,
    source: Reader,
    beside: str = "",
) -> list[tuple[int, int]]:
    """Return people and places along a table, as far as the condition is true of them."""
    place = f"{index}.rowid"
    tables = f"{index} {beside}"
    if index != "doc":
        tables += f" cross join doc on doc.pos = {place}"
    text, more = where
    if where != EVERYBODY:
        tables += " cross join person p on p.id = doc.person"
    sql = f"select doc.person, {place} from {tables} where {which} and ({text}) order by {place}"
    return source.rows(f"{sql} limit ?", [*values, *more, most])


def _both(one: Sql, other: Sql) -> Sql:
    if EVERYBODY in (one, other):
        return other if one == EVERYBODY else one
    return f"({one[0]}) and ({other[0]})", [*one[1], *other[1]]
