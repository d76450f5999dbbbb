"""What is known of a person, and two who may be one."""

from dataclasses import dataclass
from enum import StrEnum

LIKELY, SURE = 0.85, 0.99


class Reason(StrEnum):
    """Why two people may be one."""

    EMAIL = "email"
    PHONE = "phone"
    PROFILE = "profile"
    SAME_NAME = "same_name"
    SIMILAR_NAME = "similar_name"
    ORGANIZATION = "organization"
    NICHE = "niche"
    BIRTHDAY = "birthday"

    __hash__ = str.__hash__  # as quick as a string's: each channel's kind is looked up


BY_NAME = frozenset({Reason.SAME_NAME, Reason.SIMILAR_NAME})
"""What alone never makes two people likely to be one: there are namesakes."""

_BY_CHANNEL = frozenset({Reason.EMAIL, Reason.PHONE, Reason.PROFILE})


@dataclass(frozen=True, slots=True)
class Entry:
    """What of a person is compared; `keys` are match keys of channels (domain.matching)."""

    id: int
    name: str
    organization: str = ""
    nickname: str = ""
    birthday: str = ""
    keys: frozenset[str] = frozenset()
    niches: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two people who may be one: `one` was first in the book; `score` is from 0 to 1."""

    one: int
    other: int
    score: float
    reasons: tuple[Reason, ...]

    @property
    def is_sure(self) -> bool:
        """Say whether it can be merged without a look: a channel in common, and the name."""
        return self.score >= SURE and not _BY_CHANNEL.isdisjoint(self.reasons)


def kind_of(key: str) -> Reason:
    """Return whether a match key is an e-mail's, a phone's or a profile's."""
    if key.startswith("mailto:"):
        return Reason.EMAIL
    return Reason.PHONE if key.startswith("+") else Reason.PROFILE
