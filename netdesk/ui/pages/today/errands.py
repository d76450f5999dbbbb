"""Carries out what is wished for a line: at once, or after a small card has asked more."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from netdesk import book, clock
from netdesk.domain.model import TodayItem, TodayKind
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.pages.today.deeds import Deeds
from netdesk.ui.pages.today.wishes import Wish
from netdesk.ui.work import Work
from netdesk.words import tr

if TYPE_CHECKING:
    from netdesk.book.agenda import Plan
    from netdesk.book.circles import Budget
    from netdesk.book.context import Context
    from netdesk.domain.model import ChannelKind
    from netdesk.domain.when import Due
    from netdesk.ui.dialogs.writing import Writing


class Errands(QObject):
    """Cards open at a rectangle of the window; the classes of the cards load at their first use."""

    person_wanted = Signal(int)
    event_wanted = Signal(str)
    """Show the people of an event, by its name."""

    place_wanted = Signal(object)
    """TodayItem of an event, group or month that shall be shown."""

    link_wanted = Signal(str)
    """An address of a known scheme that shall be opened."""

    card_opened = Signal()
    card_closed = Signal()

    def __init__(self, work: Work, bus: Bus, deeds: Deeds, host: QWidget) -> None:
        super().__init__(host)
        self._work, self._bus, self._deeds, self._host = work, bus, deeds, host
        self._writing: Writing | None = None
        self._names: dict[int, str] = {}

    def act(self, wish: Wish, item: TodayItem, spot: QRect) -> None:
        """Do what is wished for a line that lies at `spot`."""
        if not item.person_id:
            self._act_on_place(wish, item, spot)
            return
        match wish:
            case Wish.DONE:
                forced = self._writing is not None and self._writing.overruled(item.person_id)
                self._deeds.done(item, force=forced)
            case Wish.DROP:
                self._deeds.drop(item)
            case Wish.OPEN:
                self.person_wanted.emit(item.person_id)
            case Wish.SNOOZE:
                self._ask_day(spot, lambda due: self._deeds.snooze(item, due))
            case Wish.WRITE:
                self._write(item, spot)
            case Wish.CONTEXT:
                self._show_context(item, spot)
            case Wish.LOG:
                self._log(item, spot)

    def _act_on_place(self, wish: Wish, item: TodayItem, spot: QRect) -> None:
        """Answer an event, log a visit or put it off; all else is done where they are shown."""
        if wish is Wish.DONE and self._deeds.settles(item):
            self._deeds.settle(item)
        elif wish is Wish.DROP and item.kind is TodayKind.EVENT:
            self._deeds.settle(item, went=False)
        elif wish is Wish.SNOOZE and item.kind in (TodayKind.GROUP, TodayKind.COLLABORATION):
            self._ask_day(spot, lambda due: self._deeds.put_off(item, due))
        else:
            self.place_wanted.emit(item)

    def act_on_plan(self, wish: Wish, plan: "Plan", spot: QRect) -> None:
        """Do what is wished for a card of the calendar, which may stand for several."""
        if not plan.faces:
            self.act(wish, plan.line, spot)
        elif wish is Wish.OPEN:
            self.event_wanted.emit(plan.line.met_at)
        elif wish is Wish.SNOOZE:
            self._ask_day(spot, lambda due: self._deeds.snooze_many(plan.follow_ups, due))
        else:
            self._bus.said.emit(Notice(tr("Enter shows them, one person at a time")))

    def _write(self, item: TodayItem, spot: QRect) -> None:
        self._names[item.person_id] = item.person
        self._ready().write(item.person_id, item, _right_part(spot, 560))

    def _ready(self) -> "Writing":
        """Return what writes, made now if it is wanted for the first time."""
        from netdesk.ui.dialogs.writing import Writing  # not needed by the first paint

        if self._writing is None:
            self._writing = Writing(self._work, self._bus, self._host)
            self._writing.link_wanted.connect(self.link_wanted)
            self._writing.wrote.connect(self._on_wrote)
            self._writing.opened.connect(self.card_opened)
            self._writing.closed.connect(self.card_closed)
        return self._writing

    def _on_wrote(self, person_id: int, kind: "ChannelKind | None") -> None:
        from netdesk.ui.dialogs.writing import said

        self._bus.said.emit(said(self._names.get(person_id, ""), kind))

    def _log(self, item: TodayItem, spot: QRect) -> None:
        from netdesk.ui.dialogs.log_line import WIDTH, LogLine, log  # not needed by the first paint

        self.card_opened.emit()
        card = LogLine(self._work, self._host, [(item.person_id, item.person)])
        card.wished.connect(lambda wish: log(self._work, wish))
        card.closed.connect(self.card_closed)
        card.open_at(self._host.window(), _right_part(spot, WIDTH))

    def _show_context(self, item: TodayItem, spot: QRect) -> None:
        today, own = clock.today(), item.person_id

        def then(found: "Context") -> None:
            from netdesk.ui.dialogs.context_card import WIDTH, ContextCard

            self.card_opened.emit()
            card = ContextCard(self._host, found, today)
            for wished, wish in (
                (card.write_wanted, Wish.WRITE),
                (card.done_wanted, Wish.DONE),
                (card.snooze_wanted, Wish.SNOOZE),
                (card.open_wanted, Wish.OPEN),
            ):
                wished.connect(lambda wish=wish: self.act(wish, item, spot))
            card.closed.connect(self.card_closed)
            card.open_at(self._host.window(), _right_part(spot, WIDTH))

        self._work.ask(lambda: book.context.context(own, today), then, owner=self)

    def plan_on(self, on: date, anchor: QWidget, spot: QRect) -> None:
        """Ask with whom to plan a follow-up on a day, then what for."""
        from netdesk.ui.dialogs.person_picker import PersonPicker  # not needed by the first paint

        picker = PersonPicker(self._work, self._host, tr("Follow up with"), nobody=False)
        picker.named.connect(lambda own, name: self._plan(own, name, on, anchor, spot))
        picker.open_at(anchor, spot)

    def _plan(self, own: int, name: str, on: date, anchor: QWidget, spot: QRect) -> None:
        from netdesk.domain.when import Due
        from netdesk.ui.dialogs.follow_up import FollowUpPopover

        card = FollowUpPopover(self._work, self._host, tr("Follow up with %1", name), people=[own])
        card.set_due(Due(on))
        card.wished.connect(lambda wish: self._deeds.plan(own, name, wish))
        card.open_at(anchor, spot)

    def propose_moves(self, budget: "Budget", anchor: QWidget) -> None:
        """Propose whom to move to a wider circle."""
        from netdesk.ui.pages.today.budget import BudgetPopover  # not needed by the first paint

        card = BudgetPopover(self._host, budget.moves)
        card.wished.connect(self._deeds.widen)
        card.open_at(anchor)

    def _ask_day(self, spot: QRect, then: "Callable[[Due], None]") -> None:
        from netdesk.ui.dialogs.snooze import SnoozePopover  # not needed by the first paint
        from netdesk.ui.dialogs.when_field import understanding

        self.card_opened.emit()
        known = partial(understanding, self._work)
        popover = SnoozePopover(self._host.window(), clock.today(), known)
        popover.chosen.connect(then)
        popover.closed.connect(self.card_closed)
        popover.show_at(spot)


def _right_part(spot: QRect, width: int) -> QRect:
    """Return the part of a line under which a card of some width opens, near the line's end."""
    if spot.width() < width + 92:
        return spot
    return QRect(spot.right() - 46 - width, spot.top(), width, spot.height())
