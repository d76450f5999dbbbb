"""One day of the week: its head, what lies on it, and a place to drop a card."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from netdesk import words
from netdesk.book.agenda import Day, Plan
from netdesk.ui import theme
from netdesk.ui.models import calendar
from netdesk.ui.models.photos import Photos
from netdesk.ui.pages.today.plan_card import HappeningCard, PlanCard
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.buttons import QuietButton
from netdesk.ui.widgets.labels import Text
from netdesk.words import tr

HEAD = 34
GAP = 6
MOST = 30
"""So many cards of a day are shown at first."""


class DayHead(QWidget):
    """The day's name and number, and how many it has; a past day says how many were done."""

    def __init__(self, day: Day, count: int, today: date) -> None:
        super().__init__()
        self._is_today = day.on == today
        weekday, number = calendar.short_weekday(day.on), str(day.on.day)
        self._name = tr("Today") if self._is_today else weekday
        self._rest = f"{weekday} {number}" if self._is_today else number
        self._done = day.on < today and day.done > 0
        shown = day.done if self._done else count
        self._count = str(shown) if shown else ""
        told = tr("%1 done", day.done) if self._done else tr("%n planned", n=count)
        self.setAccessibleName(f"{words.short_date(day.on, today)}, {told}")
        self.setToolTip(words.full_date(day.on))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(100, theme.current().px(HEAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(8, 0, -8, 0)
        ink = "accent" if self._is_today else "text"
        used = 0.0
        if self._count:
            end = paint.END
            used = paint.role_width(self._count, "small", tabular=True) + 8
            paint.paint_text(
                painter, rect, self._count, role="small", ink="text2", align=end, tabular=True
            )
        if self._done:
            spot = QRectF(rect.right() - used - 8, rect.center().y() - 6, 12, 12)
            paint.paint_icon(painter, paint.mirrored(painter, spot, rect), "check")
            used += 16
        room = rect.adjusted(0, 0, -used, 0)
        name = paint.mirrored(painter, room, rect)
        taken = paint.paint_text(painter, name, self._name, role="bodyStrong", ink=ink)
        room = paint.mirrored(painter, room.adjusted(taken + 6, 0, 0, 0), rect)
        paint.paint_text(painter, room, self._rest, role="small", ink="text2", tabular=True)


class DayStack(QWidget):
    """The cards of one day, one under the other."""

    grown = Signal()
    """There are more cards than before."""

    def __init__(
        self, day: Day, plans: tuple[Plan, ...], today: date, photos: Photos | None
    ) -> None:
        super().__init__()
        self.day = day.on
        self.open = day.on >= today
        """Whether a card may be dropped here."""

        self.cards: list[PlanCard] = []
        self.happenings: list[HappeningCard] = []
        self._target = False
        self._plans, self._photos = plans, photos
        self._column = QVBoxLayout(self)
        self.set_beside_bar(False)
        self._column.setSpacing(GAP)
        for happening in day.happenings:
            card = HappeningCard(happening)
            self.happenings.append(card)
            self._column.addWidget(card)
        for plan in plans[:MOST]:
            self._add(plan)
        if len(plans) > MOST:
            self._column.addWidget(self._make_more(), 0, Qt.AlignmentFlag.AlignLeading)
        if not plans and not day.happenings:
            nothing = Text(tr("Nothing planned"), "small", "text2")
            nothing.setContentsMargins(3, 0, 0, 0)
            self._column.addWidget(nothing)
        self._column.addStretch(1)

    def set_beside_bar(self, beside: bool) -> None:
        """Leave the room at the end to a scroll bar, or keep it."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        end = 1 if beside else 6
        self._column.setContentsMargins(end if rtl else 6, 1, 6 if rtl else end, 8)

    def _add(self, plan: Plan) -> None:
        card = PlanCard(plan, self._photos)
        self.cards.append(card)
        self._column.addWidget(card)

    def _make_more(self) -> QuietButton:
        more = QuietButton(tr("+ %1 more", len(self._plans) - MOST))
        more.clicked.connect(lambda: self._show_rest(more))
        return more

    def _show_rest(self, more: QuietButton) -> None:
        more.hide()
        more.deleteLater()
        for plan in self._plans[MOST:]:
            self._add(plan)
        self.grown.emit()
        self.cards[MOST].setFocus()

    def set_target(self, target: bool) -> None:
        """Show that a card would be dropped here."""
        if target != self._target:
            self._target = target
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._target:
            look, rect = theme.current(), QRectF(self.rect()).adjusted(2, -1, -2, -2)
            paint.paint_rounded(QPainter(self), rect, 10, look.color("soft"), look.color("accent"))
