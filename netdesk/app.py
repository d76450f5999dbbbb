"""The composition root of the window: builds everything once and connects it."""

import gc
import os
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QObject,
    QSettings,
    QSocketNotifier,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from netdesk import __version__, book, clock, paths, words
from netdesk.desktop.single_instance import Entry, SingleInstance
from netdesk.domain.changes import Changes, Kind
from netdesk.domain.errors import BookUnusable, NetDeskError
from netdesk.domain.model import TodayKind
from netdesk.ui import theme
from netdesk.ui.bus import Bus
from netdesk.ui.models.dates import follow_region
from netdesk.ui.pages.today import TodayPage
from netdesk.ui.widgets.page import Page
from netdesk.ui.window import Window
from netdesk.ui.work import Work
from netdesk.words import tr

if TYPE_CHECKING:
    import socket

    from netdesk.book.today import TodayView
    from netdesk.desktop.reminder_clock import ReminderClock
    from netdesk.desktop.tray import Tray
    from netdesk.domain.preferences import Preferences
    from netdesk.ui.pages.importing import ImportPage
    from netdesk.ui.pages.people import PeoplePage

APP_ID = "org.netdesk.netdesk"
NO_DISPLAY = 2
KEEP_IN_TRAY = "tray/keep"
TOLD_OF_TRAY = "tray/told"


def main(arguments: Sequence[str]) -> int:
    """Run the window until it is closed; `arguments` are files and --background, --quick-add."""
    files = [word for word in arguments if not word.startswith("--")]
    path = paths.book()
    instance = SingleInstance(path)
    entry = instance.enter(files)
    if entry is Entry.HANDED_OVER:
        return 0
    if entry is Entry.NO_ANSWER:
        print(tr("NetDesk is running on this book already, but doesn't answer."), file=sys.stderr)
        return 1
    qInstallMessageHandler(_on_qt_message)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("NetDesk")
    application.setApplicationVersion(__version__)
    application.setOrganizationName("netdesk")
    application.setDesktopFileName(APP_ID)
    application.setQuitOnLastWindowClosed(False)
    app = App(application, path, instance)
    app.start(files, hidden="--background" in arguments, adding="--quick-add" in arguments)
    code = application.exec()
    instance.leave()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # everything is closed; taking Qt's objects apart would only cost time


def _on_qt_message(kind: QtMsgType, _context: object, text: str) -> None:
    """Say in one sentence what Qt aborts for: there is no display (DESKTOP)."""
    if kind is QtMsgType.QtFatalMsg:
        print(words.no_display(text), file=sys.stderr, flush=True)
        os._exit(NO_DISPLAY)
    if kind is not QtMsgType.QtDebugMsg and os.environ.get("NETDESK_DEBUG"):
        print(text, file=sys.stderr)


class App(QObject):
    """Everything that lives as long as the program, and who hears whom."""

    def __init__(self, application: QApplication, path: Path, instance: SingleInstance) -> None:
        super().__init__(application)
        self._application, self._path, self._instance = application, path, instance
        self.settings = QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "netdesk", "netdesk"
        )
        mode = str(self.settings.value("look/mode", theme.Mode.SYSTEM.value))
        percent = str(self.settings.value("look/percent", 100))
        self.theme = theme.Theme(
            theme.Mode(mode) if mode in set(theme.Mode) else theme.Mode.SYSTEM,
            int(percent) if percent.isdigit() else 100,
        )
        self.theme.apply(application)
        follow_region()
        self.bus = Bus(self)
        self.work = Work(path, self.bus, parent=self)
        pages = {
            "today": self._make_today,
            "people": self._make_people,
            "import": self._make_import,
        }
        self.window = Window(self.bus, pages, self.settings)
        self.tray: Tray | None = None
        self.reminders: ReminderClock | None = None
        self._files: list[str] = []
        self._adding = False
        self._checked: datetime | None = None
        self._quitting = False
        self.waking: tuple[socket.socket, socket.socket] | None = None

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
        gc.freeze()  # what is there now stays, and needn't be looked through again
        gc.enable()
        self.theme.finish(self._application)
        sys.excepthook = lambda _kind, error, _trace: self._on_bug(error)
        self._connect()
        self.work.start()
        self._instance.listen()

    def _connect(self) -> None:
        window, bus, work = self.window, self.bus, self.work
        work.opened.connect(self._on_opened)
        work.open_failed.connect(self._on_open_failed)
        bus.changed.connect(self._on_changed)
        window.undo_wanted.connect(work.undo)
        window.redo_wanted.connect(work.redo)
        window.import_wanted.connect(self._import)
        window.add_wanted.connect(self._add_person)
        window.settings_wanted.connect(self._show_settings)
        window.quit_wanted.connect(self.quit)
        window.bug_found.connect(self._on_bug)
        window.closed.connect(self._on_closed)
        self._connect_sidebar()
        self._instance.asked.connect(self._on_asked)
        self._application.commitDataRequest.connect(lambda _manager: self.work.close(lambda: None))
        _quit_on_signals(self)

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
        page.import_wanted.connect(lambda: self._import([]))
        page.add_wanted.connect(self._add_person)
        page.samples_wanted.connect(self._add_samples)
        page.batch_wanted.connect(self._show_batch)
        page.person_wanted.connect(self._show_person)
        page.log_wanted.connect(self._log_contact)
        return page

    def _make_people(self) -> Page:
        from netdesk.desktop import links
        from netdesk.ui.pages.people import PeoplePage

        page = PeoplePage(self.work, self.bus)
        page.import_wanted.connect(lambda: self._import([]))
        page.export_wanted.connect(self._export)
        page.link_wanted.connect(links.open_url)
        page.niche_shown.connect(self.window.sidebar.set_picked)
        return page

    def _make_import(self) -> "ImportPage":
        from netdesk.ui.pages.importing import ImportPage

        page = ImportPage(self.work, self.bus)
        page.imported.connect(lambda _done: self._go("people"))
        page.choose_wanted.connect(lambda: self._import([]))
        page.left.connect(self._go_back)
        return page

    def _people(self) -> "PeoplePage":
        from netdesk.ui.pages.people import PeoplePage  # it brings more than the first paint needs

        page = self.window.show_page("people")
        assert isinstance(page, PeoplePage)
        return page

    def _show_person(self, person_id: int) -> None:
        self.show_window()
        self._people().show_person(person_id)

    def _log_contact(self, person_id: int) -> None:
        self._people().log_contact(person_id)

    def _show_batch(self, event: str) -> None:
        self._people().show_query(f'event:"{event}" no:niche')

    def _add_person(self) -> None:
        self.show_window()
        self._people().add_person()

    def _add_samples(self) -> None:
        today = clock.today()
        self.work.do(
            lambda: book.importing.add_samples(today),
            said=lambda done: tr("%n sample people to look around with", n=done.added),
            then=lambda _done: self._go("people"),
        )

    # Import and export

    def _import(self, wanted: list[Path] | str) -> None:
        self.show_window()
        if wanted:
            page = cast("ImportPage", self.window.show_page("import"))
            page.open(wanted)
            return
        from netdesk.ui.dialogs.choose_files import choose_files

        choose_files(self.window, self.settings, self._import)

    def _go_back(self) -> None:
        before = self.window.pages.name_before
        self._go(before if before in ("today", "people") else "today")

    def _go(self, page: str) -> None:
        self.window.show_page(page).focus_first()

    def _export(self, ids: list[int]) -> None:
        from netdesk.ui.dialogs.export import ExportDialog

        ExportDialog(self.work, self.bus, ids, parent=self.window).open()

    # What changes

    def _on_opened(self) -> None:
        self._refresh()
        self._load_desktop()
        if book.opening.read_only():
            self.window.banner.say(
                tr("This book can only be read: its folder can't be written to."), "due"
            )
        else:
            self.work.do(
                lambda: book.upkeep.backup_if_due(), then=lambda _path: self._tell_status()
            )
        if self._unclean:
            self.work.ask(lambda: book.upkeep.check(), self._on_checked, owner=self)
        if self._files:
            self._import([Path(name) for name in self._files])
        elif self._adding:
            self._add_person()

    def _on_open_failed(self, error: Exception) -> None:
        self.window.show()
        if isinstance(error, BookUnusable) and error.reason == "damaged":
            self._offer_rescue(words.error(error))
            return
        self.window.banner.say(words.error(error), action=tr("Quit"), wanted=self.quit)
        if not isinstance(error, NetDeskError):
            self._on_bug(error)

    def _offer_rescue(self, said: str) -> None:
        """Offer the newest good backup in the place of a damaged book, which is kept."""
        good = book.rescue.newest_good_backup(self._path)
        if good is None:
            self.window.banner.say(said, action=tr("Quit"), wanted=self.quit)
        else:
            self.window.banner.say(
                said, action=tr("Use the newest good backup"), wanted=self._rescue
            )

    def _rescue(self) -> None:
        def swap() -> None:
            try:
                book.rescue.rescue(self._path)
            except NetDeskError as error:
                self.window.banner.say(words.error(error), action=tr("Quit"), wanted=self.quit)
                return
            self._instance.leave()
            os.execv(*_ourselves())

        self.work.close(swap)

    def _on_checked(self, problems: list[str]) -> None:
        if problems:
            self._offer_rescue(words.error(BookUnusable(str(self._path), "damaged", problems[0])))

    def _on_changed(self, changes: Changes) -> None:
        self._refresh()
        if self.reminders is not None:  # whoever dealt with it: its notification has done its work
            for follow_up in changes.ids(Kind.FOLLOW_UP):
                self.reminders.withdraw(follow_up)

    def _refresh(self) -> None:
        today = clock.today()
        self.work.ask(lambda: book.today.view(today), self._show_counts, owner=self)
        self.work.ask(lambda: book.preferences.current(), self._on_preferences, owner=self)

    def _show_counts(self, view: "TodayView") -> None:
        self.window.sidebar.set_counts(len(view.items), view.people)
        self.window.sidebar.set_niches(view.niches, view.no_niche)
        due = [item for item in view.items if item.kind is not TodayKind.KEEP_WARM]
        mark = tr("(%1) NetDesk", len(due)) if due else "NetDesk"
        self._application.setApplicationDisplayName(mark)
        if self.tray is not None:
            from netdesk.desktop.tray import DueLine

            self.tray.set_due(
                [DueLine(i.person_id, i.person, words.late(i.days_late)) for i in due]
            )

    def _tell_status(self) -> None:
        self.work.ask(lambda: book.upkeep.last_backup(), self._show_status, owner=self)

    def _show_status(self, last: object) -> None:
        text = tr("Local only")
        if isinstance(last, datetime):
            local = last.astimezone()
            today = local.date() == clock.today()
            when = (
                words.clock_time(local.time())
                if today
                else words.short_date(local.date(), clock.today())
            )
            text = tr("Local only · backed up %1", when)
        self.window.sidebar.set_status(text)

    # Tray and reminders

    def _load_desktop(self) -> None:
        if self.tray is not None:
            return
        from netdesk.desktop.notifications import make_notifier
        from netdesk.desktop.reminder_clock import ReminderClock
        from netdesk.desktop.tray import Tray

        self.tray = Tray(self)
        self.tray.open_wanted.connect(self.show_window)
        self.tray.today_wanted.connect(self._show_today)
        self.tray.person_wanted.connect(self._show_person)
        self.tray.add_wanted.connect(self._add_person)
        self.tray.pause_wanted.connect(self._pause)
        self.tray.quit_wanted.connect(self.quit)
        self.notifier = make_notifier(self.tray, self)
        self.reminders = ReminderClock(self.notifier, self.work.ask, self.work.do, self)
        self.reminders.done_wanted.connect(self._on_reminder_done)
        self.reminders.snooze_wanted.connect(self._on_reminder_snoozed)
        self.reminders.open_wanted.connect(self._show_person)
        self.reminders.today_wanted.connect(self._show_today)
        self.reminders.checked.connect(self._on_checked_reminders)
        self._day = clock.today()
        self.reminders.start()

    def _on_checked_reminders(self, now: datetime) -> None:
        self._checked = now
        self._check_day()

    def _check_day(self) -> None:
        if clock.today() != self._day:
            self._day = clock.today()
            self._refresh()
            self.window.pages.refresh()

    def _on_reminder_done(self, follow_up: int) -> None:
        today = clock.today()
        self.work.do(
            lambda: book.follow_ups.done(follow_up, today=today),
            said=lambda done: tr("%1 marked done", done.person),
        )

    def _on_reminder_snoozed(self, follow_ups: list[int]) -> None:
        from netdesk.domain.when import Due

        today = clock.today()
        tomorrow = Due(today + timedelta(days=1))
        self.work.do(
            lambda: book.follow_ups.snooze_many(follow_ups, tomorrow, today),
            said=tr(
                "%n follow-up snoozed until tomorrow||%n follow-ups snoozed until tomorrow",
                n=len(follow_ups),
            ),
        )

    def _pause(self, paused: bool) -> None:
        until = clock.today() + timedelta(days=1) if paused else None
        self.work.do(lambda: book.preferences.change(paused_until=until))

    def _on_preferences(self, choices: "Preferences") -> None:
        if self.tray is not None:
            until = choices.paused_until
            self.tray.set_paused(until is not None and until > clock.today())

    # The window, settings, the end

    def show_window(self) -> None:
        """Bring the window to the front."""
        window = self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        if not window.isActiveWindow():
            self._application.alert(window)

    def _show_today(self) -> None:
        self.show_window()
        self.window.show_page("today").focus_first()

    def _show_settings(self) -> None:
        from netdesk.desktop import autostart
        from netdesk.ui.dialogs.settings import SettingsDialog

        dialog = SettingsDialog(self.work, self.bus, self.settings, parent=self.window)
        dialog.set_tray(self.tray is not None and self.tray.available)
        dialog.set_autostart(autostart.enabled())
        dialog.autostart_wanted.connect(
            lambda on: autostart.enable() if on else autostart.disable()
        )
        dialog.test_wanted.connect(self._test_notification)
        if self.reminders is not None:
            self.reminders.checked.connect(dialog.set_checked)
            if self._checked is not None:
                dialog.set_checked(self._checked)
        dialog.open()

    def _test_notification(self) -> None:
        self.notifier.show(
            "test", tr("Reminders work"), tr("This is how a follow-up will call you."), ()
        )

    def _on_asked(self, files: list[str]) -> None:
        self.show_window()
        if files:
            self._import([Path(name) for name in files])

    def _on_closed(self) -> None:
        """Stay in the tray if there is one and the user likes it, else end."""
        keeps = str(self.settings.value(KEEP_IN_TRAY, "true")).lower() == "true"
        if not (keeps and self.tray is not None and self.tray.available):
            self.quit()
        elif not self.settings.value(TOLD_OF_TRAY):
            self.settings.setValue(TOLD_OF_TRAY, "true")
            text = tr("Reminders keep coming. Settings can switch this off.")
            self.notifier.show("tray", tr("NetDesk stays in the tray"), text, ())

    def quit(self) -> None:
        """Finish what is being saved, close the book, end."""
        if self._quitting:
            return
        self._quitting = True
        self.window.close()
        if self.reminders is not None:
            self.reminders.stop()
        if self.tray is not None:
            self.tray.close()
        self.work.close(self._application.quit)

    def _on_bug(self, error: BaseException) -> None:
        """Show the one dialog for what is our fault; the report holds no contact's data."""
        import traceback

        traceback.print_exception(error)
        from netdesk.ui.dialogs.problem import ProblemDialog

        ProblemDialog(error, parent=self.window).open()


def _ourselves() -> tuple[str, list[str]]:
    """Return the program and arguments that start NetDesk anew."""
    frozen = getattr(sys, "frozen", False)
    return sys.executable, [sys.executable] if frozen else [sys.executable, "-m", "netdesk"]


def _quit_on_signals(app: App) -> None:
    """End well on SIGTERM and SIGINT: Python's handlers only run when Qt lets it."""
    import signal
    import socket

    reading, writing = app.waking = socket.socketpair()  # open as long as the program runs
    writing.setblocking(False)
    signal.set_wakeup_fd(writing.fileno())
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)
    notifier = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read, app)
    notifier.activated.connect(lambda *_: app.quit())
