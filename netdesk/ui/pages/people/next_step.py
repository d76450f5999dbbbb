"""What is to be done next with a person, one card a follow-up."""

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from netdesk import clock, words
from netdesk.domain.model import FollowUp, Origin, Side
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.buttons import IconButton, QuietButton, SecondaryButton
from netdesk.ui.widgets.card import Card, clear_layout
from netdesk.ui.widgets.labels import ElidedLabel
from netdesk.words import tr


def title(follow_up: FollowUp) -> str:
    """Return what a follow-up is about; a promise of theirs says so."""
    if follow_up.reason and follow_up.side is Side.THEIRS:
        return tr("They owe: %1", follow_up.reason)
    if follow_up.reason:
        return follow_up.reason
    return words.origin(follow_up.origin)


def details(follow_up: FollowUp) -> str:
    """Return when, by which way and why: "Was due 20 Nov · LinkedIn · promised"."""
    today = clock.today()
    shown = words.when(follow_up.due, follow_up.at, today)
    parts = []
    if follow_up.days_late > 0:
        parts.append(tr("Was due %1", words.full_date(follow_up.due)))
        parts.append(words.late(follow_up.days_late))
    else:
        parts.append(tr("Due %1", _lower(shown)))
    if follow_up.snoozed_until and follow_up.snoozed_until > today:
        until = words.when(follow_up.snoozed_until, follow_up.snoozed_at, today)
        parts.append(tr("snoozed: %1", _lower(until)))
    if follow_up.rhythm:
        parts.append(_lower_first(words.rhythm(follow_up.rhythm)))
    if follow_up.channel:
        parts.append(words.channel_kind(follow_up.channel))
    if follow_up.side is Side.THEIRS:
        parts.append(_lower(words.side(follow_up.side)))
    elif follow_up.origin is not Origin.MANUAL and follow_up.reason:
        parts.append(_lower(words.origin(follow_up.origin)))
    return " · ".join(parts)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _lower(text: str) -> str:
    """Return words for the middle of a sentence: "today", but "Tuesday" as it is."""
    inside = (tr("Today"), tr("Tomorrow"), tr("Yesterday"), words.side(Side.THEIRS))
    first = _lower_first(text)
    known = text.startswith(inside) or text in map(words.origin, Origin)
    return first if known else text


class _Circle(QAbstractButton):
    """The open circle before a follow-up: a click is Done."""

    def __init__(self, late: bool) -> None:
        super().__init__()
        self._late = late
        self.setFixedSize(32, 32)
        self.setAccessibleName(tr("Done"))
        self.setToolTip(tr("Done"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = "due" if self._late else "accent" if self.underMouse() else "border2"
        paint.paint_open_circle(painter, QPointF(self.rect().center()), ink)
        if self.underMouse():
            inner = self.rect().adjusted(10, 10, -10, -10)
            paint.paint_icon(painter, inner.toRectF(), "check", ink)
        if self.hasFocus():
            paint.paint_focus(painter, self.rect().toRectF(), 16)


class NextStepCard(Card):
    """One follow-up; amber when it is late."""

    done = Signal(object)
    snooze_wanted = Signal(object, QWidget)
    edit_wanted = Signal(object, QWidget)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, follow_up: FollowUp, *, wide: bool = True) -> None:
        self._late = follow_up.days_late > 0
        late = self._late
        super().__init__(0, ground="dueSoft" if late else "surface", edge="" if late else "border")
        self.follow_up = follow_up
        self.setAccessibleName(title(follow_up))
        self.setAccessibleDescription(details(follow_up))
        row = QHBoxLayout()
        row.setContentsMargins(8, 9, 10, 9)
        row.setSpacing(4)
        circle = _Circle(late)
        words_column = QVBoxLayout()
        words_column.setSpacing(0)
        words_column.addWidget(ElidedLabel(title(follow_up), "bodyStrong"))
        words_column.addWidget(ElidedLabel(details(follow_up), "small", "text2"))
        row.addWidget(circle)
        row.addLayout(words_column, 1)
        snooze = QuietButton(tr("Snooze"), "clock") if wide else IconButton("clock", tr("Snooze"))
        done = SecondaryButton(tr("Done"), "check")
        row.addWidget(snooze)
        row.addWidget(done)
        self.body.addLayout(row)
        circle.clicked.connect(lambda: self.done.emit(follow_up))
        done.clicked.connect(lambda: self.done.emit(follow_up))
        snooze.clicked.connect(lambda: self.snooze_wanted.emit(follow_up, snooze))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit_wanted.emit(self.follow_up, self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self.follow_up, event.globalPos())


class NextSteps(QWidget):
    """The open follow-ups of a person, the earliest first; the later ones on demand."""

    done = Signal(object)
    snooze_wanted = Signal(object, QWidget)
    edit_wanted = Signal(object, QWidget)
    menu_wanted = Signal(object, QPoint)

    SHOWN = 2

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._follow_ups: tuple[FollowUp, ...] = ()
        self._all = self._away = False
        self._cards: list[NextStepCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def set_follow_ups(self, follow_ups: tuple[FollowUp, ...], *, anew: bool) -> None:
        """Show these; `anew` for another person."""
        self._follow_ups = follow_ups
        self._all = self._all and not anew
        self._fill()

    def set_away(self, away: bool) -> None:
        """Make room for something else."""
        self._away = away
        self.setVisible(bool(self._follow_ups) and not away)

    def cards(self) -> list[NextStepCard]:
        """Return the cards that are shown."""
        return list(self._cards)

    def _fill(self) -> None:
        clear_layout(self._column)
        self._cards = []
        shown = self._follow_ups if self._all else self._follow_ups[: self.SHOWN]
        for follow_up in shown:
            card = NextStepCard(follow_up)
            card.done.connect(self.done)
            card.snooze_wanted.connect(self.snooze_wanted)
            card.edit_wanted.connect(self.edit_wanted)
            card.menu_wanted.connect(self.menu_wanted)
            self._column.addWidget(card)
            self._cards.append(card)
        if more := len(self._follow_ups) - len(shown):
            button = QuietButton(tr("%n more||%n more", n=more), "caret-down")
            button.clicked.connect(self._show_all)
            self._column.addWidget(button)
        self.setVisible(bool(self._follow_ups) and not self._away)

    def _show_all(self) -> None:
        self._all = True
        self._fill()
