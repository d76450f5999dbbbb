"""What stands in our calendar, in the user's language."""

from netdesk.domain.calendar import Titles
from netdesk.domain.model import Origin, Side
from netdesk.words import enums
from netdesk.words.translation import tr


def titles() -> Titles:
    """Return how the entries of a calendar are called."""
    return Titles(_follow_up, _birthday, lambda: tr("NetDesk"))


def _follow_up(person: str, reason: str, origin: Origin, side: Side) -> str:
    what = reason or enums.origin(origin)
    if side is Side.THEIRS:
        return tr("%1 owes: %2", person, what)
    return tr("%1: %2", person, what)


def _birthday(person: str) -> str:
    return tr("Birthday of %1", person)
