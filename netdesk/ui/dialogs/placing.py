"""Where a dialog without a frame stands."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QDialog


def put_in_the_middle(dialog: QDialog) -> None:
    """Put a dialog over the middle of the window it belongs to, whole on its screen.

    Left to itself, not each window manager does: one that comes with the end of a popover lands
    in a corner.
    """
    parent = dialog.parentWidget()
    if parent is None or not parent.window().isVisible():
        return
    window = parent.window()
    place = QRect(dialog.rect())
    place.moveCenter(window.geometry().center())
    room = window.screen().availableGeometry()
    left = max(room.left(), min(place.left(), room.right() + 1 - place.width()))
    top = max(room.top(), min(place.top(), room.bottom() + 1 - place.height()))
    dialog.move(left, top)
