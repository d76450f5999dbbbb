"""Say where people were met: an event of the book, or a new one made while typing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netdesk import book, clock, words
from netdesk.domain.model import Event
from netdesk.ui.dialogs.choices import Choice, ChoicePopover
from netdesk.ui.dialogs.when_field import past_day
from netdesk.ui.widgets.fields import Field
from netdesk.ui.widgets.labels import ElidedLabel
from netdesk.ui.work import Work
from netdesk.words import tr


@dataclass(frozen=True, slots=True)
class EventWish:
    """The event that people were met at; a new one (id 0) was held on `on`."""

    name: str
    event_id: int = 0
    on: date | None = None


class EventPicker(ChoicePopover):
    """Emits `wished` with an EventWish; a new event asks for its date, today if left empty."""

    wished = Signal(object)

    def __init__(self, work: Work, parent: QWidget, title: str) -> None:
        super().__init__(parent, title, tr("Find or add an event"), create=self._make, width=320)
        self._known: frozenset[str] = frozenset()
        self.date = Field(tr("Held today; or yesterday, 12 nov…"), "calendar-blank")
        self.date.setAccessibleName(tr("Date of the event"))
        self._meaning = ElidedLabel("", "small", "accent")
        for part in (self.date, self._meaning):
            part.hide()
            self.body.addWidget(part)
        self.date.textChanged.connect(self._show_date)
        self.date.returnPressed.connect(self._on_return)
        self.field.textChanged.connect(self._show_date)
        self.chosen.connect(self._on_chosen)
        work.ask(book.events.all_events, self._take, owner=self)

    def _take(self, events: Sequence[Event]) -> None:
        today = clock.today()
        self._known = frozenset(event.name.casefold() for event in events)
        self.set_choices(
            [
                Choice(
                    EventWish(event.name, event.id, event.on),
                    event.name,
                    words.short_date(event.on, today) if event.on else "",
                    icon="calendar-blank",
                )
                for event in events
            ]
        )

    def _make(self, text: str) -> Choice | None:
        return Choice(EventWish(text), tr("New event “%1”", text), icon="plus") if text else None

    def _day(self) -> date | None:
        text = self.date.text()
        return past_day(text, clock.today()) if text.strip() else clock.today()

    def _show_date(self) -> None:
        typed = self.field.text().strip()
        new = bool(typed) and typed.casefold() not in self._known
        self.date.setVisible(new)
        self._meaning.setVisible(new)
        day = self._day()
        self._meaning.set_text(words.full_date(day) if day else tr("This date isn't understood."))
        self._meaning.set_ink("accent" if day else "due")
        self.fit()

    def _on_return(self) -> None:
        name = self.field.text().strip()
        if name and self._day():
            self.pick(EventWish(name))

    def _on_chosen(self, wish: EventWish) -> None:
        new = not wish.event_id
        self.wished.emit(EventWish(wish.name, 0, self._day() or clock.today()) if new else wish)
