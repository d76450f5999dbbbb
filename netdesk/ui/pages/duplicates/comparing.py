"""Two people side by side: who stays, which value wins, what is kept of both."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.merging import Choice
from netdesk.ui.models.duplicates import Comparison, Field, How, Side
from netdesk.ui.models.pictures import Photos
from netdesk.ui.pages.duplicates.cells import Cell, SameRow
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.buttons import SecondaryButton
from netdesk.ui.widgets.card import Card
from netdesk.ui.widgets.chips import Pill
from netdesk.ui.widgets.labels import ElidedLabel, Icon, Text
from netdesk.words import tr

LABELS = 96


class Comparing(QWidget):
    """Shows a comparison; `kept`, `gone`, `choices` and `left_out` say what is to be done."""

    kept_changed = Signal()

    def __init__(self, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos = photos
        self._found: Comparison | None = None
        self._kept = 0
        self._cells: list[tuple[Cell, Cell]] = []
        self._groups: list[QButtonGroup] = []
        self._avatars: list[tuple[Avatar, Side]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._content: QWidget | None = None
        self._swap: QWidget | None = None
        photos.loaded.connect(lambda _sha: self._show_faces())

    def show_comparison(self, found: Comparison) -> None:
        """Show two people; what was chosen for them stays unless something of them has changed."""
        if found != self._found:
            self._show(found, 0)

    def _show(self, found: Comparison, kept: int) -> None:
        """Show two people; at first the values of the one who stays win where they have any."""
        self._found, self._kept = found, kept
        self._cells, self._groups, self._avatars = [], [], []
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._build_heads(found))
        column.addLayout(self._build_fields(found))
        column.addSpacing(6)
        column.addWidget(_always(found))
        column.addStretch(1)
        before, self._content = self._content, content
        self._column.addWidget(content)
        content.show()  # what isn't seen yet gets no focus
        if before is not None:
            self._replace(before)
        self._show_faces()

    def _replace(self, before: QWidget) -> None:
        """Take away what was shown before; the focus stays here, or the keys would end with it."""
        if before.isAncestorOf(self.window().focusWidget()):
            self.focus_first()
        self._column.removeWidget(before)
        before.hide()
        before.deleteLater()

    def _show_faces(self) -> None:
        for avatar, side in self._avatars:
            avatar.set_person(side.name, side.color, self._photos.pixmap(side.photo))

    @property
    def kept(self) -> Side | None:
        """The one who stays."""
        return self._found.sides[self._kept] if self._found else None

    @property
    def gone(self) -> Side | None:
        """The one who becomes part of the other."""
        return self._found.sides[1 - self._kept] if self._found else None

    def choices(self) -> list[Choice]:
        """Return the fields of which the value of the one who goes wins."""
        going = (pair[1 - self._kept] for pair in self._cells)
        return [choice for cell in going if (choice := cell.field.choice) and cell.isChecked()]

    def left_out(self) -> list[int]:
        """Return the channels that shall not stay."""
        return [
            cell.field.channels[cell.side]
            for pair in self._cells
            for cell in pair
            if cell.field.how is How.EACH and cell.isEnabled() and not cell.isChecked()
        ]

    def swap(self) -> None:
        """Let the other stay."""
        if self._found:
            self._show(self._found, 1 - self._kept)
            self.kept_changed.emit()

    def focus_first(self) -> None:
        """Put the focus on the first field that can be chosen, else on what can be done."""
        first = next(self._choosable(), self._swap)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _choosable(self) -> Iterator[QWidget]:
        return (cell for pair in self._cells for cell in pair if cell.isEnabled())

    def _build_heads(self, found: Comparison) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addSpacing(LABELS)
        for place, side in enumerate(found.sides):
            row.addWidget(self._build_head(side, stays=place == self._kept), 1)
        return row

    def _build_head(self, side: Side, *, stays: bool) -> Card:
        card = Card(12, edge="accent" if stays else "border")
        row = QHBoxLayout()
        row.setSpacing(10)
        avatar = Avatar(40)
        self._avatars.append((avatar, side))
        row.addWidget(avatar)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(ElidedLabel(side.name, "bodyStrong"))
        names.addWidget(ElidedLabel(side.about, "small", "text2"))
        row.addLayout(names, 1)
        card.body.addLayout(row)
        card.body.addSpacing(8)
        if stays:
            card.body.addWidget(Pill(tr("Kept as the main card"), "soft"))
        else:
            self._swap = swap = SecondaryButton(tr("Make this the main card"))
            swap.clicked.connect(self.swap)
            card.body.addWidget(swap)
        card.body.addStretch(1)
        return card

    def _build_fields(self, found: Comparison) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, LABELS - 12)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        before = ""
        for row, field in enumerate(found.fields):
            label = ElidedLabel("" if field.label == before else field.label, "small", "text2")
            label.setFixedWidth(LABELS - 12)
            grid.addWidget(label, row, 0)
            before = field.label
            if field.how is How.SAME:
                grid.addWidget(SameRow(field), row, 1, 1, 2)
                continue
            cells = self._build_cells(field)
            grid.addWidget(cells[0], row, 1)
            grid.addWidget(cells[1], row, 2)
        return grid

    def _build_cells(self, field: Field) -> tuple[Cell, Cell]:
        cells = (Cell(field, 0), Cell(field, 1))
        self._cells.append(cells)
        if field.how is How.EACH:
            for cell in cells:
                cell.setChecked(cell.isEnabled())
        elif field.how is How.ONE:
            group = QButtonGroup(self)
            self._groups.append(group)
            for cell in cells:
                group.addButton(cell)
            wins = self._kept if field.texts[self._kept] else 1 - self._kept
            cells[wins].setChecked(True)
        return cells

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go through the fields, left and right choose a side."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        sides = {Qt.Key.Key_Left: 0, Qt.Key.Key_Right: 1}
        cell = self.focusWidget()
        if isinstance(cell, Cell) and event.key() in steps:
            self._move(cell, steps[Qt.Key(event.key())])
        elif isinstance(cell, Cell) and event.key() in sides:
            self._to_side(cell, sides[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _move(self, cell: Cell, step: int) -> None:
        place = next(n for n, pair in enumerate(self._cells) if cell in pair) + step
        while 0 <= place < len(self._cells):
            pair = self._cells[place]
            for target in (pair[cell.side], pair[1 - cell.side]):
                if target.isEnabled():
                    target.setFocus(Qt.FocusReason.TabFocusReason)
                    return
            place += step

    def _to_side(self, cell: Cell, side: int) -> None:
        target = next(pair for pair in self._cells if cell in pair)[side]
        if target.isEnabled():
            target.setFocus(Qt.FocusReason.TabFocusReason)
            if target.field.how is How.ONE:
                target.setChecked(True)


def _always(found: Comparison) -> Card:
    """Say what of both is kept in any case."""
    card = Card(13, ground="soft", edge="")
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Icon("merge", "accent"))
    texts = QVBoxLayout()
    texts.setSpacing(2)
    if numbers := _numbers(found):
        texts.addWidget(Text(tr("Kept: %1", numbers), "bodyStrong", wrap=True))
    texts.addWidget(
        Text(
            tr(
                "History, promises and notes of both are always kept. A merge can be undone,"
                " also later."
            ),
            "small",
            "text2",
            wrap=True,
        )
    )
    row.addLayout(texts, 1)
    card.body.addLayout(row)
    return card


def _numbers(found: Comparison) -> str:
    """Count what both have, where there is any."""
    parts = []
    if found.contacts:
        parts.append(tr("%n entry in the history||%n entries in the history", n=found.contacts))
    if found.follow_ups:
        parts.append(tr("%n follow-up||%n follow-ups", n=found.follow_ups))
    return ", ".join(parts)
