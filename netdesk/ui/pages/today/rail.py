"""What stands beside the list of Today: the month's goals, gives, what is coming, the circles."""

import importlib
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk import book
from netdesk.ui.work import Job, Work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netdesk.book.circles import Budget
    from netdesk.book.goals import MonthGoals
    from netdesk.domain.model import TodayItem
    from netdesk.domain.reciprocity import Balance
    from netdesk.ui.pages.today.balance_card import BalanceCard
    from netdesk.ui.pages.today.budget import BudgetCard
    from netdesk.ui.pages.today.coming_card import ComingCard
    from netdesk.ui.pages.today.goals_card import GoalsCard

WIDTH = 276
ANY = 16777215
"""Qt's word for no limit to a width."""

SHOWING = (
    "netdesk.ui.pages.today.goals_card",
    "netdesk.ui.pages.today.balance_card",
    "netdesk.ui.pages.today.coming_card",
)
"""What shows the answers, loaded where they are found: the first frame is without."""


class Rail(QWidget):
    """A column of cards, which come together: one that came later would push the others down."""

    person_wanted = Signal(int)
    place_wanted = Signal(object)
    """TodayItem of an event or group that shall be shown."""

    month_wanted = Signal()
    giving_wanted = Signal()
    moves_wanted = Signal(object, QWidget)
    """Budget, and the button beside which to propose whom to move."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._job: Job | None = None
        self.goals: GoalsCard | None = None
        self.balance: BalanceCard | None = None
        self.budget: BudgetCard | None = None
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.coming: ComingCard | None = None
        self._coming: tuple[Sequence[TodayItem], date] | None = None
        self._answered = False
        self._column.addStretch(1)

    def set_beside(self, beside: bool) -> None:
        """Stand beside the list, or below it and as wide."""
        self.setMinimumWidth(WIDTH if beside else 0)
        self.setMaximumWidth(WIDTH if beside else ANY)
        self._column.setContentsMargins(0, 0 if beside else 20, 0, 0)

    def set_coming(self, items: "Sequence[TodayItem]", today: date) -> None:
        """Show what comes after today, once the cards above it are there."""
        self._coming = (items, today)
        self._show_coming()

    def reload(self, today: date) -> None:
        """Ask for the goals and the gives."""

        def question() -> "tuple[MonthGoals, Balance | None]":
            for name in SHOWING:
                importlib.import_module(name)
            counts = book.preferences.current().giving
            balance = book.reciprocity.balance(today) if counts else None
            return book.goals.month(today, today), balance

        def then(answer: "tuple[MonthGoals, Balance | None]") -> None:
            goals, balance = answer
            self._answered = True
            self._show_goals(goals, today)
            self._show_balance(balance)
            self._show_coming()

        if self._job:
            self._job.cancel()
        self._job = self._work.ask(question, then, owner=self)

    def show_budget(self, budget: "Budget") -> None:
        """Say what the circles ask for where it can't work."""
        if self.budget is None and not budget.works and budget.moves:
            from netdesk.ui.pages.today.budget import BudgetCard  # seldom needed

            self.budget = card = BudgetCard()
            card.moves_wanted.connect(lambda found: self.moves_wanted.emit(found, card.whom))
            self._place(card)
        if self.budget is not None:
            self.budget.set_budget(budget)

    def _show_coming(self) -> None:
        if not self._answered or self._coming is None:
            return
        if self.coming is None:
            from netdesk.ui.pages.today.coming_card import ComingCard

            self.coming = ComingCard()
            self.coming.person_wanted.connect(self.person_wanted)
            self.coming.place_wanted.connect(self.place_wanted)
            self._place(self.coming)
        self.coming.set_items(*self._coming)

    def _show_goals(self, goals: "MonthGoals", today: date) -> None:
        if self.goals is None:
            from netdesk.ui.pages.today.goals_card import GoalsCard

            self.goals = GoalsCard()
            self.goals.clicked.connect(self.month_wanted)
            self._place(self.goals)
        self.goals.set_goals(goals, today)

    def _show_balance(self, balance: "Balance | None") -> None:
        if self.balance is None and balance is not None:
            from netdesk.ui.pages.today.balance_card import BalanceCard

            self.balance = BalanceCard()
            self.balance.clicked.connect(self.giving_wanted)
            self._place(self.balance)
        if self.balance is not None:
            self.balance.set_balance(balance)

    def _place(self, card: QWidget) -> None:
        """Put a card below those that stand above it, whichever of them there are."""
        order = (self.goals, self.balance, self.coming, self.budget)
        above = order[: order.index(card)]
        self._column.insertWidget(sum(one is not None for one in above), card)
