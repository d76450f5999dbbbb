"""Add somebody by one line, each part shown as it is understood; Enter saves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from netdesk import book, clock, words
from netdesk.book import dates
from netdesk.domain import quick_add
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.first_contact import first_due
from netdesk.domain.folding import fold
from netdesk.domain.model import Channel, Event, Niche, NicheColor, PersonLine
from netdesk.domain.quick_add import QuickAdd
from netdesk.domain.when import Due
from netdesk.ui import theme
from netdesk.ui.dialogs.when_field import languages, said
from netdesk.ui.models import links
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from netdesk.ui.widgets.card import RADIUS, Divider
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.labels import ElidedLabel, Icon, KeyCap, Text
from netdesk.ui.work import Job, Work
from netdesk.words import tr

WIDTH = 620
ALIKE_MS = 200


@dataclass(frozen=True, slots=True)
class Known:
    """What the book knows that a line may mean."""

    niches: tuple[Niche, ...] = ()
    events: tuple[Event, ...] = ()
    recent: Event | None = None
    first_days: int = 2


def known(today: date) -> Known:
    """Look up what a line may mean, on a reader."""
    return Known(
        tuple(book.niches.all_niches()),
        tuple(book.events.all_events()),
        book.events.recent(today),
        book.preferences.current().first_follow_up_days,
    )


def read(text: str, today: date, found: Known, tags: Sequence[str] = ()) -> QuickAdd:
    """Read a line with what the book knows; dates in English, and in the languages of `tags`."""
    return quick_add.parse(
        text,
        today,
        niches=[niche.name for niche in found.niches],
        events=[event.name for event in found.events],
        understand=(lambda typed: dates.understood(typed, today, tags)) if tags else None,
    )


class QuickAddDialog(QDialog):
    """Emits `added` with each new person's id; Ctrl+Enter saves and goes on."""

    added = Signal(int)

    def __init__(self, work: Work, parent: QWidget | None = None, *, line: str = "") -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowTitle(tr("Add a person"))
        self.setFixedWidth(theme.current().px(WIDTH))
        self._work = work
        self._known = Known()
        self._read = QuickAdd()
        self._without_event = self._saving = False
        self._alike: Job | None = None
        self._wait = QTimer(self, interval=ALIKE_MS, singleShot=True)
        self._build()
        self._connect()
        self.line.setText(line)
        self._on_text()
        today = clock.today()
        work.ask(lambda: known(today), self._take_known, owner=self)

    def rows(self) -> list[tuple[str, str]]:
        """Return the parts as they are shown: (what, value)."""
        return list(self._rows)

    def save(self, *, go_on: bool = False) -> None:
        """Add the person; then close, or empty the line for the next one."""
        who, today = self._read, clock.today()
        if self._saving:
            return
        if not who.name:
            self.line.setFocus()
            return
        self._saving = True
        event, due = self._event(), who.due
        self._work.do(
            lambda: book.people.add(
                who.name,
                today=today,
                organization=who.organization,
                title=who.title,
                notes=who.note,
                niches=who.niches,
                event=event,
                channels=who.channels,
                follow_up=due,
                reason=who.reason,
            ),
            said=tr("%1 added", who.name),
            then=lambda own: self._on_saved(own, go_on=go_on),
            failed=self._on_failed,
            owner=self,
        )

    def _on_saved(self, own: int, *, go_on: bool) -> None:
        self._saving = False
        self.added.emit(own)
        if go_on:
            self.line.clear()
            self.line.setFocus()
        else:
            self.accept()

    def _on_failed(self, problem: Exception) -> None:
        """Say it here: what was typed stays."""
        self._saving = False
        self._sign.set_icon("warning-circle", "due")
        self._remark.set_text(words.error(problem))
        self._remark.set_ink("due")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._build_line())
        column.addWidget(Divider())
        self._parts = QWidget()
        self._list = QVBoxLayout(self._parts)
        self._list.setContentsMargins(18, 9, 18, 11)
        self._list.setSpacing(0)
        column.addWidget(self._parts)
        column.addWidget(Divider())
        column.addLayout(self._build_end())
        self._rows: list[tuple[str, str]] = []

    def _build_line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(18, 12, 14, 12)
        row.setSpacing(11)
        row.addWidget(Icon("user-plus", "accent", 20))
        self.line = QLineEdit()
        self.line.setAccessibleName(tr("Who is it?"))
        self.line.setPlaceholderText(
            tr("Ana Ruiz, CTO at Loopwise #fintech @PyCon ana@loop.io !tue")
        )
        self.line.setStyleSheet(
            "QLineEdit, QLineEdit:focus { border: 0; padding: 0; background: transparent }"
        )
        self.line.setFont(theme.current().font("title3"))
        self.line.installEventFilter(self)
        row.addWidget(self.line, 1)
        row.addWidget(KeyCap(tr("Esc")))
        return row

    def _build_end(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(18, 11, 14, 12)
        row.setSpacing(8)
        self._sign = Icon("check-circle", "accent", 15)
        self._remark = ElidedLabel("", "small", "text2")
        self.next = SecondaryButton(tr("Save and add next"), key=tr("Ctrl ⏎"))
        self.ok = PrimaryButton(tr("Save"))
        row.addWidget(self._sign)
        row.addWidget(self._remark, 1)
        row.addWidget(self.next)
        row.addWidget(self.ok)
        return row

    def _connect(self) -> None:
        self.line.textChanged.connect(self._on_text)
        self._wait.timeout.connect(self._ask_alike)
        self.next.clicked.connect(lambda: self.save(go_on=True))
        self.ok.clicked.connect(lambda: self.save())

    def _take_known(self, found: Known) -> None:
        self._known = found
        self._on_text()

    def _on_text(self) -> None:
        text, today = self.line.text(), clock.today()
        self._take(text, read(text, today, self._known))
        if "!" in text and self._read.due is None:  # a date in another language: slow at first
            found, tags = self._known, languages()
            self._work.ask(
                lambda: read(text, today, found, tags),
                lambda answer: self._take(text, answer),
                owner=self,
            )

    def _take(self, text: str, answer: QuickAdd) -> None:
        if text == self.line.text():
            self._read = answer
            self._show(clock.today())
            self._wait.start()

    def _event(self) -> str:
        if self._read.event:
            return self._read.event
        recent = self._known.recent
        return recent.name if recent and not self._without_event else ""

    def _show(self, today: date) -> None:
        self._clear()
        who = self._read
        self._add("identification-card", tr("Name"), who.name or "…")
        company = " · ".join(part for part in (who.organization, who.title) if part)
        if company:
            self._add("briefcase", tr("Company") if who.organization else tr("Title"), company)
        for channel in who.channels:
            self._add_channel(channel)
        if who.niches:
            self._add_niches(who.niches)
        if event := self._event():
            self._add_event(event)
        self._add("clock", tr("Follow up"), self._due_words(today))
        if who.note:
            self._add("note", tr("Note"), who.note)
        self.ok.setEnabled(bool(who.name))
        self.next.setEnabled(bool(who.name))
        self._fit()

    def _due_words(self, today: date) -> str:
        who = self._read
        event = next((one for one in self._known.events if one.name == self._event()), None)
        met_on = (event.on if event else None) or today
        due = who.due or Due(first_due(met_on, today, self._known.first_days))
        text = said(due, today)
        return tr("%1 · “%2”", text, who.reason) if who.reason else text

    def _add(self, icon: str, what: str, value: str) -> None:
        self._add_widget(icon, what, ElidedLabel(value), value)

    def _add_channel(self, channel: Channel) -> None:
        what = words.channel_kind(channel.kind)
        self._add(links.ICONS[channel.kind], what, links.shown(channel))

    def _add_niches(self, names: Sequence[str]) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for name in names:
            chip = Chip(name, self._color(name))
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(chip)
        row.addStretch(1)
        self._add_widget("tag", tr("Niche"), holder, ", ".join(names))

    def _color(self, name: str) -> NicheColor | None:
        found = (niche for niche in self._known.niches if fold(niche.name) == fold(name))
        niche = next(found, None)
        return niche.color if niche else None

    def _add_event(self, event: str) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(ElidedLabel(event))
        if not self._read.event:
            off = IconButton("x", tr("Not met there"), size=20)
            off.clicked.connect(self._drop_event)
            row.addWidget(off)
        row.addStretch(1)
        self._add_widget("map-pin", tr("Met at"), holder, event)

    def _drop_event(self) -> None:
        self._without_event = True
        self._show(clock.today())
        self.line.setFocus()

    def _add_widget(self, icon: str, what: str, widget: QWidget, value: str) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(11)
        caption = Text(what, "small", "text2")
        caption.setFixedWidth(theme.current().px(90))
        row.addWidget(Icon(icon, "text2", 16))
        row.addWidget(caption)
        row.addWidget(widget, 1)
        line.setFixedHeight(theme.current().px(28))
        self._list.addWidget(line)
        line.show()  # at once, so that the dialog's height counts it
        self._rows.append((what, value))

    def _clear(self) -> None:
        self._rows = []
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _fit(self) -> None:
        layout = self.layout()
        assert layout is not None
        self._list.invalidate()
        layout.activate()
        self.setFixedHeight(layout.totalSizeHint().height())

    def _ask_alike(self) -> None:
        if self._alike:
            self._alike.cancel()
        name, today = self._read.name, clock.today()
        if not name:
            self._say_alike("", [])
            return

        def find() -> list[PersonLine]:
            quoted = name.replace('"', " ")
            try:
                return book.people.lines(
                    book.people.ids(f'"{quoted}"', today=today)[:3], today=today
                )
            except NotUnderstood:
                return []

        self._alike = self._work.ask(find, lambda found: self._say_alike(name, found), owner=self)

    def _say_alike(self, name: str, found: Sequence[PersonLine]) -> None:
        same = [line for line in found if fold(line.name) == fold(name)]
        self._sign.setVisible(bool(name))
        if same:
            where = same[0].organization or same[0].reach
            there = tr("%1 is in the book already (%2)", same[0].name, where)
            self._remark.set_text(there if where else tr("%1 is in the book already", name))
        else:
            self._remark.set_text(tr("Nobody of this name yet") if name else "")
        self._sign.set_icon(
            "warning-circle" if same else "check-circle", "due" if same else "accent"
        )
        self._remark.set_ink("due" if same else "text2")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        mine = watched is self.line and isinstance(event, QKeyEvent) and event.key() in enter
        if pressed and mine and isinstance(event, QKeyEvent):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self.save(go_on=bool(control))
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        ground, edge = look.color("raised"), look.color("border2")
        paint.paint_rounded(painter, QRectF(self.rect()), RADIUS, ground, edge)
