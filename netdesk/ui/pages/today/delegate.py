"""Draw a line of Today: circle, face, name and niche, why, and how late."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate

from netdesk import words
from netdesk.domain.model import TodayItem, TodayKind
from netdesk.ui import theme
from netdesk.ui.models.photos import Photos
from netdesk.ui.models.today import Heading, Line, TodayModel, icon, lateness, reason
from netdesk.ui.widgets import paint, portraits
from netdesk.ui.widgets.paint import Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

ROW = 60
"""Height of a line, without the divider below it."""

PAD = 4
"""Between the edge of a section's card and its first and last line."""

GAP, HEAD, BELOW = 14, 20, 6
"""Above a heading, its own line, and between it and its card."""

CIRCLE, FACE, TEXT, END = 24, 46, 94, 14
"""From the card's edge: the circle's middle, the avatar, the text; and the far end."""

SIDE = 36

PICTURES = 40
"""So many lines are remembered as they were drawn: more than a screen shows."""


def row_height() -> int:
    """Return the height of a line with its divider, at the user's text size."""
    return theme.current().px(ROW) + 1


def heading_height(first: bool) -> int:
    """Return the height of a heading's row, with what lies between it and the cards around it."""
    above = 0 if first else PAD + GAP
    return above + theme.current().px(HEAD) + BELOW + PAD


def circle_spot(row: QRectF) -> QRectF:
    """Return where a click marks a line as done, in a row that reads from left to right."""
    return QRectF(row.left() + PAD, row.top(), 2 * (CIRCLE - PAD), row.height())


def tone_of(item: TodayItem) -> Tone:
    """Return the colour of the pill: late, warm, or simply today."""
    if item.kind is TodayKind.KEEP_WARM:
        return "plain"
    return "due" if item.days_late > 0 else "soft"


class TodayDelegate(QStyledItemDelegate):
    """Is told by its list what is hovered, marked and taken by buttons.

    The list calls `paint_line` itself: to call `paint`, Qt would hand over style options, and
    PySide would make their classes and lists before the first frame.
    """

    def __init__(self, parent: QObject, lines: TodayModel, photos: Photos | None = None) -> None:
        super().__init__(parent)
        self._lines, self._photos = lines, photos
        self.hovered = self.marked = self.circled = -1
        self.focused = False
        self.taken = 0
        """Pixels at the end of the active row that its buttons take."""

        self.active = -1
        """The row that shows its buttons."""

        self._seen: set[TodayItem] = set()
        self._pictures: dict[TodayItem, QPixmap] = {}
        self._pictured: object = None
        """How large and which way the pictures are drawn."""

        theme.current().changed.connect(self._forget)
        if photos is not None:
            photos.loaded.connect(self._forget)

    def _forget(self, _photo: str = "") -> None:
        self._pictures.clear()

    def paint_line(self, painter: QPainter, rect: QRectF, line: Line, row: int) -> None:
        """Draw the line of a row into `rect`."""
        if isinstance(line, Heading):
            _paint_heading(painter, rect, line)
        elif row in (self.hovered, self.marked, self.active):
            self._paint_item(painter, rect, line, row)
        else:
            self._paint_picture(painter, rect, line, row)

    def _paint_picture(self, painter: QPainter, rect: QRectF, item: TodayItem, row: int) -> None:
        """Draw a line as it was drawn before: it has only moved, as another one went."""
        room = rect.adjusted(PAD + 2, 0, -PAD - 2, -1)  # within the rounded edge of the card
        ratio = painter.device().devicePixelRatioF()
        if item not in self._seen or not ratio.is_integer():
            # The first frame doesn't wait for pictures; between two pixels one would be blurred.
            self._seen.add(item)
            self._paint_item(painter, rect, item, row)
            return
        wanted = (room.size(), ratio, painter.layoutDirection())
        if wanted != self._pictured or len(self._pictures) > PICTURES:
            self._pictured = wanted
            self._pictures.clear()
            self._seen &= {item}
        if item not in self._pictures:
            self._pictures[item] = picture = QPixmap((room.size() * ratio).toSize())
            picture.setDevicePixelRatio(ratio)
            picture.fill(theme.current().color("surface"))
            inside = QPainter(picture)
            inside.setLayoutDirection(painter.layoutDirection())
            self._paint_item(inside, rect.translated(-room.topLeft()), item, row)
            inside.end()
        painter.drawPixmap(room.topLeft(), self._pictures[item])

    def helpEvent(
        self,
        event: "QHelpEvent",
        view: QAbstractItemView,
        option: "QStyleOptionViewItem",
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Say the whole reason of a line that has no room for it."""
        from PySide6.QtWidgets import QToolTip

        item = self._lines.item(index.row())
        if item is not None:
            taken = self.taken if index.row() == self.active else 0
            room = text_room(QRectF(option.rect), item, taken)
            if paint.role_width(reason(item), "small") > room:
                QToolTip.showText(event.globalPos(), reason(item), view)
        return True

    def _paint_item(self, painter: QPainter, rect: QRectF, item: TodayItem, row: int) -> None:
        ground = rect.adjusted(PAD, 0, -PAD, -1)
        marked = row == self.marked
        paint.paint_row_ground(
            painter, ground, selected=marked, hovered=row == self.hovered, focused=self.focused
        )
        self._paint_circle(painter, ground, rect, row)
        middle = ground.center().y()
        face = QRectF(rect.left() + FACE, middle - SIDE / 2, SIDE, SIDE)
        face = paint.mirrored(painter, face, rect)
        if item.person_id:
            photo = self._photos.pixmap(item.photo) if self._photos else None
            portraits.paint_avatar(painter, face, item.person, item.color, photo)
        else:
            portraits.paint_sign(painter, face, icon(item), item.color)
        end = rect.right() - END
        if row == self.active:
            end -= self.taken
        else:
            end -= _paint_pill(painter, rect, end, middle, item, marked)
        room = QRectF(rect.left() + TEXT, ground.top(), end - 12 - rect.left() - TEXT, ROW)
        _paint_name(painter, rect, room, middle, item)
        _paint_reason(painter, rect, room, middle, item)

    def _paint_circle(self, painter: QPainter, ground: QRectF, rect: QRectF, row: int) -> None:
        center = QPointF(rect.left() + CIRCLE, ground.center().y())
        spot = paint.mirrored(painter, QRectF(center.x() - 10, center.y() - 10, 20, 20), rect)
        if row == self.circled:
            paint.paint_icon(painter, spot, "check-circle", "accent")
        else:
            paint.paint_open_circle(painter, spot.center())


def text_room(rect: QRectF, item: TodayItem, taken: float) -> float:
    """Return how wide the reason of a line may be, with `taken` pixels at its end."""
    used = taken or paint.chip_width(lateness(item)) + 2
    return rect.width() - TEXT - END - 12 - used - 20


def _paint_heading(painter: QPainter, rect: QRectF, line: Heading) -> None:
    look = theme.current()
    height = look.px(HEAD)
    top = rect.bottom() - PAD - BELOW - height
    spot = QRectF(rect.left(), top, rect.width(), height)
    note = paint.role_width(line.note, "small")
    end = paint.END
    paint.paint_text(painter, spot, line.note, role="small", ink="text2", align=end)
    left = spot.adjusted(0, 0, -note - 12, 0)
    left = paint.mirrored(painter, left, rect)
    taken = paint.paint_text(painter, left, line.title, role="bodyStrong", ink="text2")
    if line.number is not None:
        beside = QRectF(rect.left() + taken + 7, top, 60, height)
        beside = paint.mirrored(painter, beside, rect)
        paint.paint_text(painter, beside, str(line.number), ink="text2", tabular=True)


def _paint_pill(
    painter: QPainter, rect: QRectF, end: float, middle: float, item: TodayItem, marked: bool
) -> float:
    spot = paint.mirrored(painter, QRectF(end, middle, 0, 0), rect)
    on_soft = marked and tone_of(item) != "due"
    return paint.paint_pill(
        painter, QPointF(spot.x(), middle), lateness(item), tone_of(item), on_soft=on_soft
    )


def _paint_name(
    painter: QPainter, rect: QRectF, room: QRectF, middle: float, item: TodayItem
) -> None:
    look = theme.current()
    line = look.line("bodyStrong")
    top = middle - line + 1
    chip = paint.chip_width(item.niche) + 9 if item.niche else 0.0
    name = paint.role_width(words.today_title(item), "bodyStrong") + 1
    chip = chip if name + min(chip, 69) <= room.width() else 0.0
    spot = QRectF(room.left(), top, min(name, room.width()), line)
    spot = paint.mirrored(painter, spot, rect)
    paint.paint_text(painter, spot, words.today_title(item), role="bodyStrong")
    if chip:
        width = min(chip - 9, room.width() - name - 9)
        place = QRectF(room.left() + name + 9, top + line / 2 - look.px(20) / 2, width, 0)
        place = paint.mirrored(painter, place, rect)
        paint.paint_chip(painter, place.topLeft(), item.niche, item.color, width)


def _paint_reason(
    painter: QPainter, rect: QRectF, room: QRectF, middle: float, item: TodayItem
) -> None:
    line = theme.current().line("small")
    top = middle + 4
    spot = QRectF(room.left(), top + line / 2 - 7, 14, 14)
    paint.paint_icon(painter, paint.mirrored(painter, spot, rect), icon(item))
    words = QRectF(room.left() + 20, top, room.width() - 20, line)
    words = paint.mirrored(painter, words, rect)
    paint.paint_text(painter, words, reason(item), role="small", ink="text2")
