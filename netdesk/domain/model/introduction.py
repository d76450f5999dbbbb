"""Two people brought together, and two that could be."""

from dataclasses import dataclass
from datetime import date

from netdesk.domain.model.group import Face
from netdesk.domain.model.kinds import IntroductionStatus

OUTCOME_DAYS = 14
"""So many days after it went, how it went is asked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One side of an introduction: when they were asked, and what they said (None: nothing yet)."""

    face: Face
    on: date | None = None
    said: bool | None = None


@dataclass(frozen=True, slots=True)
class Introduction:
    """Two people and why they should meet; `worked` is None until it is known."""

    id: int
    a: Asked
    b: Asked
    reason: str
    created_on: date
    sent_on: date | None
    worked: bool | None
    note: str
    dropped_on: date | None

    @property
    def status(self) -> IntroductionStatus:
        """How far it is, by what was asked, said and sent."""
        if self.worked is not None:
            return IntroductionStatus.WORKED if self.worked else IntroductionStatus.FAILED
        if self.sent_on:
            return IntroductionStatus.SENT
        if self.dropped_on:
            return IntroductionStatus.DROPPED
        if False in (self.a.said, self.b.said):
            return IntroductionStatus.DECLINED
        both = self.a.said and self.b.said
        return IntroductionStatus.READY if both else IntroductionStatus.ASKING

    @property
    def last_on(self) -> date:
        """The day when something last happened to it."""
        days = (self.created_on, self.a.on, self.b.on, self.sent_on, self.dropped_on)
        return max(day for day in days if day)


@dataclass(frozen=True, slots=True)
class Match:
    """Two people who don't know each other and should: what `a` offers meets what `b` needs, by
    these words; without words they share the niche."""

    a: Face
    b: Face
    words: tuple[str, ...]
    niche: str
    offer: str = ""
    need: str = ""
