"""Somebody you know, whole and as a line of a list."""

from dataclasses import dataclass
from datetime import date

from netdesk.domain.model.channel import Channel
from netdesk.domain.model.kinds import ChannelKind, Circle, NicheColor, State
from netdesk.domain.model.niche import Niche


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody you know, whole; `photo` is the SHA-256 of their picture, `disconnected_on` the day
    since which they are no connection on LinkedIn any more."""

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
    met_note: str = ""
    disconnected_on: date | None = None
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
