"""A contact that has been."""

from dataclasses import dataclass
from datetime import date

from netdesk.domain.model.kinds import ChannelKind, Direction, Intent


@dataclass(frozen=True, slots=True)
class Interaction:
    """One contact with one or more people on the local date `on`."""

    id: int
    person_ids: tuple[int, ...]
    people: tuple[str, ...]
    on: date
    channel: ChannelKind | None
    direction: Direction
    intent: Intent
    summary: str
    note: str = ""
