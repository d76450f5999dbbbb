"""A D-Bus service in a helper process: commands come by stdin, events go to stdout."""

import json
import os
import selectors
import sys
from typing import Any

from jeepney import Message, MessageType, message_bus, new_error
from jeepney.io.blocking import open_dbus_connection


class Service:
    """Owns a name on the session bus and answers calls until its input ends."""

    def __init__(self, name: str) -> None:
        self._line = open_dbus_connection()
        # Neither queues behind another owner (4) nor replaces one.
        reply = self._line.send_and_get_reply(message_bus.RequestName(name, 4), timeout=5)
        if reply.body != (1,):
            sys.exit(f"{name} has an owner already")

    def run(self) -> None:
        self.tell("ready")
        chooser = selectors.DefaultSelector()
        chooser.register(self._line.sock, selectors.EVENT_READ, self._read_bus)
        chooser.register(sys.stdin.buffer.raw, selectors.EVENT_READ, self._read_commands)
        going_on = True
        while going_on:
            for key, _mask in chooser.select():
                going_on = key.data() and going_on
        self._line.close()

    def tell(self, event: str, **facts: Any) -> None:
        print(json.dumps({"event": event, **facts}), flush=True)

    def send(self, message: Message) -> None:
        self._line.send(message)

    def refuse(self, message: Message) -> None:
        self.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))

    def on_call(self, message: Message) -> None:
        self.refuse(message)

    def on_signal(self, message: Message) -> None:
        """Most services listen to nothing."""

    def on_command(self, command: dict) -> None:
        """Most services are told nothing."""

    def _read_bus(self) -> bool:
        came = self._line.sock.recv(65536)
        self._line.parser.add_data(came)
        while message := self._line.parser.get_next_message():
            if message.header.message_type is MessageType.method_call:
                self.on_call(message)
            elif message.header.message_type is MessageType.signal:
                self.on_signal(message)
        return bool(came)

    def _read_commands(self) -> bool:
        came = os.read(sys.stdin.fileno(), 65536)
        for line in came.splitlines():
            self.on_command(json.loads(line))
        return bool(came)
