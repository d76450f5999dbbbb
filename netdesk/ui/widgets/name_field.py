"""A name being typed in the sidebar."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from netdesk.ui.widgets.fields import Field
from netdesk.words import tr


class NameField(Field):
    """A name being typed: Enter or leaving settles it, Esc gives it up."""

    settled = Signal(str)

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(hint or tr("Name of the niche"))
        self.setText(text)
        self._open = True
        self.editingFinished.connect(lambda: self._settle(self.text().strip()))

    def _settle(self, name: str) -> None:
        if self._open:
            self._open = False
            self.settled.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._settle("")
        else:
            super().keyPressEvent(event)
