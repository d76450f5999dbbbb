"""A field of interest."""

from dataclasses import dataclass

from netdesk.domain.model.kinds import NicheColor


@dataclass(frozen=True, slots=True)
class Niche:
    """A field of interest; `people` counts its members where the question asked for it."""

    id: int
    name: str
    color: NicheColor
    description: str = ""
    cadence_days: int | None = None
    hashtags: str = ""
    places: str = ""
    people: int = 0
