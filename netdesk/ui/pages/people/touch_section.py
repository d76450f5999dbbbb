"""How to keep in touch with somebody: how often, by which way, from when on, what is awaited."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netdesk import clock, words
from netdesk.domain.model import Circle, Interaction, Person, State
from netdesk.ui.models import links
from netdesk.ui.pages.people import fact_menus
from netdesk.ui.pages.people.fact_kinds import DAYS
from netdesk.ui.pages.people.fact_row import FactRow
from netdesk.ui.pages.people.field_section import FieldSection
from netdesk.words import tr


class TouchSection(FieldSection):
    """Shows the rhythm even where there is none; all else only where it is set."""

    FIELDS = (
        *("effective_cadence", "cadence_days", "state", "next_contact", "circle"),
        *("preferred_channel", "channels", "not_before", "do_not_contact"),
    )
    """What it shows of a person."""

    cadence_wanted = Signal(QWidget)

    def __init__(self) -> None:
        super().__init__(tr("Keep in touch"))

    def fill(self, person: Person, waiting: Sequence[Interaction]) -> None:
        """Show a person's rhythm, and the contacts that wait for an answer."""
        self.rows.addWidget(self._cadence_row(person))
        if person.circle is not Circle.EVERYONE:
            icon = "star" if person.circle is Circle.INNER else "target"
            circles = partial(fact_menus.circles, self, person, self.choose)
            self.add_chosen(icon, words.circle(person.circle), circles)
        self._add_preferred(person)
        if person.not_before:
            self.add_typed(person, DAYS["not_before"])
        if person.do_not_contact:
            closed = partial(fact_menus.closed, self, self.choose)
            row = self.add_chosen("prohibit", words.field("do_not_contact"), closed, ink="due")
            row.edited.connect(lambda _: self.choose("do_not_contact", False))
        if waiting:
            text = tr("%n reply awaited||%n replies awaited", n=len(waiting))
            since = tr("since %1", words.near_date(waiting[-1].on, clock.today()))
            self.rows.addWidget(FactRow("hourglass", text, since, editable=False))

    def _add_preferred(self, person: Person) -> None:
        """Say by which way they want to be reached, where no channel of theirs says so."""
        kind = person.preferred_channel
        if kind and all(channel.kind is not kind for channel in person.channels):
            text = tr("Prefers %1", words.channel_kind(kind))
            channels = partial(fact_menus.channels, self, person, self.choose)
            self.add_chosen(links.ICONS[kind], text, channels)

    def _cadence_row(self, person: Person) -> FactRow:
        days, caption = person.effective_cadence, []
        if person.state in (State.WARM, State.COOLING, State.COLD):
            caption.append(words.state(person.state))
        if person.next_contact:
            caption.append(tr("Next: %1", words.full_date(person.next_contact)))
        if days and not person.cadence_days:
            caption.append(tr("by niche or circle"))
        text, under = words.cadence(days), " · ".join(caption)
        ink = "text" if days else "text2"
        row = FactRow("cadence", text, under, chosen=True, editable=False, ink=ink)
        row.setObjectName("cadence_days")
        row.acted.connect(lambda: self.cadence_wanted.emit(row))
        row.edited.connect(lambda _: self.choose("cadence_days", None))
        return row
