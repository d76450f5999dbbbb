"""Dates, times and rhythms as words; how a date is written comes from outside."""

import re
from collections.abc import Callable
from datetime import date, time
from enum import StrEnum
from typing import TYPE_CHECKING

from netdesk.words.translation import mark, tr

if TYPE_CHECKING:
    from netdesk.domain.rhythm import Rhythm


class DateStyle(StrEnum):
    """How much of a date is written."""

    WEEKDAY = "weekday"  # Tuesday
    SHORT = "short"  # Tue 24 Nov
    DAY = "day"  # 24 Nov
    FULL = "full"  # 24 Nov 2026


DateFormat = Callable[[date, DateStyle], str]
TimeFormat = Callable[[time], str]

_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def _english(day: date, style: DateStyle) -> str:
    # not strftime: Qt sets the process' locale, and its names would mix with English sentences
    weekday, month = _WEEKDAYS[day.weekday()], _MONTHS[day.month - 1]
    match style:
        case DateStyle.WEEKDAY:
            return weekday
        case DateStyle.SHORT:
            return f"{weekday[:3]} {day.day} {month}"
        case DateStyle.DAY:
            return f"{day.day} {month}"
        case DateStyle.FULL:
            return f"{day.day} {month} {day.year}"


def _iso_time(at: time) -> str:
    return at.strftime("%H:%M")


_date_format: DateFormat = _english
_time_format: TimeFormat = _iso_time


def set_date_format(dates: DateFormat | None, times: TimeFormat | None = None) -> None:
    """Write dates and times of day by these functions; None is English with 24 hours."""
    global _date_format, _time_format
    _date_format, _time_format = dates or _english, times or _iso_time


def full_date(day: date) -> str:
    """Write a date that says its year: "24 Nov 2026"."""
    return _date_format(day, DateStyle.FULL)


def birthday(stored: str) -> str:
    """Write a birthday as it is kept, 1990-04-12 or --04-12, as a date with or without a year."""
    found = re.fullmatch(r"(\d{4}|-)-(\d\d)-(\d\d)", stored)
    if not found:
        return stored
    try:
        if found[1] != "-":
            return full_date(date.fromisoformat(stored))
        day = date(2000, int(found[2]), int(found[3]))
    except ValueError:
        return stored
    return full_date(day).replace("2000", "").strip(" ,./-")


def clock_time(at: time) -> str:
    """Write a time of day: "14:00"."""
    return _time_format(at)


def near_date(day: date, today: date) -> str:
    """Write a date for a narrow column: "17 Nov", with its year where that isn't today's."""
    return _date_format(day, DateStyle.DAY if day.year == today.year else DateStyle.FULL)


def short_date(day: date, today: date) -> str:
    """Write a date as lists do: relative within seven days, then "Tue 24 Nov" (UX, detail 7)."""
    days = (day - today).days
    match days:
        case 0:
            return tr("Today")
        case 1:
            return tr("Tomorrow")
        case -1:
            return tr("Yesterday")
    if 1 < days < 7:
        return _date_format(day, DateStyle.WEEKDAY)
    if -7 < days < -1:
        return tr("%n day ago||%n days ago", n=-days)
    return _date_format(day, DateStyle.SHORT if day.year == today.year else DateStyle.FULL)


def when(day: date, at: time | None, today: date) -> str:
    """Write a date as lists do, with its time if it has one: "Tomorrow 14:00"."""
    shown = short_date(day, today)
    return tr("%1 %2", shown, clock_time(at)) if at else shown


def late(days_late: int) -> str:
    """Say how late something is: "2 days late", "Today", "Tomorrow", "in 3 days"."""
    if days_late > 0:
        return tr("%n day late||%n days late", n=days_late)
    if days_late == 0:
        return tr("Today")
    return tr("Tomorrow") if days_late == -1 else tr("in %n day||in %n days", n=-days_late)


_UNITS = {
    "d": mark("Every day||Every %n days"),
    "w": mark("Every week||Every %n weeks"),
    "m": mark("Every month||Every %n months"),
    "y": mark("Every year||Every %n years"),
}


def rhythm(found: "Rhythm") -> str:
    """Say how often something comes again: "Every 2 weeks"."""
    return tr(_UNITS[found.unit], n=found.count)


_RHYTHMS = (
    (365, mark("Every year||Every %n years")),
    (30, mark("Every month||Every %n months")),
    (7, mark("Every week||Every %n weeks")),
    (1, mark("Every day||Every %n days")),
)


def cadence(days: int | None) -> str:
    """Say how often: "Every 3 months" for 90 days, "No rhythm" for None."""
    if not days:
        return tr("No rhythm")
    length, text = next(unit for unit in _RHYTHMS if days % unit[0] == 0)
    return tr(text, n=days // length)


def a_week(number: float) -> str:
    """Write a number of contacts a week: whole, or with one digit where it is small."""
    return f"{number:.0f}" if number >= 3 or number == round(number) else f"{number:.1f}"


def contacts_a_week(number: float) -> str:
    """Say a number of contacts a week in words."""
    shown = a_week(number)
    return tr("%1 contact a week||%1 contacts a week", shown, n=1 if shown == "1" else 2)
