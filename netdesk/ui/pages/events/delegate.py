"""Draw a line of the list: tile, name, where, and what it asks or how far it is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from netdesk import clock
from netdesk.domain.model import Event, EventLine, GroupLine
from netdesk.ui import theme
from netdesk.ui.models import events as model
from netdesk.ui.models.events import More, Row, more_words
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.date_tile import NEAR, paint_icon_tile, paint_tile, tile_words
from netdesk.ui.widgets.paint import Tone
from netdesk.ui.widgets.side_rows import MARGIN

Index = QModelIndex | QPersistentModelIndex

ROW, HEADING = 57, 25
TILE = 40
BAR, COUNT = 40, 26
"""Width of the small progress bar, and of the numbers beside it."""


def paint_line(painter: QPainter, rect: QRectF, line: Row, *, selected: bool, lit: bool) -> None:
    """Draw an event, a group, or the line that stands for those that are left out."""
    if isinstance(line, EventLine):
        _paint_event(painter, rect, line, selected=selected, lit=lit)
    elif isinstance(line, GroupLine):
        _paint_group(painter, rect, line, selected=selected, lit=lit)
    elif isinstance(line, More):
        room = paint.mirrored(painter, rect.adjusted(MARGIN, 0, -MARGIN, 0), rect)
        paint.paint_text(painter, room, more_words(line), role="caption", ink="accent")


def _paint_event(
    painter: QPainter, rect: QRectF, line: EventLine, *, selected: bool, lit: bool
) -> None:
    today = clock.today()
    event = line.event
    coming = model.is_coming(event, today) and not event.missed
    soon = coming and event.on is not None and (event.on - today).days < NEAR
    spot, ground = _tile(painter, rect), _ground(soon=soon, selected=selected, lit=lit)
    if event.on is None:
        paint_icon_tile(painter, spot, model.EVENT_ICONS[event.kind], ground, "text2")
    else:
        inks = ("accent", "accent") if soon else ("text2", "text")
        words = tile_words(event.on, today if coming else None)
        paint_tile(painter, spot, *words, ground=ground, inks=inks)
    taken = _paint_state(painter, rect, model.pill(line, today), "due", model.beside(line, today))
    _paint_name(painter, rect, event.name, taken, faint=event.missed)
    share = (line.followed_up, line.people) if line.people else None
    _paint_under(painter, rect, _place_icon(event), model.under(event), share)


def _paint_group(
    painter: QPainter, rect: QRectF, line: GroupLine, *, selected: bool, lit: bool
) -> None:
    today = clock.today()
    group = line.group
    ground = _ground(soon=line.my_turn, selected=selected, lit=lit)
    ink = "accent" if line.my_turn else "text2"
    paint_icon_tile(painter, _tile(painter, rect), model.GROUP_ICONS[group.kind], ground, ink)
    pill, tone = model.group_pill(line, today)
    beside = model.beside_group(line, today)
    taken = _paint_state(painter, rect, pill, tone, beside, on_soft=selected and tone == "soft")
    _paint_name(painter, rect, group.name, taken, faint=group.left_on is not None)
    icon = "history" if group.kind.is_online or group.next_on is None else "users"
    _paint_under(painter, rect, icon, model.under_group(line, today), None)


def _tile(painter: QPainter, rect: QRectF) -> QRectF:
    wide, high = theme.current().px(TILE), theme.current().px(TILE + 2)
    spot = QRectF(rect.left() + 10, rect.center().y() - high / 2, wide, high)
    return paint.mirrored(painter, spot, rect)


def _ground(*, soon: bool, selected: bool, lit: bool) -> QColor:
    """Return the ground of a tile, which keeps off that of its row."""
    name = ("surface" if selected else "soft") if soon else "surface" if lit else "hover"
    return theme.current().color(name)


def _place_icon(event: Event) -> str:
    if event.place:
        return "map-pin"
    return "globe" if event.url else model.EVENT_ICONS[event.kind]


def _lines(rect: QRectF) -> tuple[QRectF, QRectF]:
    """Return the rooms of the two lines of text beside the tile."""
    high = theme.current().line("body")
    left, right = rect.left() + 21 + theme.current().px(TILE), rect.right() - 12
    top = rect.center().y() - high + 0.5
    first = QRectF(left, top, right - left, high)
    return first, first.translated(0, high)


def _paint_name(
    painter: QPainter, rect: QRectF, name: str, taken: float, *, faint: bool = False
) -> None:
    room, _ = _lines(rect)
    room = paint.mirrored(painter, room.adjusted(0, 0, -taken, 0), rect)
    ink = "text2" if faint else "text"
    paint.paint_text(painter, room, name, role="bodyStrong", ink=ink)


def _paint_state(
    painter: QPainter,
    rect: QRectF,
    pill: str,
    tone: Tone,
    beside: str,
    *,
    on_soft: bool = False,
) -> float:
    """Draw the pill, or the words that tell how far it is; return the room it took."""
    room, _ = _lines(rect)
    end = paint.mirrored(painter, QRectF(room.right(), room.center().y(), 0, 0), rect)
    if pill:
        place = QPointF(end.x(), room.center().y())
        return paint.paint_pill(painter, place, pill, tone, on_soft=on_soft) + 8
    if not beside:
        return 0.0
    align = paint.END
    spot = paint.mirrored(painter, room, rect)
    taken = paint.paint_text(painter, spot, beside, role="caption", ink="text2", align=align)
    return taken + 8


def _paint_under(
    painter: QPainter, rect: QRectF, icon: str, text: str, share: tuple[int, int] | None
) -> None:
    _, room = _lines(rect)
    taken = _paint_share(painter, rect, room, *share) if share else 0.0
    middle = room.center().y()
    spot = paint.mirrored(painter, QRectF(room.left(), middle - 7, 14, 14), rect)
    paint.paint_icon(painter, spot, icon)
    words = paint.mirrored(painter, room.adjusted(18, 0, -taken, 0), rect)
    paint.paint_text(painter, words, text, role="small", ink="text2")


def _paint_share(painter: QPainter, rect: QRectF, room: QRectF, done: int, of: int) -> float:
    look = theme.current()
    shown = f"{done}/{of}"
    font = look.font("caption", tabular=True)
    wide = max(COUNT - 6, paint.text_width(shown, font) + 1)
    spot = QRectF(room.right() - wide, room.top(), wide, room.height())
    spot = paint.mirrored(painter, spot, rect)
    end = paint.END
    paint.paint_text(painter, spot, shown, role="caption", ink="text2", align=end, tabular=True)
    track = QRectF(room.right() - wide - 5 - BAR, room.center().y() - 1.5, BAR, 4)
    paint.paint_rounded(painter, paint.mirrored(painter, track, rect), 2, look.color("press"))
    if done:
        part = QRectF(track.x(), track.y(), max(4.0, BAR * done / of), 4)
        paint.paint_rounded(painter, paint.mirrored(painter, part, rect), 2, look.color("accent"))
    return wide + 5 + BAR + 10
