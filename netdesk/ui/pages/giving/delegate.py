"""Draw an exchange: which way, with whom, what it was, what came of it, when."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from netdesk import clock, words
from netdesk.ui import theme
from netdesk.ui.models.giving import Exchange
from netdesk.ui.models.photos import Photos
from netdesk.ui.widgets import paint, portraits
from netdesk.ui.widgets.list_view import ListView
from netdesk.ui.widgets.rows_view import RowRole

Index = QModelIndex | QPersistentModelIndex

ROW = 57
SIDE, FACE = 28, 34
REMARK, PILL, DATE = 182, 120, 86
ROOMY = 720
"""From this width on, at the usual text size, what came of it has a column of its own."""


class ExchangeDelegate(QStyledItemDelegate):
    """Asks its view what is hovered."""

    def __init__(self, view: ListView, photos: Photos) -> None:
        super().__init__(view)
        self._view, self._photos = view, photos

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.current().px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.setLayoutDirection(option.direction)
        rect, view = QRectF(option.rect), self._view
        row = index.data(RowRole)
        inner = rect.adjusted(4, 2, -4, -3)
        selected = bool(option.state & QStyle.StateFlag.State_Selected) and view.hasFocus()
        hovered = view.hovered == index.row()
        paint.paint_row_ground(painter, inner, selected=selected, hovered=hovered)
        if view.hasFocus() and option.state & QStyle.StateFlag.State_HasFocus:
            paint.paint_focus(painter, inner, 8)
        if index.row():
            line = QRectF(rect.left() + 14, rect.top(), rect.width() - 28, 1)
            paint.paint_ground(painter, line, theme.current().color("border"))
        self._paint_row(painter, rect.adjusted(14, 0, -16, 0), row, lit=selected or hovered)

    def _paint_row(self, painter: QPainter, rect: QRectF, one: Exchange, *, lit: bool) -> None:
        look, middle = theme.current(), rect.center().y()
        spot = QRectF(rect.left(), middle - SIDE / 2, SIDE, SIDE)
        spot = paint.mirrored(painter, spot, rect)
        ground = "soft" if one.given else "surface" if lit else "hover"
        paint.paint_rounded(painter, spot, SIDE / 2, look.color(ground))
        icon = "arrow-up-right" if one.given else "arrow-down-left"
        ink = "accent" if one.given else "info"
        paint.paint_icon(painter, spot.adjusted(7, 7, -7, -7), icon, ink)
        face = QRectF(rect.left() + 40, middle - FACE / 2, FACE, FACE)
        face = paint.mirrored(painter, face, rect)
        photo = self._photos.pixmap(one.face.photo)
        portraits.paint_avatar(painter, face, one.face.name, one.face.color, photo)
        end = self._paint_end(painter, rect, one, selected=lit)
        left, high = rect.left() + 86, look.line("body")
        under = one.what
        if rect.width() < theme.current().px(ROOMY) and one.remark:
            under = f"{one.what} · {one.remark}"
        for top, text, role, ink in (
            (middle - high, one.face.name, "bodyStrong", "text"),
            (middle, under, "small", "text2"),
        ):
            room = paint.mirrored(painter, QRectF(left, top, end - left - 12, high), rect)
            paint.paint_text(painter, room, text, role=role, ink=ink)

    def _paint_end(
        self, painter: QPainter, rect: QRectF, one: Exchange, *, selected: bool
    ) -> float:
        """Draw date, state and what came of it; return where they begin."""
        middle, end = rect.center().y(), rect.right()
        day = words.near_date(one.on, clock.today())
        room = QRectF(end - DATE, rect.y(), DATE, rect.height())
        room = paint.mirrored(painter, room, rect)
        align = paint.END
        paint.paint_text(painter, room, day, role="small", ink="text2", align=align, tabular=True)
        end -= DATE + 12
        roomy = rect.width() >= theme.current().px(ROOMY)
        if one.pill:
            wide = paint.pill_width(one.pill)
            right = end - PILL + wide if roomy else end
            at = paint.mirrored(painter, QRectF(right, middle, 0, 0), rect)
            plain = selected and one.tone in ("plain", "soft")
            paint.paint_pill(painter, QPointF(at.x(), middle), one.pill, one.tone, on_soft=plain)
            if not roomy:
                end -= wide + 4
        if not roomy:
            return end
        end -= PILL + REMARK
        room = paint.mirrored(painter, QRectF(end, rect.y(), REMARK - 12, rect.height()), rect)
        paint.paint_text(painter, room, one.remark, role="small", ink="text2")
        return end
