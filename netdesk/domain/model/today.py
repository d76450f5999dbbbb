"""A line of Today."""

from dataclasses import dataclass
from datetime import date, time

from netdesk.domain.model.kinds import ChannelKind, NicheColor, Side, TodayKind


@dataclass(frozen=True, slots=True)
class TodayItem:
    """One line of Today; `id` is the follow-up's id, or 0 where there is none (yet).

    `cadence_days` and `last_contact` are told of those to keep warm, where they met of the rest.
    `others` counts the same event's first follow-ups that this line stands for, of those to come.
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
