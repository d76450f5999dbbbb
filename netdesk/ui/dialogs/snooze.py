"""Put somebody off: one digit for the usual days, or a date in words, shown as it is understood."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import (
    QEvent,
    QLocale,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from netdesk import words
from netdesk.domain import when
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.when import Due
from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.fields import Field
from netdesk.ui.widgets.labels import ElidedLabel
from netdesk.words import tr

WIDTH = 272
ROW = 34

Answer = Callable[[Due | None], None]
Understand = Callable[[str, Answer], None]
"""Find out which date a text means and call back, now or later."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the usual days, with the key that chooses it."""

    key: str
    text: str
    day: date


def choices(today: date) -> list[Choice]:
    """Return the usual days: tomorrow, in three days, and Monday (the next but one on a Sunday)."""
    monday = when.parse("next week", today).day
    if monday == today + timedelta(days=1):
        monday += timedelta(weeks=1)
    return [
        Choice("1", tr("Tomorrow"), today + timedelta(days=1)),
        Choice("2", tr("In three days"), today + timedelta(days=3)),
        Choice("3", tr("Next week"), monday),
    ]


def in_english(today: date) -> Understand:
    """Return what understands dates by the grammar alone."""

    def understand(text: str, answer: Answer) -> None:
        try:
            answer(when.parse(text, today))
        except NotUnderstood:
            answer(None)

    return understand


class _ChoiceRow(QAbstractButton):
    def __init__(self, choice: Choice, today: date) -> None:
        super().__init__()
        self._choice = choice
        weekday = QLocale().standaloneDayName(choice.day.isoweekday())
        near = (choice.day - today).days < 7
        self._when = weekday if near else words.short_date(choice.day, today)
        self.setText(choice.text)
        self.setAccessibleName(f"{choice.text}, {self._when}")
        self.setAccessibleDescription(choice.key)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, theme.current().px(ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        lit = self.underMouse() or self.hasFocus()
        paint.paint_row_ground(painter, rect, selected=False, hovered=lit)
        if self.hasFocus():
            paint.paint_focus(painter, rect, 8)
        place = paint.mirrored(painter, QRectF(30, 0, 0, rect.height()), rect)
        end = QPointF(place.x(), rect.center().y())
        paint.paint_key(painter, end, self._choice.key)
        room = paint.mirrored(painter, rect.adjusted(40, 0, -10, 0), rect)
        taken = paint.paint_text(painter, room, self.text())
        room = paint.mirrored(painter, rect.adjusted(50 + taken, 0, -10, 0), rect)
        paint.paint_text(
            painter, room, self._when, role="small", ink="text2", align=paint.end_of(painter)
        )


class SnoozePopover(QWidget):
    """A small window below a line; 1 to 3 choose, any other letter begins to type a date."""

    chosen = Signal(object)
    """Due"""

    closed = Signal()

    def __init__(
        self,
        today: date,
        understand: Understand | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Snooze until"))
        self._today = today
        self._understand = understand or in_english(today)
        self._due: Due | None = None
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(2)
        self.rows: list[QAbstractButton] = []
        for choice in choices(self._today):
            row = _ChoiceRow(choice, self._today)
            row.clicked.connect(lambda _on=False, day=choice.day: self._choose(Due(day)))
            row.installEventFilter(self)
            self.rows.append(row)
            column.addWidget(row)
        column.addSpacing(6)
        self.field = Field(tr("Or a date: fri, 2w, 1 dec 14:00"), "calendar", name=tr("Date"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_typed)
        column.addWidget(self.field)
        self.said = ElidedLabel("", "small", "text2")
        self.said.hide()
        column.addSpacing(2)
        column.addWidget(self.said)
        self.setFixedWidth(WIDTH)

    def show_at(self, anchor: QRect) -> None:
        """Open below a rectangle on the screen, ending where it ends; above if there's no room."""
        self.adjustSize()
        size = self.sizeHint()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = anchor.left() if rtl else anchor.right() + 1 - WIDTH
        place = QPoint(left, anchor.bottom() + 5)
        screen = self.screen().availableGeometry()
        if place.y() + size.height() > screen.bottom():
            place.setY(anchor.top() - 4 - size.height())
        place.setX(min(max(place.x(), screen.left()), screen.right() - WIDTH))
        self.move(place)
        self.show()
        self.setFocus()

    def _on_typed(self, text: str) -> None:
        self._due = None
        if text.strip():
            self._understand(text, lambda due: self._on_understood(text, due))
        else:
            self._say("", "text2")

    def _on_understood(self, text: str, due: Due | None) -> None:
        if text != self.field.text():
            return
        self._due = due if due and self._lies_ahead(due) else None
        if due is None:
            self._say(tr("No date yet"), "text2")
        elif self._due is None:
            self._say(tr("That day has passed"), "due")
        else:
            self._say(words.when(due.day, due.at, self._today), "accent")

    def _lies_ahead(self, due: Due) -> bool:
        return due.day > self._today or (due.day == self._today and due.at is not None)

    def _say(self, text: str, ink: str) -> None:
        self.said.set_text(text)
        self.said.set_ink(ink)
        self.said.setVisible(bool(text))
        self.resize(self.width(), self.sizeHint().height())

    def _choose(self, due: Due) -> None:
        self.chosen.emit(due)
        self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take(event, in_field=watched is self.field)
        return False

    def _take(self, event: QKeyEvent, *, in_field: bool) -> bool:
        """Use a key; returns whether it was one of ours."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif in_field and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._due is not None:
                self._choose(self._due)
        elif not self.field.text() and not in_field and event.text() in ("1", "2", "3"):
            self.rows[int(event.text()) - 1].click()
        elif not in_field and event.text().isprintable() and event.text().strip():
            self.field.setFocus()
            self.field.insert(event.text())
        else:
            return False
        return True

    def _step(self, step: int) -> None:
        stops: list[QWidget] = [*self.rows, self.field]
        current = self.focusWidget()
        place = stops.index(current) + step if current in stops else 0
        stops[place % len(stops)].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take(event, in_field=False):
            super().keyPressEvent(event)

    def closeEvent(self, event: QEvent) -> None:
        super().closeEvent(event)  # type: ignore[arg-type]
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        rect = QRectF(self.rect())
        paint.paint_rounded(QPainter(self), rect, 10, look.color("raised"), look.color("border2"))
