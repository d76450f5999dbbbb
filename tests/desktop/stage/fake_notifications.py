"""A notification server for tests: tells every call, emits what it is told, may hang.

Started as `python -m stage.fake_notifications [CAPABILITY...]`.
"""

import sys

from jeepney import DBusAddress, HeaderFields, Message, new_method_return, new_signal

from stage.service import Service

NAME = "org.freedesktop.Notifications"
EMITTER = DBusAddress("/org/freedesktop/Notifications", interface=NAME)


class Notifications(Service):
    """Numbers notifications from 1, as every new server does."""

    def __init__(self, capabilities: list[str]) -> None:
        super().__init__(NAME)
        self._capabilities = capabilities
        self._last = 0
        self._hangs = False
        self._received: list[tuple[str, str]] = []
        self._late: list[Message] = []

    def on_call(self, message: Message) -> None:
        if self._hangs:
            self._late.append(message)
            return
        match message.header.fields[HeaderFields.member]:
            case "GetCapabilities":
                self.send(new_method_return(message, "as", (self._capabilities,)))
            case "GetServerInformation":
                said = ("netdesk's tests", "netdesk", "1", "1.2")
                self.send(new_method_return(message, "ssss", said))
            case "Notify":
                self._on_notify(message)
            case "CloseNotification":
                self.tell("CloseNotification", id=message.body[0])
                self.send(new_method_return(message))
                self.send(new_signal(EMITTER, "NotificationClosed", "uu", (message.body[0], 3)))
            case _:
                self.refuse(message)

    def on_command(self, command: dict) -> None:
        match command.pop("do"):
            case "invoke":
                body = (command["id"], command["action"])
                self.send(new_signal(EMITTER, "ActionInvoked", "us", body))
            case "close":
                body = (command["id"], command["reason"])
                self.send(new_signal(EMITTER, "NotificationClosed", "uu", body))
            case "received":
                self.tell("answer", answer=self._received)
            case "hang":
                self._hangs = True
                self.tell("hangs")
            case "wake":
                self._hangs = False
                late, self._late = self._late, []
                for message in late:
                    self.on_call(message)

    def _on_notify(self, message: Message) -> None:
        program, replaced, icon, title, body, actions, hints, expire = message.body
        self._received.append((title, body))
        self._last = replaced or self._last + 1
        self.send(new_method_return(message, "u", (self._last,)))
        self.tell(
            "Notify",
            id=self._last,
            program=program,
            replaced=replaced,
            icon=icon,
            title=title,
            body=body,
            actions=actions,
            hints={name: value for name, (_type, value) in hints.items()},
            expire=expire,
        )


if __name__ == "__main__":
    Notifications(sys.argv[1:]).run()
