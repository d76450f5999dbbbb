"""Settings, Privacy: in plain words, where the data is and what leaves this computer."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from netdesk import book
from netdesk.domain.preferences import Preferences
from netdesk.ui.dialogs.settings.parts import Change, Fact, Group, Row, SettingsPage
from netdesk.ui.dialogs.wipe import WipeDialog
from netdesk.ui.widgets.buttons import IconButton, SecondaryButton
from netdesk.ui.widgets.fields import Switch
from netdesk.ui.work import Work
from netdesk.words import tr


class PrivacyPage(SettingsPage):
    """One file, no connection, and what a click on a channel does."""

    wipe_wanted = Signal()
    """Everything shall be deleted, the user is sure."""

    def __init__(self, work: Work, change: Change) -> None:
        super().__init__()
        self._work, self._change = work, change
        self._path = Path()
        self._build()
        self.copy.clicked.connect(self._on_copy)
        self.open_folder.clicked.connect(self._on_open_folder)
        self.wipe.clicked.connect(self._ask_to_wipe)
        self.names.clicked.connect(lambda on: self._change(names_in_notifications=on))

    def load(self) -> None:
        """Ask where the book lies."""
        self._work.ask(lambda: book.opening.current_path(), self._show_path, owner=self)

    def show_choices(self, choices: Preferences) -> None:
        """Show the book's preferences."""
        self.names.setChecked(choices.names_in_notifications)

    def _build(self) -> None:
        self.copy = IconButton("copy", tr("Copy the path"))
        self.open_folder = IconButton("folder-open", tr("Open the folder"))
        self.file = Fact(
            "database", tr("Everything is in one file"), " ", self.copy, self.open_folder
        )
        self.add(
            "",
            Group(
                self.file,
                Fact(
                    "prohibit",
                    tr("NetDesk makes no connection"),
                    tr("No account, no sync, no statistics, no look-ups of people on the web."),
                ),
                Fact(
                    "export",
                    tr("A click on a channel leaves NetDesk"),
                    tr(
                        "It opens your mail program, phone or browser with that one address."
                        " Nothing is sent for you."
                    ),
                ),
                Fact(
                    "users",
                    tr("These are other people's data"),
                    tr("Keep what you use. Anyone may ask you what you hold about them."),
                ),
            ),
        )
        self.names = Switch(tr("Show names in notifications"))
        self.add(
            tr("On this computer"),
            Group(
                Row(tr("Show names in notifications"), tr("Off: “3 people are due”"), self.names)
            ),
        )
        self.wipe = SecondaryButton(tr("Delete…"), "trash")
        self.wipe.setAccessibleName(tr("Delete everything…"))
        self.add(
            tr("Leave nothing"),
            Group(
                Row(
                    tr("Delete everything"),
                    tr("The book, its backups, and the settings of this computer"),
                    self.wipe,
                )
            ),
        )
        self.body.addStretch(1)

    def _show_path(self, path: Path) -> None:
        self._path = path
        self.file.text.setText(tr("%1 – copy it while NetDesk is closed, and you have all.", path))

    def _ask_to_wipe(self) -> None:
        dialog = WipeDialog(self._work, self.window())
        dialog.accepted.connect(self.wipe_wanted)
        dialog.open()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(str(self._path))

    def _on_open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
