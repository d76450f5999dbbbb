"""A field of interest."""

from typing import NamedTuple

from netdesk.domain.model.kinds import NicheColor


class Niche(NamedTuple):
    """A field of interest; `people` counts its members where the question asked for it."""

    id: int
    name: str
    color: NicheColor
    description: str = ""
    cadence_days: int | None = None
    hashtags: str = ""
    places: str = ""
    people: int = 0
