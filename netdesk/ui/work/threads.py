"""The threads behind the window: one that writes, two that read, each with its own connection.

A job holds on to who asked, so that no thread may be the last to let go of one: what belongs to
the window dies on the window's thread (see `garbage`). What goes home is therefore taken out of a
box there, and the thread has forgotten it by then.
"""

import queue
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from netdesk import book
from netdesk.domain.changes import Changes
from netdesk.domain.errors import BookUnusable
from netdesk.ui.work.job import Call, Job

Box: TypeAlias = list[Call]
"""One call, for the window to take out."""

NO_CHANGES = Changes()
READERS = 2


def _open(path: Path, begun: Call) -> None:
    """Open the book; of a damaged one it is known then whether there is a backup: to look at
    backups takes long."""
    try:
        book.opening.open_book(path, begun=begun)
    except BookUnusable as problem:
        if problem.reason == "damaged":
            problem.rescue = book.rescue.newest_good_backup(path) is not None
        raise


class Connections(NamedTuple):
    """How threads come by the book and let go of it; each is called on the thread concerned."""

    open: Callable[[Path, Call], None] = _open
    writer: Callable[[], None] = lambda: book.opening.connect_writer()
    reader: Callable[[], None] = lambda: book.opening.connect_reader()
    moment: Callable[[], AbstractContextManager[None]] = lambda: book.opening.one_moment()
    disconnect: Callable[[], None] = lambda: book.opening.disconnect()
    close: Callable[[], None] = lambda: book.opening.close_book()
    outside_changes: Callable[[], bool] = lambda: book.opening.outside_changes()
    last_changes: Callable[[], Changes] = lambda: book.steps.last_changes()


class Outcome(NamedTuple):
    """What came of a job: a result and its changes, or the exception."""

    job: Job
    result: Any = None
    changes: Changes = NO_CHANGES
    problem: Exception | None = None


class Homes(NamedTuple):
    """Where the threads report to; all are called on the window's thread."""

    preparing: Call
    opened: Call
    open_failed: Callable[[Exception], None]
    written: Callable[[Outcome], None]
    answered: Callable[[Outcome], None]
    outside_change: Call
    failed: Callable[[Exception], None]
    ended: Call


class Threads:
    """Start, feed and end the threads; every method is called on the window's thread."""

    def __init__(
        self,
        path: Path,
        connections: Connections,
        send: Callable[[Box], None],
        homes: Homes,
        poll_s: float,
    ) -> None:
        self._path, self._connections, self._poll_s = path, connections, poll_s
        self._send, self._homes = send, homes
        self._verbs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._questions: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._running = 0
        self._open = False
        self._problem: Exception | None = None

    def start(self) -> None:
        """Open the book on the writer's thread, then begin to work."""
        self._spawn("netdesk-writer", self._write)

    def write(self, job: Job) -> None:
        """Queue a verb."""
        self._verbs.put(job)

    def read(self, job: Job) -> None:
        """Queue a question."""
        if self._problem is not None:
            self._send([partial(self._homes.answered, Outcome(job, problem=self._problem))])
        else:
            self._questions.put(job)

    def end(self) -> None:
        """End the writer after its queue, then the readers, then close the book."""
        self._verbs.put(None)

    def _spawn(self, name: str, run: Call) -> None:
        thread = threading.Thread(target=run, name=name, daemon=True)
        self._threads.append(thread)
        self._running += 1
        thread.start()

    def _on_opened(self) -> None:
        self._open = True
        for number in range(READERS):
            self._spawn(f"netdesk-reader-{number}", partial(self._read, number == 0))
        self._homes.opened()

    def _on_open_failed(self, problem: Exception) -> None:
        self._problem = problem
        self._homes.open_failed(problem)
        while not self._questions.empty():
            if (job := self._questions.get()) is not None:
                self._homes.answered(Outcome(job, problem=problem))

    def _on_thread_ended(self, writer: bool) -> None:
        self._running -= 1
        if writer:
            for _ in range(self._running):
                self._questions.put(None)
        if self._running:
            return
        for thread in self._threads:
            thread.join()
        if self._open:
            self._connections.close()
        self._homes.ended()

    # What follows runs on the threads themselves.

    def _write(self) -> None:
        problem = self._open_for_writing()
        while self._next(self._verbs, problem, self._homes.written, self._connections.last_changes):
            pass
        if problem is None:
            self._connections.disconnect()
        self._send([partial(self._on_thread_ended, True)])

    def _open_for_writing(self) -> Exception | None:
        try:
            self._connections.open(self._path, lambda: self._send([self._homes.preparing]))
            self._connections.writer()
        except Exception as problem:
            self._send([partial(self._on_open_failed, problem)])
            return problem
        self._send([self._on_opened])
        return None

    def _read(self, looks: bool) -> None:
        problem: Exception | None = None
        try:
            self._connections.reader()
        except Exception as found:
            problem = found
        self._answer(looks and problem is None, problem)
        if problem is None:
            self._connections.disconnect()
        self._send([partial(self._on_thread_ended, False)])

    def _answer(self, looks: bool, problem: Exception | None) -> None:
        home, moment = self._homes.answered, self._connections.moment
        next_look = time.monotonic()
        while True:
            wait = max(0.0, next_look - time.monotonic()) if looks else None
            try:
                if not self._next(self._questions, problem, home, Changes, moment, wait):
                    return
            except queue.Empty:
                pass
            if looks and time.monotonic() >= next_look:
                self._look()
                next_look = time.monotonic() + self._poll_s

    def _look(self) -> None:
        try:
            if self._connections.outside_changes():
                self._send([self._homes.outside_change])
        except Exception as problem:
            self._send([partial(self._homes.failed, problem)])

    def _next(
        self,
        jobs: "queue.SimpleQueue[Job | None]",
        problem: Exception | None,
        home: Callable[[Outcome], None],
        changes: Callable[[], Changes],
        moment: Callable[[], AbstractContextManager[None]] = nullcontext,
        wait: float | None = None,
    ) -> bool:
        """Do the next job and send it home; False at the end. Raises queue.Empty after `wait`."""
        job = jobs.get(timeout=wait)
        if job is None:
            return False
        if problem is not None:
            box: Box = [partial(home, Outcome(job, problem=problem))]
        else:
            box = [partial(home, _outcome(job, changes, moment))]
        del job
        self._send(box)
        return True


def _outcome(
    job: Job,
    changes: Callable[[], Changes],
    moment: Callable[[], AbstractContextManager[None]],
) -> Outcome:
    try:
        with moment():
            result = job.run()
        return Outcome(job, result, changes())
    except Exception as problem:  # the one broad net under every verb and question
        return Outcome(job, problem=problem)
