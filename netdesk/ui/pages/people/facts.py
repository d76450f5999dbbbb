"""The card of facts: how to reach somebody, how often, where you met, and all else, in place."""

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QVBoxLayout, QWidget

from netdesk import clock, words
from netdesk.domain.contact import Property
from netdesk.domain.model import HistoryLine, Person
from netdesk.ui.models.person import Profile, awaited, told
from netdesk.ui.pages.people import fact_menus, gives
from netdesk.ui.pages.people.contact_section import ContactSection
from netdesk.ui.pages.people.fact_kinds import DAYS, FACTS, NAME_PARTS
from netdesk.ui.pages.people.fact_row import FactRow
from netdesk.ui.pages.people.field_section import FieldSection
from netdesk.ui.pages.people.met_section import MetSection
from netdesk.ui.pages.people.section import AddLink, Section
from netdesk.ui.pages.people.touch_section import TouchSection
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

        self.contact, self._touch, self._met = ContactSection(), TouchSection(), MetSection()
        self._about = FieldSection(tr("About"))
        self._other = FieldSection(tr("Other details"), folding=True)
        self.sections: list[Section] = [
            self.contact,
            self._touch,
            Section(tr("Give & get")),
            Section(tr("Together")),
            self._met,
            self._about,
            self._other,
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
        self._section_of(field).open_typed(fact)

    def _section_of(self, field: str) -> FieldSection:
        if field in _PARTS:
            return self._other
        if field in self._met.FIELDS:
            return self._met
        return self._touch if field in self._touch.FIELDS else self._about

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
        for fields in (self._touch, self._met, self._about, self._other):
            fields.field_edited.connect(self.field_edited)
        self._touch.cadence_wanted.connect(self.cadence_wanted)
        self._met.event_wanted.connect(self.event_wanted)
        self._met.person_wanted.connect(self.person_wanted)
        self._met.person_shown.connect(self.person_shown)
        self.contact.preferred.connect(lambda kind: self._choose("preferred_channel", kind))
        self.sections[CHANGES].fold.toggled.connect(self._on_changes_fold)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _fill(self, profile: Profile) -> None:
        """Fill the sections that have something else to say than before."""
        person, today = profile.person, clock.today()
        waiting = [one for entry in profile.entries if (one := entry.interaction) and awaited(one)]
        parts: list[tuple[object, Callable[[], None]]] = [
            (_values(person, *_REACHED), lambda: self.contact.fill(person)),
            (
                (_values(person, *self._touch.FIELDS), waiting),
                lambda: self._touch.fill(person, waiting),
            ),
            (gives.said(profile), lambda: self._fill_gives(profile)),
            (gives.together_said(profile), lambda: self._fill_together(profile)),
            (
                (_values(person, *self._met.FIELDS), profile.chain, profile.brought),
                lambda: self._met.fill(profile),
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
        for fact in FACTS:
            if getattr(person, fact.field):
                self._about.add_typed(person, fact)
        add = AddLink(tr("Add a field"), "plus")
        add.clicked.connect(lambda: pop(self.fields_menu(), add))
        self._about.rows.addWidget(add, 0, Qt.AlignmentFlag.AlignLeading)

    def _fill_other(self, profile: Profile) -> None:
        for fact in NAME_PARTS:
            if getattr(profile.person, fact.field):
                self._other.add_typed(profile.person, fact)
        for one in profile.unknown:
            self._other.rows.addWidget(_unknown_row(one))

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

    def _add(self, field: str) -> None:
        """Ask for a field that is empty yet, in the way that fits it."""
        about = self._about
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

    def _on_ended(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.set_profile(waiting)


_REACHED = ("channels", "preferred_channel")
_ABOUT = tuple(fact.field for fact in FACTS)
_PARTS = tuple(fact.field for fact in NAME_PARTS)
"""Which fields of a person the sections show: if none of them differs, they stay as they are."""


def _values(person: Person, *fields: str) -> list[object]:
    return [getattr(person, field) for field in fields]


def _unknown_row(one: Property) -> FactRow:
    value = one.value if len(one.value) <= 300 else one.value[:300] + "…"
    name = f"{one.group}.{one.name}" if one.group else one.name
    return FactRow("", value, name, wrap=True, editable=False)
