"""The window's two ways to the data: do(verb) on the writer thread, ask(question) on a reader.

Results, failures and progress come home to the window's thread by one queued signal.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from netdesk import book, words
from netdesk.domain.changes import ALL
from netdesk.domain.errors import Cancelled, NetDeskError
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.work.garbage import Garbage
from netdesk.ui.work.job import Call, Job, ReportSlot

if TYPE_CHECKING:
    from netdesk.ui.work.threads import Box, Connections, Outcome, Threads

__all__ = ["Job", "Work"]

POLL_S = 1.0
"""Seconds between two looks for changes by other programs."""

SHOWN_MS = 25
"""So long what the screen shows already may take to be painted."""

QUIET_MS = 500
"""So long after the last answer nobody scrolls or types, by all that is known here."""

T = TypeVar("T")


class Work(QObject):
    """Queues for one book; call `start` after the first paint, what was asked before waits."""

    preparing = Signal()
    """Before it opens, the book is being brought up to date, which may take long."""

    opened = Signal()
    """The book is open: verbs and questions run."""

    open_failed = Signal(object)
    """The book could not be opened (the exception); every job fails with it."""

    busy_changed = Signal(bool)
    """Whether a verb runs or waits."""

    closed = Signal()
    """All threads have ended, the book is closed."""

    _homecoming = Signal(object)

    def __init__(
        self,
        path: Path,
        bus: Bus,
        connections: "Connections | None" = None,
        *,
        poll_s: float = POLL_S,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._path, self._bus = path, bus
        self._connections, self._poll_s = connections, poll_s
        self._threads: Threads | None = None
        self._garbage = Garbage()
        self._early: list[Job] = []
        """Asked for before the threads are there; those in `_said` are verbs."""

        self._said: dict[Job, tuple[str | Callable[[Any], str], bool]] = {}
        self._asked: set[Job] = set()
        self._held: list[Job] = []
        self._holding = QTimer(self, interval=SHOWN_MS, singleShot=True)
        self._holding.timeout.connect(self._release)
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self._on_quiet)
        self._closing: list[Call] = []
        self._ended = False
        self._homecoming.connect(self._on_homecoming, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Open the book and begin to work."""
        from netdesk.ui.work.threads import Connections, Homes, Threads  # not for the first frame

        if self._closing or self._ended:
            return
        homes = Homes(
            preparing=self.preparing.emit,
            opened=self.opened.emit,
            open_failed=self.open_failed.emit,
            written=self._on_written,
            answered=self._on_answered,
            outside_change=lambda: self._bus.changed.emit(ALL),
            failed=self._bus.failed.emit,
            ended=self._on_ended,
        )
        connections, send = self._connections or Connections(), self._homecoming.emit
        self._threads = Threads(self._path, connections, send, homes, self._poll_s)
        self._garbage.take_over()
        self._threads.start()
        early, self._early = self._early, []
        for job in early:
            self._hand_over(job)

    def _hand_over(self, job: Job) -> None:
        if self._threads is None:
            self._early.append(job)
        elif job in self._said:
            self._threads.write(job)
        else:
            self._threads.read(job)

    def do(
        self,
        verb: Callable[..., T],
        *,
        said: str | Callable[[T], str] = "",
        undo: bool = True,
        then: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
        with_progress: bool = False,
        progress: ReportSlot | None = None,
        shown: bool = False,
    ) -> Job:
        """Run a verb on the writer; then tell the bus what changed and `said`, then call `then`.

        With `with_progress` the verb is called with a function report(done, total) that may raise
        Cancelled. `then`, `failed` and `progress` are left out once `owner` is gone. Without
        `failed`, an exception goes to the bus; a bug goes there in any case. What is `shown`
        already is painted first: both would wait for Python, by turns.
        """
        job = Job(
            verb,
            self._homecoming.emit,
            with_progress=with_progress,
            then=then,
            failed=failed,
            progress=progress,
            owner=owner,
        )
        if self._closing or self._ended:
            job.cancel()
            return job
        self._said[job] = (said, undo)
        if len(self._said) == 1:
            self.busy_changed.emit(True)
        if shown:
            self._held.append(job)
            self._holding.start()
        else:
            self._release()
            self._hand_over(job)
        return job

    def _release(self) -> None:
        """Hand over the verbs that were held up, in their order."""
        held, self._held = self._held, []
        for job in held:
            self._hand_over(job)

    def ask(
        self,
        question: Callable[..., T],
        then: Callable[[T], None],
        *,
        failed: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
        with_progress: bool = False,
        progress: ReportSlot | None = None,
    ) -> Job:
        """Run a question on a reader and call `then` with the answer; the rest as for `do`."""
        job = Job(
            question,
            self._homecoming.emit,
            with_progress=with_progress,
            then=then,
            failed=failed,
            progress=progress,
            owner=owner,
        )
        if self._closing or self._ended:
            job.cancel()
            return job
        self._asked.add(job)
        self._release()
        self._hand_over(job)
        return job

    def undo(self) -> Job:
        """Take the newest step back and say which."""
        return self.do(lambda: book.steps.undo(), said=_say_undone, undo=False)

    def redo(self) -> Job:
        """Do the step again that was undone last and say which."""
        return self.do(lambda: book.steps.redo(), said=_say_redone)

    def busy(self) -> bool:
        """Say whether a verb runs or waits."""
        return bool(self._said)

    def close(self, then: Call) -> None:
        """Finish the verbs that wait, end the threads, close the book, then call `then`.

        May be called again, also from `then`: nothing happens twice.
        """
        if self._ended:
            then()
            return
        self._closing.append(then)
        if len(self._closing) > 1:
            return
        self._release()
        for job in self._asked:
            job.cancel()
        if self._threads is None:
            self._homecoming.emit([self._on_ended])
        else:
            self._threads.end()

    def _on_homecoming(self, box: "Box") -> None:
        box.pop()()
        if self._threads is not None:
            self._garbage.collect_due(all_of_it=False)
            self._quiet.start()

    def _on_quiet(self) -> None:
        """Look through all garbage, which takes longer than a frame may."""
        if self._threads is not None:
            self._garbage.collect_due(all_of_it=not self._said)

    def _on_written(self, outcome: "Outcome") -> None:
        job = outcome.job
        said, undo = self._said.pop(job)
        if not self._said:
            self.busy_changed.emit(False)
        if outcome.problem is not None:
            self._fail(job, outcome.problem)
            return
        if outcome.changes:
            self._bus.changed.emit(outcome.changes)
        text = said(outcome.result) if callable(said) else said
        if text:
            self._bus.said.emit(Notice(text, undo and bool(outcome.changes)))
        if job.then and job.wanted():
            job.then(outcome.result)

    def _on_answered(self, outcome: "Outcome") -> None:
        job = outcome.job
        self._asked.discard(job)
        problem = outcome.problem or (Cancelled() if job.cancelled else None)
        if problem is not None:
            self._fail(job, problem)
        elif job.then and job.wanted():
            job.then(outcome.result)

    def _fail(self, job: Job, problem: Exception) -> None:
        bug = not isinstance(problem, NetDeskError)
        taken = job.failed is not None and job.wanted()
        if bug or not (taken or isinstance(problem, Cancelled)):
            self._bus.failed.emit(problem)
        if taken and job.failed:
            job.failed(problem)

    def _on_ended(self) -> None:
        self._ended = True
        if self._threads is not None:
            self._threads = None
            self._garbage.give_back()
        waiting, self._closing = self._closing, []
        self.closed.emit()
        for then in waiting:
            then()


def _say_undone(step: Any) -> str:
    if step is None:
        return words.tr("Nothing to undo")
    return words.tr("Undone: %1", words.step(step.label, step.args))


def _say_redone(step: Any) -> str:
    if step is None:
        return words.tr("Nothing to redo")
    return words.tr("Done again: %1", words.step(step.label, step.args))
