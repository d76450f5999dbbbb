"""The palette: type where to go, whom to see or what to do; the last five stand first."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from netdesk import clock
from netdesk.ui import theme
from netdesk.ui.dialogs.card_dialog import CardDialog
from netdesk.ui.dialogs.palette_list import OfferList
from netdesk.ui.models.palette import Command, Goal, Offer, Part, deeds, offers
from netdesk.ui.models.photos import Photos
from netdesk.ui.widgets.card import Divider
from netdesk.ui.widgets.fields import Field
from netdesk.ui.widgets.labels import KeyCap, Text
from netdesk.ui.widgets.shade import Shade
from netdesk.ui.work import Job, Work
from netdesk.words import tr

WIDTH, TOP = 640, 96
WAIT_MS = 60
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_ENDS = (QEvent.Type.MouseButtonPress, QEvent.Type.Hide)


class Palette(CardDialog):
    """Emits `chosen` with an Offer; Ctrl+L and Ctrl+Enter choose a deed of their own."""

    chosen = Signal(object)

    def __init__(
        self,
        work: Work,
        commands: Sequence[Command],
        recent: Sequence[tuple[str, int | str]],
        parent: QWidget,
    ) -> None:
        width = min(theme.current().px(WIDTH), parent.width() - 32)
        super().__init__(tr("Find or jump to"), parent, width=width, edge="border")
        self._work, self._commands, self._recent = work, tuple(commands), tuple(recent)
        self._job: Job | None = None
        self._of: Offer | None = None
        self._asked: str | None = None
        self._hurried = False
        self._wait = QTimer(self, interval=WAIT_MS, singleShot=True)
        self._build()
        self._connect()
        self._ask()

    def open(self) -> None:
        """Show it over the window, and take what is typed there until it is active itself.

        It is not modal: Qt would throw those keys away, as long as the desktop takes.
        """
        Shade.under(self)
        self._place()
        if (window := self.parentWidget()) is not None and window.windowHandle() is not None:
            window.windowHandle().installEventFilter(self)
        self.show()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass the keys of the window under it on to what has the focus here; a click there ends
        it, and so does the window when it goes."""
        if not self.isVisible():
            return False
        if event.type() in _ENDS:
            self.reject()
            return event.type() == QEvent.Type.MouseButtonPress
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no key means anything there now
            return True
        if event.type() in _KEYS:
            QApplication.sendEvent(self.focusWidget() or self.field, event)
            return True
        return False

    def titles(self) -> list[str]:
        """Return the lines as they are shown, headings in brackets."""
        rows = self.list.found.rows
        return [row.title if isinstance(row, Offer) else f"[{row}]" for row in rows]

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(8, 8, 14, 8)
        self.field = Field(tr("People, pages, niches, events, commands…"), "magnifier")
        self.field.setAccessibleName(tr("Find or jump to"))
        self.field.setObjectName("bare")
        top.addWidget(self.field, 1)
        top.addWidget(KeyCap(tr("Esc")))
        column.addLayout(top)
        column.addWidget(Divider())
        self.list = OfferList(Photos(self._work, 52, self))
        column.addWidget(self.list)
        self._nothing = QWidget()
        said = QHBoxLayout(self._nothing)
        said.setContentsMargins(18, 8, 0, 8)
        said.addWidget(Text(tr("Nothing fits."), "body", "text2"))
        self._nothing.hide()
        column.addWidget(self._nothing)
        column.addWidget(Divider())
        column.addLayout(self._build_hints())

    def _build_hints(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(14, 8, 14, 0)
        row.setSpacing(5)
        for key, said in (
            ("↑ ↓", tr("choose")),
            ("⏎", tr("open")),
            (tr("Ctrl L"), tr("log contact")),
            (tr("Tab"), tr("more actions")),
        ):
            row.addWidget(KeyCap(key))
            row.addWidget(Text(said, "small", "text2"))
            row.addSpacing(6)
        row.addStretch(1)
        row.addWidget(Text(tr("> commands  # niches  @ events"), "small", "text2"))
        return row

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda: self._wait.start())
        self._wait.timeout.connect(self._ask)
        self.list.clicked.connect(lambda _index: self._choose())

    def _ask(self) -> None:
        if self._job:
            self._job.cancel()
        self._of = None
        text, today = self.field.text(), clock.today()
        commands, recent = self._commands, self._recent
        self._job = self._work.ask(
            lambda: offers(text, commands, recent, today),
            lambda found: self._take(text, found),
            owner=self,
        )

    def _take(self, text: str, found: list[Part]) -> None:
        if text != self.field.text():
            return
        self._asked = text
        self._show(found)
        if self._hurried:
            self._hurried = False
            self._choose()

    def _show(self, parts: Sequence[Part]) -> None:
        self.list.show_parts(parts)
        self.list.setVisible(bool(parts))
        self._nothing.setVisible(not parts)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.setFixedHeight(layout.totalSizeHint().height())
        if self.isVisible():  # a window that grows while it comes up may land in a corner
            self._place()

    def _place(self) -> None:
        window = self.parentWidget()
        if window is not None:
            spot = QPoint((window.width() - self.width()) // 2, min(TOP, window.height() // 8))
            self.move(window.mapToGlobal(spot))

    def _choose(self) -> None:
        if self._wait.isActive() or self._asked != self.field.text():
            self._hurried = True  # what is typed counts, not what was found before
            self._wait.stop()
            self._ask()
        elif (offer := self.list.current()) is not None:
            self._go(offer)

    def _go(self, offer: Offer) -> None:
        self.accept()
        self.chosen.emit(offer)

    def _deed(self, name: str) -> None:
        offer = self.list.current()
        if offer is not None and offer.goal is Goal.PERSON:
            self._go(Offer(Goal.DEED, f"{name}:{offer.value}", offer.title))

    def _toggle_deeds(self) -> None:
        offer = self.list.current()
        if self._of is not None:
            self._ask()
        elif offer is not None and offer.goal is Goal.PERSON:
            self._show(deeds(offer))
            self._of = offer

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """Tab shows what else can be done with a person; the focus stays where one types."""
        self._toggle_deeds()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.list.move(1 if key == Qt.Key.Key_Down else -1)
        elif enter and control and self.field.text().strip():
            text = self.field.text().strip()
            self._go(Offer(Goal.SHOW_ALL, text, text))
        elif enter:
            self._choose()
        elif control and key == Qt.Key.Key_L:
            self._deed("log")
        elif key == Qt.Key.Key_Escape and self._of is not None:
            self._ask()
        else:
            super().keyPressEvent(event)
