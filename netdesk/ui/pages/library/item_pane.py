"""One item: what it is, whom it would help, who got it and what came of it."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from netdesk import book, clock, words
from netdesk.domain.model import ChannelKind, Item, ItemView, Person, Recipient
from netdesk.ui import theme
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.dialogs.item_form import ItemForm
from netdesk.ui.dialogs.niche_picker import NichePicker, NicheWish
from netdesk.ui.dialogs.note import NotePopover
from netdesk.ui.dialogs.writing import Writing
from netdesk.ui.models.library import ITEM_ICONS, line
from netdesk.ui.pages.library.audience_rows import AudienceRow, BigKind, GotRow
from netdesk.ui.pages.library.verbs import LibraryVerbs
from netdesk.ui.widgets.buttons import IconButton, LinkButton, PrimaryButton, SecondaryButton
from netdesk.ui.widgets.card import Card, Divider, SectionHead
from netdesk.ui.widgets.chips import AddChip, Chip
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.inline import NameLine
from netdesk.ui.widgets.labels import ElidedLabel, Icon, Text
from netdesk.ui.widgets.menu import pop
from netdesk.ui.widgets.scroll_area import ScrollArea
from netdesk.ui.work import Work
from netdesk.words import tr

HELPS_SHOWN, GOT_SHOWN = 5, 5


class NicheChip(Chip):
    """A niche as high as the chip that adds one."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.current().px(24))


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
        self._view: ItemView | None = None
        self._chosen: set[int] = set()
        self._wrote: dict[int, ChannelKind | None] = {}
        self._choosing = self._all_helps = self._all_got = False
        self.rows: list[AudienceRow] = []
        self.got_rows: list[GotRow] = []
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
            self._chosen.clear()
            self._wrote.clear()
            self._choosing = self._all_helps = self._all_got = False
        self.tile.set_icon(ITEM_ICONS[item.kind])
        if not self.name.editing():
            self.name.set_text(item.title)
        self._line.set_text(line(item, today))
        self._notes.setText(item.notes)
        self._notes.setVisible(bool(item.notes))
        self._fill_niches(item)
        place = bool(item.url or item.path)
        self.open.setVisible(place)
        self.copy.setVisible(place)
        self.open.setText(tr("Open") if item.url else tr("Show the file"))
        self.copy.setText(tr("Copy link") if item.url else tr("Copy the path"))
        self._stale.setVisible(item.stale)
        since = words.short_date(item.touched_on, today)
        self._stale_said.set_text(tr("Untouched since %1. Is it still true?", since))
        self._fill_figures(view)
        self._fill_helps(view)
        self._fill_got(view)

    def set_narrow(self, narrow: bool) -> None:
        """Be the only pane, with a way back."""
        self.back.setVisible(narrow)
        self._figures.setVisible(not narrow)
        side = 20 if narrow else 28
        self._column.setContentsMargins(side, 14 if narrow else 28, side - 4, 24)

    def focus_first(self) -> None:
        """Put the focus on the first thing to do."""
        self.share.setFocus()

    def choose(self) -> None:
        """Begin or end to tick whom it goes to."""
        self._choosing = not self._choosing
        if not self._choosing:
            self._chosen.clear()
        for row in self.rows:
            row.set_choosing(self._choosing)
        self._say_choosing()
        if self._choosing and self.rows:
            self.rows[0].setFocus()

    def pick_niche(self) -> None:
        """Ask which niche it serves."""
        if item := self.item:
            has = [niche.id for niche in item.niches]
            picker = NichePicker(self._work, self, tr("Whom does it serve?"), has=has)
            picker.wished.connect(self._on_niche)
            picker.open_at(self.add_niche)

    def edit(self) -> None:
        """Open the form of the item."""
        if item := self.item:
            form = ItemForm(self, item)
            form.wished.connect(partial(self._verbs.edit, item))
            form.open()

    def edit_name(self) -> None:
        """Open the title."""
        self.name.edit()

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
        self._column.addLayout(self._build_head())
        self._column.addSpacing(16)
        self._column.addLayout(self._build_buttons())
        self._column.addSpacing(14)
        self._notes = Text("", "body", "text2", wrap=True)
        self._notes.setContentsMargins(0, 0, 0, 12)
        self._column.addWidget(self._notes)
        self._column.addWidget(self._build_stale())
        self._helps_head = SectionHead(tr("Whom would this help?"))
        self._helps = Card(0)
        self._helps.body.setContentsMargins(4, 4, 4, 4)
        self._got_head = SectionHead(tr("Who got it"))
        self._got = Card(0)
        self._got.body.setContentsMargins(4, 4, 4, 4)
        self._column.addWidget(self._helps_head)
        self._column.addSpacing(7)
        self._column.addWidget(self._helps)
        self.all_helps = LinkButton(tr("Show all"))
        self._column.addWidget(self.all_helps, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addWidget(self._build_resting())
        self._column.addSpacing(16)
        self._got_part = QWidget()
        got = QVBoxLayout(self._got_part)
        got.setContentsMargins(0, 0, 0, 0)
        got.setSpacing(7)
        got.addWidget(self._got_head)
        got.addWidget(self._got)
        self.all_got = LinkButton(tr("Show all"))
        got.addWidget(self.all_got, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addWidget(self._got_part)
        self._column.addStretch(1)
        self._scroll = ScrollArea(content)
        outer.addWidget(self._scroll)
        self.set_narrow(False)

    def _build_head(self) -> QHBoxLayout:
        self.back = IconButton("arrow-left", tr("Back to the list"), tr("Esc"), edged=True)
        self.tile = BigKind()
        self.name = NameLine("title1", tr("Title"))
        self._line = ElidedLabel("", "body", "text2")
        self.pencil = IconButton("pencil", tr("Edit"), tr("E"))
        self.more = IconButton("dots-three", tr("More"))
        self.add_niche = AddChip(tr("+ Niche"))
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._niches = FlowLayout(holder, gap=6)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(self.name)
        column.addWidget(self._line)
        column.addSpacing(3)
        column.addWidget(holder)
        row = QHBoxLayout()
        row.setSpacing(16)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.back, 0, top)
        row.addWidget(self.tile, 0, top)
        row.addLayout(column, 1)
        ends = QHBoxLayout()
        ends.setSpacing(4)
        ends.addWidget(self.pencil, 0, top)
        ends.addWidget(self.more, 0, top)
        row.addLayout(ends)
        return row

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

    def _build_resting(self) -> QWidget:
        self._resting = QWidget()
        row = QHBoxLayout(self._resting)
        row.setContentsMargins(8, 10, 8, 0)
        row.setSpacing(7)
        self._resting_said = ElidedLabel("", "small", "text2")
        row.addWidget(Icon("moon", "text2", 14))
        row.addWidget(self._resting_said, 1)
        return self._resting

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_wanted)
        self.name.edited.connect(self._on_renamed)
        self.pencil.clicked.connect(self.edit)
        self.more.clicked.connect(lambda: pop(self.menu(), self.more))
        self.add_niche.clicked.connect(self.pick_niche)
        self.share.clicked.connect(self.choose)
        self.open.clicked.connect(self._on_open)
        self.copy.clicked.connect(self._on_copy)
        self.fresh.clicked.connect(self._on_fresh)
        self.all_helps.clicked.connect(self._on_all_helps)
        self.all_got.clicked.connect(self._on_all_got)
        self._writing.link_wanted.connect(self.link_wanted)
        self._writing.wrote.connect(self._on_wrote)

    def _fill_niches(self, item: Item) -> None:
        self._niches.removeWidget(self.add_niche)
        self._niches.clear()
        for niche in item.niches:
            chip = NicheChip(niche.name, niche.color, removable=True)
            chip.remove_wanted.connect(partial(self._take_off, niche.name))
            self._niches.addWidget(chip)
        self._niches.addWidget(self.add_niche)

    def _fill_figures(self, view: ItemView) -> None:
        told = (
            (len(view.got), tr("got it")),
            (view.replied, tr("replied")),
            (view.won, tr("became a client||became clients", n=view.won)),
        )
        for (number, said), (count, text) in zip(self._numbers, told, strict=True):
            number.setText(str(count))
            said.setText(text)

    def _fill_helps(self, view: ItemView) -> None:
        focused = next((row.one.face.person_id for row in self.rows if row.hasFocus()), 0)
        left = {one.face.person_id for one in view.helps}
        gone = bool(focused) and focused not in left
        self._chosen &= left
        _empty(self._helps)
        self.rows = []
        shown = view.helps if self._all_helps else view.helps[:HELPS_SHOWN]
        for place, one in enumerate(shown, 1):
            own = one.face.person_id
            row = AudienceRow(place, one, clock.today())
            row.set_choosing(self._choosing)
            row.setChecked(own in self._chosen)
            row.set_wrote(own in self._wrote)
            row.toggled.connect(partial(self._on_ticked, own))
            row.clicked.connect(row.setFocus)
            row.write_wanted.connect(partial(self.write_to, row))
            row.done_wanted.connect(partial(self._on_done, row))
            row.open_wanted.connect(partial(self.person_wanted.emit, own))
            row.moved.connect(partial(self._on_moved, row))
            if place > 1:
                self._helps.body.addWidget(Divider())
            self._helps.body.addWidget(row)
            row.show()
            self.rows.append(row)
        self._helps.setVisible(bool(self.rows))
        self._helps_head.set_count(len(view.helps) or None)
        self.all_helps.setVisible(len(shown) < len(view.helps))
        self._say_choosing()
        self._resting.setVisible(bool(view.resting))
        rest = book_rest_words(view.resting)
        self._resting_said.set_text(rest)
        again = next((row for row in self.rows if row.one.face.person_id == focused), None)
        following = next((row for row in self.rows if row.isChecked()), None)
        target = again or (following if gone else None)
        if target is not None:
            target.setFocus()
        elif gone:
            self.share.setFocus()

    def _fill_got(self, view: ItemView) -> None:
        _empty(self._got)
        self.got_rows = []
        shown = view.got if self._all_got else view.got[:GOT_SHOWN]
        for place, one in enumerate(shown):
            row = GotRow(one, clock.today())
            row.clicked.connect(partial(self._on_got, row))
            if place:
                self._got.body.addWidget(Divider())
            self._got.body.addWidget(row)
            row.show()
            self.got_rows.append(row)
        self._got_part.setVisible(bool(view.got))
        self._got_head.set_count(len(view.got))
        self.all_got.setVisible(len(shown) < len(view.got))

    def _say_choosing(self) -> None:
        note = tr("best first · nobody who got it already")
        if not self.rows:
            note = tr("Nobody just now: give it a niche, or people needs")
        elif self._choosing:
            note = tr("Tick them, then W writes and Space says that it went")
        self._helps_head.set_note(note)
        self.share.set_behind(self._choosing)

    def write_to(self, row: AudienceRow) -> None:
        """Open a channel to somebody with the message on the clipboard."""
        item = self.item
        if item is None:
            return
        own = row.one.face.person_id
        today = clock.today()

        def then(person: Person) -> None:
            self._writing.open(person, lambda name: words.shares(name, item), None)

        self._work.ask(lambda: book.people.person(own, today=today), then, owner=self)

    def _on_wrote(self, person_id: int, kind: ChannelKind | None) -> None:
        self._wrote[person_id] = kind
        row = next((one for one in self.rows if one.one.face.person_id == person_id), None)
        if row is not None:
            row.set_wrote(True)
        said = tr("Text copied. Space says that it went")
        if kind is not None:
            channel = words.channel_kind(kind)
            said = tr("Text copied, %1 opened. Space says that it went", channel)
        self._bus.said.emit(Notice(said))

    def _on_done(self, row: AudienceRow) -> None:
        if item := self.item:
            kind = self._wrote.pop(row.one.face.person_id, None)
            self._verbs.share(item, row.one, kind)

    def _on_ticked(self, person_id: int, on: bool) -> None:
        (self._chosen.add if on else self._chosen.discard)(person_id)

    def _on_moved(self, row: AudienceRow, step: int) -> None:
        place = self.rows.index(row) + step
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus()

    def _on_got(self, row: GotRow) -> None:
        one, menu = row.one, QMenu(self)
        look = theme.current()
        menu.addAction(look.icon("note"), tr("What came of it…"), partial(self._ask_outcome, row))
        won = menu.addAction(look.icon("handshake"), tr("Became a client"))
        won.setCheckable(True)
        won.setChecked(one.won)
        won.triggered.connect(lambda _on=False: self._verbs.won(one))
        shown = partial(self.person_wanted.emit, one.face.person_id)
        menu.addAction(look.icon("user"), tr("Show %1", one.face.name), shown)
        pop(menu, row)

    def _ask_outcome(self, row: GotRow) -> None:
        one: Recipient = row.one
        note = NotePopover(self, tr("What came of it for %1?", one.face.name), one.outcome)
        note.wished.connect(partial(self._verbs.came_of, one))
        note.open_at(row)

    def _on_niche(self, wish: NicheWish) -> None:
        if item := self.item:
            names = [niche.name for niche in item.niches if niche.name != wish.name]
            if not wish.take_off:
                names.append(wish.name)
            said = tr("%1 serves %2", item.title, wish.name)
            gone = tr("%1 no longer serves %2", item.title, wish.name)
            self._verbs.set_niches(item, names, gone if wish.take_off else said)
            self.share.setFocus()

    def _take_off(self, name: str) -> None:
        self._on_niche(NicheWish(name, take_off=True))

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

    def _on_all_helps(self) -> None:
        self._all_helps = True
        if self._view:
            self._fill_helps(self._view)

    def _on_all_got(self) -> None:
        self._all_got = True
        if self._view:
            self._fill_got(self._view)


def book_rest_words(count: int) -> str:
    """Say how many would fit but were written to lately."""
    return tr(
        "%n more fits but rests: you wrote within 14 days, or wait for an answer.||"
        "%n more fit but rest: you wrote within 14 days, or wait for an answer.",
        n=count,
    )


def _empty(card: Card) -> None:
    while (found := card.body.takeAt(0)) is not None:
        if (widget := found.widget()) is not None:
            widget.hide()
            widget.deleteLater()
