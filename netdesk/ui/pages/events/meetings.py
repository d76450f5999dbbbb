"""The meetings or visits of a group, the newest first."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from netdesk import clock, words
from netdesk.domain.model import Group, Meeting
from netdesk.ui import theme
from netdesk.ui.models.groups import meeting_title, spoken_meeting
from netdesk.ui.pages.events.tall_rows import TallRows
from netdesk.ui.widgets import paint, portraits
from netdesk.ui.widgets.keys import acting_once
from netdesk.ui.widgets.menu import pop
from netdesk.ui.widgets.rows_view import RowRole
from netdesk.words import tr

Index = QModelIndex | QPersistentModelIndex
ROW, FACE, DATE = 51, 24, 84
FACES = 5


class MeetingDelegate(QStyledItemDelegate):
    """Draws the date, who showed what, the notes, and who came."""

    def __init__(self, view: "MeetingsView") -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.setLayoutDirection(option.direction)
        rect = QRectF(option.rect)
        view, look = self._view, theme.current()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and view.hasFocus()
        hovered = view.hovered == index.row()
        ground = rect.adjusted(0, 1, 0, -1)
        paint.paint_row_ground(painter, ground, selected=chosen, hovered=hovered)
        if chosen:
            paint.paint_focus(painter, ground, 8)
        meeting, group = index.data(RowRole), view.group
        if meeting is None or group is None:
            return
        high = look.line("body")
        top = rect.center().y() - high
        on = words.short_date(meeting.on, clock.today())
        day = paint.mirrored(painter, QRectF(rect.left() + 8, top, DATE - 12, high), rect)
        paint.paint_text(painter, day, on, role="small", ink="text2", tabular=True)
        faces = [(face.name, face.color) for face in meeting.people]
        taken = _paint_faces(painter, rect, faces)
        left, right = rect.left() + DATE, rect.right() - 8 - taken
        title = meeting_title(meeting, group)
        for y, text, role, ink in (
            (top, title, "bodyStrong", "text"),
            (top + high, " ".join(meeting.notes.split()), "small", "text2"),
        ):
            room = paint.mirrored(painter, QRectF(left, y, right - left, high), rect)
            paint.paint_text(painter, room, text, role=role, ink=ink)


def _paint_faces(painter: QPainter, rect: QRectF, faces: list[tuple[str, object]]) -> float:
    if not faces:
        return 0.0
    shown, more = faces[:FACES], max(0, len(faces) - FACES)
    wide = FACE * (1 + 0.78 * (len(shown) - 1 + bool(more)))
    room = QRectF(rect.right() - 8 - wide, rect.center().y() - FACE / 2, wide, FACE)
    room = paint.mirrored(painter, room, rect)
    portraits.paint_avatars(painter, room, shown, "bg", more)  # type: ignore[arg-type]
    return wide + 12


class MeetingsView(TallRows):
    """Wishes carry a Meeting."""

    edit_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.group: Group | None = None
        super().__init__(
            tr("Meetings"), lambda meeting: meeting.id, self._spoken, row=ROW, parent=parent
        )
        self.setItemDelegate(MeetingDelegate(self))
        self.opened.connect(lambda _index: self.edit_wanted.emit(self.current()))
        self.menu_wanted.connect(lambda meeting, at: pop(self.menu(meeting), self, at))

    def set_meetings(self, meetings: Sequence[Meeting], group: Group) -> None:
        """Show these."""
        self.group = group
        self.set_rows(meetings)

    def menu(self, meeting: Meeting) -> QMenu:
        """Return the menu of a row."""
        look, menu = theme.current(), QMenu(self)
        menu.addAction(look.icon("pencil"), tr("Edit…"), lambda: self.edit_wanted.emit(meeting))
        trash = look.icon("trash", "danger")
        menu.addAction(trash, tr("Remove"), lambda: self.remove_wanted.emit(meeting))
        return menu

    def _spoken(self, meeting: Meeting) -> str:
        return spoken_meeting(meeting, self.group) if self.group else ""

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        meeting = self.current()
        if event.key() == Qt.Key.Key_Delete and meeting is not None:
            self.remove_wanted.emit(meeting)
        elif event.key() == Qt.Key.Key_F2 and meeting is not None:
            self.edit_wanted.emit(meeting)
        else:
            super().keyPressEvent(event)
