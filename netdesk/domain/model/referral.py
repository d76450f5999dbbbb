"""Work that was passed on, by me or to me, and what came of it with each partner."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from netdesk.domain.model.kinds import NicheColor, ReferralStatus, Way


@dataclass(frozen=True, slots=True)
class Referral:
    """Work passed on by (received) or to (given) a partner; `client` is a name, that of the person
    `client_id` if they are in the book."""

    id: int
    way: Way
    partner_id: int
    partner: str
    client_id: int | None
    client: str
    subject: str
    on: date
    status: ReferralStatus
    value: Decimal | None
    currency: str
    thanked_on: date | None
    note: str
    settled_on: date | None
    interaction_id: int | None
    photo: str = ""
    color: NicheColor | None = None

    @property
    def is_owed_thanks(self) -> bool:
        """Say whether it came to me and nobody was thanked for it."""
        return self.way is Way.RECEIVED and self.thanked_on is None


@dataclass(frozen=True, slots=True)
class Partner:
    """What passed between a partner and me; values are of what was won, by currency."""

    person_id: int
    name: str
    received: int
    given: int
    received_won: int
    given_won: int
    received_value: Mapping[str, Decimal]
    given_value: Mapping[str, Decimal]
    unthanked: int
    photo: str = ""
    color: NicheColor | None = None
