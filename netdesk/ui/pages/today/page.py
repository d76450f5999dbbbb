"""The page Today: whom to follow up with and whom to keep warm, each done by one key."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk import book, clock
from netdesk.domain.changes import Kind
from netdesk.domain.model import TodayItem, TodayKind
from netdesk.ui.bus import Bus
from netdesk.ui.models.photos import Photos
from netdesk.ui.models.today import WARM_A_DAY, key_of
from netdesk.ui.pages.today.deeds import Deeds
from netdesk.ui.pages.today.errands import Errands
from netdesk.ui.pages.today.head import Head
from netdesk.ui.pages.today.lines import TodayList
from netdesk.ui.pages.today.list_pane import ListPane
from netdesk.ui.pages.today.rail import Rail
from netdesk.ui.pages.today.wishes import Wish
from netdesk.ui.widgets.page import Page
from netdesk.ui.work import Work
from netdesk.words import tr

if TYPE_CHECKING:
    from netdesk.book.agenda import Happening, Plan
    from netdesk.book.today import TodayView
    from netdesk.ui.pages.today.calendar import CalendarPane

USUAL = 1280
ALL = 1200
"""From this width of the window on the cards stand beside the list."""

ONE_PANE = 960
FACE = 72
"""Photos are kept for screens of twice the pixels."""
LIST_VIEW = 0
LATER_MS = 500


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
        self._later = QTimer(self, interval=LATER_MS, singleShot=True)
        self._later.timeout.connect(self._ask_budget)
        self._build()
        self._connect()
        self.adapt(USUAL)

    def show_view(self, view: "TodayView", today: date | None = None) -> None:
        """Show this view, seen from `today` (the clock's where it isn't given)."""
        self._view, self._today = view, today or clock.today()
        self._deeds.take_view()
        self.head.set_date(self._today)
        self.pane.show_event(view.batch, self._today)
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
        if self._calendar is not None and self.head.switch.current() != LIST_VIEW:
            self._calendar.reload()

    def _ask_budget(self) -> None:
        """Ask what the circles ask for, once nothing else has happened for a while."""
        today = clock.today()
        self._work.ask(lambda: book.circles.budget(today), self.rail.show_budget, owner=self)

    def focus_first(self) -> None:
        if self._calendar is not None and self.head.switch.current() != LIST_VIEW:
            self._calendar.focus_first()
        else:
            self.pane.focus_first()

    def adapt(self, width: int) -> None:
        wide, small = width >= ALL, width < ONE_PANE
        self._small = small
        self._margins = (28, 20, 24) if wide else (28, 20, 28) if not small else (20, 12, 20)
        self.pane.fit(self._margins, wide=wide, small=small)
        self.head.set_small(small)
        if self._calendar is not None:
            self._set_calendar_margins(self._calendar)
            self._calendar.set_small(small)

    def show_as(self, view: int) -> None:
        """Show the list (0), the week (1) or the month (2)."""
        self.head.switch.set_current(view)
        self._show_as(view)

    def _build(self) -> None:
        self.head = Head()
        self.list = TodayList(Photos(self._work, FACE, self))
        self.rail = Rail(self._work)
        self.pane = ListPane(self.head, self.list, self.rail)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self.pane)

    def _connect(self) -> None:
        for part in (self.head, self.pane):
            part.import_wanted.connect(self.import_wanted)
            part.add_wanted.connect(self.add_wanted)
        self.pane.samples_wanted.connect(self.samples_wanted)
        self.pane.sort_wanted.connect(self.sort_wanted)
        self.pane.coming_opened.connect(self._open_coming)
        self.rail.person_wanted.connect(self.person_wanted)
        self.rail.place_wanted.connect(self.place_wanted)
        self.rail.month_wanted.connect(self.month_wanted)
        self.rail.giving_wanted.connect(self.giving_wanted)
        self.rail.moves_wanted.connect(self._errands.propose_moves)
        self.list.wished.connect(self._on_wished)
        self.head.switch.picked.connect(self._show_as)
        self._errands.person_wanted.connect(self.person_wanted)
        self._errands.place_wanted.connect(self.place_wanted)
        self._errands.link_wanted.connect(self.link_wanted)
        self._errands.event_wanted.connect(self.event_people_wanted)
        self._errands.card_opened.connect(lambda: self.list.hold(True))
        self._errands.card_closed.connect(self._on_card_closed)
        self._deeds.left.connect(self._on_left)
        self._deeds.came_back.connect(self._show_lines)

    def _show_lines(self) -> None:
        """Show the view's lines, those that are being done left out."""
        if view := self._view:
            items = [item for item in view.items if key_of(item) not in self._deeds.leaving]
            self.pane.show_lines(items, view, self._today, self._warm_a_day)

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
        if self.head.switch.current() == LIST_VIEW:
            self.focus_first()

    def _show_as(self, view: int) -> None:
        if self._calendar is None and view != LIST_VIEW:
            self._calendar = self._make_calendar()
        as_list, calendar = view == LIST_VIEW, self._calendar
        if calendar is None:
            return
        if as_list:
            self.pane.take_head()
        else:
            calendar.take_head(self.head)
            calendar.show_view(view)
        self.head.title.redress()
        self.pane.setVisible(as_list)
        calendar.setVisible(not as_list)
        self._show_lines()

    def _make_calendar(self) -> "CalendarPane":
        from netdesk.ui.pages.today.calendar import CalendarPane  # not needed by the first paint

        calendar = CalendarPane(self._work)
        calendar.hide()
        self._outer.addWidget(calendar)
        calendar.wished.connect(self._on_card_wished)
        calendar.move_wanted.connect(self._deeds.move)
        calendar.person_wanted.connect(self.person_wanted)
        calendar.plan_wanted.connect(self._on_plan_wanted)
        calendar.happening_opened.connect(lambda what: self.place_wanted.emit(_place(what)))
        calendar.list_wanted.connect(lambda: self.show_as(LIST_VIEW))
        self._set_calendar_margins(calendar)
        calendar.set_small(self._small)
        return calendar

    def _set_calendar_margins(self, calendar: "CalendarPane") -> None:
        left, top, _ = self._margins
        calendar.setContentsMargins(left, top, min(left, 28), 12)

    def _on_card_wished(self, wish: Wish, plan: "Plan", spot: QRect) -> None:
        assert self._calendar is not None
        corner = self._calendar.mapTo(self.window(), spot.topLeft())
        self._errands.act_on_plan(wish, plan, QRect(corner, spot.size()))

    def _on_plan_wanted(self, on: date, spot: QRect) -> None:
        assert self._calendar is not None
        self._errands.plan_on(on, self._calendar, spot)


def _place(what: "Happening") -> TodayItem:
    """Return an event or a meeting of the calendar as the line that Today would have of it."""
    kind = TodayKind.EVENT if what.kind == "event" else TodayKind.GROUP
    today = clock.today()
    item = TodayItem.of_nobody(kind, today, today, what.name, what.at)
    return item._replace(subject_id=what.id)
