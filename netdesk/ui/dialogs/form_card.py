"""A small form in the middle of the window: a title, fields below each other, one way to save."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from netdesk.ui import theme
from netdesk.ui.dialogs.card_dialog import CardDialog
from netdesk.ui.widgets.buttons import PrimaryButton, QuietButton
from netdesk.ui.widgets.card import Divider
from netdesk.ui.widgets.chips import leaves_enter
from netdesk.ui.widgets.keys import acting_once
from netdesk.ui.widgets.labels import ElidedLabel, KeyCap, Text
from netdesk.words import tr


class FormCard(CardDialog):
    """Put fields into `body`; Enter in one or the button `save` emits `save_wanted`, Esc closes."""

    save_wanted = Signal()

    def __init__(self, title: str, save: str, parent: QWidget, *, width: int = 480) -> None:
        super().__init__(title, parent.window(), width=theme.current().px(width))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(18, 12, 14, 11)
        self.title = Text(title, "title3")
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.head.addWidget(KeyCap(tr("Esc")))
        self.body = QVBoxLayout()
        self.body.setContentsMargins(18, 13, 18, 14)
        self.body.setSpacing(10)
        self.remark = ElidedLabel("", "small", "text2")
        self.save = PrimaryButton(save, key="⏎")
        self.cancel = QuietButton(tr("Cancel"))
        end = QHBoxLayout()
        end.setContentsMargins(18, 11, 14, 12)
        end.setSpacing(8)
        end.addWidget(self.remark, 1)
        end.addWidget(self.cancel)
        end.addWidget(self.save)
        for part in (self.head, Divider(), self.body, Divider(), end):
            if isinstance(part, QLayout):
                column.addLayout(part)
            else:
                column.addWidget(part)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self.save_wanted)

    def say(self, text: str, ink: str = "text2") -> None:
        """Show a remark beside the buttons."""
        self.remark.set_text(text)
        self.remark.set_ink(ink)

    def fit(self) -> None:
        """Take the height that the fields ask for now."""
        layout = self.layout()
        assert layout is not None
        for part in self.findChildren(QWidget):  # what changed within one tells only its parent
            part.updateGeometry()
        self.body.invalidate()
        layout.invalidate()
        layout.activate()
        high = layout.totalHeightForWidth(self.width()) if layout.hasHeightForWidth() else -1
        self.setFixedHeight(high if high > 0 else layout.totalSizeHint().height())

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter, which fields pass on; a button that has the focus is pressed by it, but for
        check boxes and chips."""
        focused = self.focusWidget()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(focused, QAbstractButton) and not leaves_enter(focused):
            focused.click()
        else:
            self.save_wanted.emit()
