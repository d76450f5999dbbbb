"""An entry of a calendar: what ours show of us, and what other programs' hold."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from netdesk.domain.model.kinds import Origin, Side
from netdesk.domain.rhythm import Rhythm


class Titles(NamedTuple):
    """How the entries of our calendar are called, in the user's language.

    A follow-up's by person, reason, origin and side; a birthday's by person; the whole calendar's.
    """

    follow_up: Callable[[str, str, Origin, Side], str]
    birthday: Callable[[str], str]
    calendar: Callable[[], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One entry of a calendar file (RFC 5545).

    `start` is a date for whole days, a naive datetime for the local time wherever one is, else an
    aware one; `end` is of the same sort (for whole days the last day), None where it adds nothing.
    `rhythm` says how often it comes again, counted from `anchor` if that is not its start;
    `repeats` is also true where a foreign rule says more than a rhythm can. `alarm` counts from
    the start (of the day).

    Of a foreign entry `card` (counted from 1) and `line` tell where in `file` it stands.
    """

    uid: str
    title: str
    start: date
    end: date | None = None
    place: str = ""
    url: str = ""
    notes: str = ""
    rhythm: Rhythm | None = None
    anchor: date | None = None
    repeats: bool = False
    alarm: timedelta | None = None
    cancelled: bool = False
    file: str = ""
    card: int = 0
    line: int = 0

    @property
    def whole_days(self) -> bool:
        """Say whether no time of day matters."""
        return not isinstance(self.start, datetime)
