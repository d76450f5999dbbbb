"""How often to be in touch: a few rhythms, or days typed."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netdesk import words
from netdesk.ui.dialogs.choices import Choice, ChoicePopover
from netdesk.words import tr

RHYTHMS = (7, 14, 30, 60, 90, 180, 365)
_TYPED = re.compile(r"(?:every\s+)?(\d{1,3})?\s*([dwmy])[a-z]*", re.IGNORECASE)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
NONE = -1
"""The choice of no rhythm of their own."""


def days(text: str) -> int | None:
    """Return how many days a typed rhythm has: `45`, `6w`, `2 months`, `every 3m`; else None."""
    clean = text.strip()
    if clean.isdigit():
        return int(clean) if 0 < int(clean) <= 3650 else None
    found = _TYPED.fullmatch(clean)
    if not found:
        return None
    return int(found[1] or 1) * _DAYS[found[2].lower()] or None


class CadencePicker(ChoicePopover):
    """Emits `picked` with the days, or None for no rhythm of their own.

    The rhythm that they have `now` (0 for none, None where it is not known) is ticked and current.
    """

    picked = Signal(object)

    def __init__(
        self, parent: QWidget, title: str, *, now: int | None = None, none: str = ""
    ) -> None:
        super().__init__(parent, title, tr("6w, 2 months, 45 days…"), create=self._make, width=260)
        counts = sorted({*RHYTHMS, now or RHYTHMS[0]})
        rhythms = [Choice(n, words.cadence(n), icon="cadence", mark=n == now) for n in counts]
        off = Choice(NONE, none or tr("No rhythm"), icon="prohibit", mark=now == 0)
        self.set_choices([*rhythms, off])
        self.chosen.connect(lambda value: self.picked.emit(None if value == NONE else value))

    def focus_first(self) -> None:
        """Put the focus into the field, and bring the present rhythm into sight."""
        super().focus_first()
        self.scroll_to_current()

    def _fill(self) -> None:
        super()._fill()
        marked = [one.mark for one in self.shown()]
        if True in marked and not self.field.text():
            self._set_current(marked.index(True))

    def _make(self, text: str) -> Choice | None:
        count = days(text)
        return Choice(count, words.cadence(count), icon="cadence") if count else None
