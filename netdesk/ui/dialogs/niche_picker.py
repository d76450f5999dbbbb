"""Give people a niche: type to find, type to make, with its colour."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from netdesk import book, words
from netdesk.domain.folding import fold
from netdesk.domain.model import Niche, NicheColor
from netdesk.ui import theme
from netdesk.ui.dialogs.choices import Choice, ChoicePopover
from netdesk.ui.widgets import paint
from netdesk.ui.work import Work
from netdesk.words import tr


@dataclass(frozen=True, slots=True)
class NicheWish:
    """The niche that somebody shall have; a new one in `color`, None for the next that is free.

    `take_off` where the person had it already.
    """

    name: str
    color: NicheColor | None = None
    niche_id: int = 0
    take_off: bool = False


class ColorDot(QAbstractButton):
    """One of the eight colours."""

    def __init__(self, color: NicheColor) -> None:
        super().__init__()
        self.color = color
        self.setCheckable(True)
        self.setAccessibleName(words.niche_color(color))
        self.setToolTip(words.niche_color(color))
        self.setFixedSize(26, 26)

    def sizeHint(self) -> QSize:
        return QSize(26, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint.paint_dot(painter, QPointF(rect.center()), self.color, 14)
        if self.isChecked():
            with paint.kept(painter):
                painter.setPen(QPen(theme.current().color("text"), 1.5))
                painter.drawEllipse(rect.center(), 10, 10)
        if self.hasFocus():
            paint.paint_focus(painter, rect, 13)


class ColorRow(QWidget):
    """The eight colours in a row; none is chosen at first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Colour"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._group = QButtonGroup(self)
        for color in NicheColor:
            dot = ColorDot(color)
            self._group.addButton(dot)
            row.addWidget(dot)
        row.addStretch(1)

    def color(self) -> NicheColor | None:
        """Return the chosen colour."""
        dot = self._group.checkedButton()
        return dot.color if isinstance(dot, ColorDot) else None

    def set_color(self, color: NicheColor) -> None:
        """Choose a colour."""
        for dot in self._group.buttons():
            dot.setChecked(isinstance(dot, ColorDot) and dot.color is color)


class NichePicker(ChoicePopover):
    """Emits `wished` with a NicheWish; those that all of them have are ticked and come off."""

    wished = Signal(object)

    def __init__(
        self, work: Work, parent: QWidget, title: str, *, has: Collection[int] = ()
    ) -> None:
        super().__init__(parent, title, tr("Find or make a niche"), create=self._make)
        self._has = frozenset(has)
        self._names: set[str] | None = None
        self._colors = ColorRow()
        self._colors.hide()
        self.body.addWidget(self._colors)
        self.field.textChanged.connect(self._show_colors)
        self.chosen.connect(self._on_chosen)
        work.ask(book.niches.all_niches, self._take, owner=self)

    def _take(self, niches: Sequence[Niche]) -> None:
        used = [niche.color for niche in niches]
        self._colors.set_color(min(NicheColor, key=used.count))
        self._names = {fold(niche.name) for niche in niches}
        self.set_choices([self._choice(niche) for niche in niches])
        self._show_colors()

    def _choice(self, niche: Niche) -> Choice:
        ticked = niche.id in self._has
        wish = NicheWish(niche.name, niche_id=niche.id, take_off=ticked)
        return Choice(wish, niche.name, str(niche.people), niche.color, dot=True, mark=ticked)

    def _make(self, text: str) -> Choice | None:
        clean = " ".join(text.split())
        if not clean:
            return None
        return Choice(NicheWish(clean), tr("New niche “%1”", clean), icon="plus")

    def _show_colors(self) -> None:
        typed = fold(self.field.text())
        new = bool(typed) and self._names is not None and typed not in self._names
        self._colors.setVisible(new)
        self.fit()

    def _on_chosen(self, wish: NicheWish) -> None:
        new = not wish.niche_id
        self.wished.emit(NicheWish(wish.name, self._colors.color()) if new else wish)
