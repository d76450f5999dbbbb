"""Projects: a column a stage, a card each, its next step below a line."""

from datetime import date
from functools import partial

from PySide6.QtCore import QMimeData, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from netdesk import words
from netdesk.domain.model import Collaboration, Stage
from netdesk.ui import theme
from netdesk.ui.models.giving import STAGES
from netdesk.ui.widgets import paint, portraits
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.keys import acting_once
from netdesk.ui.widgets.labels import Text
from netdesk.ui.widgets.scroll_area import ScrollArea
from netdesk.words import tr

MIME = "application/x-netdesk-project"
PAD = 12


class ProjectCard(QAbstractButton):
    """One project; arrows move between cards, with Alt they move the card."""

    open_wanted = Signal()
    done_wanted = Signal()
    remove_wanted = Signal()
    stepped = Signal(int, int)
    """Columns and rows that the focus shall move."""
    pushed = Signal(int)
    """Columns that the card shall move."""

    def __init__(self, one: Collaboration, today: date) -> None:
        super().__init__()
        self.one, self._today = one, today
        self._pressed_at: QPointF | None = None
        people = ", ".join(face.name for face in one.people)
        step = tr("next: %1", one.next_step) if one.next_step else ""
        parts = (one.name, one.description, people, step, self._due())
        self.setText(one.name)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_wanted)

    def sizeHint(self) -> QSize:
        look = theme.current()
        high = 2 * PAD + look.line("body") - 4
        high += look.line("small") + 3 if self.one.description or self.one.outcome else 0
        high += 32 if self.one.people or self.one.url else 0
        high += 42 if self._has_step() else 0
        return QSize(160, high)

    def _has_step(self) -> bool:
        return bool(self.one.next_step or self.one.next_on)

    def _due(self) -> str:
        if self.one.next_on is None:
            return ""
        late = (self._today - self.one.next_on).days
        return words.late(late) if late > 0 else words.near_date(self.one.next_on, self._today)

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        rtl = self.isRightToLeft()
        ways = {
            Qt.Key.Key_Left: (1 if rtl else -1, 0),
            Qt.Key.Key_Right: (-1 if rtl else 1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        way = ways.get(Qt.Key(event.key()))
        if way and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if way[0]:
                self.pushed.emit(way[0])
        elif way:
            self.stepped.emit(*way)
        elif event.key() == Qt.Key.Key_Space:
            self.done_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.open_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = QApplication.startDragDistance()
        start = self._pressed_at
        if start is None or (event.position() - start).manhattanLength() < far:
            return
        self._pressed_at = None
        self.setDown(False)
        mime = QMimeData()
        mime.setData(MIME, str(self.one.id).encode())
        drag = QDrag(self.window())  # a reload meanwhile takes the card away
        drag.setMimeData(mime)
        drag.setPixmap(self.grab())
        drag.setHotSpot(start.toPoint())
        drag.exec(Qt.DropAction.MoveAction)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        rect = QRectF(self.rect())
        ground = look.color("hover" if self.underMouse() else "surface")
        paint.paint_rounded(painter, rect, 10, ground, look.color("border"))
        top, room = float(PAD - 2), rect.width() - 2 * PAD
        high = look.line("body")
        spot = paint.mirrored(painter, QRectF(PAD, top, room, high), rect)
        paint.paint_text(painter, spot, self.one.name, role="bodyStrong")
        top += high
        if said := self.one.outcome or self.one.description:
            high = look.line("small")
            spot = paint.mirrored(painter, QRectF(PAD, top, room, high), rect)
            paint.paint_text(painter, spot, said, role="small", ink="text2")
            top += high + 3
        if self.one.people or self.one.url:
            faces = [(face.name, face.color) for face in self.one.people]
            line = paint.mirrored(painter, QRectF(PAD, top + 4, room, 22), rect)
            more = max(0, len(faces) - 4)
            portraits.paint_avatars(painter, line, faces[:4], "surface", more)
            if self.one.url:
                link = QRectF(rect.right() - PAD - 14, top + 8, 14, 14)
                paint.paint_icon(painter, paint.mirrored(painter, link, rect), "link")
            top += 32
        if self._has_step():
            self._paint_step(painter, rect, top + 5)
        if self.hasFocus():
            paint.paint_focus(painter, rect, 10)

    def _paint_step(self, painter: QPainter, rect: QRectF, top: float) -> None:
        look = theme.current()
        late = self.one.next_on is not None and self.one.next_on < self._today
        rule = QRectF(PAD, top, rect.width() - 2 * PAD, 1)
        paint.paint_ground(painter, rule, look.color("border"))
        middle = top + 18
        circle = paint.mirrored(painter, QRectF(PAD + 7, middle, 0, 0), rect)
        center = QPointF(circle.x(), middle)
        paint.paint_open_circle(painter, center, "due" if late else "border2")
        due = self._due()
        wide = paint.role_width(due, "caption") + 1 if due else 0
        end = rect.right() - PAD
        spot = QRectF(end - wide, middle - 10, wide, 20)
        spot = paint.mirrored(painter, spot, rect)
        paint.paint_text(painter, spot, due, role="caption", ink="due" if late else "text2")
        left = PAD + 22
        spot = paint.mirrored(painter, QRectF(left, middle - 10, end - wide - 8 - left, 20), rect)
        paint.paint_text(painter, spot, self.one.next_step or tr("Next step"), role="small")


class Column(QWidget):
    """A stage with its cards; a card may be dropped on it."""

    add_wanted = Signal()
    dropped = Signal(int)

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.stage = stage
        self.cards: list[ProjectCard] = []
        self._over = False
        self.setAcceptDrops(True)
        self._count = Text("", "body", "text2", tabular=True)
        self.add = IconButton("plus", tr("New project: %1", words.stage(stage)), size=26)
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 0, 0)
        head.setSpacing(7)
        head.addWidget(Text(words.stage(stage), "bodyStrong", "text2"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.add)
        self._inner = QWidget()
        self._stack = QVBoxLayout(self._inner)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(8)
        self._stack.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 5, 9, 9)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(ScrollArea(self._inner), 1)
        self.add.clicked.connect(self.add_wanted)

    def set_cards(self, cards: list[ProjectCard]) -> None:
        """Show these."""
        for old in self.cards:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = cards
        for place, card in enumerate(cards):
            self._stack.insertWidget(place, card)
            card.show()
        self._count.setText(str(len(cards)) if cards else "")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            self._set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_over(False)
        event.acceptProposedAction()
        self.dropped.emit(int(bytes(event.mimeData().data(MIME).data()).decode()))

    def _set_over(self, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        edge = look.color("accent") if self._over else None
        rect = QRectF(self.rect())
        paint.paint_rounded(QPainter(self), rect, 12, look.color("sidebar"), edge)


class Board(QWidget):
    """Emits what is wished for a project."""

    open_wanted = Signal(object)
    add_wanted = Signal(object)
    moved = Signal(object, object)
    """Collaboration and Stage."""
    done_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._projects: dict[int, Collaboration] = {}
        self.columns = [Column(stage) for stage in (*STAGES, Stage.DROPPED)]
        self.columns[-1].hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self.set_narrow(False)
        for column in self.columns:
            column.add_wanted.connect(lambda stage=column.stage: self.add_wanted.emit(stage))
            column.dropped.connect(partial(self._on_dropped, column.stage))

    def set_projects(self, projects: tuple[Collaboration, ...], today: date) -> None:
        """Show these; the focus stays on its card."""
        held = next((card.one.id for card in self._all() if card.hasFocus()), 0)
        self._projects = {one.id: one for one in projects}
        for column in self.columns:
            cards = [self._card(one, today) for one in projects if one.stage is column.stage]
            column.set_cards(cards)
        again = next((card for card in self._all() if card.one.id == held), None)
        if again is not None:
            again.setFocus()

    def set_narrow(self, narrow: bool) -> None:
        """Put the columns into two rows."""
        for place, column in enumerate(self.columns):
            self._grid.removeWidget(column)
            spot = divmod(place, 2) if narrow else (0, place)
            self._grid.addWidget(column, *spot)
        for place in range(len(STAGES)):
            self._grid.setColumnStretch(place, 0 if narrow and place > 1 else 1)

    def show_dropped(self, shown: bool) -> None:
        """Show what was dropped too, in a column of its own."""
        self.columns[-1].setVisible(shown)

    def focus_first(self) -> None:
        """Put the focus on the first card, or on adding one."""
        first = next(iter(self._all()), None)
        (first or self.columns[0].add).setFocus()

    def _shown(self) -> list[Column]:
        return [column for column in self.columns if not column.isHidden()]

    def _all(self) -> list[ProjectCard]:
        return [card for column in self._shown() for card in column.cards]

    def _card(self, one: Collaboration, today: date) -> ProjectCard:
        card = ProjectCard(one, today)
        card.open_wanted.connect(lambda: self.open_wanted.emit(one))
        card.done_wanted.connect(lambda: self.done_wanted.emit(one))
        card.remove_wanted.connect(lambda: self.remove_wanted.emit(one))
        card.stepped.connect(lambda across, down: self._step(card, across, down))
        card.pushed.connect(lambda across: self._push(one, across))
        return card

    def _step(self, card: ProjectCard, across: int, down: int) -> None:
        columns = self._shown()
        place = next(n for n, column in enumerate(columns) if card in column.cards)
        row = columns[place].cards.index(card) + down
        place += across
        while 0 <= place < len(columns) and not columns[place].cards:
            place += across or len(columns)
        if 0 <= place < len(columns) and row >= 0:
            cards = columns[place].cards
            if not across and row >= len(cards):
                return
            cards[min(row, len(cards) - 1)].setFocus()

    def _on_dropped(self, stage: Stage, own: int) -> None:
        if one := self._projects.get(own):  # else it was removed while it was dragged
            self.moved.emit(one, stage)

    def _push(self, one: Collaboration, across: int) -> None:
        stages = [column.stage for column in self._shown()]
        place = stages.index(one.stage) + across
        if 0 <= place < len(stages):
            self.moved.emit(one, stages[place])
