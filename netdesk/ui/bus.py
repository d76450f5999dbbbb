"""Signals that any part of the window may hear: what changed, failed, was said or not opened."""

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal


class Notice(NamedTuple):
    """A sentence for the toast; `undo` offers to take the step back."""

    text: str
    undo: bool = False


class Bus(QObject):
    """Facts for whoever listens; payloads are values, never widgets."""

    changed = Signal(object)
    """Changes: which rows of which kinds a step touched."""

    failed = Signal(object)
    """The exception of a verb or question that nobody else took."""

    said = Signal(object)
    """Notice."""

    unopened = Signal(str)
    """A link that nothing opened, while its wish is still being emitted."""
