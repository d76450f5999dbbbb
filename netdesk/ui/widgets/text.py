"""Text of contacts made fit for the screen: one line, no control characters, nothing that leaks."""

import unicodedata
from functools import lru_cache

ISOLATE, POP = "\u2068", "\u2069"
ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
EMBEDDINGS = frozenset("\u202a\u202b\u202d\u202e")


@lru_cache(maxsize=4096)
def one_line(text: str) -> str:
    """Return foreign text for one line: controls become blanks, bidi overrides stay inside.

    An override that a name opens would turn the rest of the line round (UAX #9 §2.2): it is
    wrapped in an isolate, which closes everything opened inside.
    """
    if text.isascii() and text.isprintable():
        return text
    clean = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)
    clean = clean.translate(ISOLATES)
    return f"{ISOLATE}{clean}{POP}" if EMBEDDINGS & set(clean) else clean


@lru_cache(maxsize=4096)
def reads_from_right(text: str) -> bool:
    """Say whether a text runs from right to left, as its first letter does."""
    kinds = ("L",) if text.isascii() else map(unicodedata.bidirectional, text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def shortened(name: str, most: int = 24) -> str:
    """Return a name of so many letters at most, for a button or a pill."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


@lru_cache(maxsize=4096)
def initials(name: str) -> str:
    """Return the first letters of the first and last word, whole graphemes, in capitals."""
    words = [word for word in one_line(name).split() if _has_letter(word)]
    words = words or name.split()
    chosen = words[:1] if len(words) == 1 else [*words[:1], *words[-1:]]
    return "".join(_first_letter(word) for word in chosen).upper()


def _has_letter(word: str) -> bool:
    return word[0].isalnum() or any(c.isalnum() for c in word)


def _first_letter(word: str) -> str:
    start = 0
    if not word[0].isalnum():
        start = next((place for place, c in enumerate(word) if c.isalnum()), 0)
    rest = word[start:]
    if rest[1:2] < "\u0300":  # no sign below joins the letter before it
        return rest[:1]
    from PySide6.QtCore import QTextBoundaryFinder

    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, rest)
    end = finder.toNextBoundary()
    units = rest.encode("utf-16-le")[: 2 * end] if end > 0 else b""
    return units.decode("utf-16-le", "ignore")
