"""Log a contact in one line: what it was, who reached out, by which way, when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from netdesk import clock, words
from netdesk.domain.model import ChannelKind, Direction, Interaction
from netdesk.ui import theme
from netdesk.ui.dialogs.follow_up import USUAL, channel_choice, picked_channel, set_channel
from netdesk.ui.dialogs.popover import Popover
from netdesk.ui.dialogs.when_field import past_day
from netdesk.ui.widgets.buttons import PrimaryButton, QuietButton
from netdesk.ui.widgets.chips import Segmented
from netdesk.ui.widgets.fields import Field
from netdesk.ui.widgets.labels import ElidedLabel
from netdesk.words import tr

DIRECTIONS = (Direction.MUTUAL, Direction.OUTGOING, Direction.INCOMING)


@dataclass(frozen=True, slots=True)
class ContactWish:
    """A contact as the user describes it."""

    summary: str
    note: str
    on: date
    channel: ChannelKind | None
    direction: Direction


class LogContactPopover(Popover):
    """Emits `wished` with a ContactWish; Return in a line saves.

    Given a `present` interaction, that one is changed, its note included.
    """

    wished = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        *,
        channels: Sequence[ChannelKind] = (),
        present: Interaction | None = None,
    ) -> None:
        super().__init__(parent, title, width=400)
        self.summary = Field(tr("What was it? “Call, 25 min”"), "chat")
        self.summary.setAccessibleName(tr("What it was"))
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(tr("Note"))
        self.note.setPlaceholderText(tr("Note"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(theme.current().px(72))
        self.direction = Segmented([words.direction(one) for one in DIRECTIONS], tr("Who wrote"))
        self.channel = channel_choice([*channels, *USUAL], tr("By which way"))
        self.date = Field(tr("Today"), "calendar-blank", name=tr("When it was"))
        self.meaning = ElidedLabel("", "small", "accent")
        self.save = PrimaryButton(tr("Save") if present else tr("Log"), key="⏎")
        self._build(with_note=present is not None)
        if present:
            self._show(present)
        self._on_date()

    def _build(self, *, with_note: bool) -> None:
        cancel = QuietButton(tr("Cancel"))
        row, end = QHBoxLayout(), QHBoxLayout()
        row.addWidget(self.date, 1)
        row.addWidget(self.channel, 1)
        end.addWidget(self.meaning, 1)
        end.addWidget(cancel)
        end.addWidget(self.save)
        self.body.addWidget(self.summary)
        self.note.setVisible(with_note)
        self.body.addWidget(self.note)
        self.body.addWidget(self.direction)
        self.body.addLayout(row)
        self.body.addLayout(end)
        cancel.clicked.connect(self.close_it)
        self.save.clicked.connect(self._on_save)
        self.summary.returnPressed.connect(self._on_save)
        self.date.returnPressed.connect(self._on_save)
        self.date.textChanged.connect(self._on_date)

    def focus_first(self) -> None:
        """Put the focus on the line."""
        self.summary.setFocus()

    def _show(self, present: Interaction) -> None:
        self.summary.setText(present.summary)
        self.note.setPlainText(present.note)
        self.date.setText(present.on.isoformat())
        self.direction.set_current(DIRECTIONS.index(present.direction))
        set_channel(self.channel, present.channel)

    def _day(self) -> date | None:
        text = self.date.text()
        return past_day(text, clock.today()) if text.strip() else clock.today()

    def _on_date(self) -> None:
        day = self._day()
        self.save.setEnabled(day is not None)
        unclear = tr("Not understood. Try “yesterday”, “mon”, “17 nov”.")
        self.meaning.set_text(words.full_date(day) if day else unclear)
        self.meaning.set_ink("text2" if day else "due")

    def _on_save(self) -> None:
        day = self._day()
        if day is None:
            self.date.setFocus()
            return
        self.wished.emit(
            ContactWish(
                summary=" ".join(self.summary.text().split()),
                note=self.note.toPlainText().strip(),
                on=day,
                channel=picked_channel(self.channel),
                direction=DIRECTIONS[self.direction.current()],
            )
        )
        self.close_it()
