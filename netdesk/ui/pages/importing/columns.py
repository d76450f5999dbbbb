"""The list of a table's columns: name, first values, and a field to say what each is."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from netdesk.ui import theme
from netdesk.ui.models.columns import LINE, ColumnLine, Index
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.list_view import ListView
from netdesk.words import tr

ROW = 36
NO_SAMPLES = 520
"""Pixels of width below which the first values are left out."""


@dataclass(frozen=True, slots=True)
class ColumnCells:
    """Where the parts of a row lie, from left to right or mirrored."""

    name: QRectF
    samples: QRectF
    field: QRectF


def column_cells(rect: QRectF, rtl: bool) -> ColumnCells:
    """Divide a row's rectangle."""
    width = rect.width() - 8
    shares = (0.28, 0.40, 0.32) if width >= NO_SAMPLES else (0.42, 0.0, 0.58)
    left = rect.x() + 4
    spots = []
    for share in shares:
        spots.append(QRectF(left, rect.y(), max(0.0, width * share - 10), rect.height()))
        left += width * share
    name, samples, field = spots
    field = field.adjusted(0, 2, 10, -2)
    if rtl:
        name, samples, field = (_turned(spot, rect) for spot in (name, samples, field))
    return ColumnCells(name, samples, field)


def _turned(spot: QRectF, rect: QRectF) -> QRectF:
    left = rect.left() + rect.right() - spot.right()
    return QRectF(left, spot.y(), spot.width(), spot.height())


class ColumnDelegate(QStyledItemDelegate):
    """Paints a ColumnLine."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.current().px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: ColumnLine = index.data(LINE)
        view = option.widget
        rect = QRectF(option.rect)
        parts = column_cells(rect, paint.is_rtl(painter))
        ink = "text3" if line.kept else "text"
        paint.paint_text(painter, parts.name, line.name, role="bodyStrong", ink=ink)
        paint.paint_text(painter, parts.samples, line.samples, role="small", ink="text2")
        focused = bool(option.state & QStyle.StateFlag.State_Selected) and view.hasFocus()
        hovered = isinstance(view, ColumnList) and view.hovered == index.row()
        _paint_field(painter, parts.field, line, hovered=hovered, focused=focused)


def _paint_field(
    painter: QPainter, spot: QRectF, line: ColumnLine, *, hovered: bool, focused: bool
) -> None:
    look = theme.current()
    ground = look.color("hover" if hovered else "surface")
    paint.paint_rounded(painter, spot, 7, ground, look.color("border2"))
    caret = QRectF(spot.right() - 23, spot.center().y() - 7, 14, 14)
    paint.paint_icon(painter, paint.mirrored(painter, caret, spot), "caret-down")
    room = paint.mirrored(painter, spot.adjusted(10, 0, -28, 0), spot)
    paint.paint_text(painter, room, line.target, ink="text3" if line.kept else "text")
    if focused:
        paint.paint_focus(painter, spot, 7)


class ColumnList(ListView):
    """A click on a row's field, or Enter, asks what the column is."""

    field_wanted = Signal(object)
    """QModelIndex of the column whose field is to be said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Columns"), row_height=theme.current().px(ROW), parent=parent)
        self.setItemDelegate(ColumnDelegate(self))
        self.opened.connect(self.field_wanted)
        theme.current().changed.connect(self._fit_rows)

    def field_at(self, index: Index) -> QRectF:
        """Return where the field of a row lies in the viewport."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return column_cells(QRectF(self.visualRect(index)), rtl).field

    def _fit_rows(self) -> None:
        self.set_row_height(theme.current().px(ROW))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.field_at(index).contains(event.position()):
            self.field_wanted.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)
