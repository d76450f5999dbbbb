"""Why two people may be one, and how likely that is."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from netdesk.words.translation import mark, tr

if TYPE_CHECKING:
    from netdesk.domain.duplicates import Candidate

_REASONS: Mapping[str, str] = {
    "email": mark("same e-mail"),
    "phone": mark("same phone number"),
    "profile": mark("same profile"),
    "same_name": mark("same name"),
    "similar_name": mark("similar name"),
    "organization": mark("same company"),
    "niche": mark("same niche"),
    "birthday": mark("same birthday"),
}
_LIKELY = 0.85


def alike(reasons: Sequence[str]) -> str:
    """Say what two people have in common."""
    said = ", ".join(tr(_REASONS[reason]) for reason in reasons)
    return said[:1].upper() + said[1:]


def likelihood(found: "Candidate") -> str:
    """Say how likely two people are one."""
    if found.is_sure:
        return tr("Sure")
    return tr("Likely") if found.score >= _LIKELY else tr("Look")
