"""The card of facts: how to reach somebody, how often, where you met, and all else, in place."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QVBoxLayout, QWidget

from netdesk import clock, words
from netdesk.book.origins import Link
from netdesk.domain.contact import Property
from netdesk.domain.model import Circle, HistoryLine, Interaction, Person, State
from netdesk.ui.models import links
from netdesk.ui.models.person import Profile, awaited, told
from netdesk.ui.pages.people import fact_menus, gives
from netdesk.ui.pages.people.contact_section import ContactSection
from netdesk.ui.pages.people.fact_kinds import (
    DAYS,
    FACTS,
    NAME_PARTS,
    Fact,
    problem,
    shown,
    typed,
)
from netdesk.ui.pages.people.fact_row import FactRow
from netdesk.ui.pages.people.section import AddLink, Section
from netdesk.ui.widgets.card import Card, Divider
from netdesk.ui.widgets.menu import pop
from netdesk.words import tr

WIDTH = 232
CHANGES_SHOWN = 50

CONTACT, TOUCH, GIVE, TOGETHER, MET, ABOUT, OTHER, CHANGES = ALL = range(8)
TABS: tuple[tuple[int, ...], ...] = (
    (CONTACT, TOUCH, GIVE, TOGETHER, MET),
    (ABOUT, OTHER, CHANGES),
)
"""Which sections stand under the tabs Contact and Details, where there is no room beside."""


class Facts(Card):
    """Emits what shall change; the pane carries it out."""

    field_edited = Signal(str, object)
    cadence_wanted = Signal(QWidget)
    event_wanted = Signal(QWidget)
    person_wanted = Signal(QWidget)
    person_shown = Signal(int)
    offer_wanted = Signal(QWidget)
    """What could be offered?"""
    knows_wanted = Signal(QWidget)
    """Whom do they know?"""
    header_wanted = Signal(str)
    """A field that is edited in the head: title or organization."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(13, parent=parent)
        self.setAccessibleName(tr("Facts"))
        self._person: Person | None = None
        self._profile: Profile | None = None
        self._waiting: Profile | None = None
        self._said: dict[int, object] = {}
        """What each section shows, and on which day."""

        self.contact = ContactSection()
        self.sections: list[Section] = [
            self.contact,
            Section(tr("Keep in touch")),
            Section(tr("Give & get")),
            Section(tr("Together")),
            Section(tr("Met")),
            Section(tr("About")),
            Section(tr("Other details"), folding=True),
            Section(tr("Changes"), folding=True),
        ]
        self._dividers: list[QWidget] = []
        self._shown: Collection[int] = ALL
        self._build()

    def show_again(self) -> None:
        """Show what the book says in place of what was typed: it couldn't be saved."""
        if self._profile is not None:
            self._said.clear()
            self.set_profile(self._profile)

    def set_profile(self, profile: Profile) -> None:
        """Show somebody; while a row of theirs is edited, what is new waits."""
        same = self._person is not None and self._person.id == profile.person.id
        if same and self.editing():
            self._waiting = profile
            return
        self._waiting, self._person, self._profile = None, profile.person, profile
        focused = QApplication.focusWidget()
        held = focused.objectName() if focused and self.isAncestorOf(focused) and same else ""
        self._fill(profile)
        self.show_sections(self._shown)
        again = next((row for row in self.rows() if held and row.objectName() == held), None)
        if again is not None:
            again.setFocus()

    def editing(self) -> bool:
        """Say whether a row is being edited."""
        return any(row.editing() for row in self.rows())

    def show_sections(self, sections: Collection[int]) -> None:
        """Show only these sections, with a line between them."""
        self._shown = sections
        before = False
        for number, section in enumerate(self.sections):
            there = number in sections and self._has_rows(number)
            section.setVisible(there)
            if number:
                self._dividers[number - 1].setVisible(there and before)
            before = before or there

    def rows(self) -> list[FactRow]:
        """Return all rows, those in sections that are hidden too."""
        return [row for section in self.sections for row in section.fact_rows()]

    def row(self, text: str) -> FactRow | None:
        """Return the row that shows a text."""
        return next((row for row in self.rows() if row.text() == text), None)

    def add_field(self, field: str) -> None:
        """Open an empty row for a field."""
        fact = next(one for one in (*FACTS, *NAME_PARTS, *DAYS.values()) if one.field == field)
        section = self.sections[_SECTIONS.get(field, ABOUT)]
        section.open_row(self._typed_row(fact, blank=True), max(0, section.rows.count() - 1))

    def fields_menu(self) -> QMenu:
        """Return the menu of fields that are empty yet."""
        assert self._person is not None
        return fact_menus.fields(self, self._person, self._add, self._choose)

    def _build(self) -> None:
        for number, section in enumerate(self.sections):
            if number:
                holder = QWidget()
                column = QVBoxLayout(holder)
                column.setContentsMargins(0, 14, 0, 14)
                column.addWidget(Divider())
                self._dividers.append(holder)
                self.body.addWidget(holder)
            self.body.addWidget(section)
            section.ended.connect(self._on_ended)
        self.contact.preferred.connect(lambda kind: self._choose("preferred_channel", kind))
        self.sections[CHANGES].fold.toggled.connect(self._on_changes_fold)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _fill(self, profile: Profile) -> None:
        """Fill the sections that have something else to say than before."""
        person, today = profile.person, clock.today()
        waiting = [one for entry in profile.entries if (one := entry.interaction) and awaited(one)]
        parts: list[tuple[object, Callable[[], None]]] = [
            (_values(person, *_REACHED), lambda: self.contact.fill(person)),
            ((_values(person, *_TOUCHED), waiting), lambda: self._fill_touch(person, waiting)),
            (gives.said(profile), lambda: self._fill_gives(profile)),
            (gives.together_said(profile), lambda: self._fill_together(profile)),
            (
                (_values(person, *_MET), profile.chain, profile.brought),
                lambda: self._fill_met(profile),
            ),
            (_values(person, *_ABOUT), lambda: self._fill_about(person)),
            ((_values(person, *_PARTS), profile.unknown), lambda: self._fill_other(profile)),
            (self._changes(profile), lambda: self._fill_changes(profile)),
        ]
        for number, (said, fill) in enumerate(parts):
            if self._said.get(number) != (today, said):
                self._said[number] = (today, said)
                self.sections[number].refill(fill)

    def _fill_gives(self, profile: Profile) -> None:
        gives.fill(self.sections[GIVE].rows, profile, self.offer_wanted.emit)

    def _fill_together(self, profile: Profile) -> None:
        gives.fill_together(self.sections[TOGETHER].rows, profile, self.knows_wanted.emit)

    def _fill_about(self, person: Person) -> None:
        rows = self.sections[ABOUT].rows
        for fact in FACTS:
            if getattr(person, fact.field):
                rows.addWidget(self._typed_row(fact))
        add = AddLink(tr("Add a field"), "plus")
        add.clicked.connect(lambda: pop(self.fields_menu(), add))
        rows.addWidget(add, 0, Qt.AlignmentFlag.AlignLeading)

    def _fill_other(self, profile: Profile) -> None:
        rows = self.sections[OTHER].rows
        for fact in NAME_PARTS:
            if getattr(profile.person, fact.field):
                rows.addWidget(self._typed_row(fact))
        for one in profile.unknown:
            rows.addWidget(_unknown_row(one))

    def _changes(self, profile: Profile) -> tuple[HistoryLine, ...]:
        """Return the changes to show: none while they are folded, so that nobody builds them."""
        open_ = self.sections[CHANGES].fold.isChecked()
        return profile.changes[:CHANGES_SHOWN] if open_ else ()

    def _has_rows(self, number: int) -> bool:
        if number == CHANGES:
            return self._profile is not None and bool(self._profile.changes)
        return self.sections[number].rows.count() > 0

    def _on_changes_fold(self) -> None:
        if self._profile is not None:
            self._fill(self._profile)

    def _fill_changes(self, profile: Profile) -> None:
        today = clock.today()
        for line in self._changes(profile):
            day = words.short_date(line.at.astimezone().date(), today)
            row = FactRow("", told(line), day, wrap=True, editable=False)
            self.sections[CHANGES].rows.addWidget(row)

    def _fill_touch(self, person: Person, waiting: Sequence[Interaction]) -> None:
        rows = self.sections[TOUCH].rows
        rows.addWidget(self._cadence_row(person))
        if person.circle is not Circle.EVERYONE:
            icon = "star" if person.circle is Circle.INNER else "target"
            circles = partial(fact_menus.circles, self, person, self._choose)
            rows.addWidget(_chosen_row(icon, words.circle(person.circle), circles))
        kind = person.preferred_channel
        if kind and all(channel.kind is not kind for channel in person.channels):
            text = tr("Prefers %1", words.channel_kind(kind))
            channels = partial(fact_menus.channels, self, person, self._choose)
            rows.addWidget(_chosen_row(links.ICONS[kind], text, channels))
        if person.not_before:
            rows.addWidget(self._typed_row(DAYS["not_before"]))
        if person.do_not_contact:
            closed = partial(fact_menus.closed, self, self._choose)
            row = _chosen_row("prohibit", words.field("do_not_contact"), closed, ink="due")
            row.edited.connect(lambda _: self._choose("do_not_contact", False))
            rows.addWidget(row)
        if waiting:
            text = tr("%n reply awaited||%n replies awaited", n=len(waiting))
            since = tr("since %1", words.near_date(waiting[-1].on, clock.today()))
            rows.addWidget(FactRow("hourglass", text, since, editable=False))

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
        row.edited.connect(lambda _: self._choose("cadence_days", None))
        return row

    def _fill_met(self, profile: Profile) -> None:
        person, rows = profile.person, self.sections[MET].rows
        if person.met_at or person.met_on:
            day = words.full_date(person.met_on) if person.met_on else ""
            under = [day] if person.met_at else []
            if person.disconnected_on:
                left = words.full_date(person.disconnected_on)
                under.append(tr("no longer a connection since %1", left))
            said = " · ".join(filter(None, under))
            rows.addWidget(_chosen_row("calendar", person.met_at or day, self._met_menu, said))
        if person.met_note:
            rows.addWidget(self._typed_row(DAYS["met_note"]))
        self._fill_origin(profile)

    def _fill_origin(self, profile: Profile) -> None:
        """Say through whom somebody came, and who came through them."""
        rows = self.sections[MET].rows
        if profile.chain:
            first, *before = (one.name for one in profile.chain)
            text, under = tr("Introduced by %1", first), ""
            if before:
                under = tr("who came by %1", " ← ".join(before))
            menu = partial(self._introduced_menu, profile.chain)
            rows.addWidget(_chosen_row("handshake", text, menu, under))
        if profile.brought:
            count = len(profile.brought)
            text = tr("Brought you %n person||Brought you %n people", n=count)
            under = ", ".join(one.name for one in profile.brought)
            menu = partial(fact_menus.people, self, profile.brought, self.person_shown.emit)
            rows.addWidget(_chosen_row("users-three", text, menu, under))

    def _typed_row(self, fact: Fact, *, blank: bool = False) -> FactRow:
        assert self._person is not None
        name = words.field(fact.field)
        row = FactRow(
            fact.icon,
            "" if blank else shown(self._person, fact.field),
            name,
            name=name,
            value="" if blank else typed(self._person, fact.field),
            wrap=fact.wrap,
            check=problem(fact.read),
        )
        row.setObjectName(fact.field)
        row.edited.connect(lambda new: self._on_typed(row, fact, new))
        section = self.sections[_SECTIONS.get(fact.field, ABOUT)]
        row.given_up.connect(lambda: section.drop(row) if blank else self._on_ended())
        return row

    def _met_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(tr("Event…"), partial(self.event_wanted.emit, self.sections[MET]))
        menu.addAction(words.field("met_on"), partial(self.add_field, "met_on"))
        menu.addAction(words.field("met_at"), partial(self.add_field, "met_at"))
        menu.addAction(words.field("met_note"), partial(self.add_field, "met_note"))
        return menu

    def _introduced_menu(self, chain: Sequence[Link]) -> QMenu:
        menu = fact_menus.people(self, chain, self.person_shown.emit)
        menu.addSeparator()
        menu.addAction(tr("Change…"), partial(self.person_wanted.emit, self.sections[MET]))
        menu.addAction(tr("Remove"), partial(self._choose, "introduced_by", None))
        return menu

    def _add(self, field: str) -> None:
        """Ask for a field that is empty yet, in the way that fits it."""
        about = self.sections[ABOUT]
        assert self._person is not None
        match field:
            case "title" | "organization":
                self.header_wanted.emit(field)
            case "circle":
                pop(fact_menus.circles(self, self._person, self._choose), about)
            case "preferred_channel":
                pop(fact_menus.channels(self, self._person, self._choose), about)
            case "introduced_by":
                self.person_wanted.emit(about)
            case "met_at":
                self.event_wanted.emit(about)
            case _:
                self.add_field(field)

    def _choose(self, field: str, value: object, *_: object) -> None:
        self.field_edited.emit(field, value)

    def _on_typed(self, row: FactRow, fact: Fact, text: str) -> None:
        self._on_ended()
        value = fact.read(text)
        if value and self._person is not None:
            changed = replace(self._person, **{fact.field: value})  # type: ignore[arg-type]
            row.show_saving(shown(changed, fact.field), typed(changed, fact.field))
        self.field_edited.emit(fact.field, value)

    def _on_ended(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.set_profile(waiting)


_REACHED = ("channels", "preferred_channel")
_TOUCHED = (
    *("effective_cadence", "cadence_days", "state", "next_contact", "circle"),
    *("preferred_channel", "channels", "not_before", "do_not_contact"),
)
_MET = ("met_at", "met_on", "met_note", "disconnected_on")
_ABOUT = tuple(fact.field for fact in FACTS)
_PARTS = tuple(fact.field for fact in NAME_PARTS)
"""Which fields of a person the sections show: if none of them differs, they stay as they are."""

_SECTIONS = {"not_before": TOUCH, "met_on": MET, "met_at": MET, "met_note": MET} | {
    fact.field: OTHER for fact in NAME_PARTS
}


def _values(person: Person, *fields: str) -> list[object]:
    return [getattr(person, field) for field in fields]


def _chosen_row(
    icon: str, text: str, menu: Callable[[], QMenu], under: str = "", *, ink: str = "text"
) -> FactRow:
    """Return a row whose value is chosen from a menu."""
    row = FactRow(icon, text, under, editable=False, chosen=True, ink=ink)
    row.setObjectName(icon)
    row.acted.connect(lambda: pop(menu(), row))
    row.menu_wanted.connect(lambda at: pop(menu(), row, at))
    return row


def _unknown_row(one: Property) -> FactRow:
    value = one.value if len(one.value) <= 300 else one.value[:300] + "…"
    name = f"{one.group}.{one.name}" if one.group else one.name
    return FactRow("", value, name, wrap=True, editable=False)
