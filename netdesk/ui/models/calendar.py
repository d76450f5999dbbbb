"""Weeks and months as the calendar shows them: which days, in which order, under which words."""

import re
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale

from netdesk import words
from netdesk.book.agenda import Happening, Plan
from netdesk.domain.model import TodayItem, TodayKind
from netdesk.ui.models.today import lateness, reason
from netdesk.words import tr

ROWS, WEEK = 6, 7
Columns = list[list[date]]
"""The days of a week, one column each; the days of a weekend share one."""


def workdays() -> set[int]:
    """Return the weekdays (1 is Monday) on which the user's region works."""
    days = {day.value for day in QLocale().weekdays()}
    return days if 0 < len(days) < WEEK else {1, 2, 3, 4, 5}


def first_workday() -> int:
    """Return the weekday with which working weeks begin: the first after the days off."""
    working = workdays()
    return next(day for day in sorted(working) if (day - 2) % WEEK + 1 not in working)


def week_start(today: date) -> date:
    """Return the first working day of today's week; on a day off, of the week to come."""
    back = (today.isoweekday() - first_workday()) % WEEK
    start = today - timedelta(days=back)
    return start if today.isoweekday() in workdays() else start + timedelta(weeks=1)


def week_columns(start: date, today: date) -> Columns:
    """Return the columns of the week from `start`: its working days, then its days off in one.

    Today stands before them unless it is one of them, with the days off before the week comes.
    """
    working = workdays()
    days = [start + timedelta(days=n) for n in range(WEEK)]
    columns = [[day] for day in days if day.isoweekday() in working]
    columns.append([day for day in days if day.isoweekday() not in working])
    if today in days and today.isoweekday() in working:
        return columns
    columns[-1] = [day for day in columns[-1] if day != today]
    gap = (start - today).days if start == week_start(today) else 1
    before = [today + timedelta(days=n) for n in range(max(1, gap))]
    return [before, *(column for column in columns if column)]


def week_title(start: date) -> str:
    """Say which week it is: "23 to 29 November"."""
    end = start + timedelta(days=WEEK - 1)
    first, last = day_month(start), day_month(end)
    if start.month == end.month:
        number = QLocale().toString
        if _day_month_form().startswith("d"):
            first = number(start.day)
        else:
            last = number(end.day)
    return tr("%1 to %2", first, last)


def month_title(month: date) -> str:
    """Name a month with its year: "November 2026"."""
    return QLocale().toString(QDate(month.year, month.month, 1), "MMMM yyyy")


def month_start(month: date) -> date:
    """Return the day in the first cell of a month's six rows."""
    first = month.replace(day=1)
    return first - timedelta(days=(first.isoweekday() - QLocale().firstDayOfWeek().value) % WEEK)


def day_month(day: date) -> str:
    """Write a day with its month's whole name, as the region has it: "29 November"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), _day_month_form())


def _day_month_form() -> str:
    """Return the region's long date without weekday and year."""
    form = QLocale().dateFormat(QLocale.FormatType.LongFormat)
    form = re.sub(r"d{3,4}[\s,]*|[\s,]*('[^']*')?\s*y+\.?", "", form)
    return form.strip(" ,")


def short_weekday(day: date) -> str:
    """Return a day's name as a column is headed: "Mon"."""
    form = QLocale.FormatType.ShortFormat
    return QLocale().standaloneDayName(day.isoweekday(), form).rstrip(".")


def title(plan: Plan) -> str:
    """Return what a card is called: the person, or how many first follow-ups."""
    if plan.faces:
        return tr("%n first follow-up||%n first follow-ups", n=len(plan.faces))
    return plan.line.person


def about(plan: Plan) -> str:
    """Return what a card says under its title."""
    line = plan.line
    if plan.faces:
        return line.met_at
    if line.kind is TodayKind.KEEP_WARM:
        since = line.days_late + (line.cadence_days or 0)
        return tr("Keep warm, %n day||Keep warm, %n days", n=since)
    at = words.clock_time(line.at) if line.at else ""
    return tr("%1 · %2", at, reason(line)) if at else reason(line)


def late_words(line: TodayItem) -> str:
    """Say how late a line is; empty for what is in time."""
    late = line.days_late > 0 and line.kind is not TodayKind.KEEP_WARM
    return lateness(line) if late else ""


def happening_note(happening: Happening) -> str:
    """Return what stands under an event or meeting: "18:00 · your turn"."""
    parts = [words.clock_time(happening.at)] if happening.at else []
    if happening.mine:
        parts.append(tr("your turn"))
    elif happening.place:
        parts.append(happening.place)
    return " · ".join(parts)


def spoken(plan: Plan) -> str:
    """Return a card for a screen reader."""
    parts = (title(plan), about(plan), late_words(plan.line))
    return ", ".join(part for part in parts if part)
