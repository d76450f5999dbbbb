"""Which rows of which kinds a step touched."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """The user's nouns, as far as a screen can show them."""

    PERSON = "person"
    NICHE = "niche"
    EVENT = "event"
    GROUP = "group"
    INTERACTION = "interaction"
    FOLLOW_UP = "follow_up"
    BATCH = "batch"
    LIST = "list"
    PREFERENCE = "preference"


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids touched by one step, by kind; `everything` when only that something changed is known.

    A change to a row that belongs to a person (a channel, a niche of theirs, a follow-up, an
    interaction) counts as a change of that person too.
    """

    touched: Mapping[Kind, frozenset[int]] = field(default_factory=dict)
    everything: bool = False

    def __bool__(self) -> bool:
        return self.everything or any(self.touched.values())

    def touches(self, *kinds: Kind) -> bool:
        """Say whether a screen that shows these kinds is out of date."""
        return self.everything or any(self.touched.get(kind) for kind in kinds)

    def ids(self, kind: Kind) -> frozenset[int]:
        """Return the ids of this kind that are known to be touched."""
        return self.touched.get(kind, frozenset())


ALL = Changes(everything=True)
