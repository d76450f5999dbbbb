"""How a menu opens."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget


def pop(menu: QMenu, under: QWidget, at: QPoint | None = None) -> None:
    """Open a menu under a widget, or at a point of the screen; it deletes itself when closed."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(at or under.mapToGlobal(under.rect().bottomLeft()))
