"""Notifications on a real session bus, with a server of the tests and with none."""

from collections.abc import Iterator

import pytest
from jeepney import DBusAddress, new_signal
from jeepney.io.blocking import open_dbus_connection
from pytestqt.qtbot import QtBot
from stage.program import Talker
from stage.session import Bus

from netdesk.desktop.bus_notifier import BusNotifier
from netdesk.desktop.notifications import BubbleNotifier
from netdesk.desktop.tray import Tray

ACTIONS = [("done", "Done"), ("snooze", "Snooze"), ("open", "Open")]


@pytest.fixture
def notifier(bus: Bus, qtbot: QtBot) -> Iterator[BusNotifier]:
    notifier = BusNotifier()
    yield notifier
    notifier.close()


def show(qtbot: QtBot, notifier: BusNotifier, key: str = "one", body: str = "Why") -> int:
    with qtbot.waitSignal(notifier.shown) as signal:
        notifier.show(key, "Jonas Weber", body, ACTIONS)
    assert signal.args[0] == key
    return signal.args[1]


def test_a_server_gets_the_notification_and_its_button_comes_back(
    bus: Bus, notifier: BusNotifier, qtbot: QtBot
) -> None:
    server = bus.fake_notifications("actions", "body")
    number = show(qtbot, notifier)
    call = server.expect("Notify")
    assert (call["title"], call["body"], call["id"]) == ("Jonas Weber", "Why", number)
    assert call["actions"] == ["done", "Done", "snooze", "Snooze", "open", "Open"]
    assert call["hints"] == {"urgency": 1, "desktop-entry": "org.netdesk.netdesk"}
    assert call["expire"] == -1
    with qtbot.waitSignal(notifier.invoked) as signal:
        server.tell("invoke", id=number, action="done")
    assert signal.args == ["one", "done"]


def test_markup_is_escaped_only_where_the_server_reads_it(
    bus: Bus, notifier: BusNotifier, qtbot: QtBot
) -> None:
    server = bus.fake_notifications("body-markup")
    show(qtbot, notifier, body="<b>&\0\ud800")
    call = server.expect("Notify")
    assert call["body"] == "&lt;b&gt;&amp;?"
    server.quit()
    with qtbot.waitSignal(notifier.appeared, timeout=20_000):
        server = bus.fake_notifications("body")
    show(qtbot, notifier, body="<b>&")
    assert server.expect("Notify")["body"] == "<b>&"


def test_a_server_without_actions_gets_none(bus: Bus, notifier: BusNotifier, qtbot: QtBot) -> None:
    server = bus.fake_notifications()
    show(qtbot, notifier)
    assert server.expect("Notify")["actions"] == []


def test_the_same_key_replaces_its_notification(
    bus: Bus, notifier: BusNotifier, qtbot: QtBot
) -> None:
    server = bus.fake_notifications("actions")
    first = show(qtbot, notifier)
    assert show(qtbot, notifier) == first
    server.expect("Notify")
    assert server.expect("Notify")["replaced"] == first


def test_without_a_server_it_fails_and_a_later_server_is_noticed(
    bus: Bus, notifier: BusNotifier, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(notifier.failed) as signal:
        notifier.show("one", "Jonas Weber", "Why", ACTIONS)
    assert signal.args == ["one"]
    with qtbot.waitSignal(notifier.appeared, timeout=20_000):
        bus.fake_notifications("actions")
    show(qtbot, notifier)


def test_without_a_bus_it_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object, qtbot: QtBot
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    notifier = BusNotifier()
    with qtbot.waitSignal(notifier.failed):
        notifier.show("one", "Jonas Weber", "Why", ACTIONS)


def test_a_bus_that_ends_fails_what_is_open_and_nothing_breaks(
    bus: Bus, notifier: BusNotifier, qtbot: QtBot
) -> None:
    server = bus.fake_notifications("actions")
    show(qtbot, notifier)
    server.tell("hang")
    server.expect("hangs")
    with qtbot.waitSignal(notifier.failed) as signal:
        notifier.show("two", "Ruth Adeyemi", "Why", ACTIONS)
        bus.programs[0].end()
    assert signal.args == ["two"]
    with qtbot.waitSignal(notifier.failed):
        notifier.show("three", "Ruth Adeyemi", "Why", ACTIONS)


def test_a_server_that_hangs_shows_it_once_when_it_wakes(
    bus: Bus, notifier: BusNotifier, qtbot: QtBot
) -> None:
    server = bus.fake_notifications("actions")
    show(qtbot, notifier)
    server.expect("Notify")
    server.tell("hang")
    server.expect("hangs")
    with qtbot.assertNotEmitted(notifier.shown):
        notifier.show("two", "Ruth Adeyemi", "Why", ACTIONS)
        notifier.show("two", "Ruth Adeyemi", "Why", ACTIONS)
    with qtbot.waitSignal(notifier.shown):
        server.tell("wake")
    assert server.expect("Notify")["title"] == "Ruth Adeyemi"
    show(qtbot, notifier, "three")
    assert server.expect("Notify")["title"] == "Jonas Weber"


def test_a_server_that_dies_unanswered_fails_it(
    bus: Bus, notifier: BusNotifier, qtbot: QtBot
) -> None:
    server = bus.fake_notifications("actions")
    server.tell("hang")
    server.expect("hangs")
    notifier.show("one", "Jonas Weber", "Why", ACTIONS)
    with qtbot.waitSignal(notifier.failed):
        server.end()


def test_other_programs_ids_and_those_of_an_earlier_server_are_not_ours(
    bus: Bus, notifier: BusNotifier, qtbot: QtBot
) -> None:
    server = bus.fake_notifications("actions")
    number = show(qtbot, notifier)
    with qtbot.waitSignal(notifier.closed) as signal:
        server.quit()
    assert signal.args == ["one"]
    with qtbot.waitSignal(notifier.appeared, timeout=20_000):
        server = bus.fake_notifications("actions")
    mine = show(qtbot, notifier, "two") + 1
    assert mine == number + 1
    invoked: list[tuple[str, str]] = []
    notifier.invoked.connect(lambda *facts: invoked.append(facts))
    server.tell("invoke", id=mine + 7, action="done")
    emit_as_stranger(bus, mine)
    with qtbot.waitSignal(notifier.invoked):
        server.tell("invoke", id=mine - 1, action="open")
    assert invoked == [("two", "open")]


def emit_as_stranger(bus: Bus, number: int) -> None:
    name = "org.freedesktop.Notifications"
    emitter = DBusAddress("/org/freedesktop/Notifications", interface=name)
    with open_dbus_connection(bus.env["DBUS_SESSION_BUS_ADDRESS"]) as line:
        line.send(new_signal(emitter, "ActionInvoked", "us", (number - 1, "done")))


def test_withdrawing_closes_it(bus: Bus, notifier: BusNotifier, qtbot: QtBot) -> None:
    server = bus.fake_notifications("actions")
    number = show(qtbot, notifier)
    with qtbot.waitSignal(notifier.closed):
        notifier.withdraw("one")
    assert server.expect("CloseNotification")["id"] == number
    assert_deaf(server, notifier, qtbot, number)


def assert_deaf(server: Talker, notifier: BusNotifier, qtbot: QtBot, number: int) -> None:
    invoked: list[tuple[str, str]] = []
    notifier.invoked.connect(lambda *facts: invoked.append(facts))
    server.tell("invoke", id=number, action="done")
    show(qtbot, notifier, "next")
    assert invoked == []


def test_an_expired_one_keeps_its_buttons(bus: Bus, notifier: BusNotifier, qtbot: QtBot) -> None:
    server = bus.fake_notifications("actions")
    number = show(qtbot, notifier)
    with qtbot.waitSignal(notifier.closed):
        server.tell("close", id=number, reason=1)
    with qtbot.waitSignal(notifier.invoked):
        server.tell("invoke", id=number, action="open")


def test_a_bubble_without_a_tray_fails(qtbot: QtBot) -> None:
    tray = Tray()
    notifier = BubbleNotifier(tray)
    with qtbot.waitSignal(notifier.failed) as signal:
        notifier.show("one", "Jonas Weber", "Why", ACTIONS)
    assert signal.args == ["one"]
    tray.close()
