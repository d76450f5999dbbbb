"""Ask for the files to import, with the system's own dialog."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from netdesk.words import tr

FOLDER = "import/folder"


def choose_files(
    parent: QWidget, settings: QSettings, chosen: Callable[[list[Path]], object]
) -> QFileDialog:
    """Open the dialog where it was last used, and call `chosen` with the files picked."""
    dialog = QFileDialog(parent, tr("Import people"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    kinds = "*.vcf *.vcard *.zip *.csv *.tsv *.txt *.json *.sql"
    dialog.setNameFilters([f"{tr('Contacts')} ({kinds})", f"{tr('All files')} (*)"])
    folder = str(settings.value(FOLDER, ""))
    if folder and Path(folder).is_dir():
        dialog.setDirectory(folder)

    def accept(names: list[str]) -> None:
        if names:
            settings.setValue(FOLDER, str(Path(names[0]).parent))
            chosen([Path(name) for name in names])

    dialog.filesSelected.connect(accept)
    dialog.open()
    return dialog
