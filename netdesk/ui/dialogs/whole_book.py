"""Take a whole book (JSON) into this empty one, after a word on what that does."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from netdesk import book, words
from netdesk.book.files import Progress
from netdesk.domain.errors import Cancelled
from netdesk.ui import theme
from netdesk.ui.widgets.banner import Banner
from netdesk.ui.widgets.buttons import PrimaryButton, QuietButton
from netdesk.ui.widgets.labels import Text
from netdesk.ui.widgets.progress import ProgressLine
from netdesk.ui.widgets.shade import Shade
from netdesk.ui.work import Job, Work
from netdesk.words import tr

WIDTH = 460


class WholeBookDialog(QDialog):
    """Names the file; nothing is read before the user says so."""

    def __init__(self, work: Work, source: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._source = work, source
        self._job: Job | None = None
        self.setWindowTitle(tr("Whole book"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self.take.clicked.connect(self._take)
        self.cancel.clicked.connect(self.reject)
        self.progress.cancel_wanted.connect(self.reject)

    def open(self) -> None:
        super().open()
        Shade.under(self)

    def _build(self) -> None:
        self.setFixedWidth(theme.current().px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Text(tr("Take in a whole book?"), "title2"))
        text = tr(
            "%1 holds everything of another book. It goes into this one while this one is empty,"
            " as one step that can be undone.",
            self._source.name,
        )
        column.addWidget(Text(text, ink="text2", wrap=True))
        self.banner = Banner()
        self.progress = ProgressLine()
        column.addWidget(self.banner)
        column.addWidget(self.progress)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.cancel = QuietButton(tr("Cancel"))
        self.take = PrimaryButton(tr("Take it in"))
        self.take.setDefault(True)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.take)
        column.addLayout(buttons)

    def _take(self) -> None:
        source = self._source

        def verb(report: Progress) -> int | None:
            if book.whole.is_this_book(source):
                return None
            return book.whole.read_book(source, progress=report)

        self.take.setEnabled(False)
        self.banner.hide()
        self.progress.start(tr("Reading %1", source.name))
        self._job = self._work.do(
            verb,
            said=_said,
            then=self._on_taken,
            failed=self._on_failed,
            owner=self,
            with_progress=True,
            progress=self.progress.advance,
        )

    def _on_taken(self, _count: int | None) -> None:
        self._job = None
        self.accept()

    def _on_failed(self, problem: Exception) -> None:
        self._job = None
        self.progress.stop()
        self.take.setEnabled(True)
        if isinstance(problem, Cancelled):
            self.banner.say(tr("Cancelled."), "plain")
        else:
            self.banner.say(words.error(problem))
        self.adjustSize()

    def reject(self) -> None:
        """Stop what runs; else close."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()


def _said(count: int | None) -> str:
    if count is None:
        return tr("The book holds all of it already; nothing was changed.")
    return tr("%n person taken in||%n people taken in", n=count)
