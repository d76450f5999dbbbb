"""Which fields of a person the card shows, how each is said, and how a typed text is understood."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from netdesk import clock, words
from netdesk.domain import when
from netdesk.domain.errors import NotUnderstood
from netdesk.ui.dialogs.when_field import past_day
from netdesk.words import tr
from netdesk.words.translation import mark

Read = Callable[[str], object]
"""Understands a typed text; raises ValueError with the sentence to show."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A typed field: `wrap` if it may have several lines; `example` shows how it is typed."""

    field: str
    icon: str
    read: Read
    wrap: bool = False
    example: str = ""


def _line(text: str) -> object:
    return " ".join(text.split())


def _block(text: str) -> object:
    return text.strip()


def _future(text: str) -> object:
    if not text.strip():
        return None
    try:
        return when.parse(text, clock.today()).day
    except NotUnderstood:
        raise ValueError(tr("Try “1 dec”, “3w” or 2026-12-01.")) from None


def _past(text: str) -> object:
    if not text.strip():
        return None
    day = past_day(text, clock.today())
    if day is None:
        raise ValueError(tr("Try “yesterday”, “12 nov” or 2026-11-12."))
    return day


def birthday(text: str) -> str:
    """Return a typed birthday as it is stored, 1990-04-12, or --04-12 without a year.

    Raises ValueError with the sentence to show.
    """
    clean = text.strip()
    found = re.fullmatch(r"(\d{4}|-)-(\d\d)-(\d\d)", clean)
    try:
        if found:
            date(2000 if found[1] == "-" else int(found[1]), int(found[2]), int(found[3]))
            return clean
        day = when.parse(clean, clock.today()).day if clean else None
    except (ValueError, NotUnderstood):
        raise ValueError(tr("Try “12 apr 1990”, “12 apr” or 1990-04-12.")) from None
    if day is None:
        return ""
    return day.isoformat() if re.search(r"\d{4}", clean) else f"--{day:%m-%d}"


FACTS: tuple[Fact, ...] = (
    Fact("department", "briefcase", _line),
    Fact("nickname", "user", _line),
    Fact("birthday", "cake", birthday, example=mark("12 apr 1990, 12 apr…")),
    Fact("offers", "gift", _block, wrap=True),
    Fact("needs", "hand", _block, wrap=True),
)
"""Typed fields of the section About, in its order."""

NAME_PARTS: tuple[Fact, ...] = tuple(
    Fact(field, "identification-card", _line)
    for field in ("prefix", "given_name", "additional_names", "family_name", "suffix")
)
"""Shown under Other details: the parts that a card gave."""

DAYS: Mapping[str, Fact] = {
    "not_before": Fact("not_before", "prohibit", _future, example=mark("1 dec, 3w…")),
    "met_on": Fact("met_on", "calendar", _past, example=mark("yesterday, 12 nov…")),
    "met_at": Fact("met_at", "map-pin", _line),
    "met_note": Fact("met_note", "note", _block, wrap=True),
}


def shown(field: str, value: object) -> str:
    """Return a field's value as it is read."""
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return words.full_date(value)
    if field == "birthday":
        return words.birthday(str(value))
    return str(value)


def typed(value: object) -> str:
    """Return a field's value as it is typed."""
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def problem(read: Read) -> Callable[[str], str]:
    """Return what says the problem of a text that can't be read, nothing if it can."""

    def check(text: str) -> str:
        try:
            read(text)
        except ValueError as found:
            return str(found)
        return ""

    return check
