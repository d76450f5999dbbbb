"""The head of an item: its kind as a tile, its title, a line about it, and whom it serves."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netdesk.domain.model import Niche
from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.chips import AddChip, Chip
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.inline import NameLine
from netdesk.ui.widgets.labels import ElidedLabel
from netdesk.words import tr


class NicheChip(Chip):
    """A niche as high as the chip that adds one."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.current().px(24))


class BigKind(QWidget):
    """The kind of an item as a large tile."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = "file-text"
        self.setFixedSize(72, 72)

    def set_icon(self, icon: str) -> None:
        """Show another kind."""
        self._icon = icon
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect = QPainter(self), QRectF(self.rect())
        paint.paint_rounded(painter, rect, 12, theme.current().color("soft"))
        side = rect.width() * 0.29
        paint.paint_icon(painter, rect.adjusted(side, side, -side, -side), self._icon, "accent")


class Head(QWidget):
    """Emits wishes; a niche is taken off by its name."""

    renamed = Signal(str)
    edit_wanted = Signal()
    menu_wanted = Signal(QWidget)
    niche_wanted = Signal()
    niche_removed = Signal(str)
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton("arrow-left", tr("Back to the list"), tr("Esc"), edged=True)
        self.tile = BigKind()
        self.name = NameLine("title1", tr("Title"))
        self._line = ElidedLabel("", "body", "text2")
        self.pencil = IconButton("pencil", tr("Edit"), tr("E"))
        self.more = IconButton("dots-three", tr("More"))
        self._build()
        self._connect()

    def show_title(self, title: str, line: str) -> None:
        """Show a title, unless it is being typed, and what stands under it."""
        if not self.name.editing():
            self.name.set_text(title)
        self._line.set_text(line)

    def show_niches(self, niches: Iterable[Niche]) -> None:
        """Show whom it serves."""
        self._niches.removeWidget(self.add_niche)
        self._niches.clear()
        for niche in niches:
            chip = NicheChip(niche.name, niche.color, removable=True)
            chip.remove_wanted.connect(partial(self.niche_removed.emit, niche.name))
            self._niches.addWidget(chip)
        self._niches.addWidget(self.add_niche)

    def _build(self) -> None:
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.add_niche = AddChip(tr("+ Niche"), holder)
        self._niches = FlowLayout(holder, gap=6)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(self.name)
        column.addWidget(self._line)
        column.addSpacing(3)
        column.addWidget(holder)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.back, 0, top)
        row.addWidget(self.tile, 0, top)
        row.addLayout(column, 1)
        ends = QHBoxLayout()
        ends.setSpacing(4)
        ends.addWidget(self.pencil, 0, top)
        ends.addWidget(self.more, 0, top)
        row.addLayout(ends)

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_wanted)
        self.name.edited.connect(self.renamed)
        self.pencil.clicked.connect(self.edit_wanted)
        self.more.clicked.connect(lambda: self.menu_wanted.emit(self.more))
        self.add_niche.clicked.connect(self.niche_wanted)
