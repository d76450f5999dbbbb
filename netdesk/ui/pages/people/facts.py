"""The card of facts: how to reach somebody, how often, where you met, and all else, in place."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from netdesk import clock, words
from netdesk.domain.contact import Property
from netdesk.domain.model import Channel, ChannelKind, Circle, Person
from netdesk.ui import theme
from netdesk.ui.models import links
from netdesk.ui.models.person import Profile, told
from netdesk.ui.pages.people.fact_kinds import (
    DAYS,
    FACTS,
    NAME_PARTS,
    Fact,
    problem,
    shown,
    typed,
)
from netdesk.ui.pages.people.inline import FactRow
from netdesk.ui.widgets.buttons import IconButton, LinkButton, QuietButton
from netdesk.ui.widgets.card import Card, Divider
from netdesk.ui.widgets.labels import Text
from netdesk.words import tr

WIDTH = 232
CHANGES_SHOWN = 50

CONTACT, TOUCH, MET, ABOUT, OTHER, CHANGES = range(6)
TABS: tuple[tuple[int, ...], ...] = ((CONTACT, TOUCH, MET), (ABOUT, OTHER, CHANGES))
"""Which sections stand under the tabs Contact and Details, where there is no room beside."""


class _Fold(QuietButton):
    """A heading that opens and closes what is under it."""

    SIDE = 0
    ROLE = "bodyStrong"


class _Add(LinkButton):
    """A link that stands where a row would."""

    SIDE = 0


class Section(QWidget):
    """A heading and its rows; with `folded`, the heading opens and closes them."""

    def __init__(self, title: str, *, folding: bool = False) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(0, 0, 0, 0)
        self.column.addLayout(self.head)
        self._rows = QWidget()
        self.rows = QVBoxLayout(self._rows)
        self.rows.setContentsMargins(0, 4, 0, 0)
        self.rows.setSpacing(0)
        self.column.addWidget(self._rows)
        if folding:
            self.fold = _Fold(title, "caret-right")
            self.fold.setCheckable(True)
            self.fold.toggled.connect(self._on_fold)
            self.head.addWidget(self.fold)
            self._rows.hide()
        else:
            self.head.addWidget(Text(title, "bodyStrong", "text2"))
        self.head.addStretch(1)

    def clear(self) -> None:
        """Take all rows out."""
        while (item := self.rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _on_fold(self, open_: bool) -> None:
        self.fold.set_icon("caret-down" if open_ else "caret-right")
        self._rows.setVisible(open_)


class Facts(Card):
    """Emits what shall change; the pane carries it out."""

    field_edited = Signal(str, object)
    channel_added = Signal(object)
    channel_edited = Signal(object, object)
    """Channel, and a dict of what changes."""
    channel_removed = Signal(object)
    link_wanted = Signal(str)
    copy_wanted = Signal(str)
    cadence_wanted = Signal(QWidget)
    event_wanted = Signal(QWidget)
    person_wanted = Signal(QWidget)
    person_shown = Signal(int)
    header_wanted = Signal(str)
    """A field that is edited in the head: title or organization."""
    ended = Signal()
    """An editor was closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(13, parent=parent)
        self.setAccessibleName(tr("Facts"))
        self._person: Person | None = None
        self._profile: Profile | None = None
        self._waiting: Profile | None = None
        self._sections = [
            Section(tr("Contact")),
            Section(tr("Keep in touch")),
            Section(tr("Met")),
            Section(tr("About")),
            Section(tr("Other details"), folding=True),
            Section(tr("Changes"), folding=True),
        ]
        self._dividers: list[QWidget] = []
        self._shown: Collection[int] = range(6)
        self._build()

    def set_profile(self, profile: Profile) -> None:
        """Show somebody; while a row of theirs is edited, what is new waits."""
        same = self._person is not None and self._person.id == profile.person.id
        if same and self.editing():
            self._waiting = profile
            return
        self._waiting = None
        self._profile, self._person = profile, profile.person
        focused = QApplication.focusWidget()
        held = focused.objectName() if focused and self.isAncestorOf(focused) and same else ""
        self.setUpdatesEnabled(False)
        for section in self._sections:
            section.clear()
        self._fill(profile)
        self.show_sections(self._shown)
        for row in self.rows():
            row.show()  # at once: the focus may come to it
        self.setUpdatesEnabled(True)
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
        for number, section in enumerate(self._sections):
            there = number in sections and section.rows.count() > 0
            section.setVisible(there)
            if number:
                self._dividers[number - 1].setVisible(there and before)
            before = before or there

    def row(self, text: str) -> FactRow | None:
        """Return the row that shows a text."""
        return next((row for row in self.rows() if row.text() == text), None)

    def rows(self) -> list[FactRow]:
        """Return all rows, those in sections that are folded or hidden too."""
        found = []
        for section in self._sections:
            items = (section.rows.itemAt(place) for place in range(section.rows.count()))
            found += [item.widget() for item in items if item is not None]
        return [widget for widget in found if isinstance(widget, FactRow)]

    def add_field(self, field: str) -> None:
        """Open an empty row for a field."""
        fact = next(one for one in (*FACTS, *NAME_PARTS, *DAYS.values()) if one.field == field)
        row = self._typed_row(fact, blank=True)
        section = self._sections[_SECTIONS.get(field, ABOUT)]
        section.rows.insertWidget(max(0, section.rows.count() - 1), row)
        section.show()
        row.show()
        row.edit()

    def add_channel(self, *kinds: ChannelKind) -> None:
        """Open an empty row for a way to reach somebody."""
        icon = links.ICONS[kinds[0]] if kinds else "plus"
        name = words.channel_kind(kinds[0]) if kinds else tr("E-mail, phone or link")
        row = FactRow(icon, "", name=name, wrap=bool(kinds) and kinds[0] is ChannelKind.ADDRESS)
        row.edited.connect(lambda text: self._on_channel_typed(row, text, kinds))
        row.given_up.connect(lambda: self._drop(row))
        rows = self._sections[CONTACT].rows
        rows.insertWidget(max(0, rows.count() - 1), row)
        row.show()
        row.edit()

    def fields_menu(self) -> QMenu:
        """Return the menu of fields that are empty yet."""
        menu = QMenu(self)
        person = self._person
        if person is None:
            return menu
        for field in _ADDABLE:
            if not getattr(person, field):
                menu.addAction(words.field(field), partial(self._add, field))
        menu.addSeparator()
        if person.circle is Circle.EVERYONE:
            menu.addAction(words.field("circle"), partial(self._add, "circle"))
        if not person.do_not_contact:
            closed = partial(self.field_edited.emit, "do_not_contact", True)
            menu.addAction(words.field("do_not_contact"), closed)
        return menu

    def channel_menu(self, channel: Channel) -> QMenu:
        """Return the menu of a way to reach somebody."""
        look, menu = theme.current(), QMenu(self)
        if url := links.link(channel):
            menu.addAction(look.icon("link"), tr("Open"), partial(self.link_wanted.emit, url))
        copied = links.address(channel) if channel.kind is ChannelKind.ADDRESS else channel.value
        menu.addAction(look.icon("copy"), tr("Copy"), partial(self.copy_wanted.emit, copied))
        menu.addSeparator()
        prefer = menu.addAction(tr("Preferred of its kind"))
        prefer.setCheckable(True)
        prefer.setChecked(channel.preferred)
        prefer.triggered.connect(
            lambda on: self.channel_edited.emit(channel, {"preferred": bool(on)})
        )
        own = self._person is not None and self._person.preferred_channel is channel.kind
        best = menu.addAction(tr("Prefers this way"))
        best.setCheckable(True)
        best.setChecked(own)
        prefers = None if own else channel.kind
        best.triggered.connect(lambda: self.field_edited.emit("preferred_channel", prefers))
        self._add_labels(menu.addMenu(tr("Label")), channel)
        kinds = menu.addMenu(tr("Kind"))
        for kind in ChannelKind:
            action = kinds.addAction(words.channel_kind(kind))
            action.setCheckable(True)
            action.setChecked(kind is channel.kind)
            action.triggered.connect(
                lambda _on=False, kind=kind: self.channel_edited.emit(channel, {"kind": kind})
            )
        menu.addSeparator()
        remove = partial(self.channel_removed.emit, channel)
        menu.addAction(look.icon("trash", "danger"), tr("Remove"), remove)
        return menu

    def _add_labels(self, menu: QMenu, channel: Channel) -> None:
        labels = dict.fromkeys((channel.label, tr("Work"), tr("Home"), tr("Mobile")))
        for label in (text for text in labels if text):
            action = menu.addAction(label)
            action.setCheckable(True)
            action.setChecked(label == channel.label)
            new = "" if label == channel.label else label
            action.triggered.connect(
                lambda _on=False, new=new: self.channel_edited.emit(channel, {"label": new})
            )
        menu.addSeparator()
        menu.addAction(tr("Another…"), lambda: self._type_label(channel))

    def _type_label(self, channel: Channel) -> None:
        row = FactRow("tag", channel.label, name=tr("Label"))
        row.edited.connect(lambda text: self.channel_edited.emit(channel, {"label": text}))
        row.given_up.connect(lambda: self._drop(row))
        rows = self._sections[CONTACT].rows
        at = next((n for n in range(rows.count()) if self._channel_at(n) == channel), 0)
        rows.insertWidget(at + 1, row)
        row.show()
        row.edit()

    def _channel_at(self, place: int) -> object:
        item = self._sections[CONTACT].rows.itemAt(place)
        widget = item.widget() if item else None
        return widget.property("channel") if widget else None

    def _build(self) -> None:
        for number, section in enumerate(self._sections):
            if number:
                holder = QWidget()
                column = QVBoxLayout(holder)
                column.setContentsMargins(0, 14, 0, 14)
                column.addWidget(Divider())
                self._dividers.append(holder)
                self.body.addWidget(holder)
            self.body.addWidget(section)
        plus = IconButton("plus", tr("Add a way to reach them"), size=24)
        plus.clicked.connect(lambda: self._pop(self._kinds_menu(), plus))
        self._sections[CONTACT].head.addWidget(plus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _kinds_menu(self) -> QMenu:
        menu = QMenu(self)
        for kind in ChannelKind:
            icon = theme.current().icon(links.ICONS[kind])
            menu.addAction(icon, words.channel_kind(kind), partial(self.add_channel, kind))
        return menu

    def _fill(self, profile: Profile) -> None:
        person = profile.person
        self._fill_contact(person)
        self._fill_touch(person)
        self._fill_met(person)
        for fact in FACTS:
            if getattr(person, fact.field):
                self._sections[ABOUT].rows.addWidget(self._typed_row(fact))
        add = _Add(tr("Add a field"), "plus")
        add.clicked.connect(lambda: self._pop(self.fields_menu(), add))
        self._sections[ABOUT].rows.addWidget(add, 0, Qt.AlignmentFlag.AlignLeading)
        for fact in NAME_PARTS:
            if getattr(person, fact.field):
                self._sections[OTHER].rows.addWidget(self._typed_row(fact))
        for one in profile.unknown:
            self._sections[OTHER].rows.addWidget(_unknown_row(one))
        today = clock.today()
        for line in profile.changes[:CHANGES_SHOWN]:
            day = words.short_date(line.at.astimezone().date(), today)
            row = FactRow("", told(line), day, wrap=True, editable=False)
            self._sections[CHANGES].rows.addWidget(row)

    def _fill_contact(self, person: Person) -> None:
        rows = self._sections[CONTACT].rows
        for channel in person.channels:
            rows.addWidget(self._channel_row(person, channel))
        if not person.channels:
            add = _Add(tr("E-mail, phone or link"), "plus")
            add.clicked.connect(lambda: self.add_channel())
            rows.addWidget(add, 0, Qt.AlignmentFlag.AlignLeading)

    def _channel_row(self, person: Person, channel: Channel) -> FactRow:
        caption = [channel.label] if channel.label else []
        first = next((c for c in person.channels if c.kind is person.preferred_channel), None)
        if channel is first:
            caption.append(tr("Prefers this"))
        elif channel.preferred and sum(c.kind is channel.kind for c in person.channels) > 1:
            caption.append(tr("Preferred"))
        wrap = channel.kind is ChannelKind.ADDRESS
        row = FactRow(
            links.ICONS[channel.kind],
            links.shown(channel),
            " · ".join(caption),
            name=words.channel_kind(channel.kind),
            value=channel.value if wrap else links.shown(channel),
            wrap=wrap,
        )
        row.setProperty("channel", channel)
        row.setObjectName(f"channel {channel.id}")
        row.edited.connect(lambda text: self._on_channel_edited(channel, text))
        row.menu_wanted.connect(lambda at: self._show_menu(self.channel_menu(channel), at))
        row.given_up.connect(self._on_ended)
        return row

    def _fill_touch(self, person: Person) -> None:
        rows = self._sections[TOUCH].rows
        rows.addWidget(self._cadence_row(person))
        if person.circle is not Circle.EVERYONE:
            icon = "star" if person.circle is Circle.INNER else "target"
            rows.addWidget(self._chosen_row(icon, words.circle(person.circle), self._circle_menu))
        kind = person.preferred_channel
        if kind and all(channel.kind is not kind for channel in person.channels):
            text = tr("Prefers %1", words.channel_kind(kind))
            rows.addWidget(self._chosen_row(links.ICONS[kind], text, self._preferred_menu))
        if person.not_before:
            rows.addWidget(self._typed_row(DAYS["not_before"]))
        if person.do_not_contact:
            row = FactRow("prohibit", words.field("do_not_contact"), editable=False, ink="due")
            row.menu_wanted.connect(lambda at: self._show_menu(self._closed_menu(), at))
            row.edited.connect(lambda _: self.field_edited.emit("do_not_contact", False))
            rows.addWidget(row)

    def _cadence_row(self, person: Person) -> FactRow:
        days, own = person.effective_cadence, person.cadence_days
        caption = []
        if person.next_contact:
            caption.append(tr("Next: %1", words.full_date(person.next_contact)))
        if days and not own:
            caption.append(tr("by niche or circle"))
        ink = "text" if days else "text2"
        row = FactRow(
            "cadence",
            words.cadence(days),
            " · ".join(caption),
            chosen=True,
            editable=False,
            ink=ink,
        )
        row.setObjectName("cadence_days")
        row.acted.connect(lambda: self.cadence_wanted.emit(row))
        row.edited.connect(lambda _: self.field_edited.emit("cadence_days", None))
        return row

    def _fill_met(self, person: Person) -> None:
        rows = self._sections[MET].rows
        if person.met_at or person.met_on:
            day = words.full_date(person.met_on) if person.met_on else ""
            text = person.met_at or day
            row = FactRow(
                "calendar", text, day if person.met_at else "", editable=False, chosen=True
            )
            row.acted.connect(lambda: self._show_menu(self._met_menu(row), _under(row)))
            rows.addWidget(row)
        if person.introduced_by:
            text = tr("Introduced by %1", person.introduced_by_name)
            by = FactRow("handshake", text, editable=False, chosen=True)
            by.acted.connect(lambda: self._show_menu(self._introduced_menu(by), _under(by)))
            rows.addWidget(by)

    def _typed_row(self, fact: Fact, *, blank: bool = False) -> FactRow:
        person = self._person
        assert person is not None
        text = "" if blank else shown(person, fact.field)
        name = words.field(fact.field)
        row = FactRow(
            fact.icon,
            text,
            name,
            name=name,
            value="" if blank else typed(person, fact.field),
            wrap=fact.wrap,
            check=problem(fact.read),
        )
        row.setObjectName(fact.field)
        row.edited.connect(lambda new: self._on_typed(row, fact, new))
        row.given_up.connect(lambda: self._drop(row) if blank else self._on_ended())
        return row

    def _chosen_row(
        self, icon: str, text: str, menu: Callable[[], QMenu], *, ink: str = "text"
    ) -> FactRow:
        row = FactRow(icon, text, editable=False, chosen=True, ink=ink)
        row.setObjectName(icon)
        row.acted.connect(lambda: self._show_menu(menu(), _under(row)))
        return row

    def _circle_menu(self) -> QMenu:
        menu = QMenu(self)
        for circle in Circle:
            action = menu.addAction(words.circle(circle))
            action.setCheckable(True)
            action.setChecked(self._person is not None and self._person.circle is circle)
            action.triggered.connect(
                lambda _on=False, circle=circle: self.field_edited.emit("circle", circle)
            )
        return menu

    def _preferred_menu(self) -> QMenu:
        menu = QMenu(self)
        person = self._person
        kinds = dict.fromkeys(channel.kind for channel in person.channels) if person else {}
        for kind in kinds or ChannelKind:
            icon = theme.current().icon(links.ICONS[kind])
            prefer = partial(self.field_edited.emit, "preferred_channel", kind)
            menu.addAction(icon, words.channel_kind(kind), prefer)
        menu.addSeparator()
        menu.addAction(tr("None"), partial(self.field_edited.emit, "preferred_channel", None))
        return menu

    def _closed_menu(self) -> QMenu:
        menu = QMenu(self)
        allow = partial(self.field_edited.emit, "do_not_contact", False)
        menu.addAction(tr("May be contacted again"), allow)
        return menu

    def _met_menu(self, row: QWidget) -> QMenu:
        menu = QMenu(self)
        menu.addAction(tr("Event…"), partial(self.event_wanted.emit, row))
        menu.addAction(words.field("met_on"), partial(self.add_field, "met_on"))
        menu.addAction(words.field("met_at"), partial(self.add_field, "met_at"))
        return menu

    def _introduced_menu(self, row: QWidget) -> QMenu:
        menu = QMenu(self)
        who = self._person.introduced_by if self._person else None
        if who:
            menu.addAction(tr("Show"), partial(self.person_shown.emit, who))
        menu.addAction(tr("Change…"), partial(self.person_wanted.emit, row))
        menu.addAction(tr("Remove"), partial(self.field_edited.emit, "introduced_by", None))
        return menu

    def _add(self, field: str) -> None:
        anchor = self._sections[ABOUT]
        match field:
            case "title" | "organization":
                self.header_wanted.emit(field)
            case "circle":
                self._show_menu(self._circle_menu(), _under(anchor))
            case "preferred_channel":
                self._show_menu(self._preferred_menu(), _under(anchor))
            case "introduced_by":
                self.person_wanted.emit(anchor)
            case "met_at":
                self.event_wanted.emit(anchor)
            case _:
                self.add_field(field)

    def _on_typed(self, row: FactRow, fact: Fact, text: str) -> None:
        self._on_ended()
        self.field_edited.emit(fact.field, fact.read(text))

    def _on_channel_edited(self, channel: Channel, text: str) -> None:
        self._on_ended()
        if not text:
            self.channel_removed.emit(channel)
        elif (value := links.retyped(channel, text)) != channel.value:
            self.channel_edited.emit(channel, {"value": value})

    def _on_channel_typed(self, row: FactRow, text: str, kinds: tuple[ChannelKind, ...]) -> None:
        self._drop(row)
        if text:
            self.channel_added.emit(links.understood(text, *kinds))

    def _drop(self, row: FactRow) -> None:
        for section in self._sections:
            section.rows.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._on_ended()

    def _on_ended(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.set_profile(waiting)
        self.ended.emit()

    def _pop(self, menu: QMenu, button: QWidget) -> None:
        self._show_menu(menu, _under(button))

    def _show_menu(self, menu: QMenu, at: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)


_SECTIONS = {"not_before": TOUCH, "met_on": MET, "met_at": MET} | {
    fact.field: OTHER for fact in NAME_PARTS
}
_ADDABLE = (
    *("title", "organization"),
    *(fact.field for fact in FACTS),
    *("preferred_channel", "not_before", "met_at", "met_on", "introduced_by"),
)


def _under(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(widget.rect().bottomLeft())


def _unknown_row(one: Property) -> FactRow:
    value = one.value if len(one.value) <= 300 else one.value[:300] + "…"
    name = f"{one.group}.{one.name}" if one.group else one.name
    return FactRow("", value, name, wrap=True, editable=False)
