"""Give people out as vCards: who, in which version, where to."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from netdesk import book, clock, words
from netdesk.domain.errors import Cancelled, FileProblem
from netdesk.ui import theme
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.dialogs.ask_file import choose_folder, documents, save_file
from netdesk.ui.dialogs.settings.parts import Group, Row
from netdesk.ui.widgets.banner import Banner
from netdesk.ui.widgets.buttons import IconButton, PrimaryButton, QuietButton, SecondaryButton
from netdesk.ui.widgets.chips import Segmented
from netdesk.ui.widgets.fields import Dropdown, Field, Switch
from netdesk.ui.widgets.labels import Text
from netdesk.ui.widgets.progress import ProgressLine
from netdesk.ui.widgets.shade import Shade
from netdesk.ui.work import Job, Work
from netdesk.words import tr

if TYPE_CHECKING:
    from netdesk.book.files import Exported

WIDTH = 540
VERSIONS = ("3.0", "4.0", "2.1")


class ExportDialog(QDialog):
    """`ids` are the people that are selected; without any only all of them can be exported."""

    def __init__(
        self, work: Work, bus: Bus, ids: Sequence[int] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._work, self._bus, self._ids = work, bus, tuple(ids)
        self._job: Job | None = None
        self._asking: QFileDialog | None = None
        self.setWindowTitle(tr("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        self._on_form()
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
        head.addWidget(Text(tr("Export vCards"), "title2"), 1)
        self._close = IconButton("x", tr("Close"), tr("Esc"))
        head.addWidget(self._close)
        column.addLayout(head)
        self._form = self._build_form()
        self.banner = Banner()
        self.progress = ProgressLine()
        for part in (self._form, self.banner, self.progress):
            column.addWidget(part)
        column.addLayout(self._build_buttons())

    def _build_form(self) -> QWidget:
        selected = tr("These %n||These %n", n=len(self._ids)) if self._ids else ""
        self.who = Segmented([tr("Everybody"), selected] if selected else [tr("Everybody")], "")
        self.who.setAccessibleName(tr("Who"))
        if self._ids:
            self.who.set_current(1)
        self._who_row = Row(tr("Who"), "", self.who)
        self.version = Dropdown(name=tr("Version"))
        self.version.addItems([tr("vCard %1", one) for one in VERSIONS])
        self.version.setFixedWidth(theme.current().px(130))
        self._version_row = Row(tr("Version"), " ", self.version)
        self.form = Segmented([tr("One file"), tr("One each")], tr("Files"))
        self.private = Switch(tr("Leave out notes and niches"))
        self.target = Field(name=tr("Save as"))
        self.target.setMinimumWidth(theme.current().px(230))
        self.choose = SecondaryButton(tr("Choose…"), "folder-open")
        return Group(
            self._who_row,
            self._version_row,
            Row(tr("Files"), "", self.form),
            Row(
                tr("Leave out notes and niches"),
                tr("For a card that you give to somebody else"),
                self.private,
            ),
            Row(tr("Save as"), "", self.target, self.choose),
        )

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
        self.version.currentIndexChanged.connect(self._say_version)
        self.form.picked.connect(self._on_form)
        self.choose.clicked.connect(self._on_choose)
        self.target.textChanged.connect(self._on_target)
        self._say_version()

    def _each(self) -> bool:
        return self.form.current() == 1

    def _say_version(self) -> None:
        remarks = (
            tr("The one that phones accept"),
            tr("Newer; some phones refuse it"),
            tr("For old phones"),
        )
        self._version_row.set_remark(remarks[self.version.currentIndex()])

    def _show_count(self, count: int) -> None:
        self._who_row.set_remark(tr("%n person in your book||%n people in your book", n=count))
        self.adjustSize()

    def _on_form(self) -> None:
        name = tr("contacts") if self._each() else tr("contacts.vcf")
        before = Path(self.target.text()).parent if self.target.text() else documents()
        self.target.setText(str(before / name))

    def _on_target(self, text: str) -> None:
        self.export.setEnabled(bool(text.strip()))
        self.banner.hide()

    def _on_choose(self) -> None:
        take = self.target.setText
        if self._each():
            self._asking = choose_folder(self, tr("Choose a folder"), lambda path: take(str(path)))
        else:
            name = Path(self.target.text()).name
            self._asking = save_file(
                self, tr("Save as"), name, lambda path: take(str(path)), confirm=False
            )

    def _target(self) -> Path:
        path = Path(self.target.text().strip()).expanduser()
        if not self._each() and not path.suffix:
            path = path.with_suffix(".vcf")
        return path if path.is_absolute() else documents() / path

    def _export(self, *, overwrite: bool) -> None:
        target, today = self._target(), clock.today()
        ids = self._ids if self.who.current() == 1 else None
        version = VERSIONS[self.version.currentIndex()]
        each, private = self._each(), self.private.isChecked()
        self._set_running(True)
        self.progress.start(tr("Writing %1", target.name))
        self._job = self._work.ask(
            lambda report: book.sharing.export_vcards(
                target,
                ids,
                today=today,
                version=version,
                each=each,
                overwrite=overwrite,
                private=private,
                progress=report,
            ),
            self._on_exported,
            failed=self._on_failed,
            owner=self,
            with_progress=True,
            progress=self.progress.advance,
        )

    def _set_running(self, running: bool) -> None:
        self._form.setEnabled(not running)
        self.export.setEnabled(not running)
        self.banner.hide()

    def _end(self) -> None:
        self._job = None
        self._set_running(False)
        self.progress.stop()

    def _on_exported(self, done: "Exported") -> None:
        self._end()
        name = done.file.name
        text = tr("%n person exported to %1||%n people exported to %1", name, n=done.count)
        self._bus.said.emit(Notice(text))
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
        self.adjustSize()

    def reject(self) -> None:
        """Stop what runs; else close."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()
