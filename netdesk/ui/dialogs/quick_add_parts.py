"""What a quick-add line was understood as, one part a row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk import words
from netdesk.book.quick_add import Known, PartKind, QuickAdd
from netdesk.domain.first_contact import first_due
from netdesk.domain.folding import fold
from netdesk.domain.model import NicheColor
from netdesk.domain.when import Due
from netdesk.ui import theme
from netdesk.ui.dialogs.when_field import said
from netdesk.ui.models import links
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.card import clear_layout
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.growing_line import Span
from netdesk.ui.widgets.labels import ElidedLabel, Icon, Text
from netdesk.words import tr

LIT = {
    PartKind.NICHE: "accent",
    PartKind.EVENT: "accent",
    PartKind.GROUP: "accent",
    PartKind.DUE: "due",
    PartKind.REASON: "due",
    PartKind.CHANNEL: "info",
    PartKind.NOTE: "text2",
}
"""The colours in which parts of the line are shown as they are understood."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A row: its icon, what it is, its value; chips are (name, colour), `off` takes it away."""

    icon: str
    what: str
    value: str
    chips: tuple[tuple[str, NicheColor | None], ...] = ()
    off: str = ""


def spans(found: QuickAdd) -> list[Span]:
    """Return which stretches of the line are shown in which colour."""
    return [(one.start, one.end, LIT[one.kind]) for one in found.parts if one.kind in LIT]


def rows_of(found: QuickAdd, known: Known, event: str, today: date) -> list[Shown]:
    """Return the rows of a line; `event` is where they were met, preset or typed."""
    rows = [Shown("identification-card", tr("Name"), found.name or "…")]
    company = " · ".join(part for part in (found.organization, found.title) if part)
    if company:
        what = tr("Company") if found.organization else tr("Title")
        rows.append(Shown("briefcase", what, company))
    for channel in found.channels:
        what = words.channel_kind(channel.kind)
        rows.append(Shown(links.ICONS[channel.kind], what, links.shown(channel)))
    if found.niches:
        chips = tuple((name, _color(name, known)) for name in found.niches)
        rows.append(Shown("tag", tr("Niche"), ", ".join(found.niches), chips))
    if event:
        off = "" if found.event else tr("Not met there")
        rows.append(Shown("map-pin", tr("Met at"), event, off=off))
    if found.group:
        rows.append(Shown("users-three", tr("Group"), found.group))
    rows.append(Shown("clock", tr("Follow up"), _due_words(found, known, event, today)))
    if found.note:
        rows.append(Shown("note", tr("Note"), " ".join(found.note.split())))
    return rows


def _color(name: str, known: Known) -> NicheColor | None:
    same = (niche.color for niche in known.niches if fold(niche.name) == fold(name))
    return next(same, None)


def _due_words(found: QuickAdd, known: Known, event: str, today: date) -> str:
    place = next((one for one in known.events if one.name == event), None)
    met_on = (place.on if place else None) or today
    due = found.due or Due(first_due(met_on, today, known.first_days))
    text = said(due, today)
    return tr("%1 · “%2”", text, found.reason) if found.reason else text


class PartRows(QWidget):
    """Shows rows; emits `off_wanted` where one shall be taken away."""

    off_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 9, 18, 11)
        self._column.setSpacing(0)
        self._rows: Sequence[Shown] = ()

    def pairs(self) -> list[tuple[str, str]]:
        """Return the rows as (what, value)."""
        return [(row.what, row.value) for row in self._rows]

    def show_rows(self, rows: Sequence[Shown]) -> bool:
        """Show these; say whether anything differs from what was shown."""
        if list(rows) == list(self._rows):
            return False
        self._rows = rows
        clear_layout(self._column)
        for row in rows:
            line = _line(row, self.off_wanted.emit)
            self._column.addWidget(line)
            line.show()  # at once, so that the dialog's height counts it
        self._column.invalidate()
        return True


def _line(row: Shown, off: Callable[[], None]) -> QWidget:
    line = QWidget()
    inside = QHBoxLayout(line)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(6)
    caption = Text(row.what, "small", "text2")
    caption.setFixedWidth(theme.current().px(90))
    inside.addWidget(Icon(row.icon, "text2", 16))
    inside.addSpacing(5)
    inside.addWidget(caption)
    inside.addSpacing(5)
    if row.chips:
        for name, color in row.chips:
            chip = Chip(name, color)
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            inside.addWidget(chip)
        inside.addStretch(1)
    else:
        inside.addWidget(ElidedLabel(row.value), 0 if row.off else 1)
    if row.off:
        button = IconButton("x", row.off, size=20)
        button.clicked.connect(lambda: off())
        inside.addWidget(button)
        inside.addStretch(1)
    line.setFixedHeight(theme.current().px(28))
    return line
