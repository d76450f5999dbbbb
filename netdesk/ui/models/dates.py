"""Dates and times as the user's region writes them, in the language of the sentences."""

import re
from datetime import date, time

from PySide6.QtCore import QDate, QLocale, QTime

from netdesk import words
from netdesk.words import DateStyle

# Compiled at their first use: the first frame seldom writes a date.
_WEEKDAY = r"dddd[\s,]*|[\s,]*dddd$"
_YEAR = r"[\s,]*('[^']*')?\s*y+\.?$"


def follow_region() -> None:
    """Write dates in English, the language of NetDesk, but by the habits of the system's region.

    Weekday and month names of another language would stand strangely in an English sentence.
    """
    region = QLocale.system().territory()
    QLocale.setDefault(QLocale(QLocale.Language.English, region))
    words.set_date_format(written_date, written_time)


def written_date(day: date, style: DateStyle) -> str:
    """Return a day as weekday, "Tue 24 Nov", "24 Nov" or "24 Nov 2026", in the region's order."""
    locale = QLocale()
    if style is DateStyle.WEEKDAY:
        return locale.dayName(day.isoweekday())
    form = locale.dateFormat(QLocale.FormatType.LongFormat).replace("MMMM", "MMM")
    if style is DateStyle.SHORT:
        form = re.sub(_YEAR, "", form.replace("dddd, ", "ddd ").replace("dddd", "ddd"))
    else:
        form = re.sub(_WEEKDAY, "", form)
    if style is DateStyle.DAY:
        form = re.sub(_YEAR, "", form)
    return locale.toString(QDate(day.year, day.month, day.day), form)


def written_time(at: time) -> str:
    """Return a time of day, with 12 or 24 hours as the region has it."""
    return QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)


def long_date(day: date, today: date) -> str:
    """Return a day with its weekday in words, the year left out where it is this one."""
    form = QLocale().dateFormat(QLocale.FormatType.LongFormat)
    form = re.sub(_YEAR, "", form) if day.year == today.year else form
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def month_name(day: date, today: date, *, short: bool = False) -> str:
    """Return a day's month in words, with its year where it is another one."""
    form = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    name = QLocale().standaloneMonthName(day.month, form)
    return name if day.year == today.year else f"{name} {day.year}"
