"""The first words of a message, put on the clipboard for the user to go on from."""

from collections.abc import Mapping

from netdesk.domain.model import TodayItem, TodayKind
from netdesk.words.translation import mark, tr

_LINES: Mapping[TodayKind, str] = {
    TodayKind.THANKS: mark("thank you for your help."),
    TodayKind.KEEP_WARM: mark("it has been a while. How are you?"),
    TodayKind.REPLY: mark("did my last message reach you?"),
    TodayKind.BIRTHDAY: mark("happy birthday!"),
}


def draft(name: str, item: TodayItem | None = None) -> str:
    """Return a greeting and, for a line of Today, what it is about, in the user's own words."""
    hello = tr("Hi %1,", name)
    about = _about(item) if item else ""
    return f"{hello}\n\n{about}\n" if about else f"{hello}\n\n"


def _about(item: TodayItem) -> str:
    if item.kind in _LINES:
        return tr(_LINES[item.kind])
    if item.reason:
        return item.reason
    return tr("it was good to meet you at %1.", item.met_at) if item.met_at else ""
