"""One field that lies over a cell of the list while its niche or date is typed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

from netdesk.ui import theme
from netdesk.ui.widgets.inline import close_editor
from netdesk.ui.widgets.list_view import ListView
from netdesk.ui.widgets.type_ahead import Choice, TypeAhead

LEAST = 180


class CellEditor(QObject):
    """Opens over a cell; Enter or a choice gives the text to `take`, Esc and scrolling close it."""

    def __init__(self, view: ListView) -> None:
        super().__init__(view)
        self._view = view
        self._take: Callable[[str], bool] = lambda text: True
        self.field: TypeAhead | None = None
        view.verticalScrollBar().valueChanged.connect(self.close)

    def open(
        self,
        cell: QRectF,
        name: str,
        text: str,
        choices: Sequence[Choice],
        take: Callable[[str], bool],
    ) -> None:
        """Let a text be typed over `cell`; `take` says whether it was understood."""
        self.close()
        self._take = take
        field = self.field = TypeAhead(name=name, parent=self._view.viewport())
        field.set_choices(choices)
        field.set_text(text)
        field.setGeometry(self._place(cell))
        field.entered.connect(self._on_taken)
        field.activated.connect(self._on_taken)
        field.installEventFilter(self)
        field.show()
        field.setFocus()

    def close(self) -> None:
        """Close without a change, the focus back in the list."""
        field, self.field = self.field, None
        if field is None:
            return
        field.removeEventFilter(self)
        close_editor(field, self._view)

    def _place(self, cell: QRectF) -> QRect:
        width = max(LEAST, cell.width())
        height = theme.current().px(34)
        left = cell.x() - 1
        if self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = cell.right() + 1 - width
        left = max(0.0, min(left, self._view.viewport().width() - width))
        top = cell.center().y() - height / 2
        return QRectF(left, top, width, height).toRect()

    def _on_taken(self) -> None:
        if self.field is not None and self._take(self.field.text()):
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.field:
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and not self.field.offers():
                self.close()
                return True
        elif isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            popup = event.reason() == Qt.FocusReason.PopupFocusReason
            if not popup:
                self.close()
        return False
