"""Dates as LinkedIn writes them in each of its eras, and as Excel turns them on the way."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from netdesk.domain.folding import fold
from netdesk.domain.when import is_reckonable

_ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[t ](\d\d?):(\d\d)(?::\d\d)?(?:\.\d+)?)?\s*(.*)")
_NUMBERS = re.compile(
    r"(\d\d?)([/.-])(\d\d?)\2(\d{4}|\d\d)(?:,?\s+(\d\d?)[:.](\d\d)(?::\d\d)?\s*([ap])?\.?m?\.?)?"
)
_WORDS = re.compile(r"(\d\d?)(?:st|nd|rd|th)?[. -]+(?:de )?([a-z]+)[. -]+(?:de )?(\d{4}|\d\d)")
_MONTH_FIRST = re.compile(r"([a-z]+)[. -]+(\d\d?)(?:st|nd|rd|th)?[, ]+(\d{4})")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("jan gen ene", "feb fev", "mar mrz mae mrt", "apr avr abr", "may mai mag mei maj"),
            *("jun jui giu", "jul lug", "aug ago aou", "sep set", "oct okt ott out", "nov"),
            "dec dez dic",
        ),
        1,
    )
    for name in names.split()
}
_CENTURY = 2000  # LinkedIn is of 2003


@dataclass(frozen=True, slots=True)
class When:
    """A local date, and the minute as the file has it, to tell two contacts apart by."""

    on: date
    minute: str


def day(text: str, *, day_first: bool = False) -> date | None:
    """Return the date of a text, None if it has none; `day_first` reads 1/2/24 as 1 February."""
    found = moment(text, day_first=day_first)
    return found.on if found else None


def moment(text: str, *, day_first: bool = False) -> When | None:
    """Return the date and minute of a text, None if it has none.

    What has no zone of its own but is written as machines do is UTC too.
    """
    said = fold(text[:60])
    try:
        found = _iso(said) or _numbers(said, day_first) or _words(said)
    except (ValueError, OverflowError, OSError):
        return None
    return found if found and is_reckonable(found.on) else None


def is_day_first(texts: Iterable[str]) -> bool:
    """Say whether the dates of a column have their day before the month, as Excel may write them.

    LinkedIn itself writes 4/30/18.
    """
    for text in texts:
        found = _NUMBERS.match(text.strip())
        if found and found[2] != "/":
            continue
        if found and int(found[1]) > 12:
            return True
        if found and int(found[3]) > 12:
            return False
    return False


def _iso(said: str) -> When | None:
    found = _ISO.fullmatch(said)
    if not found:
        return None
    year, month, day_, hour, minute, zone = found.groups()
    if hour is None:
        return _whole(date(int(year), int(month), int(day_)))
    there = datetime(int(year), int(month), int(day_), int(hour), int(minute), tzinfo=UTC)
    if zone and zone not in ("utc", "gmt", "z", "+00:00", "+0000"):
        there = there.replace(tzinfo=None)  # some zone of the user's own
    return When(there.astimezone().date(), there.strftime("%Y-%m-%d %H:%M"))


def _numbers(said: str, day_first: bool) -> When | None:
    found = _NUMBERS.fullmatch(said)
    if not found:
        return None
    one, mark, two, year, hour, minute, half = found.groups()
    first, second = int(one), int(two)
    if mark != "/" or day_first or first > 12:
        first, second = second, first
    on = date(_year(year), first, second)
    if hour is None:
        return _whole(on)
    hours = int(hour) % 12 + (12 if half == "p" else 0) if half else int(hour)
    return When(on, f"{on} {hours:02}:{minute}")


def _words(said: str) -> When | None:
    if found := _WORDS.fullmatch(said):
        day_, name, year = found.groups()
    elif found := _MONTH_FIRST.fullmatch(said):
        name, day_, year = found.groups()
    else:
        return None
    month = _MONTHS.get(name[:3])
    if name.startswith("juil"):
        month = 7
    return _whole(date(_year(year), month, int(day_))) if month else None


def _whole(on: date) -> When:
    return When(on, on.isoformat())


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else _CENTURY + int(text)
