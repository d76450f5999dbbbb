"""What was promised in a group and is open yet: a circle that marks it done, what, who, when."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from netdesk import clock, words
from netdesk.domain.model import FollowUp, Side
from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.card import Card, Divider, clear_layout
from netdesk.words import tr

ROW = 45


class PromiseRow(QAbstractButton):
    """A click, Space or Enter marks it done."""

    def __init__(self, promise: FollowUp, today: date) -> None:
        super().__init__()
        self._promise, self._today = promise, today
        self.setText(promise.reason)
        mine = promise.side is Side.MINE
        self._who = promise.person if mine else tr("Waiting for %1", promise.person)
        late = promise.days_late
        self._when = words.late(late) if late > 0 else words.short_date(promise.due, today)
        self.setAccessibleName(f"{promise.reason}, {self._who}, {self._when}")
        self.setToolTip(tr("Mark as done"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, theme.current().px(ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        middle = rect.center().y()
        lit = self.underMouse() or self.isDown()
        circle = paint.mirrored(painter, QRectF(12, middle - 10, 20, 20), rect)
        if lit:
            paint.paint_icon(painter, circle, "check-circle", "accent")
        else:
            paint.paint_open_circle(painter, circle.center())
        late = self._promise.days_late > 0
        end = paint.mirrored(painter, QRectF(rect.right() - 14, middle, 0, 0), rect)
        tone = "due" if late else "plain"
        taken = paint.paint_pill(painter, QPointF(end.x(), middle), self._when, tone)  # type: ignore[arg-type]
        who = paint.role_width(self._who, "small") + 1
        right = rect.right() - 24 - taken
        who = min(who, (right - 44) * 0.4)
        spot = paint.mirrored(painter, QRectF(right - who, 0, who, rect.height()), rect)
        paint.paint_text(painter, spot, self._who, role="small", ink="text2")
        room = QRectF(44, 0, right - who - 56, rect.height())
        paint.paint_text(painter, paint.mirrored(painter, room, rect), self.text())
        if self.hasFocus():
            paint.paint_focus(painter, rect.adjusted(3, 2, -3, -2), 8)


class Promises(Card):
    """Emits `kept` with a FollowUp that was kept."""

    kept = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(1, parent=parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)

    def set_promises(self, promises: Sequence[FollowUp]) -> None:
        """Show these; nothing where there is none."""
        clear_layout(self._rows)
        today = clock.today()
        for number, promise in enumerate(promises):
            if number:
                self._rows.addWidget(Divider())
            row = PromiseRow(promise, today)
            row.clicked.connect(lambda _on=False, promise=promise: self.kept.emit(promise))
            self._rows.addWidget(row)
        self.setVisible(bool(promises))
