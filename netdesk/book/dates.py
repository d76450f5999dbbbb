"""Typed dates in the user's languages: our own grammar first, then dateparser."""

import functools
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from netdesk.domain import when
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.when import Due

_MONTHS = {number: name for name, number in when.MONTHS.items()}  # the last is the whole name
_WEEKDAYS = {number: name for name, number in when.WEEKDAYS.items()}
_HOUR = re.compile(r"\s(\d{1,2})\s*(?:uhr|h)\s*([0-5]\d)?$")  # 14 Uhr, 14h30
_CUT = re.compile(r"\s(?:um|à|às|a las|alle|om|kl\.?|o|в|at)$")  # "at", left before a time
_LONGEST = 60  # characters; no date in words is longer, and dateparser is slow


def understood(text: str, today: date, languages: Sequence[str] = ()) -> Due | None:
    """Return which date `text` means in English or one of `languages`, or None.

    `languages` are tags such as "de", "de-AT" or "pt_BR"; a language that dateparser doesn't
    know is passed over. Slow at its first use (it loads dateparser), so ask off the start.
    """
    try:
        return when.parse(text, today)
    except NotUnderstood:
        pass
    if not text.strip() or len(text) > _LONGEST:
        return None
    found = (_in_language(text, today, *_split(tag)) for tag in languages)
    return next((due for due in found if due), None)


def _split(tag: str) -> tuple[str, str]:
    language, _, region = re.split(r"[.@]", tag)[0].replace("_", "-").partition("-")
    return {"no": "nb"}.get(language.lower(), language.lower()), region.upper()


def _in_language(text: str, today: date, language: str, region: str) -> Due | None:
    names = _names(language)
    if names is None:
        return None
    said = _HOUR.sub(
        lambda found: f" {found[1]}:{found[2] or '00'}", " ".join(text.lower().split())
    )
    day_text, at = when.split_time(said)
    day_text = _CUT.sub("", day_text)
    months, weekdays = names
    try:
        due = when.parse(
            re.sub(r"^(?:am|el|le|il|la|op|på|w|we|во?)\s", "", day_text),
            today,
            month_names=months,
            weekday_names=weekdays,
        )
    except NotUnderstood:
        day = _by_dateparser(day_text, today, language, region)
        return Due(day, at) if day else None
    return Due(due.day, at)


@functools.lru_cache
def _names(language: str) -> tuple[Mapping[str, int], Mapping[str, int]] | None:
    """Return the names of months and weekdays in a language; None if dateparser has none."""
    # slow, and rarely needed
    from dateparser.languages.loader import (  # type: ignore[import-untyped, unused-ignore]
        default_loader,
    )

    try:
        words: Mapping[str, Any] = default_loader.get_locale(language).info
    except ValueError:
        return None
    months, weekdays = (
        {name.lower(): number for number, key in keys.items() for name in words.get(key, ())}
        for keys in (_MONTHS, _WEEKDAYS)
    )
    return months, weekdays


def _by_dateparser(text: str, today: date, language: str, region: str) -> date | None:
    if language == "en" and not region and re.fullmatch(r"[\d/. -]+", text):
        return None  # 1/12: whose order of day and month?
    found = _ask(text, today, language, region)
    if found is None or (found.date() < today and not re.search(r"\d{4}", text)):
        return None
    if found.time() != time():  # hours from now: no date
        return None
    without = re.sub(r"\d", "", text)
    if without != text and _ask(without, today, language, region) == found:
        return None  # it passed over the number
    return found.date()


def _ask(text: str, today: date, language: str, region: str) -> datetime | None:
    # slow, and rarely needed
    from dateparser.date import (  # type: ignore[import-untyped, unused-ignore]
        DateDataParser,
    )

    settings = {
        "PREFER_DATES_FROM": "future",
        "RELATIVE_BASE": datetime.combine(today, time()),
        "REQUIRE_PARTS": ["day", "month"],
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    try:
        parser = DateDataParser(languages=[language], region=region or None, settings=settings)
        found = parser.get_date_data(text).date_obj
    except (ValueError, OverflowError):
        return None
    return found if isinstance(found, datetime) and when.is_reckonable(found) else None
