"""The frame: sidebar, pages made when first wanted, keys, toasts, messages, drops."""

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from netdesk import words
from netdesk.domain.errors import NetDeskError
from netdesk.ui import theme
from netdesk.ui.bus import Bus
from netdesk.ui.widgets.incoming import is_welcome, offered, take_copy
from netdesk.ui.widgets.keys import acting_once
from netdesk.ui.widgets.page import Page
from netdesk.ui.widgets.page_stack import Factories, PageStack
from netdesk.ui.widgets.sidebar import NARROW, WIDE, Sidebar
from netdesk.words import tr

LEAST = (720, 520)
USUAL = (1280, 800)
TITLE_BAR = 40
ONE_PANE = 960
"""Below this width of the window the sidebar shows icons only and pages show one pane.

Large text needs more of it.
"""

GEOMETRY = "window/geometry"


class Window(QWidget):
    """The one window; what it can't do itself it wishes by signals.

    `factories` make the pages by name; the sidebar leads to "today" and "people". What nobody can
    see or use before the first frame is painted, `finish` makes after it.
    """

    import_wanted = Signal(object)
    """list[Path], the text of cards or a picture's bytes; an empty list asks for files first."""

    text_pasted = Signal(str)
    """Text that holds no cards, pasted outside a field."""

    add_wanted = Signal()
    export_wanted = Signal()
    event_wanted = Signal()
    record_wanted = Signal()
    settings_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    quit_wanted = Signal()

    bug_found = Signal(object)
    """An exception that is nobody's fault but ours."""

    palette_wanted = Signal()

    painted = Signal()
    """The first frame is drawn: what it could wait for may begin."""

    closed = Signal()
    """The user closed the window; whether NetDesk stays in the tray is not decided here."""

    def __init__(
        self,
        bus: Bus,
        factories: Factories,
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bus, self._settings = bus, settings
        self._painted = self._finished = False
        self._due = 0
        self.pages = PageStack(factories)
        self.setObjectName("window")
        self.setWindowTitle("NetDesk")
        self.setMinimumSize(*LEAST)
        self._build()
        self._restore_geometry()

    def finish(self) -> None:
        """Make what the first frame doesn't show, and listen; call it after that frame."""
        from netdesk.ui.widgets.banner import Banner
        from netdesk.ui.widgets.drop_hint import DropHint
        from netdesk.ui.widgets.toast import Toast

        self.banner = Banner()
        self._column.insertWidget(0, self.banner)
        self.toast = Toast(self)
        self._hint = DropHint(self)
        self._finished = True
        self.setAcceptDrops(True)
        self._add_commands()
        self._connect(self._bus)
        self._place_toast()

    def show_page(self, name: str) -> Page:
        """Show a page, made or reloaded first where needed, and return it."""
        page = self.pages.show_page(name, self._room())
        self.sidebar.set_page(page.nav or name)
        self._show_title()
        return page

    def set_due(self, count: int) -> None:
        """Say in the title how many are due, for a desktop without a tray."""
        self._due = count
        self._show_title()

    def _show_title(self) -> None:
        page = self.pages.shown()
        title = tr("%1 – NetDesk", page.title) if page and page.title else "NetDesk"
        self.setWindowTitle(tr("(%1) %2", self._due, title) if self._due else title)

    def show_problem(self, problem: BaseException) -> None:
        """Say an expected error above the page; pass a bug on."""
        if isinstance(problem, NetDeskError):
            self.banner.say(words.error(problem))
        else:
            self.bug_found.emit(problem)

    def show_shortcuts(self) -> None:
        """Show the list of all keys."""
        from PySide6.QtGui import QKeySequence

        from netdesk.ui.dialogs.shortcuts import ShortcutList  # seldom wanted, not at the start

        everywhere = [
            (keys[0].toString(QKeySequence.SequenceFormat.NativeText), action.text())
            for action in self.actions()
            if (keys := action.shortcuts())
        ]
        pages = [(page.title, page.keys) for page in self.pages.made() if page.keys]
        listed = ShortcutList([(tr("Everywhere"), everywhere), *pages], self)
        listed.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        listed.open()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.sidebar = Sidebar()
        row.addWidget(self.sidebar)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self.pages, 1)
        row.addLayout(self._column, 1)

    def _add_commands(self) -> None:
        # Here, since with QAction PySide makes the names of all icons too: 3 ms.
        from PySide6.QtGui import QAction, QKeySequence

        standard = QKeySequence.StandardKey
        for text, keys, run in (
            (tr("Today"), ("Ctrl+1",), lambda: self._go("today")),
            (tr("People"), ("Ctrl+2",), lambda: self._go("people")),
            (tr("Events & groups"), ("Ctrl+3",), lambda: self._go("events")),
            (tr("Give & get"), ("Ctrl+4",), lambda: self._go("giving")),
            (tr("Library"), ("Ctrl+5",), lambda: self._go("library")),
            (tr("Possible duplicates"), (), lambda: self._go("duplicates")),
            (tr("Your month"), ("Ctrl+G",), lambda: self._go("month")),
            (tr("Find or jump to"), ("Ctrl+K",), self.palette_wanted.emit),
            (tr("Find"), (standard.Find,), self._find),
            (tr("New person"), (standard.New,), self.add_wanted.emit),
            (tr("New event or group"), ("Ctrl+Shift+N",), self.event_wanted.emit),
            (tr("Write down what was given or got"), ("Ctrl+Shift+R",), self.record_wanted.emit),
            (tr("Import"), ("Ctrl+I",), lambda: self.import_wanted.emit([])),
            (tr("Export"), (), self.export_wanted.emit),
            (tr("Paste cards, a person or an event"), (standard.Paste,), self._paste),
            (tr("Undo"), (standard.Undo,), self.undo_wanted.emit),
            (tr("Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), self.redo_wanted.emit),
            (tr("Back"), (standard.Back,), self._back),
            (tr("Refresh"), (standard.Refresh,), self.pages.refresh),
            (tr("Settings"), ("Ctrl+,",), self.settings_wanted.emit),
            (tr("Keyboard shortcuts"), ("Ctrl+/", "F1"), self.show_shortcuts),
            (tr("Quit"), ("Ctrl+Q",), self.quit_wanted.emit),
        ):
            action = QAction(text, self)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.triggered.connect(lambda _on=False, run=run: run())
            self.addAction(action)

    def _connect(self, bus: Bus) -> None:
        bus.changed.connect(self.pages.touch)
        bus.changed.connect(lambda _changes: self.toast.drop_undo())
        bus.failed.connect(self.show_problem)
        bus.said.connect(self.toast.say)
        theme.current().changed.connect(self._adapt)
        self.pages.floor_changed.connect(self._place_toast)
        self.pages.currentChanged.connect(self._place_toast)
        self.toast.undo_wanted.connect(self.undo_wanted)
        self.pages.page_wanted.connect(self._go)
        self.sidebar.page_wanted.connect(self._go)
        self.sidebar.search_wanted.connect(self.palette_wanted)
        self.sidebar.settings_wanted.connect(self.settings_wanted)

    def _room(self) -> int:
        """Return how wide a window with text of the usual size were that left a page this room.

        Large text narrows the sidebar sooner, and the page may use what that leaves free.
        """
        scale = theme.current().scale
        if scale <= 1:
            return self.width()
        free = WIDE - NARROW / scale if self._has_icons_only() else 0
        return round(self.width() / scale + free)

    def _has_icons_only(self) -> bool:
        return self.width() < ONE_PANE * max(1.0, theme.current().scale)

    def _adapt(self) -> None:
        self.sidebar.set_narrow(self._has_icons_only())
        if self._finished:
            self._place_toast()
        if (page := self.pages.shown()) is not None:
            page.adapt(self._room())

    def _place_toast(self) -> None:
        page = self.pages.shown()
        self.toast.set_floor(page.floor() if page else 0)
        self.toast.set_left(self.sidebar.maximumWidth())

    def _go(self, name: str) -> None:
        self.show_page(name).focus_first()

    def _search(self) -> None:
        self.show_page("people").focus_search()

    def _find(self) -> None:
        """Search where the page that is shown has its own search, else people."""
        page = self.pages.shown()
        if page is not None and page.searches:
            page.focus_search()
        else:
            self._search()

    def _back(self) -> None:
        page = self.pages.shown()
        if page is not None and not page.go_back() and self.pages.name_before:
            self._go(self.pages.name_before)

    def _paste(self) -> None:
        mime = QGuiApplication.clipboard().mimeData()
        if mime is not None and (found := offered(mime)):
            self.import_wanted.emit(found)
        elif mime is not None and mime.text().strip():
            self.text_pasted.emit(mime.text())

    def _restore_geometry(self) -> None:
        saved = self._settings.value(GEOMETRY)
        if not (isinstance(saved, QByteArray) and self.restoreGeometry(saved)):
            room = self.screen().availableSize()  # less the frame that the desktop draws
            self.resize(min(USUAL[0], room.width()), min(USUAL[1], room.height() - TITLE_BAR))

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, as Space does."""
        focused = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(focused, QAbstractButton) and not event.modifiers():
            focused.click()
        else:
            super().keyPressEvent(event)

    def settle(self) -> None:
        """Save what is being typed in a place of its own, before the program ends."""
        if focused := self.focusWidget():
            hears = focused.hasFocus()
            focused.clearFocus()
            if not hears:  # another window is active, or this one hidden: Qt says nothing then
                left = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.OtherFocusReason)
                QApplication.sendEvent(focused, left)
        for page in self.pages.made():
            page.settle()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        page = self.pages.shown()
        if page is not None and self.focusWidget() is None:
            page.focus_first()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.setValue(GEOMETRY, self.saveGeometry())
        super().closeEvent(event)
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._adapt()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_welcome(event.mimeData()):
            take_copy(event)
            self._hint.show_over()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._hint.hide()
        if found := offered(event.mimeData()):
            take_copy(event)
            self.import_wanted.emit(found)
