"""The page Library: the list at the left, an item with whom it would help at the right."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QWidget

from netdesk import book, clock
from netdesk.domain import web_page
from netdesk.domain.changes import Kind
from netdesk.domain.model import ItemView
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.item_form import ItemFields, ItemForm
from netdesk.ui.models.library import Shelf, shelf
from netdesk.ui.pages.library.empty import no_items
from netdesk.ui.pages.library.item_pane import ItemPane
from netdesk.ui.pages.library.list_pane import WIDTH, ListPane
from netdesk.ui.pages.library.verbs import LibraryVerbs
from netdesk.ui.widgets.shortcut import on_key
from netdesk.ui.widgets.two_panes import PanesOrNothing, gone
from netdesk.ui.work import Job, Work
from netdesk.words import tr


class LibraryPage(PanesOrNothing):
    """The list, and an item beside it."""

    shows = frozenset(
        {
            *(Kind.ITEM, Kind.PERSON, Kind.INTERACTION, Kind.NICHE),
            *(Kind.PREFERENCE, Kind.FOLLOW_UP),
        }
    )

    person_wanted = Signal(int)
    link_wanted = Signal(str)
    file_wanted = Signal(str)

    def __init__(self, work: Work, bus: Bus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = tr("Library")
        self.keys = _keys()
        self._work, self._bus = work, bus
        self._verbs = LibraryVerbs(work)
        self._wish = 0
        self._new = False
        self._list_job: Job | None = None
        self._detail_job: Job | None = None
        self.list = ListPane()
        self._join_or_nothing(
            self.list,
            WIDTH,
            lambda: self.pane,
            about=tr("What you can share"),
            empty=lambda: no_items(self.paste, self._add_file, lambda: self.add()),
        )
        self._connect()

    def reload(self) -> None:
        """Ask for the list and the item anew; selection and place stay."""
        self._ask_list(self.list.text())
        self._ask_detail()

    def show_item(self, item_id: int) -> None:
        """Show an item, with the list on it; a search that hides it is ended."""
        self._show_pane()
        if not self.list.show_item(item_id):
            self._wish = item_id
            self.list.search.clear()
            self._ask_list("")

    def add(self, fields: ItemFields | None = None) -> None:
        """Add what is given, else ask for it; a new one is asked for its niche."""
        if fields is not None:
            self._add(fields)
            return
        form = ItemForm(self)
        form.wished.connect(self._add)
        form.open()

    def paste(self) -> None:
        """Add the link on the clipboard, else ask for it."""
        mime = QGuiApplication.clipboard().mimeData()
        url = web_page.link(mime.text()) if mime is not None else ""
        html = mime.html() if mime is not None and mime.hasHtml() else ""
        self.add(ItemFields(url=url, html=html) if url else None)

    def _add(self, fields: ItemFields) -> None:
        self._new = True
        self._verbs.add(fields, self._on_added)

    def _on_added(self, item_id: int) -> None:
        self._wish = item_id
        self._open = True
        self._ask_list("")

    @cached_property
    def pane(self) -> ItemPane:
        """The item that is chosen."""
        pane = ItemPane(self._work, self._bus)
        pane.person_wanted.connect(self.person_wanted)
        pane.link_wanted.connect(self.link_wanted)
        pane.file_wanted.connect(self.file_wanted)
        pane.back_wanted.connect(self.go_back)
        pane.removed.connect(self._on_removed)
        self._add_pane(pane)
        return pane

    def _add_file(self) -> None:
        form = ItemForm(self)
        form.wished.connect(self._add)
        form.open()
        form.choose_file()

    def _connect(self) -> None:
        self.list.wanted.connect(self._ask_list)
        self.list.add_wanted.connect(self.add)
        self.list.view.picked.connect(self._settle.start)
        self.list.view.opened.connect(lambda _index: self._on_opened())
        self._settle.timeout.connect(self._ask_detail)
        for key, run in (
            ("S", ItemPane.choose),
            ("E", ItemPane.edit),
            ("F2", ItemPane.edit_name),
            ("T", ItemPane.pick_niche),
        ):
            on_key(self, key, self._on_pane(run))
        delete = QKeySequence.StandardKey.Delete
        on_key(self.list.view, delete, self._on_pane(ItemPane.remove), within=False)

    def _on_pane(self, run: Callable[[ItemPane], None]) -> Callable[[], None]:
        def act() -> None:
            pane = self._detail.currentWidget()
            if isinstance(pane, ItemPane):
                self._show_pane()
                run(pane)

        return act

    def _ask_list(self, text: str) -> None:
        if self._list_job:
            self._list_job.cancel()
        today = clock.today()
        self._list_job = self._work.ask(lambda: shelf(text, today), self._take_list, owner=self)

    def _take_list(self, found: Shelf) -> None:
        self._show_any(bool(found.total))
        self.list.show_found(found)
        wish, self._wish = self._wish, 0
        if wish and self.list.show_item(wish):
            self._show_sides()
            self._ask_detail()
            return
        if self.list.view.current() is None and not self._one_pane:
            self.list.view.select_near(1)
        if self.list.view.current() is None:
            self._ask_detail()

    def _ask_detail(self) -> None:
        if self._detail_job:
            self._detail_job.cancel()
        item = self.list.view.current()
        if item is None:
            there = bool(self.list.view.found.rows)
            self._hint.setText(tr("Choose something from the list.") if there else "")
            self._detail.setCurrentWidget(self._hint)
            return
        today, own = clock.today(), item.id
        pane = self.pane  # the first time it is made while the book answers
        self._detail_job = self._work.ask(
            lambda: book.audience.view(own, today),
            lambda view: self._take_item(view, pane),
            failed=gone,
            owner=self,
        )

    def _take_item(self, view: ItemView, pane: ItemPane) -> None:
        item = self.list.view.current()
        if item is None or item.id != view.item.id:
            return
        pane.set_view(view)
        self._detail.setCurrentWidget(pane)
        if self._new:
            self._new = False
            pane.pick_niche()


def _keys() -> list[tuple[str, str]]:
    return [
        ("J  K", tr("Next, previous")),
        ("Enter", tr("Open")),
        ("Ctrl+V", tr("Add the link that was copied")),
        ("S", tr("Share: tick whom it goes to")),
        ("W", tr("Write")),
        (tr("Space"), tr("It went")),
        ("T", tr("Niche")),
        ("E", tr("Edit")),
        ("F2", tr("Edit the title")),
        ("Del", tr("Delete")),
        ("Esc", tr("Back")),
    ]
