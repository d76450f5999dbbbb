"""Lines of a person's lasting history as they are read."""

from netdesk.words.translation import mark, tr

_FLAGS = frozenset({"do_not_contact", "preferred", "a_said", "b_said", "worked", "won"})
_YES_NO = {"0": mark("no"), "1": mark("yes")}


def change(field: str, old: str, new: str) -> str:
    """Say from what to what a field has changed."""
    if field == "photo":
        return tr("changed") if old and new else tr("added") if new else tr("removed")
    if field in _FLAGS:
        old, new = (tr(_YES_NO[one]) if one in _YES_NO else one for one in (old, new))
    if old and new:
        return tr("%1 → %2", old, new)
    return new or tr("%1 removed", old)
