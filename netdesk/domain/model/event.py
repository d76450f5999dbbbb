"""An occasion to meet people."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Event:
    """An occasion to meet people; `on` is a local date."""

    id: int
    name: str
    on: date | None
    attended: bool
    place: str = ""
