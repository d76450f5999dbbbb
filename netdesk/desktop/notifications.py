"""Desktop notifications behind one small interface, whatever the system offers."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from netdesk.desktop.tray import Tray

# The freedesktop name of what a click beside the buttons does.
DEFAULT_ACTION = "default"


class Notifier(QObject):
    """Shows notifications; every answer comes later, as a signal, and no call ever waits.

    A key names one notification of ours: the same key shown again replaces it. While the system
    has not answered for a key, showing that key again does nothing: a server that hangs shows it
    once, when it wakes up.
    """

    shown = Signal(str, int)  # key, the server's id: only now it counts as delivered
    failed = Signal(str)  # key: nobody shows it; try again later
    invoked = Signal(str, str)  # key, action
    closed = Signal(str)  # key
    appeared = Signal()  # a notification server came up: what failed may be tried again

    def show(self, key: str, title: str, body: str, actions: Sequence[tuple[str, str]]) -> None:
        """Show plain texts with `actions` (name, label); `shown` or `failed` follows."""
        QTimer.singleShot(0, self, lambda: self.failed.emit(key))

    def withdraw(self, key: str) -> None:
        """Take a notification off the screen, if it is still there."""

    def close(self) -> None:
        """Let go of the system's notification service; what is on the screen stays there."""


class BubbleNotifier(Notifier):
    """The tray's own message: no buttons, and a click is told only for the last one.

    It stands for Windows and macOS, as Qt's documentation of QSystemTrayIcon.showMessage
    describes it; untried there.
    """

    def __init__(self, tray: Tray, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        self._last = ""
        tray.message_clicked.connect(self._on_clicked)

    def show(self, key: str, title: str, body: str, actions: Sequence[tuple[str, str]]) -> None:
        """Show the texts; the actions are left out."""
        if not self._tray.available:
            super().show(key, title, body, actions)
            return
        self._last = key
        self._tray.show_message(title, body)
        QTimer.singleShot(0, self, lambda: self.shown.emit(key, 0))

    def _on_clicked(self) -> None:
        if self._last:
            self.invoked.emit(self._last, DEFAULT_ACTION)


def make_notifier(tray: Tray, parent: QObject | None = None) -> Notifier:
    """Return the notifier of this system."""
    if sys.platform.startswith("linux"):
        # jeepney is installed on Linux only.
        from netdesk.desktop.bus_notifier import BusNotifier

        return BusNotifier(parent)
    return BubbleNotifier(tray, parent)
