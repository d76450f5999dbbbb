"""The nouns of NetDesk as frozen values."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class ChannelKind(StrEnum):
    """Where a person can be reached."""

    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    WEBSITE = "website"
    LINKEDIN = "linkedin"
    X = "x"
    INSTAGRAM = "instagram"
    MASTODON = "mastodon"
    BLUESKY = "bluesky"
    GITHUB = "github"
    SLACK = "slack"
    DISCORD = "discord"
    FORUM = "forum"
    FACEBOOK = "facebook"
    OTHER = "other"

    @property
    def is_profile(self) -> bool:
        """Say whether it is a profile on some network (`profiles` of PRODUCT's person)."""
        return self not in (
            ChannelKind.EMAIL,
            ChannelKind.PHONE,
            ChannelKind.ADDRESS,
            ChannelKind.WEBSITE,
        )


class Circle(StrEnum):
    """How close somebody is (PRODUCT, Words)."""

    INNER = "inner"
    ACTIVE = "active"
    WIDER = "wider"
    EVERYONE = "everyone"


class Direction(StrEnum):
    """Who reached out in an interaction."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"
    MUTUAL = "mutual"


class Intent(StrEnum):
    """What an interaction was for."""

    GIVE = "give"
    ASK = "ask"
    NEUTRAL = "neutral"


class Side(StrEnum):
    """Whose promise a follow-up is."""

    MINE = "mine"
    THEIRS = "theirs"


class Origin(StrEnum):
    """Where a follow-up comes from."""

    FIRST = "first"
    CADENCE = "cadence"
    PROMISE = "promise"
    MANUAL = "manual"
    THANKS = "thanks"


class FollowUpStatus(StrEnum):
    """What became of a follow-up."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class State(StrEnum):
    """How warm the contact with a person is (PRODUCT, rule 2)."""

    CLOSED = "closed"
    NEW = "new"
    NONE = "none"
    WARM = "warm"
    COOLING = "cooling"
    COLD = "cold"


class NicheColor(StrEnum):
    """The eight colours of UX.md, in the order in which new niches take them."""

    IRIS = "iris"
    TEAL = "teal"
    PLUM = "plum"
    MOSS = "moss"
    CLAY = "clay"
    SKY = "sky"
    ROSE = "rose"
    AMBER = "amber"


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to reach a person; `value` is as the source wrote it.

    `parts` are the components of an address in the order of RFC 6350 §6.3.1 (PO box, extended,
    street, city, region, code, country), empty for all else.
    """

    kind: ChannelKind
    value: str
    label: str = ""
    preferred: bool = False
    parts: tuple[str, ...] = ()
    id: int = 0


@dataclass(frozen=True, slots=True)
class Niche:
    """A field of interest; `people` counts its members where the question asked for it."""

    id: int
    name: str
    color: NicheColor
    description: str = ""
    cadence_days: int | None = None
    hashtags: str = ""
    places: str = ""
    people: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """An occasion to meet people; `on` is a local date."""

    id: int
    name: str
    on: date | None
    attended: bool
    place: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A promise to act, due on the local date `due`, at the local time `at` if it matters.

    `days_late` counts from `due` (0 today, negative in the future) and ignores snoozing.
    """

    id: int
    person_id: int
    person: str
    due: date
    at: time | None
    reason: str
    channel: ChannelKind | None
    origin: Origin
    side: Side
    status: FollowUpStatus
    snoozed_until: date | None
    snoozed_at: time | None
    days_late: int


@dataclass(frozen=True, slots=True)
class Interaction:
    """One contact with one or more people on the local date `on`."""

    id: int
    person_ids: tuple[int, ...]
    people: tuple[str, ...]
    on: date
    channel: ChannelKind | None
    direction: Direction
    intent: Intent
    summary: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody you know, whole; `photo` is the SHA-256 of their picture."""

    id: int
    uid: str
    name: str
    name_derived: bool = False
    prefix: str = ""
    given_name: str = ""
    additional_names: str = ""
    family_name: str = ""
    suffix: str = ""
    nickname: str = ""
    organization: str = ""
    department: str = ""
    title: str = ""
    birthday: str = ""
    notes: str = ""
    photo: str = ""
    photo_bytes: int = 0
    offers: str = ""
    needs: str = ""
    introduced_by: int | None = None
    introduced_by_name: str = ""
    preferred_channel: ChannelKind | None = None
    not_before: date | None = None
    do_not_contact: bool = False
    met_on: date | None = None
    met_at: str = ""
    event_id: int | None = None
    circle: Circle = Circle.EVERYONE
    cadence_days: int | None = None
    clock_on: date | None = None
    created_on: date
    channels: tuple[Channel, ...] = ()
    niches: tuple[Niche, ...] = ()
    last_contact: date | None = None
    next_contact: date | None = None
    effective_cadence: int | None = None
    state: State = State.NONE


@dataclass(frozen=True, slots=True)
class PersonLine:
    """What a list shows of a person, small enough for thousands.

    `due` is the earliest open follow-up (local date), None if there is none.
    """

    id: int
    name: str
    title: str
    organization: str
    reach: str
    photo: str
    niches: tuple[str, ...]
    colors: tuple[NicheColor, ...]
    circle: Circle
    due: date | None
    last_contact: date | None
    met_on: date | None
    state: State


class TodayKind(StrEnum):
    """Why something stands in Today, in the order of PRODUCT rule 3."""

    NEGLECTED = "neglected"
    PROMISE = "promise"
    FOLLOW_UP = "follow_up"
    THANKS = "thanks"
    KEEP_WARM = "keep_warm"


@dataclass(frozen=True, slots=True)
class TodayItem:
    """One line of Today; `id` is the follow-up's id, or 0 where there is none (yet).

    `cadence_days` and `last_contact` are told of those to keep warm, where they met of the rest.
    `others` counts the same event's first follow-ups that this line stands for, of those to come.
    """

    kind: TodayKind
    id: int
    person_id: int
    person: str
    due: date
    at: time | None
    days_late: int
    reason: str
    channel: ChannelKind | None
    niche: str = ""
    color: NicheColor | None = None
    photo: str = ""
    side: Side = Side.MINE
    met_on: date | None = None
    met_at: str = ""
    cadence_days: int | None = None
    last_contact: date | None = None
    others: int = 0


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One readable line of the lasting history; `at` is UTC."""

    at: datetime
    step: str
    person_id: int | None
    person: str
    field: str
    old: str
    new: str
