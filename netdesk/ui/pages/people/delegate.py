"""How a row of the list of people is painted."""

from datetime import date
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from netdesk import clock, words
from netdesk.domain.model import NicheColor, PersonLine, State
from netdesk.ui import theme
from netdesk.ui.models.people import Index, PeopleModel, due_words, subtitle
from netdesk.ui.models.pictures import Photos
from netdesk.ui.widgets import paint

ROW, HEADING = 57, 27
MARGIN = 12
BOX = 29
"""Room that the check box takes while several are selected."""

SAID = (State.COOLING, State.COLD, State.CLOSED)
"""States that a line of the list says; the others go without saying."""


class PersonDelegate(QStyledItemDelegate):
    """Avatar, name, what they do, when they are next, and the dots of their niches."""

    def __init__(self, people: PeopleModel, photos: Photos, parent: QWidget) -> None:
        super().__init__(parent)
        self._people, self._photos = people, photos
        self.checks = False
        self.order = "due"
        self.today = clock.today()

    def box_zone(self, rect: QRectF) -> QRectF:
        """Return where a row's check box takes clicks, before mirroring."""
        return QRectF(rect.left(), rect.top(), MARGIN + 12 + BOX, rect.height())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.current().px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        style: Any = option  # the stubs don't know its fields
        painter.setLayoutDirection(style.direction)
        cell = QRectF(style.rect)
        view = style.widget
        bar = view.verticalScrollBar()
        taken = bar.width() if bar.isVisible() else 0
        rect = cell.adjusted(MARGIN, 0, -max(2, MARGIN - taken), -1)
        if style.direction == Qt.LayoutDirection.RightToLeft:
            rect = paint.mirrored(painter, rect, cell)
        row = index.row()
        shown = self._people.shown(row)
        if isinstance(shown, str):
            inner = rect.adjusted(MARGIN, 0, -MARGIN, 0)
            paint.paint_text(painter, inner, shown, role="caption", ink="text2")
            return
        selected = bool(style.state & QStyle.StateFlag.State_Selected)
        hovered = view.hovered == row
        edged = selected and not self.checks
        paint.paint_row_ground(painter, rect, selected=selected, hovered=hovered, focused=edged)
        if view.hasFocus() and style.state & QStyle.StateFlag.State_HasFocus:
            paint.paint_focus(painter, rect, 8)
        if self.checks:
            box = paint.mirrored(painter, rect.adjusted(12, 0, 12 + 18 - rect.width(), 0), rect)
            paint.paint_check_box(painter, box, selected)
        if shown is not None:
            self._paint_line(painter, rect, shown)

    def _paint_line(self, painter: QPainter, rect: QRectF, line: PersonLine) -> None:
        turned = paint.turning(painter, rect)
        left = rect.left() + 12 + (BOX if self.checks else 0)
        color = line.colors[0] if line.colors else None
        spot = QRectF(left, rect.center().y() - 18, 36, 36)
        photo = self._photos.pixmap(line.photo)
        paint.paint_avatar(painter, turned(spot), line.name, color, photo)
        left, right, high = left + 47, rect.right() - 13, theme.current().line("body")
        gap = (rect.height() - 2 * high) / 2
        name = QRectF(left, rect.top() + gap, right - left, high)
        under = name.translated(0, high)
        day, ink = date_words(line, self.order, self.today)
        if day:
            taken = _paint_end(painter, turned, name, day, ink, tabular=True)
            name.setWidth(name.width() - taken - 10)
        paint.paint_text(painter, turned(name), line.name, role="bodyStrong")
        under.setWidth(under.width() - _paint_dots(painter, turned, under, line))
        if line.state in SAID:
            ink = "due" if line.state is State.COLD else "text2"
            taken = _paint_end(painter, turned, under, words.state(line.state), ink)
            under.setWidth(under.width() - taken - 8)
        paint.paint_text(painter, turned(under), subtitle(line), role="small", ink="text2")


def _paint_dots(painter: QPainter, turned: paint.Turn, room: QRectF, line: PersonLine) -> int:
    """Draw the niches at the end of their room; return how much of it they take."""
    colors: tuple[NicheColor | None, ...] = tuple(dict.fromkeys(line.colors))[:3] or (None,)
    x, y = room.right() - 4, room.center().y()
    for place, color in enumerate(reversed(colors)):
        paint.paint_dot(painter, turned(QRectF(x - place * 11, y, 0, 0)).topLeft(), color)
    return len(colors) * 11 + 8


def _paint_end(
    painter: QPainter,
    turned: paint.Turn,
    room: QRectF,
    text: str,
    ink: str,
    *,
    tabular: bool = False,
) -> float:
    """Draw a date or a state at the end of its room; return how much of it that takes."""
    width = paint.role_width(text, "caption", tabular=tabular) + 1
    spot, end = turned(room.adjusted(room.width() - width, 0, 0, 0)), paint.end_of(painter)
    paint.paint_text(painter, spot, text, role="caption", ink=ink, align=end, tabular=tabular)
    return width


def date_words(line: PersonLine, order: str, today: date) -> tuple[str, str]:
    """Return the date of a line and its ink: the next one, or what the list is sorted by."""
    if order in ("last", "met"):
        day = line.last_contact if order == "last" else line.met_on
        return (words.short_date(day, today) if day else ""), "text2"
    late = line.due is not None and line.due < today
    return due_words(line, today), "due" if late else "text2"
