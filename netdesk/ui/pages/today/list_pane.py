"""Today as a list: what is due, the newest event above it, the rail beside it or below."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from netdesk.domain.model import TodayItem
from netdesk.ui.models.today import key_of
from netdesk.ui.pages.today.head import Head
from netdesk.ui.pages.today.lines import TodayList
from netdesk.ui.pages.today.rail import Rail
from netdesk.ui.widgets.scroll_area import ScrollArea

if TYPE_CHECKING:
    from netdesk.book.today import RecentBatch, TodayView
    from netdesk.ui.pages.today.event_card import EventCard
    from netdesk.ui.widgets.empty import EmptyState

BAR = 10
"""Width of the scroll bar, which lies in the margin."""


class ListPane(ScrollArea):
    """Lays out head, list and rail; where nothing is due, says so in place of the list."""

    import_wanted = Signal()
    add_wanted = Signal()
    samples_wanted = Signal()
    sort_wanted = Signal(int)
    """Give the people of an event (its id) their niches."""

    coming_opened = Signal(object)
    """TodayItem that comes next, where nothing is due."""

    def __init__(self, head: Head, listed: TodayList, rail: Rail) -> None:
        self.inner = inner = QWidget()
        super().__init__(inner)
        self._head, self._list, self._rail = head, listed, rail
        self._margins = (0, 0, 0)
        self._small = False
        self.event_card: EventCard | None = None
        self.empty: EmptyState | None = None
        self._empty_says: tuple[object, ...] = ()
        self._build()
        self._list.seen.connect(self._scroll_to)
        self.verticalScrollBar().rangeChanged.connect(self._set_margins)

    def take_head(self) -> None:
        """Show the page's head above all, after the calendar had it."""
        self._grid.addWidget(self._head, 0, 0)

    def fit(self, margins: tuple[int, int, int], *, wide: bool, small: bool) -> None:
        """Keep margins at left, top and right; put the rail beside the list where it's wide."""
        self._margins, self._small = margins, small
        self._set_margins()
        self._grid.removeWidget(self._rail)
        self._grid.addWidget(self._rail, *((1, 1) if wide else (2, 0)))
        self._rail.set_beside(wide)
        if self.event_card is not None:
            self.event_card.set_small(small)
        self._list.set_small(small)

    def show_event(self, batch: "RecentBatch | None", today: date) -> None:
        """Show whom an event brought, as long as some have no niche."""
        if self.event_card is None and batch is not None and batch.no_niche:
            from netdesk.ui.pages.today.event_card import EventCard  # seldom at the first paint

            self.event_card = EventCard()
            self.event_card.set_small(self._small)
            self.event_card.sort_wanted.connect(self.sort_wanted)
            self._above.addWidget(self.event_card)
            QWidget.setTabOrder(self._head.last, self.event_card.button)  # as it stands on the page
        if self.event_card is not None:
            self.event_card.set_batch(batch, today)
            self._above.setContentsMargins(0, 0, 0, 0 if self.event_card.isHidden() else 16)

    def show_lines(
        self, items: Sequence[TodayItem], view: "TodayView", today: date, warm_a_day: int
    ) -> None:
        """Show these lines of a view; stay where we are."""
        current, row = self._list.current_item(), self._list.currentIndex().row()
        lines = self._list.lines
        changed = lines.set_items(items, view.done_today, warm_a_day, view.more)
        if changed and row >= 0:
            same = lines.row_of(key_of(current)) if current else -1
            self._list.select(same if same >= 0 else row)
        self._show_empty(view, today, not items)

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        if self.empty is None:
            self._list.setFocus()
        elif not self._above.isEmpty() and self.event_card is not None:
            self.event_card.button.setFocus()  # sorting them is what is left to do
        else:
            self.empty.focus_first()

    def _build(self) -> None:
        self._grid = QGridLayout(self.inner)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(1, 1)
        self.take_head()
        self._main = QVBoxLayout()
        self._main.setSpacing(0)
        self._above = QVBoxLayout()
        self._main.addLayout(self._above)
        self._main.addWidget(self._list)
        self._main.addStretch(1)
        self._grid.addLayout(self._main, 1, 0)
        self._grid.addWidget(self._rail, 1, 1)

    def _set_margins(self) -> None:
        left, top, right = self._margins
        bar = BAR if self.verticalScrollBar().maximum() > 0 else 0
        nobody = self._head.isHidden()  # the first page brings its own margins
        self._grid.setContentsMargins(left, 0 if nobody else top, right - bar, 0 if nobody else 16)

    def _show_empty(self, view: "TodayView", today: date, nothing: bool) -> None:
        nobody = nothing and view.people == 0
        says = (nobody, view.coming[:1], view.done_today, today) if nothing else ()
        if says != self._empty_says:
            self._empty_says = says
            self._replace_empty(self._make_empty(view, today, nobody) if nothing else None)
        self._list.setVisible(not nothing)
        self._head.setVisible(not nobody)
        self._rail.setVisible(not nobody)
        self._set_margins()

    def _replace_empty(self, empty: "EmptyState | None") -> None:
        focused = QApplication.focusWidget()
        inside = focused is not None and self.inner.isAncestorOf(focused)
        before, self.empty = self.empty, empty
        if empty is not None:
            self._main.insertWidget(self._main.indexOf(self._list), empty, 1000)
            if inside:
                self.focus_first()
        elif before is not None and focused is not None and before.isAncestorOf(focused):
            self._list.show()
            self._list.setFocus()
        if before is not None:
            before.hide()
            before.deleteLater()

    def _make_empty(self, view: "TodayView", today: date, nobody: bool) -> "EmptyState":
        from netdesk.ui.pages.today.empty import first_page, nothing_due  # seldom wanted

        import_, add = self.import_wanted.emit, self.add_wanted.emit
        if nobody:
            return first_page(import_, add, self.samples_wanted.emit)
        coming = view.coming[0] if view.coming else None
        wish = (lambda: self.coming_opened.emit(coming)) if coming else import_
        return nothing_due(coming, view.done_today, today, wish, import_, add)

    def _scroll_to(self, rect: QRect) -> None:
        top = self._list.mapTo(self.inner, rect.topLeft()).y()
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        above, below = top - 60, top + rect.height() + 24
        if above < bar.value():
            bar.setValue(above)
        elif below > bar.value() + height:
            bar.setValue(below - height)
