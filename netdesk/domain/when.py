"""A date that somebody typed: WHEN of PRODUCT."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, date, time, timedelta

from netdesk.domain.errors import NotUnderstood
from netdesk.domain.when_words import english

MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}
WEEKDAYS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            ("mon", "monday"),
            ("tue", "tues", "tuesday"),
            ("wed", "weds", "wednesday"),
            ("thu", "thur", "thurs", "thursday"),
            ("fri", "friday"),
            ("sat", "saturday"),
            ("sun", "sunday"),
        )
    )
    for name in names
}

FIRST_YEAR, LAST_YEAR = 1583, 8999
"""No day of other years is taken: what is reckoned from it might leave the calendar."""
_CLOCK = re.compile(
    r"(?:^|[\s,t])(?:at\s+)?(?:(?P<hour>\d{1,2})[:.](?P<minute>[0-5]\d)(?:\s*(?P<half>[ap])\.?m\.?)?"
    r"|(?P<hour12>\d{1,2})\s*(?P<half12>[ap])\.?m\.?)$"
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SPAN = re.compile(
    r"(?:in\s+)?(?P<count>\d{1,5}|an?|one)\s*(?P<unit>[dwmy]|days?|weeks?|months?|years?)"
)
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s*(?:of\s+)?([^\W\d_]+)\.?(?:,?\s+(\d{4}))?")
_MONTH_DAY = re.compile(r"([^\W\d_]+)\.?\s*(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?")


@dataclass(frozen=True, slots=True)
class Due:
    """A local date, with a local time if it matters."""

    day: date
    at: time | None = None


def parse(
    text: str,
    today: date,
    *,
    month_names: Mapping[str, int] = MONTHS,
    weekday_names: Mapping[str, int] = WEEKDAYS,
) -> Due:
    """Say which date (and time) `text` means, seen from `today`.

    English, German, Spanish and French are understood alike. `month_names` (1 to 12) and
    `weekday_names` (0 is Monday) are lower-case names besides. Raises NotUnderstood("when", text).
    """
    months, weekdays = {**MONTHS, **month_names}, {**WEEKDAYS, **weekday_names}
    for said in (" ".join(text.lower().split()), english(text)):
        day_text, at = split_time(said)
        day = today if at and not day_text else _day(day_text, today, months, weekdays)
        if day is not None and is_reckonable(day):
            return Due(day, at)
    raise NotUnderstood("when", text)


def is_reckonable(day: date) -> bool:
    """Say whether rhythms, cadences and limits can be counted on from a day."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def split_time(text: str) -> tuple[str, time | None]:
    """Take a time of day (`14:00`, `2pm`, `at 9.30`) off the end of a lower-case text."""
    found = _CLOCK.search(text)
    at = _time(found) if found else None
    if found is None or at is None:
        return text, None
    return text[: found.start()].rstrip(" ,"), at


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later, or the last one of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def end_of_month(day: date) -> date:
    """Return the last day of the month in which `day` lies."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def _time(found: re.Match[str]) -> time | None:
    hour, minute = int(found["hour"] or found["hour12"]), int(found["minute"] or 0)
    half = found["half"] or found["half12"]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 else None


def _day(
    text: str, today: date, months: Mapping[str, int], weekdays: Mapping[str, int]
) -> date | None:
    fixed = _FIXED.get(text)
    try:
        if fixed:
            return fixed(today)
        named = _weekday(text, today, weekdays) or _named(text, today, months)
        return named or _iso(text) or _span(text, today)
    except (ValueError, OverflowError):  # 30 feb; a date beyond the calendar's end
        return None


def _iso(text: str) -> date | None:
    found = _ISO.fullmatch(text)
    return date(*map(int, found.groups())) if found else None


def _span(text: str, today: date) -> date | None:
    found = _SPAN.fullmatch(text)
    if not found:
        return None
    count = int(found["count"]) if found["count"].isdigit() else 1
    match found["unit"][0]:
        case "d":
            return today + timedelta(days=count)
        case "w":
            return today + timedelta(weeks=count)
        case "m":
            return add_months(today, count)
        case _:
            return add_months(today, 12 * count)


def _weekday(text: str, today: date, weekdays: Mapping[str, int]) -> date | None:
    wanted = weekdays.get(text.removeprefix("on ").removeprefix("next ").rstrip("."))
    return None if wanted is None else _next_weekday(today, wanted)


def _next_weekday(today: date, wanted: int) -> date:
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _named(text: str, today: date, months: Mapping[str, int]) -> date | None:
    text = text.removeprefix("on ")
    if found := _DAY_MONTH.fullmatch(text):
        day, name, year = found.groups()
    elif found := _MONTH_DAY.fullmatch(text):
        name, day, year = found.groups()
    else:
        return None
    month = months.get(name)
    if month is None:
        return None
    return date(int(year), month, int(day)) if year else _coming(today, month, int(day))


def _coming(today: date, month: int, day: int) -> date | None:
    """Return the next such day, today included; a 29 February waits for its year (at most 8)."""
    for year in range(today.year, min(today.year + 9, MAXYEAR + 1)):
        if 1 <= day <= monthrange(year, month)[1] and date(year, month, day) >= today:
            return date(year, month, day)
    return None


_FIXED: Mapping[str, Callable[[date], date]] = {
    "today": lambda today: today,
    "tomorrow": lambda today: today + timedelta(days=1),
    "end of month": end_of_month,
    "end of the month": end_of_month,
    "eom": end_of_month,
    "next week": lambda today: _next_weekday(today, WEEKDAYS["mon"]),
    "next month": lambda today: add_months(today.replace(day=1), 1),
}
