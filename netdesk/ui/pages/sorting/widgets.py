"""The parts of sorting mode: a person's card, the keys with their niches, the row of faces."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from netdesk import clock, words
from netdesk.book.sorting import SortCard
from netdesk.domain.model import ChannelKind, Niche, NicheColor
from netdesk.ui import theme
from netdesk.ui.models import links
from netdesk.ui.widgets import paint, portraits
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.card import Card, clear_layout
from netdesk.ui.widgets.labels import ElidedLabel, Icon, Text
from netdesk.words import tr

CENTER = Qt.AlignmentFlag.AlignHCenter
CHANNELS = 2


class PersonCard(Card):
    """Who is to be sorted: face, name, what they do, how to reach them, what was noted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, parent=parent)
        self.body.setContentsMargins(24, 25, 24, 20)
        self._face = Avatar(96)
        self._name = Text("", "title1", wrap=True)
        self._name.setAlignment(CENTER)
        self._title = Text("", "body", "text2", wrap=True)
        self._title.setAlignment(CENTER)
        self._facts = QWidget()
        self._row = QHBoxLayout(self._facts)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(7)
        self._note = _NoteLine()
        self.body.addWidget(self._face, 0, CENTER)
        self.body.addSpacing(12)
        self.body.addWidget(self._name)
        self.body.addWidget(self._title)
        self.body.addSpacing(8)
        self.body.addWidget(self._facts, 0, CENTER)
        self.body.addSpacing(12)
        self.body.addWidget(self._note, 0, CENTER)

    def show_card(self, card: SortCard, photo: QPixmap | None) -> None:
        """Show somebody."""
        person = card.person
        color = person.niches[0].color if person.niches else None
        self._face.set_person(person.name, color, photo)
        self._name.setText(person.name)
        city = links.city(person.channels)
        title = " · ".join(part for part in (person.title, person.organization, city) if part)
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._show_facts(card)
        self._note.set_text(" ".join(card.note.split()))

    def set_small(self, small: bool) -> None:
        """Take less room."""
        side = 56 if small else 96
        self._face.setFixedSize(side, side)
        edge = 12 if small else 25
        self.body.setContentsMargins(24, edge, 24, edge - 5)

    def _show_facts(self, card: SortCard) -> None:
        clear_layout(self._row)
        shown = [c for c in card.person.channels if c.kind is not ChannelKind.ADDRESS]
        facts = [(links.ICONS[one.kind], links.shown(one)) for one in shown[:CHANNELS]]
        if card.due is not None:
            on = words.short_date(card.due, clock.today())
            facts.append(("clock", tr("Follow up: %1", on)))
        for place, (icon, text) in enumerate(facts):
            if place:
                self._row.addSpacing(11)
            self._row.addWidget(Icon(icon, "text2", 16))
            label = ElidedLabel(text)
            label.setMaximumWidth(240)
            self._row.addWidget(label)
        self._facts.setVisible(bool(facts))


class _NoteLine(QWidget):
    """What was noted, on a ground of its own; hidden where nothing was."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 8, 13, 8)
        row.setSpacing(9)
        self._text = ElidedLabel("", "small", "text2")
        self._text.setMaximumWidth(620)
        row.addWidget(Icon("note", "text2", 15))
        row.addWidget(self._text)

    def set_text(self, text: str) -> None:
        self._text.set_text(tr("“%1”", text))
        self.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        ground = theme.current().color("hover")
        paint.paint_rounded(QPainter(self), QRectF(self.rect()), 8, ground)


class NicheKey(QAbstractButton):
    """A digit with the niche that it means."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self._color: NicheColor | None = None
        self._count: int | None = None
        self._suggested = self._has = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the digits are the keys
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_niche(self, niche: Niche, *, hint: int, has: Collection[int]) -> None:
        """Show a niche; `hint` is the one that is suggested, `has` are those they have."""
        self._suggested, self._has = niche.id == hint, niche.id in has
        remark = tr("suggested") if self._suggested else tr("has it") if self._has else ""
        self._tell(niche.name, niche.color, niche.people, remark)

    def show_new(self) -> None:
        """Be the key that makes a new niche."""
        self._suggested = self._has = False
        self._tell(tr("New niche…"), None, None)

    def _tell(
        self, name: str, color: NicheColor | None, count: int | None, remark: str = ""
    ) -> None:
        self.setText(name)
        self._color, self._count = color, count
        parts = (str(self.number), name, remark)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, theme.current().px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        rect = QRectF(self.rect())
        middle = rect.center().y()
        lit = self._suggested
        name = "selected" if lit else "press" if self.isDown() else "surface"
        ground = look.color("hover" if self.underMouse() and not lit else name)
        edge = look.color("accent" if lit else "border2")
        paint.paint_rounded(painter, rect, 8, ground, edge, 2 if lit else 1)
        cap = QRectF(12, middle - 13, 24, 26)
        spot = paint.mirrored(painter, cap, rect)
        paint.paint_rounded(painter, spot, 5, look.color("surface"), look.color("border"))
        center = Qt.AlignmentFlag.AlignCenter
        number = str(self.number)
        paint.paint_text(painter, spot, number, role="small", ink="text2", align=center)
        if self._count is None:
            sign = paint.mirrored(painter, QRectF(44, middle - 7, 14, 14), rect)
            paint.paint_icon(painter, sign, "plus")
        else:
            dot = paint.mirrored(painter, QRectF(50, middle, 0, 0), rect)
            paint.paint_dot(painter, QPointF(dot.x(), middle), self._color)
        right = rect.right() - 13 - self._paint_end(painter, rect)
        room = paint.mirrored(painter, QRectF(64, rect.y(), right - 64, rect.height()), rect)
        role = "bodyStrong" if lit or self._has else "body"
        paint.paint_text(painter, room, self.text(), role=role)

    def _paint_end(self, painter: QPainter, rect: QRectF) -> float:
        middle = rect.center().y()
        end = paint.mirrored(painter, QRectF(rect.right() - 12, middle, 0, 0), rect)
        if self._suggested:
            place = QPointF(end.x(), middle)
            return paint.paint_pill(painter, place, tr("Suggested"), "soft", on_soft=True) + 8
        if self._has:
            spot = QRectF(rect.right() - 28, middle - 8, 16, 16)
            paint.paint_icon(painter, paint.mirrored(painter, spot, rect), "check", "accent")
            return 24.0
        if self._count is None:
            return 0.0
        room = paint.mirrored(painter, rect.adjusted(60, 0, -13, 0), rect)
        align = paint.END
        shown = str(self._count)
        return 8 + paint.paint_text(
            painter, room, shown, role="small", ink="text2", align=align, tabular=True
        )


class Faces(QWidget):
    """Everybody of the batch: who is sorted has a tick, the current one a frame."""

    picked = Signal(int)
    STEP, FACE, HIGH = 62, 40, 72

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faces: Sequence[tuple[str, NicheColor | None, bool]] = ()
        self._current = 0
        self.setFixedHeight(self.HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_faces(self, faces: Sequence[tuple[str, NicheColor | None, bool]], current: int) -> None:
        """Show these."""
        self._faces, self._current = faces, current
        done = sum(ready for _name, _color, ready in faces)
        self.setAccessibleName(tr("%1 of %2 sorted", done, len(faces)))
        self.update()

    def _shown(self) -> tuple[int, int]:
        """Return the first face that is shown and how many there is room for."""
        room = max(1, self.width() // self.STEP)
        count = min(room, len(self._faces))
        first = max(0, min(self._current - count // 2, len(self._faces) - count))
        return first, count

    def _left(self, count: int) -> float:
        return (self.width() - count * self.STEP) / 2

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        first, count = self._shown()
        x = event.position().x()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - x
        place = int((x - self._left(count)) // self.STEP)
        if 0 <= place < count:
            self.picked.emit(first + place)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        rect = QRectF(self.rect())
        first, count = self._shown()
        left = self._left(count)
        for place in range(first, first + count):
            name, color, ready = self._faces[place]
            x = left + (place - first) * self.STEP
            cell = paint.mirrored(painter, QRectF(x + 3, 0, 56, self.HIGH), rect)
            if place == self._current:
                ground, edge = look.color("surface"), look.color("accent")
                paint.paint_rounded(painter, cell, 10, ground, edge)
            face = QRectF(cell.center().x() - self.FACE / 2, 6, self.FACE, self.FACE)
            portraits.paint_avatar(painter, face, name, color)
            middle = QPointF(cell.center().x(), 58)
            if ready:
                spot = QRectF(middle.x() - 7, middle.y() - 7, 14, 14)
                paint.paint_icon(painter, spot, "check", "accent")
            else:
                size = 6
                dot = QRectF(middle.x() - 3, middle.y() - 3, size, size)
                ink = "accent" if place == self._current else "press"
                paint.paint_rounded(painter, dot, 3, look.color(ink))
