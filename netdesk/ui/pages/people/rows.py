"""How the rows of the list of people are painted."""

from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from netdesk import clock, words
from netdesk.domain.model import NicheColor, PersonLine, State
from netdesk.ui import theme
from netdesk.ui.models.people import PeopleModel, due_words, subtitle
from netdesk.ui.models.pictures import Photos
from netdesk.ui.widgets import paint, portraits
from netdesk.ui.widgets.list_view import ListView

ROW, HEADING = 57, 27
MARGIN = 12
BOX = 29
"""Room that the check box takes while several are selected."""

SAID = (State.COOLING, State.COLD, State.CLOSED)
"""States that a line of the list says; the others go without saying."""


class PersonRows:
    """Avatar, name, what they do, when they are next, and the dots of their niches.

    The view paints its rows by this and not by a delegate: for each row Qt would ask the model in
    Python for what all rows have in common.
    """

    def __init__(self, people: PeopleModel, photos: Photos, view: ListView) -> None:
        self._people, self._photos, self._view = people, photos, view
        self.checks = False
        self.order = "due"

    def box_zone(self, rect: QRectF) -> QRectF:
        """Return where a row's check box takes clicks, before mirroring."""
        return QRectF(rect.left(), rect.top(), MARGIN + 12 + BOX, rect.height())

    def paint(self, painter: QPainter, first: int, last: int) -> None:
        """Paint these rows where they are in the view."""
        view, people = self._view, self._people
        painter.setLayoutDirection(view.layoutDirection())
        bar = view.verticalScrollBar()
        left, right = MARGIN, max(2, MARGIN - (bar.width() if bar.isVisible() else 0))
        self._rtl, self._today = view.isRightToLeft(), clock.today()
        if self._rtl:
            left, right = right, left
        self._high = theme.current().line("body")
        chosen = view.selectionModel()
        focused = view.currentIndex().row() if view.hasFocus() else -1
        for row in range(first, last + 1):
            index = people.index(row, 0)
            rect = QRectF(view.visualRect(index).adjusted(left, 0, -right, -1))
            shown = people.shown(row)
            if isinstance(shown, str):
                inner = rect.adjusted(MARGIN, 0, -MARGIN, 0)
                paint.paint_text(painter, inner, shown, role="caption", ink="text2")
                continue
            self._paint_ground(painter, rect, row, chosen.isSelected(index), row == focused)
            if shown is not None:
                self._paint_line(painter, rect, shown)

    def _paint_ground(
        self, painter: QPainter, rect: QRectF, row: int, selected: bool, focused: bool
    ) -> None:
        hovered, edged = row == self._view.hovered, selected and not self.checks
        paint.paint_row_ground(painter, rect, selected=selected, hovered=hovered, focused=edged)
        if focused:
            paint.paint_focus(painter, rect, 8)
        if self.checks:
            box = paint.mirrored(painter, rect.adjusted(12, 0, 12 + 18 - rect.width(), 0), rect)
            paint.paint_check_box(painter, box, selected)

    def _paint_line(self, painter: QPainter, rect: QRectF, line: PersonLine) -> None:
        place = paint.placing(rect, rtl=self._rtl)
        left, right = rect.left() + 12 + (BOX if self.checks else 0), rect.right() - 13
        middle, high = rect.center().y(), self._high
        color = line.colors[0] if line.colors else None
        face, photo = place(left, middle - 18, 36, 36), self._photos.pixmap(line.photo)
        portraits.paint_avatar(painter, face, line.name, color, photo)
        left, top, end = left + 47, middle - high, right
        day, ink = date_words(line, self.order, self._today)
        if day:
            end -= 10 + _paint_end(painter, place, end, top, day, ink, tabular=True)
        name = place(left, top, end - left, high)
        paint.paint_text(painter, name, line.name, role="bodyStrong")
        end = right - _paint_dots(painter, place, right, middle + high / 2, line)
        if line.state in SAID:
            ink = "due" if line.state is State.COLD else "text2"
            end -= 8 + _paint_end(painter, place, end, middle, words.state(line.state), ink)
        under = place(left, middle, end - left, high)
        paint.paint_text(painter, under, subtitle(line), role="small", ink="text2")


def _paint_dots(
    painter: QPainter, place: paint.Place, end: float, middle: float, line: PersonLine
) -> int:
    """Draw the niches up to an end, in the middle of a line; return how much of it they take."""
    colors: tuple[NicheColor | None, ...] = tuple(dict.fromkeys(line.colors))[:3] or (None,)
    spots = (place(end - 8 - 11 * step, middle - 4, 8, 8) for step in range(len(colors)))
    paint.paint_dots(painter, zip(spots, reversed(colors), strict=True))
    return len(colors) * 11 + 8


def _paint_end(
    painter: QPainter,
    place: paint.Place,
    end: float,
    top: float,
    text: str,
    ink: str,
    *,
    tabular: bool = False,
) -> float:
    """Draw a date or a state that ends somewhere on a line; return how wide it is."""
    width = paint.role_width(text, "caption", tabular=tabular) + 1
    spot = place(end - width, top, width, theme.current().line("body"))
    paint.paint_text(painter, spot, text, role="caption", ink=ink, align=paint.END, tabular=tabular)
    return width


def date_words(line: PersonLine, order: str, today: date) -> tuple[str, str]:
    """Return the date of a line and its ink: the next one, or what the list is sorted by."""
    if order in ("last", "met"):
        day = line.last_contact if order == "last" else line.met_on
        return (words.short_date(day, today) if day else ""), "text2"
    late = line.due is not None and line.due < today
    return due_words(line, today), "due" if late else "text2"
