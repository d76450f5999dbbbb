"""A contact that has been."""

from dataclasses import dataclass
from datetime import date

from netdesk.domain.model.kinds import ChannelKind, Direction, GiveKind, Intent


@dataclass(frozen=True, slots=True)
class Interaction:
    """One contact with one or more people on the local date `on`.

    `reply_by` is set where a reply is expected, `replied_on` once it came. `forced` says that a
    warning of the guard was overruled. `item` is what was shared, `outcome` what came of it
    (`won`: a client), `thanked_on` when I thanked for it.
    """

    id: int
    person_ids: tuple[int, ...]
    people: tuple[str, ...]
    on: date
    channel: ChannelKind | None
    direction: Direction
    intent: Intent
    summary: str
    note: str = ""
    give_kind: GiveKind | None = None
    learned: str = ""
    event_id: int | None = None
    event: str = ""
    reply_by: date | None = None
    replied_on: date | None = None
    forced: bool = False
    item_id: int | None = None
    item: str = ""
    outcome: str = ""
    won: bool = False
    thanked_on: date | None = None
