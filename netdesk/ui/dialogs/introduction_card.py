"""Bring two people together: each is asked first, and it goes when both said yes."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk import book, clock, words
from netdesk.domain.errors import Guarded, NetDeskError
from netdesk.domain.model import (
    Asked,
    ChannelKind,
    Introduction,
    IntroductionStatus,
    Person,
)
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.dialogs.form_card import FormCard
from netdesk.ui.dialogs.introduction_side import SideRow
from netdesk.ui.models import links
from netdesk.ui.widgets.buttons import QuietButton, SecondaryButton
from netdesk.ui.widgets.card import Card
from netdesk.ui.widgets.fields import Field, Labelled
from netdesk.ui.widgets.keys import acting_once
from netdesk.ui.widgets.labels import Text
from netdesk.ui.work import Work
from netdesk.words import tr

Status = IntroductionStatus


class IntroductionCard(FormCard):
    """W opens a channel with the prepared message, Enter says that it went; Esc leaves it."""

    link_wanted = Signal(str)

    def __init__(self, work: Work, bus: Bus, introduction_id: int, parent: QWidget) -> None:
        super().__init__(tr("Introduction"), tr("Asked"), parent, width=560)
        self.save_wanted.connect(self.settle)
        self._work, self._bus, self._own = work, bus, introduction_id
        self._found: Introduction | None = None
        self._forced = self._waiting = False
        """Whether Enter goes on in spite of the guard; whether what was done isn't shown yet."""
        self._channel: ChannelKind | None = None
        self.rows = (SideRow(), SideRow())
        self.message = Text("", "body", "text2", wrap=True)
        self.outcome = Field(tr("They booked a call"), name=tr("What came of it"))
        self.write = SecondaryButton(tr("Write"), "paper-plane", "W")
        self.drop = QuietButton(tr("Leave it be"))
        self._build()
        self._connect()
        self._ask()

    def settle(self) -> None:
        """Say that the message that is shown went."""
        found = self._found
        if found is None or self._waiting:
            return
        match found.status:
            case Status.ASKING if self._side() is not None:
                self._on_asked(found)
            case Status.READY:
                self._on_sent(found)
            case Status.SENT:
                self._settle(True)
            case _:
                self.accept()

    def _build(self) -> None:
        for row in self.rows:
            self.body.addWidget(row)
        self._letter = Card(0, ground="hover", edge="", radius=8)
        self._letter.body.setContentsMargins(12, 9, 12, 9)
        self._letter.body.addWidget(self.message)
        self.body.addWidget(self._letter)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.write)
        line.addStretch(1)
        line.addWidget(self.drop)
        self._told = Labelled(tr("What came of it"), self.outcome)
        self._told.hide()
        self.body.addWidget(self._told)
        self.body.addLayout(line)
        self.cancel.setText(tr("Later"))

    def _connect(self) -> None:
        for place, row in enumerate(self.rows):
            row.said.connect(partial(self._on_said, place))
        self.write.clicked.connect(self._on_write)
        self.drop.clicked.connect(self._on_drop)

    def _ask(self) -> None:
        own = self._own
        self._work.ask(lambda: book.introductions.introduction(own), self._take, owner=self)

    def _take(self, found: Introduction) -> None:
        self._found, self._channel, self._waiting = found, None, False
        a, b = found.a.face.name, found.b.face.name
        self.title.setText(tr("Introduce %1 and %2", a, b))
        self.setWindowTitle(self.title.text())
        over = found.sent_on is not None or found.dropped_on is not None
        for row, side in zip(self.rows, (found.a, found.b), strict=True):
            row.show_side(side, _state(side), asks=not over and side.on is not None)
        self._show_message(found)
        self._show_buttons(found)
        self.fit()
        (self.outcome if found.status is Status.SENT else self).setFocus()

    def _show_message(self, found: Introduction) -> None:
        side = self._side()
        text = ""
        if found.status is Status.ASKING and side is not None:
            text = words.asks_to_meet(found, side.face.person_id)
        elif found.status is Status.READY:
            text = words.introduces(found)
        self.message.setText(text.strip() or _over(found))
        self.write.setVisible(bool(text))

    def _show_buttons(self, found: Introduction) -> None:
        side = self._side()
        self.drop.setVisible(found.status.is_open)
        self.cancel.setVisible(found.status.is_open)
        self._told.setVisible(found.status is Status.SENT)
        self.drop.setText(tr("It did not work") if found.sent_on else tr("Leave it be"))
        self.say("")  # what was said was about the step before
        match found.status:
            case Status.ASKING if side is not None:
                self.save.setText(tr("%1 is asked", side.face.name.split(" ")[0]))
                self.write.setText(tr("Write to %1", side.face.name.split(" ")[0]))
            case Status.READY:
                self.save.setText(tr("It went"))
                self.write.setText(tr("Send"))
            case Status.SENT:
                self.save.setText(tr("It worked"))
            case _:
                self.save.setText(tr("Close"))
        self.save.updateGeometry()
        self.write.updateGeometry()
        self.drop.updateGeometry()

    def _side(self) -> Asked | None:
        """Return who is to be asked next."""
        sides = (self._found.a, self._found.b) if self._found else ()
        return next((side for side in sides if side.on is None and side.said is None), None)

    def _on_write(self) -> None:
        """Put the message on the clipboard and open the way to whom it goes."""
        found, side = self._found, self._side()
        if found is None or not self.write.isVisible():
            return
        QGuiApplication.clipboard().setText(self.message.text() + "\n")
        ids = [side.face.person_id] if side and found.status is Status.ASKING else []
        ids = ids or [found.a.face.person_id, found.b.face.person_id]
        today = clock.today()
        self._work.ask(lambda: book.people.persons(ids, today=today), self._open, owner=self)

    def _open(self, people: list[Person]) -> None:
        mails = [links.best(person, ChannelKind.EMAIL) for person in people]
        kinds = {channel.kind for channel in mails if channel is not None}
        if len(people) == 2 and None not in mails and kinds == {ChannelKind.EMAIL}:
            both = ",".join(channel.value.strip() for channel in mails if channel is not None)
            self._channel = ChannelKind.EMAIL
            self.link_wanted.emit(f"mailto:{both}")
        elif channel := links.best(people[0], None):
            self._channel = channel.kind
            self.link_wanted.emit(links.link(channel))
        self.say(tr("Text copied. Enter says that it went"))

    def _on_asked(self, found: Introduction) -> None:
        side = self._side()
        assert side is not None
        own, who, today, channel = self._own, side.face.person_id, clock.today(), self._channel
        said, force = words.asks_to_meet_summary(found, who), self._forced
        self._do(
            lambda: book.introductions.ask(
                own, who, on=today, channel=channel, said=said, force=force
            ),
            tr("%1 was asked", side.face.name),
        )

    def _on_failed(self, problem: Exception) -> None:
        """Hold back where the guard speaks up; Enter again goes on all the same."""
        self._waiting = False
        if isinstance(problem, Guarded):
            self._forced = True
            self.say(words.error(problem) + " " + tr("Enter goes on."), "due")
        elif isinstance(problem, NetDeskError):  # bugs go to the bus by themselves
            self._bus.failed.emit(problem)

    def _on_said(self, place: int, yes: bool) -> None:
        if self._found is None:
            return
        side = (self._found.a, self._found.b)[place]
        own, who, today = self._own, side.face.person_id, clock.today()
        name = side.face.name
        self._do(
            lambda: book.introductions.answer(own, who, yes, on=today),
            tr("%1 said yes", name) if yes else tr("%1 said no", name),
        )

    def _on_sent(self, found: Introduction) -> None:
        own, today, channel = self._own, clock.today(), self._channel
        said, question = words.introduced(found), words.outcome_question(found)
        self._work.do(
            lambda: book.introductions.send(
                own, on=today, channel=channel, said=said, question=question
            ),
            said=tr("Introduced; how it went is asked in two weeks"),
        )
        self.accept()

    def _settle(self, worked: bool) -> None:
        own, today, note = self._own, clock.today(), self.outcome.text().strip()
        self._work.do(
            lambda: book.introductions.settle(own, worked, today=today, note=note),
            said=tr("Noted that it worked") if worked else tr("Noted that it did not work"),
        )
        self.accept()

    def _on_drop(self) -> None:
        if self._found is not None and self._found.sent_on is not None:
            self._settle(False)
            return
        own, today = self._own, clock.today()
        self._work.do(
            lambda: book.introductions.drop(own, today=today), said=tr("Introduction dropped")
        )
        self.accept()

    def _do(self, verb: Callable[[], object], said: str) -> None:
        self._waiting = True
        self._work.do(
            verb,
            said=said,
            then=lambda _done: self._on_done(said),
            failed=self._on_failed,
            owner=self,
        )

    def _on_done(self, said: str) -> None:
        self._forced = False
        asking = self._side()
        self._ask()
        both = self._found and self._found.b is asking
        if both:  # nothing is left to do until they answer
            self._bus.said.emit(Notice(said, True))

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_W and not event.modifiers():
            self._on_write()
        else:
            super().keyPressEvent(event)


def _state(side: Asked) -> str:
    today = clock.today()
    if side.said is not None:
        return tr("said yes") if side.said else tr("said no")
    if side.on is None:
        return tr("not asked yet")
    return tr("asked %1", words.near_date(side.on, today))


def _over(found: Introduction) -> str:
    today = clock.today()
    if found.sent_on:
        sent = tr("It went %1.", words.near_date(found.sent_on, today))
        return f"{sent} {found.note}".strip()
    waiting = [side.face.name for side in (found.a, found.b) if side.said is None and side.on]
    if waiting:
        return tr("Waiting for %1. It goes when both said yes.", ", ".join(waiting))
    return words.introduction_status(found.status)
