"""Dates, times, durations and simple rhythms as calendars write them (RFC 5545 §3.3)."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

from netdesk.domain.rhythm import Rhythm
from netdesk.domain.when import FIRST_YEAR, LAST_YEAR
from netdesk.exchange.icalendar.zones import zone

When = date
"""A date for whole days, else a datetime."""

_WHEN = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?",
    re.ASCII,
)
_DURATION = re.compile(
    r"\+?P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?",
    re.ASCII,
)
_UNITS = {"DAILY": "d", "WEEKLY": "w", "MONTHLY": "m", "YEARLY": "y"}
_PLAIN = frozenset({"FREQ", "INTERVAL", "WKST"})
_DAYS = {"WEEKLY": "BYDAY", "MONTHLY": "BYMONTHDAY"}


def when(value: str, zone_name: str, places: dict[str, str]) -> tuple[When | None, bool]:
    """Return a date or time, None if it is none, and whether its time zone is known.

    `places` tells where zones of the file's own are.
    """
    found = _WHEN.fullmatch(value.strip()[:64])
    if found is None:
        return None, True
    year, month, day_, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None, True
    try:
        if found[4] is None:
            return date(year, month, day_), True
        moment = datetime(year, month, day_, hour, minute, min(second, 59))
    except ValueError:
        return None, True
    if found[7]:
        return moment.replace(tzinfo=_offset(found[7])), True
    if not zone_name:
        return moment, True
    place = zone(places.get(zone_name, "")) or zone(zone_name)
    return moment.replace(tzinfo=place), place is not None


def day(moment: When | None) -> When | None:
    """Return the day of a date or time."""
    return moment.date() if isinstance(moment, datetime) else moment


def end(start: When, until: When | None, duration: str) -> When | None:
    """Return when an event ends, for whole days its last day; None where that adds nothing."""
    if until is None and (found := _DURATION.fullmatch(duration)):
        weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
        length = timedelta(days, seconds, 0, 0, minutes, hours, weeks)
        try:
            until = start + (length if isinstance(start, datetime) else timedelta(length.days))
        except OverflowError:
            return None
    if until is None:
        return None
    if not isinstance(start, datetime):
        last = (day(until) or start) - timedelta(days=1)
        return last if last > start else None
    if not isinstance(until, datetime):
        return None
    if (until.tzinfo is None) != (start.tzinfo is None):
        until = until.replace(tzinfo=start.tzinfo)
    return until if until > start else None


def rhythm(rule: str) -> Rhythm | None:
    """Return what a rule says if it is as simple as every two weeks, without an end."""
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";") if "=" in part)
    frequency, interval = parts.get("FREQ", ""), parts.get("INTERVAL", "1")
    allowed = _PLAIN | {_DAYS.get(frequency, "")}
    several = "," in parts.get(_DAYS.get(frequency, ""), "")
    if frequency not in _UNITS or parts.keys() - allowed or several:
        return None
    if not re.fullmatch(r"[1-9]\d{0,2}", interval, re.ASCII):
        return None
    return Rhythm(int(interval), _UNITS[frequency])


def _offset(text: str) -> timezone:
    if text == "Z":
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=min(minutes, 1439)) * (-1 if text[0] == "-" else 1))
