"""What can be shared: who got it and whom it would help."""

from dataclasses import dataclass
from datetime import date

from netdesk.domain.model.group import Face
from netdesk.domain.model.kinds import ItemKind
from netdesk.domain.model.niche import Niche


@dataclass(frozen=True, slots=True)
class Item:
    """Something of the library, by URL or by the path of a file; `shared` counts who got it.

    `touched_on` is when it was made, changed or refreshed last, `shared_on` when it went last.
    """

    id: int
    title: str
    kind: ItemKind
    url: str
    path: str
    notes: str
    made_on: date | None
    touched_on: date
    stale: bool
    niches: tuple[Niche, ...] = ()
    shared: int = 0
    shared_on: date | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who got an item, and what came of it; `won` says that they became a client."""

    interaction_id: int
    face: Face
    on: date
    replied_on: date | None
    outcome: str
    won: bool


@dataclass(frozen=True, slots=True)
class Audience:
    """Somebody whom an item would help: by which of their needs (words) and shared niches."""

    face: Face
    title: str
    organization: str
    needs: tuple[str, ...]
    niches: tuple[Niche, ...]
    last_contact: date | None


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item with whom it would help, the best first, and who got it, the last first.

    `resting` counts who would be among the first if they had not been written to lately.
    """

    item: Item
    helps: tuple[Audience, ...]
    resting: int
    got: tuple[Recipient, ...]

    @property
    def replied(self) -> int:
        """How many of them answered."""
        return sum(one.replied_on is not None for one in self.got)

    @property
    def won(self) -> int:
        """How many of them became clients."""
        return sum(one.won for one in self.got)
