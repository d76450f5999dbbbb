"""A day of the month opened: all that lies on it, and a way to plan more."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.book.agenda import Day
from netdesk.ui import theme
from netdesk.ui.dialogs.popover import Popover
from netdesk.ui.models import calendar
from netdesk.ui.pages.today.plan_card import HappeningCard, PlanCard
from netdesk.ui.widgets.buttons import SecondaryButton
from netdesk.ui.widgets.labels import Text
from netdesk.ui.widgets.scroll_area import ScrollArea
from netdesk.words import tr

WIDTH, HIGHEST = 300, 320


class DayCard(Popover):
    """The cards of a day with their keys; a wish for one closes it."""

    wished = Signal(object, object)
    """Wish, Plan"""

    moved = Signal(object, int)
    """Plan, and how many days later."""

    happening_opened = Signal(object)
    plan_wanted = Signal()

    def __init__(self, parent: QWidget, day: Day, today: date) -> None:
        super().__init__(parent, _heading(day.on), width=WIDTH)
        self.cards: list[PlanCard] = []
        if day.done:
            done = tr("%n done that day", n=day.done)
            self.body.addWidget(Text(done, "small", "text2"))
        if day.plans or day.happenings:
            self._build_cards(day)
        else:
            self.body.addWidget(Text(tr("Nothing planned"), "small", "text2"))
        self.plan = SecondaryButton(tr("Plan a follow-up"), "plus")
        self.plan.setVisible(day.on >= today)
        self.plan.clicked.connect(self.plan_wanted)
        self.body.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignLeading)

    def focus_first(self) -> None:
        """Put the focus on the first card, or on what plans one."""
        (self.cards[0] if self.cards else self.plan).setFocus()

    def _build_cards(self, day: Day) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        high = 0
        for happening in day.happenings:
            shown = HappeningCard(happening)
            shown.opened.connect(
                lambda found=happening: self._leave(self.happening_opened.emit, found)
            )
            column.addWidget(shown)
            high += shown.height() + 6
        width = theme.current().px(WIDTH) - 28
        for plan in day.plans:
            card = PlanCard(plan, drags=False)
            card.resize(width, 40)
            self.cards.append(card)
            column.addWidget(card)
            high += card.height() + 6
            self._connect(card)
        column.addStretch(1)
        scroll = ScrollArea(inner)
        scroll.setFixedHeight(min(high, theme.current().px(HIGHEST)))
        self.body.addWidget(scroll)
        self._scroll = scroll

    def _connect(self, card: PlanCard) -> None:
        card.wished.connect(lambda wish: self._leave(self.wished.emit, wish, card.plan))
        card.moved.connect(lambda days: self._leave(self.moved.emit, card.plan, days))
        card.went.connect(lambda key: self._go(card, key))

    def _leave(self, tell: Callable[..., object], *values: object) -> None:
        self.close_it()
        tell(*values)

    def _go(self, card: PlanCard, key: Qt.Key) -> None:
        place = self.cards.index(card) + (1 if key in (Qt.Key.Key_Down, Qt.Key.Key_Right) else -1)
        if 0 <= place < len(self.cards):
            self.cards[place].setFocus()
            self._scroll.ensureWidgetVisible(self.cards[place])


def _heading(on: date) -> str:
    return tr("%1, %2", QLocale().dayName(on.isoweekday()), calendar.day_month(on))
