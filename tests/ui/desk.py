"""A page on a real book, as a user meets it: what tests of pages share."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from netdesk.domain.changes import Changes
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.widgets.page import Page
from netdesk.ui.work import Work

SUNDAY = date(2026, 11, 22)
PATIENCE_MS = 20_000
"""For machines that do much else at the time."""


class Reloading(QObject):
    """Reloads a page that the changes concern, as the window does, as long as the page is there:
    pytest-qt deletes it while the book may still be at work."""

    def __init__(self, page: Page, bus: Bus) -> None:
        super().__init__(page)
        self._page = page
        bus.changed.connect(self._on_changed)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*self._page.shows) and self._page.isVisible():
            self._page.reload()


@dataclass
class PageDesk:
    """A page with its work and bus, with what was said, failed and wished."""

    work: Work
    bus: Bus
    page: Any
    qtbot: Any
    said: list[Notice] = field(default_factory=list)
    failed: list[Exception] = field(default_factory=list)
    wished: list[tuple[str, Any]] = field(default_factory=list)

    @classmethod
    def on(cls, work: Work, bus: Bus, page: Page, qtbot: Any, *wishes: str) -> "PageDesk":
        """Show the page, reload it as the window would, and note these of its signals."""
        qtbot.addWidget(page)
        desk = cls(work, bus, page, qtbot)
        Reloading(page, bus)
        bus.said.connect(desk.said.append)
        bus.failed.connect(desk.failed.append)
        for name in wishes:
            getattr(page, name).connect(
                lambda *values, name=name: desk.wished.append((name, *values))
            )
        work.start()
        page.resize(1048, 800)
        page.adapt(1280)
        page.show()
        page.reload()
        return desk

    def run(self, verb: Callable[[], Any]) -> Any:
        """Run a verb and return its result."""
        found: list[Any] = []
        self.work.do(verb, then=found.append)
        self.until(lambda: bool(found))
        return found[0]

    def ask(self, question: Callable[[], Any]) -> Any:
        """Ask a question and return the answer."""
        found: list[Any] = []
        self.work.ask(question, found.append)
        self.until(lambda: bool(found))
        return found[0]

    def until(self, fact: Callable[[], object]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: bool(fact()), timeout=PATIENCE_MS)

    def click(self, widget: QWidget) -> None:
        """Click in the middle of a widget."""
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def press(self, key: Qt.Key, *held: Qt.KeyboardModifier, on: QWidget | None = None) -> None:
        """Press a key where the focus is."""
        state = Qt.KeyboardModifier.NoModifier
        for one in held:
            state |= one
        target = on or QApplication.focusWidget() or self.page
        self.qtbot.keyClick(target, key, state)

    def hold(self, key: Qt.Key, on: QWidget | None = None) -> None:
        """Press a key where the focus is until it has repeated itself three times."""
        for repeats in (False, True, True, True):
            target = on or QApplication.focusWidget() or self.page
            none = Qt.KeyboardModifier.NoModifier
            QTest.simulateEvent(target, True, key, none, QTest.keyToAscii(key), repeats)
        QTest.keyRelease(target, key)

    def type(self, text: str, on: QWidget | None = None) -> None:
        """Type a text where the focus is."""
        self.qtbot.keyClicks(on or QApplication.focusWidget() or self.page, text)

    def last_said(self, text: str) -> None:
        """Wait until this is the newest sentence."""
        self.until(lambda: self.said and self.said[-1].text == text)


@contextmanager
def page_desk(
    path: Path, qtbot: Any, page: Callable[[Work, Bus], Page], *wishes: str
) -> Iterator[PageDesk]:
    """Show a page on the book at a path, made where missing; nothing may fail until the end."""
    bus = Bus()
    work = Work(path, bus)
    desk = PageDesk.on(work, bus, page(work, bus), qtbot, *wishes)
    yield desk
    with qtbot.waitSignal(work.closed):
        work.close(lambda: None)
    assert desk.failed == []
