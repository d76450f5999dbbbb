"""The cards below the head of an event or a group: what is asked, and what comes next."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from netdesk import words
from netdesk.domain.model import Event, EventView, GroupView
from netdesk.ui import theme
from netdesk.ui.models.events import asks, is_coming, late_days
from netdesk.ui.models.groups import next_words
from netdesk.ui.models.guests import next_of
from netdesk.ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from netdesk.ui.widgets.card import Card
from netdesk.ui.widgets.labels import ElidedLabel, Icon
from netdesk.ui.widgets.ring import Ring
from netdesk.words import tr

TIGHT = 560
"""Below this width, at the usual text size, what can be done besides the first thing is an icon."""

REMARK = 170
"""So much of a remark is seen beside the buttons, or they go below."""


class _Words(QVBoxLayout):
    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(1)
        self.title = ElidedLabel("", "bodyStrong")
        self.remark = ElidedLabel("", "small", "text2")
        self.addStretch(1)
        self.addWidget(self.title)
        self.addWidget(self.remark)
        self.addStretch(1)

    def say(self, title: str, remark: str) -> None:
        self.title.set_text(title)
        self.remark.set_text(remark)
        self.remark.setVisible(bool(remark))


class AskCard(Card):
    """Asks whether I went to a planned event whose day has passed."""

    answered = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, ground="dueSoft", edge="", parent=parent)
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 12, 12)
        row.setSpacing(8)
        row.addWidget(Icon("calendar-check", "due", 20))
        row.addSpacing(6)
        self._words = _Words()
        row.addLayout(self._words, 1)
        self.no = SecondaryButton(tr("No"))
        self.yes = SecondaryButton(tr("Yes, I went"), "check")
        row.addWidget(self.no)
        row.addWidget(self.yes)
        self.body.addLayout(row)
        self._words.say(tr("Did you go?"), tr("It counts for your month, and asks no more."))
        self.no.clicked.connect(lambda: self.answered.emit(False))
        self.yes.clicked.connect(lambda: self.answered.emit(True))

    def set_event(self, event: Event, today: date) -> None:
        """Show itself where there is something to ask."""
        self.setVisible(asks(event, today))


class FollowedCard(Card):
    """How many were followed up, with what can be done next."""

    import_wanted = Signal()
    sort_wanted = Signal()
    write_wanted = Signal(object)
    """EventPerson to write to next."""
    link_wanted = Signal(str)
    went = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, ground="soft", edge="", parent=parent)
        self._view: EventView | None = None
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setContentsMargins(12, 8, 12, 8)
        self._row.setSpacing(8)
        self._ring = Ring(48)
        self._sign = Icon("calendar-blank", "accent", 22)
        self._words = _Words()
        self.link = SecondaryButton(tr("Open the link"), "globe")
        self.sort = SecondaryButton("", "tag")
        self.import_ = SecondaryButton(tr("Import people"), "upload")
        self.import_small = IconButton("upload", tr("Import people"), edged=True)
        self.write = PrimaryButton(tr("Write to the next"), "paper-plane")
        stand, self._buttons = QHBoxLayout(), QHBoxLayout()
        for part in (stand, self._buttons):
            part.setSpacing(8)
        stand.addWidget(self._sign)
        stand.addWidget(self._ring)
        stand.addSpacing(4)
        stand.addLayout(self._words, 1)
        for button in (self.link, self.sort, self.import_, self.import_small, self.write):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)  # below the words they lie at their beginning
        self._row.addLayout(stand, 1)
        self._row.addLayout(self._buttons)
        self.body.addLayout(self._row)
        self._connect()

    def set_view(self, view: EventView, today: date) -> None:
        """Show how an event stands."""
        self._view = view
        met = len(view.people)
        self._ring.setVisible(met > 0)
        self._sign.setVisible(met == 0)
        if met:
            self._say_followed(view, met, today)
        else:
            self._say_nobody(view.event, today)
        bare = sum(not one.niche for one in view.people)
        self.sort.setText(tr("Sort %1", bare))
        self.sort.setToolTip(tr("%n person has no niche||%n people have no niche", n=bare))
        self.sort.setVisible(bare > 0)
        self.link.setVisible(bool(view.event.url) and is_coming(view.event, today))
        following = next_of(view.people)
        self.write.setVisible(following is not None)
        if following is not None:
            self.write.setToolTip(tr("Write to %1", following.name))
        self._arrange()

    def _say_followed(self, view: EventView, met: int, today: date) -> None:
        done = view.followed_up
        self._ring.set_share(done / met, f"{done}/{met}", tr("%1 of %2 followed up", done, met))
        parts = []
        if view.due_on is not None:
            late = (today - view.due_on).days
            on = words.late(late) if late > 0 else words.short_date(view.due_on, today)
            due = (
                tr("%1: %2", on, view.due_then) if late > 0 else tr("%1 due %2", view.due_then, on)
            )
            parts.append(due)
        if done:
            parts.append(tr("%1 of %2 replied", view.replied, done))
        self._words.say(tr("Followed up %1 of %2", done, met), " · ".join(parts))

    def _say_nobody(self, event: Event, today: date) -> None:
        if is_coming(event, today) and event.on and event.on > today:
            title = words.late((today - event.on).days)
            self._words.say(title[:1].upper() + title[1:], _plan(event))
        elif event.missed:
            self._words.say(tr("You did not go"), "")
        else:
            remark = tr("Type them below, paste a list, or import their cards.")
            self._words.say(tr("Whom did you meet?"), remark)

    def _connect(self) -> None:
        self.import_.clicked.connect(self.import_wanted)
        self.import_small.clicked.connect(self.import_wanted)
        self.sort.clicked.connect(self.sort_wanted)
        self.link.clicked.connect(self._on_link)
        self.write.clicked.connect(self._on_write)

    def _on_link(self) -> None:
        if self._view is not None:
            self.link_wanted.emit(self._view.event.url)

    def _on_write(self) -> None:
        if self._view is not None and (following := next_of(self._view.people)):
            self.write_wanted.emit(following)

    def _arrange(self) -> None:
        tight = self.width() < theme.current().px(TIGHT)
        event = self._view.event if self._view else None
        there = event is None or not event.missed
        self.import_.setVisible(there and not tight)
        self.import_small.setVisible(there and tight)
        below = self._wanted_width() > self.width()
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if below else ways.LeftToRight)

    def _wanted_width(self) -> int:
        """Return the width in which the words are seen beside the buttons."""
        remark = min(self._words.remark.sizeHint().width(), theme.current().px(REMARK))
        said = max(self._words.title.sizeHint().width(), remark)
        sign = 48 if self._sign.isHidden() else 22
        return said + sign + self._buttons.sizeHint().width() + 2 * 12 + 3 * 8 + 4

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._arrange()


class NextCard(Card):
    """The next meeting or visit of a group, and the way to log it."""

    log_wanted = Signal()
    link_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, ground="soft", edge="", parent=parent)
        self._url = ""
        row = QHBoxLayout()
        row.setContentsMargins(16, 9, 10, 9)
        row.setSpacing(8)
        self._sign = Icon("cadence", "accent", 18)
        self._words = _Words()
        self.link = SecondaryButton(tr("Open"), "globe")
        self.log = PrimaryButton("", "check")
        row.addWidget(self._sign)
        row.addSpacing(6)
        row.addLayout(self._words, 1)
        row.addWidget(self.link)
        row.addWidget(self.log)
        self.body.addLayout(row)
        self.log.clicked.connect(self.log_wanted)
        self.link.clicked.connect(lambda: self.link_wanted.emit(self._url))

    def set_view(self, view: GroupView, today: date) -> None:
        """Show how a group stands."""
        group = view.group
        late = late_days(group, today) > 0
        self.set_ground("dueSoft" if late else "soft")
        self._sign.set_icon("clock" if late else "cadence", "due" if late else "accent")
        self._words.say(*next_words(view, today))
        online = group.kind.is_online
        self.log.setText(tr("Log a visit") if online else tr("Log the meeting"))
        self.log.setToolTip(tr("%1 (%2)", self.log.text(), "V"))
        self.log.updateGeometry()
        self._url = group.url
        self.link.setVisible(bool(group.url))
        self.setVisible(group.left_on is None)


def _plan(event: Event) -> str:
    parts = [words.event_role(event.role)]
    if event.at:
        parts.append(words.clock_time(event.at))
    return " · ".join(parts)
