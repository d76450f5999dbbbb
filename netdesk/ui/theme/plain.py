"""The style that dresses windows and takes every label for plain text: a name is never markup."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox, QProxyStyle, QWidget

from netdesk.ui import theme


class PlainStyle(QProxyStyle):
    """Fusion, with plain text in labels, message boxes and tooltips, whoever made them.

    A window that belongs to no other gets the style sheet when it is first shown, and all that is
    in it or belongs to it with it. On the application the sheet would be looked through again for
    a whole part of a page each time that part is put into a larger one.
    """

    def __init__(self) -> None:
        super().__init__("Fusion")

    def polish(self, target: Any) -> Any:  # one name for three overloads in Qt
        """Set labels and message boxes to plain text before they are first shown."""
        if isinstance(target, QLabel | QMessageBox):
            target.setTextFormat(Qt.TextFormat.PlainText)
        polished = super().polish(target)
        if isinstance(target, QWidget) and _is_shown_first(target) and not target.styleSheet():
            theme.current().dress(target)
        return polished


def _is_shown_first(widget: QWidget) -> bool:
    """Say whether it is a window that belongs to no other, and not on the screen yet.

    A part that is measured before it is put anywhere isn't created; a dialog stays a window,
    whenever it is measured.
    """
    if not widget.isWindow() or widget.isVisible() or widget.parentWidget() is not None:
        return False
    created = widget.testAttribute(Qt.WidgetAttribute.WA_WState_Created)
    return created or isinstance(widget, QDialog)
