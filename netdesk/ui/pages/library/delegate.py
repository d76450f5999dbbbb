"""Draw an item of the list: its kind as a tile, title, where it lies, and its niches as dots."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QPainter

from netdesk import clock
from netdesk.domain.model import Item
from netdesk.ui import theme
from netdesk.ui.models.library import ITEM_ICONS, under
from netdesk.ui.widgets import paint
from netdesk.words import tr

Index = QModelIndex | QPersistentModelIndex

ROW = 57
TILE = 36
DOT = 12


def paint_item(painter: QPainter, rect: QRectF, item: Item, *, lit: bool, selected: bool) -> None:
    """Draw the kind, the title, a line about it, and the dots of its niches."""
    look = theme.current()
    spot = QRectF(rect.left() + 12, rect.center().y() - TILE / 2, TILE, TILE)
    spot = paint.mirrored(painter, spot, rect)
    paint.paint_rounded(painter, spot, 8, look.color("surface" if lit else "hover"))
    ink = "accent" if selected else "text2"
    paint.paint_icon(painter, spot.adjusted(9, 9, -9, -9), ITEM_ICONS[item.kind], ink)
    left, right, high = rect.left() + 59, rect.right() - 12, look.line("body")
    top = rect.center().y() - high + 0.5
    for place, niche in enumerate(reversed(item.niches[:4])):
        center = QRectF(right - 4 - place * DOT, top + 1.5 * high, 0, 0)
        at = paint.mirrored(painter, center, rect)
        paint.paint_dot(painter, QPointF(at.x(), at.y()), niche.color)
    pill = 0.0
    if item.stale:
        end = paint.mirrored(painter, QRectF(right, top + high / 2, 0, 0), rect)
        spot_at = QPointF(end.x(), top + high / 2)
        pill = paint.paint_pill(painter, spot_at, tr("Refresh?"), "plain", on_soft=selected) + 8
    name = paint.mirrored(painter, QRectF(left, top, right - left - pill, high), rect)
    paint.paint_text(painter, name, item.title, role="bodyStrong")
    room = right - left - DOT * min(4, len(item.niches)) - 4
    below = paint.mirrored(painter, QRectF(left, top + high, room, high), rect)
    paint.paint_text(painter, below, under(item, clock.today()), role="small", ink="text2")
