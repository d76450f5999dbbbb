"""A session bus, and a whole desktop, for one test."""

from collections.abc import Iterator

import pytest
from stage.session import Bus, Desktop


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    """A session bus with nothing on it, ours too: for parts that need no screen."""
    bus = Bus()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.env["DBUS_SESSION_BUS_ADDRESS"])
    yield bus
    bus.close()


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    """A screen with a window manager and a session bus, without tray and notifications yet."""
    desktop = Desktop()
    yield desktop
    desktop.close()


@pytest.fixture
def accessible_desktop() -> Iterator[Desktop]:
    """The same with the accessibility bus: `place` finds the controls of every program."""
    desktop = Desktop(accessible=True)
    yield desktop
    desktop.close()
