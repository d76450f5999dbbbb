"""Ask for one file or folder, with the system's own dialog."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from netdesk.words import tr

Chosen = Callable[[Path], object]


def save_file(
    parent: QWidget, title: str, name: str, chosen: Chosen, *, confirm: bool = True
) -> QFileDialog:
    """Ask where to write; `confirm` lets the dialog ask about an existing file."""
    dialog = _dialog(parent, title, chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not confirm)
    dialog.selectFile(name)
    dialog.open()
    return dialog


def open_file(parent: QWidget, title: str, chosen: Chosen) -> QFileDialog:
    """Ask which book or backup to read."""
    dialog = _dialog(parent, title, chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([tr("NetDesk books") + " (*.book)", tr("All files") + " (*)"])
    dialog.open()
    return dialog


def choose_folder(parent: QWidget, title: str, chosen: Chosen) -> QFileDialog:
    """Ask for a folder."""
    dialog = _dialog(parent, title, chosen)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.open()
    return dialog


def documents() -> Path:
    """Return the folder where the user keeps documents, else the home folder."""
    places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(places[0]) if places else Path.home()
    return folder if folder.is_dir() else Path.home()


def _dialog(parent: QWidget, title: str, chosen: Chosen) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setDirectory(str(documents()))
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    return dialog
