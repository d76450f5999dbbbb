"""What can be done with a line of Today; the line goes at once, the book follows."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from netdesk import book, clock, words
from netdesk.domain.errors import NetDeskError
from netdesk.domain.model import Direction, TodayItem, TodayKind
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.models.today import Key, key_of
from netdesk.ui.work import Work
from netdesk.words import tr

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from netdesk.book.agenda import Plan
    from netdesk.domain.when import Due
    from netdesk.ui.dialogs.follow_up import FollowUpWish


class Deeds(QObject):
    """Runs the verbs; `leaving` are the lines that are gone before the book has said so too."""

    left = Signal(object)
    """TodayItem that is being done."""

    came_back = Signal()
    """A verb failed: its line is there again."""

    def __init__(self, work: Work, bus: Bus, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._bus = work, bus
        self.leaving: set[Key] = set()
        self._settled: set[Key] = set()

    def take_view(self) -> None:
        """A view is there that knows of all that is settled: nothing is left out any more."""
        self.leaving -= self._settled
        self._settled.clear()

    def done(self, item: TodayItem, *, force: bool = False) -> None:
        """Close the follow-up; a reply has come; without either, log that the user wrote.

        `force` marks that a warning was overruled.
        """
        today = clock.today()
        if item.kind is TodayKind.REPLY:
            reply = item.subject_id
            said = tr("%1 replied", item.person)
            self._do(item, lambda: book.interactions.mark_replied(reply, today), said)
            return

        def verb() -> object:
            if item.id:
                return book.follow_ups.done(item.id, today=today, force=force)
            out, people, way = Direction.OUTGOING, [item.person_id], item.channel
            return book.interactions.log(people, on=today, channel=way, direction=out, force=force)

        self._do(item, verb, tr("%1 marked done", item.person))

    def settles(self, item: TodayItem) -> bool:
        """Say whether one key is enough for a line about no person: a meeting wants to know who
        came, a month an event."""
        visit = item.kind is TodayKind.GROUP and item.channel is not None
        return visit or item.kind in (TodayKind.EVENT, TodayKind.COLLABORATION)

    def settle(self, item: TodayItem, *, went: bool = True) -> None:
        """Say that I went to an event or not, log a visit of an online group, or that the next step
        of a collaboration is done."""
        today, own = clock.today(), item.subject_id
        if item.kind is TodayKind.COLLABORATION:
            said = tr("%1 done", item.text or item.reason)
            self._do(item, lambda: book.collaborations.step_done(own, today=today), said)
            return
        if item.kind is TodayKind.GROUP:
            said = tr("Visited %1", item.reason)
            self._do(item, lambda: book.groups.visit(own, on=today, today=today), said)
        else:
            said = tr("You went to %1", item.reason)
            said = said if went else tr("You did not go to %1", item.reason)
            self._do(item, lambda: book.events.answer(own, went=went), said)

    def put_off(self, item: TodayItem, due: "Due") -> None:
        """Move a group's next meeting or visit, or a collaboration's next step, to another day."""
        own, today = item.subject_id, clock.today()
        said = tr("%1 moved: %2", item.reason, words.short_date(due.day, today))
        leaves = due.day > today
        if item.kind is TodayKind.COLLABORATION:
            self._do(
                item,
                lambda: book.collaborations.edit(own, next_on=due.day),
                said,
                leaves=leaves,
            )
            return
        self._do(item, lambda: book.groups.edit(own, next_on=due.day), said, leaves=leaves)

    def drop(self, item: TodayItem) -> None:
        """Give up the follow-up, or waiting; without, the clock that makes somebody neglected."""
        today, own = clock.today(), item.person_id
        if item.kind is TodayKind.REPLY:
            said = tr("No longer waiting for %1", item.person)
            awaited = item.subject_id
            self._do(item, lambda: book.interactions.edit(awaited, reply_by=None), said)
            return
        if item.id:
            said, once = tr("Follow-up with %1 dropped", item.person), bool(item.rhythm)
            if once:
                said = tr("Follow-up with %1 left out this time", item.person)
            stays = item.kind is TodayKind.NEGLECTED  # nobody wrote yet, promise or not
            self._do(
                item,
                lambda: book.follow_ups.drop(item.id, today, once=once),
                said,
                leaves=not stays,
            )
        elif item.kind is TodayKind.NEGLECTED:
            said = tr("No first follow-up with %1", item.person)
            self._do(item, lambda: book.people.stop_clock(own), said)
        else:
            said = tr("Nothing to drop: snooze %1, or change how often", item.person)
            self._bus.said.emit(Notice(said))

    def snooze(self, item: TodayItem, due: "Due") -> None:
        """Put the line off until a day, or a time of today."""
        today = clock.today()

        def verb() -> None:
            if item.id:
                book.follow_ups.snooze(item.id, due, today)
            elif item.kind is TodayKind.REPLY:
                book.interactions.edit(item.subject_id, reply_by=due.day)
            else:
                book.follow_ups.snooze_person(item.person_id, due, today)

        said = tr("%1 snoozed until %2", item.person, words.when(due.day, due.at, today))
        if due.day == today + timedelta(days=1) and due.at is None:
            said = tr("%1 snoozed until tomorrow", item.person)
        self._do(item, verb, said, leaves=due.day > today)

    def snooze_many(self, ids: "Collection[int]", due: "Due") -> None:
        """Put several follow-ups off until a day."""
        today, until = clock.today(), words.when(due.day, due.at, clock.today())
        said = tr(
            "%n follow-up snoozed until %1||%n follow-ups snoozed until %1", until, n=len(ids)
        )
        self._work.do(lambda: book.follow_ups.snooze_many(ids, due, today), said=said)

    def plan(self, person_id: int, name: str, wish: "FollowUpWish") -> None:
        """Plan a follow-up."""
        when = words.when(wish.due.day, wish.due.at, clock.today())
        self._work.do(
            lambda: book.follow_ups.plan(
                [person_id],
                wish.due,
                reason=wish.reason,
                channel=wish.channel,
                side=wish.side,
                every=wish.every,
                force=wish.force,
            ),
            said=tr("Follow-up with %1: %2", name, when),
        )

    def widen(self, ids: "Collection[int]") -> None:
        """Move people to the next wider circle."""
        said = tr(
            "%n person moved to a wider circle||%n people moved to a wider circle", n=len(ids)
        )
        self._work.do(lambda: book.circles.widen(ids), said=said)

    def move(self, plan: "Plan", to: "date") -> None:
        """Move a card of the calendar to another day."""
        today, line, ids = clock.today(), plan.line, plan.follow_ups

        def verb() -> None:
            if ids:
                book.agenda.move(ids, to, today)
            elif line.kind is TodayKind.REPLY:
                book.interactions.edit(line.subject_id, reply_by=to)
            else:
                book.follow_ups.snooze_person(line.person_id, _whole(to), today)

        if line.kind is TodayKind.BIRTHDAY or (not ids and to <= today):
            self._bus.said.emit(Notice(tr("%1 stays where it is", line.person)))
            return
        name = line.met_at if plan.faces else line.person
        said = tr("%1 moved: %2", name, words.short_date(to, today))
        self._work.do(verb, said=said, failed=self._bus.failed.emit, owner=self)

    def _do(
        self, item: TodayItem, verb: Callable[[], object], said: str, *, leaves: bool = True
    ) -> None:
        key = key_of(item)
        if key in self.leaving:
            return
        if leaves:
            self.leaving.add(key)
            self.left.emit(item)
        self._work.do(
            verb,
            said=said,
            then=lambda _result: self._settled.add(key),
            failed=lambda problem: self._on_failed(key, problem),
            owner=self,
            shown=leaves,
        )

    def _on_failed(self, key: Key, problem: Exception) -> None:
        self.leaving.discard(key)
        self.came_back.emit()
        if isinstance(problem, NetDeskError):  # bugs go to the bus by themselves
            self._bus.failed.emit(problem)


def _whole(day: "date") -> "Due":
    from netdesk.domain.when import Due  # not needed by the first paint

    return Due(day)
