"""The session's D-Bus inside Qt's event loop: nothing here ever waits.

Calls and signals share one connection, since answers are told apart by their serial number and
the bus keeps the order of what one sender says: an ActionInvoked never overtakes the answer that
brought its notification's id.
"""

import os
import socket
from collections.abc import Callable
from itertools import count
from typing import Any

from jeepney import (  # type: ignore[import-untyped]
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    Parser,
    message_bus,
)
from jeepney.auth import BEGIN, Authenticator  # type: ignore[import-untyped]
from jeepney.bus import get_connectable_addresses  # type: ignore[import-untyped]
from PySide6.QtCore import QObject, QSocketNotifier, Signal

Answer = Callable[[tuple[Any, ...] | None], None]


class SessionBus(QObject):
    """One connection to the session bus: `call` asks, `heard` tells the signals of `listen`.

    `opened` is told for every new connection (its rules are to be said again), `lost` when the bus
    goes away; every open question is answered by None before that.
    """

    opened = Signal()
    heard = Signal(object)  # jeepney.Message
    lost = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._socket: socket.socket | None = None
        self._watchers: list[QSocketNotifier] = []
        self._forget()

    def open(self) -> bool:
        """Connect to the session bus, if there is one and we are not connected yet."""
        if self._socket is not None:
            return True
        where = _address()
        if where is None:
            return False
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.setblocking(False)
        try:
            line.connect(where)
            line.send(b"\0" + self._login.data_to_send())
        except OSError:
            line.close()
            return False
        self._socket = line
        self._watch(line)
        self.call(message_bus.Hello(), lambda _name: None)
        self.opened.emit()
        return True

    def call(self, message: Message, answer: Answer) -> None:
        """Send a method call; `answer` gets the body of the reply, None for an error or no bus."""
        if self._socket is None:
            answer(None)
            return
        serial = next(self._serials)
        self._questions[serial] = answer
        self._outgoing += message.serialise(serial=serial)
        self._flush()

    def listen(self, rule: MatchRule) -> None:
        """Hear the signals that fit `rule` from now on."""
        self.call(message_bus.AddMatch(rule), lambda _none: None)

    def close(self) -> None:
        """Leave the bus: open questions are answered by None, `lost` is told."""
        if self._socket is None:
            return
        for watcher in self._watchers:
            watcher.setEnabled(False)
            watcher.deleteLater()
        self._watchers = []
        self._socket.close()
        self._socket = None
        questions = list(self._questions.values())
        self._forget()
        for answer in questions:
            answer(None)
        self.lost.emit()

    def _forget(self) -> None:
        self._login = Authenticator(inc_null_byte=False)
        self._parser = Parser()
        self._serials = count(1)
        self._questions: dict[int, Answer] = {}
        self._outgoing = bytearray()

    def _watch(self, line: socket.socket) -> None:
        reading = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
        reading.activated.connect(self._on_readable)
        writing = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Write, self)
        writing.setEnabled(False)
        writing.activated.connect(self._flush)
        self._watchers = [reading, writing]

    def _flush(self) -> None:
        if self._socket is None or not self._login.authenticated:
            return
        try:
            sent = self._socket.send(self._outgoing)
        except BlockingIOError:
            sent = 0
        except OSError:
            self.close()
            return
        del self._outgoing[:sent]
        self._watchers[1].setEnabled(bool(self._outgoing))

    def _on_readable(self) -> None:
        if self._socket is None:
            return
        try:
            came = self._socket.recv(65536)
        except BlockingIOError:
            return
        except OSError:
            came = b""
        if not came:
            self.close()
        elif self._login.authenticated:
            self._parser.add_data(came)
            self._tell()
        else:
            self._log_in(came)

    def _log_in(self, came: bytes) -> None:
        try:
            self._login.feed(came)
        except ValueError:
            self.close()
            return
        if self._login.authenticated:
            self._outgoing[:0] = BEGIN
            self._flush()

    def _tell(self) -> None:
        while self._socket is not None and (message := self._parser.get_next_message()):
            kind = message.header.message_type
            if kind is MessageType.signal:
                self.heard.emit(message)
                continue
            serial = message.header.fields.get(HeaderFields.reply_serial)
            answer = self._questions.pop(serial, None)
            if answer is not None:
                answer(message.body if kind is MessageType.method_return else None)


def _address() -> str | None:
    """The address in the environment, else where systemd puts the bus (sd-bus(3))."""
    runtime = os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}"
    named = os.environ.get("DBUS_SESSION_BUS_ADDRESS") or f"unix:path={runtime}/bus"
    try:
        return str(next(get_connectable_addresses(named)))
    except (RuntimeError, ValueError):
        return None
