"""One window for each book: a second start hands its files to the first and ends.

The lock (QLockFile) decides who is first, the socket carries the files. Before the first window
stands only a lock file is touched; QtNetwork is loaded by `listen`, after the first paint.
"""

import os
import stat
import sys
import tempfile
import time
import zlib
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_TOKEN = "XDG_ACTIVATION_TOKEN"
_OK = b"OK\n"
_PATIENCE_S = 10.0
_ANSWER_S = 2.0
_LONGEST = 1 << 20
# sun_path holds 108 bytes on Linux and 104 on macOS, the closing zero included (unix(7)).
_LONGEST_PATH = 103


class Entry(Enum):
    """What a start found."""

    FIRST = "first"
    HANDED_OVER = "handed over"
    NO_ANSWER = "no answer"


class SingleInstance(QObject):
    """Our place among the starts on one book; `asked` brings the files of later ones.

    An empty list means that somebody started NetDesk again just to see its window.
    """

    # A Python list of paths: a Qt one would lose the bytes of names that are not UTF-8.
    asked = Signal(object)

    add_asked = Signal()
    """Somebody started NetDesk again to add a person."""

    def __init__(self, book: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.address = address(book)
        self._lock = QLockFile(str(_folder() / f"{_name(book)}.lock"))
        # Held as long as the window lives: only a dead owner makes it stale, never its age.
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def enter(
        self, files: Sequence[str] = (), patience: float = _PATIENCE_S, *, adding: bool = False
    ) -> Entry:
        """Become the first, or give `files` to the one who is; wait `patience` seconds at most.

        With `adding`, that one shall add a person.

        It runs before QApplication and blocks: the first may hold the lock for a moment before
        its socket is there.
        """
        deadline = time.monotonic() + patience
        while True:
            if hand_over(self.address, files, adding=adding):
                return Entry.HANDED_OVER
            if self._lock.tryLock(0):
                return Entry.FIRST
            if time.monotonic() > deadline:
                return Entry.NO_ANSWER
            time.sleep(0.02)

    def listen(self) -> bool:
        """Accept later starts from now on; only for who is FIRST."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # A socket that a killed NetDesk left behind; the lock says that nobody listens on it.
        QLocalServer.removeServer(self.address)
        server.newConnection.connect(self._on_connection)
        self._server = server
        return server.listen(self.address)

    def leave(self) -> None:
        """Make room for the next start."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _on_connection(self) -> None:
        while self._server is not None and (guest := self._server.nextPendingConnection()):
            # No lambda: it would hold us, and the guest's end would be ours, amid its own.
            guest.readyRead.connect(self._on_more)
            guest.disconnected.connect(guest.deleteLater)
            QTimer.singleShot(int(_ANSWER_S * 1000), guest, guest.disconnectFromServer)
            self._on_words(guest)

    def _on_more(self) -> None:
        self._on_words(cast("QLocalSocket", self.sender()))

    def _on_words(self, guest: "QLocalSocket") -> None:
        if guest.bytesAvailable() > _LONGEST:
            guest.abort()
        elif guest.canReadLine():
            self._answer(guest, bytes(guest.readLine().data()))

    def _answer(self, guest: "QLocalSocket", line: bytes) -> None:
        wish = _parsed(line)
        if wish is None:
            guest.abort()
            return
        guest.write(_OK)
        guest.flush()
        guest.disconnectFromServer()
        files, token, adding = wish
        if token:
            # Qt's Wayland plugin shows it to the compositor when the window is activated.
            os.environ[_TOKEN] = token
        if adding:
            self.add_asked.emit()
        else:
            self.asked.emit(files)


def address(book: Path) -> str:
    """Return the socket's path (the pipe's name on Windows) for `book`."""
    name = _name(book)
    return name if sys.platform == "win32" else str(_folder() / f"{name}.sock")


def hand_over(where: str, files: Sequence[str], *, adding: bool = False) -> bool:
    """Give `files` to the NetDesk that listens on `where`; False if none took them."""
    if sys.platform == "win32":
        return say_by_qt(where, _words(files, adding))
    return os.path.exists(where) and _say(where, _words(files, adding))


def _words(files: Sequence[str], adding: bool) -> bytes:
    import json  # not needed by the usual start, which finds nobody

    paths = [os.path.abspath(file) for file in files]
    wish = {"files": paths, "token": os.environ.get(_TOKEN, ""), "adding": adding}
    return json.dumps(wish).encode() + b"\n"


def _say(where: str, words: bytes) -> bool:
    import socket  # Python's own: QtNetwork would cost each start 20 ms before its first paint

    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(_ANSWER_S)
            line.connect(where)
            line.sendall(words)
            return line.recv(len(_OK)) == _OK
    except OSError:
        return False


def say_by_qt(where: str, words: bytes) -> bool:
    """Say `words` through a QLocalSocket: the way on Windows, whose pipes Python can't open."""
    from PySide6.QtNetwork import QLocalSocket

    wait = int(_ANSWER_S * 1000)
    line = QLocalSocket()
    line.connectToServer(where)
    if not line.waitForConnected(wait):
        return False
    line.write(words)
    line.flush()
    return line.waitForReadyRead(wait) and line.readAll().data() == _OK


def _parsed(line: bytes) -> tuple[list[str], str, bool] | None:
    import json

    try:
        wish = json.loads(line)
        files = [str(file) for file in wish["files"]]
        return files, str(wish["token"]), wish.get("adding") is True
    except (ValueError, KeyError, TypeError):
        return None


def _name(book: Path) -> str:
    # A checksum tells a user's few books apart; hashlib would load OpenSSL before the first paint.
    checksum = zlib.crc32(os.fsencode(os.path.realpath(book)))
    return f"netdesk-{checksum:08x}"


def _folder() -> Path:
    """Return a folder of this user alone, short enough for a socket's path."""
    if sys.platform == "win32":
        return Path(tempfile.gettempdir())
    runtime = os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}"
    if len(os.fsencode(runtime)) + 40 < _LONGEST_PATH and os.access(runtime, os.W_OK):
        return Path(runtime)
    own = Path(tempfile.gettempdir(), f"netdesk-{os.getuid()}")
    own.mkdir(mode=0o700, exist_ok=True)
    found = own.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise PermissionError(f"{own} is not a private folder of yours")
    return own
