"""How the rows of a list at the side are drawn: headings, the ground of a row, the ring."""

from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.rows_view import RowRole, RowsView

Index = QModelIndex | QPersistentModelIndex
MARGIN = 12


class Draw(Protocol):
    """Draws what stands in a row; `lit` is one that is selected or under the pointer."""

    def __call__(
        self, painter: QPainter, rect: QRectF, row: Any, /, *, selected: bool, lit: bool
    ) -> None: ...


class SideDelegate(QStyledItemDelegate):
    """Rows keep clear of a scroll bar that is shown; `high` is a row's height in pixels."""

    def __init__(self, view: RowsView, draw: Draw, high: int) -> None:
        super().__init__(view)
        self._view, self._draw, self._high = view, draw, high

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.current().px(self._high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.setLayoutDirection(option.direction)
        cell, view = QRectF(option.rect), self._view
        bar = view.verticalScrollBar()
        taken = bar.width() if bar.isVisible() else 0
        rect = cell.adjusted(MARGIN, 0, -max(2, MARGIN - taken), -1)
        rect = paint.mirrored(painter, rect, cell)
        row = index.data(RowRole)
        if isinstance(row, str):
            inner = rect.adjusted(MARGIN, 0, -MARGIN, 0)
            paint.paint_text(painter, inner, row, role="caption", ink="text2")
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = view.hovered == index.row()
        paint.paint_row_ground(painter, rect, selected=selected, hovered=hovered, focused=selected)
        if view.hasFocus() and option.state & QStyle.StateFlag.State_HasFocus:
            paint.paint_focus(painter, rect, 8)
        self._draw(painter, rect, row, selected=selected, lit=selected or hovered)
