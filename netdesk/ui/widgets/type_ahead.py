"""A field that completes what is typed from a list, and takes what isn't in it as well."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from netdesk.ui.widgets.fields import Dropdown

Choice = tuple[str, Any]
"""A text to choose, and what it stands for."""


class TypeAhead(Dropdown):
    """A drop-down to type in: `committed` when Enter, a choice or leaving it settles the text."""

    committed = Signal()
    entered = Signal()
    """Enter was pressed; what was typed is settled already."""

    typed = Signal(str)

    def __init__(
        self, icon: str = "", *, name: str, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(icon, name=name, editable=True, parent=parent)
        self._settled = ""
        self.setMaxVisibleItems(12)
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(name)
        self.line.setAcceptDrops(False)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.setCompleter(completer)
        self.line.textEdited.connect(self.typed)
        self.line.editingFinished.connect(self._settle)
        self.activated.connect(self._on_activated)

    @property
    def line(self) -> QLineEdit:
        """Return the line that is typed in."""
        line = self.lineEdit()
        assert line is not None
        return line

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; what is typed stays."""
        text = self.line.text()
        self.blockSignals(True)
        self.clear()
        for shown, meant in choices:
            self.addItem(shown, meant)
        self.setCurrentIndex(-1)
        self.blockSignals(False)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show a text as settled, without telling."""
        self._settled = text
        self.blockSignals(True)
        self.setCurrentIndex(self._place(text))
        self.blockSignals(False)
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def text(self) -> str:
        """Return what stands there."""
        return self.line.text().strip()

    def meant(self) -> Any:
        """Return what the choice of that text stands for, None where there is no such choice."""
        return self.itemData(self._place(self.text()))

    def is_choice(self) -> bool:
        """Say whether the text is one of the choices."""
        return self._place(self.text()) >= 0

    def _place(self, text: str) -> int:
        return self.findText(text, Qt.MatchFlag.MatchFixedString) if text else -1

    def _on_activated(self, place: int) -> None:
        self.line.setText(self.itemText(place))
        self._settle()

    def _settle(self) -> None:
        text = self.text()
        if text != self._settled:
            self._settled = text
            self.committed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.line.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
            self._settle()
            self.entered.emit()
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self.text() != self._settled:
            self.set_text(self._settled)
        else:
            super().keyPressEvent(event)
