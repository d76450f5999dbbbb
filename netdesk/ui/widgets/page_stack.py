"""The pages, one above the other: made when first wanted, reloaded when out of date and seen."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from netdesk.domain.changes import Changes
from netdesk.ui.widgets.page import Page

Factories = Mapping[str, Callable[[], Page]]


class PageStack(QStackedWidget):
    """Shows one page by its name; `factories` make them."""

    page_wanted = Signal(str)
    """A page's wish to see another."""

    floor_changed = Signal()

    def __init__(self, factories: Factories, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._factories = factories
        self._made: dict[str, Page] = {}
        self._stale: set[str] = set()
        self.name = self.name_before = ""

    def page(self, name: str) -> Page:
        """Return a page, made now if it is wanted for the first time."""
        if name not in self._made:
            page = self._made[name] = self._factories[name]()
            page.page_wanted.connect(self.page_wanted)
            page.floor_changed.connect(self.floor_changed)
            self.addWidget(page)
            self._stale.add(name)
        return self._made[name]

    def made(self) -> list[Page]:
        """Return the pages made so far."""
        return list(self._made.values())

    def names(self) -> list[str]:
        """Return the names of the pages made so far."""
        return list(self._made)

    def shown(self) -> Page | None:
        """Return the page that is shown, if any."""
        return self._made.get(self.name)

    def show_page(self, name: str, width: int) -> Page:
        """Show a page, fitted to the window's width and up to date."""
        page = self.page(name)
        if name != self.name:
            self.name_before, self.name = self.name, name
        self.setCurrentWidget(page)
        page.adapt(width)
        self._reload_if_stale()
        return page

    def touch(self, changes: Changes) -> None:
        """Take note of changes; what is seen reloads now, the rest when it is shown."""
        self._stale |= {name for name, page in self._made.items() if changes.touches(*page.shows)}
        if self.isVisible():
            self._reload_if_stale()

    def refresh(self) -> None:
        """Reload the page that is shown, the others when they are shown."""
        self._stale = set(self._made)
        self._reload_if_stale()

    def _reload_if_stale(self) -> None:
        if self.name in self._stale:
            self._stale.discard(self.name)
            self._made[self.name].reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reload_if_stale()
