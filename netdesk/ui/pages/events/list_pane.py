"""The left side of Events & groups: a new one, search, filters, and the list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from netdesk import clock
from netdesk.ui.models.events import Filter, Key, Occasions, rows_of
from netdesk.ui.pages.events.view import EventsView
from netdesk.ui.widgets.buttons import SecondaryButton
from netdesk.ui.widgets.labels import Text
from netdesk.ui.widgets.search_pane import NothingFits, SearchPane
from netdesk.words import tr

WIDTH = 331


class ListPane(SearchPane):
    """Emits `wanted` with the text to search for; the page asks and calls `show_found`."""

    view: EventsView

    wanted = Signal(str)
    new_wanted = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        placeholder, name = tr("Name, place, who was there…"), tr("Search events and groups")
        super().__init__(EventsView(), placeholder, name, parent)
        self._found = Occasions()
        self._filter = Filter.ALL
        self._build()
        self._connect()

    def clear(self) -> None:
        """Show everything again."""
        self.search.clear()
        self._typing.stop()
        self._set_filter(Filter.ALL)
        self.wanted.emit("")

    def show_key(self, key: Key) -> bool:
        """Select a line, with the filter that shows it; False if it is not there at all."""
        if self.view.show_key(key):
            return True
        self._set_filter(Filter.EVENTS if key[0] == "event" else Filter.GROUPS)
        return self.view.show_key(key)

    def show_found(self, found: Occasions) -> None:
        """Show the answer."""
        self._found = found
        for wanted, count in (
            (Filter.EVENTS, found.events),
            (Filter.GROUPS, found.groups),
            (Filter.CIRCLES, found.circles),
        ):
            self._chips[wanted].set_count(count)
        self.filters.fit()
        self._fill()

    def _fill(self) -> None:
        rows = rows_of(self._found, self._filter, clock.today())
        self.view.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        text = self.text().strip()
        said = tr("Nothing fits “%1”.", text) if text else tr("Nothing is here.")
        self._nothing.setText(said)
        self._clear.setVisible(bool(text) or self._filter is not Filter.ALL)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 12, 0)
        head.addWidget(Text(tr("Events & groups"), "title2"), 1)
        self.new = SecondaryButton(tr("New"), "plus", tr("Ctrl ⇧ N"))
        head.addWidget(self.new)
        self.filters.set_filters(
            {
                Filter.ALL: tr("All"),
                Filter.EVENTS: tr("Events"),
                Filter.GROUPS: tr("Groups"),
                Filter.CIRCLES: tr("Circles"),
            }
        )
        self.filters.choose(Filter.ALL)
        self._chips = self.filters.chips
        nothing = NothingFits(tr("Show everything"))
        self._nothing, self._clear = nothing.said, nothing.clear
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(nothing)
        self._lay_out(head, self._stack)

    def _connect(self) -> None:
        self.typed.connect(lambda: self.wanted.emit(self.text()))
        self.filters.picked.connect(self._set_filter)
        self.new.clicked.connect(lambda: self.new_wanted.emit(self.new))
        self._clear.clicked.connect(self.clear)
        self.view.all_wanted.connect(lambda: self._set_filter(Filter.EVENTS))

    def _set_filter(self, wanted: Filter) -> None:
        self._filter = wanted
        self.filters.choose(wanted)
        self._fill()
