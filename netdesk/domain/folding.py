"""Text folded for comparing: without case, accents and doubled blanks, in any script."""

import unicodedata


def fold(text: str) -> str:
    """Return `text` as it is compared and sorted: NFKD, no combining marks, casefolded.

    Letters that Unicode does not take apart (ø, ł, ß) are written as people type them.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    bare = unicodedata.normalize("NFKD", text).translate(_BARE)
    return " ".join(bare.casefold().translate(_TYPED).split())


class _Bare(dict[int, int | None]):
    """Takes combining marks out; learns what is one, character by character."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_BARE = _Bare()
_TYPED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
