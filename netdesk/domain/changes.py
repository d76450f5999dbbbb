"""Which rows of which kinds a step touched."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class Kind(StrEnum):
    """The user's nouns, as far as a screen can show them."""

    PERSON = "person"
    CARD = "card"
    """What somebody's card says: a person's own change, of a row or channel, not a contact."""

    NICHE = "niche"
    EVENT = "event"
    GROUP = "group"
    INTERACTION = "interaction"
    FOLLOW_UP = "follow_up"
    REFERRAL = "referral"
    INTRODUCTION = "introduction"
    COLLABORATION = "collaboration"
    ITEM = "item"
    BATCH = "batch"
    LIST = "list"
    PREFERENCE = "preference"


# A named tuple: no other data class is needed by the first paint, and their module takes 2 ms.
class Changes(NamedTuple):
    """The ids touched by one step, by kind; `everything` when only that something changed is known.

    A change to a row that belongs to a person (a channel, a niche of theirs, a follow-up, an
    interaction) counts as a change of that person too.
    """

    touched: Mapping[Kind, frozenset[int]] = MappingProxyType({})
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
