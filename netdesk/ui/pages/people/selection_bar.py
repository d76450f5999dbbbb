"""The bar of what can be done with several people at once."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from netdesk.ui.widgets.buttons import IconButton, SecondaryButton
from netdesk.ui.widgets.card import Divider, FloatingCard
from netdesk.ui.widgets.labels import Text
from netdesk.words import tr


class SelectionBar(FloatingCard):
    """What can be done with several people, no message among it; without words where it's narrow.

    A wish carries the button, so that a card can open at it.
    """

    niche_wanted = Signal(QWidget)
    follow_up_wanted = Signal(QWidget)
    event_wanted = Signal(QWidget)
    cadence_wanted = Signal(QWidget)
    more_wanted = Signal(QWidget)
    delete_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Selection"))
        self._compact: bool | None = None
        self._short = False
        self._count_of = 0
        self._count = Text("", "bodyStrong", tabular=True)
        self._buttons: dict[str, tuple[QWidget, QWidget]] = {}
        self.row.setSpacing(6)
        self.row.addWidget(self._count)
        self.row.addStretch(1)
        line = Divider(vertical=True)
        line.setFixedHeight(28)
        self.row.addWidget(line)
        self.row.addSpacing(2)
        self._add("niche", tr("Niche"), "tag", tr("T"), self.niche_wanted)
        self._add("follow_up", tr("Follow up"), "clock", tr("F"), self.follow_up_wanted)
        self._add("event", tr("Event"), "calendar", "", self.event_wanted)
        self._add("cadence", tr("Cadence"), "cadence", "", self.cadence_wanted)
        more = IconButton("dots-three", tr("More"), edged=True)
        trash = IconButton("trash", tr("Delete"), tr("Del"), edged=True, ink="danger")
        close = IconButton("x", tr("Clear the selection"), tr("Esc"), size=28)
        more.clicked.connect(lambda: self.more_wanted.emit(more))
        trash.clicked.connect(self.delete_wanted)
        close.clicked.connect(self.clear_wanted)
        for button in (more, trash, close):
            self.row.addWidget(button)
        self.set_compact(False)

    def set_count(self, count: int) -> None:
        """Say how many are selected."""
        self._count_of = count
        self._count.setText(str(count) if self._short else tr("%n selected", n=count))

    def set_compact(self, compact: bool) -> None:
        """Show icons instead of words."""
        if compact == self._compact:
            return
        self._compact = compact
        for worded, wordless in self._buttons.values():
            worded.setVisible(not compact)
            wordless.setVisible(compact)

    def fit(self, room: int) -> None:
        """Take away the words of the buttons, then of the count, where they don't fit."""
        self._short = False
        self.set_compact(False)
        self.set_count(self._count_of)
        self.set_compact(self.sizeHint().width() > room)
        self._short = self.sizeHint().width() > room
        self.set_count(self._count_of)

    def button(self, name: str) -> QWidget:
        """Return the button of niche, follow_up, event or cadence that is shown."""
        worded, wordless = self._buttons[name]
        return wordless if self._compact else worded

    def _add(self, name: str, text: str, icon: str, key: str, wish: SignalInstance) -> None:
        worded = SecondaryButton(text, icon, key)
        wordless = IconButton(icon, text, key, edged=True)
        for button in (worded, wordless):
            button.clicked.connect(lambda _on=False, button=button: wish.emit(button))
            self.row.addWidget(button)
        self._buttons[name] = worded, wordless
