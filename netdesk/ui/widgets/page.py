"""What the window asks of a page."""

from collections.abc import Set as AbstractSet

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netdesk.domain.changes import Kind


class Page(QWidget):
    """A page of the window: it reloads when told, and never in answer to its own click.

    `shows` names the kinds whose changes make it out of date; `title` is its name in words.
    """

    title: str = ""
    shows: AbstractSet[Kind] = frozenset()

    page_wanted = Signal(str)
    """A wish to see another page, by its name."""

    def reload(self) -> None:
        """Ask for the data anew; called when shown after a change and on F5."""

    def focus_first(self) -> None:
        """Put the focus where work on this page begins."""
        self.setFocus()

    def go_back(self) -> bool:
        """Go one step back within the page (Alt+Left); False if there is none."""
        return False
