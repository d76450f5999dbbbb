"""What applies to everyone of an import: event, niche, first follow-up, rhythm."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from netdesk import words
from netdesk.book import dates
from netdesk.domain import when
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.first_contact import first_due
from netdesk.domain.folding import fold
from netdesk.domain.model import Event, Niche
from netdesk.domain.when import Due
from netdesk.ui import theme
from netdesk.ui.models.preview import Common
from netdesk.ui.widgets.card import Card
from netdesk.ui.widgets.fields import Dropdown
from netdesk.ui.widgets.labels import ElidedLabel, Text
from netdesk.ui.widgets.type_ahead import TypeAhead
from netdesk.ui.work import Work
from netdesk.words import tr

RHYTHMS = (None, 14, 30, 60, 90, 180, 365)
TWO_ROWS = 760
"""Pixels, at the usual text size, below which the four fields stand in two rows."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the fields offer: events, the newest first, niches, and the event of these days."""

    events: Sequence[Event]
    recent: Event | None
    niches: Sequence[Niche]
    first_days: int


class _Captioned(QWidget):
    """A field under its name, with a remark beside the name."""

    def __init__(self, caption: str, field: Dropdown) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(5)
        label = Text(caption, "caption", "text2")
        label.setBuddy(field)
        self.remark = ElidedLabel("", "caption", "accent")
        head.addWidget(label)
        head.addWidget(self.remark, 1)
        column.addLayout(head)
        column.addWidget(field)


class CommonFields(Card):
    """The card "Apply to everyone"."""

    changed = Signal()
    done = Signal()
    """Enter was pressed in a field: nothing more is to be said."""

    def __init__(self, work: Work, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._work, self._today = work, today
        self._choices = Choices((), None, (), 2)
        self._event: Event | None = None
        self._due: Due | None = None
        self._own_due = self._waiting = self._unclear = False
        self._build()
        self._connect()

    @property
    def event_name(self) -> str:
        """Return the name of the event, empty if there is none."""
        if self._event is not None:
            return self._event.name
        return "" if self.met.is_choice() else " ".join(self.met.text().split())

    @property
    def event_on(self) -> date | None:
        """Return the date of an event that is new."""
        return None if self._event is not None else self._today

    @property
    def cadence_days(self) -> int | None:
        """Return the rhythm in days."""
        return RHYTHMS[max(0, self.cadence.currentIndex())]

    @property
    def follow_up(self) -> Due | None:
        """Return the date of the follow-up."""
        return self._due

    def ready(self) -> bool:
        """Say whether all that was typed is understood."""
        return not (self._waiting or self._unclear)

    def common(self) -> Common:
        """Return what is wanted of every row."""
        niche = " ".join(self.niche.text().split())
        return Common((niche,) if niche else (), self._due)

    def begin(self, choices: Choices, today: date) -> None:
        """Start anew: the event of these days, its first follow-up, nothing else."""
        self._today, self._own_due = today, False
        self._waiting = self._unclear = False
        self.offer(choices)
        self.niche.set_text("")
        self.cadence.setCurrentIndex(0)
        self._take_event(choices.recent)

    def offer(self, choices: Choices) -> None:
        """Offer the events and niches that are there now."""
        self._choices = choices
        events = [(self._said(event), event) for event in choices.events]
        self.met.set_choices([(tr("No event"), None), *events])
        self.niche.set_choices([(niche.name, niche.name) for niche in choices.niches])

    def focus_first(self) -> None:
        """Go to the field that is filled in first."""
        self.niche.setFocus()

    def _build(self) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 5)
        head.setSpacing(9)
        head.addWidget(Text(tr("Apply to everyone"), "bodyStrong"))
        head.addWidget(ElidedLabel(tr("You can change any row below"), "small", "text2"), 1)
        self.met = TypeAhead("calendar", name=tr("Met at"), placeholder=tr("Not at an event"))
        self.niche = TypeAhead("tag", name=tr("Niche"), placeholder=tr("Choose per person"))
        self.due = TypeAhead("clock", name=tr("Follow up"), placeholder=tr("No follow-up"))
        self.cadence = Dropdown("cadence", name=tr("Keep in touch"))
        self.cadence.addItems([words.cadence(days) for days in RHYTHMS])
        self._fields = [
            _Captioned(tr("Met at"), self.met),
            _Captioned(tr("Niche"), self.niche),
            _Captioned(tr("Follow up"), self.due),
            _Captioned(tr("Keep in touch"), self.cadence),
        ]
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self.body.setContentsMargins(16, 9, 16, 13)
        self.body.addWidget(self._head)
        self.body.addLayout(self._grid)
        self._arranged: bool | None = None
        self._arrange(two_rows=False)

    def _connect(self) -> None:
        self.met.committed.connect(self._on_event)
        self.niche.committed.connect(self.changed)
        self.due.committed.connect(self._on_due)
        self.due.typed.connect(self._show_understood)
        self.cadence.currentIndexChanged.connect(self.changed)
        for field in (self.met, self.niche, self.due):
            field.entered.connect(self.done)

    def _arrange(self, *, two_rows: bool) -> None:
        if two_rows == self._arranged:
            return
        self._arranged = two_rows
        self._head.setVisible(not two_rows)
        for place, field in enumerate(self._fields):
            self._grid.addWidget(field, *(divmod(place, 2) if two_rows else (0, place)))
        for column, share in enumerate((3, 2, 2, 2)):
            self._grid.setColumnStretch(column, (1, 1, 0, 0)[column] if two_rows else share)

    def _said(self, event: Event) -> str:
        if event.on is None:
            return event.name
        return tr("%1 · %2", event.name, words.short_date(event.on, self._today))

    def _on_event(self) -> None:
        text = self.met.text()
        self._take_event(self.met.meant() if self.met.is_choice() else self._known(text), text)
        self.changed.emit()

    def _known(self, text: str) -> Event | None:
        """Return the event of this name, or the only one that begins so, as the book would."""
        wanted = fold(text)
        same = [event for event in self._choices.events if fold(event.name) == wanted]
        begins = [e for e in self._choices.events if wanted and fold(e.name).startswith(wanted)]
        if same or len(begins) == 1:
            return (same or begins)[0]
        return None

    def _take_event(self, event: Event | None, typed: str = "") -> None:
        self._event = event
        new = bool(typed) and event is None and not self.met.is_choice()
        self.met.set_text(self._said(event) if event else typed if new else "")
        self._fields[0].remark.set_text(tr("new, today") if new else "")
        self._offer_dates()

    def _offer_dates(self) -> None:
        """Offer dates, and set the first follow-up unless the user chose one (PRODUCT rule 1)."""
        met = (self._event.on if self._event else None) or self._today
        first = first_due(met, self._today, self._choices.first_days)
        days = {first, *(self._today + timedelta(days=n) for n in (1, 2, 3, 7, 14))}
        named = [(words.short_date(day, self._today), Due(day)) for day in sorted(days)]
        self.due.set_choices([*named, (tr("No follow-up"), None)])
        if not self._own_due:
            self._set_due(Due(first) if self.event_name else None)

    def _set_due(self, due: Due | None) -> None:
        self._due, self._waiting, self._unclear = due, False, False
        self.due.set_text(words.when(due.day, due.at, self._today) if due else "")
        self._remark("")

    def _remark(self, text: str, ink: str = "accent") -> None:
        self._fields[2].remark.set_ink(ink)
        self._fields[2].remark.set_text(text)

    def _show_understood(self, text: str) -> None:
        due = self._understood(text)
        self._remark(words.when(due.day, due.at, self._today) if due else "")

    def _understood(self, text: str) -> Due | None:
        try:
            return when.parse(text, self._today)
        except NotUnderstood:
            return None

    def _on_due(self) -> None:
        text, today = self.due.text(), self._today
        self._own_due = True
        due = self._understood(text) or self.due.meant()
        if due or not text or self.due.is_choice():
            self._set_due(due)
        else:
            self._waiting = True
            languages = QLocale.system().uiLanguages()
            self._work.ask(
                lambda: dates.understood(text, today, languages),
                lambda found: self._on_understood(text, found),
                failed=lambda _problem: self._on_understood(text, None),
                owner=self,
            )
        self.changed.emit()

    def _on_understood(self, text: str, due: Due | None) -> None:
        if self.due.text() != text:
            return
        if due is not None:
            self._set_due(due)
        else:
            self._waiting, self._unclear = False, True
            self._remark(tr("not understood"), "danger")
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(two_rows=self.width() < theme.current().px(TWO_ROWS))
