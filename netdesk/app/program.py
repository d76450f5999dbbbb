"""What lives as long as the program: window, work, pages and the desktop, and who hears whom."""

import gc
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from netdesk import book, clock, paths
from netdesk.app.looking import FirstLook
from netdesk.app.pages import Pages
from netdesk.desktop.single_instance import SingleInstance
from netdesk.domain.changes import Changes
from netdesk.domain.errors import NetDeskError
from netdesk.domain.model import TodayKind
from netdesk.ui import theme
from netdesk.ui.bus import Bus
from netdesk.ui.models.dates import follow_region
from netdesk.ui.pages.today import TodayPage
from netdesk.ui.work import Job, Work

if TYPE_CHECKING:
    from netdesk.app.feeding import Feeding
    from netdesk.app.opening import Opening
    from netdesk.app.reminding import Reminding
    from netdesk.book.goals import MonthGoals
    from netdesk.book.today import TodayView
    from netdesk.domain.preferences import Preferences

TOLD_OF_TRAY = "tray/told"
SETTLE_MS = 50
"""After a change the page comes first, then what counts in sidebar and tray."""

LATER_MS = 1_000
"""So long after the opening all that belongs to it is done."""


class App(QObject):
    """Builds everything once and connects it; what the first frame can do without comes after."""

    def __init__(
        self,
        application: QApplication,
        path: Path,
        instance: SingleInstance,
        look: FirstLook | None = None,
    ) -> None:
        super().__init__(application)
        self._application, self._path, self._instance = application, path, instance
        self._look = look or FirstLook(path)
        self.settings = QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "netdesk", "netdesk"
        )
        self.theme = _theme(self.settings)
        self.theme.apply(application)
        follow_region()
        self.bus = Bus(self)
        self.work = Work(path, self.bus, parent=self)
        self.pages = Pages(self.work, self.bus, self.settings, self)
        self.window, self.going = self.pages.window, self.pages.going
        self.reminding: Reminding | None = None
        self._opening: Opening | None = None
        self._feeding: Feeding | None = None
        self._jobs: list[Job] = []
        self._files: list[str] = []
        self._adding = self._quitting = self._unclean = False
        self._tray_comes = self._waits_for_tray = False
        self._turns = QObject(self)
        self._settling = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._settling.timeout.connect(self._refresh)

    def start(self, files: Sequence[str], *, hidden: bool, adding: bool) -> None:
        """Paint the first page from the first look at the book, then load and connect the rest."""
        self._files, self._adding = list(files), adding
        self._unclean = paths.left_log(self._path)
        view = self._look.view()
        self.window.closed.connect(self._on_closed)
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

    def _after_first_paint(self) -> None:
        from netdesk.app.turns import in_turns

        if self._quitting:
            return
        self._tray_comes = True
        gc.freeze()  # what is there now stays, and needn't be looked through again
        in_turns(self._turns, (self._listen, self._dress, self.work.start))

    def _dress(self) -> None:
        self.theme.finish(self._application)
        self.theme.dress(self.window)  # also while it is hidden

    def _listen(self) -> None:
        from netdesk.app.adding import Adding
        from netdesk.app.giving import Giving
        from netdesk.app.niches import Niches
        from netdesk.app.opening import Opening
        from netdesk.app.signals import Signals
        from netdesk.app.taking import Taking
        from netdesk.app.wishing import Wishing

        self.window.finish()
        sys.excepthook = lambda _kind, error, _trace: self._on_bug(error)
        window, leave = self.window, self._instance.leave
        opening = self._opening = Opening(
            self._path, self.work, window.banner, window.sidebar, self.quit, leave, self
        )
        self.giving = Giving(self.work, self.bus, window)
        self.adding = Adding(self.work, window)
        self.wishing = Wishing(self.work, self.bus, self.settings, window, self.going, self.adding)
        self.wishing.wipe_wanted.connect(partial(opening.delete_everything, self.settings))
        self.taking = Taking(self.work, window, self.settings, self.going.show_window)
        Niches(self.work, window)
        Signals(self.quit, self)
        self._connect()
        self._instance.listen()

    def _connect(self) -> None:
        window, bus, work, wishing = self.window, self.bus, self.work, self.wishing
        self.taking.link_came.connect(wishing.take_link)
        self.taking.event_came.connect(self.going.show_event)
        self.taking.event_told.connect(wishing.ask_event)
        self.taking.person_told.connect(self.adding.add_person)
        self.adding.person_wanted.connect(self.going.show_person)
        self.adding.alone_closed.connect(self._on_alone_closed)
        work.opened.connect(self._on_opened)
        work.open_failed.connect(self._on_open_failed)
        bus.changed.connect(self._on_changed)
        window.undo_wanted.connect(work.undo)
        window.redo_wanted.connect(work.redo)
        window.import_wanted.connect(self.taking.take)
        window.text_pasted.connect(self.taking.take_text)
        window.add_wanted.connect(self.adding.add_person)
        window.event_wanted.connect(lambda: self.going.events().new())
        window.record_wanted.connect(wishing.record)
        window.palette_wanted.connect(wishing.open_palette)
        window.settings_wanted.connect(lambda: wishing.show_settings())
        window.export_wanted.connect(lambda: self.giving.export(()))
        window.quit_wanted.connect(self.quit)
        window.bug_found.connect(self._on_bug)
        self._connect_pages()
        window.sidebar.niche_picked.connect(lambda own: self.going.people().show_niche(own))
        self._instance.asked.connect(self._on_asked)
        self._instance.add_asked.connect(self.adding.add_person)
        self._application.aboutToQuit.connect(self._finish)

    def _connect_pages(self) -> None:
        pages, giving = self.pages, self.giving
        pages.import_wanted.connect(lambda event: self.taking.take([], event))
        pages.add_wanted.connect(self.adding.add_person)
        pages.export_wanted.connect(giving.export)
        pages.print_wanted.connect(giving.print)
        pages.code_wanted.connect(giving.show_code)
        pages.review_wanted.connect(giving.print_review)
        pages.goals_wanted.connect(lambda: self.wishing.show_settings(goals=True))

    # What happens

    def _on_opened(self) -> None:
        from netdesk.app import ahead
        from netdesk.app.turns import in_turns

        first = ahead.FIRST + (ahead.IMPORT if self._files else ahead.ADD if self._adding else ())
        find = self.pages.load_finding
        rest = (self._load_reminding, self._refresh, find, self._care, self._begin)
        self.work.ask(lambda: ahead.load(first), lambda _: in_turns(self._turns, rest), owner=self)
        QTimer.singleShot(LATER_MS, self, partial(self._load_ahead, *ahead.SOON))

    def _begin(self) -> None:
        """Do what the program was started for."""
        if self._files:
            self.taking.take([Path(name) for name in self._files])
        elif self._adding:
            self.adding.add_person()

    def _care(self) -> None:
        from netdesk.app.feeding import Feeding

        self._feeding = self.wishing.feeding = Feeding(self.work, self.bus, self.settings, self)
        self._feeding.write()
        if self._opening is not None:
            self._opening.care(check=self._unclean)

    def _load_ahead(self, *names: str) -> None:
        """Load these one by one, so that what the user asks comes between."""
        from netdesk.app import ahead

        if names:
            then = partial(self._load_ahead, *names[1:])
            self.work.ask(lambda: ahead.load(names[:1]), lambda _: then(), owner=self)

    def _on_open_failed(self, error: Exception) -> None:
        self._tray_comes = False
        self.window.show()
        if not isinstance(error, NetDeskError):
            self._on_bug(error)
        elif self._opening is not None:
            self._opening.say_failed(error)

    def _load_reminding(self) -> None:
        from netdesk.app.reminding import Reminding

        self.reminding = self.wishing.reminding = Reminding(self.work, self)
        self.reminding.open_wanted.connect(self.going.show_window)
        self.reminding.today_wanted.connect(self.going.show_today)
        self.reminding.person_wanted.connect(self.going.show_person)
        self.reminding.add_wanted.connect(self.adding.add_person)
        self.reminding.quit_wanted.connect(self.quit)
        self.reminding.day_changed.connect(self._on_day_changed)
        self._tray_comes = False
        if self._waits_for_tray and not self.window.isVisible():
            self._on_closed()

    def _on_day_changed(self) -> None:
        self._refresh()
        self.window.pages.refresh()
        if self.pages.finding is not None:
            self.pages.finding.count_lists()

    def _on_changed(self, changes: Changes) -> None:
        self._settling.start()
        if self.reminding is not None:  # whoever dealt with it: its notification has done its work
            self.reminding.withdraw(changes)

    def _refresh(self) -> None:
        for job in self._jobs:  # an older answer that came later would show what was
            job.cancel()
        today, ask = clock.today(), self.work.ask
        self._jobs = [
            ask(lambda: book.today.view(today), self._show_counts, owner=self),
            ask(lambda: book.preferences.current(), self._on_preferences, owner=self),
            ask(lambda: book.goals.month(today, today), self._show_goals, owner=self),
        ]

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
        self.going.show_window()
        if files:
            self.taking.take([Path(name) for name in files])

    def _on_alone_closed(self) -> None:
        """End with the quick-add window, where it was all that was wanted and no tray keeps us."""
        if self._adding and not self.window.isVisible():
            self._on_closed()

    def _on_closed(self) -> None:
        """Stay in the tray if the user likes it and there is one, which shows when it is loaded."""
        from netdesk.ui.models import tray

        if self._quitting:
            return
        reminding, likes = self.reminding, tray.stays(self.settings)
        self._waits_for_tray = likes and self._tray_comes
        if self._waits_for_tray:
            return
        if reminding is None or not (reminding.in_tray and likes):
            self.quit()
        elif not self.settings.value(TOLD_OF_TRAY):
            self.settings.setValue(TOLD_OF_TRAY, "true")
            reminding.say_stays()

    def _on_bug(self, error: BaseException) -> None:
        """Show the one dialog for what is our fault; the report holds no contact's data."""
        import traceback

        from netdesk.ui.dialogs.problem import ProblemDialog

        traceback.print_exception(error)
        ProblemDialog(error, parent=self.window).open()

    # End

    def quit(self) -> None:
        """Finish what is being saved, close the book, end."""
        if not self._quitting:
            self._end()
            self.work.close(self._application.quit)

    def _finish(self) -> None:
        """Do so also where the end comes from elsewhere, as at the end of a session."""
        if not self._quitting:
            self._end()
        waiting = QEventLoop()
        self.work.close(lambda: QTimer.singleShot(0, waiting.quit))  # it may be closed already
        waiting.exec()

    def _end(self) -> None:
        self._quitting = True
        self.window.settle()
        self._turns.deleteLater()  # whatever is still to be begun isn't
        self.window.close()
        if self.reminding is not None:
            self.reminding.stop()
        if self._feeding is not None:
            self._feeding.finish()


def _theme(settings: QSettings) -> theme.Theme:
    """Return the look that the user has chosen on this machine."""
    mode = str(settings.value("look/mode", theme.Mode.SYSTEM.value))
    percent = str(settings.value("look/percent", 100))
    return theme.Theme(
        theme.Mode(mode) if mode in set(theme.Mode) else theme.Mode.SYSTEM,
        int(percent) if percent.isdigit() else 100,
    )
