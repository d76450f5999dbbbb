"""A key that acts wherever the focus lies in a widget: one press, one deed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def on_key(
    widget: QWidget,
    key: str | QKeySequence.StandardKey,
    act: Callable[[], object],
    *,
    within: bool = True,
) -> None:
    """Let a key act while the focus is in a widget, or, not `within`, on itself alone."""
    context = Qt.ShortcutContext
    shortcut = QShortcut(QKeySequence(key), widget)
    shortcut.setContext(context.WidgetWithChildrenShortcut if within else context.WidgetShortcut)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(act)
