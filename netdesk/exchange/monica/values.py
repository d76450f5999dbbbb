"""Values of a Monica export, which may be anything, as what they should be."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from netdesk.domain import cadence
from netdesk.domain.when import is_reckonable
from netdesk.exchange.monica.account import Happened, Reminder, SpecialDate

Record = Mapping[str, Any]

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_UNITS = {"day": "d", "week": "w", "month": "m", "year": "y"}
MAX_TEXT = 100_000


def text(value: object) -> str:
    """Return a text; what is none is empty."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    said = str(value)[:MAX_TEXT].strip()
    if said.isascii():
        return said
    return said.encode("utf-8", "replace").decode()  # JSON may hold half a character


def truth(value: object) -> bool:
    """Return a yes or no, as JSON and MySQL write them."""
    return value is True or text(value).lower() in ("1", "true", "yes")


def day(value: object) -> date | None:
    """Return the date of a text that begins with one."""
    found = _DAY.match(text(value))
    try:
        said = date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
    return said if said and is_reckonable(said) else None


def number(value: object) -> int | None:
    """Return a number of days or times that is positive."""
    digits = text(value)
    plain = digits.isascii() and digits.isdigit() and len(digits) < 6
    return int(digits) or None if plain else None


def rhythm(value: object) -> int | None:
    """Return how often to keep in touch, in days; as seldom as a book can have it at most."""
    days = number(value)
    return min(days, cadence.LONGEST) if days else None


def special_date(value: object) -> SpecialDate | None:
    """Return a birthday or another special date."""
    if not isinstance(value, Mapping) or (on := day(value.get("date"))) is None:
        return None
    return SpecialDate(on, truth(value.get("is_age_based")), truth(value.get("is_year_unknown")))


def activity(key: str, told: Record) -> Happened | None:
    """Return something that was done together."""
    on = day(told.get("happened_at"))
    summary, more = text(told.get("summary")), text(told.get("description"))
    return Happened(key, "activity", on, summary, more) if on else None


def call(key: str, told: Record) -> Happened | None:
    """Return a phone call."""
    on = day(told.get("called_at"))
    by_me = not truth(told.get("contact_called"))
    return Happened(key, "call", on, "", text(told.get("content")), by_me) if on else None


def message(key: str, told: Record) -> Happened | None:
    """Return a message of a conversation."""
    on, by_me = day(told.get("written_at")), truth(told.get("written_by_me"))
    return Happened(key, "message", on, "", text(told.get("content")), by_me) if on else None


def reminder(key: str, told: Record, *, of_monica: bool) -> Reminder | None:
    """Return a reminder that is still active."""
    on = day(told.get("initial_date"))
    if on is None or truth(told.get("inactive")):
        return None
    unit = _UNITS.get(text(told.get("frequency_type")), "")
    every = f"{min(number(told.get('frequency_number')) or 1, 999)}{unit}" if unit else ""
    title = _titled(told)
    return Reminder(key, on, title, every, of_monica)


def task(key: str, told: Record) -> Reminder | None:
    """Return a task that is still open."""
    title = _titled(told)
    return Reminder(key, None, title) if title and not truth(told.get("completed")) else None


def _titled(told: Record) -> str:
    return ": ".join(filter(None, (text(told.get("title")), text(told.get("description")))))


def remark(label: str, *parts: object) -> str:
    """Return a line of what NetDesk has no place of its own for, empty if it says nothing."""
    said = " – ".join(filter(None, map(text, parts)))
    return f"{label}: {said}" if said else ""


def debt(told: Record) -> str:
    """Return a debt as a line, while it is open."""
    if text(told.get("status")) not in ("", "inprogress"):
        return ""
    mine = truth(told.get("in_debt"))
    amount = " ".join(filter(None, (text(told.get("amount")), text(told.get("currency")))))
    return remark("I owe" if mine else "Owes me", amount, told.get("reason"))


def gift(told: Record) -> str:
    """Return a gift, or the idea of one, as a line."""
    status = text(told.get("status"))
    label = f"Gift ({status})" if status else "Gift"
    return remark(label, told.get("name"), told.get("comment"), told.get("url"))


def pet(name: object, category: object) -> str:
    """Return a pet as a line."""
    return remark("Pet", name, category)


def life_event(told: Record) -> str:
    """Return a life event as a line."""
    on = day(told.get("happened_at"))
    return remark(f"On {on}" if on else "Once", told.get("name"), told.get("note"))
