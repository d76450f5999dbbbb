"""Plan or change a follow-up: a date in words, why, by which way, whose promise."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk import book, clock, words
from netdesk.domain.errors import Guarded
from netdesk.domain.model import ChannelKind, FollowUp, Side
from netdesk.domain.rhythm import Rhythm, parse
from netdesk.domain.when import Due
from netdesk.ui.dialogs.popover import Popover
from netdesk.ui.dialogs.when_field import WhenField
from netdesk.ui.widgets.buttons import PrimaryButton, QuietButton
from netdesk.ui.widgets.fields import Dropdown, Field
from netdesk.ui.widgets.labels import Text
from netdesk.ui.widgets.segmented import Segmented
from netdesk.ui.work import Work
from netdesk.words import tr

MOST_ASKED = 50
"""For so many people the guard is asked."""

RHYTHMS = tuple(map(parse, ("1w", "2w", "1m", "3m", "6m", "1y")))
"""How often a follow-up may come again."""

SIDES = (Side.MINE, Side.THEIRS)
USUAL = (ChannelKind.EMAIL, ChannelKind.PHONE, ChannelKind.LINKEDIN)


@dataclass(frozen=True, slots=True)
class FollowUpWish:
    """A follow-up as the user wants it."""

    due: Due
    reason: str
    channel: ChannelKind | None
    side: Side
    force: bool = False
    """The guard had something against it, and the user saw that."""

    every: Rhythm | None = None


def advice(warnings: Sequence[Guarded]) -> str:
    """Say what the guard has against a contact with one or more people."""
    if len(warnings) == 1:
        return words.error(warnings[0])
    names = ", ".join(one.person for one in warnings)
    return tr("The guard advises a rest for %1", names)


def channel_choice(kinds: Sequence[ChannelKind], name: str) -> Dropdown:
    """Return a drop-down of channel kinds, these first, whose data is a ChannelKind or None."""
    box = Dropdown(name=name)
    box.addItem(tr("Any way"), None)
    for kind in dict.fromkeys((*kinds, *ChannelKind)):
        if kind not in (ChannelKind.ADDRESS, ChannelKind.WEBSITE):
            box.addItem(words.channel_kind(kind), kind)
    return box


def set_channel(box: Dropdown, kind: ChannelKind | None) -> None:
    """Choose a kind in such a drop-down."""
    for place in range(box.count()):
        if box.itemData(place) == kind:
            box.setCurrentIndex(place)


def picked_channel(box: Dropdown) -> ChannelKind | None:
    """Return the kind that is chosen in such a drop-down."""
    value = box.currentData()
    return ChannelKind(value) if value else None


def _rhythms(present: Rhythm | None) -> Dropdown:
    """Return the choice of how often, its data a Rhythm or None; `present` is chosen."""
    box = Dropdown("cadence", name=tr("How often"))
    box.addItem(tr("Once"), None)
    for rhythm in dict.fromkeys((*RHYTHMS, present)):
        if rhythm is not None:
            box.addItem(words.rhythm(rhythm), rhythm)
    box.setCurrentIndex(max(0, box.findText(words.rhythm(present)) if present else 0))
    return box


class FollowUpPopover(Popover):
    """Emits `wished` with a FollowUpWish; Return in any field saves once the date is understood."""

    wished = Signal(object)

    def __init__(
        self,
        work: Work,
        parent: QWidget,
        title: str,
        *,
        channels: Sequence[ChannelKind] = (),
        present: FollowUp | None = None,
        people: Sequence[int] = (),
    ) -> None:
        super().__init__(parent, title)
        self._warnings: list[Guarded] = []
        self.remark = Text("", "small", "due", wrap=True)
        self.remark.hide()
        self._present = present
        self._to_reason = False
        self.when = WhenField(work, name=tr("When"))
        self.reason = Field(tr("What for? “Send the case study”"), "note")
        self.reason.setAccessibleName(tr("Reason"))
        self.channel = channel_choice([*channels, *USUAL], tr("By which way"))
        self.every = _rhythms(present.rhythm if present else None)
        self.side = Segmented([words.side(side) for side in SIDES], tr("Whose promise"))
        self.save = PrimaryButton(tr("Save") if present else tr("Plan"), key="⏎")
        self._build()
        if present:
            self._show(present)
        self._on_changed()
        if people and present is None:
            self._ask_guard(work, people[:MOST_ASKED])

    def _build(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.side)
        row.addStretch(1)
        ways = QHBoxLayout()
        ways.addWidget(self.channel, 1)
        ways.addWidget(self.every, 1)
        end = QHBoxLayout()
        cancel = QuietButton(tr("Cancel"))
        end.addStretch(1)
        end.addWidget(cancel)
        end.addWidget(self.save)
        self.body.addWidget(self.when)
        self.body.addWidget(self.reason)
        self.body.addLayout(row)
        self.body.addLayout(ways)
        self.body.addWidget(self.remark)
        self.body.addLayout(end)
        cancel.clicked.connect(self.close_it)
        self.save.clicked.connect(self._on_save)
        self.when.changed.connect(self._on_changed)
        self.when.accepted.connect(self._on_save)
        self.reason.returnPressed.connect(self._on_save)

    def _ask_guard(self, work: Work, people: Sequence[int]) -> None:
        today = clock.today()
        work.ask(lambda: book.guard.warnings(people, today), self._take_warnings, owner=self)

    def _take_warnings(self, warnings: list[Guarded]) -> None:
        """Say what speaks against it; going on stays one action."""
        self._warnings = warnings
        if warnings:
            self.remark.setText(advice(warnings))
            self.remark.show()
            self.save.setText(tr("Plan anyway"))
            self.fit()

    def focus_first(self) -> None:
        """Put the focus on the date, or on the reason where a date is proposed."""
        if self._to_reason:
            self.reason.setFocus()
            return
        self.when.field.setFocus()
        self.when.field.selectAll()

    def set_due(self, due: Due) -> None:
        """Propose a date; the reason is typed next."""
        self.when.set_due(due)
        self._to_reason = True

    def _show(self, present: FollowUp) -> None:
        self.when.set_due(Due(present.due, present.at))
        self.reason.setText(present.reason)
        self.side.set_current(SIDES.index(present.side))
        set_channel(self.channel, present.channel)

    def _on_changed(self) -> None:
        self.save.setEnabled(self.when.due() is not None)

    def _on_save(self) -> None:
        due = self.when.due()
        if due is None:
            self.when.field.setFocus()
            return
        channel = picked_channel(self.channel)
        side = SIDES[self.side.current()]
        reason, force = self.reason.text().strip(), bool(self._warnings) and side is Side.MINE
        every = self.every.currentData()
        self.wished.emit(FollowUpWish(due, reason, channel, side, force, every))
        self.close_it()
