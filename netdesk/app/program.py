"""What lives as long as the program: window, work, pages and the desktop, and who hears whom."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from netdesk import book, clock, paths
from netdesk.desktop.single_instance import SingleInstance
from netdesk.domain.changes import Changes
from netdesk.domain.errors import NetDeskError
from netdesk.domain.model import TodayItem, TodayKind
from netdesk.ui import theme
from netdesk.ui.bus import Bus
from netdesk.ui.models.dates import follow_region
from netdesk.ui.pages.today import TodayPage
from netdesk.ui.widgets.page import Page
from netdesk.ui.window import Window
from netdesk.ui.work import Work
from netdesk.words import tr

if TYPE_CHECKING:
    from netdesk.app.feeding import Feeding
    from netdesk.app.finding import Finding
    from netdesk.app.jumping import Jumping
    from netdesk.app.opening import Opening
    from netdesk.app.reminding import Reminding
    from netdesk.book.goals import MonthGoals
    from netdesk.book.invitations import Invitation
    from netdesk.book.today import TodayView
    from netdesk.domain.model import Event
    from netdesk.domain.preferences import Preferences
    from netdesk.ui.pages.events import EventsPage
    from netdesk.ui.pages.giving import GivingPage
    from netdesk.ui.pages.importing import ImportPage
    from netdesk.ui.pages.library import LibraryPage
    from netdesk.ui.pages.people import PeoplePage
    from netdesk.ui.pages.sorting import SortPage

KEEP_IN_TRAY = "tray/keep"
TOLD_OF_TRAY = "tray/told"
PEOPLE_ORDER = "people/order"
SETTLE_MS = 50
"""After a change the page comes first, then what counts in sidebar and tray."""


class App(QObject):
    """Builds everything once and connects it; what the first frame can do without comes after."""

    def __init__(self, application: QApplication, path: Path, instance: SingleInstance) -> None:
        super().__init__(application)
        self._application, self._path, self._instance = application, path, instance
        self.settings = QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "netdesk", "netdesk"
        )
        self.theme = _theme(self.settings)
        self.theme.apply(application)
        follow_region()
        self.bus = Bus(self)
        self.work = Work(path, self.bus, parent=self)
        pages = {
            "today": self._make_today,
            "people": self._make_people,
            "events": self._make_events,
            "sort": self._make_sort,
            "giving": self._make_giving,
            "library": self._make_library,
            "month": self._make_month,
            "duplicates": self._make_duplicates,
            "import": self._make_import,
        }
        self.window = Window(self.bus, pages, self.settings)
        self.reminding: Reminding | None = None
        self.finding: Finding | None = None
        self._jumping: Jumping | None = None
        self._opening: Opening | None = None
        self._feeding: Feeding | None = None
        self._due: list[TodayItem] = []
        self._files: list[str] = []
        self._adding = self._quitting = self._unclean = False
        self._settling = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._settling.timeout.connect(self._refresh)

    def start(self, files: Sequence[str], *, hidden: bool, adding: bool) -> None:
        """Paint the first page from one glance at the book, then load and connect the rest."""
        self._files, self._adding = list(files), adding
        self._unclean = paths.left_log(self._path)
        view = self._glance()
        page = self.window.show_page("today")
        assert isinstance(page, TodayPage)
        if view is not None:
            page.show_view(view)
            self._show_counts(view)
        if hidden:
            QTimer.singleShot(0, self, self._after_first_paint)
        else:  # queued, so that the frame is on the screen before anything else loads
            queued = Qt.ConnectionType.QueuedConnection
            self.window.painted.connect(self._after_first_paint, queued)
            self.window.show()

    def _glance(self) -> "TodayView | None":
        """Look at the book by a connection of its own; what is wrong with it is said later."""
        if not self._path.is_file() or self._path.stat().st_size == 0:
            return None
        try:
            return book.today.glance(self._path, clock.today())
        except Exception:  # any fault of the file: opening it properly names it
            return None

    def _after_first_paint(self) -> None:
        from netdesk.app.adding import Adding
        from netdesk.app.giving import Giving
        from netdesk.app.opening import Opening
        from netdesk.app.signals import Signals
        from netdesk.app.taking import Taking

        gc.freeze()  # what is there now stays, and needn't be looked through again
        gc.enable()
        self.theme.finish(self._application)
        self.window.finish()
        sys.excepthook = lambda _kind, error, _trace: self._on_bug(error)
        window, leave = self.window, self._instance.leave
        self._opening = Opening(
            self._path, self.work, window.banner, window.sidebar, self.quit, leave, self
        )
        self.giving = Giving(self.work, self.bus, window)
        self.adding = Adding(self.work, window)
        self.taking = Taking(self.work, window, self.settings, self.show_window)
        Signals(self.quit, self)
        self._connect()
        self.work.start()
        self._instance.listen()

    def _connect(self) -> None:
        window, bus, work = self.window, self.bus, self.work
        self.taking.link_came.connect(self._take_link)
        self.taking.event_came.connect(self._show_event)
        self.taking.event_told.connect(self._ask_event)
        self.taking.person_told.connect(self.adding.add_person)
        self.adding.person_wanted.connect(self._show_person)
        self.adding.alone_closed.connect(self._on_alone_closed)
        work.opened.connect(self._on_opened)
        work.open_failed.connect(self._on_open_failed)
        bus.changed.connect(self._on_changed)
        window.undo_wanted.connect(work.undo)
        window.redo_wanted.connect(work.redo)
        window.import_wanted.connect(self.taking.take)
        window.text_pasted.connect(self.taking.take_text)
        window.add_wanted.connect(self.adding.add_person)
        window.event_wanted.connect(lambda: self._events().new())
        window.record_wanted.connect(self._record)
        window.palette_wanted.connect(self._open_palette)
        window.settings_wanted.connect(lambda: self._show_settings())
        window.quit_wanted.connect(self.quit)
        window.bug_found.connect(self._on_bug)
        window.closed.connect(self._on_closed)
        self._connect_sidebar()
        self._instance.asked.connect(self._on_asked)
        self._instance.add_asked.connect(self.adding.add_person)
        self._application.commitDataRequest.connect(lambda _manager: work.close(lambda: None))

    def _connect_sidebar(self) -> None:
        sidebar, work = self.window.sidebar, self.work
        sidebar.niche_picked.connect(lambda own: self._people().show_niche(own))
        sidebar.niche_add_wanted.connect(lambda name: work.do(lambda: book.niches.add(name)))
        sidebar.niche_rename_wanted.connect(
            lambda own, name: work.do(lambda: book.niches.edit(own, name=name))
        )
        sidebar.niche_color_wanted.connect(
            lambda own, color: work.do(lambda: book.niches.edit(own, color=color))
        )
        sidebar.niche_cadence_wanted.connect(
            lambda own, days: work.do(lambda: book.niches.edit(own, cadence_days=days))
        )
        sidebar.niche_remove_wanted.connect(
            lambda own: work.do(
                lambda: book.niches.remove(own), said=tr("Niche removed, its people stay")
            )
        )

    # Pages

    def _make_today(self) -> Page:
        page = TodayPage(self.work, self.bus)
        page.import_wanted.connect(lambda: self.taking.take([]))
        page.add_wanted.connect(lambda: self.adding.add_person())
        page.samples_wanted.connect(self._add_samples)
        page.sort_wanted.connect(self._sort)
        page.person_wanted.connect(self._show_person)
        page.event_people_wanted.connect(
            lambda event: self._people().show_query(f'event:"{event}"')
        )
        page.place_wanted.connect(self._show_place)
        page.month_wanted.connect(lambda: self._go("month"))
        page.giving_wanted.connect(lambda: self._go("giving"))
        page.link_wanted.connect(_open_link)
        return page

    def _make_people(self) -> Page:
        from netdesk.desktop import links
        from netdesk.ui.pages.people import PeoplePage

        page = PeoplePage(self.work, self.bus)
        page.import_wanted.connect(lambda: self.taking.take([]))
        page.export_wanted.connect(self.giving.export)
        page.print_wanted.connect(self.giving.print)
        page.code_wanted.connect(self.giving.show_code)
        page.link_wanted.connect(links.open_url)
        page.niche_shown.connect(self.window.sidebar.set_picked)
        page.list.set_order(str(self.settings.value(PEOPLE_ORDER, "due")))
        page.order_shown.connect(lambda order: self.settings.setValue(PEOPLE_ORDER, order))
        if self.finding is not None:
            self.finding.watch(page)
        return page

    def _make_duplicates(self) -> Page:
        assert self.finding is not None, "the book is open before anybody gets there"
        return self.finding.make_page()

    def _make_events(self) -> Page:
        from netdesk.desktop import links
        from netdesk.ui.pages.events import EventsPage

        page = EventsPage(self.work, self.bus)
        page.person_wanted.connect(self._show_person)
        page.import_wanted.connect(lambda event: self.taking.take([], event))
        page.export_wanted.connect(self.giving.export)
        page.sort_wanted.connect(self._sort)
        page.link_wanted.connect(links.open_url)
        return page

    def _make_sort(self) -> Page:
        from netdesk.ui.pages.sorting import SortPage

        page = SortPage(self.work, self.bus)
        page.left.connect(self._go_back)
        page.event_wanted.connect(self._show_event)
        return page

    def _make_month(self) -> Page:
        from netdesk.ui.pages.month import MonthPage

        page = MonthPage(self.work, self.bus)
        page.goals_wanted.connect(lambda: self._show_settings(goals=True))
        page.print_wanted.connect(self.giving.print_review)
        page.plan_wanted.connect(lambda: self._events().new())
        page.event_wanted.connect(self._show_event)
        page.group_wanted.connect(self._show_group)
        page.person_wanted.connect(self._show_person)
        page.slipping_wanted.connect(lambda: self._people().show_query("is:slipping"))
        return page

    def _make_giving(self) -> Page:
        from netdesk.desktop import links
        from netdesk.ui.pages.giving import GivingPage

        page = GivingPage(self.work, self.bus)
        page.person_wanted.connect(self._show_person)
        page.item_wanted.connect(self._show_item)
        page.library_wanted.connect(lambda: self._go("library"))
        page.link_wanted.connect(links.open_url)
        return page

    def _make_library(self) -> Page:
        from netdesk.desktop import links
        from netdesk.ui.pages.library import LibraryPage

        page = LibraryPage(self.work, self.bus)
        page.person_wanted.connect(self._show_person)
        page.link_wanted.connect(links.open_url)
        page.file_wanted.connect(links.show_file)
        return page

    def _make_import(self) -> "ImportPage":
        from netdesk.ui.pages.importing import ImportPage

        page = ImportPage(self.work, self.bus)
        page.imported.connect(lambda _done: self._show_met(page.event_name))
        page.choose_wanted.connect(lambda: self.taking.take([]))
        page.left.connect(self._go_back)
        return page

    def _events(self) -> "EventsPage":
        return cast("EventsPage", self.window.show_page("events"))

    def _giving(self) -> "GivingPage":
        return cast("GivingPage", self.window.show_page("giving"))

    def _library(self) -> "LibraryPage":
        return cast("LibraryPage", self.window.show_page("library"))

    def _people(self) -> "PeoplePage":
        return cast("PeoplePage", self.window.show_page("people"))

    def _go(self, page: str) -> None:
        self.window.show_page(page).focus_first()

    def _go_back(self) -> None:
        before = self.window.pages.name_before
        self._go(before if before in ("today", "people", "events") else "today")

    # Wishes

    def _show_today(self) -> None:
        self.show_window()
        self._go("today")

    def _show_place(self, item: TodayItem) -> None:
        """Show an event, a group, what is done together, or the month that is behind."""
        if item.kind is TodayKind.EVENT:
            self._show_event(item.subject_id)
        elif item.kind is TodayKind.GROUP:
            self._show_group(item.subject_id)
        elif item.kind is TodayKind.COLLABORATION:
            self._giving().show_projects()
        elif item.kind is TodayKind.MONTH:
            self._go("month")

    def _show_person(self, person_id: int) -> None:
        self.show_window()
        page = self._people()
        page.show_person(person_id)
        page.focus_first()

    def _show_event(self, event_id: int) -> None:
        page = self._events()
        page.show_event(event_id)
        page.focus_first()

    def _ask_event(self, told: "Invitation") -> None:
        """Ask when an event is that was told of."""
        from netdesk.ui.dialogs.event_fields import EventFields

        filled = EventFields(told.name, place=told.place, url=told.url, kind=told.kind)
        self._events().new(filled)

    def _show_group(self, group_id: int) -> None:
        page = self._events()
        page.show_group(group_id)
        page.focus_first()

    def _record(self) -> None:
        from netdesk.ui.dialogs.record import RecordForm  # from anywhere: no page is shown for it

        RecordForm(self.work, self.window).open()

    def _show_item(self, item_id: int) -> None:
        page = self._library()
        page.show_item(item_id)
        page.focus_first()

    def _take_link(self, url: str, html: str) -> None:
        from netdesk.ui.dialogs.item_form import ItemFields

        self._library().add(ItemFields(url=url, html=html))

    def _show_met(self, event: str) -> None:
        """Show the event whose people came in, or everybody where there is none."""

        def show(found: "Event | None") -> None:
            if found is None:
                self._go("people")
            else:
                self._show_event(found.id)

        if event:
            self.work.ask(lambda: book.events.find(event), show, owner=self)
        else:
            self._go("people")

    def _sort(self, event_id: int) -> None:
        page = cast("SortPage", self.window.pages.page("sort"))
        page.nav = self.window.pages.name
        page.open_event(event_id)
        self._go("sort")

    def _add_samples(self) -> None:
        today = clock.today()
        self.work.do(
            lambda: book.importing.add_samples(today),
            said=lambda done: tr("%n sample people to look around with", n=done.added),
            then=lambda _done: self._go("people"),
        )

    def _show_settings(self, *, goals: bool = False) -> None:
        from netdesk.desktop import autostart
        from netdesk.ui.dialogs.settings import SettingsDialog

        dialog = SettingsDialog(self.work, self.bus, self.settings, parent=self.window)
        dialog.set_autostart(autostart.enabled())
        dialog.autostart_wanted.connect(
            lambda on: autostart.enable() if on else autostart.disable()
        )
        dialog.set_tray(self.reminding is not None and self.reminding.in_tray)
        if self._feeding is not None:
            dialog.set_feed(self._feeding.folder, self._feeding.problem)
            dialog.feed_wanted.connect(self._feeding.set_folder)
            self._feeding.told.connect(dialog.set_feed)
        if self.reminding is not None:
            dialog.set_reminder_problem(self.reminding.problem)
            self.reminding.told.connect(dialog.set_reminder_problem)
            dialog.test_wanted.connect(self.reminding.test)
            self.reminding.checked.connect(dialog.set_checked)
            if self.reminding.last_checked is not None:
                dialog.set_checked(self.reminding.last_checked)
        if goals:
            dialog.show_goals()
        dialog.open()

    # What happens

    def _on_opened(self) -> None:
        from netdesk.app.feeding import Feeding

        self._load_reminding()
        self._load_finding()
        self._feeding = Feeding(self.work, self.bus, self.settings, self)
        self._feeding.write()
        self._refresh()
        if self._opening is not None:
            self._opening.care(check=self._unclean)
        if self._files:
            self.taking.take([Path(name) for name in self._files])
        elif self._adding:
            self.adding.add_person()

    def _on_open_failed(self, error: Exception) -> None:
        self.window.show()
        if not isinstance(error, NetDeskError):
            self._on_bug(error)
        elif self._opening is not None:
            self._opening.say_failed(error)

    def _load_reminding(self) -> None:
        from netdesk.app.reminding import Reminding

        self.reminding = Reminding(self.work, self)
        self.reminding.open_wanted.connect(self.show_window)
        self.reminding.today_wanted.connect(self._show_today)
        self.reminding.person_wanted.connect(self._show_person)
        self.reminding.add_wanted.connect(self.adding.add_person)
        self.reminding.quit_wanted.connect(self.quit)
        self.reminding.day_changed.connect(self._on_day_changed)

    def _open_palette(self) -> None:
        from netdesk.app.jumping import Jumping

        if self._jumping is None:
            pages = self._people, self._events, self._library
            self._jumping = Jumping(self.work, self.window, self.settings, *pages, self.adding)
        self._jumping.open()

    def _load_finding(self) -> None:
        from netdesk.app.finding import Finding

        self.finding = Finding(self.work, self.bus, self.window, self._people)
        if "people" in self.window.pages.names():
            self.finding.watch(cast("PeoplePage", self.window.pages.page("people")))

    def _on_day_changed(self) -> None:
        self._refresh()
        self.window.pages.refresh()

    def _on_changed(self, changes: Changes) -> None:
        self._settling.start()
        if self.reminding is not None:  # whoever dealt with it: its notification has done its work
            self.reminding.withdraw(changes)

    def _refresh(self) -> None:
        today = clock.today()
        self.work.ask(lambda: book.today.view(today), self._show_counts, owner=self)
        self.work.ask(lambda: book.preferences.current(), self._on_preferences, owner=self)
        self.work.ask(lambda: book.goals.month(today, today), self._show_goals, owner=self)

    def _show_counts(self, view: "TodayView") -> None:
        self.window.sidebar.set_counts(len(view.items) + view.more, view.people)
        self.window.sidebar.set_niches(view.niches, view.no_niche)
        due = [item for item in view.items if item.kind is not TodayKind.KEEP_WARM]
        self.window.set_due(len(due) + view.more)
        if self.reminding is not None:
            self.reminding.set_due(due)
            self._application.setBadgeNumber(len(due))

    def _show_goals(self, goals: "MonthGoals") -> None:
        from netdesk.ui.models.dates import month_name

        name = month_name(goals.month, goals.month)
        self.window.sidebar.set_goals(name, goals.met, goals.wanted)

    def _on_preferences(self, choices: "Preferences") -> None:
        if self.reminding is not None:
            self.reminding.set_preferences(choices)

    def _on_asked(self, files: list[str]) -> None:
        self.show_window()
        if files:
            self.taking.take([Path(name) for name in files])

    def _on_alone_closed(self) -> None:
        """End with the quick-add window, where it was all that was wanted and no tray keeps us."""
        if self._adding and not self.window.isVisible():
            self._on_closed()

    def _on_closed(self) -> None:
        """Stay in the tray if there is one and the user likes it, else end."""
        keeps = str(self.settings.value(KEEP_IN_TRAY, "true")).lower() == "true"
        if not (keeps and self.reminding is not None and self.reminding.in_tray):
            self.quit()
        elif not self.settings.value(TOLD_OF_TRAY):
            self.settings.setValue(TOLD_OF_TRAY, "true")
            self.reminding.say_stays()

    def _on_bug(self, error: BaseException) -> None:
        """Show the one dialog for what is our fault; the report holds no contact's data."""
        import traceback

        from netdesk.ui.dialogs.problem import ProblemDialog

        traceback.print_exception(error)
        ProblemDialog(error, parent=self.window).open()

    # Front and end

    def show_window(self) -> None:
        """Bring the window to the front."""
        window = self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        if not window.isActiveWindow():
            self._application.alert(window)

    def quit(self) -> None:
        """Finish what is being saved, close the book, end."""
        if self._quitting:
            return
        self._quitting = True
        self.window.close()
        if self.reminding is not None:
            self.reminding.stop()
        if self._feeding is not None:
            self._feeding.finish()
        self.work.close(self._application.quit)


def _open_link(url: str) -> None:
    from netdesk.desktop import links  # not needed by the first paint

    links.open_url(url)


def _theme(settings: QSettings) -> theme.Theme:
    """Return the look that the user has chosen on this machine."""
    mode = str(settings.value("look/mode", theme.Mode.SYSTEM.value))
    percent = str(settings.value("look/percent", 100))
    return theme.Theme(
        theme.Mode(mode) if mode in set(theme.Mode) else theme.Mode.SYSTEM,
        int(percent) if percent.isdigit() else 100,
    )
