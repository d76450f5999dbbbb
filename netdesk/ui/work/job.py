"""One verb or question on its way between the window and its threads."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from netdesk.domain.errors import Cancelled

Call = Callable[[], None]
ReportSlot = Callable[[int, int], None]


class Job:
    """What was asked for and who waits for it; `cancel` may come at any time."""

    def __init__(
        self,
        work: Callable[..., Any],
        send: Callable[[list[Call]], None],
        *,
        with_progress: bool = False,
        then: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        progress: ReportSlot | None = None,
        owner: QObject | None = None,
    ) -> None:
        self.then, self.failed, self.progress, self.owner = then, failed, progress, owner
        self._work, self._with_progress, self._send = work, with_progress, send
        self._cancelled = threading.Event()
        self._lock = threading.Lock()
        self._pending: tuple[int, int] | None = None

    @property
    def cancelled(self) -> bool:
        """Say whether the job was told to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Stop before the start or at the next report of progress; nothing is changed then."""
        self._cancelled.set()

    def wanted(self) -> bool:
        """Say whether the one who asked is still there."""
        return self.owner is None or isValid(self.owner)

    def run(self) -> Any:
        """Do the work, on a worker's thread; raises whatever it raises, or Cancelled."""
        if self.cancelled:
            raise Cancelled
        return self._work(self.report) if self._with_progress else self._work()

    def report(self, done: int, total: int) -> None:
        """Take progress, on a worker's thread; only the newest waits. Raises Cancelled."""
        if self.cancelled:
            raise Cancelled
        with self._lock:
            first, self._pending = self._pending is None, (done, total)
        if first:
            self._send([self._tell])

    def _tell(self) -> None:
        with self._lock:
            pending, self._pending = self._pending, None
        if pending and self.progress and self.wanted() and not self.cancelled:
            self.progress(*pending)
