"""The fields of an event: its name, when in words, where, what it is and what I do there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from netdesk import book, words
from netdesk.domain.model import Event, EventKind, EventRole, Niche
from netdesk.domain.when import Due
from netdesk.ui import theme
from netdesk.ui.dialogs.fieldset import Fieldset, place_and_link
from netdesk.ui.widgets.fields import Dropdown, Labelled
from netdesk.ui.widgets.type_ahead import TypeAhead
from netdesk.ui.work import Work
from netdesk.words import tr


@dataclass(frozen=True, slots=True)
class EventFields:
    """An event as the user wants it; `niche` is a name, empty for none."""

    name: str
    on: date | None = None
    at: time | None = None
    place: str = ""
    url: str = ""
    kind: EventKind = EventKind.MEETUP
    role: EventRole = EventRole.ATTENDING
    niche: str = ""
    notes: str = ""


def fields_of(event: Event) -> EventFields:
    """Return what can be changed of an event."""
    return EventFields(
        event.name,
        event.on,
        event.at,
        event.place,
        event.url,
        event.kind,
        event.role,
        event.niche,
        event.notes,
    )


class EventFieldset(Fieldset):
    """Notes are for an event that is there already."""

    def __init__(self, work: Work, *, with_notes: bool = False) -> None:
        super().__init__(
            work, tr("Health Tech Open Space"), tr("Basislager, Leipzig, or https://…")
        )
        self.kind = Dropdown(name=tr("Kind"))
        self.role = Dropdown(name=tr("Your role"))
        self.niche = TypeAhead("tag", name=tr("Niche"), placeholder=tr("None"))
        self.notes = QPlainTextEdit()
        self._build(with_notes=with_notes)
        self.niche.entered.connect(self.entered)
        work.ask(book.niches.all_niches, self._take_niches, owner=self)

    def fields(self) -> EventFields:
        """Return what is typed."""
        due = self.when.due()
        place, link = place_and_link(self.where.text())
        return EventFields(
            name=" ".join(self.name.text().split()),
            on=due.day if due else None,
            at=due.at if due else None,
            place=place,
            url=link,
            kind=EventKind(self.kind.currentData()),
            role=EventRole(self.role.currentData()),
            niche=" ".join(self.niche.text().split()),
            notes=self.notes.toPlainText().strip(),
        )

    def show_fields(self, shown: EventFields) -> None:
        """Show these values."""
        self.name.setText(shown.name)
        self.show_when(Due(shown.on, shown.at) if shown.on else None)
        self.show_where(shown.place, shown.url)
        self.kind.setCurrentIndex(list(EventKind).index(shown.kind))
        self.role.setCurrentIndex(list(EventRole).index(shown.role))
        self.niche.set_text(shown.niche)
        self.notes.setPlainText(shown.notes)

    def _build(self, *, with_notes: bool) -> None:
        for kind in EventKind:
            self.kind.addItem(words.event_kind(kind), kind)
        self.kind.setCurrentIndex(list(EventKind).index(EventKind.MEETUP))
        for role in EventRole:
            self.role.addItem(words.event_role(role), role)
        self.notes.setAccessibleName(tr("Notes"))
        self.notes.setPlaceholderText(tr("Notes"))
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(theme.current().px(64))
        self.column.addWidget(Labelled(tr("When"), self.when))
        self.column.addWidget(Labelled(tr("Place or link"), self.where))
        row = QHBoxLayout()
        row.setSpacing(10)
        for caption, field in (
            (tr("Kind"), self.kind),
            (tr("Your role"), self.role),
            (tr("Niche"), self.niche),
        ):
            row.addWidget(Labelled(caption, field), 1)
        self.column.addLayout(row)
        self.column.addWidget(self.notes)
        self.notes.setVisible(with_notes)

    def _take_niches(self, niches: Sequence[Niche]) -> None:
        self.niche.set_choices([(niche.name, niche.name) for niche in niches])
