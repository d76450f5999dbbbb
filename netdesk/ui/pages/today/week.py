"""The week as columns of cards: today, the working days, and the days off in a narrower one."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from netdesk.book.agenda import Day, Days, Happening, Plan
from netdesk.ui import theme
from netdesk.ui.models.calendar import Columns
from netdesk.ui.models.photos import Photos
from netdesk.ui.pages.today.day_stack import MOST, DayHead, DayStack
from netdesk.ui.pages.today.ghost import Ghost
from netdesk.ui.pages.today.plan_card import HappeningCard, PlanCard
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.card import Divider
from netdesk.ui.widgets.scroll_area import ScrollArea

LEAST, NARROWER = 128, 0.9
"""Width of a column at least, and the share of one that the days off take."""

RADIUS = 12
Stop = PlanCard | HappeningCard
"""What the arrows go to."""


class Column(QWidget):
    """One day, or the days off one above the other; its cards scroll under its head."""

    def __init__(self) -> None:
        super().__init__()
        self.stacks: list[DayStack] = []
        self.is_today = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 1)
        column.setSpacing(0)
        self._inner = QWidget()
        self._stacks = QVBoxLayout(self._inner)
        self._stacks.setContentsMargins(0, 0, 0, 0)
        self._stacks.setSpacing(0)
        self.inside = ScrollArea(self._inner)
        column.addWidget(self.inside)
        self.inside.verticalScrollBar().rangeChanged.connect(self._on_range)

    def fill(self, first: DayHead) -> None:
        """Put the head of the first day above what scrolls."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, first)

    def add(self, stack: DayStack, head: DayHead | None, *, last: bool) -> None:
        """Put a day under those before it; the last takes what is left of the column."""
        if head is not None:
            self._stacks.addWidget(Divider())
            self._stacks.addWidget(head)
        self._stacks.addWidget(stack, 1 if last else 0)
        self.stacks.append(stack)

    def _on_range(self, _least: int, most: int) -> None:
        """Let the scroll bar lie beside the cards, where they end anyway."""
        for stack in self.stacks:
            stack.set_beside_bar(most > 0)

    def cards(self) -> list[PlanCard]:
        """Return the cards of people from top to bottom."""
        return [card for stack in self.stacks for card in stack.cards]

    def stops(self) -> list[Stop]:
        """Return all cards from top to bottom."""
        found: list[Stop] = []
        for stack in self.stacks:
            found += [*stack.happenings, *stack.cards]
        return found


class WeekBoard(QScrollArea):
    """Shows Days in columns; scrolls sideways where there is no room for all."""

    wished = Signal(object, object)
    """Wish, and the PlanCard it is for."""

    move_wanted = Signal(object, object)
    """Plan, date"""

    event_opened = Signal(object)
    """Happening"""

    def __init__(self, photos: Photos | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos = photos
        self._columns: list[Column] = []
        self._today = date.min
        self._shown: tuple[object, ...] = ()
        self._again: Plan | Happening | None = None
        self._ghost: Ghost | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._ground = _Ground(self)
        self.setWidget(self._ground)

    def show_days(self, columns: Columns, found: Days, today: date) -> None:
        """Show these days; the focus stays with its card."""
        shown = (columns, found, today)
        if shown == self._shown:
            return
        self._shown, self._today = shown, today
        self._end_drag()
        current = next((stop for stop in self._stops() if stop is self.focusWidget()), None)
        inside = self.isAncestorOf(self.window().focusWidget() or self.window())
        offsets = [column.inside.verticalScrollBar().value() for column in self._columns]
        for column in self._columns:
            column.hide()
            column.deleteLater()
        known = {day.on: day for day in found.days}
        self._columns = [self._column(days, known, found, today) for days in columns]
        self._ground.columns = self._columns
        self._place()
        for column, offset in zip(self._columns, offsets, strict=False):
            column.inside.verticalScrollBar().setValue(offset)
        if inside or current is not None:
            self._again = _shown_by(current) if current is not None else None
        if inside:
            self.focus_first()

    def cards(self) -> Iterator[PlanCard]:
        """Return the cards, column by column."""
        for column in self._columns:
            yield from column.cards()

    def _stops(self) -> Iterator[Stop]:
        for column in self._columns:
            yield from column.stops()

    def focus_first(self) -> bool:
        """Put the focus on the card that had it and was made anew since, else on the first.

        False if there is none.
        """
        gone, self._again = self._again, None
        same = (stop for stop in self._stops() if gone and _is_same(_shown_by(stop), gone))
        stop = next(same, None)
        if stop is not None:
            stop.setFocus()
            self._reveal(stop)
        elif (stop := next(self.cards(), None)) is not None:
            stop.setFocus()
        return stop is not None

    def _column(self, days: list[date], known: dict[date, Day], found: Days, today: date) -> Column:
        column = Column()
        column.setParent(self._ground)
        for place, on in enumerate(days):
            day = known.get(on, Day(on))
            plans = found.today if on == today else day.plans if on > today else ()
            count = sum(max(1, len(plan.faces)) for plan in plans) + len(day.happenings)
            head = DayHead(day, count, today)
            stack = DayStack(day, plans, today, self._photos)
            column.is_today = column.is_today or on == today
            if place == 0:
                column.fill(head)
            column.add(stack, head if place else None, last=place == len(days) - 1)
            self._connect(stack)
            stack.grown.connect(lambda stack=stack: self._connect(stack, MOST))
        column.show()
        return column

    def _connect(self, stack: DayStack, first: int = 0) -> None:
        for card in stack.cards[first:]:
            card.wished.connect(lambda wish, card=card: self.wished.emit(wish, card))
            card.went.connect(lambda key, card=card: self._go(card, key))
            card.moved.connect(lambda days, card=card: self._move(card, days))
            card.dragged.connect(lambda at, card=card: self._on_dragged(card, at))
            card.dropped.connect(lambda at, card=card: self._on_dropped(card, at))
            card.drag_ended.connect(self._end_drag)
        for one in stack.happenings if first == 0 else ():
            one.opened.connect(lambda found=one.happening: self.event_opened.emit(found))
            one.went.connect(lambda key, one=one: self._go(one, key))

    def _stack_of(self, card: PlanCard) -> DayStack:
        return next(
            stack for column in self._columns for stack in column.stacks if card in stack.cards
        )

    def _move(self, card: PlanCard, days: int) -> None:
        to = date.fromordinal(self._stack_of(card).day.toordinal() + days)
        if to >= self._today:
            self.move_wanted.emit(card.plan, to)

    def _go(self, card: Stop, key: Qt.Key) -> None:
        """Move the focus to the next card above, below or beside."""
        here = next(n for n, column in enumerate(self._columns) if card in column.stops())
        stops = self._columns[here].stops()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            place = stops.index(card) + (1 if key == Qt.Key.Key_Down else -1)
            wanted = stops[place] if 0 <= place < len(stops) else None
        else:
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            step = 1 if (key == Qt.Key.Key_Right) != rtl else -1
            wanted = self._beside(card, here, step)
        if wanted is not None:
            wanted.setFocus()
            self._reveal(wanted)

    def _beside(self, card: Stop, here: int, step: int) -> Stop | None:
        def top(one: Stop) -> int:
            return one.mapTo(self._ground, QPoint(0, 0)).y()

        place = here + step
        while 0 <= place < len(self._columns):
            if stops := self._columns[place].stops():
                return min(stops, key=lambda one: abs(top(one) - top(card)))
            place += step
        return None

    def _reveal(self, card: Stop) -> None:
        column = next(one for one in self._columns if card in one.stops())
        column.inside.ensureWidgetVisible(card, 0, 12)
        self.ensureWidgetVisible(column, 0, 0)

    def _on_dragged(self, card: PlanCard, at: QPoint) -> None:
        if self._ghost is None:
            self._ghost = Ghost(self, card.grab())
        self._ghost.follow(at)
        target = self._target(at)
        own = self._stack_of(card)
        for column in self._columns:
            for stack in column.stacks:
                stack.set_target(stack is target and stack is not own)

    def _on_dropped(self, card: PlanCard, at: QPoint) -> None:
        target = self._target(at)
        if target is not None and target is not self._stack_of(card):
            self.move_wanted.emit(card.plan, target.day)

    def _end_drag(self) -> None:
        if self._ghost is not None:
            self._ghost.end()
            self._ghost = None
        for column in self._columns:
            for stack in column.stacks:
                stack.set_target(False)

    def _target(self, at: QPoint) -> DayStack | None:
        """Return the day under a point of the screen, if a card may be dropped there."""
        here = self._ground.mapFromGlobal(at)
        column = next((one for one in self._columns if one.geometry().contains(here)), None)
        if column is None:
            return None
        y = at.y()
        above = [
            stack
            for place, stack in enumerate(column.stacks)
            if place == 0 or stack.mapToGlobal(QPoint(0, 0)).y() - theme.current().px(34) <= y
        ]
        return above[-1] if above and above[-1].open else None

    def _place(self) -> None:
        """Give every column its place."""
        if not self._columns:
            return
        shares = [1.0] * (len(self._columns) - 1) + [NARROWER]
        least = round(theme.current().px(LEAST) * sum(shares))
        bar = self.horizontalScrollBar()
        width = max(self.width(), least)
        height = self.height() - (bar.sizeHint().height() if width > self.width() else 0)
        self._ground.resize(width, height)
        edges = [0.0]
        for share in shares:
            edges.append(edges[-1] + width * share / sum(shares))
        for column, left, right in zip(self._columns, edges, edges[1:], strict=False):
            spot = QRect(round(left), 0, round(right) - round(left), height)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                spot.moveLeft(width - spot.right() - 1)
            column.setGeometry(spot.adjusted(1, 0, -1, 0))
        self._ground.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()


class _Ground(QWidget):
    """The frame and the lines between the columns."""

    def __init__(self, board: WeekBoard) -> None:
        super().__init__(board)
        self.columns: list[Column] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, rect = theme.current(), QRectF(self.rect())
        frame = QPainterPath()
        frame.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.save()
        painter.setClipPath(frame)
        for column in self.columns:
            spot = QRectF(column.geometry()).adjusted(-1, 0, 1, 0)
            if column.is_today:
                paint.paint_ground(painter, spot, look.color("sidebar"))
            line = QRectF(spot.right() - 1, 0, 1, rect.height())
            if spot.right() < rect.right() - 2:
                paint.paint_ground(painter, line, look.color("border"))
        painter.restore()
        paint.paint_rounded(painter, rect, RADIUS, None, look.color("border"))


def _shown_by(stop: Stop) -> Plan | Happening:
    return stop.plan if isinstance(stop, PlanCard) else stop.happening


def _is_same(one: Plan | Happening, gone: Plan | Happening) -> bool:
    if isinstance(one, Plan) and isinstance(gone, Plan):
        return _is_of(one, gone)
    return one[:2] == gone[:2]  # what happens, by its kind and id


def _is_of(plan: Plan, gone: Plan) -> bool:
    """Say whether two cards are of the same person, or share a follow-up."""
    if plan.follow_ups and gone.follow_ups:
        return bool(set(plan.follow_ups) & set(gone.follow_ups))
    return plan.line.person_id == gone.line.person_id and not plan.faces
