"""The tray and the reminders of a running NetDesk, loaded after the first paint."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from netdesk import book, clock, words
from netdesk.desktop.notifications import make_notifier
from netdesk.desktop.reminder_clock import ReminderClock
from netdesk.desktop.tray import DueLine, Tray
from netdesk.domain.changes import Changes, Kind
from netdesk.domain.model import TodayItem, TodayKind
from netdesk.ui import theme
from netdesk.ui.work import Work
from netdesk.words import tr

if TYPE_CHECKING:
    from netdesk.book.reminders import Reminder
    from netdesk.domain.preferences import Preferences


class Reminding(QObject):
    """Shows who is due in the tray and by notifications, and carries out what is clicked there."""

    open_wanted = Signal()
    today_wanted = Signal()
    person_wanted = Signal(int)
    add_wanted = Signal()
    quit_wanted = Signal()

    checked = Signal(object)
    """When (datetime) was looked for reminders."""

    day_changed = Signal()

    told = Signal(str)
    """Why notifications can't be shown; empty if they can."""

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._day = clock.today()
        self.last_checked: datetime | None = None
        self.problem = ""
        self._tray = Tray(self)
        theme.current().dress(self._tray.menu)
        self._notifier = make_notifier(self._tray, self)
        self._clock = ReminderClock(self._notifier, work.ask, work.do, self)
        self._connect()
        self._clock.start()

    @property
    def in_tray(self) -> bool:
        """Say whether the icon is in a tray now."""
        return self._tray.available

    def set_due(self, items: Iterable[TodayItem]) -> None:
        """Show these in the tray."""
        self._tray.set_due(
            [
                DueLine(one.person_id, words.today_title(one), words.late(one.days_late))
                for one in items
            ]
        )

    def set_preferences(self, choices: "Preferences") -> None:
        """Show in the tray whether reminders are paused."""
        until = choices.paused_until
        self._tray.set_paused(until is not None and until > clock.today())

    def withdraw(self, changes: Changes) -> None:
        """Take the notifications of what was dealt with, by whomever, off the screen."""
        for own in changes.ids(Kind.FOLLOW_UP):
            self._clock.withdraw(TodayKind.FOLLOW_UP, own)
        for own in changes.ids(Kind.INTERACTION):
            self._clock.withdraw(TodayKind.REPLY, own)
        for own in changes.ids(Kind.GROUP):
            self._clock.withdraw(TodayKind.GROUP, own)

    def test(self) -> None:
        """Show a notification, for the user to see that they work."""
        told = tr("This is how a follow-up will call you.")
        self._notifier.show("test", tr("Reminders work"), told, ())

    def say_stays(self) -> None:
        """Say that closing the window does not end NetDesk."""
        told = tr("Reminders keep coming. Settings can switch this off.")
        self._notifier.show("tray", tr("NetDesk stays in the tray"), told, ())

    def stop(self) -> None:
        """Look for reminders no more and leave the tray."""
        self._clock.stop()
        self._tray.close()

    def _connect(self) -> None:
        self._tray.open_wanted.connect(self.open_wanted)
        self._tray.today_wanted.connect(self.today_wanted)
        self._tray.person_wanted.connect(self._on_line_wanted)
        self._tray.add_wanted.connect(self.add_wanted)
        self._tray.quit_wanted.connect(self.quit_wanted)
        self._tray.pause_wanted.connect(self._on_pause)
        self._clock.done_wanted.connect(self._on_done)
        self._clock.snooze_wanted.connect(self._on_snooze)
        self._clock.open_wanted.connect(self.person_wanted)
        self._clock.today_wanted.connect(self.today_wanted)
        self._clock.checked.connect(self._on_checked)
        self._notifier.shown.connect(lambda _key, _number: self._tell(""))
        self._notifier.failed.connect(lambda _key: self._tell(_nobody_shows()))

    def _tell(self, problem: str) -> None:
        if problem != self.problem:
            self.problem = problem
            self.told.emit(problem)

    def _on_line_wanted(self, person_id: int) -> None:
        """Open the person of a line, or Today where it is about an event or group."""
        if person_id:
            self.person_wanted.emit(person_id)
        else:
            self.today_wanted.emit()

    def _on_checked(self, now: datetime) -> None:
        self.last_checked = now
        self.checked.emit(now)
        if clock.today() != self._day:
            self._day = clock.today()
            self.day_changed.emit()

    def _on_done(self, reminder: "Reminder") -> None:
        today, own = clock.today(), reminder.subject_id
        if reminder.kind is TodayKind.REPLY:
            said = tr("%1 replied", reminder.person)
            self._work.do(lambda: book.interactions.mark_replied(own, today), said=said)
        else:
            said = tr("%1 marked done", reminder.person)
            self._work.do(lambda: book.follow_ups.done(own, today=today), said=said)

    def _on_snooze(self, reminders: "list[Reminder]") -> None:
        today = clock.today()
        tomorrow = today + timedelta(days=1)
        self._work.do(
            lambda: book.reminders.snooze(reminders, tomorrow, today),
            said=tr(
                "%n follow-up snoozed until tomorrow||%n follow-ups snoozed until tomorrow",
                n=len(reminders),
            ),
        )

    def _on_pause(self, paused: bool) -> None:
        until = clock.today() + timedelta(days=1) if paused else None
        self._work.do(lambda: book.preferences.change(paused_until=until))


def _nobody_shows() -> str:
    return tr("This desktop shows no notifications: the number in the title and Today tell you")
