"""Add somebody by one line, or by what is pasted, each part shown as it is understood."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from netdesk import book, clock, words
from netdesk.book.quick_add import Alike, Known, QuickAdd
from netdesk.ui import theme
from netdesk.ui.dialogs.card_dialog import CardDialog
from netdesk.ui.dialogs.quick_add_parts import PartRows, rows_of, spans
from netdesk.ui.dialogs.when_field import languages
from netdesk.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from netdesk.ui.widgets.card import Divider
from netdesk.ui.widgets.growing_line import GrowingLine
from netdesk.ui.widgets.keys import acting_once
from netdesk.ui.widgets.labels import ElidedLabel, Icon, KeyCap
from netdesk.ui.work import Job, Work
from netdesk.words import tr

WIDTH = 620
ALIKE_MS = 200
LONGEST = 2000
"""Characters that are read while typing; more is read beside, not to hold up the window."""


class QuickAddDialog(CardDialog):
    """Emits `added` with each new person's id; Ctrl+Enter saves and goes on."""

    added = Signal(int)
    person_wanted = Signal(int)
    """Somebody who is in the book already shall be shown."""

    def __init__(self, work: Work, parent: QWidget | None = None, *, line: str = "") -> None:
        super().__init__(tr("Add a person"), parent, width=theme.current().px(WIDTH))
        self._work = work
        self._known = Known()
        self._read = QuickAdd()
        self._without_event = self._saving = self._reading = False
        self._same: Alike | None = None
        self._alike: Job | None = None
        self._wait = QTimer(self, interval=ALIKE_MS, singleShot=True)
        self._build()
        self._connect()
        self.line.setText(line)
        self._on_text()
        today = clock.today()
        work.ask(lambda: book.quick_add.known(today), self._take_known, owner=self)

    def rows(self) -> list[tuple[str, str]]:
        """Return the parts as they are shown: (what, value)."""
        return self.parts.pairs()

    def open(self) -> None:
        super().open()
        self.line.setFocus()

    def save(self, *, go_on: bool = False) -> None:
        """Add the person; then close, or empty the line for the next one.

        What is only being read is awaited.
        """
        if self._saving:
            return
        text = self.line.text()
        if not self._reading:
            self._add(self._read, text, go_on=go_on)
            return
        self._saving = True
        self._ask_book(text, lambda who: self._add(who, text, go_on=go_on))

    def _add(self, who: QuickAdd, text: str, *, go_on: bool) -> None:
        self._saving = bool(who.name)
        if not self._saving:
            self.line.setFocus()
            return
        today, event = clock.today(), self._event(who)
        self._work.do(
            lambda: book.quick_add.add(who, today=today, event=event),
            said=tr("%1 added", who.name),
            then=lambda own: self._on_saved(own, text, go_on=go_on),
            failed=self._on_failed,
            owner=self,
        )

    def _on_saved(self, own: int, text: str, *, go_on: bool) -> None:
        self._saving = False
        self.added.emit(own)
        if self.line.text() != text:  # somebody else is typed already
            self.line.setFocus()
        elif go_on:
            self.line.clear()
            self.line.setFocus()
        else:
            self.accept()

    def _on_failed(self, problem: Exception) -> None:
        """Say it here: what was typed stays."""
        self._saving = False
        self._say(words.error(problem), good=False)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.parts = PartRows()
        column.addLayout(self._build_line())
        column.addWidget(Divider())
        column.addWidget(self.parts)
        column.addWidget(Divider())
        column.addLayout(self._build_end())

    def _build_line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(18, 14, 14, 14)
        row.setSpacing(11)
        top = Qt.AlignmentFlag.AlignTop
        example = tr("Ana Ruiz, CTO at Loopwise #fintech @PyCon ana@loop.io !tue")
        self.line = GrowingLine(tr("Who is it?"), example, "title3")
        row.addWidget(Icon("user-plus", "accent", 20), 0, top)
        row.addWidget(self.line, 1)
        row.addWidget(KeyCap(tr("Esc")), 0, top)
        return row

    def _build_end(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(18, 11, 14, 12)
        row.setSpacing(8)
        self._sign = Icon("check-circle", "accent", 15)
        self._remark = ElidedLabel("", "small", "text2")
        self.open_same = LinkButton(tr("Open"))
        self.open_same.hide()
        self.next = SecondaryButton(tr("Save and add next"), key=tr("Ctrl ⏎"))
        self.ok = PrimaryButton(tr("Save"))
        row.addWidget(self._sign)
        row.addWidget(self._remark)
        row.addWidget(self.open_same)
        row.addStretch(1)
        row.addWidget(self.next)
        row.addWidget(self.ok)
        return row

    def _connect(self) -> None:
        self.line.textChanged.connect(self._on_text)
        self.line.settled.connect(lambda go_on: self.save(go_on=go_on))
        self.line.grown.connect(self._fit)
        self.parts.off_wanted.connect(self._drop_event)
        self._wait.timeout.connect(self._ask_alike)
        self.next.clicked.connect(lambda: self.save(go_on=True))
        self.ok.clicked.connect(lambda: self.save())
        self.open_same.clicked.connect(self._on_open)

    def _take_known(self, found: Known) -> None:
        self._known = found
        self._on_text()

    def _on_text(self) -> None:
        text, today, known = self.line.text(), clock.today(), self._known
        long = len(text) > LONGEST
        if not long:
            self._take(text, book.quick_add.read(text, today, known))
        # A date in another language is slow at first.
        self._reading = long or ("!" in text and self._read.due is None)
        if self._reading:
            self._ask_book(text, lambda answer: self._take(text, answer))

    def _ask_book(self, text: str, then: Callable[[QuickAdd], None]) -> None:
        today, known, tags = clock.today(), self._known, languages()
        self._work.ask(
            lambda: book.quick_add.read(text, today, known, tags),
            then,
            failed=self._on_failed,
            owner=self,
        )

    def _take(self, text: str, answer: QuickAdd) -> None:
        if text == self.line.text():
            self._read, self._reading = answer, False
            self._show()
            self._wait.start()

    def _event(self, who: QuickAdd) -> str:
        if who.event:
            return who.event
        recent = self._known.recent
        preset = recent is not None and not self._without_event and not who.group
        return recent.name if recent and preset else ""

    def _show(self) -> None:
        rows = rows_of(self._read, self._known, self._event(self._read), clock.today())
        self.line.set_spans(spans(self._read))
        self.ok.setEnabled(bool(self._read.name))
        self.next.setEnabled(bool(self._read.name))
        if self.parts.show_rows(rows):
            self._fit()

    def _drop_event(self) -> None:
        self._without_event = True
        self._show()
        self.line.setFocus()

    def _fit(self) -> None:
        layout = self.layout()
        assert layout is not None
        layout.invalidate()
        layout.activate()
        self.setFixedHeight(layout.totalSizeHint().height())

    def _ask_alike(self) -> None:
        if self._alike:
            self._alike.cancel()
        who = self._read
        if not who.name:
            self._say_alike(who, [])
            return
        self._alike = self._work.ask(
            lambda: book.quick_add.alike(who),
            lambda found: self._say_alike(who, found),
            owner=self,
        )

    def _say_alike(self, who: QuickAdd, found: Sequence[Alike]) -> None:
        if who is not self._read:
            return
        self._same = found[0] if found else None
        self.open_same.setVisible(self._same is not None)
        if self._same is None:
            self._say(tr("Nobody like this yet") if who.name else "")
            return
        same = self._same
        name = tr("%1 (%2)", same.name, same.organization) if same.organization else same.name
        if same.kind is None:
            self._say(tr("%1 is in the book already", name), good=False)
        else:
            self._say(tr("%1: same %2", name, words.channel_kind(same.kind)), good=False)

    def _say(self, text: str, *, good: bool = True) -> None:
        self._sign.setVisible(bool(text))
        self._sign.set_icon(
            "check-circle" if good else "warning-circle", "accent" if good else "due"
        )
        self._remark.set_text(text)
        self._remark.set_ink("text2" if good else "due")

    def _on_open(self) -> None:
        if self._same is not None:
            self.person_wanted.emit(self._same.person_id)
            self.reject()

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus; Esc closes."""
        focused = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(focused, QAbstractButton):
            focused.click()
        else:
            super().keyPressEvent(event)
