"""A goal of the month: a ring, what it is, and whether it is reached."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.ui import theme
from netdesk.ui.models.month import GoalState
from netdesk.ui.widgets.card import Card
from netdesk.ui.widgets.chips import Pill
from netdesk.ui.widgets.labels import ElidedLabel
from netdesk.ui.widgets.ring import Ring
from netdesk.words import tr

PILL_FROM = 288
"""From this width on, at the usual text size, there is room for the word besides the ring."""


class GoalCard(Card):
    """Shows one goal; the whole card says it to a screen reader."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(0, parent=parent)
        self._title = title
        self._reached = False
        row = QHBoxLayout()
        row.setContentsMargins(13, 11, 13, 11)
        row.setSpacing(14)
        self._ring = Ring(52)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(ElidedLabel(title, "bodyStrong"))
        self._remark = ElidedLabel("", "small", "text2")
        words.addWidget(self._remark)
        words.addStretch(1)
        self._pill = Pill(tr("Reached"), "soft", icon="check")
        row.addWidget(self._ring)
        row.addLayout(words, 1)
        row.addWidget(self._pill)
        self.body.addLayout(row)

    def show_goal(self, state: GoalState) -> None:
        """Show how far it is."""
        self._reached = state.reached
        self._ring.set_share(state.share, state.text, tr("%1: %2", self._title, state.text))
        self._remark.set_text(state.remark)
        said = tr("reached") if state.reached else tr("not reached yet")
        self.setAccessibleName(", ".join((self._title, state.text, state.remark, said)))
        self._arrange()

    def _arrange(self) -> None:
        self._pill.setVisible(self._reached and self.width() >= theme.current().px(PILL_FROM))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
