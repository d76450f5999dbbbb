"""The people of an import, a painted row each: take, niche, date, what becomes of the card."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from netdesk.domain.model import NicheColor
from netdesk.ui import theme
from netdesk.ui.models.preview import LINE, Index
from netdesk.ui.models.preview_line import Line
from netdesk.ui.widgets import paint, portraits
from netdesk.ui.widgets.keys import acting_once
from netdesk.ui.widgets.list_view import ListView
from netdesk.words import tr

ROW = 50
"""49 of a row and the line below it."""

NO_DATES = 620
"""Pixels of width, at the usual text size, below which the dates are left out."""

SIDE = 4


@dataclass(frozen=True, slots=True)
class Cells:
    """Where the parts of a row lie, from left to right or mirrored."""

    check: QRectF
    avatar: QRectF
    words: QRectF
    niche: QRectF
    date: QRectF
    pill: QRectF


def cells(rect: QRectF, rtl: bool) -> Cells:
    """Divide a row's rectangle as the pictures do."""
    look = theme.current()
    height, width = rect.height() - 1, rect.width()
    dated, day = width >= look.px(NO_DATES), look.px(84)
    words_at = rect.x() + SIDE + 74
    niche_at = rect.x() + width * (0.53 if dated else 0.5)
    date_at = rect.x() + width * 0.70
    pill_at = date_at + day if dated else niche_at + look.px(100)
    end = rect.right() - SIDE
    spots = (
        QRectF(rect.x(), rect.y(), 30, height),
        QRectF(rect.x() + SIDE + 30, rect.y() + (height - 32) / 2, 32, 32),
        QRectF(words_at, rect.y(), niche_at - words_at - 12, height),
        QRectF(niche_at, rect.y(), (date_at if dated else pill_at) - niche_at - 8, height),
        QRectF(date_at, rect.y(), day if dated else 0, height),
        QRectF(pill_at, rect.y(), end - pill_at, height),
    )
    if rtl:
        return Cells(*(_turned(spot, rect) for spot in spots))
    return Cells(*spots)


def _turned(spot: QRectF, rect: QRectF) -> QRectF:
    left = rect.left() + rect.right() - spot.right()
    return QRectF(left, spot.y(), spot.width(), spot.height())


class RowDelegate(QStyledItemDelegate):
    """Paints a Line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.current().px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE)
        view = option.widget
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = isinstance(view, PreviewList) and view.hovered == index.row()
        focused = selected and view is not None and view.hasFocus()
        ground = rect.adjusted(0, 1, 0, -2)
        paint.paint_row_ground(painter, ground, selected=selected, hovered=hovered, focused=focused)
        below = QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(below, theme.current().color("border"))
        parts = cells(rect, paint.is_rtl(painter))
        paint.paint_check_box(painter, parts.check, line.taken, enabled=line.takeable)
        color = line.niches[0][1] if line.niches else None
        portraits.paint_avatar(painter, parts.avatar, line.name, color)
        self._paint_words(painter, parts.words, line)
        if line.person:
            _paint_niches(painter, parts.niche, line.niches, lit=hovered or selected)
        if parts.date.width():
            ink = "text2" if line.due else "text3"
            paint.paint_text(painter, parts.date, line.due or "–", role="small", ink=ink)
        _paint_pill(painter, parts.pill, line, on_soft=selected)

    def _paint_words(self, painter: QPainter, spot: QRectF, line: Line) -> None:
        look = theme.current()
        ink = "text" if line.taken else "text3"
        if not line.subtitle:
            paint.paint_text(painter, spot, line.name, role="bodyStrong", ink=ink)
            return
        high, low = look.line("body") - 1, look.line("small")
        top = spot.center().y() - (high + low) / 2
        name = QRectF(spot.x(), top, spot.width(), high)
        paint.paint_text(painter, name, line.name, role="bodyStrong", ink=ink)
        below = QRectF(spot.x(), top + high + 1, spot.width(), low)
        ink = "text2" if line.taken else "text3"
        paint.paint_text(painter, below, line.subtitle, role="small", ink=ink)


def _paint_niches(
    painter: QPainter,
    spot: QRectF,
    niches: tuple[tuple[str, NicheColor], ...],
    *,
    lit: bool,
) -> None:
    if not niches:
        _paint_add(painter, spot, lit=lit)
        return
    look = theme.current()
    top, at = spot.center().y() - look.px(20) / 2, 0.0
    for place, (name, color) in enumerate(niches):
        left = len(niches) - place
        wide = paint.chip_width(name)
        more = paint.chip_width(f"+{left}") if left > 1 else 0
        if place and at + wide + more > spot.width():
            _paint_chip_at(painter, spot, at, top, f"+{left}", None, spot.width())
            return
        room = spot.width() - at - (more if left > 1 else 0)
        at += _paint_chip_at(painter, spot, at, top, name, color, room) + 4


def _paint_chip_at(
    painter: QPainter,
    spot: QRectF,
    at: float,
    top: float,
    text: str,
    color: NicheColor | None,
    room: float,
) -> float:
    width = min(room, paint.chip_width(text))
    place = paint.mirrored(painter, QRectF(spot.x() + at, top, width, 1), spot)
    return paint.paint_chip(painter, place.topLeft(), text, color, width)


def _paint_add(painter: QPainter, spot: QRectF, *, lit: bool) -> None:
    look = theme.current()
    text = tr("+ Niche")
    width, height = paint.chip_width(text) + 2, look.px(24)
    rect = QRectF(spot.x(), spot.center().y() - height / 2, width, height)
    rect = paint.mirrored(painter, rect, spot)
    edge = look.color("border2" if lit else "border")
    paint.paint_rounded(painter, rect, height / 2, look.color("surface"), edge)
    middle = Qt.AlignmentFlag.AlignCenter
    paint.paint_text(painter, rect, text, role="caption", ink="text2", align=middle)


def _paint_pill(painter: QPainter, spot: QRectF, line: Line, *, on_soft: bool) -> None:
    text = line.pill
    room = spot.width() - 18
    if paint.role_width(text, "caption") > room:
        text = _shortened(text, room)
    x = spot.left() if paint.is_rtl(painter) else spot.right()
    paint.paint_pill(painter, QPointF(x, spot.center().y()), text, line.tone, on_soft=on_soft)


def _shortened(text: str, room: float) -> str:
    font = theme.current().font("caption")
    while len(text) > 2 and paint.text_width(f"{text}…", font) > room:
        text = text[:-1]
    return f"{text}…"


class PreviewList(ListView):
    """Space takes or leaves, T sets the niche, D the date, F follows up on a new job, S and N
    settle who somebody is, Enter opens what a pill says."""

    toggle_wanted = Signal()
    """For the selected rows."""

    niche_wanted = Signal(object)
    """QModelIndex whose niche is to be typed; others that are selected get it too."""

    date_wanted = Signal(object)
    congratulation_wanted = Signal()
    """For the selected rows that have a new job."""

    settle_wanted = Signal(bool)
    """Whether the selected unclear rows are the people in the book, or somebody else."""

    story_wanted = Signal(object)
    """QModelIndex whose differences are to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("People found"), many=True, row_height=theme.current().px(ROW), parent=parent
        )
        self.setItemDelegate(RowDelegate(self))
        self.opened.connect(self._on_opened)
        theme.current().changed.connect(self._fit_rows)

    def cells_at(self, index: Index) -> Cells:
        """Return where the parts of a row lie in the viewport."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return cells(QRectF(self.visualRect(index)), rtl)

    def _fit_rows(self) -> None:
        self.set_row_height(theme.current().px(ROW))

    def _on_opened(self, index: Index) -> None:
        if index.data(LINE).opens:
            self.story_wanted.emit(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        part = self._part(index, event) if index.isValid() else ""
        among_selected = index in self.selectionModel().selectedRows()
        if not (part == "check" and among_selected):
            super().mousePressEvent(event)
        match part:
            case "check":
                self.toggle_wanted.emit()
            case "niche":
                self.niche_wanted.emit(index)
            case "date":
                self.date_wanted.emit(index)
            case "story":
                self.story_wanted.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def _part(self, index: Index, event: QMouseEvent) -> str:
        if event.button() != Qt.MouseButton.LeftButton or event.modifiers():
            return ""
        at, parts, line = event.position(), self.cells_at(index), index.data(LINE)
        if parts.check.contains(at):
            return "check"
        if line.person and parts.niche.contains(at):
            return "niche"
        if line.person and parts.date.contains(at):
            return "date"
        return "story" if line.opens else ""

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if not (plain and index.isValid()):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self.toggle_wanted.emit()
        elif event.key() == Qt.Key.Key_T:
            self.niche_wanted.emit(index)
        elif event.key() == Qt.Key.Key_D:
            self.date_wanted.emit(index)
        elif event.key() == Qt.Key.Key_F:
            self.congratulation_wanted.emit()
        elif event.key() in (Qt.Key.Key_S, Qt.Key.Key_N):
            self.settle_wanted.emit(event.key() == Qt.Key.Key_S)
        else:
            super().keyPressEvent(event)
