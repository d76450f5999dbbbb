"""A line to type in that takes a pasted text of several lines, and grows with it."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from netdesk.ui import theme

MOST_LINES = 6
PLAIN = "QPlainTextEdit, QPlainTextEdit:focus { border: 0; padding: 0; background: transparent }"
Span = tuple[int, int, str]
"""Where a stretch begins and ends, and the colour token it is shown in."""


class GrowingLine(QPlainTextEdit):
    """Enter settles, Ctrl+Enter settles and goes on, Shift+Enter begins another line."""

    settled = Signal(bool)
    """True where the user wants to go on."""
    grown = Signal()

    def __init__(
        self, name: str, placeholder: str, role: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._role, self._high = role, 0
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(theme.current().font(role))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setStyleSheet(PLAIN)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._fit)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def text(self) -> str:
        """Return what stands there."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Show a text, the cursor behind it."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def set_spans(self, spans: Sequence[Span]) -> None:
        """Show these stretches in colours of their own."""
        text, chosen = self.text(), []
        for start, end, token in spans:
            look = QTextCharFormat()
            look.setForeground(theme.current().color(token))
            cursor = QTextCursor(self.document())
            cursor.setPosition(_units(text[:start]))
            cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = cursor, look
            chosen.append(selection)
        self.setExtraSelections(chosen)

    def _fit(self) -> None:
        lines = min(max(1, round(self.document().size().height())), MOST_LINES)
        high = lines * theme.current().line(self._role) + 2
        if high != self._high:
            self._high = high
            self.setFixedHeight(high)
            bar = Qt.ScrollBarPolicy
            many = self.document().size().height() > MOST_LINES
            self.setVerticalScrollBarPolicy(
                bar.ScrollBarAsNeeded if many else bar.ScrollBarAlwaysOff
            )
            self.grown.emit()

    def sizeHint(self) -> QSize:
        return QSize(400, self._high)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take a pasted text without the empty lines around it."""
        self.insertPlainText(source.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shifted:
            self.settled.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _units(text: str) -> int:
    """Return how long a text is as Qt counts it."""
    return len(text.encode("utf-16-le")) // 2
