"""The left side of People: how many, search, filters, and the list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QStackedWidget, QWidget

from netdesk import clock, words
from netdesk.book.people import PeopleCounts
from netdesk.domain import filters
from netdesk.domain.filters import BadQuery
from netdesk.ui import theme
from netdesk.ui.dialogs.query_completer import QueryCompleter
from netdesk.ui.models.people import FILTERS, Roster, Wanted
from netdesk.ui.pages.people.view import PeopleView
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.chips import Chip, FilterChip
from netdesk.ui.widgets.labels import Text
from netdesk.ui.widgets.search_pane import ONE_LINE, NothingFits, SearchPane
from netdesk.ui.work import Work
from netdesk.words import tr
from netdesk.words.translation import mark

WIDTH = 330

ORDERS = {
    "due": mark("Next step"),
    "name": mark("Name"),
    "last": mark("Last contact"),
    "met": mark("Met on"),
}


class ListPane(SearchPane):
    """Emits `wanted` with what shall be listed; the page asks the book and calls `show_roster`."""

    view: PeopleView

    wanted = Signal(object)
    add_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()
    print_wanted = Signal()
    my_card_wanted = Signal()
    clear_wanted = Signal()
    niche_shown = Signal(object)
    duplicates_wanted = Signal()

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        placeholder, name = tr("Name, company, note…"), tr("Search people")
        super().__init__(PeopleView(work), placeholder, name, parent)
        self._wanted = Wanted()
        self._selected = self._shown = self._total = 0
        self._niche: Chip | None = None
        self._build()
        self._connect()
        self.completer = QueryCompleter(work, self.search)

    def current(self) -> Wanted:
        """Return what the list shows."""
        return self._wanted

    def set_order(self, order: str) -> None:
        """Sort by a value of book.people.Order; any other is the usual order."""
        if order in ORDERS and order != self._wanted.order:
            self._change(order=order)

    def set_niche(self, niche_id: int | None) -> None:
        """Show the people of one niche, 0 those without any, None everybody."""
        self._change(niche_id=niche_id)
        self.niche_shown.emit(niche_id)

    def set_query(self, text: str) -> None:
        """Show who of everybody fits a query; a built-in filter's is shown by its chip."""
        name = next((name for name, its in FILTERS.items() if its == text.strip()), None)
        self.filters.choose(name or "all")
        self.search.setText("" if name else text)
        self._typing.stop()
        had = self._wanted.niche_id is not None
        self._change(filter=name or "all", text="" if name else self._wanted.text, niche_id=None)
        self._take_text()
        if had:
            self.niche_shown.emit(None)

    def niche_query(self) -> str:
        """Return the niche that is shown as a query, empty for none."""
        if self._wanted.niche_id is None:
            return ""
        name = self._niche.text() if self._niche else ""
        return (
            filters.term(filters.Key.NICHE, name) if self._wanted.niche_id else FILTERS["no_niche"]
        )

    def set_duplicates(self, count: int | None) -> None:
        """Show how many pairs may be one, on a chip; none is no chip."""
        self._twice.set_count(count)
        self._twice.setVisible(bool(count))
        self.filters.fit()

    def clear(self) -> None:
        """Show everybody again."""
        self.search.clear()
        self._typing.stop()
        self._error.hide()
        had = self._wanted.niche_id is not None
        self.filters.choose("all")
        self._change(text="", filter="all", niche_id=None)
        if had:
            self.niche_shown.emit(None)

    def show_first(self, found: Roster) -> None:
        """Show the first page of the answer; where it is empty, the whole answer will say so."""
        if found.ids:
            self.view.set_roster(found, self._wanted.order)
            self._stack.setCurrentIndex(0)

    def show_roster(self, found: Roster) -> None:
        """Show the answer."""
        self._shown = len(found.ids)
        if found.counts:
            self._show_counts(found.counts)
        self._show_niche(found)
        self.view.set_roster(found, self._wanted.order)
        self._stack.setCurrentIndex(0 if found.ids else 1)
        text = self._wanted.text.strip()
        said = tr("Nobody fits “%1”.", text) if text else tr("Nobody is here.")
        if found.counts is not None and not found.counts.all:
            said = ""  # the page says it beside
        self._nobody.setText(said)
        self._clear.setVisible(self._wanted != Wanted(order=self._wanted.order))

    def set_selected(self, count: int) -> None:
        """Say how many are selected, where it is more than one."""
        self._selected = count
        many = count > 1
        self.view.set_checks(many)
        for button in (self._add, self._sort, self._more):
            button.setVisible(not many)
        self._unselect.setVisible(many)
        self._say_count()

    def _build(self) -> None:
        self._head = self._build_head()
        self._build_filters()
        nothing = NothingFits(tr("Clear search"))
        self._nobody, self._clear = nothing.said, nothing.clear
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(nothing)
        column = self._lay_out(self._head, self._stack, (17, 8, 9, 6))
        self._error = Text("", "small", "due", wrap=True)
        self._error.setContentsMargins(16, 5, 16, 0)
        self._error.hide()
        column.insertWidget(column.indexOf(self._search_row) + 1, self._error)

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(0)
        self._title = Text(tr("People"), "title2")
        self._count = Text("", "body", "text2", tabular=True)
        self._add = IconButton("plus", tr("Add person"), tr("Ctrl+N"), size=28)
        self._sort = IconButton("sort", tr("Sort"), size=28)
        self._more = IconButton("dots-three", tr("More"), size=28)
        self._unselect = IconButton("x", tr("Clear the selection"), tr("Esc"), size=28)
        self._unselect.hide()
        row.addWidget(self._title)
        row.addSpacing(9)
        row.addWidget(self._count)
        row.addStretch(1)
        for button in (self._add, self._sort, self._more, self._unselect):
            row.addWidget(button)
        return row

    def _build_filters(self) -> None:
        self.filters.set_filters(
            {
                "all": tr("All"),
                "no_niche": tr("No niche"),
                "no_step": tr("No next step"),
                "drifting": tr("Drifting"),
                "slipping": tr("Slipping"),
            }
        )
        self._chips = self.filters.chips
        self._chips["drifting"].setToolTip(tr("Past their rhythm: cooling or cold"))
        self._chips["slipping"].setToolTip(tr("Worse than a week ago"))
        self.filters.choose("all")
        self._twice = FilterChip(tr("Possible duplicates"))
        self._twice.setCheckable(False)
        self._twice.hide()
        self.filters.row.addWidget(self._twice)

    def _connect(self) -> None:
        self.typed.connect(self._take_text)
        self.filters.picked.connect(lambda name: self._change(filter=name))
        self._add.clicked.connect(self.add_wanted)
        self._twice.clicked.connect(self.duplicates_wanted)
        self._sort.clicked.connect(lambda: self._pop(self.sort_menu(), self._sort))
        self._more.clicked.connect(lambda: self._pop(self.more_menu(), self._more))
        self._unselect.clicked.connect(self.clear_wanted)
        self._clear.clicked.connect(self.clear)

    def sort_menu(self) -> QMenu:
        """Return the menu of orders."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        for order, text in ORDERS.items():
            action = menu.addAction(tr(text))
            action.setCheckable(True)
            action.setChecked(order == self._wanted.order)
            action.triggered.connect(lambda _on=False, order=order: self._change(order=order))
            group.addAction(action)
        return menu

    def more_menu(self) -> QMenu:
        """Return the menu of what can be done with the list."""
        look = theme.current()
        menu = QMenu(self)
        menu.addAction(look.icon("download"), tr("Import…"), self.import_wanted.emit)
        menu.addAction(look.icon("export"), tr("Export these…"), self.export_wanted.emit)
        menu.addAction(look.icon("printer"), tr("Print these…"), self.print_wanted.emit)
        menu.addAction(look.icon("qr-code"), tr("My card"), self.my_card_wanted.emit)
        menu.addSeparator()
        menu.addAction(tr("Select all"), self.view.selectAll)
        return menu

    def _pop(self, menu: QMenu, button: QWidget) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        corner = button.rect().bottomLeft()
        menu.popup(button.mapToGlobal(corner))

    def _change(self, **changes: object) -> None:
        now = self._wanted
        fields = {name: getattr(now, name) for name in Wanted.__dataclass_fields__} | changes
        self._wanted = Wanted(**fields)
        self.wanted.emit(self._wanted)

    def _take_text(self) -> None:
        text = self.search.text()
        try:
            filters.parse(text, clock.today())
        except BadQuery as problem:
            self._error.setText(words.error(problem))
            self._error.show()
            return
        self._error.hide()
        if text != self._wanted.text:
            self._change(text=text)

    def _show_counts(self, counts: PeopleCounts) -> None:
        self._total = counts.all
        for name, count in (
            ("no_niche", counts.no_niche),
            ("no_step", counts.no_next_step),
            ("drifting", counts.drifting),
        ):
            self._chips[name].set_count(count)
        self._say_count()
        self.filters.fit()

    def _say_count(self) -> None:
        if self._selected > 1:
            text = tr("%1 of %2 selected", self._selected, self._shown)
        elif self._shown != self._total:
            text = tr("%1 of %2", self._shown, self._total)
        else:
            text = str(self._total)
        self._count.setText(text)
        self._count.set_ink("accent" if self._selected > 1 else "text2")

    def _show_niche(self, found: Roster) -> None:
        if self._niche is not None:
            self.filters.row.removeWidget(self._niche)
            self._niche.hide()
            self._niche.deleteLater()
            self._niche = None
        if self._wanted.niche_id is None:
            return
        self._niche = chip = Chip(found.niche, found.niche_color, removable=True)
        chip.setToolTip(tr("Show everybody again"))
        chip.remove_wanted.connect(lambda: self.set_niche(None))
        chip.clicked.connect(lambda: self.set_niche(None))
        self.filters.row.addWidget(chip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= ONE_LINE
        inside: QBoxLayout = self._head if beside else self._search_row
        if self.search.parentWidget() is not None and inside.indexOf(self.search) < 0:
            for row in (self._head, self._search_row):
                row.removeWidget(self.search)
            inside.insertWidget(self._head.indexOf(self._add) if beside else 0, self.search)
            self.search.setFixedWidth(270) if beside else self._free_search()

    def _free_search(self) -> None:
        self.search.setMinimumWidth(0)
        self.search.setMaximumWidth(16_777_215)
