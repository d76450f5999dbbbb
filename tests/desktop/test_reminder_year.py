"""A year of reminders on a pretended clock: each once, none early, none lost.

The computer of each run stands in another zone. It sleeps, restarts, is killed, travels, and its
clock is put two days forward or back; the notification server comes and goes. NETDESK_YEARS=1000
runs so many years instead of 50.
"""

import os
import random
import re
import time as systime
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QCoreApplication

from netdesk import book, clock
from netdesk.desktop import reminder_clock, reminder_texts
from netdesk.desktop.notifications import Notifier
from netdesk.desktop.reminder_clock import ReminderClock
from netdesk.domain.preferences import Preferences
from netdesk.domain.when import Due
from tests.makers import open_book

YEARS = int(os.environ.get("NETDESK_YEARS", "50"))
QUICK = 4
FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)
FOLLOW_UPS = 40
ZONES = (
    *("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"),
    *("Africa/Casablanca", "America/Santiago", "Pacific/Chatham", "Africa/Cairo"),
    *("America/St_Johns", "Pacific/Kiritimati", "Europe/London", "Asia/Tokyo"),
    *("Antarctica/Troll", "America/Sao_Paulo", "Asia/Tehran", "Pacific/Auckland"),
    *("America/Los_Angeles", "Asia/Kolkata", "Pacific/Pago_Pago", "Europe/Moscow"),
    *("America/Havana", "Asia/Jerusalem", "Australia/Adelaide", "UTC"),
)


class Server(Notifier):
    """A notification server that answers when it is told to, or says that it is gone."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[tuple[str, str]] = []

    def show(self, key: str, title: str, body: str, actions: Sequence[tuple[str, str]]) -> None:
        if key not in dict(self.waiting):
            self.waiting.append((key, f"{title} {body}"))

    def answer(self, *, there: bool) -> list[str]:
        """Answer what waits; return who was named on the screen."""
        waiting, self.waiting = self.waiting, []
        named: list[str] = []
        for number, (key, text) in enumerate(waiting):
            if there:
                named += re.findall(r"P\d+", text)
                self.shown.emit(key, number + 1)
            else:
                self.failed.emit(key)
        return named


@dataclass
class Planned:
    """One follow-up as the user means it: a day, or a moment."""

    own: int
    day: date
    moment: datetime | None
    wanted: int = 1  # how often it is to come
    repeats: int = 0  # how often it may come once more: after a kill before it was recorded


@dataclass
class Computer:
    """A computer with the book on it, and a clock that the test puts."""

    rng: random.Random
    zone: str
    choices: Preferences
    now: datetime = field(default_factory=lambda: datetime(2026, 12, 31, 12, tzinfo=UTC))
    plans: dict[str, Planned] = field(default_factory=dict)
    came: Counter[str] = field(default_factory=Counter)
    verbs: list[Callable[[], Any]] = field(default_factory=list)
    unrecorded: list[str] = field(default_factory=list)

    def travel(self, zone: str) -> None:
        self.zone = zone
        os.environ["TZ"] = zone
        systime.tzset()

    def start(self) -> None:
        self.server = Server()
        self.reminders = ReminderClock(self.server, self._ask, self.verbs.append)
        self.reminders.start()
        self.look()

    def stop(self) -> None:
        self.reminders.stop()
        self.save()
        self.reminders.deleteLater()

    def kill(self) -> None:
        """End without warning: what was not written is lost."""
        for name in self.unrecorded:
            self.plans[name].repeats += 1
        self.verbs.clear()
        self.unrecorded.clear()
        self.reminders.blockSignals(True)
        self.reminders.stop()
        self.verbs.clear()
        self.reminders.deleteLater()

    def _ask(self, question: Callable[[], Any], then: Callable[[Any], None], **_: object) -> None:
        then(question())

    def look(self) -> None:
        """Let half a minute's tick come, and the screen and the book have their turn."""
        self.reminders.tick()
        QCoreApplication.processEvents()  # a wake settles by a timer
        for name in self.server.answer(there=self.rng.random() > 0.1):
            self.came[name] += 1
            self.unrecorded.append(name)
            self._check(name)
        if self.rng.random() > 0.1:
            self.save()

    def save(self) -> None:
        verbs = [*self.verbs]
        self.verbs.clear()
        self.unrecorded.clear()
        for verb in verbs:
            verb()

    def _check(self, name: str) -> None:
        """Fail if it comes early, or at an hour at which nothing shall come."""
        plan, local = self.plans[name], self.now.astimezone(ZoneInfo(self.zone))
        at, choices = local.time().replace(tzinfo=None), self.choices
        if plan.moment:
            assert self.now >= plan.moment, f"{name} is early"
        else:
            assert (local.date(), at) >= (plan.day, choices.morning_hour), f"{name} is early"
        assert choices.weekends or local.weekday() < 5, f"{name} on a free weekend"
        if choices.quiet:
            assert choices.quiet_to <= at < choices.quiet_from, f"{name} in quiet hours"


def plan_the_year(computer: Computer) -> None:
    """Plan days and times all over the year; some lie in hours that clocks skip or repeat."""
    rng = computer.rng
    with book.opening.journal().step("planned"):
        days = [FIRST + timedelta(days=rng.randrange(365)) for _ in range(FOLLOW_UPS)]
        for number, day in enumerate([*days, *_changes(computer.zone) * 2]):
            own = book.people.add(f"P{number}", today=FIRST, start_clock=False)
            at = time(rng.choice((0, 1, 2, 3, 9, 15, 19, 23)), rng.choice((0, 30, 59)))
            due = Due(day, at if rng.random() < 0.5 else None)
            [planned] = book.follow_ups.plan([own], due)
            meant = datetime.combine(day, at, ZoneInfo(computer.zone)).astimezone(UTC)
            computer.plans[f"P{number}"] = Planned(planned, day, meant if due.at else None)


def _changes(zone: str) -> list[date]:
    """Return the days of the year on which the clocks of a zone are changed."""
    days = [FIRST + timedelta(days=n) for n in range(366)]
    offsets = [datetime.combine(day, time(), ZoneInfo(zone)).utcoffset() for day in days]
    return [days[n] for n in range(365) if offsets[n] != offsets[n + 1]]


def live(computer: Computer) -> None:
    """Go through the year from one due time to the next, with all that happens to a computer."""
    rng, skew, events = computer.rng, timedelta(), 0
    true = computer.now
    end = datetime(2028, 1, 5, tzinfo=UTC)
    while true < end or skew:
        true += _step(computer, true)
        skew = timedelta() if skew and rng.random() < 0.5 else skew
        event = rng.random()
        if event < 0.06:
            skew = timedelta(hours=rng.choice((-48, 48)), minutes=rng.randrange(60))
        elif event < 0.10:
            computer.travel(rng.choice(ZONES))
        elif event < 0.16:
            computer.stop()
            true += timedelta(minutes=rng.randrange(4_000))
            computer.now = true + skew
            computer.start()
        elif event < 0.22:
            computer.kill()
            computer.now = true + skew
            computer.start()
        elif event < 0.30:
            _snooze_one(computer)
        computer.now = true + skew
        computer.look()
        computer.now += timedelta(seconds=30)
        computer.look()
        events += 1
    assert events > 50
    for day in range(6, 12):  # at an hour at which whatever is left may come
        computer.now = datetime.combine(date(2028, 1, day), time(13), ZoneInfo(computer.zone))
        computer.look()


def _step(computer: Computer, true: datetime) -> timedelta:
    """Return how long to wait: to just before or after what is due next, or some while."""
    coming = book.reminders.next_check(computer.now)
    rng = computer.rng
    if coming is None or rng.random() < 0.3:
        return timedelta(minutes=rng.choice((1, 45, 700, 2_900)))
    near = timedelta(seconds=rng.choice((-1, 0, 1, 1_700)))
    wait = coming.moment - computer.now + near
    return min(max(wait, timedelta(seconds=30)), timedelta(days=9))


def _snooze_one(computer: Computer) -> None:
    """Put off one that came: it is to come once more."""
    computer.save()
    came = [name for name, count in computer.came.items() if count >= computer.plans[name].wanted]
    if not came:
        return
    name = computer.rng.choice(came)
    plan, today = computer.plans[name], clock.today()
    until = today + timedelta(days=computer.rng.choice((1, 2, 9)))
    if (
        until > LAST or until <= plan.day
    ):  # it came while the clock was wrong; the same day is the same reminder
        return
    book.follow_ups.snooze(plan.own, Due(until), today)
    plan.day, plan.moment = until, None
    plan.wanted += 1


@pytest.fixture
def pretended(
    monkeypatch: pytest.MonkeyPatch, qapp: QCoreApplication
) -> Iterator[pytest.MonkeyPatch]:
    """Nothing waits for real time, and a digest names everybody."""
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setattr(reminder_clock, "SETTLE_MS", 0)
    monkeypatch.setattr(reminder_texts, "_NAMES", 999)
    yield monkeypatch
    monkeypatch.undo()
    systime.tzset()
    clock.set_source(None)


@pytest.mark.parametrize(
    "year",
    [pytest.param(n, marks=[] if n < QUICK else pytest.mark.slow) for n in range(YEARS)],
)
def test_each_comes_exactly_once_and_none_early(
    year: int, pretended: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rng = random.Random(year)
    choices = Preferences(
        morning_hour=time(rng.choice((2, 7, 9, 12)), rng.choice((0, 30))),
        quiet=rng.random() < 0.7,
        weekends=rng.random() < 0.7,
        digest_above=rng.choice((0, 3, 99)),
    )
    computer = Computer(rng, ZONES[year % len(ZONES)], choices)
    clock.set_source(lambda: computer.now)
    computer.travel(computer.zone)
    with open_book(tmp_path / "netdesk.book"):
        book.preferences.change(
            morning_hour=choices.morning_hour,
            quiet=choices.quiet,
            weekends=choices.weekends,
            digest_above=choices.digest_above,
        )
        plan_the_year(computer)
        computer.start()
        live(computer)
        computer.stop()
    for name, plan in computer.plans.items():
        often = computer.came[name]
        assert plan.wanted <= often <= plan.wanted + plan.repeats, f"{name} came {often} times"
