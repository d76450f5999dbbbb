"""The first words of a message, put on the clipboard for the user to go on from."""

from collections.abc import Mapping

from netdesk.domain.model import TodayKind
from netdesk.words.translation import mark, tr

_LINES: Mapping[TodayKind, str] = {
    TodayKind.THANKS: mark("thank you for your help."),
    TodayKind.KEEP_WARM: mark("it has been a while. How are you?"),
    TodayKind.REPLY: mark("did my last message reach you?"),
    TodayKind.BIRTHDAY: mark("happy birthday!"),
}


def draft(name: str, kind: TodayKind | None = None, reason: str = "", met_at: str = "") -> str:
    """Return a greeting and what the message is about, in the user's own words if they wrote any.

    `met_at` is where the first message follows up a meeting.
    """
    hello = tr("Hi %1,", name)
    about = tr(_LINES[kind]) if kind is not None and kind in _LINES else reason
    if not about and met_at:
        about = tr("it was good to meet you at %1.", met_at)
    return f"{hello}\n\n{about}\n" if about else f"{hello}\n\n"
