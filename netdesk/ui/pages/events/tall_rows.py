"""A list inside a page that scrolls: as high as its rows, each with a menu and a text to edit."""

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QWidget

from netdesk.ui import theme
from netdesk.ui.widgets.inline import LineEditor, close_editor
from netdesk.ui.widgets.rows_view import RowsView


class TallRows(RowsView):
    """The page scrolls, not the list; all wishes carry a row's value."""

    menu_wanted = Signal(object, QPoint)
    """The value, and a point of the screen."""

    def __init__(
        self,
        name: str,
        key_of: Callable[[Any], Hashable],
        spoken: Callable[[Any], str],
        *,
        row: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, key_of, spoken, row=row, parent=parent)
        self._editor: LineEditor | None = None
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.modelReset.connect(self._fit)
        theme.current().changed.connect(self._fit)
        self._fit()

    def edit_text(
        self, text: str, name: str, spot: QRect, settled: Callable[[str], None]
    ) -> LineEditor:
        """Let a text be typed at a place of the viewport; `settled` gets what it became."""
        self.end_edit()
        self._editor = editor = LineEditor(text, name, self.viewport())
        editor.setGeometry(spot)
        editor.settled.connect(lambda typed: self._on_settled(typed, settled))
        editor.given_up.connect(self.end_edit)
        editor.show()
        editor.setFocus()
        editor.selectAll()
        return editor

    def end_edit(self) -> None:
        """Close the editor, nothing changed."""
        editor, self._editor = self._editor, None
        if editor is not None:
            close_editor(editor, self)

    def _fit(self) -> None:
        self.setFixedHeight(theme.current().px(self._row) * self.found.rowCount())

    def _on_settled(self, typed: str, settled: Callable[[str], None]) -> None:
        if self._editor is not None:  # closing takes the focus, and that settles once more
            self.end_edit()
            settled(typed)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the current row; a key opens it there, whatever the pointer is at."""
        current = self.current()
        if current is not None:
            row = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
            mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            self.menu_wanted.emit(current, event.globalPos() if mouse else row)
