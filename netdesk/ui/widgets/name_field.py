"""A name being typed in the sidebar."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from netdesk.ui.widgets.fields import Field
from netdesk.words import tr


class NameField(Field):
    """A name being typed: Enter or leaving settles it, Esc gives it up; after a key the focus is
    where it was before."""

    settled = Signal(str)

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(hint or tr("Name of the niche"))
        self.setText(text)
        self._open = True
        self._before = QApplication.focusWidget()
        self.editingFinished.connect(lambda: self._settle(self.text().strip()))

    def _settle(self, name: str) -> None:
        if self._open:
            self._open = False
            self.settled.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._end("")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end(self.text().strip())
        else:
            super().keyPressEvent(event)

    def _end(self, name: str) -> None:
        self._settle(name)
        if self._before is not None and isValid(self._before):
            self._before.setFocus()
