"""What every test shares; Qt draws offscreen unless told otherwise, no locale is set."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"  # names are sorted by the user's locale

import functools
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import without_qt

from tests.makers import open_book

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from netdesk.ui.theme import Theme

PATIENCE_MS = 20_000
"""How long a test waits for what will not come."""


def pytest_plugin_registered(plugin: object, manager: pytest.PytestPluginManager) -> None:
    """Skip what needs Qt where it can't be loaded, instead of failing everything."""
    without_qt.replace(plugin, manager)


@pytest.fixture
def qtbot(qtbot: "QtBot") -> "QtBot":
    """Pytest-qt's, patient: on a busy machine five seconds are soon over."""
    for wait in (qtbot.waitUntil, qtbot.waitSignal, qtbot.waitSignals):
        setattr(qtbot, wait.__name__, functools.partial(wait, timeout=PATIENCE_MS))
    return qtbot


@pytest.fixture
def theme(qapp: "QApplication") -> "Theme":
    """The application in light colours at the usual text size."""
    from netdesk.ui.theme import Mode, Theme

    theme = Theme(Mode.LIGHT)
    theme.apply(qapp)
    theme.finish(qapp)
    return theme


@pytest.fixture
def book_file(tmp_path: Path) -> Iterator[Path]:
    """An empty book, open for writing on this thread."""
    with open_book(tmp_path / "book" / "netdesk.book") as path:
        yield path


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail a test that leaves a thread behind."""
    before = set(threading.enumerate())
    yield
    left = [t for t in threading.enumerate() if t not in before and t.is_alive()]
    for thread in left:
        thread.join(2)
    assert not [t.name for t in left if t.is_alive()]
