"""What falls due in a real book comes to a notification server, each once."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from stage.program import Talker
from stage.session import Bus as SessionBus

from netdesk import book, clock
from netdesk.desktop import reminder_clock
from netdesk.desktop.bus_notifier import BusNotifier
from netdesk.desktop.reminder_clock import ReminderClock
from netdesk.domain.model import Direction, TodayKind
from netdesk.domain.when import Due
from netdesk.ui.bus import Bus
from netdesk.ui.work import Work

MARKER = "the end of what was sent"
DAY = date(2026, 11, 24)  # a Tuesday


class Stage:
    """A book, its threads and a clock that stands still until it is put."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.qtbot = qtbot
        self.bus = Bus()
        self.failures: list[Exception] = []
        self.bus.failed.connect(self.failures.append)
        self.work = Work(path, self.bus)
        with qtbot.waitSignal(self.work.opened):
            self.work.start()
        self.clocks: list[ReminderClock] = []
        self.at(9, 0)

    def at(self, hour: int, minute: int, day: date = DAY) -> None:
        moment = datetime.combine(day, time(hour, minute)).astimezone()
        clock.set_source(lambda: moment)

    def do(self, verb: Callable[[], Any]) -> Any:
        answers: list[Any] = []
        self.work.do(verb, then=answers.append)
        self.qtbot.waitUntil(lambda: bool(answers or self.failures))
        assert self.failures == []
        return answers[0]

    def plan(self, name: str, at: time | None = None, reason: str = "", day: date = DAY) -> int:
        def verb() -> int:
            person = book.people.add(name, today=day, start_clock=False)
            return book.follow_ups.plan([person], Due(day, at), reason=reason)[0]

        return self.do(verb)

    def reminders(self) -> ReminderClock:
        """Start the clock and wait for its first look, as after a start of NetDesk."""
        self.notifier = BusNotifier()
        new = ReminderClock(self.notifier, self.work.ask, self.work.do)
        self.clocks.append(new)
        with self.qtbot.waitSignal(new.checked):
            new.start()
        self.settle()
        return new

    def tick(self, reminders: ReminderClock) -> None:
        with self.qtbot.waitSignal(reminders.checked):
            reminders.tick()
        self.settle()

    def settle(self) -> None:
        """Wait until what was sent is answered and the writer has nothing left to do."""
        answered: list[object] = []
        with ExitStack() as connections:
            for answer in (self.notifier.shown, self.notifier.failed):
                connection = answer.connect(lambda key, *_: key == MARKER and answered.append(key))
                connections.callback(answer.disconnect, connection)
            self.notifier.show(MARKER, MARKER, "", ())
            self.qtbot.waitUntil(lambda: bool(answered))
        self.do(lambda: 1)

    def close(self) -> None:
        for one in self.clocks:
            one.stop()
        with self.qtbot.waitSignal(self.work.closed):
            self.work.close(lambda: None)
        clock.set_source(None)
        assert self.failures == []


@pytest.fixture
def stage(
    bus: SessionBus, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Stage]:
    monkeypatch.setattr(reminder_clock, "SETTLE_MS", 1)
    stage = Stage(qtbot, tmp_path / "netdesk.book")
    yield stage
    stage.close()


@pytest.fixture
def server(bus: SessionBus) -> Talker:
    return bus.fake_notifications("actions", "body")


def received(server: Talker) -> list[tuple[str, str]]:
    return [(title, body) for title, body in server.ask("received") if title != MARKER]


def last_id(server: Talker, title: str) -> int:
    return server.expect("Notify", lambda call: call["title"] == title)["id"]


def test_a_follow_up_comes_at_its_time_with_reason_and_actions(
    stage: Stage, server: Talker
) -> None:
    stage.plan("Jonas Weber", time(15), "Ask how the clinic pilot went")
    reminders = stage.reminders()
    stage.at(14, 59)
    stage.tick(reminders)
    assert received(server) == []
    stage.at(15, 0)
    stage.tick(reminders)
    assert received(server) == [("Jonas Weber, today 15:00", "Ask how the clinic pilot went")]
    call = server.expect("Notify", lambda call: call["title"] != MARKER)
    assert call["actions"][::2] == ["done", "snooze", "open", "default"]
    stage.at(15, 1)
    stage.tick(reminders)
    assert len(received(server)) == 1


def test_it_comes_once_over_a_restart_and_a_clock_set_back(stage: Stage, server: Talker) -> None:
    stage.plan("Jonas Weber", time(15))
    stage.at(15, 0)
    first = stage.reminders()
    first.stop()
    stage.at(15, 1)
    second = stage.reminders()
    stage.at(14, 0)
    stage.tick(second)
    stage.at(15, 0)
    stage.tick(second)
    assert received(server) == [("Jonas Weber, today 15:00", "")]


def test_what_is_late_says_so(stage: Stage, server: Talker) -> None:
    stage.plan("Priya Nair", day=DAY - timedelta(days=2))
    stage.reminders()
    assert received(server) == [("Priya Nair, 2 days late", "")]


def test_more_than_three_are_one_digest(stage: Stage, server: Talker, qtbot: QtBot) -> None:
    stage.at(8, 59)
    reminders = stage.reminders()
    late = stage.plan("Priya Nair", day=DAY - timedelta(days=2))
    ids = [late, *(stage.plan(name) for name in ("Jonas", "Ruth", "Amara", "Ben"))]
    stage.at(9, 0)
    with qtbot.waitSignal(stage.notifier.shown, check_params_cb=lambda key, _id: key != MARKER):
        stage.tick(reminders)
    title = "5 people are due today"
    assert received(server) == [(title, "Priya Nair (2 days late), Jonas, Ruth and 2 more")]
    number = last_id(server, title)
    with qtbot.waitSignal(reminders.today_wanted):
        server.tell("invoke", id=number, action="default")
    with qtbot.waitSignal(reminders.snooze_wanted) as snoozed:
        server.tell("invoke", id=number, action="snooze")
    assert sorted(one.subject_id for one in snoozed.args[0]) == sorted(ids)
    stage.at(9, 1)
    stage.tick(reminders)
    assert len(received(server)) == 1


def test_an_import_of_five_hundred_is_one_digest(stage: Stage, server: Talker) -> None:
    def verb() -> None:
        names = (f"Person {number}" for number in range(500))
        cards = "".join(f"BEGIN:VCARD\r\nFN:{name}\r\nEND:VCARD\r\n" for name in names)
        plan = book.importing.Plan(event="Fair", event_on=DAY - timedelta(days=2))
        source = book.importing.TextSource(cards)
        assert book.importing.run([source], plan, today=DAY - timedelta(days=2)).added == 500

    stage.do(verb)
    reminders = stage.reminders()
    stage.at(9, 1)
    stage.tick(reminders)
    [(title, body)] = received(server)
    assert (title, body[-12:]) == ("500 people are due today", "and 497 more")


def test_three_are_three(stage: Stage, server: Talker) -> None:
    for name in ("Jonas", "Ruth", "Amara"):
        stage.plan(name)
    stage.reminders()
    assert [title for title, _ in received(server)] == [
        "Jonas, today",
        "Ruth, today",
        "Amara, today",
    ]


def test_what_fell_due_during_sleep_comes_once_afterwards(stage: Stage, server: Talker) -> None:
    stage.at(8, 10)
    reminders = stage.reminders()
    for name in ("Jonas", "Ruth", "Amara", "Ben"):
        stage.plan(name, time(11))
    stage.at(12, 0)
    stage.tick(reminders)
    away = (
        "While you were away",
        "4 follow-ups fell due since 08:10: Jonas, Ruth, Amara and 1 more",
    )
    assert received(server) == [away]
    stage.at(12, 1)
    stage.tick(reminders)
    assert received(server) == [away]


def test_what_fell_due_while_netdesk_was_closed_comes_at_the_start(
    stage: Stage, server: Talker
) -> None:
    stage.at(18, 10, DAY - timedelta(days=1))
    stage.reminders().stop()
    for name in ("Jonas", "Ruth", "Amara", "Ben"):
        stage.plan(name)
    stage.at(10, 0)
    stage.reminders()
    ((title, body),) = received(server)
    assert title == "While you were away"
    assert body.startswith("4 follow-ups fell due since 23 Nov 2026 18:10: Jonas, ")


def test_names_stay_out_of_notifications_if_wanted(stage: Stage, server: Talker) -> None:
    stage.do(lambda: book.preferences.change(names_in_notifications=False, digest_above=1))
    stage.plan("Jonas Weber", time(15), "Ask Ruth about it")
    stage.at(15, 0)
    reminders = stage.reminders()
    stage.plan("Ruth Adeyemi")
    stage.plan("Amara Diallo")
    stage.tick(reminders)
    assert received(server) == [
        ("A follow-up, today 15:00", "Open NetDesk to see whom to write to."),
        ("2 people are due today", ""),
    ]


@pytest.mark.parametrize("action", ["done", "snooze", "open", "default"])
def test_the_actions_are_wishes(stage: Stage, server: Talker, qtbot: QtBot, action: str) -> None:
    follow_up = stage.plan("Jonas Weber")
    reminders = stage.reminders()
    number = last_id(server, "Jonas Weber, today")
    person = stage.do(lambda: book.follow_ups.follow_up(follow_up, DAY)).person_id
    wishes: list[tuple[str, Any]] = []
    reminders.done_wanted.connect(lambda one: wishes.append(("done", one.subject_id)))
    reminders.snooze_wanted.connect(
        lambda found: wishes.append(("snooze", [one.subject_id for one in found]))
    )
    reminders.open_wanted.connect(lambda wish: wishes.append(("open", wish)))
    server.tell("invoke", id=number, action=action)
    server.tell("invoke", id=number, action=action)
    qtbot.waitUntil(lambda: bool(wishes))
    stage.tick(reminders)
    wanted = {"done": ("done", follow_up), "snooze": ("snooze", [follow_up])}
    expected = wanted.get(action, ("open", person))
    assert wishes == [expected] * (1 if action in wanted else 2)


def test_a_reply_that_did_not_come_and_a_birthday_are_told_apart(
    stage: Stage, server: Talker, qtbot: QtBot
) -> None:
    def verb() -> int:
        book.preferences.change(birthdays=True)
        own = book.people.add("Jonas Weber", today=DAY, birthday="--11-24", start_clock=False)
        before = DAY - timedelta(days=7)
        out = Direction.OUTGOING
        return book.interactions.log([own], "Offer", on=before, direction=out, reply_by=DAY)

    sent = stage.do(verb)
    reminders = stage.reminders()
    assert received(server) == [
        ("Birthday of Jonas Weber: Today", ""),
        ("No answer yet from Jonas Weber", "To: Offer"),
    ]
    calls = {one["title"]: one for one in (server.expect("Notify"), server.expect("Notify"))}
    assert calls["Birthday of Jonas Weber: Today"]["actions"][::2] == ["open", "default"]
    asked = calls["No answer yet from Jonas Weber"]
    assert asked["actions"][:4] == ["done", "Replied", "snooze", "Wait"]
    with qtbot.waitSignal(reminders.done_wanted) as wish:
        server.tell("invoke", id=asked["id"], action="done")
    assert (wish.args[0].kind, wish.args[0].subject_id) == (TodayKind.REPLY, sent)


def test_a_snoozed_one_comes_again(stage: Stage, server: Talker) -> None:
    follow_up = stage.plan("Jonas Weber")
    reminders = stage.reminders()
    stage.do(lambda: book.follow_ups.snooze(follow_up, Due(DAY, time(16)), DAY))
    stage.at(15, 59)
    stage.tick(reminders)
    assert len(received(server)) == 1
    stage.at(16, 0)
    stage.tick(reminders)
    assert [title for title, _ in received(server)] == ["Jonas Weber, today"] * 2


def test_without_a_server_it_is_told_and_tried_until_there_is_one(
    stage: Stage, bus: SessionBus, qtbot: QtBot
) -> None:
    stage.plan("Jonas Weber")
    stage.plan("Ruth Adeyemi")
    waiting: list[int] = []
    reminders = stage.reminders()
    reminders.undeliverable.connect(waiting.append)
    stage.tick(reminders)
    qtbot.waitUntil(lambda: sum(waiting) == 2)
    with qtbot.waitSignals([reminders.checked, stage.notifier.shown], timeout=20_000):
        server = bus.fake_notifications("actions")
    stage.settle()
    assert [title for title, _ in received(server)] == ["Jonas Weber, today", "Ruth Adeyemi, today"]


def test_a_server_that_hangs_gets_a_digest_once(stage: Stage, server: Talker) -> None:
    stage.at(8, 59)
    reminders = stage.reminders()
    for name in ("Jonas", "Ruth", "Amara", "Ben"):
        stage.plan(name)
    server.tell("hang")
    server.expect("hangs")
    stage.at(9, 0)
    for _tick in range(3):
        with stage.qtbot.waitSignal(reminders.checked):
            reminders.tick()
    server.tell("wake")
    stage.settle()
    assert [title for title, _ in received(server)] == ["4 people are due today"]


def test_a_notification_that_nobody_took_is_not_recorded(stage: Stage, server: Talker) -> None:
    stage.plan("Jonas Weber")
    server.tell("hang")
    server.expect("hangs")
    first = ReminderClock(BusNotifier(), stage.work.ask, stage.work.do)
    with stage.qtbot.waitSignal(first.checked):
        first.start()
    first.stop()
    server.end()
    assert stage.do(lambda: len(book.reminders.fallen_due(clock.now()))) == 1


def test_dealt_with_elsewhere_it_leaves_the_screen(stage: Stage, server: Talker) -> None:
    follow_up = stage.plan("Jonas Weber")
    reminders = stage.reminders()
    number = last_id(server, "Jonas Weber, today")
    reminders.withdraw(TodayKind.FOLLOW_UP, follow_up)
    assert server.expect("CloseNotification")["id"] == number
