"""The row that takes people down: Enter saves and opens the next, a pasted list fills rows."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from netdesk import words
from netdesk.domain.first_contact import first_due
from netdesk.domain.guests import Guest
from netdesk.domain.when import Due
from netdesk.ui import theme
from netdesk.ui.pages.events.columns import fields
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.fields import Dropdown, Field
from netdesk.ui.widgets.labels import ElidedLabel, KeyCap, Text
from netdesk.words import tr

ROW = 45


@dataclass(frozen=True, slots=True)
class Draft:
    """What is typed and not taken yet; `chosen` where the follow-up isn't on the usual day."""

    texts: tuple[str, ...] = ("", "", "", "")
    due: Due | None = None
    chosen: bool = False

    def guest(self) -> Guest | None:
        """Return whom the row names; None without a name."""
        name, company, note, promise = self.texts
        if not (name := " ".join(name.split())):
            return None
        company = " ".join(company.split())
        return Guest(name, company, note.strip(), promise.strip(), self.due)


class EntryField(Field):
    """A field of the row: Enter takes the row, Esc stops, a list that is pasted fills rows."""

    entered = Signal()
    stopped = Signal()
    pasted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and (found := _list_at_hand()):
            self.pasted.emit(found)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.stopped.emit()
        else:
            super().keyPressEvent(event)


def _list_at_hand() -> str:
    """Return the text of the clipboard if it holds several rows, or one of several cells."""
    text = QGuiApplication.clipboard().text().strip("\r\n")
    return text if "\n" in text or "\t" in text else ""


class Entry(QWidget):
    """Emits `entered` with a Guest, `pasted` with the text of a list, `stopped` on Esc."""

    entered = Signal(object)
    pasted = Signal(str)
    stopped = Signal()
    typed = Signal(str)
    """The name, while it is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = EntryField(tr("Name"))
        self.company = EntryField(tr("Company"))
        self.note = EntryField(tr("Note"))
        self.promise = EntryField(tr("Promise"))
        self.due = Dropdown(name=tr("Follow up on"))
        self._usual: Due | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.current().px(ROW))
        for part in self._parts():
            part.setParent(self)
            if isinstance(part, EntryField):
                part.entered.connect(self._on_entered)
                part.stopped.connect(self._on_stopped)
                part.pasted.connect(self.pasted)
        self.due.installEventFilter(self)
        self.name.textEdited.connect(self.typed)

    def offer(self, met_on: date, today: date, first_days: int) -> None:
        """Offer days for the follow-up; the first one's usual day is chosen."""
        usual = first_due(met_on, today, first_days)
        days = sorted({usual, *(today + timedelta(days=n) for n in (1, 2, 3, 7, 14, 30))})
        self.due.clear()
        for day in days:
            self.due.addItem(words.short_date(day, today), Due(day))
        self.due.setCurrentIndex(days.index(usual))
        self._usual = Due(usual)

    def empty(self) -> None:
        """Make room for the next person; the day stays as chosen."""
        for part in self._texts():
            part.clear()

    def draft(self) -> Draft:
        """Return what stands in the row, to go on with it later."""
        due = self.due.currentData()
        texts = tuple(part.text() for part in self._texts())
        return Draft(texts, due, due != self._usual)

    def go_on(self, draft: Draft) -> None:
        """Go on with what was typed before; a day that is offered no more is as usual."""
        for part, text in zip(self._texts(), draft.texts, strict=True):
            part.setText(text)
        days = [self.due.itemData(place) for place in range(self.due.count())]
        if draft.chosen and draft.due in days:
            self.due.setCurrentIndex(days.index(draft.due))

    def guest(self) -> Guest | None:
        """Return what is typed; None without a name."""
        return self.draft().guest()

    def _texts(self) -> tuple[EntryField, ...]:
        return (self.name, self.company, self.note, self.promise)

    def _parts(self) -> tuple[QWidget, ...]:
        return (*self._texts(), self.due)

    def _on_entered(self) -> None:
        guest = self.guest()
        if guest is None:
            self.name.setFocus()
            return
        self.entered.emit(guest)

    def _on_stopped(self) -> None:
        self.empty()
        self.stopped.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.due and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_entered()
                return True
            if pressed and event.key() == Qt.Key.Key_Escape:
                self._on_stopped()
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        high = theme.current().px(32)
        top = (self.height() - high) // 2
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for part, room in zip(self._parts(), fields(self.width(), high), strict=True):
            left = self.width() - room.right() if rtl else room.left()
            part.setGeometry(round(left), top, round(room.width()), high)

    def paintEvent(self, event: QPaintEvent) -> None:
        ground = theme.current().color("hover")
        paint.paint_ground(QPainter(self), QRectF(self.rect()), ground)


class EntryHints(QWidget):
    """What the keys do, and what is known of the name that is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 13, 9)
        row.setSpacing(7)
        for key, text in (
            ("⏎", tr("next person")),
            (tr("Tab"), tr("next field")),
            (tr("Esc"), tr("stop")),
        ):
            row.addWidget(KeyCap(key))
            row.addWidget(Text(text, "small", "text2"))
            row.addSpacing(8)
        row.addStretch(1)
        self._said = ElidedLabel("", "small", "text2")
        row.addWidget(self._said)
        self.say("")

    def say(self, text: str) -> None:
        """Show a remark; without one, that a list can be pasted."""
        self._said.set_text(text or tr("Paste a list to fill many rows"))
        self._said.set_ink("due" if text else "text2")
