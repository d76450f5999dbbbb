"""Today on a real book, with keys and clicks that are counted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from netdesk import book, clock
from netdesk.domain.changes import Changes
from netdesk.domain.when import Due
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.dialogs.popover import Popover
from netdesk.ui.dialogs.snooze import SnoozePopover
from netdesk.ui.pages.today import TodayPage
from netdesk.ui.theme import Theme
from netdesk.ui.work import Work

SUNDAY = date(2026, 11, 22)
Key = Qt.Key


def day(n: int) -> date:
    return SUNDAY + timedelta(days=n)


@dataclass
class Desk:
    """A page on a real book, with what it said and wished."""

    work: Work
    page: TodayPage
    qtbot: Any
    said: list[Notice] = field(default_factory=list)
    failed: list[Exception] = field(default_factory=list)
    wished: list[Any] = field(default_factory=list)

    def run(self, verb: Callable[[], Any]) -> Any:
        found: list[Any] = []
        self.work.do(verb, then=found.append)
        self.qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def ask(self, question: Callable[[], Any]) -> Any:
        found: list[Any] = []
        self.work.ask(question, found.append)
        self.qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def person(self, name: str, **fields: Any) -> int:
        fields = {"today": SUNDAY, "start_clock": False} | fields
        return int(self.run(lambda: book.people.add(name, **fields)))

    def plan(self, name: str, days: int, reason: str = "", **fields: Any) -> int:
        own = self.person(name)
        at = fields.pop("at", None)
        due = Due(day(days), at)
        return int(self.run(lambda: book.follow_ups.plan([own], due, reason=reason, **fields))[0])

    def names(self) -> list[str]:
        lines = self.page.list.lines
        return [item.person for row in range(lines.rowCount()) if (item := lines.item(row))]

    def wait_for(self, *names: str) -> None:
        self.qtbot.waitUntil(lambda: self.names() == list(names))

    def current(self) -> str:
        item = self.page.list.current_item()
        return item.person if item else ""

    def go_to(self, name: str) -> None:
        view = self.page.list
        view.setFocus()
        rows = [r for r in view.lines.item_rows() if view.lines.item(r).person == name]
        view.select(rows[0])

    def press(self, key: Key) -> None:
        self.qtbot.keyClick(self.page.list, key)

    def last_said(self, text: str) -> None:
        self.qtbot.waitUntil(lambda: bool(self.said) and self.said[-1].text == text)

    def point(self, name: str, x: int) -> QPoint:
        """Move the pointer over a line and return the place, `x` pixels from the left."""
        view = self.page.list
        row = next(r for r in view.lines.item_rows() if view.lines.item(r).person == name)
        place = view.visualRect(view.lines.index(row, 0)).center()
        place.setX(x)
        everywhere = view.viewport().mapToGlobal(QPointF(place))
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(place),
            everywhere,
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view.viewport(), move)
        return place

    def key(self, key: Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key where the focus is; the offscreen platform forgets the active window."""
        if QApplication.activeWindow() is None:
            self.page.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
        held = Qt.KeyboardModifier.NoModifier
        for one in modifiers:
            held |= one
        self.qtbot.keyClick(QApplication.focusWidget() or self.page, key, held)

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Drag from one point of a widget to another, which may lie outside."""
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        for kind, place, button, held in (
            (QEvent.Type.MouseButtonPress, start, left, left),
            (QEvent.Type.MouseMove, (start + end) / 2, none, left),
            (QEvent.Type.MouseMove, end, none, left),
            (QEvent.Type.MouseButtonRelease, end, left, none),
        ):
            everywhere = widget.mapToGlobal(QPointF(place))
            modifiers = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(
                widget, QMouseEvent(kind, QPointF(place), everywhere, button, held, modifiers)
            )

    def card(self, kind: type[Popover] = Popover) -> Any:
        """Wait for a card of a kind and return it."""

        def found() -> list[Popover]:
            return [one for one in self.page.findChildren(kind) if one.isVisible()]

        self.qtbot.waitUntil(lambda: len(found()) == 1)
        return found()[0]

    def popover(self) -> SnoozePopover:
        self.qtbot.waitUntil(lambda: bool(_popovers()))
        return _popovers()[0]


def _popovers() -> list[SnoozePopover]:
    found = QApplication.allWidgets()
    return [one for one in found if isinstance(one, SnoozePopover) and one.isVisible()]


@pytest.fixture
def clock_at() -> Iterator[Callable[[date], None]]:
    def set_day(to: date) -> None:
        moment = datetime.combine(to, time(9, 30)).astimezone(UTC)
        clock.set_source(lambda: moment)

    set_day(SUNDAY)
    yield set_day
    clock.set_source(None)


@pytest.fixture
def desk(qtbot, theme: Theme, tmp_path: Path, clock_at) -> Iterator[Desk]:
    bus = Bus()
    work = Work(tmp_path / "netdesk.book", bus)
    page = TodayPage(work, bus)
    qtbot.addWidget(page)
    desk = Desk(work, page, qtbot)

    def on_changed(changes: Changes) -> None:
        if isValid(page) and changes.touches(*page.shows):  # pytest-qt deletes it first
            page.reload()

    bus.changed.connect(on_changed)
    bus.said.connect(desk.said.append)
    bus.failed.connect(desk.failed.append)
    page.person_wanted.connect(lambda own: desk.wished.append(("person", own)))
    page.sort_wanted.connect(lambda event: desk.wished.append(("sort", event)))
    page.link_wanted.connect(lambda url: desk.wished.append(("link", url)))
    page.place_wanted.connect(lambda item: desk.wished.append((item.kind, item.subject_id)))
    page.event_people_wanted.connect(lambda event: desk.wished.append(("people", event)))
    page.import_wanted.connect(lambda: desk.wished.append(("import", None)))
    page.add_wanted.connect(lambda: desk.wished.append(("add", None)))
    work.start()
    page.resize(1048, 800)
    page.show()
    page.reload()
    yield desk
    with qtbot.waitSignal(work.closed):
        work.close(lambda: None)
