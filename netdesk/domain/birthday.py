"""The day of a birthday in a year, with 29 February and years unknown."""

from datetime import date, timedelta


def in_year(birthday: str, year: int) -> date | None:
    """Return the day of `1990-04-12` or `--04-12` in a year; None for what is no such text.

    Who was born on 29 February has it on the 28th in other years.
    """
    try:
        month, day = int(birthday[-5:-3]), int(birthday[-2:])
        if (month, day) == (2, 29) and not _is_leap(year):
            day = 28
        return date(year, month, day)
    except ValueError:
        return None


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def between(birthday: str, first: date, last: date) -> date | None:
    """Return the first birthday from `first` to `last`, both included."""
    for year in range(first.year, last.year + 1):
        found = in_year(birthday, year)
        if found and first <= found <= last:
            return found
    return None


def age(birthday: str, on: date) -> int | None:
    """Return how old somebody becomes on a birthday, None where the year is unknown."""
    year = birthday[:-6]
    return on.year - int(year) if year.isdigit() and int(year) < on.year else None


def days(first: date, last: date) -> list[str]:
    """Return the texts (04-12) that fall into these days; 29 February with the 28th."""
    wanted = [first + timedelta(days=n) for n in range(min((last - first).days, 365) + 1)]
    found = [day.strftime("%m-%d") for day in wanted]
    return [*found, "02-29"] if "02-28" in found and "02-29" not in found else found
