"""Ask for one file to read or write, with the system's own dialog."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from netdesk.words import tr

Chosen = Callable[[Path], object]


def save_file(parent: QWidget, title: str, name: str, chosen: Chosen) -> QFileDialog:
    """Ask where to write; an existing file is asked about by the dialog."""
    dialog = _dialog(parent, title, chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
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


def _dialog(parent: QWidget, title: str, chosen: Chosen) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
    if places and Path(places[0]).is_dir():
        dialog.setDirectory(places[0])
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    return dialog
