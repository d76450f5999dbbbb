"""The page People: the list at the left, the person or the selected ones at the right."""

from functools import cached_property

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QWidget

from netdesk import clock
from netdesk.domain import filters
from netdesk.domain.changes import Kind
from netdesk.ui.bus import Bus
from netdesk.ui.models.people import Roster, both, query
from netdesk.ui.models.person import Profile, profile
from netdesk.ui.pages.people.bulk import MARGIN, BulkPane, Group, group
from netdesk.ui.pages.people.empty import nobody_yet
from netdesk.ui.pages.people.keys import keys
from netdesk.ui.pages.people.list_pane import WIDTH, ListPane
from netdesk.ui.pages.people.list_reading import ListReading
from netdesk.ui.pages.people.list_side import ListSide
from netdesk.ui.pages.people.one_person import OnePerson
from netdesk.ui.pages.people.pane import PersonPane
from netdesk.ui.pages.people.selection import Selection
from netdesk.ui.pages.people.selection_bar import SelectionBar
from netdesk.ui.widgets.empty import EmptyState
from netdesk.ui.widgets.sample_banner import SampleBanner
from netdesk.ui.widgets.shortcut import on_key
from netdesk.ui.widgets.two_panes import SETTLE_MS, TwoPanes
from netdesk.ui.work import Job, Work
from netdesk.words import tr


class PeoplePage(TwoPanes):
    """List and detail; below 960 px of window one of them, with a way back."""

    nav = "people"
    shows = frozenset(
        {
            *(Kind.PERSON, Kind.NICHE, Kind.FOLLOW_UP, Kind.INTERACTION, Kind.EVENT),
            *(Kind.REFERRAL, Kind.COLLABORATION, Kind.ITEM, Kind.GROUP),
            Kind.PREFERENCE,  # who is me
        }
    )

    import_wanted = Signal()
    export_wanted = Signal(object)
    """The ids of the people to export."""
    print_wanted = Signal(object)
    """The ids of the people to print."""
    code_wanted = Signal(int)
    """Whose code shall be shown, 0 for the user's own."""
    link_wanted = Signal(str)
    """An address of a known scheme that shall be opened."""
    order_shown = Signal(str)
    """How the list is sorted, a value of book.people.Order."""
    query_shown = Signal(str)
    """The query of the list, filters included; empty where a niche narrows it."""
    niche_shown = Signal(object)
    """The niche that filters the list: its id, 0 for no niche, None for everybody."""

    def __init__(self, work: Work, bus: Bus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = tr("People")
        self.keys = keys()
        self._work, self._bus = work, bus
        self._nobody_yet = self._behind = False
        self._wish: int | None = None
        self._row = 0
        self._detail_job: Job | None = None
        self.list = ListPane(work)
        self.samples = SampleBanner(work, bus)
        self._side = ListSide(self.list, self.samples, self._add_bar)
        self.reading = ListReading(work, self)
        self._join(self, self.list, WIDTH, lambda: self.pane, left=self._side)
        self._one = OnePerson(self.list.view, lambda: self.pane, self)
        self.selection = Selection(work, self.list.view, self._one.seen, self)
        on_key(self, QKeySequence.StandardKey.Print, self._print)
        self._connect()

    def reload(self) -> None:
        """Ask for the person anew, and then for the list; selection and place stay."""
        self._behind = True
        self._ask_detail()

    def settle(self) -> None:
        if "pane" in self.__dict__:  # cached
            self.pane.settle()

    def floor(self) -> int:
        bar = self.selection.bar()
        return bar.height() - MARGIN if bar is not None else 0

    def show_person(self, person_id: int) -> None:
        """Show somebody, with the list on them; filters that hide them are taken off."""
        self._show_pane()
        if self.list.view.show_person(person_id):
            return
        self._wish = person_id
        self.list.clear()

    def show_niche(self, niche_id: int | None) -> None:
        """List the people of a niche; 0 those without any, None everybody."""
        self._show_list()
        self.list.set_niche(niche_id)

    def show_query(self, text: str) -> None:
        """List who fits a query."""
        self._show_list()
        self.list.set_query(text)

    def act_on(self, person_id: int, deed: str) -> None:
        """Do something with a person as soon as they are shown: log, plan, write, note, niche."""
        self._one.act_on(person_id, deed)

    def current_query(self) -> str:
        """Return the query that the list shows, its niche included; raises filters.BadQuery where
        another is being typed and is wrong."""
        filters.parse(self.list.search.text(), clock.today())
        return both(self.list.niche_query(), query(self.list.current()))

    def set_duplicates(self, count: int | None) -> None:
        """Tell how many pairs may be one person."""
        self.list.set_duplicates(count)

    def add_person(self) -> None:
        """Open the one-line form; it shows whom it added."""
        from netdesk.ui.dialogs.quick_add import QuickAddDialog  # it loads what reads cards

        dialog = QuickAddDialog(self._work, self.window())
        dialog.added.connect(self.show_person)
        dialog.person_wanted.connect(self.show_person)
        dialog.open()

    def focus_first(self) -> None:
        if self._nobody_yet:
            self._first.focus_first()
        else:
            super().focus_first()

    def selected(self) -> list[int]:
        """Return who is selected, in the order of the list."""
        return self.list.view.selected()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_bar()

    @cached_property
    def pane(self) -> PersonPane:
        """The person that is selected."""
        pane = PersonPane(self._work, self._bus)
        pane.link_wanted.connect(self.link_wanted)
        pane.export_wanted.connect(self.export_wanted)
        pane.print_wanted.connect(self.print_wanted)
        pane.code_wanted.connect(self.code_wanted)
        pane.back_wanted.connect(self.go_back)
        pane.niche_picked.connect(self.show_niche)
        pane.person_picked.connect(self.show_person)
        pane.header.ended.connect(self._focus_after_edit)
        pane.history.note.given_up.connect(self._focus_after_edit)
        self._add_pane(pane)
        return pane

    @cached_property
    def bulk(self) -> BulkPane:
        """The people that are selected."""
        bulk = BulkPane()
        self._add_bar(bulk.bar)
        self._detail.addWidget(bulk)
        return bulk

    def _add_bar(self, bar: SelectionBar) -> None:
        bar.clear_wanted.connect(self._keep_one)
        self.selection.add_bar(bar)

    @cached_property
    def _first(self) -> EmptyState:
        """What the page shows as long as the book is empty."""
        first = nobody_yet(self.import_wanted.emit, self.add_person)
        self._detail.addWidget(first)
        return first

    def _connect(self) -> None:
        self._detail.currentChanged.connect(lambda _index: self.floor_changed.emit())
        self.reading.first_found.connect(self._take_first)
        self.reading.found.connect(self._take_roster)
        self._one.pane_wanted.connect(self._show_pane)
        self.list.wanted.connect(self.reading.ask)
        self.list.wanted.connect(
            lambda wanted: self.query_shown.emit(query(wanted) if wanted.niche_id is None else "")
        )
        self.list.wanted.connect(lambda wanted: self.order_shown.emit(wanted.order))
        self.list.duplicates_wanted.connect(lambda: self.page_wanted.emit("duplicates"))
        self.list.niche_shown.connect(self.niche_shown)
        self.list.add_wanted.connect(self.add_person)
        self.list.import_wanted.connect(self.import_wanted)
        self.list.export_wanted.connect(self._export_list)
        self.list.print_wanted.connect(
            lambda: self.print_wanted.emit(self.list.view.people.people())
        )
        self.list.my_card_wanted.connect(lambda: self.code_wanted.emit(0))
        self.list.clear_wanted.connect(self._keep_one)
        self.list.view.picked.connect(self._on_picked)
        self.list.view.opened.connect(lambda _index: self._on_opened())
        self._settle.timeout.connect(self._ask_detail)
        self.selection.export_wanted.connect(self.export_wanted)
        self.selection.deleted.connect(self._on_deleted)

    def _print(self) -> None:
        """Print whom one sees: the person or the selected ones, else the list."""
        self.print_wanted.emit(self.selected() or self.list.view.people.people())

    def _take_first(self, found: Roster) -> None:
        self._remember_row()
        self.list.show_first(found)

    def _remember_row(self) -> None:
        view = self.list.view
        if before := view.selected():
            self._row = view.people.row_of(before[0])

    def _take_roster(self, found: Roster) -> None:
        view = self.list.view
        focused = self.isAncestorOf(self.window().focusWidget() or self.window())
        self._remember_row()
        self.list.show_roster(found)
        self._hint.setText(tr("Choose somebody from the list.") if found.ids else "")
        self._nobody_yet = found.counts is not None and found.counts.all == 0
        if self._nobody_yet:
            self._detail.setCurrentWidget(self._first)
        wish, self._wish = self._wish, None
        if wish and view.show_person(wish):
            return
        if not view.selected() and found.ids and not self._one_pane:
            view.select_row(max(0, min(self._row, view.people.rowCount() - 1)))
        if not view.selected():
            self._on_picked()
        if self._nobody_yet and focused and not self.list.search.hasFocus():
            self.focus_first()

    def _on_picked(self) -> None:
        count = len(self.selected())
        self.list.set_selected(count)
        self._show_sides()
        if count > 1:
            self.bulk.set_count(count)
            self._detail.setCurrentWidget(self.bulk)
        self.floor_changed.emit()
        self._settle.start()

    def _ask_detail(self) -> None:
        ids, today = self.selected(), clock.today()
        if self._detail_job:
            self._detail_job.cancel()
        if not ids:
            self._detail.setCurrentWidget(self._first if self._nobody_yet else self._hint)
            self._catch_up()
        elif len(ids) == 1:
            pane = self.pane  # the first time it is made while the book answers
            self._detail_job = self._work.ask(
                lambda: profile(ids[0], today),
                lambda found: self._take_profile(found, pane),
                failed=self._gone,
                owner=self,
            )
        else:
            self._detail_job = self._work.ask(
                lambda: group(ids, today), self._take_group, failed=self._gone, owner=self
            )

    def _take_profile(self, found: Profile, pane: PersonPane) -> None:
        if self.selected() == [found.person.id]:
            pane.set_profile(found)
            self._detail.setCurrentWidget(pane)
            self._one.set_shown(found.person.id)
        self._catch_up()

    def _take_group(self, found: Group) -> None:
        if len(self.selected()) > 1:
            self.bulk.set_group(found)
            self._detail.setCurrentWidget(self.bulk)
        self._catch_up()

    def _gone(self, _: Exception) -> None:
        """Say nothing: whoever was selected is gone, and the list is read anew."""
        self._catch_up()

    def _catch_up(self) -> None:
        """Read the list anew, where it is out of date, once the person has been painted."""
        if self._behind:
            self._behind = False
            QTimer.singleShot(SETTLE_MS, self, self._read_anew)

    def _read_anew(self) -> None:
        self.reading.ask_anew(self.list.current())

    def _focus_after_edit(self) -> None:
        if self._one_pane:
            self.pane.focus_first()
        else:
            self.list.view.setFocus()

    def _on_escape(self) -> None:
        if len(self.selected()) > 1:
            self._keep_one()
        else:
            super()._on_escape()

    def _keep_one(self) -> None:
        """End the selection of several; the one under the cursor stays."""
        view = self.list.view
        current = view.people.person_at(view.currentIndex().row())
        view.select([] if self._one_pane else [current or 0], current)
        view.setFocus()

    def _shows_list(self) -> bool:
        if self._one_pane and self._nobody_yet:
            return False
        return super()._shows_list() or len(self.selected()) > 1

    def _show_sides(self) -> None:
        super()._show_sides()
        self._show_bar()

    def _show_bar(self) -> None:
        """Show the bar below the list where several are selected and the list is all."""
        self._side.show_bar(len(self.selected()) if self._one_pane else 0, self.width())

    def _export_list(self) -> None:
        self.export_wanted.emit(self.list.view.people.people())

    def _on_deleted(self) -> None:
        if self._one_pane:
            self._show_list()
