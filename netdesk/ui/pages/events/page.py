"""The page Events & groups: the list at the left, the event or the group at the right."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from netdesk import book, clock
from netdesk.domain.changes import Kind
from netdesk.domain.model import EventView, GroupView
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.event_fields import EventFields
from netdesk.ui.dialogs.group_fields import GroupFields
from netdesk.ui.dialogs.occasion_form import OccasionForm, new_circle, new_community
from netdesk.ui.models.events import Key, Occasions, occasions, to_visit
from netdesk.ui.pages.events.empty import no_events
from netdesk.ui.pages.events.event_pane import EventPane
from netdesk.ui.pages.events.group_pane import GroupPane
from netdesk.ui.pages.events.group_verbs import GroupVerbs
from netdesk.ui.pages.events.list_pane import WIDTH, ListPane
from netdesk.ui.pages.events.verbs import EventVerbs
from netdesk.ui.widgets.shortcut import on_key
from netdesk.ui.widgets.two_panes import PanesOrNothing, gone
from netdesk.ui.work import Job, Work
from netdesk.words import tr


class EventsPage(PanesOrNothing):
    """The list, and an event or a group beside it."""

    shows = frozenset(
        {
            *(Kind.EVENT, Kind.GROUP, Kind.PERSON, Kind.FOLLOW_UP, Kind.INTERACTION),
            *(Kind.NICHE, Kind.PREFERENCE),
        }
    )

    person_wanted = Signal(int)
    import_wanted = Signal(str)
    export_wanted = Signal(object)
    sort_wanted = Signal(int)
    link_wanted = Signal(str)

    def __init__(self, work: Work, bus: Bus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = tr("Events & groups")
        self.keys = _keys()
        self._work, self._bus = work, bus
        self._verbs, self._group_verbs = EventVerbs(work), GroupVerbs(work)
        self._wish: Key | None = None
        self._found = Occasions()
        self._list_job: Job | None = None
        self._detail_job: Job | None = None
        self.list = ListPane()
        self._join_or_nothing(
            self.list,
            WIDTH,
            lambda: self.group_pane if self._group_chosen() else self.event_pane,
            about=tr("Where you meet people"),
            empty=lambda: no_events(
                self.new,
                lambda: self.new(new_community()),
                lambda: self.new(new_circle()),
            ),
        )
        self._connect()
        self._add_shortcuts()

    def reload(self) -> None:
        """Ask for the list and the event anew; selection and place stay."""
        self._ask_list(self.list.text())
        self._ask_detail()

    def show_event(self, event_id: int) -> None:
        """Show an event, with the list on it; a search that hides it is ended."""
        self._show_key(("event", event_id))

    def show_group(self, group_id: int) -> None:
        """Show a group, with the list on it."""
        self._show_key(("group", group_id))

    def new(self, filled: EventFields | GroupFields | None = None) -> None:
        """Open the form of a new event or group; it is shown once it is there."""
        form = OccasionForm(self._work, self, filled=filled)
        form.event_wished.connect(lambda wish: self._verbs.add(wish, self.show_event))
        form.group_wished.connect(lambda wish: self._group_verbs.add(wish, self.show_group))
        form.open()

    def log_visit(self) -> None:
        """Log a visit of the selected group, else of the one under the pointer, else of the online
        group that is due first; a circle asks what the meeting was."""
        view = self.list.view
        for key in (view.current_key(), view.found.key(view.hovered)):
            if key is not None and key[0] == "group":
                self._log(key)
                return
        if line := to_visit(self._found.found_groups):
            self._log(("group", line.group.id))

    def go_back(self) -> bool:
        """Go from the event to the list, where there is one pane."""
        went = super().go_back()
        if went:
            self.list.view.scrollTo(self.list.view.currentIndex())
        return went

    def settle(self) -> None:
        if "event_pane" in self.__dict__:  # cached
            self.event_pane.settle()

    @cached_property
    def event_pane(self) -> EventPane:
        """The event that is chosen."""
        pane = EventPane(self._work, self._bus)
        pane.import_wanted.connect(self.import_wanted)
        pane.export_wanted.connect(self.export_wanted)
        pane.sort_wanted.connect(self.sort_wanted)
        self._connect_pane(pane)
        return pane

    @cached_property
    def group_pane(self) -> GroupPane:
        """The group that is chosen."""
        pane = GroupPane(self._work)
        self._connect_pane(pane)
        return pane

    def _connect_pane(self, pane: EventPane | GroupPane) -> None:
        pane.person_wanted.connect(self.person_wanted)
        pane.link_wanted.connect(self.link_wanted)
        pane.back_wanted.connect(self.go_back)
        pane.removed.connect(self._on_removed)
        self._add_pane(pane)

    def _connect(self) -> None:
        self.list.wanted.connect(self._ask_list)
        self.list.new_wanted.connect(lambda _at: self.new())
        self.list.view.picked.connect(self._on_picked)
        self.list.view.opened.connect(lambda _index: self._on_opened())
        self._settle.timeout.connect(self._ask_detail)

    def _add_shortcuts(self) -> None:
        for key, run in (
            ("E", self._on_pane("edit")),
            ("F2", self._on_pane("edit_name")),
            ("A", self._on_pane("add")),
            ("V", self.log_visit),
        ):
            on_key(self, key, run)
        delete = QKeySequence.StandardKey.Delete
        on_key(self.list.view, delete, self._on_pane("remove"), within=False)

    def _group_chosen(self) -> bool:
        key = self.list.view.current_key()
        return key is not None and key[0] == "group"

    def _on_pane(self, name: str) -> Callable[[], None]:
        """Let a key act on what is shown, opening the pane where it is hidden."""

        def act() -> None:
            pane = self._detail.currentWidget()
            if isinstance(pane, GroupPane if self._group_chosen() else EventPane):
                self._show_pane()
                getattr(pane, name)()

        return act

    def _log(self, key: Key) -> None:
        """Log a visit at once; a meeting is asked for on its pane."""
        line = next(one for one in self._found.found_groups if one.group.id == key[1])
        if line.group.left_on is not None:
            return
        if line.group.kind.is_online:
            self._group_verbs.visit(line.group)
        elif isinstance(pane := self._detail.currentWidget(), GroupPane):
            pane.log()

    def _show_key(self, key: Key) -> None:
        self._show_pane()
        if not self.list.show_key(key):
            self._wish = key
            self.list.clear()

    def _ask_list(self, text: str) -> None:
        if self._list_job:
            self._list_job.cancel()
        today = clock.today()
        self._list_job = self._work.ask(lambda: occasions(text, today), self._take_list, owner=self)

    def _take_list(self, found: Occasions) -> None:
        self._found = found
        self._show_any(bool(found.events or found.groups))
        view = self.list.view
        self.list.show_found(found)
        wish, self._wish = self._wish, None
        if wish and self.list.show_key(wish):
            return
        if view.current() is None and not self._one_pane:
            view.select_near(1)
        if view.current() is None:
            self._on_picked()

    def _on_picked(self) -> None:
        self._show_sides()
        self._settle.start()

    def _ask_detail(self) -> None:
        if self._detail_job:
            self._detail_job.cancel()
        key = self.list.view.current_key()
        if key is None:
            there = bool(self.list.view.found.rows)
            self._hint.setText(tr("Choose something from the list.") if there else "")
            self._detail.setCurrentWidget(self._hint)
            return

        if key[0] == "event":
            self._ask_event(key[1], self.event_pane)  # the pane is made while the book answers
        else:
            self._ask_group(key[1], self.group_pane)

    def _ask_event(self, own: int, pane: EventPane) -> None:
        today = clock.today()

        def question() -> tuple[EventView, int]:
            view = book.events.view(own, today)
            return view, book.preferences.current().first_follow_up_days

        def then(answer: tuple[EventView, int]) -> None:
            if self.list.view.current_key() == ("event", own):
                pane.set_view(*answer)
                self._detail.setCurrentWidget(pane)

        self._detail_job = self._work.ask(question, then, failed=gone, owner=self)

    def _ask_group(self, own: int, pane: GroupPane) -> None:
        today = clock.today()

        def then(view: GroupView) -> None:
            if self.list.view.current_key() == ("group", own):
                pane.set_view(view)
                self._detail.setCurrentWidget(pane)

        self._detail_job = self._work.ask(
            lambda: book.groups.view(own, today), then, failed=gone, owner=self
        )


def _keys() -> list[tuple[str, str]]:
    return [
        ("J  K", tr("Next, previous")),
        ("Enter", tr("Open")),
        ("A", tr("Add people met there, or a member")),
        ("V", tr("Log a visit or a meeting")),
        ("W", tr("Write")),
        (tr("Space"), tr("Followed up")),
        ("N", tr("Note")),
        ("E", tr("Edit")),
        ("F2", tr("Edit the name")),
        ("Alt+↑  Alt+↓", tr("Change the order of turns")),
        ("Del", tr("Delete")),
        ("Esc", tr("Back")),
    ]
