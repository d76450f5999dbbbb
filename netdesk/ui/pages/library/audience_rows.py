"""Whom an item would help, as rows: tick, write, done; and who got it."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from netdesk import words
from netdesk.domain.model import Audience, Recipient
from netdesk.ui import theme
from netdesk.ui.models.library import about, outcome, rested
from netdesk.ui.widgets import paint, portraits
from netdesk.ui.widgets.keys import acting_once
from netdesk.words import tr

ROW, GOT_ROW = 53, 43
FACE = 34


class AudienceRow(QAbstractButton):
    """Somebody whom the item would help; Space ticks, and after W says that it went."""

    write_wanted = Signal()
    done_wanted = Signal()
    open_wanted = Signal()
    moved = Signal(int)
    """Up (-1) or down (1) by a key."""

    def __init__(self, place: int, one: Audience, today: date) -> None:
        super().__init__()
        self.one, self._place, self._today = one, place, today
        self.wrote = False
        self._choosing = False
        self.setText(one.face.name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._speak()
        self.toggled.connect(lambda _on: self._speak())

    def set_choosing(self, choosing: bool) -> None:
        """Show a box to tick in the place of the number."""
        self._choosing = choosing
        if not choosing:
            self.setChecked(False)
        self.update()

    def set_wrote(self, wrote: bool) -> None:
        """Show that the message is on its way: Space says that it went."""
        self.wrote = wrote
        self._speak()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, theme.current().px(ROW))

    def _speak(self) -> None:
        niches = ", ".join(niche.name for niche in self.one.niches)
        parts = [self.one.face.name, self._why(), niches, about(self.one)]
        if self._choosing:
            parts.append(tr("chosen") if self.isChecked() else tr("not chosen"))
        if self.wrote:
            parts.append(tr("Space: it went"))
        self.setAccessibleName(", ".join(part for part in parts if part))

    def _why(self) -> str:
        return tr("Needs: %1", ", ".join(self.one.needs)) if self.one.needs else ""

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_W:
                self.write_wanted.emit()
            case Qt.Key.Key_Space if self.wrote:
                self.done_wanted.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.open_wanted.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_J:
                self.moved.emit(1)
            case Qt.Key.Key_Up | Qt.Key.Key_K:
                self.moved.emit(-1)
            case _:
                super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.open_wanted.emit()

    def nextCheckState(self) -> None:
        if self._choosing:
            super().nextCheckState()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        lit = self.hasFocus() or self.underMouse()
        paint.paint_row_ground(painter, rect, selected=False, hovered=lit)
        middle = rect.center().y()
        first = paint.mirrored(painter, QRectF(4, middle - 10, 28, 20), rect)
        if self._choosing:
            paint.paint_check_box(painter, first, self.isChecked())
        else:
            center = Qt.AlignmentFlag.AlignCenter
            number = str(self._place)
            paint.paint_text(
                painter, first, number, role="small", ink="text2", align=center, tabular=True
            )
        spot = paint.mirrored(painter, QRectF(38, middle - FACE / 2, FACE, FACE), rect)
        portraits.paint_avatar(painter, spot, self.one.face.name, self.one.face.color)
        end = rect.right() - 12
        end -= self._paint_end(painter, rect, end)
        self._paint_words(painter, rect, 84, end)
        if self.hasFocus():
            paint.paint_focus(painter, rect, 8)

    def _paint_end(self, painter: QPainter, rect: QRectF, end: float) -> float:
        middle = rect.center().y()
        at = paint.mirrored(painter, QRectF(end, middle, 0, 0), rect)
        if self.wrote:
            pill = tr("Went? Space")
            return paint.paint_pill(painter, QPointF(at.x(), middle), pill, "soft") + 10
        if self.hasFocus() or self.underMouse():
            taken = paint.paint_key(painter, QPointF(at.x(), middle), "W")
            said = tr("Write")
            wide = paint.role_width(said, "body") + 1
            room = QRectF(end - taken - 8 - wide, rect.y(), wide, rect.height())
            paint.paint_text(painter, paint.mirrored(painter, room, rect), said)
            return taken + wide + 18
        said = rested(self.one, self._today)
        wide = paint.role_width(said, "small") + 1
        room = paint.mirrored(painter, QRectF(end - wide, rect.y(), wide, rect.height()), rect)
        paint.paint_text(painter, room, said, role="small", ink="text2")
        return wide + 10

    def _paint_words(self, painter: QPainter, rect: QRectF, left: float, end: float) -> None:
        look = theme.current()
        high, said = look.line("body"), about(self.one)
        top = rect.center().y() - (high if said else high / 2)
        name = self.one.face.name
        wide = min(paint.role_width(name, "bodyStrong") + 1, (end - left) * 0.6)
        room = paint.mirrored(painter, QRectF(left, top, wide, high), rect)
        paint.paint_text(painter, room, name, role="bodyStrong")
        x = left + wide + 7
        chips = [(self._why(), None)] if self.one.needs else []
        for text, tone in [*((niche.name, niche.color) for niche in self.one.niches), *chips]:
            chip = paint.chip_width(text)
            if x + chip > end:
                break
            spot = paint.mirrored(painter, QRectF(x, top, chip, look.px(20)), rect)
            if tone is None:
                at = QPointF(spot.left() if paint.is_rtl(painter) else spot.right() + 2, 0)
                at.setY(top + high / 2)
                paint.paint_pill(painter, at, text, "due")
            else:
                paint.paint_chip(painter, spot.topLeft(), text, tone)
            x += chip + 7
        below = paint.mirrored(painter, QRectF(left, top + high, end - left, high), rect)
        paint.paint_text(painter, below, said, role="small", ink="text2")


class GotRow(QAbstractButton):
    """Somebody who got the item; a click or Enter asks what came of it."""

    def __init__(self, one: Recipient, today: date) -> None:
        super().__init__()
        self.one, self._today = one, today
        said, self._tone = outcome(one, today)
        self._said = said
        parts = (one.face.name, one.outcome, said, words.short_date(one.on, today))
        self.setText(one.face.name)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(tr("What came of it?"))

    def sizeHint(self) -> QSize:
        return QSize(240, theme.current().px(GOT_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint.paint_row_ground(painter, rect, selected=False, hovered=self.underMouse())
        middle = rect.center().y()
        spot = paint.mirrored(painter, QRectF(10, middle - 14, 28, 28), rect)
        portraits.paint_avatar(painter, spot, self.one.face.name, self.one.face.color)
        left, end = 50.0, rect.right() - 12
        day = words.short_date(self.one.on, self._today)
        widest = words.full_date(self._today)
        wide = paint.role_width(widest, "small") + 1  # so that all states end there
        wide = max(wide, paint.role_width(day, "small") + 1)
        room = paint.mirrored(painter, QRectF(end - wide, rect.y(), wide, rect.height()), rect)
        align = paint.END
        paint.paint_text(painter, room, day, role="small", ink="text2", align=align)
        end -= wide + 14
        if self._said:
            at = paint.mirrored(painter, QRectF(end, middle, 0, 0), rect)
            end -= paint.paint_pill(painter, QPointF(at.x(), middle), self._said, self._tone) + 12
        name = min(132.0, (end - left) * 0.45)
        room = paint.mirrored(painter, QRectF(left, rect.y(), name, rect.height()), rect)
        paint.paint_text(painter, room, self.one.face.name, role="bodyStrong")
        rest = QRectF(left + name + 10, rect.y(), end - left - name - 10, rect.height())
        room = paint.mirrored(painter, rest, rect)
        paint.paint_text(painter, room, self.one.outcome, role="small", ink="text2")
        if self.hasFocus():
            paint.paint_focus(painter, rect, 8)
