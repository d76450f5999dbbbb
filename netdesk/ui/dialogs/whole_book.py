"""Take a whole book (JSON) into this empty one, after a word on what that does."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from netdesk import book
from netdesk.book.files import Progress
from netdesk.ui.dialogs.sheet import Sheet
from netdesk.ui.widgets.buttons import PrimaryButton, QuietButton
from netdesk.ui.widgets.labels import Text
from netdesk.ui.work import Work
from netdesk.words import tr

WIDTH = 460


class WholeBookDialog(Sheet):
    """Names the file; nothing is read before the user says so."""

    def __init__(self, work: Work, source: Path, parent: QWidget | None = None) -> None:
        super().__init__(tr("Whole book"), WIDTH, parent, closable=False)
        self._work, self._source = work, source
        self._build()
        self.take.clicked.connect(self._take)
        self.cancel.clicked.connect(self.reject)

    def _build(self) -> None:
        self.title.setText(tr("Take in a whole book?"))
        text = tr(
            "%1 holds everything of another book. It goes into this one while this one is empty,"
            " as one step that can be undone.",
            self._source.name,
        )
        self.body.addWidget(Text(text, ink="text2", wrap=True))
        self.cancel = QuietButton(tr("Cancel"))
        self.take = PrimaryButton(tr("Take it in"))
        self.take.setDefault(True)
        self.add_buttons(self.cancel, self.take)

    def _take(self) -> None:
        source = self._source

        def verb(report: Progress) -> int | None:
            if book.whole.is_this_book(source):
                return None
            return book.whole.read_book(source, progress=report)

        self.take.setEnabled(False)
        take = partial(
            self._work.do,
            verb,
            said=_said,
            then=self._on_taken,
            failed=self._on_failed,
            owner=self,
            with_progress=True,
            progress=self.progress.advance,
        )
        self.run(tr("Reading %1", source.name), take)

    def _on_taken(self, _count: int | None) -> None:
        self.end()
        self.accept()

    def _on_failed(self, problem: Exception) -> None:
        self.take.setEnabled(True)
        self.fail(problem)


def _said(count: int | None) -> str:
    if count is None:
        return tr("The book holds all of it already; nothing was changed.")
    return tr("%n person taken in||%n people taken in", n=count)
