"""The parts of a name, where the whole of it becomes another."""

from collections.abc import Mapping, Sequence

PARTS = ("prefix", "given_name", "additional_names", "family_name", "suffix")
_NEEDED = ("given_name", "family_name")


def followed(parts: Mapping[str, str], old: str, new: str) -> dict[str, str]:
    """Return the parts of the new name: of as many words, it has each where the old one had it.

    Nothing is known of another's parts, nor where the old name wasn't made of its own.
    """
    before, now = old.split(), new.split()
    found = dict(parts)
    for name, text in parts.items():
        words = text.split()
        start = _start(words, before)
        if start is not None:
            found[name] = " ".join(now[start : start + len(words)])
        elif name in _NEEDED:
            return dict.fromkeys(parts, "")
    return found if len(before) == len(now) else dict.fromkeys(parts, "")


def _start(words: Sequence[str], of: Sequence[str]) -> int | None:
    return next((at for at in range(len(of)) if of[at : at + len(words)] == words), None)
