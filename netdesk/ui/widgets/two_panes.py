"""Pages of two panes: a list that is searched at the left, what is chosen in it at the right."""

from collections.abc import Callable
from functools import cached_property
from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets.empty import EmptyState
from netdesk.ui.widgets.labels import Text
from netdesk.ui.widgets.page import Page
from netdesk.ui.widgets.search_pane import SearchPane

ONE_PANE = 960
SETTLE_MS = 30
"""A key held down runs through the list; only where it rests is the rest of it read."""

UNBOUND = 16_777_215


class Pane(Protocol):
    """What shows the one that is chosen."""

    def set_narrow(self, narrow: bool) -> None:
        """Be the only pane, with a way back."""

    def focus_first(self) -> None:
        """Put the focus on the first thing to do."""


class TwoPanes(Page):
    """List and detail; below 960 px of window one of them, with a way back.

    A pane is made when it is first wanted: nobody sees one before the list is there.
    """

    searches = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one_pane = self._open = False
        self._settle = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._panes: list[Pane] = []
        self._detail = QStackedWidget()
        self._hint = Text("", "body", "text2", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def focus_first(self) -> None:
        """Put the focus on the list, or on the detail where it is the only pane."""
        if self._one_pane and self._open:
            self._pane().focus_first()
        else:
            self._listed.view.setFocus()

    def focus_search(self) -> None:
        """Put the focus into the search field."""
        self._show_list()
        self._listed.search.setFocus()
        self._listed.search.selectAll()

    def go_back(self) -> bool:
        """Go from the detail to the list, where there is one pane."""
        if not (self._one_pane and self._open):
            return False
        self._show_list()
        self._listed.view.setFocus()
        return True

    def adapt(self, width: int) -> None:
        """Turn to one pane below 960 px, and back."""
        self._one_pane = width < ONE_PANE
        for pane in self._panes:
            pane.set_narrow(self._one_pane)
        self._show_sides()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_escape()
        else:
            super().keyPressEvent(event)

    def _join(
        self,
        holder: QWidget,
        listed: SearchPane,
        width: int,
        pane: Callable[[], Pane],
        *,
        left: QWidget | None = None,
    ) -> None:
        """Put list and panes side by side.

        `pane` returns the pane of what is chosen; `left` is what the list is a part of.
        """
        self._listed, self._width, self._pane = listed, width, pane
        self._left = left or listed
        self._detail.addWidget(self._hint)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(self._detail, 1)
        theme.current().changed.connect(self._show_sides)
        self._show_sides()

    def _add_pane(self, pane: Pane) -> None:
        """Put a pane that was just made beside the list."""
        assert isinstance(pane, QWidget)
        pane.set_narrow(self._one_pane)
        self._panes.append(pane)
        self._detail.addWidget(pane)

    def _show_list(self) -> None:
        self._open = False
        self._show_sides()

    def _show_pane(self) -> None:
        self._open = True
        self._show_sides()

    def _shows_list(self) -> bool:
        return not (self._one_pane and self._open)

    def _show_sides(self) -> None:
        listed = self._shows_list()
        self._left.setVisible(listed)
        self._detail.setVisible(not self._one_pane or not listed)
        if self._one_pane:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(UNBOUND)
        else:
            look = theme.current()
            self._left.setFixedWidth(look.px(self._width) if look.scale > 1 else self._width)

    def _on_opened(self) -> None:
        self._show_pane()
        self._pane().focus_first()

    def _on_removed(self) -> None:
        if self._one_pane:
            self._show_list()
        self._listed.view.setFocus()

    def _on_escape(self) -> None:
        if not self.go_back():
            self._listed.view.setFocus()


class PanesOrNothing(TwoPanes):
    """Two panes, or, while there is nothing to list, what to do first."""

    def focus_first(self) -> None:
        if self._stack.currentWidget() is self._both:
            super().focus_first()
        else:
            self._empty.focus_first()

    @cached_property
    def _nothing(self) -> QWidget:
        """What stands there while there is nothing to list."""
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.setContentsMargins(32, 20, 32, 12)
        column.setSpacing(0)
        column.addWidget(Text(self._about, "body", "text2"))
        column.addWidget(Text(self.title, "title1"))
        column.addWidget(self._empty, 1)
        self._stack.addWidget(nothing)
        return nothing

    @cached_property
    def _empty(self) -> EmptyState:
        return self._make_empty()

    def _join_or_nothing(
        self,
        listed: SearchPane,
        width: int,
        pane: Callable[[], Pane],
        *,
        about: str,
        empty: Callable[[], EmptyState],
    ) -> None:
        """Join list and panes; without any, say what the page is `about` and what to do first."""
        self._about, self._make_empty = about, empty
        self._both = QWidget()
        self._join(self._both, listed, width, pane)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._both)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _show_any(self, there: bool) -> None:
        """Show the panes if there is anything to list; a focus that is hidden goes on."""
        focused = self.isAncestorOf(self.window().focusWidget() or self.window())
        before = self._stack.currentWidget()
        self._stack.setCurrentWidget(self._both if there else self._nothing)
        if focused and self._stack.currentWidget() is not before:
            self.focus_first()


def gone(_: Exception) -> None:
    """Say nothing: what was chosen is gone, and the list is being read anew."""
