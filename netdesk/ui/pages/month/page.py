"""The page of a month: its goals, twelve months, which place pays back, who slips, what comes."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from netdesk import clock
from netdesk.domain.changes import Kind
from netdesk.domain.goals import first_day
from netdesk.domain.when import add_months
from netdesk.ui.bus import Bus
from netdesk.ui.models.month import (
    MonthView,
    behind_words,
    first_state,
    goal_state,
    month_view,
    title,
)
from netdesk.ui.models.photos import Photos
from netdesk.ui.pages.month.charts import GiveCard, PeopleCard
from netdesk.ui.pages.month.goal_card import GoalCard
from netdesk.ui.pages.month.lists import BehindCard, NextCard, SlippingCard
from netdesk.ui.pages.month.places import PlacesCard
from netdesk.ui.widgets.buttons import IconButton, SecondaryButton
from netdesk.ui.widgets.labels import Text
from netdesk.ui.widgets.page import Page
from netdesk.ui.widgets.scroll_area import ScrollArea
from netdesk.ui.work import Work
from netdesk.words import tr

ALL, ONE_PANE = 1200, 960
GAP = 12
CHART_HIGH, CHART_HIGHEST = 322, 480


class MonthPage(Page):
    """Shows this month, and the ones before it; everything on it is computed."""

    nav = "month"
    shows = frozenset(
        {
            *(Kind.PERSON, Kind.EVENT, Kind.GROUP, Kind.INTERACTION, Kind.FOLLOW_UP),
            *(Kind.PREFERENCE, Kind.NICHE),
        }
    )

    goals_wanted = Signal()
    """Change the goals."""
    print_wanted = Signal(object)
    """The review of a month (date) shall be printed."""
    plan_wanted = Signal()
    event_wanted = Signal(int)
    group_wanted = Signal(int)
    person_wanted = Signal(int)
    slipping_wanted = Signal()

    def __init__(self, work: Work, bus: Bus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = tr("Your month")
        self.keys = (
            ("←  →", tr("Previous month, next month")),
            ("Ctrl+P", tr("Print")),
        )
        self._work = work
        self._month: date | None = None
        self._view: MonthView | None = None
        self._asked = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._photos = Photos(work, 2 * 28, self)
        self._build()
        self._connect()

    def reload(self) -> None:
        """Ask for the month anew."""
        today = clock.today()
        month = self._month or first_day(today)
        self._asked += 1
        number = self._asked

        def then(view: MonthView) -> None:
            if number == self._asked:  # else a newer answer is on its way
                self.show_view(view)

        self._work.ask(lambda: month_view(month, today), then, owner=self)

    def show_month(self, month: date | None) -> None:
        """Show the month of a day; None is this month, and tomorrow's then."""
        now = first_day(clock.today())
        wanted = first_day(month) if month else now
        self._month = wanted if wanted < now else None
        self.reload()

    def show_view(self, view: MonthView) -> None:
        """Show the answer."""
        self._view = view
        month = view.goals.month
        self._title.setText(title(month))
        self.next.setEnabled(not view.is_now)
        self._show_goals(view)
        self.behind.say(behind_words(view.goals, view.today) if view.behind else "")
        for part in (self.people, self.give, self.places, self.slipping, self.coming):
            part.set_view(view)

    def focus_first(self) -> None:
        """Let the keys come here."""
        self.setFocus()

    def adapt(self, width: int) -> None:
        """Fit the width of the window."""
        wide, narrow = width >= ALL, width < ONE_PANE
        side = 32 if wide else 28 if not narrow else 20
        self._column.setContentsMargins(side, 21, side - 8, 12)
        self._arrange(wide=wide, narrow=narrow)
        self.change.setVisible(not narrow)
        self.print_.setVisible(not narrow)
        self.change_small.setVisible(narrow)
        self.print_small.setVisible(narrow)

    def _show_goals(self, view: MonthView) -> None:
        goals = view.goals
        self.events_card.show_goal(goal_state(goals.events, view.today))
        self.people_card.show_goal(goal_state(goals.people, view.today))
        self.first_card.show_goal(first_state(goals.first, now=view.is_now))
        self.first_card.setVisible(goals.first_wanted)

    def _step(self, step: int) -> None:
        """Go on from the month that is wanted, which may not be read yet."""
        self.show_month(add_months(self._month or first_day(clock.today()), step))

    def _on_picked(self, place: int) -> None:
        if self._view is not None:
            self.show_month(self._view.history[place].month)

    def _on_print(self) -> None:
        if self._view is not None:
            self.print_wanted.emit(self._view.goals.month)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setSpacing(0)
        self._column.addLayout(self._build_head())
        self._column.addSpacing(13)
        self.behind = BehindCard()
        self.behind.hide()
        self._column.addWidget(self.behind)
        self.events_card = GoalCard(tr("Events and groups"))
        self.people_card = GoalCard(tr("New people"))
        self.first_card = GoalCard(tr("First follow-ups in time"))
        self.people, self.give = PeopleCard(), GiveCard()
        self.places, self.slipping = PlacesCard(), SlippingCard(self._photos)
        self.coming = NextCard()
        self._goals = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._goals.setSpacing(GAP)
        for card in (self.events_card, self.people_card, self.first_card):
            self._goals.addWidget(card, 1)
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        self._column.addLayout(self._goals)
        self._column.addSpacing(GAP)
        self._column.addLayout(self._grid, 1)
        self._column.addStretch(0)
        outer.addWidget(ScrollArea(inner))

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(Text(tr("Your month"), "body", "text2"))
        row = QHBoxLayout()
        row.setSpacing(2)
        self._title = Text("", "title1")
        self.previous = IconButton("caret-left", tr("Previous month"), "←")
        self.next = IconButton("caret-right", tr("Next month"), "→")
        row.addWidget(self._title)
        row.addSpacing(8)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        row.addStretch(1)
        titles.addLayout(row)
        self.change = SecondaryButton(tr("Change goals"), "target")
        self.print_ = SecondaryButton(tr("Print"), "printer")
        self.change_small = IconButton("target", tr("Change goals"), edged=True)
        self.print_small = IconButton("printer", tr("Print"), "Ctrl+P", edged=True)
        head.addLayout(titles, 1)
        for button in (self.change, self.print_, self.change_small, self.print_small):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    def _arrange(self, *, wide: bool, narrow: bool) -> None:
        """Put the cards into three columns, two, or one below the other."""
        cards: list[QWidget] = [self.people, self.give, self.places, self.slipping, self.coming]
        spots: tuple[tuple[int, int, int], ...]
        for card in cards:
            self._grid.removeWidget(card)
        if wide:  # in 24 parts, as 2/3 and 1/3 above, and 11, 7 and 6 below
            spots = ((0, 0, 16), (0, 16, 8), (1, 0, 11), (1, 11, 7), (1, 18, 6))
        elif narrow:
            spots = tuple((row, 0, 24) for row in range(5))
        else:
            spots = ((0, 0, 24), (1, 0, 12), (2, 0, 24), (1, 12, 12), (3, 0, 24))
        for card, (row, column, span) in zip(cards, spots, strict=True):
            self._grid.addWidget(card, row, column, 1, span)
        for column in range(24):
            self._grid.setColumnStretch(column, 1)
        self.people.setMinimumHeight(CHART_HIGH if not narrow else 280)
        self.give.setMinimumHeight(CHART_HIGH if wide else 260)
        for chart in (self.people, self.give):  # what a high window has over, up to where it helps
            chart.setMaximumHeight(CHART_HIGHEST)
        self._grid.setRowStretch(0, 1)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._goals.setDirection(down if narrow else across)

    def _connect(self) -> None:
        self.previous.clicked.connect(lambda: self._step(-1))
        self.next.clicked.connect(lambda: self._step(1))
        for button in (self.change, self.change_small):
            button.clicked.connect(self.goals_wanted)
        for button in (self.print_, self.print_small):
            button.clicked.connect(self._on_print)
        self.people.month_picked.connect(self._on_picked)
        self.give.month_picked.connect(self._on_picked)
        for part in (self.places, self.coming):
            part.event_wanted.connect(self.event_wanted)
            part.group_wanted.connect(self.group_wanted)
        self.slipping.person_wanted.connect(self.person_wanted)
        self.slipping.all_wanted.connect(self.slipping_wanted)
        self.behind.plan_wanted.connect(self.plan_wanted)
        self.coming.plan_wanted.connect(self.plan_wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self._step(-step if rtl else step)
        elif event.matches(QKeySequence.StandardKey.Print):
            self._on_print()
        else:
            super().keyPressEvent(event)
