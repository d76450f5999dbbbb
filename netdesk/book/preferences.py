"""Choices that travel with the book."""

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any

from netdesk.book import dates, mapping, match_keys
from netdesk.book.opening import journal, reader
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.preferences import DEFAULTS, NAMES, Preferences, fits, stored
from netdesk.domain.when import split_time
from netdesk.store.tables import PreferenceRow

__all__ = ["NAMES", "Preferences", "change", "current", "understood", "value"]


def current() -> Preferences:
    """Return the book's preferences."""
    return mapping.preferences(reader())


def value(name: str, *, default: bool = False) -> Any:
    """Return one preference, or its default; raises NotUnderstood("preference")."""
    if name not in NAMES:
        raise NotUnderstood("preference", name)
    return getattr(DEFAULTS if default else current(), name)


def understood(name: str, text: str, today: date) -> Any:
    """Return the value that a typed text means for a preference; raises NotUnderstood.

    `default` is its default, `none` what is empty.
    """
    usual = value(name, default=True)
    said = text.strip().lower()
    if said == "default":
        return usual
    read = _READ.get(type(usual))
    found = read(said, today) if read else text.strip() if said != "none" else ""
    if found is _UNFIT or not fits(name, found):
        raise NotUnderstood("preference", f"{name}={text}")
    return found


_UNFIT: Any = object()
_YES, _NO = ("yes", "true", "on", "1"), ("no", "false", "off", "0")


def _switch(text: str, _: date) -> Any:
    return text in _YES if text in (*_YES, *_NO) else _UNFIT


def _number(text: str, _: date) -> Any:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else _UNFIT


def _hour(text: str, today: date) -> Any:
    rest, at = split_time(text if ":" in text or text[-1:] == "m" else f"{text}:00")
    return at if at and not rest else _UNFIT


def _day(text: str, today: date) -> Any:
    found = None if text == "none" else dates.understood(text, today)
    return found.day if found else None if text == "none" else _UNFIT


_READ: Mapping[type, Callable[[str, date], Any]] = {
    bool: _switch,
    int: _number,
    time: _hour,
    type(None): _day,
}


def change(**values: Any) -> None:
    """Set preferences by name, as one step; raises NotUnderstood("preference") for a wrong one."""
    for name, value in values.items():
        if not fits(name, value):
            raise NotUnderstood("preference", f"{name}={value}")
    with journal().step("preference_changed", name=", ".join(values)):
        for name, value in values.items():
            text = stored(value)
            PreferenceRow.insert(name=name, value=text).on_conflict(
                conflict_target=[PreferenceRow.name], update={PreferenceRow.value: text}
            ).execute()
        if "region" in values:
            match_keys.renew_phones(values["region"])
