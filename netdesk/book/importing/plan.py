"""What the user wants of an import, for everybody and of each card."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from netdesk.book.importing.sources import Key
from netdesk.domain.when import Due


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What the user wants of one card; None means as for everyone.

    `same_as` is the person it is, `as_new` that it is nobody known; `replace` names fields that
    the card's value shall take though the person has another, `keep` those whose value stays
    though the card's is newer. A follow-up with a `reason` is a promise and starts no clock.
    """

    take: bool = True
    niches: tuple[str, ...] | None = None
    follow_up: Due | None = None
    reason: str = ""
    same_as: int | None = None
    as_new: bool = False
    replace: frozenset[str] = frozenset()
    keep: frozenset[str] = frozenset()


AS_FOR_ALL = RowPlan()


@dataclass(frozen=True, slots=True)
class Plan:
    """What the user wants of an import; `event_on` is the date of an event that is new.

    `clock` False starts no first follow-up though an event is named.
    """

    event: str = ""
    event_on: date | None = None
    niches: tuple[str, ...] = ()
    follow_up: Due | None = None
    cadence_days: int | None = None
    rows: Mapping[Key, RowPlan] = field(default_factory=dict)
    clock: bool = True

    @property
    def starts_clock(self) -> bool:
        """Say whether the first follow-up clock starts for newcomers (PRODUCT rule 1)."""
        return self.clock and bool(self.event.strip() or self.follow_up)

    def row(self, key: Key) -> RowPlan:
        """Return what is wanted of a card."""
        return self.rows.get(key, AS_FOR_ALL)


NO_PLAN = Plan()
