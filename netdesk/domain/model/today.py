"""A line of Today."""

from datetime import date, time
from typing import NamedTuple

from netdesk.domain.model.kinds import ChannelKind, NicheColor, Side, TodayKind


# Named tuples: making a frozen data class of so many fields takes the start 2 ms.
class TodayItem(NamedTuple):
    """One line of Today; `id` is the follow-up's id, or 0 where there is none (yet).

    `subject_id` is what else the kind is about: the contact that waits for a reply, an event or a
    group, whose name is the `reason` (with no person: id 0).
    `cadence_days` and `last_contact` are told of those to keep warm, where they met of the rest.
    `others` counts what this line stands for besides: further people, or of those to come the
    same event's first follow-ups. `rhythm` is that of a follow-up that repeats, as in `1m`.
    `text` is the next step of a collaboration.
    """

    kind: TodayKind
    id: int
    person_id: int
    person: str
    due: date
    at: time | None
    days_late: int
    reason: str
    channel: ChannelKind | None
    niche: str = ""
    color: NicheColor | None = None
    photo: str = ""
    side: Side = Side.MINE
    met_on: date | None = None
    met_at: str = ""
    cadence_days: int | None = None
    last_contact: date | None = None
    others: int = 0
    subject_id: int = 0
    rhythm: str = ""
    text: str = ""

    @classmethod
    def of_nobody(
        cls, kind: TodayKind, due: date, today: date, name: str = "", at: time | None = None
    ) -> "TodayItem":
        """Return a line that is about something of this name, not about a person."""
        return cls(kind, 0, 0, "", due, at, (today - due).days, name, None)
