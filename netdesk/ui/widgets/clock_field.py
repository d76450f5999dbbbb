"""A time of day, typed as people write it: 9, 9:30, 0930, 2 pm."""

import re
from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from netdesk import words
from netdesk.domain import when
from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.fields import Field

_BARE = re.compile(r"(\d{1,2})([0-5]\d)?")


AROUND = 28
"""Pixels that the frame takes beside the text."""


class ClockField(Field):
    """`settled` when another time was typed; what isn't understood goes back to what it was."""

    settled = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        self._time = time()
        self._fit()
        theme.current().changed.connect(self._fit)
        self.editingFinished.connect(self._on_finished)

    def value(self) -> time:
        """Return the time that was settled last."""
        return self._time

    def set_time(self, value: time) -> None:
        """Show a time without telling."""
        self._time = value
        self.setText(words.clock_time(value))

    def _fit(self) -> None:
        longest = max(
            paint.role_width(words.clock_time(time(hour)), "body") for hour in (10, 12, 22)
        )
        self.setFixedWidth(max(theme.current().px(72), round(longest) + AROUND))

    def _on_finished(self) -> None:
        value, before = understood(self.text()), self._time
        self.set_time(before if value is None else value)
        if self._time != before:
            self.settled.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != words.clock_time(self._time):
            self.set_time(self._time)
        else:
            super().keyPressEvent(event)


def understood(text: str) -> time | None:
    """Return the time of day that a text means, None if it means none."""
    said = " ".join(text.lower().split())
    if found := _BARE.fullmatch(said):
        hour, minute = int(found[1]), int(found[2] or 0)
        return time(hour, minute) if hour < 24 else None
    rest, at = when.split_time(said)
    return None if rest else at
