"""A dialog over the window that shows something, or does it while one waits."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from netdesk import words
from netdesk.domain.errors import Cancelled
from netdesk.ui import theme
from netdesk.ui.widgets.banner import Banner
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.labels import Text
from netdesk.ui.widgets.progress import ProgressLine
from netdesk.ui.widgets.shade import Shade
from netdesk.ui.work import Job
from netdesk.words import tr


class Sheet(QDialog):
    """A title, what is put into `body`, a problem or how far it is, and buttons at the end.

    `width` is in pixels of the usual text size; `closable` puts an × beside the title.
    """

    def __init__(
        self, title: str, width: int, parent: QWidget | None, *, closable: bool = True
    ) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(theme.current().px(width))
        self.title = Text(title, "title2")
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.banner = Banner()
        self.progress = ProgressLine()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        if closable:
            close = IconButton("x", tr("Close"), tr("Esc"))
            close.clicked.connect(self.reject)
            head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16 if closable else 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(self.body)
        column.addWidget(self.banner)
        column.addWidget(self.progress)
        column.addLayout(self._buttons)
        self.progress.cancel_wanted.connect(self.reject)

    def add_buttons(self, *buttons: QAbstractButton) -> None:
        """Put buttons at the end, the one that Enter presses last."""
        for button in buttons:
            self._buttons.addWidget(button)

    def run(self, what: str, start: Callable[[], Job]) -> None:
        """Say what is being done until `end` or `fail`; `reject` cancels the job meanwhile."""
        self.banner.hide()
        self.progress.start(what)
        self._job = start()

    def end(self) -> None:
        """Say no longer that something is being done."""
        self._job = None
        self.progress.stop()

    def fail(self, problem: Exception) -> None:
        """Say why nothing came of it."""
        self.end()
        if isinstance(problem, Cancelled):
            self.banner.say(tr("Cancelled."), "plain")
        else:
            self.banner.say(words.error(problem))
        self.adjustSize()

    def open(self) -> None:
        super().open()
        Shade.under(self)

    def reject(self) -> None:
        """Stop what runs; else close."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()
