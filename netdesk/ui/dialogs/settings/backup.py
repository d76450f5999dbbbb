"""Settings, Backup: what copies there are, make one, go back to one; what was imported."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from netdesk import book, clock, paths, words
from netdesk.domain.changes import ALL
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.ask_file import open_file, save_file
from netdesk.ui.dialogs.settings.imports import ImportsGroup
from netdesk.ui.dialogs.settings.parts import Group, Row, SettingsPage, Status
from netdesk.ui.widgets.banner import Banner
from netdesk.ui.widgets.buttons import QuietButton, SecondaryButton
from netdesk.ui.widgets.labels import ElidedLabel, Icon, Text
from netdesk.ui.work import Work
from netdesk.words import tr

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup that is there; `made` is UTC, `size` in bytes."""

    path: Path
    made: datetime
    size: int
    why: str


@dataclass(frozen=True, slots=True)
class _Copies:
    folder: Path
    found: tuple[Copy, ...]


class BackupPage(SettingsPage):
    """Restoring is the one thing here that asks first."""

    restored = Signal(object)
    """Path of the copy of what was replaced."""

    def __init__(self, work: Work, bus: Bus) -> None:
        super().__init__()
        self._work, self._bus = work, bus
        self._folder = Path()
        self._asking: QFileDialog | None = None
        self._build()
        self._connect()

    def load(self) -> None:
        """Look which copies there are."""
        self._work.ask(_copies, self._show_copies, owner=self)
        self.imports.load()

    def _build(self) -> None:
        self.now = SecondaryButton(tr("Back up now"), "floppy-disk")
        self.status = Status("check-circle", self.now)
        self.banner = Banner(gap=12)
        self.add("", self.banner, self.status)
        self.open_folder = SecondaryButton(tr("Open"), "folder-open")
        self._where = Row(tr("Folder"), " ", self.open_folder)
        self.add(
            tr("Where"),
            Group(
                self._where,
                Row(
                    tr("By itself, once an hour in which NetDesk runs"),
                    tr("Kept: one an hour for a day, one a day for a month, then one a month"),
                ),
            ),
        )
        self.list = Group()
        self.add(tr("Backups"), self.list)
        self.save = SecondaryButton(tr("Save a copy…"), "export")
        self.restore = SecondaryButton(tr("Restore from a file…"), "upload")
        self.check = SecondaryButton(tr("Check the book"), "shield-check")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.save, self.restore, self.check):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.add("", buttons)
        self.imports = ImportsGroup(self._work, self._bus)
        self.add(tr("Imports"), self.imports)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.now.clicked.connect(self._on_now)
        self.open_folder.clicked.connect(self._on_open_folder)
        self.save.clicked.connect(self._on_save)
        self.restore.clicked.connect(self._on_restore)
        self.check.clicked.connect(self._on_check)

    def _show_copies(self, copies: _Copies) -> None:
        self._folder = copies.folder
        self.open_folder.setEnabled(copies.folder.is_dir())
        self._where.set_remark(_short(copies.folder))
        if copies.found:
            newest = copies.found[0]
            count = tr("%n backup||%n backups", n=len(copies.found))
            remark = tr("%1 · the newest %2 · each one checked", count, _size(newest))
            self.status.say(tr("Backed up: %1", _when(newest.made)), remark)
        else:
            text = tr("The first one comes by itself when there are people")
            self.status.say(tr("No backup yet"), text, good=False)
        rows = [self._row(one) for one in copies.found[:SHOWN]]
        self.list.set_rows(*(rows or [Row(tr("None yet"))]))

    def _row(self, one: Copy) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 5, 0, 5)
        line.setSpacing(9)
        restore = QuietButton(tr("Restore…"))
        restore.setAccessibleName(tr("Restore the backup: %1", _when(one.made)))
        restore.clicked.connect(lambda: self._ask_first(one.path, _when(one.made)))
        line.addWidget(Icon("file-text", "text2", 16))
        line.addWidget(ElidedLabel(_when(one.made)), 3)
        line.addWidget(ElidedLabel(_why(one.why), "small", "text2"), 3)
        line.addWidget(Text(_size(one), "small", "text2", tabular=True))
        line.addWidget(restore)
        return row

    def _on_now(self) -> None:
        self.now.setEnabled(False)
        self._work.do(
            lambda: book.upkeep.backup(),
            then=lambda _path: self._on_made(),
            failed=self._on_failed,
            owner=self,
        )

    def _on_made(self) -> None:
        self.now.setEnabled(True)
        self.load()

    def _on_failed(self, problem: Exception) -> None:
        self.now.setEnabled(True)
        self._say(words.error(problem))

    def _say(self, text: str) -> None:
        self.banner.say(text)

    def _on_open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _on_save(self) -> None:
        name = f"NetDesk {clock.today().isoformat()}.book"
        self._asking = save_file(self, tr("Save a copy"), name, self._save_to)

    def _save_to(self, target: Path) -> None:
        self._work.do(
            lambda: book.upkeep.backup(target, overwrite=True),
            then=lambda path: self.banner.say(tr("Saved and checked: %1", path), "soft"),
            failed=self._on_failed,
            owner=self,
        )

    def _on_restore(self) -> None:
        self._asking = open_file(
            self, tr("Restore from a file"), lambda path: self._ask_first(path, path.name)
        )

    def _ask_first(self, path: Path, name: str) -> None:
        text = tr("Replace everything by the backup “%1”? What is there now is kept.", name)
        self.banner.say(
            text, "due", action=tr("Restore"), wanted=partial(self._restore, path, name)
        )
        self._scroll.verticalScrollBar().setValue(0)

    def _restore(self, path: Path, name: str) -> None:
        self._work.do(
            lambda: book.upkeep.restore(path),
            said=tr("Restored: %1", name),
            undo=False,
            then=self._on_restored,
            failed=self._on_failed,
            owner=self,
        )

    def _on_restored(self, kept: Path) -> None:
        self._bus.changed.emit(ALL)
        self.banner.say(tr("Restored. What was there before is kept as %1.", kept.name), "soft")
        self.load()
        self.restored.emit(kept)

    def _on_check(self) -> None:
        self._work.ask(
            lambda: book.upkeep.check(), self._show_check, failed=self._on_failed, owner=self
        )

    def _show_check(self, problems: list[str]) -> None:
        if problems:
            self.banner.say(tr("The book is damaged: %1", "; ".join(problems[:3])))
        else:
            self.banner.say(tr("The book is sound: everything in it can be read."), "soft")


def _copies() -> _Copies:
    found = []
    for path in book.upkeep.backups():
        try:
            stat = path.stat()
        except OSError:  # thinned out meanwhile
            continue
        why = path.stem.split("-", 3)[-1]
        found.append(Copy(path, datetime.fromtimestamp(stat.st_mtime, UTC), stat.st_size, why))
    return _Copies(paths.backups_dir(book.opening.current_path()), tuple(found))


def _when(made: datetime) -> str:
    local = made.astimezone()
    return words.when(local.date(), local.time(), clock.today())


def _why(why: str) -> str:
    reasons = {
        "backup": tr("by itself or by you"),
        "before-update": tr("before an update"),
        "before-restore": tr("before a backup was restored"),
    }
    return reasons.get(why, why.replace("-", " "))


def _size(one: Copy) -> str:
    return QLocale().formattedDataSize(
        one.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat
    )


def _short(path: Path) -> str:
    try:
        return f"~/{path.relative_to(Path.home()).as_posix()}"
    except ValueError:
        return str(path)
