"""The calendar of Today: a week of cards or a month of days, moved through by their bar."""

from datetime import date, timedelta

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from netdesk import book, clock, words
from netdesk.book.agenda import Day, Days, Happening, Plan
from netdesk.book.circles import Budget
from netdesk.domain.when import add_months
from netdesk.ui.models import calendar
from netdesk.ui.models.photos import Photos
from netdesk.ui.pages.today.calendar_bars import Hints, Legend, month_keys, week_keys
from netdesk.ui.pages.today.day_card import DayCard
from netdesk.ui.pages.today.month import MonthFrame, MonthGrid
from netdesk.ui.pages.today.plan_card import PlanCard
from netdesk.ui.pages.today.week import WeekBoard
from netdesk.ui.widgets.buttons import IconButton, QuietButton
from netdesk.ui.widgets.labels import ElidedLabel, Text
from netdesk.ui.work import Job, Work
from netdesk.words import tr

WEEK_VIEW, MONTH_VIEW = 1, 2
FACE = 44


class CalendarPane(QWidget):
    """Asks the book for the days it shows; what is wished for a card goes to the page."""

    wished = Signal(object, object, object)
    """Wish, Plan, and the QRect of its card in this pane."""

    move_wanted = Signal(object, object)
    """Plan, date"""

    person_wanted = Signal(int)
    happening_opened = Signal(object)
    """Happening"""

    plan_wanted = Signal(object, object)
    """Plan a follow-up on a date, asked at a QRect of this pane."""

    list_wanted = Signal()

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._view, self._small = WEEK_VIEW, False
        self._today = clock.today()
        self._week = calendar.week_start(self._today)
        self._month = self._today.replace(day=1)
        self._goal: date | None = None
        self._planned = 0
        self._budget: Budget | None = None
        self._job: Job | None = None
        self.week = WeekBoard(Photos(work, FACE, self))
        self.month = MonthGrid()
        self._build()
        self._connect()

    def take_head(self, head: QWidget) -> None:
        """Show the page's head above all."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, head)

    def show_view(self, view: int) -> None:
        """Show the week or the month, with the period that today lies in."""
        self._view = view
        self._stack.setCurrentIndex(view - 1)
        self.go_to_today()

    def reload(self) -> None:
        """Ask for the days anew."""
        if self._job:
            self._job.cancel()
        today = clock.today()
        if today != self._today:
            self._today = today
            self._week, self._month = calendar.week_start(today), today.replace(day=1)
        first, last = self._span()
        self._job = self._work.ask(
            lambda: book.agenda.days(first, last, today), self._take, owner=self
        )
        if self._view == WEEK_VIEW:
            self._work.ask(lambda: book.circles.budget(today), self._take_budget, owner=self)

    def go_to_today(self) -> None:
        """Show the period that today lies in."""
        self._today = clock.today()
        self._week = calendar.week_start(self._today)
        self._month, self._goal = self._today.replace(day=1), self._today
        self.reload()

    def focus_first(self) -> None:
        """Put the focus on the first card, or on the month's current day."""
        if self._view == MONTH_VIEW:
            self.month.setFocus()
        elif not self.week.focus_first():
            self._next.setFocus()

    def set_small(self, small: bool) -> None:
        """Leave out what only explains."""
        self._small = small
        self._show_parts()

    def _span(self) -> tuple[date, date]:
        if self._view == MONTH_VIEW:
            first = calendar.month_start(self._month)
            return first, first + timedelta(days=calendar.ROWS * calendar.WEEK - 1)
        days = [day for column in self._columns() for day in column]
        return min(days), max(days)

    def _columns(self) -> calendar.Columns:
        return calendar.week_columns(self._week, self._today)

    def _take(self, found: Days) -> None:
        if self._view == MONTH_VIEW:
            self._title.setText(calendar.month_title(self._month))
            self.month.show_days(found, self._month, self._today)
            self._frame.update()
            if self._goal is not None:
                self.month.go_to(self._goal)
        else:
            self._title.setText(calendar.week_title(self._week))
            self.week.show_days(self._columns(), found, self._today)
        self._goal = None
        self._say(found)

    def _say(self, found: Days) -> None:
        is_week = self._view == WEEK_VIEW
        self._now.setText(tr("This week") if is_week else tr("Today"))
        self._legend.set_late(found.late_before)
        plans = [plan for day in found.days if day.on > self._today for plan in day.plans]
        self._planned = sum(max(1, len(plan.faces)) for plan in (*found.today, *plans))
        self._say_load()
        self._show_parts()

    def _take_budget(self, budget: Budget) -> None:
        self._budget = budget
        self._say_load()

    def _say_load(self) -> None:
        """Say how much is planned, what the rhythms ask for, and what is managed."""
        parts = [tr("%n planned", n=self._planned)] if self._planned else []
        if self._budget is not None and self._budget.asked > 0:
            asked = words.contacts_a_week(self._budget.asked)
            made = words.a_week(self._budget.mean)
            parts.append(tr("rhythms ask for about %1, you make %2", asked, made))
        self._remark.set_text(" · ".join(parts))

    def _show_parts(self) -> None:
        is_week, wide = self._view == WEEK_VIEW, not self._small
        self._remark.setVisible(is_week and wide)
        self._week_hints.setVisible(is_week and wide)
        self._legend.setVisible(not is_week and wide)
        self._month_hints.setVisible(not is_week and wide)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._build_bar())
        column.addSpacing(4)
        self._frame = MonthFrame(self.month)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.week)
        self._stack.addWidget(self._frame)
        column.addWidget(self._stack, 1)
        self._week_hints = Hints(week_keys(), tr("Or drag a card to another day"))
        self._month_hints = Hints(month_keys(), tr("A click on an empty day plans a follow-up"))
        column.addWidget(self._week_hints)
        column.addWidget(self._month_hints)

    def _build_bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self._before = IconButton("caret-left", tr("Before"), tr("PgUp"))
        self._next = IconButton("caret-right", tr("Next"), tr("PgDn"))
        self._title = Text("", "title3")
        self._now = QuietButton(tr("This week"))
        self._remark = ElidedLabel("", "small", "text2")
        self._legend = Legend()
        for widget in (self._before, self._title, self._next):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self._now)
        row.addStretch(1)
        row.addWidget(self._remark)
        row.addWidget(self._legend)
        return row

    def _connect(self) -> None:
        self._before.clicked.connect(lambda: self._turn(-1))
        self._next.clicked.connect(lambda: self._turn(1))
        self._now.clicked.connect(self.go_to_today)
        self._legend.late_wanted.connect(self.list_wanted)
        self.week.wished.connect(self._on_wished)
        self.week.move_wanted.connect(self.move_wanted)
        self.week.event_opened.connect(self.happening_opened)
        self.month.move_wanted.connect(self.move_wanted)
        self.month.line_opened.connect(self._on_line)
        self.month.day_opened.connect(self._on_day)
        self.month.month_wanted.connect(self._on_month)

    def _turn(self, step: int) -> None:
        if self._view == MONTH_VIEW:
            self._month = add_months(self._month, step)
        else:
            self._week += timedelta(weeks=step)
        self.reload()

    def _on_month(self, month: date, goal: date) -> None:
        self._month, self._goal = month, goal
        self.reload()

    def _on_wished(self, wish: object, card: PlanCard) -> None:
        spot = QRect(card.mapTo(self, card.rect().topLeft()), card.size())
        self.wished.emit(wish, card.plan, spot)

    def _on_line(self, what: Plan | Happening) -> None:
        if isinstance(what, Happening):
            self.happening_opened.emit(what)
        elif what.faces:
            day = self.month.current_day()
            if day is not None:
                self._on_day(day)
        else:
            self.person_wanted.emit(what.line.person_id)

    def _on_day(self, day: Day) -> None:
        """Open all that lies on a day, under it."""
        spot = self.month.spot(day.on).toRect()
        card = DayCard(self, day, self._today)
        on_screen = QRect(self.month.mapTo(self, spot.topLeft()), spot.size())
        card.wished.connect(lambda wish, plan: self.wished.emit(wish, plan, on_screen))
        card.moved.connect(lambda plan, days: self._move(plan, day.on + timedelta(days=days)))
        card.happening_opened.connect(self.happening_opened)
        card.plan_wanted.connect(lambda: self._plan_on(day.on, card, spot))
        card.open_at(self.month, spot)

    def _move(self, plan: Plan, to: date) -> None:
        if to >= self._today:
            self.move_wanted.emit(plan, to)

    def _plan_on(self, on: date, card: DayCard, spot: QRect) -> None:
        card.close_it()
        self.plan_wanted.emit(on, QRect(self.month.mapTo(self, spot.topLeft()), spot.size()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
        elif event.key() == Qt.Key.Key_T and not event.modifiers():
            self.go_to_today()
        else:
            super().keyPressEvent(event)
