"""How to reach somebody: one row a channel, edited in its place."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

from netdesk import words
from netdesk.domain.model import Channel, ChannelKind, Person
from netdesk.ui import theme
from netdesk.ui.models import links
from netdesk.ui.pages.people.fact_row import FactRow
from netdesk.ui.pages.people.section import AddLink, Section
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.menu import pop
from netdesk.words import tr


class ContactSection(Section):
    """Emits what shall change about the channels."""

    added = Signal(object)
    edited = Signal(object, object)
    """Channel, and a dict of what changes."""
    removed = Signal(object)
    preferred = Signal(object)
    """The ChannelKind that somebody prefers, or None."""
    link_wanted = Signal(str)
    copy_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Contact"))
        self._person: Person | None = None
        plus = IconButton("plus", tr("Add a way to reach them"), size=24)
        plus.clicked.connect(lambda: pop(self._kinds_menu(), plus))
        self.head.addWidget(plus)

    def fill(self, person: Person) -> None:
        """Show a person's channels."""
        self._person = person
        for channel in person.channels:
            self.rows.addWidget(self._row(person, channel))
        if not person.channels:
            add = AddLink(tr("E-mail, phone or link"), "plus")
            add.clicked.connect(lambda: self.add_channel())
            self.rows.addWidget(add, 0, Qt.AlignmentFlag.AlignLeading)

    def add_channel(self, *kinds: ChannelKind) -> None:
        """Open an empty row for a channel, of a kind or of whatever is typed."""
        icon = links.ICONS[kinds[0]] if kinds else "plus"
        name = words.channel_kind(kinds[0]) if kinds else tr("E-mail, phone or link")
        row = FactRow(icon, "", name=name, wrap=ChannelKind.ADDRESS in kinds)
        row.edited.connect(lambda text: self._on_typed(row, text, kinds))
        row.given_up.connect(lambda: self.drop(row))
        self.open_row(row, self.rows.count())

    def menu(self, channel: Channel) -> QMenu:
        """Return the menu of a channel."""
        look, menu = theme.current(), QMenu(self)
        if url := links.link(channel):
            menu.addAction(look.icon("link"), tr("Open"), partial(self.link_wanted.emit, url))
        copied = links.address(channel) if channel.kind is ChannelKind.ADDRESS else channel.value
        menu.addAction(look.icon("copy"), tr("Copy"), partial(self.copy_wanted.emit, copied))
        menu.addSeparator()
        prefer = menu.addAction(tr("Preferred of its kind"))
        prefer.setCheckable(True)
        prefer.setChecked(channel.preferred)
        prefer.triggered.connect(lambda on: self.edited.emit(channel, {"preferred": bool(on)}))
        own = self._person is not None and self._person.preferred_channel is channel.kind
        best = menu.addAction(tr("Prefers this way"))
        best.setCheckable(True)
        best.setChecked(own)
        best.triggered.connect(lambda: self.preferred.emit(None if own else channel.kind))
        self._add_labels(menu.addMenu(tr("Label")), channel)
        self._add_kinds(menu.addMenu(tr("Kind")), channel)
        menu.addSeparator()
        remove = partial(self.removed.emit, channel)
        menu.addAction(look.icon("trash", "danger"), tr("Remove"), remove)
        return menu

    def _add_kinds(self, menu: QMenu, channel: Channel) -> None:
        for kind in ChannelKind:
            action = menu.addAction(words.channel_kind(kind))
            action.setCheckable(True)
            action.setChecked(kind is channel.kind)
            action.triggered.connect(
                lambda _on=False, kind=kind: self.edited.emit(channel, {"kind": kind})
            )

    def _add_labels(self, menu: QMenu, channel: Channel) -> None:
        labels = dict.fromkeys((channel.label, tr("Work"), tr("Home"), tr("Mobile")))
        for label in (text for text in labels if text):
            action = menu.addAction(label)
            action.setCheckable(True)
            action.setChecked(label == channel.label)
            new = "" if label == channel.label else label
            action.triggered.connect(
                lambda _on=False, new=new: self.edited.emit(channel, {"label": new})
            )
        menu.addSeparator()
        menu.addAction(tr("Another…"), lambda: self._type_label(channel))

    def _type_label(self, channel: Channel) -> None:
        row = FactRow("tag", channel.label, name=tr("Label"))
        row.edited.connect(lambda text: self.edited.emit(channel, {"label": text}))
        row.given_up.connect(lambda: self.drop(row))
        below = self._person.channels.index(channel) + 1 if self._person else 0
        self.open_row(row, below)

    def _kinds_menu(self) -> QMenu:
        menu = QMenu(self)
        for kind in ChannelKind:
            icon = theme.current().icon(links.ICONS[kind])
            menu.addAction(icon, words.channel_kind(kind), partial(self.add_channel, kind))
        return menu

    def _row(self, person: Person, channel: Channel) -> FactRow:
        wrap = channel.kind is ChannelKind.ADDRESS
        row = FactRow(
            links.ICONS[channel.kind],
            links.shown(channel),
            _caption(person, channel),
            name=words.channel_kind(channel.kind),
            value=channel.value if wrap else links.shown(channel),
            wrap=wrap,
        )
        row.setObjectName(f"channel {channel.id}")
        row.edited.connect(lambda text: self._on_edited(row, channel, text))
        row.menu_wanted.connect(lambda at: pop(self.menu(channel), row, at))
        row.given_up.connect(self.ended)
        return row

    def _on_edited(self, row: FactRow, channel: Channel, text: str) -> None:
        self.ended.emit()
        if not text:
            self.removed.emit(channel)
        elif (value := links.retyped(channel, text)) != channel.value:
            shown = links.shown(channel._replace(value=value, parts=()))
            row.show_saving(shown, shown)
            self.edited.emit(channel, {"value": value})

    def _on_typed(self, row: FactRow, text: str, kinds: tuple[ChannelKind, ...]) -> None:
        self.drop(row)
        if text:
            self.added.emit(links.understood(text, *kinds))


def _caption(person: Person, channel: Channel) -> str:
    parts = [channel.label] if channel.label else []
    first = next((one for one in person.channels if one.kind is person.preferred_channel), None)
    alike = [one for one in person.channels if one.kind is channel.kind]
    if channel is first:
        parts.append(tr("Prefers this"))
    elif channel.preferred and len(alike) > 1:
        parts.append(tr("Preferred"))
    if doubt := links.doubt(channel):
        parts.append(doubt)
    return " · ".join(parts)
