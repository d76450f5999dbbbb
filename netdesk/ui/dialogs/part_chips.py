"""What a typed line was understood as, a chip for each part."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.domain.capture import Capture, Promise
from netdesk.domain.model import Side
from netdesk.domain.when import Due
from netdesk.ui import theme
from netdesk.ui.dialogs.when_field import said
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.words import tr

MOST = 440
"""So wide may a chip be, in pixels."""


@dataclass(frozen=True, slots=True)
class PartText:
    """A chip: icon and words; `strong` ones plan something."""

    icon: str
    text: str
    strong: bool = False


def parts(found: Capture, today: date) -> list[PartText]:
    """Return the chips of a line: the note, the next follow-up, promises both ways."""
    chips = [PartText("note", found.note)] if found.note else []
    if found.due is not None:
        day = said(found.due, today)
        text = tr("%1 · “%2”", day, found.reason) if found.reason else day
        chips.append(PartText("clock", text, strong=True))
    chips += [_promise(one, today) for one in found.promises]
    return chips


def _promise(one: Promise, today: date) -> PartText:
    mine = one.side is Side.MINE
    text = tr("I owe: %1", one.text) if mine else tr("They owe: %1", one.text)
    text = tr("%1 · %2", text, _by(one.due, today))
    return PartText("arrow-up-right" if mine else "arrow-down-left", text, strong=True)


def _by(due: Due | None, today: date) -> str:
    return said(due, today) if due else tr("in a week")


class PartChip(QWidget):
    """One part; the whole text is in its tooltip where it ends in dots."""

    def __init__(self, part: PartText) -> None:
        super().__init__()
        self.part = part
        self.setAccessibleName(part.text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = theme.current()
        wide = paint.role_width(self.part.text, "small") + 36
        return QSize(min(round(wide), MOST), look.px(24))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(self.part.text if self.width() >= MOST else "")
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, rect = theme.current(), QRectF(self.rect())
        ground, ink = ("soft", "accent") if self.part.strong else ("press", "text2")
        paint.paint_rounded(painter, rect, rect.height() / 2, look.color(ground))
        icon = paint.mirrored(painter, QRectF(9, rect.center().y() - 7, 14, 14), rect)
        paint.paint_icon(painter, icon, self.part.icon, ink)
        room = paint.mirrored(painter, rect.adjusted(27, 0, -8, 0), rect)
        paint.paint_text(painter, room, self.part.text, role="small", ink=ink)


class PartChips(QWidget):
    """The chips in as many lines as they need, or a hint in their place."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, gap=6)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_parts(self, chips: Sequence[PartText]) -> None:
        """Show these."""
        self._flow.clear()
        for part in chips:
            chip = PartChip(part)
            self._flow.addWidget(chip)
            chip.show()
        self._flow.invalidate()
        self.updateGeometry()

    def texts(self) -> list[str]:
        """Return what the chips say."""
        return [chip.part.text for chip in self.findChildren(PartChip) if not chip.isHidden()]
