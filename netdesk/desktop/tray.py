"""The tray icon: how many people are due, and the shortest ways in."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from netdesk import paths
from netdesk.words import tr

_NAMES = 3
# Panels ask for 16 to 24 px, twice that on dense screens.
_SIZES = (16, 22, 24, 32, 44, 48)
_POLL_MS = 2000


@dataclass(frozen=True, slots=True)
class DueLine:
    """One line of the menu: a person and how late it is, in words."""

    person_id: int
    person: str
    text: str


class Tray(QObject):
    """The icon and its menu; without a tray on this desktop nothing is shown and nothing breaks.

    `available` is to be asked before anything relies on the tray, such as closing to it.
    """

    open_wanted = Signal()
    today_wanted = Signal()
    person_wanted = Signal(int)
    add_wanted = Signal()
    pause_wanted = Signal(bool)
    quit_wanted = Signal()
    message_clicked = Signal()
    available_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._due: tuple[DueLine, ...] = ()
        self._icon: QSystemTrayIcon | None = None
        self._available = False
        self._dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self.menu = self._build_menu()
        self.set_due(())
        # The panel may start after us, or again after a crash, and tells only who asks.
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._look)
        self._poll.start()
        self._look()

    @property
    def available(self) -> bool:
        """Say whether a tray is there now (asked anew: a panel can go away)."""
        self._look()
        return self._available

    def set_due(self, lines: Sequence[DueLine]) -> None:
        """Show who is due: the number in the tooltip, the first three in the menu."""
        self._due = tuple(lines)
        count = len(self._due)
        self._today.setText(tr("Due today (%n)", n=count) if count else tr("Nothing due today"))
        for place, action in enumerate(self._people):
            action.setVisible(place < count)
            if place < count:
                line = self._due[place]
                action.setText(_literal(tr("%1: %2", line.person, line.text)))
        self._more.setVisible(count > _NAMES)
        self._more.setText(tr("%n more…", n=max(count - _NAMES, 0)))
        self._paint()

    def set_paused(self, paused: bool) -> None:
        """Show whether reminders are paused until tomorrow."""
        self._pause.setVisible(not paused)
        self._resume.setVisible(paused)

    def tooltip(self) -> str:
        """Return what the icon says to a pointer and to a screen reader."""
        count = len(self._due)
        return tr("NetDesk: %n due", n=count) if count else tr("NetDesk")

    def show_message(self, title: str, body: str) -> None:
        """Show the tray's own message bubble."""
        if self._icon is not None:
            self._icon.showMessage(title, body, self._icon.icon())

    def close(self) -> None:
        """Take the icon out of the tray."""
        self._poll.stop()
        self._drop_icon()

    def _build_menu(self) -> QMenu:
        menu = QMenu()
        menu.setAccessibleName(tr("NetDesk"))
        self.destroyed.connect(menu.deleteLater)
        self._today = menu.addAction("", self.today_wanted.emit)
        self._people = [
            menu.addAction("", partial(self._on_person, place)) for place in range(_NAMES)
        ]
        self._more = menu.addAction("", self.today_wanted.emit)
        menu.addSeparator()
        menu.addAction(tr("Add person"), self.add_wanted.emit)
        self._pause = menu.addAction(tr("Pause until tomorrow"), partial(self._on_pause, True))
        self._resume = menu.addAction(tr("Resume reminders"), partial(self._on_pause, False))
        self._resume.setVisible(False)
        menu.addAction(tr("Open NetDesk"), self.open_wanted.emit)
        menu.addSeparator()
        quit_action = menu.addAction(tr("Quit"), self.quit_wanted.emit)
        # On macOS Qt would move an action of this name into the application's menu.
        quit_action.setMenuRole(QAction.MenuRole.NoRole)
        return menu

    def _look(self) -> None:
        there = QSystemTrayIcon.isSystemTrayAvailable()
        if there == self._available:
            return
        self._available = there
        # Qt chooses between D-Bus and XEmbed when the icon is made and never again.
        self._drop_icon()
        if there:
            self._make_icon()
        self.available_changed.emit(there)

    def _make_icon(self) -> None:
        icon = QSystemTrayIcon(self)
        icon.setContextMenu(self.menu)
        icon.activated.connect(self._on_activated)
        icon.messageClicked.connect(self.message_clicked)
        self._icon = icon
        self._paint()
        icon.show()

    def _drop_icon(self) -> None:
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def _paint(self) -> None:
        if self._icon is not None:
            self._icon.setIcon(tray_icon(dark=self._dark, due=bool(self._due)))
            self._icon.setToolTip(self.tooltip())

    def _on_person(self, place: int) -> None:
        if place < len(self._due):
            self.person_wanted.emit(self._due[place].person_id)

    def _on_pause(self, paused: bool) -> None:
        self.set_paused(paused)
        self.pause_wanted.emit(paused)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason != QSystemTrayIcon.ActivationReason.Context:
            self.open_wanted.emit()


def tray_icon(*, dark: bool, due: bool) -> QIcon:
    """Return the icon for a dark or light panel as pixmaps, with an amber dot if `due`."""
    name = f"icons/tray-{'dark' if dark else 'light'}{'-due' if due else ''}"
    drawn = QIcon(str(paths.resource(name + ".svg")))
    icon = QIcon()
    for size in _SIZES:
        icon.addPixmap(drawn.pixmap(QSize(size, size), 1.0))
    return icon


def _literal(text: str) -> str:
    """Guard the ampersands of a name: a menu reads a single one as its mnemonic."""
    return text.replace("&", "&&")
