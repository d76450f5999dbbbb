"""The left side of the library: add, search, filters by kind, and the list."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netdesk import clock, words
from netdesk.domain.model import Item, ItemKind
from netdesk.ui import theme
from netdesk.ui.models.library import Shelf, rows_of, spoken
from netdesk.ui.pages.library.delegate import ROW, ItemDelegate
from netdesk.ui.widgets.buttons import SecondaryButton
from netdesk.ui.widgets.chips import FilterChip
from netdesk.ui.widgets.fields import SearchField
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import Text
from netdesk.ui.widgets.rows_view import RowsView
from netdesk.words import tr

WIDTH = 331
TYPING_MS = 140
ONE_LINE = 520
"""From this width on, it is the only pane and has no edge."""
KINDS_SHOWN = 3


class ListPane(QWidget):
    """Emits `wanted` with the text to search for; the page asks and calls `show_found`."""

    wanted = Signal(str)
    add_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = Shelf()
        self._kind: ItemKind | str | None = None
        self.view = RowsView(
            tr("Library"), _key_of, lambda row: spoken(row, clock.today()), row=ROW
        )
        self.view.setItemDelegate(ItemDelegate(self.view))
        self._typing = QTimer(self, interval=TYPING_MS, singleShot=True)
        self._build()
        self.search.textChanged.connect(lambda: self._typing.start())
        self.search.returnPressed.connect(self._on_search_return)
        self._typing.timeout.connect(lambda: self.wanted.emit(self.text()))
        self.add.clicked.connect(self.add_wanted)

    def text(self) -> str:
        """Return what is searched for."""
        return self.search.text()

    def show_found(self, found: Shelf) -> None:
        """Show the answer."""
        kinds_before = [kind for kind, _ in self._found.kinds]
        self._found = found
        self._count.setText(str(found.total) if found.total else "")
        if [kind for kind, _ in found.kinds] != kinds_before or found.stale:
            self._fill_chips()
        for kind, count in found.kinds:
            if kind in self._chips:
                self._chips[kind].set_count(count)
        self._fill()

    def show_item(self, item_id: int) -> bool:
        """Select an item, whatever filter hides it; False if it is not there."""
        if not self.view.show_key(item_id):
            self._set_kind(None)
        return self.view.show_key(item_id)

    def _fill(self) -> None:
        found = self._found.items
        if self._kind is not None:
            found = tuple(one for one in found if self._fits(one))
        self.view.set_rows(rows_of(found))

    def _fits(self, one: Item) -> bool:
        return one.stale if self._kind == "stale" else one.kind is self._kind

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 18, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 12, 0)
        head.setSpacing(12)
        self._count = Text("", "body", "text2", tabular=True)
        self.add = SecondaryButton(tr("Add"), "plus", tr("Ctrl V"))
        head.addWidget(Text(tr("Library"), "title2"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.add)
        column.addLayout(head)
        column.addSpacing(9)
        self.search = SearchField(tr("Title, niche, who got it…"), tr("Ctrl F"))
        self.search.setAccessibleName(tr("Search the library"))
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self.search)
        column.addLayout(row)
        column.addSpacing(9)
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._row = FlowLayout(holder, gap=6)
        self._group = QButtonGroup(self)
        self._chips: dict[ItemKind | str | None, FilterChip] = {}
        self._fill_chips()
        chips = QHBoxLayout()
        chips.setContentsMargins(12, 0, 4, 0)
        chips.addWidget(holder)
        column.addLayout(chips)
        column.addSpacing(4)
        column.addWidget(self.view, 1)

    def _fill_chips(self) -> None:
        self._row.clear()
        kinds = [kind for kind, _ in self._found.kinds[:KINDS_SHOWN]]
        names: dict[ItemKind | str | None, str] = {None: tr("All")}
        names |= {kind: words.item_kind(kind) for kind in kinds}
        if self._found.stale:
            names["stale"] = tr("To refresh")
        if self._kind not in names:
            self._kind = None
        self._chips = {}
        for kind, name in names.items():
            chip = FilterChip(name)
            chip.clicked.connect(lambda _on=False, kind=kind: self._set_kind(kind))
            self._group.addButton(chip)
            self._row.addWidget(chip)
            self._chips[kind] = chip
        if "stale" in self._chips:
            self._chips["stale"].set_count(self._found.stale)
        self._chips[self._kind].setChecked(True)
        self._row.invalidate()

    def _set_kind(self, kind: ItemKind | str | None) -> None:
        self._kind = kind
        self._chips[kind].setChecked(True)
        self._fill()

    def _on_search_return(self) -> None:
        self._typing.stop()
        self.wanted.emit(self.text())
        self.view.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() < ONE_LINE:
            rtl = self.isRightToLeft()
            edge = 0 if rtl else self.width() - 1
            QPainter(self).fillRect(edge, 0, 1, self.height(), theme.current().color("border"))


def _key_of(row: Item) -> int:
    return row.id
