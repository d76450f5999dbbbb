"""The card above the list of Today: the people of the latest event."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk import words
from netdesk.ui.widgets.avatar import AvatarStack
from netdesk.ui.widgets.buttons import PrimaryButton
from netdesk.ui.widgets.card import Card
from netdesk.ui.widgets.labels import ElidedLabel
from netdesk.words import tr

if TYPE_CHECKING:
    from netdesk.book.today import RecentBatch


class EventCard(Card):
    """Who was met at the latest event, while some of them have no niche."""

    sort_wanted = Signal(int)
    """The event's id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, ground="soft", edge="", parent=parent)
        self._batch: RecentBatch | None = None
        self._today = date.min
        self._small = False
        row = QHBoxLayout()
        row.setContentsMargins(17, 11, 12, 11)
        row.setSpacing(16)
        self._faces = AvatarStack(32, "soft", 5)
        words_ = QVBoxLayout()
        words_.setSpacing(0)
        self._title = ElidedLabel("", "bodyStrong")
        self._remark = ElidedLabel("", "small", "text2")
        words_.addWidget(self._title)
        words_.addWidget(self._remark)
        self.button = PrimaryButton()
        self.button.clicked.connect(self._on_clicked)
        row.addWidget(self._faces)
        row.addLayout(words_, 1)
        row.addWidget(self.button)
        self.body.addLayout(row)

    def set_batch(self, batch: "RecentBatch | None", today: date) -> None:
        """Show an event's people; nothing where none of them is left to sort."""
        self._batch, self._today = batch, today
        self.setVisible(batch is not None and batch.no_niche > 0)
        self._tell()

    def set_small(self, small: bool) -> None:
        """Use fewer words."""
        self._small = small
        self._tell()

    def _tell(self) -> None:
        batch = self._batch
        if batch is None:
            return
        shown = 3 if self._small else 5
        self._faces.set_people(batch.faces[:shown], batch.people)
        on = words.short_date(batch.on, self._today)
        if self._small:
            people = tr("%n new person||%n new people", n=batch.people)
            title = tr("%1, %2 without a niche", people, batch.no_niche)
            self._title.set_text(title)
            self._remark.set_text(tr("%1 · %2", batch.event, on))
            self.button.setText(tr("Sort %1", batch.no_niche))
        else:
            title = tr("%n new person from %1||%n new people from %1", batch.event, n=batch.people)
            self._title.set_text(title)
            left = tr("%n still needs a niche||%n still need a niche", n=batch.no_niche)
            self._remark.set_text(tr("%1 · %2", on, left))
            self.button.setText(tr("Sort %n person||Sort %n people", n=batch.no_niche))

    def _on_clicked(self) -> None:
        if self._batch is not None:
            self.sort_wanted.emit(self._batch.event_id)
