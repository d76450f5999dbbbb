"""Read and write the dates of BDAY: with a year, without one, or Apple's year 1604."""

import re
from datetime import date

from netdesk.domain.contact import Property

_NO_YEAR = 1604
"""What Apple writes for a birthday without a year: the first leap year of its calendar."""

_DATE = re.compile(r"(\d{4})([-/.]?)(\d{2})\2(\d{2})(?:[T ].*)?", re.ASCII)
_YEARLESS = re.compile(r"--(\d{2})-?(\d{2})(?:[T ].*)?", re.ASCII)
_LEAP = 2000


def birthday(property_: Property) -> str:
    """Return `1990-04-12`, `--04-12`, or nothing where the value is no such date."""
    value = property_.value.strip()[:64]
    if found := _YEARLESS.fullmatch(value):
        return _iso(None, int(found[1]), int(found[2]))
    found = _DATE.fullmatch(value)
    if found is None:
        return ""
    year = int(found[1])
    omitted = {number for name, number in property_.parameters if name == "X-APPLE-OMIT-YEAR"}
    if year == _NO_YEAR or found[1] in omitted:
        return _iso(None, int(found[3]), int(found[4]))
    return _iso(year, int(found[3]), int(found[4]))


def birthday_value(iso: str, version: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return value and parameters of a BDAY that says this date in this version."""
    yearless = _YEARLESS.fullmatch(iso)
    if yearless is None:
        return (iso.replace("-", "") if version == "4.0" else iso), ()
    if version == "4.0":
        return f"--{yearless[1]}{yearless[2]}", ()
    if version == "2.1":
        return iso, ()
    value = f"{_NO_YEAR}-{yearless[1]}-{yearless[2]}"
    return value, (("X-APPLE-OMIT-YEAR", str(_NO_YEAR)),)


def _iso(year: int | None, month: int, day: int) -> str:
    try:
        found = date(year or _LEAP, month, day)
    except ValueError:
        return ""
    return found.isoformat() if year else f"--{found:%m-%d}"
