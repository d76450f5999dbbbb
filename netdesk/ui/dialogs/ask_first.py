"""Asks before what nothing takes back: what goes, a way out that has the focus, and the deed."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.ui import theme
from netdesk.ui.dialogs.card_dialog import CardDialog
from netdesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from netdesk.ui.widgets.labels import Text
from netdesk.words import tr

WIDTH = 460


class AskFirst(CardDialog):
    """`ok` does it; put more into `body`, between what is said and the buttons."""

    def __init__(self, question: str, said: str, deed: str, parent: QWidget) -> None:
        super().__init__(deed, parent, width=theme.current().px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(10)
        self._title = Text(question, "title2", wrap=True)
        self._said = Text(said, "body", "text2", wrap=True)
        self.body = QVBoxLayout()
        self.cancel = SecondaryButton(tr("Cancel"))
        self.ok = PrimaryButton(deed, "trash")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.ok)
        column.addWidget(self._title)
        column.addWidget(self._said)
        column.addLayout(self.body)
        column.addSpacing(6)
        column.addLayout(row)
        self.cancel.clicked.connect(self.reject)

    def open(self) -> None:
        super().open()
        self.cancel.setFocus()

    def said(self) -> str:
        """Return what the dialog says."""
        return self._said.text()
