"""The tile with a date: month over day, or the weekday of a near one."""

from datetime import date

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from netdesk.ui import theme
from netdesk.ui.widgets import paint

CENTER = Qt.AlignmentFlag.AlignCenter
NEAR = 7
"""A date nearer than so many days is known by its weekday."""


def tile_words(day: date, today: date | None = None) -> tuple[str, str]:
    """Return the two lines of a tile; with `today`, a near coming day shows its weekday."""
    short = QLocale.FormatType.ShortFormat
    locale = QLocale()
    near = today is not None and 0 <= (day - today).days < NEAR
    over = locale.dayName(day.isoweekday(), short) if near else locale.monthName(day.month, short)
    return locale.toUpper(over.rstrip(".")), locale.toString(day.day)


def paint_tile(
    painter: QPainter,
    rect: QRectF,
    over: str,
    below: str,
    *,
    ground: QColor,
    inks: tuple[str, str] = ("text2", "text"),
) -> None:
    """Draw a tile of 40 to 72 px, more for large text: a small word over a strong number."""
    big = _is_big(rect)
    paint.paint_rounded(painter, rect, 12 if big else 8, ground)
    half = rect.height() / 2
    shift = rect.height() * (0.08 if big else 0.06)
    upper = rect.adjusted(2, shift, -2, -half + shift)
    lower = rect.adjusted(2, half - shift, -2, -shift)
    roles = ("small", "title1") if big else ("caption", "bodyStrong")
    for room, text, role, ink in zip((upper, lower), (over, below), roles, inks, strict=True):
        paint.paint_text(painter, room, text, role=role, ink=ink, align=CENTER, tabular=True)


def paint_icon_tile(painter: QPainter, rect: QRectF, icon: str, ground: QColor, ink: str) -> None:
    """Draw a tile with an icon in its middle."""
    big = _is_big(rect)
    paint.paint_rounded(painter, rect, 12 if big else 8, ground)
    side = 28 if big else 18
    spot = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
    paint.paint_icon(painter, spot, icon, ink)


def _is_big(rect: QRectF) -> bool:
    return rect.height() >= theme.current().px(60)


class BigTile(QWidget):
    """The tile at the head of an event or a group, 72 px (56 where there is little room)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._icon, self._lit = ("", ""), "", False
        self._side = 72
        self._fit()
        theme.current().changed.connect(self._fit)

    def set_side(self, side: int) -> None:
        """Be so many pixels wide and high at the usual text size."""
        self._side = side
        self._fit()

    def _fit(self) -> None:
        side = theme.current().px(self._side)
        self.setFixedSize(side, side)

    def set_date(self, day: date | None, icon: str, *, lit: bool = False) -> None:
        """Show a date, or an icon where there is none; `lit` in the accent's soft colour."""
        self._words = tile_words(day) if day else ("", "")
        self._icon, self._lit = icon, lit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        ground = theme.current().color("soft" if self._lit else "hover")
        ink = "accent" if self._lit else "text"
        if self._words[1]:
            inks = ("accent" if self._lit else "text2", ink)
            paint_tile(painter, rect, *self._words, ground=ground, inks=inks)
        else:
            paint_icon_tile(painter, rect, self._icon, ground, "accent" if self._lit else "text2")
