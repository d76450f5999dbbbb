"""The left side of the library: add, search, filters by kind, and the list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from netdesk import clock, words
from netdesk.domain.model import Item, ItemKind
from netdesk.ui.models.library import Shelf, rows_of, spoken
from netdesk.ui.pages.library.delegate import ROW, paint_item
from netdesk.ui.widgets.buttons import SecondaryButton
from netdesk.ui.widgets.labels import Text
from netdesk.ui.widgets.rows_view import RowsView
from netdesk.ui.widgets.search_pane import NothingFits, SearchPane
from netdesk.ui.widgets.side_rows import SideDelegate
from netdesk.words import tr

WIDTH = 331
KINDS_SHOWN = 3


class ListPane(SearchPane):
    """Emits `wanted` with the text to search for; the page asks and calls `show_found`."""

    view: RowsView

    wanted = Signal(str)
    add_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        view = RowsView(tr("Library"), _key_of, lambda row: spoken(row, clock.today()), row=ROW)
        view.setItemDelegate(SideDelegate(view, paint_item, ROW))
        placeholder, name = tr("Title, niche, who got it…"), tr("Search the library")
        super().__init__(view, placeholder, name, parent)
        self._found = Shelf()
        self._kind: ItemKind | str | None = None
        self._build()
        self.typed.connect(lambda: self.wanted.emit(self.text()))
        self.filters.picked.connect(self._set_kind)
        self.add.clicked.connect(self.add_wanted)
        self._nothing.clear.clicked.connect(self.clear)

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

    def clear(self) -> None:
        """Show everything again."""
        self.search.clear()
        self._typing.stop()
        self._set_kind(None)
        self.wanted.emit("")

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
        self._stack.setCurrentIndex(0 if found else 1)
        self._nothing.said.setText(tr("Nothing fits “%1”.", self.text().strip()))

    def _fits(self, one: Item) -> bool:
        return one.stale if self._kind == "stale" else one.kind is self._kind

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 12, 0)
        head.setSpacing(12)
        self._count = Text("", "body", "text2", tabular=True)
        self.add = SecondaryButton(tr("Add"), "plus", tr("Ctrl V"))
        head.addWidget(Text(tr("Library"), "title2"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.add)
        self._chips = self.filters.chips
        self._fill_chips()
        self._nothing = NothingFits(tr("Show everything"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing)
        self._lay_out(head, self._stack)

    def _fill_chips(self) -> None:
        kinds = [kind for kind, _ in self._found.kinds[:KINDS_SHOWN]]
        names: dict[ItemKind | str | None, str] = {None: tr("All")}
        names |= {kind: words.item_kind(kind) for kind in kinds}
        if self._found.stale:
            names["stale"] = tr("To refresh")
        if self._kind not in names:
            self._kind = None
        self.filters.set_filters(names)
        if "stale" in self._chips:
            self._chips["stale"].set_count(self._found.stale)
        self.filters.choose(self._kind)
        self.filters.fit()

    def _set_kind(self, kind: ItemKind | str | None) -> None:
        self._kind = kind
        self.filters.choose(kind)
        self._fill()


def _key_of(row: Item) -> int:
    return row.id
