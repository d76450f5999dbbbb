"""Brings due follow-ups to the screen at their time, each once: what is due, the book decides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from netdesk import book, clock
from netdesk.desktop import reminder_texts
from netdesk.desktop.notifications import DEFAULT_ACTION, Notifier
from netdesk.domain.model import TodayKind
from netdesk.domain.preferences import Preferences
from netdesk.words import tr

if TYPE_CHECKING:
    from netdesk.book.reminders import Reminder

TICK_MS = 30_000
# After a start or a wake the panel and the network of the desktop come up first.
SETTLE_MS = 3_000
# Three ticks missing: the computer slept (or the clock was put forward).
_GAP = timedelta(seconds=90)
_RECORD_EVERY = timedelta(minutes=10)

# What is reminded of, and the day or moment that it is for.
_Moment = tuple[str, int, str]


class Ask(Protocol):
    """Runs a question off the screen's thread and brings its answer home."""

    def __call__(
        self,
        question: Callable[[], Any],
        then: Callable[[Any], None],
        *,
        failed: Callable[[Exception], None] | None = None,
    ) -> object:
        """Ask `question`; `then` or `failed` follows on the caller's thread."""


class Do(Protocol):
    """Runs a verb on the writer."""

    def __call__(self, verb: Callable[[], Any]) -> object:
        """Queue `verb`."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What one look into the book found at `now`."""

    now: datetime
    fallen: tuple["Reminder", ...]
    preferences: Preferences
    last_check: datetime | None


class ReminderClock(QObject):
    """Looks every 30 seconds at the wall clock and at what fell due, and shows it.

    A reminder counts as shown only when the notification server took it. Where none does, it is
    tried again at every tick, and `undeliverable` tells how many wait, for the tray and Today.
    """

    done_wanted = Signal(object)  # Reminder
    snooze_wanted = Signal(list)  # Reminders
    open_wanted = Signal(int)  # person
    today_wanted = Signal()
    undeliverable = Signal(int)
    checked = Signal(object)  # datetime

    def __init__(self, notifier: Notifier, ask: Ask, do: Do, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notifier, self._ask, self._do = notifier, ask, do
        self._shown: dict[str, tuple[Reminder, ...]] = {}  # by the notification's key
        self._taken: set[_Moment] = set()  # with the notifier, though the book may not know yet
        self._digests = 0
        self._asking = False
        self._last_tick: datetime | None = None
        self._last_recorded: datetime | None = None
        self._away_since: datetime | None = None
        self._starting = True
        self._timer = QTimer(self, interval=TICK_MS)
        self._settling = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._connect()

    def start(self) -> None:
        """Begin; what fell due before comes after three seconds."""
        self._last_tick = clock.now()
        self._timer.start()
        self._settling.start()

    def stop(self) -> None:
        """Look no more; notifications on the screen stay."""
        self._timer.stop()
        self._settling.stop()
        self._notifier.close()
        if self._last_recorded is not None:
            self._do(partial(book.reminders.record_check, clock.now()))

    def tick(self) -> None:
        """Look now, or after a gap of the wall clock as soon as the desktop has settled."""
        now, before = clock.now(), self._last_tick
        self._last_tick = now
        if before is not None and now - before > _GAP:
            self._away_since = self._away_since or before
            self._settling.start()
        elif not self._settling.isActive():
            self._look()

    def withdraw(self, kind: TodayKind, subject_id: int) -> None:
        """Take the notification of what was dealt with elsewhere off the screen."""
        self._notifier.withdraw(_key(kind, subject_id))

    def _connect(self) -> None:
        self._timer.timeout.connect(self.tick)
        self._settling.timeout.connect(self._look)
        self._notifier.shown.connect(self._on_shown)
        self._notifier.failed.connect(self._on_failed)
        self._notifier.invoked.connect(self._on_invoked)
        self._notifier.appeared.connect(self.tick)

    def _look(self) -> None:
        if self._asking:
            return
        self._asking = True
        self._ask(partial(_look, clock.now()), self._on_look, failed=self._on_look_failed)

    def _on_look_failed(self, _error: Exception) -> None:
        self._asking = False

    def _on_look(self, look: _Look) -> None:
        self._asking = False
        since = look.last_check if self._starting else self._away_since
        self._starting, self._away_since = False, None
        self._record_check(look.now)
        self.checked.emit(look.now)
        fresh = [one for one in look.fallen if _moment(one) not in self._taken]
        if fresh:
            away = since if since is not None and look.now - since > _GAP else None
            self._deliver(fresh, look, away)

    def _record_check(self, now: datetime) -> None:
        """Not at each tick: that would wake the disk twice a minute."""
        before = self._last_recorded
        if before is None or not timedelta() <= now - before < _RECORD_EVERY:
            self._last_recorded = now
            self._do(partial(book.reminders.record_check, now))

    def _deliver(self, fresh: Sequence["Reminder"], look: _Look, away: datetime | None) -> None:
        names = look.preferences.names_in_notifications
        today = look.now.date()
        if len(fresh) <= look.preferences.digest_above:
            for one in fresh:
                text = reminder_texts.single(one, today, names=names)
                key = _key(one.kind, one.subject_id)
                self._show(key, text, (one,), _single_actions(one.kind))
            return
        self._digests += 1
        text = (
            reminder_texts.digest(fresh, today, names=names)
            if away is None
            else reminder_texts.while_away(fresh, today, away, names=names)
        )
        self._show(f"digest-{self._digests}", text, tuple(fresh), _digest_actions())

    def _show(
        self,
        key: str,
        text: reminder_texts.Text,
        reminders: tuple["Reminder", ...],
        actions: Sequence[tuple[str, str]],
    ) -> None:
        self._shown[key] = reminders
        self._taken.update(_moment(one) for one in reminders)
        self._notifier.show(key, text.title, text.body, actions)

    def _on_shown(self, key: str, server_id: int) -> None:
        reminders = self._shown.get(key)
        if reminders:
            self._do(partial(book.reminders.record, reminders, clock.now(), server_id))

    def _on_failed(self, key: str) -> None:
        reminders = self._shown.pop(key, ())
        self._taken.difference_update(_moment(one) for one in reminders)
        if reminders:
            self.undeliverable.emit(len(reminders))

    def _on_invoked(self, key: str, action: str) -> None:
        reminders = self._shown.get(key, ())
        if not reminders:
            return
        match action:
            case "done":
                self.done_wanted.emit(reminders[0])
            case "snooze":
                self.snooze_wanted.emit(list(reminders))
            case "today":
                self.today_wanted.emit()
            case _:
                self._open(key, reminders)
        if action in ("done", "snooze"):
            del self._shown[key]
            self._notifier.withdraw(key)

    def _open(self, key: str, reminders: tuple["Reminder", ...]) -> None:
        first = reminders[0]
        if key == _key(first.kind, first.subject_id) and first.person_id:
            self.open_wanted.emit(first.person_id)
        else:
            self.today_wanted.emit()


def _look(now: datetime) -> _Look:
    return _Look(
        now,
        tuple(book.reminders.fallen_due(now)),
        book.preferences.current(),
        book.reminders.last_check(),
    )


def _key(kind: TodayKind, subject_id: int) -> str:
    return f"{kind.value}-{subject_id}"


def _moment(reminder: "Reminder") -> _Moment:
    return reminder.kind.value, reminder.subject_id, reminder.key


def _single_actions(kind: TodayKind) -> tuple[tuple[str, str], ...]:
    opens = (("open", tr("Open")), (DEFAULT_ACTION, tr("Open")))
    match kind:
        case TodayKind.FOLLOW_UP:
            return (("done", tr("Done")), ("snooze", tr("Snooze")), *opens)
        case TodayKind.REPLY:
            return (("done", tr("Replied")), ("snooze", tr("Wait")), *opens)
        case _:
            return opens


def _digest_actions() -> tuple[tuple[str, str], ...]:
    return (
        ("today", tr("Open Today")),
        ("snooze", tr("Snooze all")),
        (DEFAULT_ACTION, tr("Open Today")),
    )
