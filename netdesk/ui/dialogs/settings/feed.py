"""The row of Settings that says where our calendar is kept for other programs."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from netdesk.ui.dialogs.ask_file import choose_folder
from netdesk.ui.dialogs.settings.parts import Row
from netdesk.ui.widgets.buttons import IconButton, SecondaryButton
from netdesk.words import tr


class FeedRow(Row):
    """Shows the folder of the calendar file, lets another be chosen, or none."""

    folder_wanted = Signal(str)
    """A folder, empty for none."""

    def __init__(self) -> None:
        self.choose = SecondaryButton(tr("Choose folder"), "folder-open")
        self.leave = IconButton("x", tr("Keep no calendar file"))
        super().__init__(tr("Calendar file"), " ", self.choose, self.leave)
        self._asking: QFileDialog | None = None
        self.choose.clicked.connect(self._on_choose)
        self.leave.clicked.connect(lambda: self.folder_wanted.emit(""))
        self.show_folder("", "")

    def show_folder(self, folder: str, problem: str) -> None:
        """Say where the file is, or why it can't be written."""
        self.leave.setVisible(bool(folder))
        if not folder:
            self.set_remark(tr("Follow-ups and birthdays as netdesk.ics, kept up to date"))
        else:
            self.set_remark(problem or tr("netdesk.ics in %1", folder))

    def _on_choose(self) -> None:
        title = tr("Folder for the calendar file")
        self._asking = choose_folder(self.window(), title, self._on_chosen)

    def _on_chosen(self, folder: Path) -> None:
        self.folder_wanted.emit(str(folder))
