"""Exchanges: figures, a suggestion, and everything that passed, the newest first."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from netdesk import clock
from netdesk.domain.model import Match
from netdesk.ui import theme
from netdesk.ui.models.giving import (
    Exchange,
    Filter,
    GivingView,
    fits,
    match_words,
    spoken,
    waiting,
    waiting_words,
)
from netdesk.ui.models.photos import Photos
from netdesk.ui.pages.giving.delegate import ROW, ExchangeDelegate
from netdesk.ui.widgets.buttons import QuietButton, SecondaryButton
from netdesk.ui.widgets.card import Card, SectionHead
from netdesk.ui.widgets.chips import FilterChip
from netdesk.ui.widgets.labels import ElidedLabel, Icon, Text
from netdesk.ui.widgets.rows_view import RowsView
from netdesk.words import tr


class CountCard(Card):
    """A number, what it counts, and a remark below."""

    def __init__(self, title: str) -> None:
        super().__init__(0)
        self.body.setContentsMargins(15, 12, 12, 12)
        self._title = title
        self._number = Text("", "title1", tabular=True)
        self._remark = ElidedLabel("", "small", "text2")
        self.body.addWidget(self._number)
        self.body.addWidget(ElidedLabel(title, "bodyStrong"))
        self.body.addWidget(self._remark)

    def show_count(self, count: int, remark: str, ink: str = "text") -> None:
        """Show a number in a colour."""
        self._number.setText(str(count))
        self._number.set_ink(ink)
        self._remark.set_text(remark)
        self.setAccessibleName(f"{count} {self._title}, {remark}")


class MatchCard(Card):
    """Two people who should meet."""

    write_wanted = Signal()
    later_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(0, ground="soft", edge="")
        self._said = ElidedLabel("", "bodyStrong")
        self._why = ElidedLabel("", "small", "text2")
        self.later = QuietButton(tr("Not now"))
        self.write = SecondaryButton(tr("Write introduction"))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._said)
        column.addWidget(self._why)
        row = QHBoxLayout()
        row.setContentsMargins(14, 9, 10, 9)
        row.setSpacing(12)
        row.addWidget(Icon("sparkle", "accent", 18))
        row.addLayout(column, 1)
        row.addWidget(self.later)
        row.addWidget(self.write)
        self.body.addLayout(row)
        self.later.clicked.connect(self.later_wanted)
        self.write.clicked.connect(self.write_wanted)

    def show_match(self, found: Match | None) -> None:
        """Show a suggestion, or hide."""
        self.setVisible(found is not None)
        if found is not None:
            said, why = match_words(found)
            self._said.set_text(said)
            self._why.set_text(why)


class Exchanges(QWidget):
    """Emits what is wished for an exchange; the page carries it out."""

    opened = Signal(object)
    """Exchange"""
    seen_wanted = Signal(QRect)
    """Where the row lies on the screen that shall be seen."""
    introduction_wanted = Signal(object)
    """Match"""
    later_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)
    """Exchange, and a point of the screen."""

    def __init__(self, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: GivingView | None = None
        self._filter = Filter.ALL
        self.given = CountCard(tr("given"))
        self.received = CountCard(tr("received"))
        self.waiting = CountCard(tr("waiting for you"))
        self.open = CountCard(tr("introductions open"))
        self.match = MatchCard()
        self.head = SectionHead(tr("Exchanges"))
        self.list = RowsView(
            tr("Exchanges"), lambda row: row.key, lambda row: spoken(row, clock.today()), row=ROW
        )
        self.list.setItemDelegate(ExchangeDelegate(self.list, photos))
        photos.loaded.connect(lambda _sha: self.list.viewport().update())
        self._build()
        self.list.picked.connect(self._on_picked)
        self.list.opened.connect(lambda _index: self._on_opened())
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.match.write_wanted.connect(lambda: self._on_match(self.introduction_wanted))
        self.match.later_wanted.connect(lambda: self._on_match(self.later_wanted))

    def set_view(self, view: GivingView) -> None:
        """Show the answer."""
        self._view = view
        balance = view.balance
        made = tr("%n introduction||%n introductions", n=balance.introductions)
        year = tr("12 months")
        remark = f"{year} · {made}" if balance.introductions else year
        self.given.show_count(balance.given, remark, "accent")
        clients = tr("%n became a client||%n became clients", n=balance.clients)
        self.received.show_count(balance.received, clients if balance.clients else year)
        number = waiting(view)
        said = waiting_words(view) or tr("nobody, all is said")
        self.waiting.show_count(number, said, "due" if number else "text")
        sent = sum(one.sent_on is not None for one in view.introductions)
        asks = tr("ask how one went||ask how %n of them went", n=sent) if sent else ""
        self.open.show_count(len(view.introductions), asks or tr("both are asked first"))
        self.given.setVisible(view.counts)
        self.received.setVisible(view.counts)
        self.match.show_match(view.match)
        opened = sum(one.is_open for one in view.exchanges)
        self._chips[Filter.OPEN].set_count(opened)
        self._fill()

    def set_narrow(self, narrow: bool) -> None:
        """Put the figures into two rows."""
        cards = (self.given, self.received, self.waiting, self.open)
        for card in cards:
            self._figures.removeWidget(card)
        for place, card in enumerate(cards):
            spot = divmod(place, 2) if narrow else (0, place)
            self._figures.addWidget(card, *spot)

    def current(self) -> Exchange | None:
        """Return the selected exchange."""
        row = self.list.current()
        return row if isinstance(row, Exchange) else None

    def focus_first(self) -> None:
        """Put the focus on the list."""
        self.list.setFocus()
        if self.list.current() is None:
            self.list.select_near(0)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._figures = QGridLayout()
        self._figures.setSpacing(12)
        self.set_narrow(False)
        column.addLayout(self._figures)
        column.addSpacing(12)
        column.addWidget(self.match)
        column.addSpacing(16)
        self._chips = {
            Filter.ALL: FilterChip(tr("All")),
            Filter.GIVEN: FilterChip(tr("Given")),
            Filter.RECEIVED: FilterChip(tr("Received")),
            Filter.OPEN: FilterChip(tr("Open")),
        }
        group = QButtonGroup(self)
        for wanted, chip in self._chips.items():
            group.addButton(chip)
            chip.clicked.connect(lambda _on=False, wanted=wanted: self._set_filter(wanted))
            self.head.row.addWidget(chip)
        self._chips[Filter.ALL].setChecked(True)
        column.addWidget(self.head)
        column.addSpacing(8)
        self._card = Card(0)
        self._card.body.setContentsMargins(1, 5, 1, 5)
        self._card.body.addWidget(self.list)
        self._nothing = Text(tr("Nothing of this kind yet."), "body", "text2")
        self._nothing.setContentsMargins(16, 12, 16, 12)
        self._card.body.addWidget(self._nothing)
        column.addWidget(self._card)
        column.addStretch(1)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._fit)

    def _set_filter(self, wanted: Filter) -> None:
        self._filter = wanted
        self._chips[wanted].setChecked(True)
        self._fill()

    def _fill(self) -> None:
        rows = (
            [one for one in self._view.exchanges if fits(one, self._filter)] if self._view else []
        )
        self.head.set_count(len(rows))
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the rows: the page scrolls, not the list within it."""
        self.list.setFixedHeight(max(1, len(self.list.found.rows)) * theme.current().px(ROW))

    def _on_picked(self) -> None:
        for number in self.list.selected_rows():
            row = self.list.visualRect(self.list.found.index(number, 0))
            place = self.list.viewport().mapToGlobal(row.topLeft())
            self.seen_wanted.emit(QRect(place, row.size()))

    def _on_opened(self) -> None:
        if one := self.current():
            self.opened.emit(one)

    def _on_menu(self, at: QPoint) -> None:
        """Ask for the menu of the current row, which a right click has chosen."""
        if one := self.current():
            self.menu_wanted.emit(one, self.list.viewport().mapToGlobal(at))

    def _on_match(self, wish: SignalInstance) -> None:
        if self._view and self._view.match:
            wish.emit(self._view.match)
