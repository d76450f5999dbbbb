"""The order of names: the collation of the user's locale, or folded text where there is none."""

import locale
import unicodedata
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from netdesk.domain.folding import fold

LETTERS = 200
"""A name is compared by so many of its first letters."""

BYTES = 96
"""A key is cut here: thirty letters and more; longer names that begin so keep their age's order."""

_PROBE = "aA äÄ åÅ æ c č d'e éÉ l ł n ñ ö ø ß z ж 林"


@dataclass(frozen=True, slots=True)
class Collation:
    """How names are sorted: by the key, as bytes. `mark` differs where any two keys may."""

    mark: str
    key: Callable[[str], bytes]


def _folded(name: str) -> bytes:
    return fold(name[:LETTERS]).encode("utf-8", "surrogatepass")[:BYTES]


FOLDED = Collation("", _folded)
"""Without case and accents, by code points."""


def of_user(kept: str) -> Collation:
    """Return the collation of the user's locale.

    Where none is set, as in a job of cron, it is the one by whose mark the book was sorted
    before: two programs with one book must not sort it anew by turns.
    """
    return _of_locale("") or _of_locale(kept.partition(" ")[0]) or FOLDED


def _of_locale(name: str) -> Collation | None:
    """Return the collation of a locale, None if it isn't there or, like C, sorts by code points."""
    try:
        found = locale.setlocale(locale.LC_COLLATE, name)
    except locale.Error:
        return None
    sorted_by = locale.strxfrm(_PROBE)
    if sorted_by == _PROBE:
        return None
    version = zlib.crc32(sorted_by.encode("utf-8", "surrogatepass"))
    return Collation(f"{found} {version:08x}", _in_locale)


def _in_locale(name: str) -> bytes:
    """Return the locale's key of a name without case, which some locales put first."""
    text = unicodedata.normalize("NFC", name[:LETTERS].casefold()).replace("\0", "")
    return locale.strxfrm(text).encode("utf-8", "surrogatepass")[:BYTES]
