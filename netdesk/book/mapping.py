"""Rows of the store as values of the domain."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from netdesk.domain.model import ChannelKind, Circle, NicheColor
from netdesk.domain.preferences import Preferences, from_stored
from netdesk.store.reader import Reader, Row

if TYPE_CHECKING:
    from netdesk.domain.model import Channel

_PART = 500


def day(text: str | None) -> date | None:
    """Return a stored local date."""
    return date.fromisoformat(text) if text else None


def local_time(text: str | None) -> time | None:
    """Return the local time of day of a stored moment (UTC)."""
    if not text:
        return None
    return datetime.fromisoformat(text).astimezone().time().replace(second=0, microsecond=0)


def channel_kind(text: str | None) -> ChannelKind | None:
    """Return a stored channel kind; one that a newer book may know is `other`."""
    if not text:
        return None
    return ChannelKind(text) if text in ChannelKind._value2member_map_ else ChannelKind.OTHER


def color(text: str) -> NicheColor:
    """Return a stored niche colour."""
    return NicheColor(text) if text in NicheColor._value2member_map_ else NicheColor.IRIS


Choice = TypeVar("Choice", bound=StrEnum)


def choice(text: str, fallback: Choice) -> Choice:
    """Return a stored choice of the same kind as `fallback`, which stands for an unknown one."""
    known = type(fallback)._value2member_map_
    return type(fallback)(text) if text in known else fallback


def hour(text: str | None) -> time | None:
    """Return a stored local time of day."""
    return time.fromisoformat(text) if text else None


def stored_hour(at: time | None) -> str | None:
    """Return a local time of day as it is stored."""
    return at.strftime("%H:%M") if at else None


def circle(text: str) -> Circle:
    """Return a stored circle."""
    return Circle(text) if text in Circle._value2member_map_ else Circle.EVERYONE


def channel(kind: str, value: str, label: str, preferred: int, parts: str, own: int) -> "Channel":
    """Return a stored channel."""
    import json  # the first paint shows no channels

    from netdesk.domain.model import Channel

    pieces = tuple(json.loads(parts)) if parts else ()
    return Channel(
        channel_kind(kind) or ChannelKind.OTHER, value, label, bool(preferred), pieces, own
    )


def parts(ids: Iterable[int]) -> Iterator[Sequence[int]]:
    """Cut ids into as many as one statement takes."""
    wanted = list(ids)
    for start in range(0, len(wanted), _PART):
        yield wanted[start : start + _PART]


def preferences(reader: Reader) -> Preferences:
    """Return the book's preferences."""
    return from_stored((row[0], row[1]) for row in reader.rows("select * from preference"))


def rows_for(reader: Reader, sql: str, ids: Iterable[int], *values: Any) -> list[Row]:
    """Run `sql`, which says `in ({ids})`, for any number of ids; `values` come before the ids."""
    found: list[Row] = []
    for part in parts(ids):
        found += reader.rows(sql.format(ids=",".join("?" * len(part))), (*values, *part))
    return found
