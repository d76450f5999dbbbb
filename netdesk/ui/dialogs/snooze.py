"""Put somebody off: one digit for the usual days, or a date in words, shown as it is understood."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import (
    QEvent,
    QLocale,
    QObject,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from shiboken6 import isValid

from netdesk import words
from netdesk.domain import when
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.when import Due
from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.card import Card
from netdesk.ui.widgets.fields import Field
from netdesk.ui.widgets.labels import ElidedLabel
from netdesk.words import tr

WIDTH = 272
ROW = 34
EDGE = 8
"""Pixels that the card keeps from the window's edge."""

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
        paint.paint_text(painter, room, self._when, role="small", ink="text2", align=paint.END)


class SnoozePopover(QWidget):
    """A card over the window, below a line; 1 to 3 choose, any letter begins to type a date.

    It covers the window, so that a click beside the card closes it and reaches nothing else.
    `understanding` makes what understands a date, for as long as the card lives.
    """

    chosen = Signal(object)
    """Due"""

    closed = Signal()

    def __init__(
        self,
        over: QWidget,
        today: date,
        understanding: Callable[[QObject], Understand] | None = None,
    ) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Snooze until"))
        self._over, self._today = over, today
        self._understand = understanding(self) if understanding else in_english(today)
        self._due: Due | None = None
        self._anchor = QRect()
        self._build()
        over.installEventFilter(self)
        self.hide()

    def _build(self) -> None:
        self.card = Card(8, ground="raised", edge="border2", radius=10, parent=self)
        self.card.body.setSpacing(2)
        self.rows: list[QAbstractButton] = []
        for choice in choices(self._today):
            row = _ChoiceRow(choice, self._today)
            row.clicked.connect(lambda _on=False, day=choice.day: self._choose(Due(day)))
            row.installEventFilter(self)
            self.rows.append(row)
            self.card.body.addWidget(row)
        self.card.body.addSpacing(6)
        self.field = Field(tr("Or a date: fri, 2w, 1 dec 14:00"), "calendar", name=tr("Date"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_typed)
        self.card.body.addWidget(self.field)
        self.said = ElidedLabel("", "small", "text2")
        self.said.setContentsMargins(0, 4, 0, 0)
        self.said.hide()
        self.card.body.addWidget(self.said)
        self.card.setFixedWidth(theme.current().px(WIDTH))

    def show_at(self, anchor: QRect) -> None:
        """Open below a rectangle of the window, ending where it ends; above if there's no room."""
        self._anchor = anchor
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self._place()
        self.setFocus()

    def _place(self) -> None:
        width, height = self.card.width(), self.card.sizeHint().height()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self._anchor.left() if rtl else self._anchor.right() + 1 - width
        top = self._anchor.bottom() + 5
        if top + height + EDGE > self.height():
            top = self._anchor.top() - 4 - height
        left = min(max(left, EDGE), self.width() - EDGE - width)
        self.card.setGeometry(left, max(top, EDGE), width, height)
        self.update()

    def _on_typed(self, text: str) -> None:
        self._due = None
        if text.strip():
            self._understand(text, lambda due: self._on_understood(text, due))
        else:
            self._say("", "text2")

    def _on_understood(self, text: str, due: Due | None) -> None:
        if not isValid(self) or text != self.field.text():
            return  # closed, or typed on, while the date was being read
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
        self._place()

    def _choose(self, due: Due) -> None:
        self.close()
        self.chosen.emit(due)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over:
            if event.type() == QEvent.Type.Resize:
                self.close()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take(event, in_field=watched is self.field)
        return False

    def _take(self, event: QKeyEvent, *, in_field: bool) -> bool:
        """Use a key; returns whether it was one of ours."""
        key, typed = event.key(), event.text()
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif in_field and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._due is not None:
                self._choose(self._due)
        elif not in_field and typed in ("1", "2", "3"):
            self.rows[int(typed) - 1].click()
        elif not in_field and typed.isprintable() and typed.strip():
            self.field.setFocus()
            self.field.insert(typed)
        else:
            return False
        return True

    def _step(self, step: int) -> None:
        stops: list[QWidget] = [*self.rows, self.field]
        current = next((place for place, stop in enumerate(stops) if stop.hasFocus()), None)
        if current is None:
            current = -1 if step > 0 else len(stops)
        stops[(current + step) % len(stops)].setFocus()

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Keep the focus inside."""
        self._step(1 if next_ else -1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take(event, in_field=False):
            event.accept()  # nothing for the page below

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.paint_shadow(QPainter(self), QRectF(self.card.geometry()), 10)
