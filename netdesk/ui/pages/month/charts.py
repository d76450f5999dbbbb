"""The two charts of a month: new people, and what was given and received."""

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from netdesk.ui import theme
from netdesk.ui.models.month import MonthView, bars, pairs
from netdesk.ui.pages.month.parts import CardHead
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.card import Card
from netdesk.ui.widgets.give_bars import GiveBars
from netdesk.ui.widgets.labels import Text
from netdesk.ui.widgets.month_bars import MonthBars
from netdesk.words import tr


class Legend(QWidget):
    """What the colours of the chart mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._goal = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.current().px(20))

    def set_goal(self, goal: int) -> None:
        """Name the goal, if there is one."""
        self._goal = goal
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        parts = [("accent", tr("people")), ("info", tr("event or group"))]
        if self._goal:
            parts.append(("due", tr("goal %1", self._goal)))
        rect = QRectF(self.rect())
        right = rect.right()
        for token, text in reversed(parts):
            wide = paint.role_width(text, "small") + 1
            room = QRectF(right - wide, rect.y(), wide, rect.height())
            room = paint.mirrored(painter, room, rect)
            paint.paint_text(painter, room, text, role="small", ink="text2")
            mark = QRectF(right - wide - 18, rect.center().y() - 4, 13, 8)
            _paint_mark(painter, paint.mirrored(painter, mark, rect), token)
            right -= wide + 30


def _paint_mark(painter: QPainter, rect: QRectF, token: str) -> None:
    color = theme.current().color(token)
    if token != "due":
        middle = rect.center()
        dot = QRectF(middle.x() - 1, middle.y() - 3.5, 7, 7)
        paint.paint_rounded(painter, dot, 3.5, color)
        return
    y = rect.center().y()
    with paint.kept(painter):
        painter.setPen(QPen(color, 1.5))
        for start in (0, 7):
            painter.drawLine(QPointF(rect.left() + start, y), QPointF(rect.left() + start + 4, y))


class PeopleCard(Card):
    """New people in twelve months."""

    month_picked = Signal(int)
    """The place of a month in the history."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, parent=parent)
        self.body.setContentsMargins(15, 10, 15, 10)
        head = QHBoxLayout()
        head.addWidget(Text(tr("New people, 12 months"), "bodyStrong", "text2"))
        self._legend = Legend()
        head.addWidget(self._legend, 1)
        self.chart = MonthBars()
        self.body.addLayout(head)
        self.body.addSpacing(6)
        self.body.addWidget(self.chart, 1)
        self.chart.picked.connect(self.month_picked)

    def set_view(self, view: MonthView) -> None:
        """Show a month with the eleven before."""
        goal = view.goals.people.goal
        self._legend.set_goal(goal)
        name = tr("New people in twelve months, the goal is %1", goal)
        self.chart.set_bars(bars(view.history), goal, name)


class GiveCard(Card):
    """Given and received in twelve months: two numbers, never a ratio."""

    month_picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, parent=parent)
        self.body.setContentsMargins(8, 10, 8, 10)
        self._given = Text("", "title2", "accent", tabular=True)
        self._received = Text("", "title2", "text2", tabular=True)
        sums = QHBoxLayout()
        sums.setContentsMargins(8, 0, 8, 0)
        sums.setSpacing(7)
        sums.addWidget(self._given)
        sums.addWidget(Text(tr("given"), "small", "text2"))
        sums.addStretch(1)
        sums.addWidget(Text(tr("received"), "small", "text2"))
        sums.addWidget(self._received)
        self.chart = GiveBars()
        self.chart.picked.connect(self.month_picked)
        remark = tr("Log a contact as a give, yours or theirs, and it shows here.")
        self._nothing = Text(remark, "small", "text2", wrap=True)
        self._nothing.setContentsMargins(8, 8, 8, 0)
        self.body.addLayout(CardHead(tr("Given and received"), tr("12 months")))
        self.body.addLayout(sums)
        self.body.addSpacing(4)
        self.body.addWidget(self.chart, 1)
        self.body.addWidget(self._nothing)

    def set_view(self, view: MonthView) -> None:
        """Show a month with the eleven before."""
        given = sum(one.given for one in view.balance)
        received = sum(one.received for one in view.balance)
        self._given.setText(str(given))
        self._received.setText(str(received))
        self._nothing.setVisible(not (given or received))
        name = tr("Given and received in twelve months: %1 and %2", given, received)
        self.chart.set_pairs(pairs(view.balance), name)
