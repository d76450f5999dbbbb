"""A number on a card, with the words that say what it counts."""

from PySide6.QtWidgets import QWidget

from netdesk.ui.widgets.card import Card
from netdesk.ui.widgets.labels import ElidedLabel, Text


class Figure(Card):
    """A large number over a few words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, parent=parent)
        self.body.setContentsMargins(14, 8, 12, 10)
        self._number = Text("", "title2", tabular=True)
        self._words = ElidedLabel("", "small", "text2")
        self.body.addWidget(self._number)
        self.body.addWidget(self._words)

    def show_figure(self, number: str, text: str, *, lit: bool = False) -> None:
        """Show a number, in the accent colour where it is `lit`."""
        self._number.setText(number)
        self._number.set_ink("accent" if lit else "text")
        self._words.set_text(text)
        self.setAccessibleName(f"{number} {text}")
