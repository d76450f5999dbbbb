"""What a card would change of a person, field by field, and whether it is that person at all."""

from datetime import date

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from netdesk import words
from netdesk.book.importing import FieldChange, Outcome, PreviewRow, RowPlan
from netdesk.domain.model import Circle
from netdesk.ui import theme
from netdesk.ui.models.preview_line import past
from netdesk.ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from netdesk.ui.widgets.card import SHADOW, FloatingCard
from netdesk.ui.widgets.fields import CheckBox
from netdesk.ui.widgets.labels import ElidedLabel, Icon
from netdesk.ui.widgets.text import shortened
from netdesk.words import tr

WIDTH, MOST = 500, 300
"""Pixels: the card's width, and the most height that its fields take before they scroll."""


class Story(FloatingCard):
    """Lies under the row it tells about, above it where there is no room; Esc closes it."""

    settled = Signal(object, bool)
    """PreviewRow, and whether it is the person in the book."""

    replace_wanted = Signal(object, str, bool)
    """PreviewRow, the field, and whether the card's value wins."""

    congratulation_wanted = Signal(object, bool)
    """PreviewRow, and whether a follow-up on the new job is to be planned."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._column = QVBoxLayout()
        self._column.setContentsMargins(3, 6, 6, 6)
        self._column.setSpacing(0)
        self.row.addLayout(self._column)
        self._content: QWidget | None = None
        self.hide()

    def tell(self, row: PreviewRow, wish: RowPlan, anchor: QRect) -> None:
        """Show what a card says, beside `anchor` in the parent's coordinates."""
        self._drop()
        content = self._content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._build_head(row))
        column.addSpacing(8)
        column.addWidget(self._build_fields(row, wish))
        if row.new_job:
            column.addSpacing(12)
            column.addWidget(self._build_congratulation(row, wish))
        if row.outcome is Outcome.UNCLEAR:
            column.addSpacing(12)
            column.addLayout(self._build_answers(row))
        self._column.addWidget(content)
        self.setAccessibleName(_question(row))
        self._place(anchor)
        self.show()
        self.raise_()
        self._focus_first()

    def dismiss(self) -> None:
        """Close it, if it is open."""
        if self.isVisible():
            self.hide()
            self._drop()
            self.closed.emit()

    def _drop(self) -> None:
        content, self._content = self._content, None  # hiding it may move the focus, and dismiss
        if content is not None:
            self._column.removeWidget(content)
            content.hide()
            content.deleteLater()

    def _build_head(self, row: PreviewRow) -> QHBoxLayout:
        head = QHBoxLayout()
        words_ = QVBoxLayout()
        words_.setSpacing(1)
        words_.addWidget(ElidedLabel(_question(row), "title3"))
        words_.addWidget(ElidedLabel(_remark(row), "small", "text2"))
        head.addLayout(words_, 1)
        close = IconButton("x", tr("Close"), tr("Esc"), size=28)
        close.clicked.connect(self.dismiss)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _build_fields(self, row: PreviewRow, wish: RowPlan) -> QWidget:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        grid.setColumnMinimumWidth(0, theme.current().px(86))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        for line, change in enumerate(row.changes):
            self._add_change(grid, line, row, change, _is_taken(change, wish))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        inner.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setFixedHeight(min(MOST, inner.sizeHint().height()))
        return scroll

    def _add_change(
        self, grid: QGridLayout, line: int, row: PreviewRow, change: FieldChange, on: bool
    ) -> None:
        grid.addWidget(ElidedLabel(_field(change), "small", "text2"), line, 0)
        new = _said(row, change)
        if not (change.kept or change.replaces):
            grid.addLayout(_added(new), line, 1, 1, 4)
            return
        grid.addWidget(ElidedLabel(change.old or tr("Your picture")), line, 1)
        grid.addWidget(Icon("arrow-right", "text3", 13), line, 2)
        grid.addWidget(ElidedLabel(new, ink="text" if on else "text2"), line, 3)
        take = CheckBox(tr("Take this"), name=tr("Take %1 for %2", new, _field(change)))
        take.setChecked(on)
        take.toggled.connect(lambda now: self.replace_wanted.emit(row, change.field, now))
        grid.addWidget(take, line, 4)

    def _build_congratulation(self, row: PreviewRow, wish: RowPlan) -> CheckBox:
        box = CheckBox(tr("Follow up on the new job"))
        box.setChecked(bool(wish.reason))
        box.toggled.connect(lambda now: self.congratulation_wanted.emit(row, now))
        return box

    def _build_answers(self, row: PreviewRow) -> QHBoxLayout:
        answers = QHBoxLayout()
        answers.setSpacing(8)
        same = PrimaryButton(tr("It is %1", shortened(row.person_name, 28)))
        other = SecondaryButton(tr("Somebody else"))
        for button, is_same in ((same, True), (other, False)):
            button.setAutoDefault(True)
            button.clicked.connect(lambda _on=False, yes=is_same: self._settle(row, yes))
            answers.addWidget(button)
        answers.addStretch(1)
        return answers

    def _settle(self, row: PreviewRow, same: bool) -> None:
        self.settled.emit(row, same)
        self.dismiss()

    def _place(self, anchor: QRect) -> None:
        parent = self._over
        width = min(WIDTH + 2 * SHADOW, parent.width())
        self.setFixedWidth(width)
        height = self.row.sizeHint().height()
        left = anchor.right() - width + SHADOW
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = anchor.left() - SHADOW
        below = anchor.bottom() - SHADOW + 4
        top = (
            below if below + height - SHADOW <= parent.height() else anchor.top() - height + SHADOW
        )
        left = max(0, min(left, parent.width() - width))
        self.setGeometry(left, max(0, top), width, height)

    def _focus_first(self) -> None:
        first = self.findChild(PrimaryButton) or self.findChild(CheckBox)
        target = first or self.findChild(IconButton)
        if target is not None:
            target.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)


def _added(text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(Icon("plus", "accent", 13))
    row.addWidget(ElidedLabel(text), 1)
    return row


def _question(row: PreviewRow) -> str:
    if row.outcome is Outcome.UNCLEAR:
        return tr("Is this %1 in your book?", row.person_name)
    return tr("What changes for %1", row.person_name or row.name)


def _remark(row: PreviewRow) -> str:
    if row.outcome is Outcome.UNCLEAR:
        return tr("What the card of %1 would bring to them:", row.name)
    if any(change.replaces for change in row.changes):
        return tr("What is newer replaces what you have, unless you take its tick away.")
    if any(change.kept for change in row.changes):
        return tr("What you have stays, unless you take the card's.")
    return tr("Nothing of theirs is replaced.")


def _is_taken(change: FieldChange, wish: RowPlan) -> bool:
    return change.field not in wish.keep if change.replaces else change.field in wish.replace


def _said(row: PreviewRow, change: FieldChange) -> str:
    """Say what a card brings as the user would read it."""
    match change.field:
        case "photo":
            return tr("A picture")
        case "past":
            return past(row)
        case "planned":
            return tr("%n follow-up||%n follow-ups", n=int(change.new))
        case "circle":
            return words.circle(Circle(change.new))
        case "cadence_days":
            return words.cadence(int(change.new))
        case "met_on" | "connected_on" if change.new:
            return words.full_date(date.fromisoformat(change.new))
        case "connected_on":
            return tr("LinkedIn")
    return change.new


def _field(change: FieldChange) -> str:
    return tr("Niche") if change.field == "niche" else words.field(change.field)
