"""Text folded for comparing: without case, accents and doubled blanks, in any script."""

import unicodedata


def fold(text: str) -> str:
    """Return `text` as it is compared and sorted: NFKD, no combining marks, casefolded.

    Letters that Unicode does not take apart (ø, ł, ß) are written as people type them.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.casefold().translate(_TYPED).split())


_TYPED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
