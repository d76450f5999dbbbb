"""Write down a note: Enter saves, Shift+Enter begins a new line."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netdesk.ui import theme
from netdesk.ui.dialogs.popover import Popover
from netdesk.ui.widgets.inline import BlockEditor


class NotePopover(Popover):
    """Emits `wished` with the text."""

    wished = Signal(str)

    def __init__(self, parent: QWidget, title: str, text: str = "") -> None:
        super().__init__(parent, title, width=420)
        self.editor = BlockEditor(text, title)
        self.editor.setFixedHeight(theme.current().px(84))
        self.body.addWidget(self.editor)
        self.editor.settled.connect(self._on_settled)
        self.editor.given_up.connect(self.close_it)

    def focus_first(self) -> None:
        """Put the focus into the note."""
        self.editor.setFocus()
        self.editor.selectAll()

    def _on_settled(self, text: str) -> None:
        if self.isVisible():
            self.close_it()
            self.wished.emit(text)
