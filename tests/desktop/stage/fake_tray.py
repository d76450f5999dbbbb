"""A StatusNotifierWatcher with a host, for tests: tells which items register, draws nothing."""

from jeepney import DBusAddress, HeaderFields, Message, new_method_return, new_signal

from stage.service import Service

NAME = "org.kde.StatusNotifierWatcher"
EMITTER = DBusAddress("/StatusNotifierWatcher", interface=NAME)


class Tray(Service):
    def __init__(self) -> None:
        super().__init__(NAME)
        self._items: list[str] = []

    def on_call(self, message: Message) -> None:
        match message.header.fields[HeaderFields.member]:
            case "RegisterStatusNotifierItem":
                sender = message.header.fields[HeaderFields.sender]
                self._items.append(message.body[0])
                self.send(new_method_return(message))
                self.send(new_signal(EMITTER, "StatusNotifierItemRegistered", "s", message.body))
                self.tell("registered", item=message.body[0], sender=sender)
            case "RegisterStatusNotifierHost":
                self.send(new_method_return(message))
            case "Get":
                signature, value = self._properties()[message.body[1]]
                self.send(new_method_return(message, "v", ((signature, value),)))
            case "GetAll":
                self.send(new_method_return(message, "a{sv}", (self._properties(),)))
            case _:
                self.refuse(message)

    def _properties(self) -> dict:
        return {
            "IsStatusNotifierHostRegistered": ("b", True),
            "ProtocolVersion": ("i", 0),
            "RegisteredStatusNotifierItems": ("as", self._items),
        }


if __name__ == "__main__":
    Tray().run()
