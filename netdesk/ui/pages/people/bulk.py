"""Several people at once: who they are, what they share, and the bar that changes them all."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from netdesk import book, clock, words
from netdesk.domain.model import NicheColor, PersonLine, State
from netdesk.ui import theme
from netdesk.ui.models.people import due_words, subtitle
from netdesk.ui.pages.people.selection_bar import SelectionBar
from netdesk.ui.widgets import paint, portraits
from netdesk.ui.widgets.avatar import AvatarStack
from netdesk.ui.widgets.card import SHADOW, Card, SectionHead
from netdesk.ui.widgets.labels import ElidedLabel, Text
from netdesk.words import tr

LISTED = 50
ROW = 45
MARGIN = 20


@dataclass(frozen=True, slots=True)
class Group:
    """What a selection has in common; `lines` are the first of it."""

    count: int
    lines: tuple[PersonLine, ...]
    with_niche: int
    with_step: int
    met_lately: int
    new: int
    met: date | None


def group(ids: Sequence[int], today: date) -> Group:
    """Look at a selection, on a reader."""
    lines = book.people.lines(ids, today=today)
    days = Counter(line.met_on for line in lines)
    met = next(iter(days)) if len(days) == 1 else None
    week = today - timedelta(days=7)
    return Group(
        count=len(lines),
        lines=tuple(lines[:LISTED]),
        with_niche=sum(bool(line.niches) for line in lines),
        with_step=sum(line.due is not None for line in lines),
        met_lately=sum(line.met_on is not None and line.met_on >= week for line in lines),
        new=sum(line.state is State.NEW for line in lines),
        met=met,
    )


class _Stat(Card):
    def __init__(self) -> None:
        super().__init__(13)
        self._number = Text("", "title2", tabular=True)
        self._words = ElidedLabel("", "small", "text2")
        self.body.addWidget(self._number)
        self.body.addWidget(self._words)

    def show_number(self, number: int, text: str) -> None:
        self._number.setText(str(number))
        self._words.set_text(text)
        self.setAccessibleName(f"{number} {text}")


class _Table(Card):
    """The selected people in rows of 45 px, painted."""

    def __init__(self) -> None:
        super().__init__(0)
        self._lines: tuple[PersonLine, ...] = ()
        self._more = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_group(self, found: Group) -> None:
        self._lines, self._more = found.lines, found.count - len(found.lines)
        self.setAccessibleName(", ".join(line.name for line in found.lines[:10]))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        rows = len(self._lines) + bool(self._more)
        return QSize(400, rows * theme.current().px(ROW) + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        look, high = theme.current(), theme.current().px(ROW)
        whole = QRectF(self.rect()).adjusted(13, 3, -13, -3)
        for place, line in enumerate(self._lines):
            row = QRectF(whole.left(), whole.top() + place * high, whole.width(), high)
            if place:
                painter.fillRect(
                    QRectF(row.left(), row.top(), row.width(), 1), look.color("border")
                )
            self._paint_row(painter, row, line)
        if self._more:
            top = whole.top() + len(self._lines) * high
            room = QRectF(whole.left(), top, whole.width(), high)
            text = tr("and %n more", n=self._more)
            paint.paint_text(painter, room, text, role="small", ink="text2")

    def _paint_row(self, painter: QPainter, row: QRectF, line: PersonLine) -> None:
        def place(left: float, width: float) -> QRectF:
            rect = QRectF(row.left() + left, row.top(), width, row.height())
            return paint.mirrored(painter, rect, row)

        color: NicheColor | None = line.colors[0] if line.colors else None
        face = QRectF(row.left() + 2, row.center().y() - 14, 28, 28)
        portraits.paint_avatar(painter, paint.mirrored(painter, face, row), line.name, color)
        end = 78.0
        free = row.width() - 42 - end
        name, does, niche = free * 0.27, free * 0.43, free * 0.30
        paint.paint_text(painter, place(42, name - 10), line.name, role="bodyStrong")
        paint.paint_text(
            painter, place(42 + name, does - 10), subtitle(line), role="small", ink="text2"
        )
        spot = place(42 + name + does, niche - 10)
        if line.niches:
            width = min(niche - 10, paint.chip_width(line.niches[0]))
            left = spot.right() - width if paint.is_rtl(painter) else spot.left()
            top = QPointF(left, row.center().y() - theme.current().px(20) / 2)
            paint.paint_chip(painter, top, line.niches[0], color, niche - 10)
        else:
            paint.paint_text(painter, spot, tr("no niche"), role="small", ink="text2")
        today = clock.today()
        late = line.due is not None and line.due < today
        paint.paint_text(
            painter,
            place(row.width() - end - 4, end),
            due_words(line, today),
            role="small",
            ink="due" if late else "text2",
            align=paint.END,
            tabular=True,
        )


class BulkPane(QWidget):
    """The right side while several are selected, its bar floating above the bottom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = AvatarStack(52)
        self._title = Text("", "title1")
        self._remark = ElidedLabel("", "body", "text2")
        self._stats = [_Stat() for _ in range(4)]
        self._head = SectionHead(tr("Selected"), 0, tr("What they share can be changed at once"))
        self._table = _Table()
        self._build()
        self.bar = SelectionBar(self)

    def set_count(self, count: int) -> None:
        """Say how many are selected, before they are looked at."""
        self._title.setText(tr("%n person||%n people", n=count))
        self._head.set_count(count)
        self.bar.set_count(count)
        self._place_bar()

    def set_group(self, found: Group) -> None:
        """Show who is selected."""
        faces = [(line.name, line.colors[0] if line.colors else None) for line in found.lines]
        self._stack.set_people(faces[:5], len(faces[:5]))
        met = words.short_date(found.met, clock.today()) if found.met else ""
        self._remark.set_text(tr("All met: %1", met) if met else "")
        self._remark.setVisible(bool(met))
        for stat, number, text in zip(
            self._stats,
            (found.with_niche, found.with_step, found.met_lately, found.new),
            (
                tr("have a niche"),
                tr("have a next step"),
                tr("met this week"),
                tr("not written to yet"),
            ),
            strict=True,
        ):
            stat.show_number(number, text)
        self._table.set_group(found)

    def _build(self) -> None:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(28, 24, 24, 110)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(20)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addStretch(1)
        said.addWidget(self._title)
        said.addWidget(self._remark)
        said.addStretch(1)
        head.addWidget(self._stack)
        head.addLayout(said, 1)
        column.addLayout(head)
        column.addSpacing(18)
        stats = QHBoxLayout()
        stats.setSpacing(10)
        for stat in self._stats:
            stats.addWidget(stat, 1)
        column.addLayout(stats)
        column.addSpacing(16)
        column.addWidget(self._head)
        column.addSpacing(6)
        column.addWidget(self._table)
        column.addSpacing(16)
        said_no = tr("There is no message to all. Each person gets their own, seen before it goes.")
        column.addWidget(Text(said_no, "small", "text2", wrap=True))
        column.addStretch(1)
        scroll.setWidget(content)
        content.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _place_bar(self) -> None:
        side = 26 if self.width() > 600 else 8
        room = self.width() - 2 * side + 2 * SHADOW
        self.bar.fit(room)
        high = self.bar.sizeHint().height()
        top = self.height() - high + SHADOW - MARGIN
        self.bar.setGeometry(side - SHADOW, top, room, high)
        self.bar.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_bar()
