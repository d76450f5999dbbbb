"""A small number between minus and plus."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.labels import Text
from netdesk.words import tr


class Stepper(QWidget):
    """Emits `changed` with the number that the user sets; arrow keys step too."""

    changed = Signal(int)

    def __init__(
        self, lowest: int, highest: int, *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lowest, self._highest, self._name = lowest, highest, name
        self._value = lowest
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.less = IconButton("minus", tr("%1: less", name), edged=True)
        self.more = IconButton("plus", tr("%1: more", name), edged=True)
        self._number = Text("", "bodyStrong", tabular=True)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._fit()
        theme.current().changed.connect(self._fit)
        for part in (self.less, self._number, self.more):
            row.addWidget(part)
        self.less.clicked.connect(lambda: self._step(-1))
        self.more.clicked.connect(lambda: self._step(1))
        self.set_value(lowest)

    def value(self) -> int:
        """Return the number."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show a number without telling."""
        self._value = value
        self._number.setText(str(value))
        self.less.setEnabled(value > self._lowest)
        self.more.setEnabled(value < self._highest)
        self.setAccessibleName(tr("%1: %2", self._name, value))

    def _fit(self) -> None:
        self._number.setFixedWidth(theme.current().px(40))

    def _step(self, step: int) -> None:
        value = max(self._lowest, min(self._value + step, self._highest))
        if value != self._value:
            self.set_value(value)
            self.changed.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the arrow keys, which the buttons pass on."""
        up, down = (Qt.Key.Key_Up, Qt.Key.Key_Right), (Qt.Key.Key_Down, Qt.Key.Key_Left)
        if event.key() in up:
            self._step(1)
        elif event.key() in down:
            self._step(-1)
        else:
            super().keyPressEvent(event)
