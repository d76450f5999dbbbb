"""Something done together with others."""

from dataclasses import dataclass
from datetime import date

from netdesk.domain.model.group import Face
from netdesk.domain.model.kinds import CollaborationKind, Stage


@dataclass(frozen=True, slots=True)
class Collaboration:
    """A joint project or a cross-promotion; `next_step` is due on `next_on`."""

    id: int
    name: str
    kind: CollaborationKind
    stage: Stage
    description: str
    url: str
    outcome: str
    next_step: str
    next_on: date | None
    created_on: date
    people: tuple[Face, ...]
