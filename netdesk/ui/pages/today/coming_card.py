"""The card beside the list of Today that tells what is coming."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netdesk import words
from netdesk.domain.model import TodayItem
from netdesk.ui import theme
from netdesk.ui.models.today import icon, reason
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.card import Card, clear_layout
from netdesk.ui.widgets.date_tile import paint_tile, tile_words
from netdesk.ui.widgets.labels import Text
from netdesk.words import tr

TILE = 40
ROW = 52


class ComingRow(QAbstractButton):
    """One follow-up of the next days, beside its date; a click opens the person."""

    def __init__(self, item: TodayItem, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = item
        self._tile = tile_words(item.due, today)
        at = words.clock_time(item.at) if item.at else ""
        why = item.met_at if item.others else reason(item)
        self._reason = tr("%1 · %2", at, why) if at else why
        day = words.when(item.due, item.at, today)
        count = tr("%n first follow-up||%n first follow-ups", n=item.others + 1)
        self.setText(count if item.others else words.today_title(item))
        self.setAccessibleName(f"{day}, {self.text()}, {why}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, theme.current().px(ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        rect = QRectF(self.rect())
        middle = rect.center().y()
        lit = self.underMouse() or self.isDown()
        paint.paint_row_ground(painter, rect, selected=False, hovered=lit)
        wide, high = look.px(TILE), look.px(TILE + 2)
        tile = paint.mirrored(painter, QRectF(8, middle - high / 2, wide, high), rect)
        paint_tile(painter, tile, *self._tile, ground=look.color("press" if lit else "hover"))
        left, above, under = 20 + wide, look.px(20), look.px(18)
        room = QRectF(left, middle - above, rect.width() - left - 8, above)
        paint.paint_text(
            painter, paint.mirrored(painter, room, rect), self.text(), role="bodyStrong"
        )
        spot = QRectF(left, middle + 1 + under / 2 - 7, 14, 14)
        sign = paint.mirrored(painter, spot, rect)
        paint.paint_icon(painter, sign, icon(self._item))
        room = QRectF(left + 20, middle + 1, rect.width() - left - 28, under)
        paint.paint_text(
            painter, paint.mirrored(painter, room, rect), self._reason, role="small", ink="text2"
        )
        if self.hasFocus():
            paint.paint_focus(painter, rect, 8)


class ComingCard(Card):
    """What comes after today."""

    person_wanted = Signal(int)
    place_wanted = Signal(object)
    """TodayItem of an event or group that shall be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, parent=parent)
        self.body.setContentsMargins(8, 12, 8, 10)
        head = QHBoxLayout()
        head.setContentsMargins(7, 0, 7, 5)
        head.addWidget(Text(tr("Coming up"), "bodyStrong", "text2"))
        self.body.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self._none = Text(tr("Nothing else in the next two weeks."), "small", "text2", wrap=True)
        self._none.setContentsMargins(7, 0, 7, 5)
        self.body.addWidget(self._none)
        self._shown: tuple[Sequence[TodayItem], date] | None = None

    def set_items(self, items: Sequence[TodayItem], today: date) -> None:
        """Show these, the next first."""
        if self._shown == (items, today):
            return
        self._shown = (items, today)
        clear_layout(self._rows)
        for item in items:
            row = ComingRow(item, today)
            row.clicked.connect(lambda _on=False, item=item: self._open(item))
            self._rows.addWidget(row)
        self._none.setVisible(not items)

    def _open(self, item: TodayItem) -> None:
        if item.person_id:
            self.person_wanted.emit(item.person_id)
        else:
            self.place_wanted.emit(item)
