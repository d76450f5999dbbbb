"""Facts about somebody on a line each: icon, date, words, and a remark at the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk import words
from netdesk.domain.model import Direction, FollowUp, Interaction, Side
from netdesk.ui import theme
from netdesk.ui.models.channel_icons import ICONS
from netdesk.ui.widgets import paint
from netdesk.words import tr

ROW, DATE = 21, 58


@dataclass(frozen=True, slots=True)
class Fact:
    """One line; a date column only where one of the lines has a date."""

    icon: str
    text: str
    date: str = ""
    note: str = ""
    ink: str = "text2"
    """The colour of the note."""


def contacts(newest_first: Sequence[Interaction], today: date) -> list[Fact]:
    """Return contacts as facts; those that nobody has answered since say so."""
    facts, answered = [], False
    for one in newest_first:
        outgoing = one.direction is Direction.OUTGOING
        waits = outgoing and not answered and one.replied_on is None
        answered = answered or not outgoing
        note = tr("no reply") if waits else words.direction(one.direction)
        facts.append(
            Fact(
                ICONS[one.channel] if one.channel else "chat",
                one.summary or one.note or words.direction(one.direction),
                words.near_date(one.on, today),
                note,
                "due" if waits else "text2",
            )
        )
    return facts


def gift(one: Interaction, today: date) -> Fact:
    """Return what was given as a fact."""
    said = one.summary or one.note or words.intent(one.intent)
    return Fact("gift", said, words.near_date(one.on, today))


def promise(one: FollowUp, today: date) -> Fact:
    """Return an open promise as a fact: whose it is, what, and until when."""
    mine = one.side is Side.MINE
    about = one.reason or words.origin(one.origin)
    text = tr("You: %1", about) if mine else tr("They: %1", about)
    note, late = words.when(one.due, one.at, today), one.days_late > 0
    if late:
        note = words.late(one.days_late)
    elif one.days_late < -1:
        note = tr("by %1", note)
    icon = "arrow-up-right" if mine else "arrow-down-left"
    return Fact(icon, text, note=note, ink="due" if late else "text2")


class FactLines(QWidget):
    """Painted lines, as wide as there is room."""

    def __init__(self, facts: Sequence[Fact], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = list(facts)
        self._dated = any(fact.date for fact in facts)
        told = [", ".join(filter(None, (one.date, one.text, one.note))) for one in facts]
        self.setAccessibleName("; ".join(told))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, theme.current().px(ROW) * len(self._facts))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, fact in enumerate(self._facts):
            high = theme.current().px(ROW)
            self._paint(painter, QRectF(0, place * high, self.width(), high), fact)

    def _paint(self, painter: QPainter, rect: QRectF, fact: Fact) -> None:
        look = theme.current()
        icon = QRectF(rect.x(), rect.center().y() - 7, 14, 14)
        paint.paint_icon(painter, paint.mirrored(painter, icon, rect), fact.icon)
        left, end = 23.0, paint.END
        if self._dated:
            spot = QRectF(left, rect.y(), look.px(DATE), rect.height())
            spot = paint.mirrored(painter, spot, rect)
            paint.paint_text(painter, spot, fact.date, role="small", ink="text2", tabular=True)
            left += look.px(DATE)
        taken = 0.0
        if fact.note:
            taken = min(paint.role_width(fact.note, "small") + 1, rect.width() / 2)
            spot = QRectF(rect.right() - taken, rect.y(), taken, rect.height())
            spot = paint.mirrored(painter, spot, rect)
            paint.paint_text(painter, spot, fact.note, role="small", ink=fact.ink, align=end)
            taken += 10
        room = QRectF(left, rect.y(), rect.width() - left - taken, rect.height())
        paint.paint_text(painter, paint.mirrored(painter, room, rect), fact.text, role="small")
