"""Writing to the person that is shown: their channels, the guard before, the log after."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk import clock, words
from netdesk.domain.model import ChannelKind, FollowUp, Origin, Side, TodayKind
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.dialogs.guard_card import GuardCard
from netdesk.ui.dialogs.writing import Writing
from netdesk.ui.models import links
from netdesk.ui.models.person import Profile
from netdesk.ui.pages.people.verbs import People, Verbs
from netdesk.ui.widgets.buttons import IconButton, SecondaryButton
from netdesk.ui.widgets.card import Card
from netdesk.ui.widgets.fields import CheckBox
from netdesk.ui.widgets.labels import ElidedLabel, Icon
from netdesk.ui.work import Work
from netdesk.words import tr

QUICK = 4
"""So many channels have a button of their own."""


class WroteBar(Card):
    """Offers to log what was just written."""

    log_wanted = Signal(bool)
    """Whether a reply is expected."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(0, ground="soft", edge="")
        row = QHBoxLayout()
        row.setContentsMargins(14, 7, 8, 7)
        row.setSpacing(10)
        self.said = ElidedLabel("", "body")
        self.reply = CheckBox(tr("Reply expected"))
        self.log = SecondaryButton(tr("Log it"), "check")
        close = IconButton("x", tr("Don’t log it"), size=28)
        row.addWidget(Icon("paper-plane", "accent", 16))
        row.addWidget(self.said, 1)
        for part in (self.reply, self.log, close):
            row.addWidget(part)
        self.body.addLayout(row)
        self.log.clicked.connect(lambda: self.log_wanted.emit(self.reply.isChecked()))
        close.clicked.connect(self.closed)


class Outreach(QWidget):
    """Lies where the next step does while the guard speaks up, and above it after writing."""

    link_wanted = Signal(str)
    held_up = Signal(bool)
    """Whether the guard's card takes the place of the next step."""

    def __init__(self, work: Work, bus: Bus, verbs: Verbs) -> None:
        super().__init__()
        self._verbs, self._bus = verbs, bus
        self._writing = Writing(work, bus, self)
        self._profile: Profile | None = None
        self._kind: ChannelKind | None = None
        self.card: GuardCard | None = None
        self.wrote: ChannelKind | None = None
        """By which way the user has written without having logged it yet."""

        self._asked = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.bar = WroteBar()
        self.bar.hide()
        column.addWidget(self.bar)
        self._slot = column
        self.channels: list[IconButton] = []
        self.buttons = QWidget()
        self._row = QHBoxLayout(self.buttons)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.bar.log_wanted.connect(self._on_log)
        self.bar.closed.connect(self._end_offer)
        self._writing.link_wanted.connect(self.link_wanted)
        self._writing.wrote.connect(self._on_wrote)

    def set_profile(self, profile: Profile, *, anew: bool) -> None:
        """Show somebody's channels, and the guard if it has something to say."""
        self._profile = profile
        if anew:
            self._asked = False
            self._end_offer()
        self._fill_buttons()
        self._show_guard()

    def write(self, kind: ChannelKind | None = None) -> None:
        """Write by a channel, the preferred one if none is given; the guard speaks up first."""
        if self._profile is None:
            return
        warned = self._profile.context.warning is not None
        if warned and not self._writing.overruled(self._profile.person.id):
            self._kind, self._asked = kind, True
            self._show_guard()
            if self.card is not None:
                self.card.rest.setFocus()
        else:
            self._go(kind)

    def overruled(self) -> bool:
        """Say whether the user goes on today in spite of the guard."""
        return self._profile is not None and self._writing.overruled(self._profile.person.id)

    def logged(self) -> None:
        """Take the offer away: the user has logged it in another way."""
        self._end_offer()

    def _go(self, kind: ChannelKind | None) -> None:
        if self._profile is not None:
            self._writing.open(self._profile.person, _draft(self._profile), kind)

    def _fill_buttons(self) -> None:
        for old in self.channels:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.channels = []
        if self._profile is None:
            return
        for channel in links.reachable(self._profile.person)[:QUICK]:
            name = tr("%1: %2", words.channel_kind(channel.kind), links.shown(channel))
            button = IconButton(links.ICONS[channel.kind], name, edged=True)
            button.clicked.connect(lambda _on=False, kind=channel.kind: self.write(kind))
            self._row.addWidget(button)
            self.channels.append(button)

    def _show_guard(self) -> None:
        before, self.card = self.card, None
        if before is not None:
            before.hide()
            before.deleteLater()
        if self._speaks_up() and self._profile is not None:
            self.card = GuardCard(self._profile.context, clock.today())
            self.card.rest_wanted.connect(self._on_rest)
            self.card.left_wanted.connect(self._on_left)
            self.card.anyway_wanted.connect(self._on_anyway)
            self._slot.addWidget(self.card)
            self.card.show()
        self._fit()
        self.held_up.emit(self.card is not None)

    def _fit(self) -> None:
        """Keep a gap to the next step below, where that is there."""
        offers = not self.bar.isHidden()
        self._slot.setContentsMargins(0, 0, 0, 8 if offers and self.card is None else 0)
        self.setVisible(offers or self.card is not None)

    def _speaks_up(self) -> bool:
        """Say whether the guard's card is shown: unasked only after messages without answer."""
        if self._profile is None or self._profile.context.warning is None or self.overruled():
            return False
        return self._asked or self._profile.context.warning.reason == "no_reply"

    def _on_rest(self, until: object) -> None:
        if self._profile is not None:
            self._asked = False
            self._writing.rest(self._profile.person, until)  # type: ignore[arg-type]

    def _on_left(self) -> None:
        self._asked = False
        self._show_guard()

    def _on_anyway(self) -> None:
        if self._profile is not None:
            self._writing.overrule(self._profile.person.id)
            self._show_guard()
            self._go(self._kind)

    def _on_wrote(self, _person: int, kind: ChannelKind | None) -> None:
        name = self._profile.person.name if self._profile else ""
        self.wrote = kind
        if kind is None:
            self._bus.said.emit(Notice(tr("Text copied. There is no way to open for %1", name)))
            return
        self.bar.said.set_text(
            tr("Text copied, %1 should open. Wrote to %2?", words.channel_kind(kind), name)
        )
        self.bar.show()
        self._fit()
        self.bar.log.setFocus()

    def _on_log(self, reply: bool) -> None:
        if self._profile is not None:
            person = self._profile.person
            who = People.one(person)
            self._verbs.wrote(who, self.wrote, reply=reply, force=self.overruled())
        self._end_offer()

    def _end_offer(self) -> None:
        self.wrote = None
        self.bar.hide()
        self.bar.reply.setChecked(False)
        self._fit()


def _draft(profile: Profile) -> Callable[[str], str]:
    """Return what makes the text of a message: about the earliest promise of mine."""
    mine: FollowUp | None = next((one for one in profile.follow_ups if one.side is Side.MINE), None)
    if mine is None:
        return words.draft
    kind = TodayKind.THANKS if mine.origin is Origin.THANKS else TodayKind.FOLLOW_UP
    met_at = profile.person.met_at if mine.origin is Origin.FIRST else ""
    return lambda name: words.draft(name, kind, mine.reason, met_at)
