"""The style that takes every label for plain text: a contact's name is never markup."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QProxyStyle


class PlainStyle(QProxyStyle):
    """Fusion, with plain text in labels, message boxes and tooltips, whoever made them."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def polish(self, target: Any) -> Any:  # one name for three overloads in Qt
        """Set labels and message boxes to plain text before they are first shown."""
        if isinstance(target, QLabel | QMessageBox):
            target.setTextFormat(Qt.TextFormat.PlainText)
        return super().polish(target)
