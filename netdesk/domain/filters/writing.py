"""QUERY of PRODUCT, written."""

import re

from netdesk.domain.filters.parts import Key
from netdesk.domain.filters.reading import KEYS, TOKEN
from netdesk.domain.folding import fold

_PLAIN = re.compile(r'[^\s"()]+')


def term(key: str, value: str) -> str:
    """Return the part of a query that asks by a key, as it is typed, for this value.

    Quotation marks stand around where it needs them; those within go: words are compared without.
    """
    clean = value.replace('"', " ").strip()
    return f"{key}:{clean}" if _PLAIN.fullmatch(clean) else f'{key}:"{clean}"'


def renamed(query: str, key: Key, old: str, new: str) -> str:
    """Return a query that asks for the new name of a value where it asked for the whole old one."""

    def swap(found: re.Match[str]) -> str:
        if KEYS.get((found["key"] or "").lower()) is not key:
            return found[0]
        value = found["phrase"] or found["word"] or ""
        bare = value if found["word"] is None else value.rstrip(")")  # of a group around it
        if fold(bare.strip()) != fold(old.replace('"', " ").strip()):
            return found[0]
        return (found["minus"] or "") + term(key, new) + value[len(bare) :]

    return TOKEN.sub(swap, query)
