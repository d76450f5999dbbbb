"""What the window asks of a page."""

from collections.abc import Sequence
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

    nav: str = ""
    """The row of the sidebar to mark, if it isn't the page's own."""

    searches: bool = False
    """Whether Ctrl+F means a search field of its own; else it looks for people."""

    keys: Sequence[tuple[str, str]] = ()
    """Its own keys and what they do, for the list under Ctrl+/."""

    page_wanted = Signal(str)
    """A wish to see another page, by its name."""

    floor_changed = Signal()
    """Something floating at the bottom has come or gone: see `floor`."""

    def reload(self) -> None:
        """Ask for the data anew; called when shown after a change and on F5."""

    def focus_first(self) -> None:
        """Put the focus where work on this page begins."""
        self.setFocus()

    def go_back(self) -> bool:
        """Go one step back within the page (Alt+Left); False if there is none."""
        return False

    def settle(self) -> None:
        """Save what was typed here and not finished: the program ends."""

    def focus_search(self) -> None:
        """Put the focus into the page's search field, if it has one (Ctrl+F)."""

    def floor(self) -> int:
        """Return how many pixels at its bottom something floating takes, for the toast above it."""
        return 0

    def adapt(self, width: int) -> None:
        """Fit the width of the window (not of the page): below 960 one pane, from 1200 all."""
