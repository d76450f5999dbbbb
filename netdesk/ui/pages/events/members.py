"""The members of a group in the order of their turns; a drag or Alt+arrows change it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
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
from netdesk.ui.models.groups import ItemRole, MembersModel, member_words, name_of
from netdesk.ui.models.photos import Photos
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.inline import LineEditor
from netdesk.ui.widgets.list_view import ListView
from netdesk.ui.widgets.menu import pop
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
        if row + 1 < view.members.rowCount() and not first:
            line = QRectF(rect.left() + 13, rect.bottom() - 1, rect.width() - 26, 1)
            paint.paint_ground(painter, line, look.color("border"))
        member = index.data(ItemRole)
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
            paint.paint_avatar(painter, face, member.name, member.color, photo)
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
        align = paint.end_of(painter)
        spot = paint.mirrored(painter, room, rect)
        paint.paint_text(painter, spot, on, role="small", ink="text2", align=align, tabular=True)
        return 200.0


class MembersView(ListView):
    """As high as its rows. Wishes carry a GroupMember."""

    person_wanted = Signal(object)
    turn_wanted = Signal(object)
    leave_wanted = Signal(object)
    topic_written = Signal(str)
    ordered = Signal(object)
    """The ids of the members in a new order, 0 for me."""

    def __init__(self, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(tr("Members"), row_height=ROW, parent=parent)
        self.members = MembersModel(self)
        self.turns = False
        self._editor: LineEditor | None = None
        self._pressed = self._target = -1
        self._from_y = 0
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(palette)  # the delegate paints the ground of the selected row
        self.setModel(self.members)
        self.setItemDelegate(MemberDelegate(self, photos))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        photos.loaded.connect(lambda _sha: self.viewport().update())
        self.opened.connect(lambda _index: self._on_opened())

    def set_members(self, members: Sequence[GroupMember], *, turns: bool) -> None:
        """Show these; the current row stays with its member."""
        current = self.current()
        self.end_edit()
        self.turns = self.members.turns = turns
        self.members.set_items(members)
        high = theme.current().px(ROW)
        self.set_row_height(high)
        self.setFixedHeight(high * len(members))
        if current is not None:
            self._select(current.person_id)

    def current(self) -> GroupMember | None:
        """Return whom the keys are for."""
        found = self.members.item(self.currentIndex().row())
        return found if isinstance(found, GroupMember) else None

    def move_current(self, step: int) -> None:
        """Let the current member come earlier or later."""
        row = self.currentIndex().row()
        if self.turns and row >= 0:
            self._reorder(row, row + step)

    def edit_topic(self) -> None:
        """Let what I show next be typed in its place."""
        mine = [n for n, one in enumerate(self.members.items()) if one.person_id == 0]
        if not (self.turns and mine):
            return
        self.end_edit()
        index = self.members.index(mine[0], 0)
        member = self.members.item(mine[0])
        rect = self.visualRect(index)
        spot = rect.adjusted(84, 8, -200, -9)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            spot.moveRight(rect.right() - 84)
        self._editor = editor = LineEditor(
            member.last_topic, tr("What I show next"), self.viewport()
        )
        editor.setPlaceholderText(tr("What I show next"))
        editor.setGeometry(spot)
        editor.settled.connect(self._on_topic)
        editor.given_up.connect(self.end_edit)
        editor.show()
        editor.setFocus()
        editor.selectAll()

    def end_edit(self) -> None:
        """Close the editor, nothing changed."""
        editor, self._editor = self._editor, None
        if editor is not None:
            focused = editor.hasFocus()
            editor.hide()
            editor.deleteLater()
            if focused:
                self.setFocus()

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

    def _select(self, person_id: int) -> None:
        for row, member in enumerate(self.members.items()):
            if member.person_id == person_id:
                self.setCurrentIndex(self.members.index(row, 0))

    def _on_opened(self) -> None:
        member = self.current()
        if member is None:
            return
        if member.person_id:
            self.person_wanted.emit(member)
        else:
            self.edit_topic()

    def _on_topic(self, text: str) -> None:
        if self._editor is not None:
            self.end_edit()
            self.topic_written.emit(text)

    def _reorder(self, row: int, to: int) -> None:
        members = self.members.items()
        to = max(0, min(to, len(members) - 1))
        if row == to or not 0 <= row < len(members):
            return
        moved = members.pop(row)
        members.insert(to, moved)
        self.members.set_items(members)
        self._select(moved.person_id)
        self.ordered.emit([one.person_id for one in members])

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
        return max(0, min(round(y / high), self.members.rowCount())) if high else 0

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        member = self.current()
        if member is not None:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
            mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            pop(self.menu(member), self, event.globalPos() if mouse else at)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._target >= 0:
            y = self._target * self.rowHeight(0)
            line = QRectF(12, max(0, y - 1.5), self.viewport().width() - 24, 3)
            painter = QPainter(self.viewport())
            paint.paint_rounded(painter, line, 1.5, theme.current().color("accent"))
