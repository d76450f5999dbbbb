"""The members of a group in the order of their turns; a drag or Alt+arrows change it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from netdesk import clock, words
from netdesk.domain.model import GroupMember
from netdesk.ui import theme
from netdesk.ui.models.groups import member_words, name_of, spoken_member
from netdesk.ui.models.photos import Photos
from netdesk.ui.pages.events.tall_rows import TallRows
from netdesk.ui.widgets import paint, portraits
from netdesk.ui.widgets.keys import acting_once
from netdesk.ui.widgets.menu import pop
from netdesk.ui.widgets.rows_view import RowRole
from netdesk.words import tr

Index = QModelIndex | QPersistentModelIndex
ROW, FACE = 53, 34


class MemberDelegate(QStyledItemDelegate):
    """Draws a place, a face, a name with its topic, the date of the turn, and whose is next."""

    def __init__(self, view: "MembersView", photos: Photos) -> None:
        super().__init__(view)
        self._view, self._photos = view, photos

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.setLayoutDirection(option.direction)
        rect = QRectF(option.rect)
        view, row = self._view, index.row()
        ground = rect.adjusted(3, 1, -3, -2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and view.hasFocus()
        first = view.turns and row == 0
        look = theme.current()
        if first:
            paint.paint_rounded(painter, ground, 8, look.color("selected"))
        else:
            hovered = view.hovered == row
            paint.paint_row_ground(painter, ground, selected=chosen, hovered=hovered)
        if chosen:
            paint.paint_focus(painter, ground, 8)
        if row + 1 < view.found.rowCount() and not first:
            line = QRectF(rect.left() + 13, rect.bottom() - 1, rect.width() - 26, 1)
            paint.paint_ground(painter, line, look.color("border"))
        member = index.data(RowRole)
        if member is not None:
            self._paint_member(painter, rect, member, row, lit=first or chosen)

    def _paint_member(
        self, painter: QPainter, rect: QRectF, member: GroupMember, row: int, *, lit: bool
    ) -> None:
        view, look = self._view, theme.current()
        middle, left = rect.center().y(), rect.left() + 16
        if view.turns:
            spot = paint.mirrored(painter, QRectF(left, rect.top(), 20, rect.height()), rect)
            ink = "accent" if row == 0 else "text2"
            shown = str(row + 1)
            paint.paint_text(painter, spot, shown, role="small", ink=ink, tabular=True)
            left += 26
        face = paint.mirrored(painter, QRectF(left, middle - FACE / 2, FACE, FACE), rect)
        if member.person_id:
            photo = self._photos.pixmap(member.photo)
            portraits.paint_avatar(painter, face, member.name, member.color, photo)
        else:
            paint.paint_rounded(painter, face, FACE / 2, look.color("surface" if lit else "soft"))
            paint.paint_icon(painter, face.adjusted(9, 9, -9, -9), "user", "accent")
        right = rect.right() - 16
        right -= self._paint_state(painter, rect, member, row, right, lit=lit)
        left += FACE + 12
        high = look.line("body")
        for top, text, role, ink in (
            (middle - high + 1, name_of(member), "bodyStrong", "text"),
            (middle + 1, member_words(member, turn=view.turns), "small", "text2"),
        ):
            room = paint.mirrored(painter, QRectF(left, top, right - left, high - 1), rect)
            paint.paint_text(painter, room, text, role=role, ink=ink)

    def _paint_state(
        self,
        painter: QPainter,
        rect: QRectF,
        member: GroupMember,
        row: int,
        right: float,
        *,
        lit: bool,
    ) -> float:
        if member.next_on is None:
            return 0.0
        middle = rect.center().y()
        if row < 2 and self._view.turns:
            end = paint.mirrored(painter, QRectF(right, middle, 0, 0), rect)
            shown, tone = (tr("Next"), "soft") if row == 0 else (tr("Then"), "plain")
            place = QPointF(end.x(), middle)
            paint.paint_pill(painter, place, shown, tone, on_soft=lit)  # type: ignore[arg-type]
        on = words.short_date(member.next_on, clock.today())
        room = QRectF(right - 190, rect.top(), 124, rect.height())
        align = paint.END
        spot = paint.mirrored(painter, room, rect)
        paint.paint_text(painter, spot, on, role="small", ink="text2", align=align, tabular=True)
        return 200.0


class MembersView(TallRows):
    """Wishes carry a GroupMember."""

    person_wanted = Signal(object)
    turn_wanted = Signal(object)
    leave_wanted = Signal(object)
    topic_written = Signal(str)
    ordered = Signal(object)
    """The ids of the members in a new order, 0 for me."""

    def __init__(self, photos: Photos, parent: QWidget | None = None) -> None:
        self.turns = False
        self._pressed = self._target = -1
        self._from_y = 0
        super().__init__(tr("Members"), _key_of, self._spoken, row=ROW, parent=parent)
        self.setItemDelegate(MemberDelegate(self, photos))
        photos.loaded.connect(lambda _sha: self.viewport().update())
        self.opened.connect(lambda _index: self._on_opened())
        self.menu_wanted.connect(lambda member, at: pop(self.menu(member), self, at))

    def set_members(self, members: Sequence[GroupMember], *, turns: bool) -> None:
        """Show these; the current row stays with its member."""
        self.end_edit()
        self.turns = turns
        self.set_rows(members)

    def move_current(self, step: int) -> None:
        """Let the current member come earlier or later."""
        row = self.currentIndex().row()
        if self.turns and row >= 0:
            self._reorder(row, row + step)

    def edit_topic(self) -> None:
        """Let what I show next be typed in its place."""
        mine = self.found.place_of(0)
        if not self.turns or mine < 0:
            return
        rect = self.visualRect(self.found.index(mine, 0))
        spot = rect.adjusted(84, 8, -200, -9)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            spot.moveRight(rect.right() - 84)
        topic, name = self.found.rows[mine].last_topic, tr("What I show next")
        self.edit_text(topic, name, spot, self.topic_written.emit).setPlaceholderText(name)

    def menu(self, member: GroupMember) -> QMenu:
        """Return the menu of a row."""
        look, menu = theme.current(), QMenu(self)
        if member.person_id:
            open_ = look.icon("user")
            menu.addAction(open_, tr("Open"), lambda: self.person_wanted.emit(member))
        elif self.turns:
            menu.addAction(look.icon("pencil"), tr("What I show next"), self.edit_topic)
        if self.turns:
            turn = look.icon("repeat")
            menu.addAction(turn, tr("Their turn next"), lambda: self.turn_wanted.emit(member))
            menu.addAction(tr("Earlier") + "\tAlt+↑", lambda: self.move_current(-1))
            menu.addAction(tr("Later") + "\tAlt+↓", lambda: self.move_current(1))
        if member.person_id:
            menu.addSeparator()
            off = look.icon("x", "danger")
            menu.addAction(off, tr("No member any more"), lambda: self.leave_wanted.emit(member))
        return menu

    def _spoken(self, member: GroupMember) -> str:
        return spoken_member(member, turn=self.turns)

    def _on_opened(self) -> None:
        member = self.current()
        if member is None:
            return
        if member.person_id:
            self.person_wanted.emit(member)
        else:
            self.edit_topic()

    def _reorder(self, row: int, to: int) -> None:
        members = list(self.found.rows)
        to = max(0, min(to, len(members) - 1))
        if row == to or not 0 <= row < len(members):
            return
        moved = members.pop(row)
        members.insert(to, moved)
        self.set_rows(members)
        self.show_key(moved.person_id)
        self.ordered.emit([one.person_id for one in members])

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        member = self.current()
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and step:
            self.move_current(step)
        elif event.key() == Qt.Key.Key_N:
            self.edit_topic()
        elif event.key() == Qt.Key.Key_T and member is not None and self.turns:
            self.turn_wanted.emit(member)
        elif event.key() == Qt.Key.Key_Delete and member is not None and member.person_id:
            self.leave_wanted.emit(member)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self.indexAt(event.position().toPoint()).row() if left else -1
        self._from_y = round(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = abs(event.position().y() - self._from_y) > QApplication.startDragDistance()
        held = event.buttons() & Qt.MouseButton.LeftButton
        if self.turns and self._pressed >= 0 and held and (far or self._target >= 0):
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._target = self._place_at(event.position().y())
            self.viewport().update()
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row, target = self._pressed, self._target
        self._pressed = self._target = -1
        self.unsetCursor()
        if target >= 0:
            self.viewport().update()
            self._reorder(row, target - 1 if target > row else target)
        else:
            super().mouseReleaseEvent(event)

    def _place_at(self, y: float) -> int:
        """Return the gap between rows that is nearest to a point: 0 above the first."""
        high = self.rowHeight(0)
        return max(0, min(round(y / high), self.found.rowCount())) if high else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._target >= 0:
            y = self._target * self.rowHeight(0)
            line = QRectF(12, max(0, y - 1.5), self.viewport().width() - 24, 3)
            painter = QPainter(self.viewport())
            paint.paint_rounded(painter, line, 1.5, theme.current().color("accent"))


def _key_of(member: GroupMember) -> int:
    return member.person_id
