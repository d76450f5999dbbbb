"""Text that is edited in its place: double click, F2 or Enter opens, Enter saves, Esc reverts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets.fields import Field
from netdesk.ui.widgets.labels import ElidedLabel

OWN_KEYS = (Qt.Key.Key_F2, Qt.Key.Key_Delete)
WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignTop)


def close_editor(editor: QWidget, back: QWidget) -> None:
    """Take an editor away; the focus it had goes back to what was edited."""
    focused = editor.hasFocus()
    editor.hide()
    editor.deleteLater()
    if focused:
        back.setFocus()


class LineEditor(Field):
    """A line being edited; losing the focus settles it too."""

    settled = Signal(str)
    given_up = Signal()

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settled.emit(self.text().strip())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, _WINDOW):
            self.settled.emit(self.text().strip())


_WINDOW = Qt.FocusReason.ActiveWindowFocusReason


class BlockEditor(QPlainTextEdit):
    """Several lines being edited: Enter settles, Shift+Enter begins a new line."""

    settled = Signal(str)
    given_up = Signal()
    grown = Signal()

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setPlainText(text)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self.grown)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """Return what was typed."""
        return self.toPlainText()

    def selectAll(self) -> None:
        """Begin at the end: a text is mostly added to."""
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.setTextCursor(cursor)

    def high(self, least: int = 1, most: int = 8) -> int:
        """Return the height for what is typed."""
        lines = 0
        block = self.document().firstBlock()
        while block.isValid():
            layout = block.layout()
            lines += max(1, layout.lineCount() if layout else 1)
            block = block.next()
        return theme.current().line("body") * min(max(lines, least), most) + 18

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shifted:
            self.settled.emit(self.text().strip())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, _WINDOW):
            self.settled.emit(self.text().strip())


class NameLine(QWidget):
    """A name as a title that turns into a field."""

    edited = Signal(str)
    closed = Signal()
    ended = Signal()
    """The field was closed by a key, and had the focus."""

    def __init__(
        self, role: str, name: str, *, ink: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._needed = role.startswith("title")
        self._editor: LineEditor | None = None
        self.label = ElidedLabel("", role, ink)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.label)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self.label.set_text(text)

    def editing(self) -> bool:
        """Say whether the field is open."""
        return self._editor is not None

    def edit(self) -> None:
        """Open the field."""
        if self._editor is not None:
            return
        self._editor = editor = LineEditor(self.label.text(), self._name, self)
        editor.setPlaceholderText(self._name)
        editor.setMinimumWidth(theme.current().px(260 if self._needed else 160))
        self.label.hide()
        self._column.addWidget(editor)
        editor.settled.connect(self._settle)
        editor.given_up.connect(self._end)
        editor.show()
        editor.setFocus()
        editor.selectAll()

    def _settle(self, text: str) -> None:
        fits = bool(text) or not self._needed
        changed = self._editor is not None and fits and text != self.label.text()
        if changed:
            self.label.set_text(text)
        self._end()
        if changed:
            self.edited.emit(text)

    def _end(self) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        focused = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        self.label.show()
        self.closed.emit()
        if focused:
            self.ended.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit()
