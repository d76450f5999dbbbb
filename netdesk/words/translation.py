"""One function through which every sentence goes."""

import re
from collections.abc import Callable

Translator = Callable[[str, int | None], str]

_PLACE = re.compile(r"%(n|[1-9])")
_translator: Translator | None = None


def set_translator(translator: Translator | None) -> None:
    """Let `translator` (source text, n) return the text to show; None is English as written.

    The source is the text as it stands in the code, "one||many" included; the answer may keep the
    "||" (as an untranslated one does) or be the one form that fits n.
    """
    global _translator
    _translator = translator


def mark(text: str) -> str:
    """Mark a text that `tr` gets later from a table, so that it is found for translation."""
    return text


def tr(text: str, *args: object, n: int | None = None) -> str:
    """Return the sentence with "%1" to "%9" replaced by `args` and "%n" by `n`.

    "one||many" chooses by n. Values are put in once: a "%2" inside of one stays as it is.
    """
    shown = _translator(text, n) if _translator else text
    one, separator, many = shown.partition("||")
    if separator and n != 1:
        one = many

    def value(found: re.Match[str]) -> str:
        if found[1] == "n":
            return found[0] if n is None else str(n)
        place = int(found[1]) - 1
        return str(args[place]) if place < len(args) else found[0]

    return _PLACE.sub(value, one)
