"""The page Today: whom to follow up with and whom to keep warm, each done by one key."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from netdesk import book, clock
from netdesk.domain.changes import Kind
from netdesk.domain.model import TodayItem, TodayKind
from netdesk.ui.bus import Bus
from netdesk.ui.models.dates import long_date
from netdesk.ui.models.photos import Photos
from netdesk.ui.models.today import WARM_A_DAY, key_of
from netdesk.ui.pages.today.deeds import Deeds
from netdesk.ui.pages.today.errands import Errands
from netdesk.ui.pages.today.lines import TodayList
from netdesk.ui.pages.today.rail import Rail
from netdesk.ui.pages.today.wishes import Wish
from netdesk.ui.widgets.buttons import IconButton, SecondaryButton
from netdesk.ui.widgets.labels import ElidedLabel, Text
from netdesk.ui.widgets.page import Page
from netdesk.ui.widgets.scroll_area import ScrollArea
from netdesk.ui.widgets.segmented import Segmented
from netdesk.ui.work import Work
from netdesk.words import tr

if TYPE_CHECKING:
    from netdesk.book.agenda import Happening, Plan
    from netdesk.book.today import RecentBatch, TodayView
    from netdesk.ui.pages.today.calendar import CalendarPane
    from netdesk.ui.pages.today.event_card import EventCard
    from netdesk.ui.widgets.empty import EmptyState

USUAL = 1280
ALL = 1200
"""From this width of the window on the cards stand beside the list."""

ONE_PANE = 960
FACE = 72
"""Photos are kept for screens of twice the pixels."""
LIST_VIEW = 0
LATER_MS = 500
BAR = 10
"""Width of the scroll bar, which lies in the margin."""


class TodayPage(Page):
    """Paints a TodayView at once when given one, and asks for its own on `reload`."""

    import_wanted = Signal()
    add_wanted = Signal()
    samples_wanted = Signal()

    sort_wanted = Signal(int)
    """Give the people of an event (its id) their niches."""

    person_wanted = Signal(int)
    place_wanted = Signal(object)
    """TodayItem of an event, group or month that shall be shown."""

    month_wanted = Signal()
    """Show how far the month's goals are."""

    giving_wanted = Signal()
    """Show what was given and received."""

    link_wanted = Signal(str)
    """An address of a known scheme that shall be opened."""

    event_people_wanted = Signal(str)
    """Show the people of an event, by its name."""

    shows = frozenset(
        (
            Kind.PERSON,
            Kind.FOLLOW_UP,
            Kind.INTERACTION,
            Kind.NICHE,
            Kind.EVENT,
            Kind.GROUP,
            Kind.COLLABORATION,
            Kind.PREFERENCE,
        )
    )

    def __init__(self, work: Work, bus: Bus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = tr("Today")
        self.keys = (
            (tr("Space"), tr("Done")),
            ("W", tr("Write")),
            ("S", tr("Snooze")),
            ("C", tr("Context")),
            ("L", tr("Log contact")),
            ("D", tr("Drop")),
            (tr("Enter"), tr("Open the person")),
            ("J / K", tr("Down, up")),
            (tr("Alt+Left, Alt+Right"), tr("Week: move to another day")),
            (tr("PgUp, PgDn"), tr("Week, month: before, next")),
        )
        self._work = work
        self._view: TodayView | None = None
        self._today = clock.today()
        self._warm_a_day = WARM_A_DAY
        self._asked = 0
        self._deeds = Deeds(work, bus, self)
        self._errands = Errands(work, bus, self._deeds, self)
        self._calendar: CalendarPane | None = None
        self._event: EventCard | None = None
        self._small = False
        self._later = QTimer(self, interval=LATER_MS, singleShot=True)
        self._later.timeout.connect(self._ask_budget)
        self._empty: EmptyState | None = None
        self._empty_says: tuple[object, ...] = ()
        self._build()
        self._connect()
        self.adapt(USUAL)

    def show_view(self, view: "TodayView", today: date | None = None) -> None:
        """Show this view, seen from `today` (the clock's where it isn't given)."""
        self._view, self._today = view, today or clock.today()
        self._deeds.take_view()
        self._date.set_text(long_date(self._today, self._today))
        self._show_event(view.batch)
        self.rail.set_coming(view.coming, self._today)
        self._show_lines()

    def reload(self) -> None:
        today = clock.today()
        self._asked += 1
        number = self._asked

        def question() -> "tuple[TodayView, int]":
            return book.today.view(today), book.preferences.current().keep_warm_a_day

        def then(answer: "tuple[TodayView, int]") -> None:
            if number == self._asked:  # else a newer answer is on its way
                view, self._warm_a_day = answer
                self.show_view(view, today)
                self._later.start()

        self._work.ask(question, then, owner=self)
        self.rail.reload(today)
        if self._calendar is not None and self._switch.current() != LIST_VIEW:
            self._calendar.reload()

    def _ask_budget(self) -> None:
        """Ask what the circles ask for, once nothing else has happened for a while."""
        today = clock.today()
        self._work.ask(lambda: book.circles.budget(today), self.rail.show_budget, owner=self)

    def focus_first(self) -> None:
        if self._calendar is not None and self._switch.current() != LIST_VIEW:
            self._calendar.focus_first()
        elif self._empty is not None and not self._above.isEmpty() and self._event is not None:
            self._event.button.setFocus()  # sorting them is what is left to do
        elif self._empty is not None:
            self._empty.focus_first()
        else:
            self.list.setFocus()

    def adapt(self, width: int) -> None:
        wide, small = width >= ALL, width < ONE_PANE
        self._margin = (28, 20, 24) if wide else (28, 20, 28) if not small else (20, 12, 20)
        self._set_margins()
        self._grid.removeWidget(self.rail)
        self._grid.addWidget(self.rail, *((1, 1) if wide else (2, 0)))
        self.rail.set_beside(wide)
        self._import.setVisible(not small)
        self._import_small.setVisible(small)
        self._add_small.setVisible(small)
        self._small = small
        if self._event is not None:
            self._event.set_small(small)
        self.list.set_small(small)
        if self._calendar is not None:
            self._calendar.set_small(small)

    def _build(self) -> None:
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._inner = inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(1, 1)
        self._grid.addWidget(self._build_head(), 0, 0)
        self._grid.addLayout(self._build_main(), 1, 0)
        self.rail = Rail(self._work)
        self._grid.addWidget(self.rail, 1, 1)
        self._scroll = ScrollArea(inner)
        outer.addWidget(self._scroll)

    def _build_head(self) -> QWidget:
        self._head = QWidget()
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 11)
        row.setSpacing(8)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        self._date = ElidedLabel(long_date(self._today, self._today), "body", "text2")
        titles.addWidget(self._date)
        self._title = Text(tr("Today"), "title1")
        titles.addWidget(self._title)
        row.addLayout(titles, 1)
        self._switch = Segmented([tr("List"), tr("Week"), tr("Month")], tr("Shown as"))
        self._import = SecondaryButton(tr("Import"), "upload")
        self._import_small = IconButton("upload", tr("Import"), tr("Ctrl I"), edged=True)
        self._add_small = IconButton("plus", tr("Add person"), tr("Ctrl N"), edged=True)
        for part in (self._switch, self._import, self._import_small, self._add_small):
            row.addWidget(part)
        return self._head

    def _build_main(self) -> QVBoxLayout:
        self._main = QVBoxLayout()
        self._main.setSpacing(0)
        self._above = QVBoxLayout()
        self._main.addLayout(self._above)
        self.list = TodayList(Photos(self._work, FACE, self))
        self._main.addWidget(self.list)
        self._main.addStretch(1)
        return self._main

    def _connect(self) -> None:
        self._import.clicked.connect(self.import_wanted)
        self._import_small.clicked.connect(self.import_wanted)
        self._add_small.clicked.connect(self.add_wanted)
        self.rail.person_wanted.connect(self.person_wanted)
        self.rail.place_wanted.connect(self.place_wanted)
        self.rail.month_wanted.connect(self.month_wanted)
        self.rail.giving_wanted.connect(self.giving_wanted)
        self.rail.moves_wanted.connect(self._errands.propose_moves)
        self.list.wished.connect(self._on_wished)
        self._switch.picked.connect(self._show_as)
        self._errands.person_wanted.connect(self.person_wanted)
        self._errands.place_wanted.connect(self.place_wanted)
        self._errands.link_wanted.connect(self.link_wanted)
        self._errands.event_wanted.connect(self.event_people_wanted)
        self._errands.card_opened.connect(lambda: self.list.hold(True))
        self._errands.card_closed.connect(self._on_card_closed)
        self._deeds.left.connect(self._on_left)
        self._deeds.came_back.connect(self._show_lines)
        self.list.seen.connect(self._scroll_to)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._set_margins)

    def _set_margins(self) -> None:
        left, top, right = self._margin
        bar = BAR if self._scroll.verticalScrollBar().maximum() > 0 else 0
        nobody = self._head.isHidden()  # the first page brings its own margins
        self._grid.setContentsMargins(left, 0 if nobody else top, right - bar, 0 if nobody else 16)
        if self._calendar is not None:
            self._calendar.setContentsMargins(left, top, min(left, 28), 12)

    def _show_lines(self) -> None:
        """Show the view's lines, those that are being done left out; stay where we are."""
        view = self._view
        if view is None:
            return
        items = [item for item in view.items if key_of(item) not in self._deeds.leaving]
        current, row = self.list.current_item(), self.list.currentIndex().row()
        changed = self.list.lines.set_items(items, view.done_today, self._warm_a_day, view.more)
        if changed and row >= 0:
            same = self.list.lines.row_of(key_of(current)) if current else -1
            self.list.select(same if same >= 0 else row)
        self._show_empty(view, not items)

    def _show_empty(self, view: "TodayView", nothing: bool) -> None:
        nobody = nothing and view.people == 0
        says = (nobody, view.coming[:1], view.done_today, self._today) if nothing else ()
        if says != self._empty_says:
            self._empty_says = says
            self._replace_empty(self._make_empty(view, nobody) if nothing else None)
        self.list.setVisible(not nothing)
        self._head.setVisible(not nobody)
        self.rail.setVisible(not nobody)
        self._set_margins()

    def _show_event(self, batch: "RecentBatch | None") -> None:
        if self._event is None and batch is not None and batch.no_niche:
            from netdesk.ui.pages.today.event_card import EventCard  # seldom at the first paint

            self._event = EventCard()
            self._event.set_small(self._small)
            self._event.sort_wanted.connect(self.sort_wanted)
            self._above.addWidget(self._event)
            QWidget.setTabOrder(self._add_small, self._event.button)  # as it stands on the page
        if self._event is not None:
            self._event.set_batch(batch, self._today)
            self._above.setContentsMargins(0, 0, 0, 0 if self._event.isHidden() else 16)

    def _replace_empty(self, empty: "EmptyState | None") -> None:
        focused = QApplication.focusWidget()
        inside = focused is not None and self._inner.isAncestorOf(focused)
        before, self._empty = self._empty, empty
        if empty is not None:
            self._main.insertWidget(self._main.indexOf(self.list), empty, 1000)
            if inside:
                self.focus_first()
        elif before is not None and focused is not None and before.isAncestorOf(focused):
            self.list.show()
            self.list.setFocus()
        if before is not None:
            before.hide()
            before.deleteLater()

    def _make_empty(self, view: "TodayView", nobody: bool) -> "EmptyState":
        from netdesk.ui.pages.today.empty import first_page, nothing_due  # seldom wanted

        import_, add = self.import_wanted.emit, self.add_wanted.emit
        if nobody:
            return first_page(import_, add, self.samples_wanted.emit)
        coming = view.coming[0] if view.coming else None
        wish = (lambda: self._open_coming(coming)) if coming else import_
        return nothing_due(coming, view.done_today, self._today, wish, import_, add)

    def _open_coming(self, item: TodayItem) -> None:
        if item.person_id:
            self.person_wanted.emit(item.person_id)
        else:
            self.place_wanted.emit(item)

    def _on_left(self, item: TodayItem) -> None:
        """Take a line away and go on with the next."""
        self.list.select(self.list.lines.row_of(key_of(item)))
        self._show_lines()
        self.list.show_current()

    def _on_wished(self, wish: Wish, item: TodayItem) -> None:
        row = self.list.row_rect(key_of(item)).toRect()
        if wish in (Wish.SNOOZE, Wish.CONTEXT, Wish.LOG, Wish.WRITE):
            self.list.select(self.list.lines.row_of(key_of(item)))
        if wish is Wish.SNOOZE:
            button = self.list.buttons.snooze
            spot = QRect(button.mapTo(self.window(), QPoint(0, 0)), button.size())
        else:
            spot = QRect(self.list.mapTo(self.window(), row.topLeft()), row.size())
        self._errands.act(wish, item, spot)

    def _on_card_closed(self) -> None:
        self.list.hold(False)
        if self._switch.current() == LIST_VIEW:
            self.focus_first()

    def show_as(self, view: int) -> None:
        """Show the list (0), the week (1) or the month (2)."""
        self._switch.set_current(view)
        self._show_as(view)

    def _show_as(self, view: int) -> None:
        if self._calendar is None and view != LIST_VIEW:
            self._calendar = self._make_calendar()
        as_list, pane = view == LIST_VIEW, self._calendar
        if pane is None:
            return
        if as_list:
            self._grid.addWidget(self._head, 0, 0)
        else:
            pane.take_head(self._head)
            pane.show_view(view)
        self._title.redress()
        self._scroll.setVisible(as_list)
        pane.setVisible(not as_list)
        self._show_lines()

    def _make_calendar(self) -> "CalendarPane":
        from netdesk.ui.pages.today.calendar import CalendarPane  # not needed by the first paint

        pane = CalendarPane(self._work)
        pane.hide()
        self._outer.addWidget(pane)
        pane.wished.connect(self._on_card_wished)
        pane.move_wanted.connect(self._deeds.move)
        pane.person_wanted.connect(self.person_wanted)
        pane.plan_wanted.connect(self._on_plan_wanted)
        pane.happening_opened.connect(lambda what: self.place_wanted.emit(_place(what)))
        pane.list_wanted.connect(lambda: self.show_as(LIST_VIEW))
        self._calendar = pane
        self._set_margins()
        return pane

    def _on_card_wished(self, wish: Wish, plan: "Plan", spot: QRect) -> None:
        assert self._calendar is not None
        corner = self._calendar.mapTo(self.window(), spot.topLeft())
        self._errands.act_on_plan(wish, plan, QRect(corner, spot.size()))

    def _on_plan_wanted(self, on: date, spot: QRect) -> None:
        assert self._calendar is not None
        self._errands.plan_on(on, self._calendar, spot)

    def _scroll_to(self, rect: QRect) -> None:
        top = self.list.mapTo(self._inner, rect.topLeft()).y()
        bar = self._scroll.verticalScrollBar()
        height = self._scroll.viewport().height()
        above, below = top - 60, top + rect.height() + 24
        if above < bar.value():
            bar.setValue(above)
        elif below > bar.value() + height:
            bar.setValue(below - height)


def _place(what: "Happening") -> TodayItem:
    """Return an event or a meeting of the calendar as the line that Today would have of it."""
    kind = TodayKind.EVENT if what.kind == "event" else TodayKind.GROUP
    today = clock.today()
    item = TodayItem.of_nobody(kind, today, today, what.name, what.at)
    return item._replace(subject_id=what.id)
