"""What the circles ask for against what is managed, and whom to move to a wider one."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk import clock, words
from netdesk.book.circles import Budget, Move
from netdesk.ui.dialogs.popover import Popover, is_enter
from netdesk.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from netdesk.ui.widgets.card import Card
from netdesk.ui.widgets.fields import CheckBox
from netdesk.ui.widgets.keys import acting_once
from netdesk.ui.widgets.labels import ElidedLabel, Text
from netdesk.words import tr


class BudgetCard(Card):
    """Shown while the circles ask for more than is managed."""

    moves_wanted = Signal(object)
    """Budget"""

    def __init__(self) -> None:
        super().__init__(0)
        self.body.setContentsMargins(15, 12, 12, 10)
        self.body.setSpacing(3)
        self._budget: Budget | None = None
        self.body.addWidget(Text(tr("Circles"), "bodyStrong", "text2"))
        self.said = Text("", "small", "text2", wrap=True)
        self.body.addWidget(self.said)
        self.whom = LinkButton(tr("Move whom?"))
        self.body.addWidget(self.whom, 0, Qt.AlignmentFlag.AlignLeading)
        self.whom.clicked.connect(lambda: self.moves_wanted.emit(self._budget))
        self.hide()

    def set_budget(self, budget: Budget) -> None:
        """Say what is asked for and what is managed, where that can't work."""
        self._budget = budget
        asked, mean = words.contacts_a_week(budget.asked), words.a_week(budget.mean)
        self.said.setText(tr("Your circles ask for %1, you manage %2.", asked, mean))
        self.setVisible(not budget.works and bool(budget.moves))


class BudgetPopover(Popover):
    """Proposes whom to move, each with a tick; nothing is moved that isn't ticked."""

    wished = Signal(object)
    """The ids of the people to move."""

    def __init__(self, parent: QWidget, moves: Sequence[Move]) -> None:
        super().__init__(parent, tr("Move to a wider circle"), width=400)
        self.boxes: list[tuple[CheckBox, Move]] = []
        today = clock.today()
        for move in moves:
            self.body.addLayout(self._row(move, today))
        self.save = PrimaryButton("", key="⏎")
        self._cancel, end = QuietButton(tr("Cancel")), QHBoxLayout()
        end.addStretch(1)
        end.addWidget(self._cancel)
        end.addWidget(self.save)
        self.body.addLayout(end)
        self._cancel.clicked.connect(self.close_it)
        self.save.clicked.connect(self._on_save)
        self._count()

    def chosen(self) -> list[int]:
        """Return who is ticked."""
        return [move.person_id for box, move in self.boxes if box.isChecked()]

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter move those that are ticked, wherever the focus is among them."""
        if is_enter(event) and not self._cancel.hasFocus():
            self.save.click()
        else:
            super().keyPressEvent(event)

    def _row(self, move: Move, today: date) -> QHBoxLayout:
        row, lines = QHBoxLayout(), QVBoxLayout()
        box = CheckBox(name=move.person)
        box.setChecked(True)
        box.toggled.connect(self._count)
        self.boxes.append((box, move))
        lines.setSpacing(0)
        lines.addWidget(ElidedLabel(move.person, "bodyStrong"))
        ways = tr("%1 → %2", words.circle(move.circle), words.circle(move.to))
        last = move.last_contact
        if last is not None:
            ways = tr("%1 · last contact %2", ways, words.short_date(last, today))
        lines.addWidget(ElidedLabel(ways, "small", "text2"))
        row.setSpacing(10)
        row.addWidget(box)
        row.addLayout(lines, 1)
        return row

    def _count(self) -> None:
        count = len(self.chosen())
        self.save.setText(tr("Move %n person||Move %n people", n=count))
        self.save.setEnabled(count > 0)

    def _on_save(self) -> None:
        self.wished.emit(self.chosen())
        self.close_it()
