"""Notifications by org.freedesktop.Notifications (Desktop Notifications Specification 1.3)."""

import html
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from jeepney import (  # type: ignore[import-untyped]
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    new_method_call,
)
from PySide6.QtCore import QObject, QTimer

from netdesk import paths
from netdesk.desktop.notifications import DEFAULT_ACTION, Notifier
from netdesk.desktop.session_bus import SessionBus

_SERVICE = "org.freedesktop.Notifications"
_SERVER = DBusAddress("/org/freedesktop/Notifications", bus_name=_SERVICE, interface=_SERVICE)
_BUS, _BUS_PATH = "org.freedesktop.DBus", "/org/freedesktop/DBus"
_APP_ID = "org.netdesk.netdesk"
_NORMAL_URGENCY = 1
_SERVERS_OWN_TIME = -1
# NotificationClosed, reason: 1 expired. Some servers keep such a one in a list with its buttons.
_EXPIRED = 1
_LONGEST_TITLE, _LONGEST_BODY = 200, 1000


@dataclass(frozen=True, slots=True)
class _Wish:
    key: str
    title: str
    body: str
    actions: tuple[tuple[str, str], ...]


class BusNotifier(Notifier):
    """The notification server of a Linux desktop, which may be absent, restart or hang."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = SessionBus(self)
        self._capabilities: frozenset[str] | None = None
        self._draws_default = False
        self._waiting: list[_Wish] = []  # until the server's capabilities are known
        self._unanswered: set[str] = set()
        self._keys: dict[int, str] = {}  # by the server's id
        self._bus.opened.connect(self._on_opened)
        self._bus.heard.connect(self._on_heard)
        self._bus.lost.connect(self._forget_server)
        self._bus.open()

    def show(self, key: str, title: str, body: str, actions: Sequence[tuple[str, str]]) -> None:
        """Send Notify; the body is escaped where the server reads markup, the title never is."""
        if key in self._unanswered:
            return
        self._unanswered.add(key)
        wish = _Wish(key, title, body, tuple(actions))
        if not self._bus.open():
            self._fail(key)
        elif self._capabilities is not None:
            self._notify(wish)
        else:
            self._waiting.append(wish)
            if len(self._waiting) == 1:
                self._ask_server()

    def withdraw(self, key: str) -> None:
        """Send CloseNotification for what is still on the screen under `key`."""
        number = self._number(key)
        if number:
            self._bus.call(
                new_method_call(_SERVER, "CloseNotification", "u", (number,)), lambda _none: None
            )

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def _on_opened(self) -> None:
        self._bus.listen(MatchRule(type="signal", sender=_SERVICE, interface=_SERVICE))
        owners = MatchRule(
            type="signal", sender=_BUS, interface=_BUS, member="NameOwnerChanged", path=_BUS_PATH
        )
        owners.add_arg_condition(0, _SERVICE)
        self._bus.listen(owners)

    def _ask_server(self) -> None:
        self._bus.call(new_method_call(_SERVER, "GetServerInformation"), self._on_information)
        self._bus.call(new_method_call(_SERVER, "GetCapabilities"), self._on_capabilities)

    def _on_information(self, body: tuple[Any, ...] | None) -> None:
        name = body[0] if body else ""
        # It draws the default action as one more button (tried with 0.7.3).
        self._draws_default = name.startswith("Xfce")

    def _on_capabilities(self, body: tuple[Any, ...] | None) -> None:
        waiting, self._waiting = self._waiting, []
        if body is not None:
            self._capabilities = frozenset(body[0])
        for wish in waiting:
            if body is None:
                self._fail(wish.key)
            else:
                self._notify(wish)

    def _notify(self, wish: _Wish) -> None:
        known = self._capabilities or frozenset()
        actions = [_text(word) for pair in self._fitting(wish.actions) for word in pair]
        text = _text(wish.body[:_LONGEST_BODY])
        arguments = (
            "NetDesk",
            self._number(wish.key),
            paths.resource("icons/netdesk.svg").as_uri(),
            _text(wish.title[:_LONGEST_TITLE]),
            html.escape(text, quote=False) if "body-markup" in known else text,
            actions if "actions" in known else [],
            {"urgency": ("y", _NORMAL_URGENCY), "desktop-entry": ("s", _APP_ID)},
            _SERVERS_OWN_TIME,
        )
        message = new_method_call(_SERVER, "Notify", "susssasa{sv}i", arguments)
        self._bus.call(message, partial(self._on_answer, wish.key))

    def _fitting(self, actions: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
        return [one for one in actions if not self._draws_default or one[0] != DEFAULT_ACTION]

    def _on_answer(self, key: str, body: tuple[Any, ...] | None) -> None:
        if body is None:
            self._fail(key)
            return
        self._unanswered.discard(key)
        self._keys = {number: known for number, known in self._keys.items() if known != key}
        self._keys[body[0]] = key
        self.shown.emit(key, body[0])

    def _fail(self, key: str) -> None:
        self._unanswered.discard(key)
        # Later, so that no answer comes before `show` returns.
        QTimer.singleShot(0, self, partial(self.failed.emit, key))

    def _number(self, key: str) -> int:
        return next((number for number, known in self._keys.items() if known == key), 0)

    def _on_heard(self, message: Message) -> None:
        match message.header.fields.get(HeaderFields.member), message.body:
            case "ActionInvoked", (int(number), str(action)) if number in self._keys:
                self.invoked.emit(self._keys[number], action)
            case "ActivationToken", (int(number), str(token)) if number in self._keys:
                # Qt's Wayland plugin shows it to the compositor when the window is activated.
                os.environ["XDG_ACTIVATION_TOKEN"] = token
            case "NotificationClosed", (int(number), int(reason)) if number in self._keys:
                self._on_closed(number, reason)
            case "NameOwnerChanged", (_, _, str(owner)):
                self._forget_server()
                if owner:
                    self.appeared.emit()

    def _on_closed(self, number: int, reason: int) -> None:
        key = self._keys[number] if reason == _EXPIRED else self._keys.pop(number)
        self.closed.emit(key)

    def _forget_server(self) -> None:
        """Another server has other ids: an old number may soon be another program's."""
        self._capabilities = None
        gone, self._keys = self._keys, {}
        for key in gone.values():
            self.closed.emit(key)


def _text(text: str) -> str:
    """Make `text` fit for D-Bus: UTF-8 without lone surrogates and zeros."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
