"""The people met at an event: a table that is as high as its rows, with keys for each."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QMenu,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from netdesk import clock, words
from netdesk.domain.model import EventPerson
from netdesk.ui import theme
from netdesk.ui.models.guests import due_words, spoken
from netdesk.ui.models.photos import Photos
from netdesk.ui.pages.events.columns import columns
from netdesk.ui.pages.events.tall_rows import TallRows
from netdesk.ui.widgets import paint, portraits
from netdesk.ui.widgets.keys import acting_once
from netdesk.ui.widgets.list_view import ListView
from netdesk.ui.widgets.menu import pop
from netdesk.ui.widgets.rows_view import RowRole
from netdesk.words import tr

Index = QModelIndex | QPersistentModelIndex
ROW, HEAD = 40, 32
FACE = 26


class GuestsHead(QWidget):
    """The names of the columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.current().px(HEAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        names = (tr("Person"), tr("Company"), tr("Note or promise"), tr("Follow-up"))
        rooms = columns(rect.width(), rect.height())
        for place, (name, room) in enumerate(zip(names, rooms, strict=True)):
            spot = paint.mirrored(painter, room, rect)
            align = paint.END if place == 3 else None
            paint.paint_text(painter, spot, name, role="caption", ink="text2", align=align)
        line = QRectF(0, rect.height() - 1, rect.width(), 1)
        paint.paint_ground(painter, line, theme.current().color("border"))


class GuestDelegate(QStyledItemDelegate):
    """Draws a row: face and name, company, what was promised, when to follow up or when done."""

    def __init__(self, view: ListView, photos: Photos) -> None:
        super().__init__(view)
        self._view, self._photos = view, photos

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.setLayoutDirection(option.direction)
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        ground = rect.adjusted(4, 2, -4, -3)
        hovered = self._view.hovered == index.row()
        paint.paint_row_ground(painter, ground, selected=selected, hovered=hovered)
        if selected:
            paint.paint_focus(painter, ground, 8)
        line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        paint.paint_ground(painter, line, theme.current().color("border"))
        one = index.data(RowRole)
        if isinstance(one, EventPerson):
            self._paint_person(painter, rect, one, selected=selected)

    def _paint_person(
        self, painter: QPainter, rect: QRectF, one: EventPerson, *, selected: bool
    ) -> None:
        rooms = columns(rect.width(), rect.height() - 1)
        person, company, note, due = (room.translated(rect.topLeft()) for room in rooms)
        middle = person.center().y()
        face = QRectF(person.left(), middle - FACE / 2, FACE, FACE)
        face = paint.mirrored(painter, face, rect)
        portraits.paint_avatar(painter, face, one.name, one.color, self._photos.pixmap(one.photo))
        name = paint.mirrored(painter, person.adjusted(FACE + 9, 0, 0, 0), rect)
        paint.paint_text(painter, name, one.name, role="bodyStrong")
        company = paint.mirrored(painter, company, rect)
        shown = one.organization or one.title or "—"
        paint.paint_text(painter, company, shown, role="small", ink="text2")
        self._paint_note(painter, rect, note, one)
        self._paint_due(painter, rect, due, one, selected=selected)

    def _paint_note(self, painter: QPainter, rect: QRectF, room: QRectF, one: EventPerson) -> None:
        if one.promise:
            spot = QRectF(room.left(), room.center().y() - 6.5, 13, 13)
            paint.paint_icon(painter, paint.mirrored(painter, spot, rect), "flag", "due")
            words_ = paint.mirrored(painter, room.adjusted(18, 0, 0, 0), rect)
            taken = paint.paint_text(painter, words_, one.promise, role="small")
            room = room.adjusted(18 + taken + 6, 0, 0, 0)
        note = tr("· %1", one.note) if one.promise and one.note else one.note
        if note and room.width() > 12:
            spot = paint.mirrored(painter, room, rect)
            paint.paint_text(painter, spot, note, role="small", ink="text2")

    def _paint_due(
        self, painter: QPainter, rect: QRectF, room: QRectF, one: EventPerson, *, selected: bool
    ) -> None:
        today, middle = clock.today(), room.center().y()
        if one.wrote_on is None:
            shown, tone = due_words(one, today)
            if shown:
                end = paint.mirrored(painter, QRectF(room.right(), middle, 0, 0), rect)
                soft = selected and tone != "due"
                paint.paint_pill(painter, QPointF(end.x(), middle), shown, tone, on_soft=soft)
            return
        shown = words.short_date(one.wrote_on, today)
        align = paint.END
        spot = paint.mirrored(painter, room.adjusted(18, 0, 0, 0), rect)
        taken = paint.paint_text(
            painter, spot, shown, role="small", ink="accent", align=align, tabular=True
        )
        sign = QRectF(room.right() - taken - 19, middle - 7, 14, 14)
        icon = "chat" if one.replied else "check-circle"
        paint.paint_icon(painter, paint.mirrored(painter, sign, rect), icon, "accent")


class GuestsView(TallRows):
    """Wishes carry an EventPerson."""

    person_wanted = Signal(object)
    write_wanted = Signal(object)
    done_wanted = Signal(object)
    leave_wanted = Signal(object)
    note_written = Signal(object, str)

    seen = Signal(object)
    """QRect of the row that the keys have reached, to be scrolled to."""

    def __init__(self, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("People met"),
            lambda one: one.person_id,
            lambda one: spoken(one, clock.today()),
            row=ROW,
            parent=parent,
        )
        self.setItemDelegate(GuestDelegate(self, photos))
        photos.loaded.connect(lambda _sha: self.viewport().update())
        self.opened.connect(lambda _index: self._wish(self.person_wanted))
        self.selection_changed.connect(self._tell_seen)
        self.menu_wanted.connect(lambda one, at: pop(self.menu(one), self, at))

    def set_people(self, people: Sequence[EventPerson]) -> None:
        """Show these; the current row stays with its person."""
        self.end_edit()
        self.set_rows(people)

    def go_to(self, person_id: int) -> None:
        """Put the keys on the row of a person."""
        if self.show_key(person_id):
            self.setFocus()

    def edit_note(self) -> None:
        """Let the note of the current row be typed in its place."""
        one = self.current()
        if one is None:
            return
        rect = self.visualRect(self.currentIndex())
        room = columns(rect.width(), rect.height() - 1)[2]
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            room.moveRight(rect.width() - room.left())
        spot = room.translated(rect.topLeft()).adjusted(-8, 4, 8, -4).toRect()
        name = tr("Note on %1", one.name)
        self.edit_text(one.note, name, spot, lambda text: self._on_note(one, text))

    def menu(self, one: EventPerson) -> QMenu:
        """Return the menu of a row."""
        look, menu = theme.current(), QMenu(self)
        menu.addAction(look.icon("user"), tr("Open"), lambda: self.person_wanted.emit(one))
        write = look.icon("paper-plane")
        menu.addAction(write, tr("Write"), lambda: self.write_wanted.emit(one))
        if one.wrote_on is None:
            done = look.icon("check")
            menu.addAction(done, tr("Followed up"), lambda: self.done_wanted.emit(one))
        menu.addAction(look.icon("pencil"), tr("Edit the note"), self.edit_note)
        menu.addSeparator()
        off = look.icon("x", "danger")
        menu.addAction(off, tr("Not met here"), lambda: self.leave_wanted.emit(one))
        return menu

    def _on_note(self, one: EventPerson, text: str) -> None:
        if text != one.note:
            self.note_written.emit(one, text)

    def _wish(self, signal: SignalInstance) -> None:
        one = self.current()
        if one is not None:
            signal.emit(one)

    def _tell_seen(self) -> None:
        if self.current() is not None:
            self.seen.emit(QRect(self.visualRect(self.currentIndex())))

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        match event.key() if plain else 0:
            case Qt.Key.Key_Space:
                self._wish(self.done_wanted)
            case Qt.Key.Key_W:
                self._wish(self.write_wanted)
            case Qt.Key.Key_N | Qt.Key.Key_F2:
                self.edit_note()
            case Qt.Key.Key_Delete:
                self._wish(self.leave_wanted)
            case _:
                super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        rooms = columns(self.viewport().width(), 0)
        x = event.position().x()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.viewport().width() - x
        if rooms[2].left() - 8 <= x <= rooms[2].right():
            self.edit_note()
        else:
            super().mouseDoubleClickEvent(event)
