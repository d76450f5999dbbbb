"""A promise to act."""

from dataclasses import dataclass
from datetime import date, time

from netdesk.domain.model.kinds import ChannelKind, FollowUpStatus, Origin, Side
from netdesk.domain.rhythm import Rhythm


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A promise to act, due on the local date `due`, at the local time `at` if it matters.

    `days_late` counts from `due` (0 today, negative in the future) and ignores snoozing. `rhythm`
    is how often it comes again once it is done.
    """

    id: int
    person_id: int
    person: str
    due: date
    at: time | None
    reason: str
    channel: ChannelKind | None
    origin: Origin
    side: Side
    status: FollowUpStatus
    snoozed_until: date | None
    snoozed_at: time | None
    days_late: int
    rhythm: Rhythm | None = None
