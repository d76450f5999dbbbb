"""SIGTERM and SIGINT end the program as well as its own Quit does."""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


class Signals(QObject):
    """Calls `end` from Qt's event loop; Python's own handlers run only when Qt lets them.

    It keeps the sockets as long as it lives: a closed one's number would soon be another file's,
    the book's for one, and the signal's number would be written into that.
    """

    def __init__(self, end: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._reading, self._writing = socket.socketpair()
        self._writing.setblocking(False)
        signal.set_wakeup_fd(self._writing.fileno())
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)
        notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(lambda *_: end())
