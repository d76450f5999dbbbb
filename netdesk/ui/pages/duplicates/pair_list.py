"""The list of pairs: whom, why and how likely, under two headings."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from netdesk import words
from netdesk.domain.model import PersonLine
from netdesk.ui import theme
from netdesk.ui.models.duplicates import Pair
from netdesk.ui.widgets import paint, portraits
from netdesk.ui.widgets.rows_view import RowRole, RowsView
from netdesk.words import tr

Index = QModelIndex | QPersistentModelIndex
ROW, HEADING = 57, 27
MARGIN = 12


def _spoken(pair: Pair) -> str:
    both = tr("%1 and %2", pair.one.name, pair.other.name)
    likely, alike = words.likelihood(pair.candidate), words.alike(pair.candidate.reasons)
    return ", ".join((both, alike, likely))


class PairList(RowsView):
    """Emits `picked` too when the current pair is shown anew."""

    def __init__(self) -> None:
        super().__init__(
            tr("Possible duplicates"), lambda pair: pair.ids, _spoken, row=ROW, heading=HEADING
        )
        self.setItemDelegate(_Delegate(self))

    def place(self) -> int:
        """Return the current pair's place among all, from 1."""
        before = self.found.rows[: self.currentIndex().row() + 1]
        return sum(isinstance(row, Pair) for row in before)

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show these pairs, those of a channel first; the current one stays, or its place does."""
        rows: list[Pair | str] = []
        for by_channel, title in ((True, tr("Same e-mail or phone")), (False, tr("Looks alike"))):
            part = [pair for pair in pairs if pair.by_channel is by_channel]
            rows += [title, *part] if part else []
        key, place = self.current_key(), self.currentIndex().row()
        self.set_rows(rows)
        if self.current() is None:
            self.select_near(min(place, len(rows) - 1))
        elif self.current_key() == key:
            self.picked.emit()


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.current().px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        style: Any = option
        painter.setLayoutDirection(style.direction)
        cell = QRectF(style.rect)
        rect = cell.adjusted(MARGIN, 0, -MARGIN, -1)
        row = index.data(RowRole)
        if isinstance(row, str):
            inner = rect.adjusted(MARGIN, 0, -MARGIN, 0)
            paint.paint_text(painter, inner, row, role="caption", ink="text2")
            return
        view = style.widget
        selected = bool(style.state & QStyle.StateFlag.State_Selected)
        hovered = view.hovered == index.row()
        paint.paint_row_ground(painter, rect, selected=selected, hovered=hovered, focused=selected)
        if selected and view.hasFocus():
            paint.paint_focus(painter, rect, 8)
        _paint_pair(painter, rect, row, selected=selected)


def _paint_pair(painter: QPainter, rect: QRectF, pair: Pair, *, selected: bool) -> None:
    look = theme.current()
    faces = QRectF(rect.left() + 12, rect.center().y() - 17, 62, 34)
    ground = "selected" if selected else "bg"
    people = [(one.name, _color(one)) for one in (pair.one, pair.other)]
    portraits.paint_avatars(painter, paint.mirrored(painter, faces, rect), people, ground)
    said = words.likelihood(pair.candidate)
    pill = paint.mirrored(painter, QRectF(rect.right() - 12, rect.top() + 18, 0, 0), rect)
    tone: paint.Tone = "soft" if pair.candidate.is_sure else "plain"
    width = paint.paint_pill(painter, QPointF(pill.x(), pill.y()), said, tone, on_soft=selected)
    high = look.line("body")
    top = rect.top() + (rect.height() - 2 * high) / 2
    room = QRectF(rect.left() + 84, top, rect.right() - 12 - rect.left() - 84, high)
    name = paint.mirrored(painter, room.adjusted(0, 0, -width - 8, 0), rect)
    paint.paint_text(painter, name, pair.one.name, role="bodyStrong")
    under = paint.mirrored(painter, room.translated(0, high), rect)
    alike = words.alike(pair.candidate.reasons)
    paint.paint_text(painter, under, alike, role="small", ink="text2")


def _color(line: PersonLine) -> Any:
    return line.colors[0] if line.colors else None
