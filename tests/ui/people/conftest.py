"""A page of people on a real book, with keys and clicks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from netdesk import book, clock
from netdesk.domain.model import Channel, ChannelKind
from netdesk.domain.when import Due
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.dialogs.popover import Popover
from netdesk.ui.pages.people import PeoplePage
from netdesk.ui.theme import Theme
from netdesk.ui.work import Work
from tests.ui.desk import Reloading

SUNDAY = date(2026, 11, 22)


def day(n: int) -> date:
    """Return the day n days from the tests' today."""
    return SUNDAY + timedelta(days=n)


@dataclass
class Desk:
    """The page with its book, what it said and what it wished."""

    work: Work
    page: PeoplePage
    qtbot: Any
    said: list[Notice] = field(default_factory=list)
    failed: list[Exception] = field(default_factory=list)

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

    def add(self, name: str, **fields: Any) -> int:
        due = fields.pop("due", None)

        def verb() -> int:
            own = book.people.add(name, **({"today": SUNDAY, "start_clock": False} | fields))
            if due is not None:
                book.follow_ups.plan([own], Due(day(due)), reason=f"Write to {name}")
            return own

        return self.run(verb)

    def person(self, own: int) -> Any:
        return self.ask(lambda: book.people.person(own, today=SUNDAY))

    def open(self, width: int = 1048, height: int = 800) -> None:
        """Show the page as the window would, and wait for its list."""
        self.page.resize(width, height)
        self.page.adapt(width + 232 if width > 800 else width)
        self.page.show()
        self.page.activateWindow()
        self.page.reload()
        self.settle()
        self.page.focus_first()

    def settle(self) -> None:
        """Wait until the list is there and the detail shows what is selected."""
        count = self.ask(book.people.count)
        self.qtbot.waitUntil(lambda: self.page.list._total == count)
        self.qtbot.waitUntil(lambda: not self.page._settle.isActive())
        self.ask(lambda: None)
        self.ask(lambda: None)

    def names(self) -> list[str]:
        """Return the rows of the list, headings in brackets."""
        model = self.page.list.view.people

        def said() -> list[str | None]:  # asked again each time: another list may come meanwhile
            return [model.data(model.index(row, 0)) for row in range(model.rowCount())]

        self.wait(lambda: all(said()))
        return [
            text.split(",")[0] if model.person_at(row) else f"[{text}]"
            for row, text in enumerate(said())
            if text
        ]

    def key(self, key: Qt.Key | str, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key where the focus is.

        The offscreen platform forgets the active window when a drop-down's list is deleted.
        """
        if QApplication.activeWindow() is None:
            self.page.window().activateWindow()
            self.wait(lambda: QApplication.activeWindow())
        target = QApplication.focusWidget() or self.page
        held = Qt.KeyboardModifier.NoModifier
        for one in modifiers:
            held |= one
        if isinstance(key, str):
            self.qtbot.keyClicks(target, key)
        else:
            self.qtbot.keyClick(target, key, held)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click a widget in its middle or at a point."""
        where = at or widget.rect().center()
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=where)

    def select(self, *own: int) -> None:
        """Select people, and wait for what is shown of them."""
        self.page.list.view.select(own)
        self.settle()
        if len(own) == 1:
            self.qtbot.waitUntil(
                lambda: self.page.pane.person is not None and self.page.pane.person.id == own[0]
            )

    def card(self) -> Any:
        """Return the card that is open."""
        cards = [one for one in self.page.window().findChildren(Popover) if one.isVisible()]
        assert len(cards) == 1, cards
        return cards[0]

    def wait(self, holds: Callable[[], Any]) -> None:
        """Wait until something holds."""
        self.qtbot.waitUntil(lambda: bool(holds()))

    def wait_said(self, text: str) -> Notice:
        """Wait for a sentence of the toast."""
        self.wait(lambda: any(text in notice.text for notice in self.said))
        return next(notice for notice in self.said if text in notice.text)


@pytest.fixture
def desk(theme: Theme, tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    """Return the page on an empty book, on Sunday 22 November 2026."""
    clock.set_source(lambda: datetime(2026, 11, 22, 12, 0, tzinfo=UTC))
    bus = Bus()
    work = Work(tmp_path / "test.book", bus)
    page = PeoplePage(work, bus)
    made = Desk(work, page, qtbot)
    bus.said.connect(made.said.append)
    bus.failed.connect(made.failed.append)
    Reloading(page, bus)
    qtbot.addWidget(page)
    theme.dress(page)  # Qt polishes it before it is shown
    with qtbot.waitSignal(work.opened):
        work.start()
    yield made
    page.close()
    with qtbot.waitSignal(work.closed):
        work.close(lambda: None)
    clock.set_source(None)
    assert made.failed == []


@pytest.fixture
def priya(desk: Desk) -> int:
    """Somebody with channels, a niche, a late follow-up and an interaction."""
    own = desk.add(
        "Priya Nair",
        title="Founder",
        organization="Loopwise",
        niches=["SaaS founders"],
        channels=[
            Channel(ChannelKind.EMAIL, "priya@loopwise.io"),
            Channel(ChannelKind.PHONE, "+49 1512 3456789"),
            Channel(ChannelKind.LINKEDIN, "https://www.linkedin.com/in/priyanair"),
        ],
        due=-2,
    )
    desk.run(lambda: book.interactions.log([own], "Call, 25 min", on=day(-5), note="Retainers"))
    return own
