"""Write to one person: the guard first, then their channel opens with a text on the clipboard."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from netdesk import book, clock, words
from netdesk.book.context import Context
from netdesk.domain.model import ChannelKind, Person, TodayItem
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.dialogs.guard_card import GuardPopover, called
from netdesk.ui.models import links
from netdesk.ui.work import Work
from netdesk.words import tr


class Writing(QObject):
    """One person, one message, seen before it goes: nothing is sent from here."""

    link_wanted = Signal(str)
    wrote = Signal(int, object)
    """A person's id and the ChannelKind that shall open, None where there is none."""

    opened = Signal()
    closed = Signal()
    """The guard's card was opened, was closed."""

    def __init__(self, work: Work, bus: Bus, host: QWidget) -> None:
        super().__init__(host)
        self._work, self._bus, self._host = work, bus, host
        self._overruled: set[tuple[int, date]] = set()
        self._unopened = False
        bus.unopened.connect(self._on_unopened)

    def overruled(self, person_id: int) -> bool:
        """Say whether the user went on today although the guard spoke up."""
        return (person_id, clock.today()) in self._overruled

    def write(
        self, person_id: int, item: TodayItem, spot: QRect, kind: ChannelKind | None = None
    ) -> None:
        """Open a channel to the person of a line that lies at `spot` of the window."""
        self.check(person_id, spot, lambda person: self.go(person, item, kind or item.channel))

    def check(self, person_id: int, spot: QRect, then: Callable[[Person], None]) -> None:
        """Go on with a person, once the guard has nothing against it or is overruled."""
        today = clock.today()

        def take(found: Context) -> None:
            if found.warning is not None and not self.overruled(person_id):
                self._hold_up(found, spot, then)
            else:
                then(found.person)

        self._work.ask(lambda: book.context.context(person_id, today), take, owner=self)

    def go(self, person: Person, item: TodayItem, kind: ChannelKind | None) -> None:
        """Write about a line of Today."""
        self.open(person, lambda name: words.draft(name, item.kind, item.reason, item.met_at), kind)

    def open(self, person: Person, draft: Callable[[str], str], kind: ChannelKind | None) -> None:
        """Put the text on the clipboard and open the channel; `draft` makes it of a name."""
        QGuiApplication.clipboard().setText(draft(called(person)))
        channel = links.best(person, kind)
        self._unopened = channel is None
        if channel is not None:
            self.link_wanted.emit(links.link(channel))
        self.wrote.emit(person.id, channel.kind if channel and not self._unopened else None)

    def overrule(self, person_id: int) -> None:
        """Remember that the user goes on in spite of the guard; what they log then says so."""
        self._overruled.add((person_id, clock.today()))

    def rest(self, person: Person, until: date) -> None:
        """Write nothing to somebody before a day."""
        today = clock.today()
        said = tr("%1 rests until %2", person.name, words.short_date(until, today))
        self._work.do(lambda: book.guard.rest(person.id, until, today), said=said)

    def _on_unopened(self, _url: str) -> None:
        self._unopened = True

    def _hold_up(self, found: Context, spot: QRect, then: Callable[[Person], None]) -> None:
        person = found.person
        self.opened.emit()
        card = GuardPopover(self._host, found, clock.today())
        card.card.rest_wanted.connect(lambda until: self.rest(person, until))
        card.card.anyway_wanted.connect(lambda: self._go_on(person, then))
        card.closed.connect(self.closed)
        card.open_at(self._host.window(), spot)

    def _go_on(self, person: Person, then: Callable[[Person], None]) -> None:
        self.overrule(person.id)
        then(person)


def said(name: str, kind: ChannelKind | None) -> Notice:
    """Say what has happened, and how to go on; whether a program opened, none tells us."""
    if kind is None:
        return Notice(tr("Text copied. There is no way to open for %1: paste it anywhere", name))
    return Notice(tr("Text copied, %1 should open. Space marks it done", words.channel_kind(kind)))
