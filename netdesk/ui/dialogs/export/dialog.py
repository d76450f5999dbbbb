"""The dialog that gives people out: chosen, written on a reader, said."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from netdesk import book, words
from netdesk.domain.errors import Cancelled, FileProblem
from netdesk.ui import theme
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.dialogs.ask_file import choose_folder, save_file
from netdesk.ui.dialogs.export.form import ExportForm
from netdesk.ui.widgets.banner import Banner
from netdesk.ui.widgets.buttons import IconButton, PrimaryButton, QuietButton
from netdesk.ui.widgets.labels import Text
from netdesk.ui.widgets.progress import ProgressLine
from netdesk.ui.widgets.shade import Shade
from netdesk.ui.work import Job, Work
from netdesk.words import tr

WIDTH = 560


class ExportDialog(QDialog):
    """`ids` are the people that are selected; without any only all of them can be exported."""

    def __init__(
        self, work: Work, bus: Bus, ids: Sequence[int] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._work, self._bus = work, bus
        self._job: Job | None = None
        self._asking: QFileDialog | None = None
        self.setWindowTitle(tr("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = ExportForm(ids)
        self._build()
        self._connect()
        self.export.setFocus()
        self._work.ask(lambda: book.people.count(), self._show_count, owner=self)

    def open(self) -> None:
        super().open()
        Shade.under(self)

    def _build(self) -> None:
        self.setFixedWidth(theme.current().px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(Text(tr("Export"), "title2"), 1)
        self._close = IconButton("x", tr("Close"), tr("Esc"))
        head.addWidget(self._close)
        column.addLayout(head)
        self.banner = Banner()
        self.progress = ProgressLine()
        for part in (self.form, self.banner, self.progress):
            column.addWidget(part)
        column.addLayout(self._build_buttons())

    def _build_buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.cancel = QuietButton(tr("Cancel"))
        self.export = PrimaryButton(tr("Export"))
        self.export.setDefault(True)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.export)
        return buttons

    def _connect(self) -> None:
        self._close.clicked.connect(self.reject)
        self.cancel.clicked.connect(self.reject)
        self.progress.cancel_wanted.connect(self.reject)
        self.export.clicked.connect(lambda: self._export(overwrite=False))
        self.form.changed.connect(self._on_form)
        self.form.choose_wanted.connect(self._on_choose)

    def _show_count(self, count: int) -> None:
        self.form.set_count(count)
        self._fit()

    def _on_form(self) -> None:
        self.export.setEnabled(bool(self.form.place.text().strip()))
        self.banner.hide()
        self._fit()

    def _fit(self) -> None:
        for part in (self.form, self):
            if (layout := part.layout()) is not None:
                layout.activate()
        self.adjustSize()

    def _on_choose(self) -> None:
        place = self.form.place

        def take(path: Path) -> None:
            place.setText(str(path))

        if self.form.each():
            self._asking = choose_folder(self, tr("Choose a folder"), take)
        else:
            name = Path(place.text()).name
            self._asking = save_file(self, tr("Save as"), name, take, confirm=False)

    def _export(self, *, overwrite: bool) -> None:
        wish, chosen = self.form.wish(overwrite=overwrite), self.form.format()
        self._set_running(True)
        self.progress.start(tr("Writing %1", wish.target.name))
        self._job = self._work.ask(
            lambda report: chosen.write(wish, report),
            lambda done: self._on_exported(chosen.done(done)),
            failed=self._on_failed,
            owner=self,
            with_progress=True,
            progress=self.progress.advance,
        )

    def _set_running(self, running: bool) -> None:
        self.form.setEnabled(not running)
        self.export.setEnabled(not running)
        self.banner.hide()

    def _end(self) -> None:
        self._job = None
        self._set_running(False)
        self.progress.stop()

    def _on_exported(self, said: str) -> None:
        self._end()
        self._bus.said.emit(Notice(said))
        self.accept()

    def _on_failed(self, problem: Exception) -> None:
        self._end()
        if isinstance(problem, FileProblem) and problem.reason == "exists":
            self.banner.say(
                tr("%1 exists already.", Path(problem.path).name),
                "due",
                action=tr("Overwrite"),
                wanted=lambda: self._export(overwrite=True),
            )
        elif isinstance(problem, Cancelled):
            self.banner.say(tr("Cancelled."), "plain")
        else:
            self.banner.say(words.error(problem))
        self._fit()

    def reject(self) -> None:
        """Stop what runs; else close."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()
