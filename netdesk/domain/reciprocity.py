"""Give first: what was given and received, and when an ask wants a gift before (PRODUCT rule 5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netdesk.domain.model import Direction, Intent, Interaction
from netdesk.domain.when import add_months

ASKS_IN_A_ROW = 3
QUIET_MONTHS = 6
YEAR_MONTHS = 12


class Imbalance(StrEnum):
    """Why something could be offered before asking."""

    ONLY_ASKS = "only_asks"
    NOTHING_GIVEN = "nothing_given"


@dataclass(frozen=True, slots=True)
class Balance:
    """Counts of twelve months, never a debt; the last four tell what the gives were, and how many
    became clients of what was received."""

    given: int = 0
    received: int = 0
    introductions: int = 0
    shared: int = 0
    referrals: int = 0
    clients: int = 0


def since(today: date) -> date:
    """Return the day after which the twelve months of the counts begin."""
    return add_months(today, -YEAR_MONTHS)


def imbalance(contacts: Iterable[Interaction], today: date) -> Imbalance | None:
    """Return what speaks for offering something before asking somebody, None if nothing does.

    Their last three contacts from my side were all asks, or nothing was given for six months.
    """
    mine = [one for one in contacts if one.direction is not Direction.INCOMING and one.on <= today]
    mine.sort(key=lambda one: (one.on, one.id), reverse=True)
    last = mine[:ASKS_IN_A_ROW]
    if len(last) == ASKS_IN_A_ROW and all(one.intent is Intent.ASK for one in last):
        return Imbalance.ONLY_ASKS
    quiet = add_months(today, -QUIET_MONTHS)
    if any(one.intent is Intent.GIVE and one.on > quiet for one in mine):
        return None
    return Imbalance.NOTHING_GIVEN
