"""The circles of niches, of which a list shows many: drawn once, then copied onto whole pixels."""

from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from netdesk.domain.model import NicheColor
from netdesk.ui import theme

Kind = Literal["ground", "dot"]

NO_LINE = QPen(Qt.PenStyle.NoPen)
"""The pen that draws no outline."""


def paint_disc(painter: QPainter, rect: QRectF, kind: Kind, color: NicheColor | None) -> None:
    """Draw a niche's ground or dot, a hollow ring for the dot of none; edges must be smooth.

    Where it would lie between pixels its edge differs each time: then it is drawn.
    """
    side, ratio = rect.width(), painter.device().devicePixelRatioF()
    if rect.x() % 1 or rect.y() % 1 or side % 1 or ratio % 1:
        _draw(painter, rect, kind, color)
        return
    look = theme.current()
    key = (kind, color, int(side), int(ratio))
    found = look.discs.get(key)
    if found is None:
        found = look.discs[key] = _picture(*key)
    painter.drawPixmap(rect.topLeft(), found)


def _picture(kind: Kind, color: NicheColor | None, side: int, ratio: int) -> QPixmap:
    picture = QPixmap(side * ratio, side * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw(painter, QRectF(0, 0, side, side), kind, color)
    painter.end()
    return picture


def _draw(painter: QPainter, rect: QRectF, kind: Kind, color: NicheColor | None) -> None:
    ink = theme.current().niche(color)
    if kind == "dot" and ink.hollow:
        painter.setPen(QPen(ink.dot, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
    else:
        painter.setPen(NO_LINE)
        painter.setBrush(ink.dot if kind == "dot" else ink.bg)
        painter.drawEllipse(rect)
