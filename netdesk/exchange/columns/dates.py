"""Read days as tables have them: 1980-02-29, 29.02.1980, 2/29/1980, 29 Feb 1980, --02-29."""

import re
from datetime import date

_LEAP = 2000
_NO_YEARS = frozenset({1604, 1904})
"""What programs write that can't leave the year out."""
_PIVOT = 30
_ISO = re.compile(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[T ].*)?", re.ASCII)
_YEARLESS = re.compile(r"--(\d{2})-?(\d{2})(?:[T ].*)?", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})([./-])\s?(\d{1,2})(?:\2\s?(\d{4}|\d{2})?)?(?:[T ,].*)?", re.ASCII)
_WORDS = re.compile(r"(?:(\d{1,2})\.? ([^\W\d]{3,})|([^\W\d]{3,})\.? (\d{1,2}),?)[. ]*(\d{4})?.*")
_MONTHS = (
    *("jan|ene|gen", "feb|fev|fév", "mar|mär|maa|mrt", "apr|abr|avr", "may|mai|mei|mag"),
    *("jun|juin|giu", "jul|juil|lug", "aug|aoû|aou|ago", "sep|set", "oct|okt|ott|out"),
    *("nov", "dec|dez|déc|dic"),
)


def parse(text: str, *, day_first: bool = False) -> str:
    """Return `1980-02-29`, `--02-29` without a year, or nothing where the text is no day.

    `day_first` decides where 3/4/1980 could be either.
    """
    text = " ".join(text.split())[:64]
    if found := _YEARLESS.fullmatch(text):
        return _iso(None, int(found[1]), int(found[2]))
    if found := _ISO.fullmatch(text):
        return _iso(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(text):
        first, second = int(found[1]), int(found[3])
        if found[2] == "." or first > 12 or (day_first and second <= 12):
            first, second = second, first
        return _iso(_year(found[4]), first, second)
    if found := _WORDS.fullmatch(text):
        return _iso(_year(found[5]), _month(found[2] or found[3]), int(found[1] or found[4]))
    return ""


def is_day_first(texts: list[str], *, likely: bool) -> bool:
    """Say whether days come before months in these texts; `likely` where none of them tells."""
    for text in texts:
        found = _NUMBERS.fullmatch(" ".join(text.split())[:64])
        if found and found[2] != "." and max(int(found[1]), int(found[3])) > 12:
            return int(found[1]) > 12
    return likely


def of_parts(year: str, month: str, day: str) -> str:
    """Return the day of three cells; the year may be missing."""
    number = int(month) if _is_number(month) else _month(month)
    if not _is_number(day):
        return ""
    return _iso(_year(year if _is_number(year) else ""), number, int(day))


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= 4


def _year(text: str | None) -> int | None:
    if not text or not int(text):
        return None
    number = int(text)
    return number + (2000 if number <= _PIVOT else 1900) if len(text) == 2 else number


def _month(word: str) -> int:
    start = word.casefold()
    for number, names in enumerate(_MONTHS, 1):
        if start.startswith(tuple(names.split("|"))):
            return number
    return 0


def _iso(year: int | None, month: int, day: int) -> str:
    year = None if year in _NO_YEARS else year
    try:
        found = date(year or _LEAP, month, day)
    except ValueError:
        return ""
    return found.isoformat() if year else f"--{found:%m-%d}"
