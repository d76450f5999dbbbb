"""How a contact was: who reached out, by which way, when, for what, and whether a reply is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk import clock, words
from netdesk.domain.model import ChannelKind, Direction, GiveKind, Intent, Interaction
from netdesk.ui.dialogs.follow_up import USUAL, channel_choice, picked_channel, set_channel
from netdesk.ui.dialogs.when_field import past_day
from netdesk.ui.widgets.fields import CheckBox, Dropdown, Field
from netdesk.ui.widgets.segmented import Segmented
from netdesk.words import tr

DIRECTIONS = (Direction.MUTUAL, Direction.OUTGOING, Direction.INCOMING)


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """What the fields say; `reply`: an answer is expected."""

    on: date
    channel: ChannelKind | None
    direction: Direction
    intent: Intent
    give_kind: GiveKind | None
    reply: bool


class ContactFields(QWidget):
    """Two lines of choices, each with the usual one chosen."""

    changed = Signal()
    accepted = Signal()
    """Return was pressed in the date."""

    def __init__(self, channels: Sequence[ChannelKind] = ()) -> None:
        super().__init__()
        self.direction = Segmented([words.direction(one) for one in DIRECTIONS], tr("Who wrote"))
        self.channel = channel_choice([*channels, *USUAL], tr("By which way"))
        self.date = Field(tr("Today"), "calendar-blank", name=tr("When it was"))
        self.purpose = _purposes()
        self.reply = CheckBox(tr("Reply expected"))
        self._build()
        self._connect()
        self._on_changed()

    def show_present(self, present: Interaction) -> None:
        """Show how a contact was."""
        self.date.setText(present.on.isoformat())
        self.direction.set_current(DIRECTIONS.index(present.direction))
        set_channel(self.channel, present.channel)
        wanted = (present.intent, present.give_kind)
        for place in range(self.purpose.count()):
            if self.purpose.itemData(place) == wanted:
                self.purpose.setCurrentIndex(place)
        self.reply.setChecked(present.reply_by is not None)
        self._on_changed()

    def propose(self, direction: Direction, channel: ChannelKind | None) -> None:
        """Choose who wrote and by which way."""
        self.direction.set_current(DIRECTIONS.index(direction))
        set_channel(self.channel, channel)
        self._on_changed()

    def facts(self) -> ContactFacts | None:
        """Return what is chosen, None while the date isn't understood."""
        day = self.day()
        if day is None:
            return None
        intent, give_kind = self.purpose.currentData()
        outgoing = self.outgoing()
        return ContactFacts(
            day,
            picked_channel(self.channel),
            DIRECTIONS[self.direction.current()],
            intent,
            give_kind,
            self.reply.isChecked() and outgoing,
        )

    def day(self) -> date | None:
        """Return the day that is meant."""
        text = self.date.text()
        return past_day(text, clock.today()) if text.strip() else clock.today()

    def outgoing(self) -> bool:
        """Say whether I wrote."""
        return DIRECTIONS[self.direction.current()] is Direction.OUTGOING

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.direction)
        first.addStretch(1)
        first.addWidget(self.reply)
        second.setSpacing(8)
        for field in (self.date, self.channel, self.purpose):
            second.addWidget(field, 1)
        column.addLayout(first)
        column.addLayout(second)

    def _connect(self) -> None:
        self.direction.picked.connect(self._on_changed)
        self.date.textChanged.connect(self._on_changed)
        self.date.returnPressed.connect(self.accepted)

    def _on_changed(self) -> None:
        self.reply.setEnabled(self.outgoing())
        self.changed.emit()


def _purposes() -> Dropdown:
    """Return the choice of what a contact was for, its data (Intent, GiveKind or None)."""
    box = Dropdown(name=tr("What for"))
    box.addItem(tr("Just so"), (Intent.NEUTRAL, None))
    box.addItem(words.intent(Intent.ASK), (Intent.ASK, None))
    box.addItem(words.intent(Intent.GIVE), (Intent.GIVE, None))
    for kind in GiveKind:
        box.addItem(tr("I gave: %1", words.give_kind(kind)), (Intent.GIVE, kind))
    return box
