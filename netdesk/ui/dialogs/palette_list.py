"""What the palette offers, as a list with headings."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from netdesk.ui import theme
from netdesk.ui.models.palette import Goal, Offer, Part
from netdesk.ui.models.photos import Photos
from netdesk.ui.widgets import paint, portraits
from netdesk.ui.widgets.rows_view import RowRole, RowsView
from netdesk.words import tr

Index = QModelIndex | QPersistentModelIndex
ROW, HEADING, MOST_HEIGHT = 41, 26, 430


class OfferList(RowsView):
    """The offers under their headings, as high as they are up to a limit."""

    def __init__(self, photos: Photos) -> None:
        super().__init__(tr("Offers"), lambda offer: offer, _spoken, row=ROW, heading=HEADING)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.setItemDelegate(_Delegate(photos, self))
        photos.loaded.connect(lambda _sha: self.viewport().update())

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these, the first one selected."""
        self.set_rows([row for title, offers in parts for row in (title, *offers)])
        self.setFixedHeight(
            min(self.verticalHeader().length() + 8, theme.current().px(MOST_HEIGHT))
        )
        if parts:
            self.setCurrentIndex(self.found.index(1, 0))
            self.scrollToTop()


def _spoken(offer: Offer) -> str:
    return ", ".join(filter(None, (offer.title, offer.about)))


class _Delegate(QStyledItemDelegate):
    def __init__(self, photos: Photos, parent: QWidget) -> None:
        super().__init__(parent)
        self._photos = photos

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.current().px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        style: Any = option
        painter.setLayoutDirection(style.direction)
        rect = QRectF(style.rect).adjusted(8, 0, -8, 0)
        row = index.data(RowRole)
        if isinstance(row, str):
            inner = rect.adjusted(10, 4, -10, 0)
            paint.paint_text(painter, inner, row, role="caption", ink="text2")
            return
        selected = bool(style.state & QStyle.StateFlag.State_Selected)
        hovered = style.widget.hovered == index.row()
        paint.paint_row_ground(painter, rect, selected=selected, hovered=hovered)
        spot = paint.mirrored(
            painter, QRectF(rect.left() + 10, rect.center().y() - 13, 26, 26), rect
        )
        self._paint_sign(painter, spot, row)
        key = row.key or ("⏎" if selected else "")
        taken = 0.0
        if key:
            end = paint.mirrored(painter, QRectF(rect.right() - 10, 0, 0, 0), rect)
            taken = paint.paint_key(painter, QPointF(end.x(), rect.center().y()), key) + 8
        _paint_words(painter, rect.adjusted(46, 0, -10 - taken, 0), rect, row, strong=selected)

    def _paint_sign(self, painter: QPainter, spot: QRectF, row: Offer) -> None:
        look = theme.current()
        if row.goal is Goal.PERSON:
            photo = self._photos.pixmap(row.photo)
            portraits.paint_avatar(painter, spot, row.title, row.color, photo)
        elif row.goal is Goal.NICHE:
            paint.paint_dot(painter, spot.center(), row.color)
        else:
            doing = row.goal in (Goal.ADD, Goal.SHOW_ALL, Goal.DEED)
            paint.paint_rounded(painter, spot, 6, look.color("soft" if doing else "hover"))
            ink = "accent" if doing else "text2"
            paint.paint_icon(painter, spot.adjusted(5, 5, -5, -5), row.icon, ink)


def _paint_words(
    painter: QPainter, room: QRectF, rect: QRectF, row: Offer, *, strong: bool
) -> None:
    role = "bodyStrong" if strong else "body"
    width = min(paint.role_width(row.title, role) + 1, room.width())
    name = QRectF(room.left(), room.top(), width, room.height())
    paint.paint_text(painter, paint.mirrored(painter, name, rect), row.title, role=role)
    left = room.width() - width - 10
    if left > 30:
        about = QRectF(name.right() + 10, room.top(), left, room.height())
        about = paint.mirrored(painter, about, rect)
        paint.paint_text(painter, about, row.about, role="small", ink="text2")
