"""Choices that travel with the book."""

from typing import Any

from netdesk.book import mapping
from netdesk.book.opening import journal, reader
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.preferences import Preferences, fits, stored
from netdesk.store.tables import PreferenceRow

__all__ = ["Preferences", "change", "current"]


def current() -> Preferences:
    """Return the book's preferences."""
    return mapping.preferences(reader())


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
