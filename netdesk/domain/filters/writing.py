"""QUERY of PRODUCT, written."""

import re

from netdesk.domain.filters.parts import Key
from netdesk.domain.filters.reading import BadQuery, Term, terms
from netdesk.domain.folding import fold

_PLAIN = re.compile(r'(?!//)[^\s"()]+')


def term(key: str, value: str) -> str:
    """Return the part of a query that asks by a key, as it is typed, for this value.

    Quotation marks stand around where it needs them; those within it go: words are compared
    without.
    """
    clean = _bare(value)
    return f"{key}:{clean}" if _PLAIN.fullmatch(clean) else _quoted(key, clean)


def renamed(query: str, key: Key, old: str, new: str) -> str:
    """Return a query that asks for the new name of a value where it asked for the whole old one.

    One that can't be read, as of a newer program, stays as it is. Raises nothing.
    """
    if not _bare(new):
        return query
    try:
        found = terms(query)
    except BadQuery:
        return query
    for one in reversed(found):
        if one.key is key and fold(one.value) == fold(_bare(old)):
            query = query[: one.start] + _instead(query, one, new) + query[one.end :]
    return query


def _instead(query: str, found: Term, new: str) -> str:
    """Return what stands in the place of a term: without quotation marks only where a word ends."""
    before, after = query[found.start : found.end], query[found.end : found.end + 1]
    typed = before[: before.index(":")]
    ends = not before.endswith('"') or not after.strip()
    return term(typed, new) if ends else _quoted(typed, _bare(new))


def _quoted(key: str, value: str) -> str:
    return f'{key}:"{value}"'


def _bare(value: str) -> str:
    return value.replace('"', " ").strip()
