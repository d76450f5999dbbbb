"""The one place that knows what time it is."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

_source: Callable[[], datetime] | None = None
_shift = timedelta()


def now() -> datetime:
    """Return the current moment as an aware datetime in the local zone."""
    current = (_source() if _source else datetime.now(UTC)).astimezone()
    if not _shift:
        return current
    wall = current.replace(tzinfo=None) + _shift  # the zone's offset may be another on that day
    return _moment(wall).astimezone()


def today() -> date:
    """Return the current local date."""
    return now().date()


def utc() -> datetime:
    """Return the current moment in UTC, for what is stored."""
    return now().astimezone(UTC)


def moment(day: date, at: time) -> datetime:
    """Return the moment (UTC) of a local time of day.

    A time that the clocks skip comes as much after their jump as it lies after its beginning.
    """
    return _moment(datetime.combine(day, at))


def _moment(wall: datetime) -> datetime:
    # not astimezone(): that is an hour early for a time that the clocks skip
    return datetime.fromtimestamp(wall.timestamp(), UTC)


def set_today(day: date) -> None:
    """Make `day` the current local date for everything (--today); the time of day stays."""
    global _shift
    _shift = timedelta()
    _shift = timedelta(days=(day - today()).days)


def set_source(source: Callable[[], datetime] | None) -> None:
    """Take the time from `source` (an aware datetime), for tests; None is the system's clock."""
    global _source, _shift
    _source, _shift = source, timedelta()
