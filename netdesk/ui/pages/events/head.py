"""The head of an event or a group: tile, name, a line about it, niche and kind, what to do."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from netdesk.domain.model import NicheColor
from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.chips import AddChip, Chip, Pill
from netdesk.ui.widgets.date_tile import BigTile
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.inline import NameLine
from netdesk.ui.widgets.keys import acting_once
from netdesk.ui.widgets.labels import ElidedLabel
from netdesk.words import tr


class NicheChip(Chip):
    """The niche, as high as the chip that adds one; Del takes it off."""

    def __init__(self, name: str, color: NicheColor | None) -> None:
        super().__init__(name, color)
        self._name, self._niche_color = name, color
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.current().px(24))

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        inner = self.rect().toRectF()
        top = (inner.height() - theme.current().px(20)) / 2
        start = inner.topLeft()
        start.setY(top)
        paint.paint_chip(painter, start, self._name, self._niche_color, self.width())
        if self.hasFocus():
            paint.paint_focus(painter, inner, inner.height() / 2)


class KindPill(Pill):
    """The kind in words, as high as the chips beside it."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.current().px(24))


class Head(QWidget):
    """Emits wishes; `set_narrow` shows a Back button and a smaller tile."""

    renamed = Signal(str)
    ended = Signal()
    edit_wanted = Signal(QWidget)
    niche_wanted = Signal(QWidget)
    niche_removed = Signal()
    menu_wanted = Signal(QWidget)
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tile = BigTile()
        self.name = NameLine("title1", tr("Name"))
        self.line = ElidedLabel("", "body", "text2")
        self.back = IconButton("arrow-left", tr("Back to the list"), tr("Esc"), edged=True)
        self.pencil = IconButton("pencil", tr("Edit"), tr("E"))
        self.more = IconButton("dots-three", tr("More"))
        self._chips_holder = QWidget()
        self._chips_holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.add_niche = AddChip(tr("+ Niche"), self._chips_holder)
        self._chips = FlowLayout(self._chips_holder, gap=6)
        self._build()
        self._connect()

    def show_name(self, name: str, line: str) -> None:
        """Show a name, unless it is being typed, and what stands under it."""
        if not self.name.editing():
            self.name.set_text(name)
        self.line.set_text(line)

    def show_tile(self, day: date | None, icon: str, *, lit: bool = False) -> None:
        """Show a date, or an icon where there is none."""
        self.tile.set_date(day, icon, lit=lit)

    def show_chips(self, niche: str, color: NicheColor | None, kinds: Sequence[str]) -> None:
        """Show the niche and the kinds in words."""
        self._chips.removeWidget(self.add_niche)
        self._chips.clear()
        if niche:
            chip = NicheChip(niche, color)
            chip.clicked.connect(lambda: self.niche_wanted.emit(chip))
            chip.remove_wanted.connect(self.niche_removed)
            self._chips.addWidget(chip)
        for kind in kinds:
            self._chips.addWidget(KindPill(kind))
        self._chips.addWidget(self.add_niche)
        self.add_niche.setVisible(not niche)
        self._chips_holder.updateGeometry()

    def set_narrow(self, narrow: bool) -> None:
        """Fit one pane."""
        self.back.setVisible(narrow)
        self.tile.set_side(56 if narrow else 72)

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        lines = QVBoxLayout()
        lines.setContentsMargins(6, 0, 0, 0)
        lines.setSpacing(4)
        lines.addStretch(1)
        for part in (self.name, self.line, self._chips_holder):
            lines.addWidget(part)
        lines.addStretch(1)
        middle, top = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.back, 0, 0, middle)
        grid.addWidget(self.tile, 0, 1, middle)
        grid.addLayout(lines, 0, 2)
        grid.addWidget(self.pencil, 0, 3, top)
        grid.addWidget(self.more, 0, 4, top)
        grid.setColumnStretch(2, 1)
        self.back.hide()

    def _connect(self) -> None:
        self.name.edited.connect(self.renamed)
        self.name.ended.connect(self.ended)
        self.back.clicked.connect(self.back_wanted)
        self.pencil.clicked.connect(lambda: self.edit_wanted.emit(self.pencil))
        self.more.clicked.connect(lambda: self.menu_wanted.emit(self.more))
        self.add_niche.clicked.connect(lambda: self.niche_wanted.emit(self.add_niche))
