"""The settings dialog: a list of pages at the left, the chosen one beside it."""

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from netdesk import __version__, book, words
from netdesk.domain.changes import Changes, Kind
from netdesk.domain.preferences import Preferences
from netdesk.ui import theme
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.settings.about import AboutPage
from netdesk.ui.dialogs.settings.backup import BackupPage
from netdesk.ui.dialogs.settings.general import GeneralPage
from netdesk.ui.dialogs.settings.goals import GoalsPage
from netdesk.ui.dialogs.settings.parts import SettingsPage
from netdesk.ui.dialogs.settings.privacy import PrivacyPage
from netdesk.ui.dialogs.settings.reminders import RemindersPage
from netdesk.ui.widgets.banner import Banner
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.labels import Text
from netdesk.ui.widgets.nav import NavRow
from netdesk.ui.widgets.shade import Shade
from netdesk.ui.work import Work
from netdesk.words import tr

SIZE = (780, 620)
LEFT = 190


class SettingsDialog(QDialog):
    """Every change holds at once; those of the book are steps, those of the machine QSettings."""

    test_wanted = Signal()
    """A wish for a notification, to see whether it comes."""

    autostart_wanted = Signal(bool)

    feed_wanted = Signal(str)
    """A folder for the calendar file, empty for none."""

    def __init__(
        self, work: Work, bus: Bus, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._work, self._bus = work, bus
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.general = GeneralPage(work, settings, self._change)
        self.reminders = RemindersPage(work, settings, self._change)
        self.goals = GoalsPage(work, self._change)
        self.backup = BackupPage(work, bus)
        self.privacy = PrivacyPage(work, self._change)
        self.about = AboutPage()
        self._pages: list[SettingsPage] = [
            self.general,
            self.reminders,
            self.goals,
            self.backup,
            self.privacy,
            self.about,
        ]
        self.setWindowTitle(tr("Settings"))
        for page in self._pages:  # those never shown are nobody's
            self.destroyed.connect(page.deleteLater)
        self._build()
        self._connect()
        self._load()
        self.show_page(0)

    def show_page(self, number: int) -> None:
        """Show a page by its number: General, Reminders, Goals, Backup, Privacy, About."""
        page = self._pages[number]
        if self._stack.indexOf(page) < 0:  # dressing all of them at once takes too long
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._title.setText(page.title)
        self._rows.button(number).setChecked(True)
        page.load()

    def show_goals(self) -> None:
        """Show the page of goals."""
        number = self._pages.index(self.goals)
        self.show_page(number)
        self._rows.button(number).setFocus()

    def set_autostart(self, on: bool, *, possible: bool = True) -> None:
        """Say whether NetDesk starts with the computer, and whether that can be changed."""
        self.reminders.set_autostart(on, possible=possible)

    def set_tray(self, available: bool) -> None:
        """Say whether this desktop has a tray."""
        self.reminders.set_tray(available)

    def set_checked(self, now: datetime) -> None:
        """Take when reminders were last looked for."""
        self.reminders.set_checked(now)

    def set_feed(self, folder: str, problem: str) -> None:
        """Say where the calendar file is kept, empty for nowhere, or why it can't be."""
        self.reminders.feed.show_folder(folder, problem)

    def set_reminder_problem(self, text: str) -> None:
        """Say why notifications can't be shown; empty if they can."""
        self.reminders.set_problem(text)

    def open(self) -> None:
        super().open()
        Shade.under(self)

    def _build(self) -> None:
        look = theme.current()
        room = self.screen().availableSize()
        width, height = (look.px(side) for side in SIZE)
        self.resize(min(width, room.width()), min(height, room.height() - 40))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._build_left())
        column = QVBoxLayout()
        column.setContentsMargins(0, 17, 0, 0)
        column.setSpacing(9)
        head = QHBoxLayout()
        head.setContentsMargins(24, 0, 20, 0)
        self._title = Text("", "title2")
        close = IconButton("x", tr("Close"), tr("Esc"))
        close.clicked.connect(self.accept)
        head.addWidget(self._title, 1)
        head.addWidget(close)
        self.banner = Banner()
        self._stack = QStackedWidget()
        column.addLayout(head)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        row.addLayout(column, 1)

    def _build_left(self) -> QWidget:
        left = _Left()
        left.setFixedWidth(theme.current().px(LEFT))
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 17, 12, 14)
        column.setSpacing(2)
        title = Text(tr("Settings"), "title3")
        column.addWidget(title)
        column.addSpacing(9)
        self._rows = QButtonGroup(self)
        icons = ("sliders", "bell", "target", "database", "shield-check", "info")
        for number, (page, icon) in enumerate(zip(self._pages, icons, strict=True)):
            row = NavRow(page.title, icon, "")
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._rows.addButton(row, number)
            column.addWidget(row)
        column.addStretch(1)
        column.addWidget(Text(tr("NetDesk %1", __version__), "caption", "text2"))
        return left

    def _connect(self) -> None:
        self._rows.idClicked.connect(self.show_page)
        self._bus.changed.connect(self._on_changed)
        self.reminders.test_wanted.connect(self.test_wanted)
        self.reminders.autostart_wanted.connect(self.autostart_wanted)
        self.reminders.feed.folder_wanted.connect(self.feed_wanted)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.activated.connect(self._work.undo)

    def _load(self) -> None:
        self._work.ask(lambda: book.preferences.current(), self._show_choices, owner=self)

    def _show_choices(self, choices: Preferences) -> None:
        for page in self._pages:
            page.show_choices(choices)

    def _change(self, **values: Any) -> None:
        self.banner.hide()
        self._work.do(
            partial(book.preferences.change, **values), failed=self._on_failed, owner=self
        )

    def _on_failed(self, problem: Exception) -> None:
        self.banner.say(words.error(problem))
        self._load()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(Kind.PREFERENCE):
            self._load()
            self.reminders.load()
            self.goals.load()


class _Left(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().color("sidebar"))
