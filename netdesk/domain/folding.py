"""Text folded for comparing: without case, accents and doubled blanks, in any script."""

import unicodedata
from collections.abc import Callable
from functools import lru_cache

WITHOUT_BLANKS = "\u1100-\u115f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""For a pattern's class of characters: scripts without blanks between words, as folding leaves
them (the first letters of Korean syllables, kana, Chinese characters)."""


def fold(text: str) -> str:
    """Return `text` as it is compared and sorted: NFKD, no combining marks, casefolded.

    Letters that Unicode does not take apart (ø, ł, ß) are written as people type them. Names are
    remembered for a while: each is wanted several times.
    """
    return _remembered(text) if len(text) <= _NAME else folded(text)


def folded(text: str) -> str:
    """Do what `fold` does with a text that is wanted only once."""
    if text.isascii():
        return " ".join(text.lower().split())
    bare = unicodedata.normalize("NFKD", text).translate(_BARE)
    return " ".join(bare.casefold().translate(_TYPED).split())


_NAME = 80
_remembered = lru_cache(maxsize=4096)(folded)


class _Learned(dict[int, str]):
    """What str.translate makes of each character, found out once a character."""

    def __init__(self, rule: Callable[[str], str]) -> None:
        self._rule = rule

    def __missing__(self, code: int) -> str:
        self[code] = self._rule(chr(code))
        return self[code]


_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
_BARE = _Learned(lambda letter: "" if unicodedata.combining(letter) else letter)
_TYPED = _Learned(lambda letter: _LETTERS.get(letter, letter))
