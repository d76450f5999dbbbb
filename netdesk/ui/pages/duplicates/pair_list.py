"""The list of pairs: whom, why and how likely, under two headings."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from netdesk import words
from netdesk.domain.model import PersonLine
from netdesk.ui import theme
from netdesk.ui.models.duplicates import Pair
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.list_view import ListView
from netdesk.words import tr

Index = QModelIndex | QPersistentModelIndex
ROW, HEADING = 57, 27
MARGIN = 12
_Row = int(Qt.ItemDataRole.UserRole) + 1


class PairModel(QAbstractTableModel):
    """One column; a row is a pair or a heading."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Pair | str] = []

    def set_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show these pairs, those of a channel first."""
        self.beginResetModel()
        self.rows = []
        for by_channel, title in ((True, tr("Same e-mail or phone")), (False, tr("Looks alike"))):
            part = [pair for pair in pairs if pair.by_channel is by_channel]
            self.rows += [title, *part] if part else []
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], Pair):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsEnabled

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == _Row:
            return row
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return row if isinstance(row, str) else _spoken(row)
        return None


def _spoken(pair: Pair) -> str:
    both = tr("%1 and %2", pair.one.name, pair.other.name)
    likely, alike = words.likelihood(pair.candidate), words.alike(pair.candidate.reasons)
    return ", ".join((both, alike, likely))


class PairList(ListView):
    """Emits `picked` with the pair that is current."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Possible duplicates"))
        self.pairs = PairModel(self)
        self.setModel(self.pairs)
        self.setItemDelegate(_Delegate(self))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(palette)  # the delegate paints the ground of selected rows
        self._quiet = False
        self.selection_changed.connect(self._on_selected)

    def pair(self) -> Pair | None:
        """Return the current pair."""
        row = self.currentIndex().row()
        found = self.pairs.rows[row] if 0 <= row < len(self.pairs.rows) else None
        return found if isinstance(found, Pair) else None

    def place(self) -> int:
        """Return the current pair's place among all, from 1."""
        before = self.pairs.rows[: self.currentIndex().row() + 1]
        return sum(isinstance(row, Pair) for row in before)

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show these pairs; the current one stays, or its place does."""
        now, row = self.pair(), max(self.currentIndex().row(), 0)
        self._quiet = True
        self.pairs.set_pairs(pairs)
        look = theme.current()
        self.set_row_height(look.px(ROW))
        places = []
        for place, one in enumerate(self.pairs.rows):
            if isinstance(one, str):
                self.setRowHeight(place, look.px(HEADING))
            else:
                places.append(place)
        same = next((p for p in places if now and self._at(p).ids == now.ids), None)
        near = next((p for p in places if p >= row), places[-1] if places else None)
        target = near if same is None else same
        if target is not None:
            self.setCurrentIndex(self.pairs.index(target, 0))
        self._quiet = False
        self._on_selected()

    def _at(self, row: int) -> Pair:
        found = self.pairs.rows[row]
        assert isinstance(found, Pair)
        return found

    def _on_selected(self) -> None:
        if not self._quiet:
            self.picked.emit(self.pair())


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.current().px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        style: Any = option
        painter.setLayoutDirection(style.direction)
        cell = QRectF(style.rect)
        rect = cell.adjusted(MARGIN, 0, -MARGIN, -1)
        row = index.data(_Row)
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
    paint.paint_avatars(painter, paint.mirrored(painter, faces, rect), people, ground)
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
