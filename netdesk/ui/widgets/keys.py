"""Keys that act, told from those that move: one press is one deed, however long it is held."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

MOVING = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_J,
        Qt.Key.Key_K,
    }
)
"""Keys that go on while they are held, but for those with Alt, which move what is chosen."""

W = TypeVar("W", bound=QWidget)


def acting_once(press: "Callable[[W, QKeyEvent], None]") -> "Callable[[W, QKeyEvent], None]":
    """Let a `keyPressEvent` hear of a key that is held once, unless it only moves."""

    @wraps(press)
    def keyPressEvent(widget: W, event: "QKeyEvent") -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if not event.isAutoRepeat() or (event.key() in MOVING and not alt):
            press(widget, event)

    return keyPressEvent
