"""One item: what it is, whom it would help, who got it and what came of it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from netdesk import book, clock, words
from netdesk.domain.model import Audience, ChannelKind, Item, ItemView, Person
from netdesk.ui import theme
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.dialogs.item_form import ItemForm
from netdesk.ui.dialogs.niche_picker import NichePicker, NicheWish
from netdesk.ui.dialogs.writing import Writing
from netdesk.ui.models.library import ITEM_ICONS, line
from netdesk.ui.pages.library.got import Got
from netdesk.ui.pages.library.head import Head
from netdesk.ui.pages.library.helps import Helps
from netdesk.ui.pages.library.sharing import Sharing
from netdesk.ui.pages.library.verbs import LibraryVerbs
from netdesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from netdesk.ui.widgets.card import Card
from netdesk.ui.widgets.labels import ElidedLabel, Icon, Text
from netdesk.ui.widgets.menu import pop
from netdesk.ui.widgets.scroll_area import ScrollArea
from netdesk.ui.work import Work
from netdesk.words import tr


class ItemPane(QWidget):
    """Shows an ItemView; carries out what is wished for its item."""

    person_wanted = Signal(int)
    link_wanted = Signal(str)
    file_wanted = Signal(str)
    """The path of a file whose folder shall be shown."""
    back_wanted = Signal()
    removed = Signal()

    def __init__(self, work: Work, bus: Bus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._bus = work, bus
        self._verbs = LibraryVerbs(work)
        self._writing = Writing(work, bus, self)
        self._sharing = Sharing(work, self._verbs, self._writing, self)
        self._view: ItemView | None = None
        self.head, self.helps, self.got = Head(), Helps(), Got()
        self._build()
        self._connect()

    @property
    def item(self) -> Item | None:
        """Return the item that is shown."""
        return self._view.item if self._view else None

    def set_view(self, view: ItemView) -> None:
        """Show an item; ticks and what is on its way stay for the same one."""
        before, self._view = self.item, view
        item, today = view.item, clock.today()
        if before is None or before.id != item.id:
            self._scroll.verticalScrollBar().setValue(0)
            self.helps.begin_anew()
            self.got.begin_anew()
        self.head.tile.set_icon(ITEM_ICONS[item.kind])
        self.head.show_title(item.title, line(item, today))
        self.head.show_niches(item.niches)
        self._notes.setText(item.notes)
        self._notes.setVisible(bool(item.notes))
        place = bool(item.url or item.path)
        self.open.setVisible(place)
        self.copy.setVisible(place)
        self.open.setText(tr("Open") if item.url else tr("Show the file"))
        self.copy.setText(tr("Copy link") if item.url else tr("Copy the path"))
        self._stale.setVisible(item.stale)
        since = words.short_date(item.touched_on, today)
        self._stale_said.set_text(tr("Untouched since %1. Is it still true?", since))
        self._fill_figures(view)
        self.helps.set_view(view)
        self.got.set_got(view.got)

    def set_narrow(self, narrow: bool) -> None:
        """Be the only pane, with a way back."""
        self.head.back.setVisible(narrow)
        self._figures.setVisible(not narrow)
        side = 20 if narrow else 28
        self._column.setContentsMargins(side, 14 if narrow else 28, side - 4, 24)

    def focus_first(self) -> None:
        """Put the focus on the first thing to do."""
        self.share.setFocus()

    def choose(self) -> None:
        """Begin or end to tick whom it goes to; where nobody is suggested, ask who gets it."""
        if self.helps.rows:
            self.helps.choose()
        else:
            self._choose_other(self.share)

    def _choose_other(self, at: QWidget) -> None:
        if item := self.item:
            self._sharing.ask(item, at)

    def pick_niche(self) -> None:
        """Ask which niche it serves."""
        if item := self.item:
            has = [niche.id for niche in item.niches]
            picker = NichePicker(self._work, self, tr("Whom does it serve?"), has=has)
            picker.wished.connect(self._on_niche)
            picker.open_at(self.head.add_niche)

    def edit(self) -> None:
        """Open the form of the item."""
        if item := self.item:
            form = ItemForm(self, item)
            form.wished.connect(partial(self._verbs.edit, item))
            form.open()

    def edit_name(self) -> None:
        """Open the title."""
        self.head.name.edit()

    def remove(self) -> None:
        """Remove the item, at once."""
        if item := self.item:
            self._verbs.remove(item)
            self.removed.emit()

    def menu(self) -> QMenu:
        """Return the menu of the item."""
        look, menu = theme.current(), QMenu(self)
        menu.addAction(look.icon("pencil"), tr("Edit…"), self.edit)
        if item := self.item:
            fresh = partial(self._verbs.refresh, item)
            menu.addAction(look.icon("check-circle"), tr("It is up to date"), fresh)
        menu.addSeparator()
        menu.addAction(look.icon("trash", "danger"), tr("Delete"), self.remove)
        return menu

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addSpacing(16)
        self._column.addLayout(self._build_buttons())
        self._column.addSpacing(14)
        self._notes = Text("", "body", "text2", wrap=True)
        self._notes.setContentsMargins(0, 0, 0, 12)
        self._column.addWidget(self._notes)
        self._column.addWidget(self._build_stale())
        self._column.addWidget(self.helps)
        self._column.addSpacing(16)
        self._column.addWidget(self.got)
        self._column.addStretch(1)
        self._scroll = ScrollArea(content)
        outer.addWidget(self._scroll)
        self.set_narrow(False)

    def _build_buttons(self) -> QHBoxLayout:
        self.share = PrimaryButton(tr("Share"), "paper-plane")
        self.share.setToolTip(tr("Share (%1)", "S"))
        self.open = SecondaryButton(tr("Open"), "export")
        self.copy = SecondaryButton(tr("Copy link"), "copy")
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.share, self.open, self.copy):
            row.addWidget(button)
        row.addStretch(1)
        self._figures = QWidget()
        figures = QHBoxLayout(self._figures)
        figures.setContentsMargins(0, 0, 0, 0)
        figures.setSpacing(5)
        self._numbers: list[tuple[Text, Text]] = []
        for place in range(3):
            number = Text("", "title3", "accent" if place == 2 else "text", tabular=True)
            said = Text("", "small", "text2")
            if place:
                figures.addSpacing(14)
            figures.addWidget(number)
            figures.addWidget(said)
            self._numbers.append((number, said))
        row.addWidget(self._figures)
        return row

    def _build_stale(self) -> QWidget:
        self._stale = QWidget()
        outer = QVBoxLayout(self._stale)
        outer.setContentsMargins(0, 0, 0, 14)
        card = Card(0, ground="dueSoft", edge="")
        row = QHBoxLayout()
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        self._stale_said = ElidedLabel("", "body")
        self.fresh = SecondaryButton(tr("It is up to date"), "check")
        row.addWidget(Icon("history", "due", 16))
        row.addWidget(self._stale_said, 1)
        row.addWidget(self.fresh)
        card.body.addLayout(row)
        outer.addWidget(card)
        return self._stale

    def _connect(self) -> None:
        head, helps, got = self.head, self.helps, self.got
        head.back_wanted.connect(self.back_wanted)
        head.renamed.connect(self._on_renamed)
        head.edit_wanted.connect(self.edit)
        head.menu_wanted.connect(lambda at: pop(self.menu(), at))
        head.niche_wanted.connect(self.pick_niche)
        head.niche_removed.connect(lambda name: self._on_niche(NicheWish(name, take_off=True)))
        self.share.clicked.connect(self.choose)
        self.open.clicked.connect(self._on_open)
        self.copy.clicked.connect(self._on_copy)
        self.fresh.clicked.connect(self._on_fresh)
        helps.choosing_changed.connect(self.share.set_behind)
        helps.left.connect(self.share.setFocus)
        helps.other_wanted.connect(lambda: self._choose_other(helps.other))
        helps.person_wanted.connect(self.person_wanted)
        helps.write_wanted.connect(self.write_to)
        helps.went.connect(self._on_went)
        got.person_wanted.connect(self.person_wanted)
        got.won.connect(self._verbs.won)
        got.outcome_written.connect(self._verbs.came_of)
        self._writing.link_wanted.connect(self.link_wanted)
        self._writing.wrote.connect(self._on_wrote)
        self._sharing.link_wanted.connect(self.link_wanted)

    def _fill_figures(self, view: ItemView) -> None:
        told = (
            (len(view.got), tr("got it")),
            (view.replied, tr("replied")),
            (view.won, tr("became a client||became clients", n=view.won)),
        )
        for (number, said), (count, text) in zip(self._numbers, told, strict=True):
            number.setText(str(count))
            said.setText(text)

    def write_to(self, one: Audience) -> None:
        """Open a channel to somebody with the message on the clipboard."""
        item = self.item
        if item is None:
            return
        own = one.face.person_id
        today = clock.today()

        def then(person: Person) -> None:
            self._writing.open(person, lambda name: words.shares(name, item), None)

        self._work.ask(lambda: book.people.person(own, today=today), then, owner=self)

    def _on_wrote(self, person_id: int, kind: ChannelKind | None) -> None:
        self.helps.set_wrote(person_id, kind)
        said = tr("Text copied: paste it anywhere. Space says that it went")
        if kind is not None:
            channel = words.channel_kind(kind)
            said = tr("Text copied, %1 should open. Space says that it went", channel)
        self._bus.said.emit(Notice(said))

    def _on_went(self, one: Audience, kind: ChannelKind | None) -> None:
        if item := self.item:
            self._verbs.share(item, one, kind)

    def _on_niche(self, wish: NicheWish) -> None:
        if item := self.item:
            names = [niche.name for niche in item.niches if niche.name != wish.name]
            if not wish.take_off:
                names.append(wish.name)
            said = tr("%1 serves %2", item.title, wish.name)
            gone = tr("%1 no longer serves %2", item.title, wish.name)
            self._verbs.set_niches(item, names, gone if wish.take_off else said)
            self.share.setFocus()

    def _on_renamed(self, title: str) -> None:
        if item := self.item:
            self._verbs.rename(item, title)

    def _on_fresh(self) -> None:
        if item := self.item:
            self._verbs.refresh(item)

    def _on_open(self) -> None:
        if item := self.item:
            wish = self.link_wanted if item.url else self.file_wanted
            wish.emit(item.url or item.path)

    def _on_copy(self) -> None:
        if item := self.item:
            QGuiApplication.clipboard().setText(item.url or item.path)
            self._bus.said.emit(Notice(tr("Copied")))
