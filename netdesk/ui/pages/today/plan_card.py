"""A card of the week: somebody with what to do, an event's first follow-ups, or an event."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QWidget

from netdesk.book.agenda import Happening, Plan
from netdesk.ui import theme
from netdesk.ui.models import calendar
from netdesk.ui.models.photos import Photos
from netdesk.ui.pages.today.wishes import KEYS, Wish, choices
from netdesk.ui.widgets import paint, portraits, wrapped
from netdesk.ui.widgets.keys import acting_once
from netdesk.ui.widgets.paint import Tone
from netdesk.words import tr

PAD, END = 8, 4
FACE = 22
RADIUS = 8


ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlanCard(QWidget):
    """Keys and clicks wish; Alt+arrows and a drag move it to another day."""

    wished = Signal(object)
    """Wish"""

    moved = Signal(int)
    """To a day so many days later (earlier where negative)."""

    went = Signal(object)
    """Qt.Key: the focus wants to go where this arrow points."""

    dragged = Signal(QPoint)
    """It is dragged and the pointer is here, on the screen."""

    dropped = Signal(QPoint)
    drag_ended = Signal()
    """The drag was given up."""

    def __init__(self, plan: Plan, photos: Photos | None = None, *, drags: bool = True) -> None:
        super().__init__()
        self.plan = plan
        self._drags = drags
        self._photos = photos
        self._pressed: QPoint | None = None
        self._dragging = False
        self.setAccessibleName(calendar.spoken(plan))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _high(self, width: int) -> int:
        look = theme.current()
        lines = wrapped.broken(calendar.about(self.plan), look.font("small"), width - PAD - END, 2)
        high = 2 * 7 + look.px(FACE) + 2 + len(lines) * look.line("small")
        if self.plan.faces:
            high += look.line("bodyStrong")
        if calendar.late_words(self.plan.line):
            high += look.px(20) + 4
        return high

    def sizeHint(self) -> QSize:
        return QSize(120, self._high(max(self.width(), 100)))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self._high(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, rect = theme.current(), QRectF(self.rect())
        group = bool(self.plan.faces)
        lit = self.underMouse() and not group
        ground = look.color("soft" if group else "hover" if lit else "surface")
        edge = None if group else look.color("border")
        paint.paint_rounded(painter, rect, RADIUS, ground, edge)
        room = paint.mirrored(painter, rect.adjusted(PAD, 7, -END, -7), rect)
        top = self._paint_faces(painter, room) if group else self._paint_person(painter, room)
        body = QRectF(room.x(), top, room.width(), room.height())
        top += wrapped.paint_broken(painter, body, calendar.about(self.plan)) + 4
        if late := calendar.late_words(self.plan.line):
            _paint_late(painter, QRectF(room.x(), top, room.width(), look.px(20)), late)
        if self.hasFocus():
            paint.paint_focus(painter, rect, RADIUS)

    def _paint_person(self, painter: QPainter, room: QRectF) -> float:
        """Draw face and name; return where the words below begin."""
        side, line = theme.current().px(FACE), self.plan.line
        face = paint.mirrored(painter, QRectF(room.x(), room.y(), side, side), room)
        photo = self._photos.pixmap(line.photo) if self._photos else None
        portraits.paint_avatar(painter, face, line.person, line.color, photo)
        name = paint.mirrored(painter, room.adjusted(side + 6, 0, 0, side - room.height()), room)
        paint.paint_text(painter, name, line.person, role="bodyStrong")
        return room.y() + side + 2

    def _paint_faces(self, painter: QPainter, room: QRectF) -> float:
        look, faces = theme.current(), self.plan.faces
        side = look.px(FACE)
        shown = list(faces[: 4 if len(faces) == 4 else 3])
        row = QRectF(room.x(), room.y(), room.width(), side)
        portraits.paint_avatars(painter, row, shown, "soft", len(faces) - len(shown))
        line = look.line("bodyStrong")
        head = QRectF(room.x(), room.y() + side + 2, room.width(), line)
        paint.paint_text(painter, head, calendar.title(self.plan), role="bodyStrong")
        return head.bottom()

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        alone = not held & ~Qt.KeyboardModifier.KeypadModifier
        if self._dragging and key == Qt.Key.Key_Escape:
            self._end_drag()
        elif key in ARROWS and held & Qt.KeyboardModifier.AltModifier:
            self._move(key)
        elif key in ARROWS and alone:
            self.went.emit(key)
        elif key in (Qt.Key.Key_J, Qt.Key.Key_K) and alone:
            self.went.emit(Qt.Key.Key_Down if key == Qt.Key.Key_J else Qt.Key.Key_Up)
        elif key in ENTER and alone:
            self.wished.emit(Wish.OPEN)
        elif key in KEYS and alone:
            self.wished.emit(KEYS[key])
        else:
            super().keyPressEvent(event)

    def _move(self, key: Qt.Key) -> None:
        later = key in (Qt.Key.Key_Right, Qt.Key.Key_Down)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            later = later != (self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        self.moved.emit(1 if later else -1)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if event.key() in (*KEYS, *(ARROWS if alt else ())):
                event.accept()  # the card's own, not the window's Back or Delete
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if self._drags and not self._dragging and far >= QApplication.startDragDistance():
            self._dragging = True
            self.setFocus()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._dragging:
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        dragging, self._pressed = self._dragging, None
        if dragging:
            self._end_drag()
            self.dropped.emit(event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.wished.emit(Wish.OPEN)

    def _end_drag(self) -> None:
        self._dragging, self._pressed = False, None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.drag_ended.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.setFocus()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look = theme.current()
        for icon, text, wish in _choices(bool(self.plan.faces)):
            action = menu.addAction(look.icon(icon), text)
            action.triggered.connect(lambda _on=False, wish=wish: self.wished.emit(wish))
        menu.popup(event.globalPos())


def _choices(group: bool) -> list[tuple[str, str, Wish]]:
    if group:
        return [
            ("clock", tr("Snooze…"), Wish.SNOOZE),
            ("users", tr("Show them"), Wish.OPEN),
        ]
    return choices()


def _paint_late(painter: QPainter, rect: QRectF, text: str) -> None:
    tone: Tone = "due"
    width = min(paint.chip_width(text) + 2, rect.width())
    spot = paint.mirrored(painter, QRectF(rect.x(), rect.y(), width, rect.height()), rect)
    end = spot.left() if paint.is_rtl(painter) else spot.right()
    paint.paint_pill(painter, QPointF(end, rect.center().y()), text, tone)


class HappeningCard(QWidget):
    """An event or a group's meeting: a bar, its name, its time."""

    opened = Signal()
    went = Signal(object)
    """Qt.Key: the focus wants to go where this arrow points."""

    def __init__(self, happening: Happening) -> None:
        super().__init__()
        self.happening = happening
        note = calendar.happening_note(happening)
        self._note = note or (tr("Event") if happening.kind == "event" else tr("Meeting"))
        self.setAccessibleName(f"{happening.name}, {self._note}")
        self.setToolTip(happening.name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(theme.current().px(47))

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (*ENTER, Qt.Key.Key_Space) and not held:
            self.opened.emit()
        elif key in ARROWS and not held:
            self.went.emit(key)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, rect = theme.current(), QRectF(self.rect())
        paint.paint_rounded(painter, rect, RADIUS, look.color("hover"))
        bar = paint.mirrored(painter, QRectF(7, 7, 3, rect.height() - 14), rect)
        paint.paint_rounded(painter, bar, 1.5, look.color("info"))
        top, line = 4.0, look.line("bodyStrong")
        name = paint.mirrored(painter, QRectF(18, top, rect.width() - 24, line), rect)
        paint.paint_text(painter, name, self.happening.name, role="bodyStrong")
        note = paint.mirrored(painter, QRectF(18, top + line, rect.width() - 24, line - 2), rect)
        paint.paint_text(painter, note, self._note, role="small", ink="text2")
        if self.hasFocus():
            paint.paint_focus(painter, rect, RADIUS)
