"""Delete everything: asked first, and only by whoever says so twice."""

from PySide6.QtWidgets import QWidget

from netdesk import book
from netdesk.ui.dialogs.ask_first import AskFirst
from netdesk.ui.widgets.fields import CheckBox
from netdesk.ui.work import Work
from netdesk.words import tr


class WipeDialog(AskFirst):
    """Is accepted where the book and all that belongs to it shall go."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(tr("Delete everything?"), " ", tr("Delete everything"), parent)
        self.sure = CheckBox(tr("I don't need any of it any more"))
        self.body.addWidget(self.sure)
        self.ok.setEnabled(False)
        self.sure.toggled.connect(self.ok.setEnabled)
        self.ok.clicked.connect(self.accept)
        work.ask(lambda: (book.people.count(), len(book.upkeep.backups())), self._show, owner=self)

    def _show(self, found: tuple[int, int]) -> None:
        people, backups = found
        goes = (
            tr("The book with %n person in it||The book with %n people in it", n=people),
            tr("%n backup||%n backups", n=backups),
            tr("the settings of this computer with the calendar file"),
        )
        self._said.setText(
            tr(
                "%1, %2, and %3 go. This can't be taken back. What you exported or saved elsewhere"
                " stays. NetDesk then begins anew.",
                *goes,
            )
        )
        self.fit()
