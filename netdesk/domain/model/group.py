"""A community or a circle that meets, its members in their turns, and its meetings."""

from dataclasses import dataclass
from datetime import date, time

from netdesk.domain.model.follow_up import FollowUp
from netdesk.domain.model.kinds import GroupKind, NicheColor


@dataclass(frozen=True, slots=True)
class Group:
    """A community or circle; `rhythm` is 2w, 1m, ... or empty.

    `next_on` (at the local time `next_at` if it matters) is the next meeting or, of an online
    group, the next visit. `turn` is the person whose turn it is, 0 for me, where `takes_turns`.
    """

    id: int
    name: str
    kind: GroupKind
    url: str
    place: str
    notes: str
    niche_id: int | None
    niche: str
    color: NicheColor | None
    rhythm: str
    next_on: date | None
    next_at: time | None
    next_topic: str
    takes_turns: bool
    turn: int
    joined_on: date | None
    left_on: date | None

    @property
    def my_topic(self) -> str:
        """What I planned to show at the next meeting, "" where that is not my turn."""
        return self.next_topic if self.takes_turns and not self.turn else ""


@dataclass(frozen=True, slots=True)
class GroupLine:
    """What a list shows of a group; `last_on` is the last meeting or visit.

    `members` leaves me out; `turn_name` is empty where it is my turn, or nobody's.
    """

    group: Group
    members: int
    last_on: date | None
    turn_name: str

    @property
    def my_turn(self) -> bool:
        """Say whether the next meeting is mine."""
        return self.group.takes_turns and not self.group.turn and not self.group.left_on


@dataclass(frozen=True, slots=True)
class GroupMember:
    """Somebody of a group; `person_id` 0 is me.

    `next_on` is the date of their coming turn; `last_topic` what they showed last, or of me the
    topic that I noted for my coming turn.
    """

    person_id: int
    name: str
    organization: str
    photo: str
    color: NicheColor | None
    next_on: date | None
    last_topic: str
    last_on: date | None


@dataclass(frozen=True, slots=True)
class Face:
    """Somebody in a row of small pictures."""

    person_id: int
    name: str
    photo: str
    color: NicheColor | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of a group with who came besides me, or a visit; `mine`: it was my turn."""

    id: int
    on: date
    topic: str
    notes: str
    presenter_id: int | None
    presenter: str
    mine: bool
    people: tuple[Face, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group with its members as their turns come, its meetings (newest first) and promises.

    `introductions` counts people whom its members brought, `referrals` the work that came of it.
    """

    group: Group
    members: tuple[GroupMember, ...]
    meetings: tuple[Meeting, ...]
    promises: tuple[FollowUp, ...]
    introductions: int = 0
    referrals: int = 0

    @property
    def since(self) -> date | None:
        """The first meeting or visit."""
        return self.meetings[-1].on if self.meetings else None

    @property
    def came(self) -> float:
        """How many came to a meeting on average, with me."""
        if not self.meetings:
            return 0
        return sum(len(one.people) + 1 for one in self.meetings) / len(self.meetings)

    @property
    def size(self) -> int:
        """How many belong to it, with me."""
        return len({one.person_id for one in self.members} | {0})
