"""How often something comes again: every 2 weeks, each month, once a year."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from netdesk.domain.when import add_months

_TEXT = re.compile(r"(?:every\s+)?(\d{1,3})?\s*(d|w|m|y)(?:ays?|eeks?|onths?|ears?)?")
_WORDS = {"daily": "1d", "weekly": "1w", "monthly": "1m", "quarterly": "3m", "yearly": "1y"}


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Every `count` days (d), weeks (w), months (m) or years (y); as text `2w`."""

    count: int
    unit: str

    def __str__(self) -> str:
        return f"{self.count}{self.unit}"

    def after(self, day: date) -> date:
        """Return the next local date after `day`; the 31st falls on the last of a short month."""
        match self.unit:
            case "d":
                return day + timedelta(days=self.count)
            case "w":
                return day + timedelta(weeks=self.count)
            case "m":
                return add_months(day, self.count)
            case _:
                return add_months(day, 12 * self.count)

    def beyond(self, day: date, today: date) -> date:
        """Return the first date of this rhythm, counted from `day`, that lies after today.

        Counted from `day` itself, so that the 31st stays the 31st through a February.
        """
        steps = max(1, self._steps(day, today))
        while (found := Rhythm(self.count * steps, self.unit).after(day)) <= today:
            steps += 1
        return found

    def falls_on(self, day: date, start: date) -> bool:
        """Say whether a date is one of this rhythm, counted from `start`."""
        return day == start or (day > start and self.beyond(start, day - timedelta(days=1)) == day)

    def _steps(self, day: date, today: date) -> int:
        """Return how many times it fits between two dates; at most one less than `beyond` needs."""
        if self.unit in "dw":
            return (today - day).days // (self.count * (7 if self.unit == "w" else 1))
        months = (today.year - day.year) * 12 + today.month - day.month
        return months // (self.count * (1 if self.unit == "m" else 12))


def parse(text: str) -> Rhythm | None:
    """Read `2w`, `every 3 months`, `weekly`; None for what is no rhythm."""
    said = " ".join(text.lower().split())
    found = _TEXT.fullmatch(_WORDS.get(said, said))
    if not found:
        return None
    count = int(found[1] or 1)
    return Rhythm(count, found[2]) if count else None
