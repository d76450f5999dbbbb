"""Erase somebody for good: asked first, since nothing takes it back; then which backups remain."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk import book, words
from netdesk.book.erasing import Erased
from netdesk.ui import theme
from netdesk.ui.dialogs.card_dialog import CardDialog
from netdesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from netdesk.ui.widgets.labels import Text
from netdesk.ui.work import Work
from netdesk.words import tr

WIDTH = 460
SHOWN = 8
"""So many backups are named."""


class EraseDialog(CardDialog):
    """Asks, erases, and says what still holds the person; Cancel has the focus."""

    erased = Signal()

    def __init__(self, work: Work, person_id: int, name: str, parent: QWidget) -> None:
        super().__init__(tr("Erase for good"), parent, width=theme.current().px(WIDTH))
        self._work, self._id, self._name = work, person_id, name
        self._build()
        self.cancel.clicked.connect(self.reject)
        self.ok.clicked.connect(self._erase)

    def open(self) -> None:
        super().open()
        self.cancel.setFocus()

    def said(self) -> str:
        """Return what the dialog says."""
        return self._said.text()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(10)
        self._title = Text(tr("Erase %1 for good?", self._name), "title2", wrap=True)
        self._said = Text(
            tr(
                "Everything that is known of them goes: also out of undo, the history, search and"
                " the file itself. Undo will be empty for everything else too. This can't be taken"
                " back."
            ),
            "body",
            "text2",
            wrap=True,
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        self.cancel = SecondaryButton(tr("Cancel"))
        self.ok = PrimaryButton(tr("Erase for good"), "trash")
        row.addWidget(self.cancel)
        row.addWidget(self.ok)
        column.addWidget(self._title)
        column.addWidget(self._said)
        column.addSpacing(6)
        column.addLayout(row)

    def _erase(self) -> None:
        self.ok.setEnabled(False)
        own = self._id
        self._work.do(
            lambda: book.erasing.erase([own]),
            said=tr("%1 was erased for good", self._name),
            undo=False,
            then=self._on_erased,
            failed=self._on_failed,
            owner=self,
        )

    def _on_erased(self, found: Erased) -> None:
        self.erased.emit()
        if not found.backups:
            self.accept()
            return
        self._title.setText(tr("%1 was erased", self._name))
        names = [path.name for path in found.backups[:SHOWN]]
        more = len(found.backups) - len(names)
        listed = "\n".join([*names, *([tr("and %1 more", more)] if more else [])])
        folder = found.backups[0].parent
        self._said.setText(
            tr(
                "%n backup still holds them. Delete it too if that matters:||%n backups still hold"
                " them. Delete those too if that matters:",
                n=len(found.backups),
            )
            + f"\n{folder}\n\n{listed}"
        )
        self.ok.hide()
        self.cancel.setText(tr("Close"))
        self.adjustSize()

    def _on_failed(self, problem: Exception) -> None:
        self._said.setText(words.error(problem))
        self.ok.hide()
        self.adjustSize()
