"""What a line was understood as."""

from dataclasses import dataclass
from enum import StrEnum

from netdesk.domain.model import Channel
from netdesk.domain.when import Due


class PartKind(StrEnum):
    """What a stretch of the line was understood as."""

    NAME = "name"
    TITLE = "title"
    ORGANIZATION = "organization"
    NICHE = "niche"
    EVENT = "event"
    GROUP = "group"
    CHANNEL = "channel"
    DUE = "due"
    REASON = "reason"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Part:
    """`line[start:end]` was understood as `kind`, meaning `text`."""

    kind: PartKind
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class QuickAdd:
    """A line as it was understood; `parts` are in the order of the line.

    `card` is the vCard that was pasted instead of a line.
    """

    name: str = ""
    title: str = ""
    organization: str = ""
    niches: tuple[str, ...] = ()
    event: str = ""
    group: str = ""
    channels: tuple[Channel, ...] = ()
    due: Due | None = None
    reason: str = ""
    note: str = ""
    parts: tuple[Part, ...] = ()
    card: str = ""
