"""The threads behind the window, real ones; only the connections are stubs."""

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

import apsw
import pytest
from PySide6.QtCore import QObject

from netdesk import book
from netdesk.domain.changes import ALL, Changes, Kind
from netdesk.domain.errors import BookBusy, Cancelled
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.work import Work
from netdesk.ui.work.threads import Connections

TOUCHED = Changes({Kind.PERSON: frozenset({1})})


class Log:
    """What the threads did with their connections, in order, and on which thread."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, str]] = []
        self.outside = threading.Event()

    def note(self, what: str) -> Callable[..., None]:
        return lambda *_: self.lines.append((what, threading.current_thread().name))

    def what(self) -> list[str]:
        return [what for what, _ in self.lines]

    def look(self) -> bool:
        seen = self.outside.is_set()
        self.outside.clear()
        return seen

    def connections(self, **changed) -> Connections:
        parts = {name: self.note(name) for name in ("open", "writer", "reader", "disconnect")}
        parts |= {"close": self.note("close"), "outside_changes": self.look}
        parts |= {"moment": nullcontext}
        return Connections(**{**parts, "last_changes": lambda: TOUCHED, **changed})


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def bus(qapp) -> Bus:
    return Bus()


def closing(work: Work, qtbot) -> None:
    with qtbot.waitSignal(work.closed):
        work.close(lambda: None)


@pytest.fixture
def work(log: Log, bus: Bus, qtbot) -> Iterator[Work]:
    work = Work(Path("stub"), bus, log.connections(), poll_s=0.01)
    with qtbot.waitSignal(work.opened):
        work.start()
    yield work
    work.close(lambda: None)
    qtbot.waitUntil(lambda: work._ended)


def test_a_verb_runs_on_the_writer_and_comes_home(work: Work, bus: Bus, qtbot) -> None:
    order: list[object] = []
    bus.changed.connect(lambda changes: order.append(changes))
    bus.said.connect(lambda notice: order.append(notice))
    work.do(
        lambda: threading.current_thread().name,
        said=lambda name: f"on {name}",
        then=lambda name: order.append((name, threading.current_thread().name)),
    )
    qtbot.waitUntil(lambda: len(order) == 3)
    assert order == [
        TOUCHED,
        Notice("on netdesk-writer", undo=True),
        ("netdesk-writer", "MainThread"),
    ]


def test_verbs_run_in_their_order_and_alone(work: Work, qtbot) -> None:
    done: list[int] = []
    for number in range(50):
        work.do(lambda number=number: done.append(number))
    assert work.busy()
    qtbot.waitUntil(lambda: not work.busy())
    assert done == list(range(50))


def test_what_is_shown_is_saved_before_what_comes_after_it(work: Work, qtbot) -> None:
    done: list[str] = []
    work.do(lambda: done.append("shown"), shown=True)
    work.do(lambda: done.append("at once"))
    work.do(lambda: done.append("shown last"), shown=True)
    assert work.busy()
    qtbot.waitUntil(lambda: not work.busy())
    assert done == ["shown", "at once", "shown last"]


def test_what_is_shown_is_saved_before_the_end(log: Log, bus: Bus, qtbot) -> None:
    work = Work(Path("stub"), bus, log.connections())
    done: list[str] = []
    work.do(lambda: done.append("before the start"), shown=True)
    work.start()
    work.do(lambda: done.append("before the end"), shown=True)
    closing(work, qtbot)
    assert done == ["before the start", "before the end"]


def test_a_step_without_changes_offers_no_undo(log: Log, bus: Bus, qtbot) -> None:
    work = Work(Path("stub"), bus, log.connections(last_changes=Changes))
    work.start()
    with qtbot.assertNotEmitted(bus.changed), qtbot.waitSignal(bus.said) as said:
        work.do(lambda: None, said="Nothing new")
    assert said.args == [Notice("Nothing new", undo=False)]
    closing(work, qtbot)


def test_two_questions_run_at_once(work: Work, qtbot) -> None:
    together = threading.Barrier(2, timeout=5)
    answers: list[int] = []
    for _ in range(2):
        work.ask(together.wait, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert sorted(answers) == [0, 1]


def test_a_question_of_somebody_gone_is_dropped(work: Work, qtbot) -> None:
    owner = QObject()
    release = threading.Event()
    answers: list[object] = []
    work.ask(lambda: release.wait(5), lambda _: answers.append("gone"), owner=owner)
    work.ask(lambda: release.wait(5), lambda _: answers.append("here"))
    import shiboken6

    shiboken6.delete(owner)
    release.set()
    qtbot.waitUntil(lambda: bool(answers) and not work._asked)
    assert answers == ["here"]


def test_an_expected_error_goes_to_who_asked_for_it(work: Work, bus: Bus, qtbot) -> None:
    def verb() -> None:
        raise BookBusy

    caught: list[Exception] = []
    with qtbot.assertNotEmitted(bus.failed):
        work.do(verb, failed=caught.append)
        qtbot.waitUntil(lambda: bool(caught))
    assert isinstance(caught[0], BookBusy)
    with qtbot.waitSignal(bus.failed) as told:
        work.do(verb)
    assert isinstance(told.args[0], BookBusy)


def test_a_bug_always_reaches_the_bus(work: Work, bus: Bus, qtbot) -> None:
    caught: list[Exception] = []
    with qtbot.waitSignal(bus.failed) as told:
        work.ask(lambda: 1 / 0, print, failed=caught.append)
    qtbot.waitUntil(lambda: bool(caught))
    assert isinstance(told.args[0], ZeroDivisionError)


def test_progress_keeps_one_pending_value(work: Work, qtbot) -> None:
    seen: list[tuple[int, int]] = []
    steps = 20_000

    def verb(report: Callable[[int, int], None]) -> str:
        for number in range(steps):
            report(number + 1, steps)
        return "done"

    ended: list[str] = []
    work.do(
        verb,
        with_progress=True,
        progress=lambda done, total: seen.append((done, total)),
        then=ended.append,
    )
    qtbot.waitUntil(lambda: bool(ended), timeout=10_000)
    assert seen[-1] == (steps, steps)
    assert len(seen) < steps / 10


def test_cancel_stops_at_the_next_report(work: Work, bus: Bus, qtbot) -> None:
    started, caught = threading.Event(), []

    def verb(report: Callable[[int, int], None]) -> None:
        started.set()
        while True:
            report(0, 0)

    with qtbot.assertNotEmitted(bus.failed), qtbot.assertNotEmitted(bus.changed):
        job = work.do(verb, with_progress=True, failed=caught.append)
        assert started.wait(5)
        job.cancel()
        qtbot.waitUntil(lambda: bool(caught))
    assert isinstance(caught[0], Cancelled)


def test_a_job_cancelled_before_its_turn_never_runs(work: Work, qtbot) -> None:
    release, ran = threading.Event(), []
    work.do(lambda: release.wait(5))
    job = work.do(lambda: ran.append(1))
    job.cancel()
    release.set()
    qtbot.waitUntil(lambda: not work.busy())
    assert ran == []


def test_another_program_s_changes_are_seen(work: Work, log: Log, bus: Bus, qtbot) -> None:
    with qtbot.waitSignal(bus.changed) as told:
        log.outside.set()
    assert told.args == [ALL]


def test_a_question_sees_one_moment_whatever_others_write(bus: Bus, qtbot, tmp_path: Path) -> None:
    path = tmp_path / "netdesk.book"
    work, answers = Work(path, bus), []

    def question() -> tuple[int, int]:
        before = len(book.saved_lists.all_lists())
        other = apsw.Connection(str(path))  # as the command line may, meanwhile
        other.execute("insert into saved_list (name, query) values ('Mine', 'ana')")
        other.close()
        return before, len(book.saved_lists.all_lists())

    work.start()
    work.ask(question, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 1)
    work.ask(lambda: len(book.saved_lists.all_lists()), answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers == [(0, 0), 1]
    closing(work, qtbot)


def test_what_was_asked_before_the_start_waits(log: Log, bus: Bus, qtbot) -> None:
    work, answers = Work(Path("stub"), bus, log.connections()), []
    work.ask(lambda: "read", answers.append)
    work.do(lambda: "written", then=answers.append)
    work.start()
    qtbot.waitUntil(lambda: len(answers) == 2)
    closing(work, qtbot)


def test_closing_ends_the_queue_then_writer_then_readers(log: Log, bus: Bus, qtbot) -> None:
    work, done = Work(Path("stub"), bus, log.connections()), []
    work.start()
    for number in range(20):
        work.do(lambda number=number: done.append(number))
    closing(work, qtbot)
    assert done == list(range(20))
    assert log.what()[:2] == ["open", "writer"]
    ends = [thread for what, thread in log.lines if what == "disconnect"]
    assert ends[0] == "netdesk-writer"
    assert sorted(ends[1:]) == ["netdesk-reader-0", "netdesk-reader-1"]
    assert log.lines[-1] == ("close", "MainThread")


def test_closing_twice_and_from_within_is_harmless(log: Log, bus: Bus, qtbot) -> None:
    work, closed = Work(Path("stub"), bus, log.connections()), []
    work.start()
    work.close(lambda: work.close(lambda: closed.append("inner")))
    work.close(lambda: closed.append("second"))
    qtbot.waitUntil(lambda: len(closed) == 2)
    assert log.what().count("close") == 1


def test_closing_before_the_start(log: Log, bus: Bus, qtbot) -> None:
    closing(Work(Path("stub"), bus, log.connections()), qtbot)
    assert log.what() == []


def test_nothing_is_taken_on_after_closing(work: Work, qtbot) -> None:
    work.close(lambda: None)
    assert work.do(lambda: None).cancelled
    assert work.ask(lambda: None, print).cancelled
    qtbot.waitUntil(lambda: work._ended)


def test_a_book_that_does_not_open_fails_every_job(log: Log, bus: Bus, qtbot) -> None:
    def refuse(_path: Path, _begun: Callable[[], None]) -> None:
        raise BookBusy

    work, caught = Work(Path("stub"), bus, log.connections(open=refuse)), []
    work.ask(lambda: None, print, failed=caught.append)
    with qtbot.waitSignal(work.open_failed) as told:
        work.start()
    work.do(lambda: None, failed=caught.append)
    work.ask(lambda: None, print, failed=caught.append)
    qtbot.waitUntil(lambda: len(caught) == 3)
    assert all(isinstance(problem, BookBusy) for problem in [*told.args, *caught])
    closing(work, qtbot)
    assert "close" not in log.what()


class Mortal:
    """Notes the thread on which it dies."""

    died: list[str]

    def __init__(self, died: list[str]) -> None:
        self.died, self.me = died, [self]

    def __del__(self) -> None:
        self.died.append(threading.current_thread().name)


def test_garbage_is_collected_on_the_windows_thread(log: Log, bus: Bus, qtbot) -> None:
    work, died, done = Work(Path("stub"), bus, log.connections()), [], []
    work.start()

    def allocate() -> None:
        for _ in range(100):
            [[] for _ in range(1_000)]

    for number in range(1, 20):
        gc.collect(1)
        Mortal(died)
        work.do(allocate, then=done.append)
        qtbot.waitUntil(lambda number=number: len(done) == number)
    assert set(died) == {"MainThread"}
    assert not gc.isenabled()
    closing(work, qtbot)
    assert gc.isenabled()


def test_all_garbage_is_looked_through_when_nothing_comes_home(log: Log, bus: Bus, qtbot) -> None:
    work, full, done = Work(Path("stub"), bus, log.connections()), [], []

    def note(phase: str, told: dict[str, int]) -> None:
        if phase == "start" and told["generation"] == 2:
            full.append(threading.current_thread().name)

    work.start()
    work._quiet.setInterval(60_000)
    for _ in range(gc.get_threshold()[2] + 1):
        gc.collect(1)  # each makes a full one more due
    gc.callbacks.append(note)
    work.ask(lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done))
    qtbot.waitUntil(lambda: work._quiet.isActive())
    assert full == [], "a frame may follow"
    work._quiet.start(0)
    qtbot.waitUntil(lambda: full == ["MainThread"])
    gc.callbacks.remove(note)
    closing(work, qtbot)


def test_what_waits_for_an_answer_dies_on_the_windows_thread(log: Log, bus: Bus, qtbot) -> None:
    work, died, count = Work(Path("stub"), bus, log.connections()), [], 2_000
    work.start()

    def ask() -> None:
        one = Mortal(died)
        one.me.clear()
        work.ask(lambda: one.me, lambda _: one.me)

    for _ in range(count):
        ask()
    qtbot.waitUntil(lambda: len(died) == count)
    assert set(died) == {"MainThread"}
    closing(work, qtbot)
