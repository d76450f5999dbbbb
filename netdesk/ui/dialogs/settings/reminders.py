"""Settings, Reminders: when and how, and whether they work."""

from dataclasses import dataclass
from datetime import datetime, time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QWidget

from netdesk import book, clock, words
from netdesk.domain.preferences import Preferences
from netdesk.ui.dialogs.settings.feed import FeedRow
from netdesk.ui.dialogs.settings.parts import Change, Group, Row, SettingsPage, Status
from netdesk.ui.models import tray
from netdesk.ui.widgets.buttons import SecondaryButton
from netdesk.ui.widgets.clock_field import ClockField
from netdesk.ui.widgets.fields import NumberField, Switch
from netdesk.ui.widgets.labels import Text
from netdesk.ui.work import Work
from netdesk.words import tr

if TYPE_CHECKING:
    from netdesk.book.reminders import Reminder


@dataclass(frozen=True, slots=True)
class _Standing:
    last: datetime | None
    next: "Reminder | None"


class RemindersPage(SettingsPage):
    """What this machine decides (tray, autostart) is told by signals and setters."""

    test_wanted = Signal()
    autostart_wanted = Signal(bool)

    def __init__(self, work: Work, settings: QSettings, change: Change) -> None:
        super().__init__()
        self._work, self._settings, self._change = work, settings, change
        self._choices = Preferences()
        self._checked: datetime | None = None
        self._standing = _Standing(None, None)
        self._problem = ""
        self._build()
        self._connect()

    def load(self) -> None:
        """Ask when reminders were and will be looked for."""
        now = clock.now()
        self._work.ask(
            lambda: _Standing(book.reminders.last_check(), book.reminders.next_check(now)),
            self._show_standing,
            owner=self,
        )

    def show_choices(self, choices: Preferences) -> None:
        """Show the book's preferences."""
        self._choices = choices
        for field, value in self._times():
            field.set_time(value)
        self.quiet.setChecked(choices.quiet)
        self.quiet_from.setEnabled(choices.quiet)
        self.quiet_to.setEnabled(choices.quiet)
        self.weekends.setChecked(choices.weekends)
        self.digest.setValue(choices.digest_above)
        self.birthdays.setChecked(choices.birthdays)
        self.ahead.setValue(choices.birthday_days_ahead)
        self.ahead.setEnabled(choices.birthdays)
        self.reply.setValue(choices.reply_days)
        self.rest.setValue(choices.rest_days)
        self.names.setChecked(choices.names_in_notifications)
        self._say()

    def set_checked(self, now: datetime) -> None:
        """Take when reminders were last looked for; what the book keeps may be minutes older."""
        self._checked = now
        self.load()

    def set_problem(self, text: str) -> None:
        """Say why notifications can't be shown; empty if they can."""
        self._problem = text
        self._say()

    def set_tray(self, available: bool) -> None:
        """Say whether this desktop has a tray."""
        self.tray.setEnabled(available)
        self._tray_row.set_remark(
            tr("There is a tray on this desktop")
            if available
            else tr("There is no tray on this desktop: closing quits")
        )
        self.tray.setChecked(available and tray.stays(self._settings))

    def set_autostart(self, on: bool, *, possible: bool = True) -> None:
        """Say whether NetDesk starts with the computer, and whether that can be changed."""
        self.autostart.setChecked(on)
        self.autostart.setEnabled(possible)

    def _build(self) -> None:
        self.test = SecondaryButton(tr("Test"), "bell")
        self.status = Status("check-circle", self.test)
        self.add("", self.status)
        self.morning = ClockField(tr("Morning hour"))
        self.quiet_from = ClockField(tr("Quiet from"))
        self.quiet_to = ClockField(tr("Quiet until"))
        self.quiet = Switch(tr("Quiet hours"))
        self.weekends = Switch(tr("Remind on weekends"))
        hours: list[QWidget] = [self.quiet_from, Text(tr("to"), "small", "text2"), self.quiet_to]
        self.add(
            tr("When"),
            Group(
                Row(tr("Morning hour"), tr("Follow-ups without a time"), self.morning),
                Row(tr("Quiet hours"), tr("Collected and shown afterwards"), *hours, self.quiet),
                Row(tr("Remind on weekends"), tr("Off: held until Monday morning"), self.weekends),
            ),
        )
        self.digest = NumberField(1, 99, name=tr("One digest when more than so many fall due"))
        self.names = Switch(tr("Show names in notifications"))
        self.autostart = Switch(tr("Start with the computer"))
        self.tray = Switch(tr("Closing the window keeps NetDesk in the tray"))
        self._tray_row = Row(tr("Closing the window keeps NetDesk in the tray"), " ", self.tray)
        fall_due = Text(tr("fall due"), "small", "text2")
        self.add(
            tr("How"),
            Group(
                Row(
                    tr("One digest when more than"),
                    tr("So that a big import never floods you"),
                    self.digest,
                    fall_due,
                ),
                Row(tr("Show names in notifications"), tr("Off: “3 people are due”"), self.names),
                Row(
                    tr("Start with the computer"),
                    tr("Hidden in the tray until something is due"),
                    self.autostart,
                ),
                self._tray_row,
            ),
        )
        self._build_what()
        self.feed = FeedRow()
        self.add(tr("In your calendar"), Group(self.feed))
        self.body.addStretch(1)
        self.set_tray(False)

    def _build_what(self) -> None:
        self.birthdays = Switch(tr("Birthdays"))
        self.ahead = NumberField(0, 30, name=tr("Days before a birthday"))
        self.reply = NumberField(1, 99, name=tr("Days until a reply is asked after"))
        self.rest = NumberField(1, 365, name=tr("Days of rest after two messages"))
        self.add(
            tr("What"),
            Group(
                Row(
                    tr("Birthdays"),
                    tr("29 February and those without a year too"),
                    self.ahead,
                    Text(tr("days before"), "small", "text2"),
                    self.birthdays,
                ),
                Row(
                    tr("Replies that you expect"),
                    tr("One nudge on that day, then nothing"),
                    Text(tr("after"), "small", "text2"),
                    self.reply,
                    Text(tr("days"), "small", "text2"),
                ),
                Row(
                    tr("Rest after two messages without answer"),
                    tr("NetDesk says so before you write again"),
                    self.rest,
                    Text(tr("days"), "small", "text2"),
                ),
            ),
        )

    def _times(self) -> tuple[tuple[ClockField, time], ...]:
        choices = self._choices
        return (
            (self.morning, choices.morning_hour),
            (self.quiet_from, choices.quiet_from),
            (self.quiet_to, choices.quiet_to),
        )

    def _connect(self) -> None:
        self.test.clicked.connect(self.test_wanted)
        self.morning.settled.connect(self._on_times)
        self.quiet_from.settled.connect(self._on_times)
        self.quiet_to.settled.connect(self._on_times)
        for field, name in (
            (self.digest, "digest_above"),
            (self.ahead, "birthday_days_ahead"),
            (self.reply, "reply_days"),
            (self.rest, "rest_days"),
        ):
            field.editingFinished.connect(partial(self._on_number, field, name))
        self.birthdays.clicked.connect(lambda on: self._change(birthdays=on))
        self.quiet.clicked.connect(lambda on: self._change(quiet=on))
        self.weekends.clicked.connect(lambda on: self._change(weekends=on))
        self.names.clicked.connect(lambda on: self._change(names_in_notifications=on))
        self.autostart.clicked.connect(self.autostart_wanted)
        self.tray.clicked.connect(lambda on: tray.set_stays(self._settings, on))

    def _on_times(self) -> None:
        names = ("morning_hour", "quiet_from", "quiet_to")
        found = {}
        for name, (field, before) in zip(names, self._times(), strict=True):
            if field.value() != before:
                found[name] = field.value()
        if found:
            self._change(**found)

    def _on_number(self, field: NumberField, name: str) -> None:
        if field.value() != getattr(self._choices, name):
            self._change(**{name: field.value()})

    def _show_standing(self, standing: _Standing) -> None:
        self._standing = standing
        self._say()

    def _say(self) -> None:
        until = self._choices.paused_until
        if self._problem:
            self.status.say(tr("Reminders can't be shown"), self._problem, good=False)
        elif until is not None and until > clock.today():
            day = words.short_date(until, clock.today())
            self.status.say(tr("Reminders are paused"), tr("Until %1", day), good=False)
        else:
            self.status.say(tr("Reminders work"), self._when())

    def _when(self) -> str:
        last = self._checked or self._standing.last
        parts = [tr("Last check %1", _said(last)) if last else tr("Not checked yet")]
        if self._standing.next is not None:
            coming = self._standing.next
            parts.append(tr("next: %1, for %2", _said(coming.moment), coming.person))
        else:
            parts.append(tr("nothing is planned"))
        return " · ".join(parts)


def _said(moment: datetime) -> str:
    """Say a moment: its time if it is today, else the day with its time."""
    local, today = moment.astimezone(), clock.today()
    if local.date() == today:
        return words.clock_time(local.time())
    return words.when(local.date(), local.time(), today)
