"""The settings dialog: a list of pages at the left, the chosen one beside it."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

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
GENERAL, REMINDERS, GOALS, BACKUP, PRIVACY, ABOUT = range(6)


class _Listed(NamedTuple):
    """A page as it is listed, and what makes it."""

    title: str
    icon: str
    make: Callable[[], SettingsPage]


class SettingsDialog(QDialog):
    """Every change holds at once; those of the book are steps, those of the machine QSettings.

    A page is made when it is first shown; `page` is the one that is shown at first.
    """

    page_made = Signal(object)
    """SettingsPage: what else runs can be shown on it now."""

    def __init__(
        self,
        work: Work,
        bus: Bus,
        settings: QSettings,
        parent: QWidget | None = None,
        *,
        page: int = GENERAL,
    ) -> None:
        super().__init__(parent)
        self._work, self._bus, self._settings = work, bus, settings
        self._listed = self._list()
        self._pages: dict[int, SettingsPage] = {}
        self._choices: Preferences | None = None
        self._scale = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Settings"))
        self._build()
        self._connect()
        self._load()
        self.show_page(page)
        self._rows.button(page).setFocus()

    def show_page(self, number: int) -> SettingsPage:
        """Show a page by its number, GENERAL to ABOUT, and return it."""
        page = self._page(number)
        self._stack.setCurrentWidget(page)
        self._title.setText(self._listed[number].title)
        self._rows.button(number).setChecked(True)
        page.load()
        return page

    def _page(self, number: int) -> SettingsPage:
        """Return a page, which is made the first time."""
        if number not in self._pages:
            page = self._pages[number] = self._listed[number].make()
            self._stack.addWidget(page)
            if self._choices is not None:
                page.show_choices(self._choices)
            self.page_made.emit(page)
        return self._pages[number]

    def open(self) -> None:
        super().open()
        Shade.under(self)

    def _list(self) -> tuple[_Listed, ...]:
        """Return the pages in the order of their numbers."""
        work, settings, change = self._work, self._settings, self._change
        return (
            _Listed(tr("General"), "sliders", lambda: GeneralPage(work, settings, change)),
            _Listed(tr("Reminders"), "bell", lambda: RemindersPage(work, settings, change)),
            _Listed(tr("Goals"), "target", lambda: GoalsPage(work, change)),
            _Listed(tr("Backup"), "database", lambda: BackupPage(work, self._bus)),
            _Listed(tr("Privacy"), "shield-check", lambda: PrivacyPage(work, change)),
            _Listed(tr("About"), "info", AboutPage),
        )

    def _build(self) -> None:
        self._fit()
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

    def _fit(self) -> None:
        """Be as large as the text asks for, or larger if the user made it so."""
        look, room = theme.current(), self.screen().availableSize()
        if look.scale == self._scale:
            return
        width, height = (look.px(side) for side in SIZE)
        if self._scale:
            grown = self.size() * (look.scale / self._scale)
            width, height = max(width, grown.width()), max(height, grown.height())
        self._scale = look.scale
        self.resize(min(width, room.width()), min(height, room.height() - 40))

    def _build_left(self) -> QWidget:
        left = _Left()
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 17, 12, 14)
        column.setSpacing(2)
        column.addWidget(Text(tr("Settings"), "title3"))
        column.addSpacing(9)
        self._rows = QButtonGroup(self)
        for number, listed in enumerate(self._listed):
            row = NavRow(listed.title, listed.icon, "")
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._rows.addButton(row, number)
            column.addWidget(row)
        column.addStretch(1)
        column.addWidget(Text(tr("NetDesk %1", __version__), "caption", "text2"))
        return left

    def _connect(self) -> None:
        self._rows.idClicked.connect(self.show_page)
        self._bus.changed.connect(self._on_changed)
        theme.current().changed.connect(self._fit)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.activated.connect(self._work.undo)

    def _load(self) -> None:
        self._work.ask(lambda: book.preferences.current(), self._show_choices, owner=self)

    def _show_choices(self, choices: Preferences) -> None:
        self._choices = choices
        for page in self._pages.values():
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
            for page in self._pages.values():
                if page.isVisible():  # the others ask when they are shown
                    page.load()


class _Left(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._fit()
        theme.current().changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedWidth(theme.current().px(LEFT))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().color("sidebar"))
