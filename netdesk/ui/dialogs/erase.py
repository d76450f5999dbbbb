"""Erase somebody for good: asked first, since nothing takes it back; then which backups remain."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netdesk import book, words
from netdesk.book.erasing import Erased
from netdesk.ui.dialogs.ask_first import AskFirst
from netdesk.ui.work import Work
from netdesk.words import tr

SHOWN = 8
"""So many backups are named."""


class EraseDialog(AskFirst):
    """Asks, erases, and says what still holds the person; Cancel has the focus."""

    erased = Signal()

    def __init__(self, work: Work, person_id: int, name: str, parent: QWidget) -> None:
        super().__init__(
            tr("Erase %1 for good?", name),
            tr(
                "Everything that is known of them goes: also out of undo, the history, search and"
                " the file itself. Undo will be empty for everything else too. This can't be taken"
                " back."
            ),
            tr("Erase for good"),
            parent,
        )
        self._work, self._id, self._name = work, person_id, name
        self.ok.clicked.connect(self._erase)

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
        self.fit()

    def _on_failed(self, problem: Exception) -> None:
        self._said.setText(words.error(problem))
        self.ok.hide()
        self.fit()
