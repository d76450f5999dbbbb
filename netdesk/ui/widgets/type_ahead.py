"""A field that completes what is typed from a list, and takes what isn't in it as well."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from netdesk.ui.widgets.fields import Dropdown
from netdesk.ui.widgets.fitting_list import FittingList, completes, fitting

Choice = tuple[str, Any]
"""A text to choose, and what it stands for."""


class TypeAhead(Dropdown):
    """A drop-down to type in: `committed` when Enter, a choice or leaving it settles the text.

    A choice that begins as typed is completed in the line; those that have it inside are listed
    below it. Enter and Tab take the first one where that completes the word; else, and after Esc,
    what is typed.
    """

    committed = Signal()
    entered = Signal()
    """Enter was pressed; what was typed is settled already."""

    typed = Signal(str)

    def __init__(
        self, icon: str = "", *, name: str, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(icon, name=name, editable=True, parent=parent)
        self._settled = ""
        self._fitting: FittingList | None = None
        self.setMaxVisibleItems(12)
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(name)
        self.line.setAcceptDrops(False)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.setCompleter(completer)
        self.line.textEdited.connect(self.typed)
        self.line.textEdited.connect(self._on_edited)
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

    def offers(self) -> list[str]:
        """Return what is listed below the line now."""
        return self._fitting.texts() if self._fitting else []

    def _place(self, text: str) -> int:
        return self.findText(text, Qt.MatchFlag.MatchFixedString) if text else -1

    def _on_activated(self, place: int) -> None:
        self.line.setText(self.itemText(place))
        self._settle()

    def _on_edited(self, typed: str) -> None:
        """List what has the text inside where nothing begins so."""
        found = fitting(typed, self._texts())
        begun = any(text.lower().startswith(typed.lower()) for text in found)
        self._offer([] if begun else found, current=bool(found) and completes(found[0], typed))

    def _texts(self) -> list[str]:
        return [self.itemText(place) for place in range(self.count())]

    def _offer(self, texts: Sequence[str], *, current: bool = True) -> None:
        if self._fitting is None and texts:
            self._fitting = FittingList(self)
            self._fitting.itemClicked.connect(lambda item: self._pick(item.text()))
        if self._fitting is not None:
            self._fitting.offer(texts, current=current)

    def _open_list(self) -> None:
        """List what fits what is typed, all choices where nothing is."""
        line = self.line
        typed = line.text()[: line.selectionStart()] if line.hasSelectedText() else line.text()
        found = [] if self._place(typed) >= 0 else fitting(typed, self._texts())
        if found:
            self._offer(found)
        else:
            self.showPopup()

    def _offered(self) -> str:
        """Return the text that the list has current, "" while there is no list."""
        return self._fitting.current_text() if self._fitting else ""

    def _pick(self, text: str) -> None:
        self._offer([])
        self.activated.emit(self.findText(text, Qt.MatchFlag.MatchExactly))

    def _settle(self) -> None:
        self._offer([])
        text = self.text()
        if text != self._settled:
            self._settled = text
            self.committed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.line.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._offer([])

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._offer([])

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Take what the list has current before the focus goes on."""
        if offered := self._offered():
            self._pick(offered)
        return super().focusNextPrevChild(forward)

    def event(self, event: QEvent) -> bool:
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.ShortcutOverride and self.offers():
            event.accept()  # Esc closes the list, not what the field is in
            return True
        return super().event(event)

    def _on_list_key(self, key: int) -> bool:
        """Let a key act on the list; say whether it did."""
        if not self.offers() or self._fitting is None:
            return False
        offered = self._offered()
        match key:
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self._fitting.step(1 if key == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if offered:
                self._pick(offered)
            case Qt.Key.Key_Escape:
                self._offer([])
            case _:
                return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._on_list_key(event.key()):
            event.accept()
            return
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
            self._settle()
            self.entered.emit()
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self.text() != self._settled:
            self.set_text(self._settled)
        elif event.key() == Qt.Key.Key_Down:
            self._open_list()
        else:
            super().keyPressEvent(event)
