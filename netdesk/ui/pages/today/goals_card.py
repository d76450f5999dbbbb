"""The goals of this month beside the list of Today."""

from datetime import date

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.goals import MonthGoals, last_day
from netdesk.ui.models.month import GoalState, first_state, goal_state
from netdesk.ui.widgets.card import ClickableCard
from netdesk.ui.widgets.labels import ElidedLabel, Text
from netdesk.ui.widgets.ring import Ring
from netdesk.words import tr


class GoalsCard(ClickableCard):
    """How far each goal is; a click opens the month, as the card in the sidebar does by key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, parent=parent)
        self.body.setContentsMargins(15, 12, 15, 13)
        self.body.setSpacing(9)
        head = QHBoxLayout()
        self._month = Text("", "bodyStrong", "text2")
        self._left = Text("", "small", "text2", tabular=True)
        head.addWidget(self._month)
        head.addStretch(1)
        head.addWidget(self._left)
        self.body.addLayout(head)
        self._events = _GoalRow(tr("Events and groups"))
        self._people = _GoalRow(tr("New people"))
        self._first = _GoalRow(tr("First follow-ups"))
        for row in (self._events, self._people, self._first):
            self.body.addWidget(row)

    def set_goals(self, goals: MonthGoals, today: date) -> None:
        """Show the goals that are wanted; without any there is no card."""
        name = QLocale().standaloneMonthName(goals.month.month)
        self._month.setText(name[:1].upper() + name[1:])
        days = (last_day(goals.month) - today).days
        self._left.setText(tr("%n day left||%n days left", n=days) if days else tr("Last day"))
        self._events.show_goal(goal_state(goals.events, today))
        self._people.show_goal(goal_state(goals.people, today))
        self._first.show_goal(first_state(goals.first, now=True))
        self._events.setVisible(goals.events.goal > 0)
        self._people.setVisible(goals.people.goal > 0)
        self._first.setVisible(goals.first_wanted)
        self.setVisible(goals.wanted > 0)


class _GoalRow(QWidget):
    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._ring = Ring(48)
        self._remark = ElidedLabel("", "small", "text2")
        lines, row = QVBoxLayout(), QHBoxLayout(self)
        lines.setSpacing(0)
        lines.addStretch(1)
        lines.addWidget(ElidedLabel(title, "bodyStrong"))
        lines.addWidget(self._remark)
        lines.addStretch(1)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._ring)
        row.addLayout(lines, 1)

    def show_goal(self, state: GoalState) -> None:
        self._ring.set_share(state.share, state.text, tr("%1: %2", self._title, state.text))
        self._remark.set_text(state.remark)
