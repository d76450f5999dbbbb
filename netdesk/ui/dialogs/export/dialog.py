"""The dialog that gives people out: chosen, written on a reader, said."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from netdesk import book
from netdesk.domain.errors import FileProblem
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.dialogs.ask_file import choose_folder, save_file
from netdesk.ui.dialogs.export.form import ExportForm
from netdesk.ui.dialogs.sheet import Sheet
from netdesk.ui.widgets.buttons import PrimaryButton, QuietButton
from netdesk.ui.work import Work
from netdesk.words import tr

WIDTH = 560


class ExportDialog(Sheet):
    """`ids` are the people that are selected; without any only all of them can be exported."""

    def __init__(
        self, work: Work, bus: Bus, ids: Sequence[int] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Export"), WIDTH, parent)
        self._work, self._bus = work, bus
        self._asking: QFileDialog | None = None
        self.form = ExportForm(ids)
        self.body.addWidget(self.form)
        self.cancel = QuietButton(tr("Cancel"))
        self.export = PrimaryButton(tr("Export"))
        self.export.setDefault(True)
        self.add_buttons(self.cancel, self.export)
        self._connect()
        self.export.setFocus()
        self._work.ask(lambda: book.people.count(), self._show_count, owner=self)

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.reject)
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
        write = partial(
            self._work.ask,
            lambda report: chosen.write(wish, report),
            lambda done: self._on_exported(chosen.done(done)),
            failed=self._on_failed,
            owner=self,
            with_progress=True,
            progress=self.progress.advance,
        )
        self.run(tr("Writing %1", wish.target.name), write)

    def _set_running(self, running: bool) -> None:
        self.form.setEnabled(not running)
        self.export.setEnabled(not running)

    def _on_exported(self, said: str) -> None:
        self.end()
        self._bus.said.emit(Notice(said))
        self.accept()

    def _on_failed(self, problem: Exception) -> None:
        self._set_running(False)
        if isinstance(problem, FileProblem) and problem.reason == "exists":
            self.end()
            self.banner.say(
                tr("%1 exists already.", Path(problem.path).name),
                "due",
                action=tr("Overwrite"),
                wanted=lambda: self._export(overwrite=True),
            )
        else:
            self.fail(problem)
        self.export.setFocus()  # disabled for a while, it had passed it on
        self._fit()
