"""What was between you and a person: contacts and notes, the newest first, and the note field."""

from enum import Enum

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from netdesk import clock
from netdesk.domain.model import Direction, Intent
from netdesk.ui.models.person import Entry, EntryKind, Profile
from netdesk.ui.pages.people.entry_row import EntryRow
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.buttons import QuietButton
from netdesk.ui.widgets.card import SectionHead
from netdesk.ui.widgets.chips import FilterChip
from netdesk.ui.widgets.inline import BlockEditor
from netdesk.ui.widgets.labels import Text
from netdesk.words import tr

SHOWN = 30


class Filter(Enum):
    """Which entries are shown."""

    ALL = "all"
    NOTES = "notes"
    GIVEN = "given"
    GOT = "got"


def fits(entry: Entry, wanted: Filter) -> bool:
    """Say whether an entry is shown."""
    if wanted is Filter.ALL:
        return True
    if wanted is Filter.NOTES:
        return entry.kind is EntryKind.NOTE
    contact = entry.interaction
    if contact is None or contact.intent is not Intent.GIVE:
        return False
    return (contact.direction is Direction.INCOMING) == (wanted is Filter.GOT)


class NoteField(BlockEditor):
    """The field under the head: Enter adds the note and empties it."""

    written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", tr("Write a note"), parent)
        self.setPlaceholderText(tr("Write a note…"))
        self.setViewportMargins(24, 2, 26, 0)
        self.grown.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.high() + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shifted:
            if text := self.text().strip():
                self.clear()
                self.written.emit(text)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        shown = super().event(event)
        if event.type() == QEvent.Type.Paint:
            painter = QPainter(self)
            rect = QRectF(self.rect())
            spot = paint.mirrored(painter, QRectF(12, rect.top() + 11, 16, 16), rect)
            paint.paint_icon(painter, spot, "note")
            if not self.text():
                end = paint.mirrored(painter, QRectF(rect.right() - 7, 19, 0, 0), rect)
                paint.paint_key(painter, QPointF(end.x(), rect.center().y()), tr("N"))
        return shown


class History(QWidget):
    """Head with filters, the note field, and the entries."""

    note_written = Signal(str)
    note_changed = Signal(object, str)
    edit_wanted = Signal(object, QWidget)
    remove_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)
    replied = Signal(object)
    """Entry: its contact was answered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._uid = ""
        self._drafts: dict[str, str] = {}
        self._given_up = False
        self._entries: tuple[Entry, ...] = ()
        self._rows: list[EntryRow] = []
        self._wanted, self._whole = Filter.ALL, False
        self._day = clock.today()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = SectionHead(tr("History"), 0)
        self._build_filters()
        self.note = NoteField()
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._older = QuietButton("", "caret-down")
        self._older.hide()
        self._list.addWidget(self._older)
        self._none = Text("", "small", "text2", wrap=True)
        column.addWidget(self.head)
        column.addSpacing(14)
        column.addWidget(self.note)
        column.addSpacing(12)
        column.addLayout(self._list)
        column.addWidget(self._none)
        column.addStretch(1)
        self.note.written.connect(self.note_written)
        self.note.textChanged.connect(lambda: self._set_given_up(False))
        self.note.given_up.connect(lambda: self._set_given_up(True))
        self._older.clicked.connect(self._show_whole)

    def set_profile(self, profile: Profile, *, anew: bool) -> None:
        """Show somebody's history; `anew` for another person."""
        if anew:
            self._whole = False
            self._turn_to(profile.person.uid)
        self._entries = profile.entries
        self._fill()

    def _turn_to(self, uid: str) -> None:
        """Put the note that was begun aside, until its person is shown again."""
        self._drafts = self.drafts()
        self._uid = uid
        self.note.setPlainText(self._drafts.pop(uid, ""))
        self.note.selectAll()

    def drafts(self) -> dict[str, str]:
        """Return the notes that were begun, and neither added nor given up, by their persons'
        UIDs: after a backup was restored, an id may be somebody else's."""
        begun = not self._given_up and self.note.text().strip()
        return self._drafts | ({self._uid: self.note.text()} if begun else {})

    def _set_given_up(self, given_up: bool) -> None:
        self._given_up = given_up

    def set_headless(self, headless: bool) -> None:
        """Leave the head out, where a tab says what this is; the filters go elsewhere then."""
        self.head.setVisible(not headless)
        if not headless and self.head.row.indexOf(self.filters) < 0:
            self.head.row.addWidget(self.filters)

    def editing(self) -> bool:
        """Say whether a note is being edited."""
        return any(row.editing() for row in self.rows())

    def entries(self) -> tuple[Entry, ...]:
        """Return all entries, the newest first."""
        return self._entries

    def rows(self) -> list[EntryRow]:
        """Return the rows that are shown."""
        return list(self._rows)

    def _build_filters(self) -> None:
        self.filters = QWidget()
        row = QHBoxLayout(self.filters)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        group = QButtonGroup(self)
        for wanted, text in (
            (Filter.ALL, tr("All")),
            (Filter.NOTES, tr("Notes")),
            (Filter.GIVEN, tr("Given")),
            (Filter.GOT, tr("Got")),
        ):
            chip = FilterChip(text)
            chip.setChecked(wanted is Filter.ALL)
            group.addButton(chip)
            chip.clicked.connect(lambda _on=False, wanted=wanted: self._filter(wanted))
            row.addWidget(chip)
        self.head.row.addWidget(self.filters)

    def _filter(self, wanted: Filter) -> None:
        self._wanted = wanted
        self._fill()

    def _fill(self) -> None:
        held = next(((n, row) for n, row in enumerate(self._rows) if row.hasFocus()), None)
        wanted = [entry for entry in self._entries if fits(entry, self._wanted)]
        shown = wanted if self._whole else wanted[:SHOWN]
        self._rows = self._renewed(shown)
        kept = {self._older, *self._rows}
        for place in reversed(range(self._list.count())):
            item = self._list.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None and widget not in kept:
                self._list.takeAt(place)
                widget.hide()
                widget.deleteLater()
        self._column.setEnabled(False)  # each row that is shown would let all be laid out
        for place, row in enumerate(self._rows):
            if self._list.indexOf(row) != place:
                self._list.insertWidget(place, row)
                row.show()
        older = len(wanted) - len(shown)
        self._older.setText(tr("%n older||%n older", n=older))
        self._older.setVisible(older > 0)
        self._column.setEnabled(True)
        if held and held[1] not in kept and self._rows:
            self._rows[min(held[0], len(self._rows) - 1)].setFocus()
        self.head.set_count(len(wanted) or None)
        self._none.setText(_nothing(self._wanted))
        self._none.setVisible(not wanted)

    def _renewed(self, shown: list[Entry]) -> list[EntryRow]:
        """Return rows for these entries; those that say the same today stay."""
        before, self._day = self._day, clock.today()
        same = before == self._day
        rows: dict[tuple[object, ...], list[EntryRow]] = {}
        for row in reversed(self._rows):
            if same and not row.editing():
                rows.setdefault(_said(row.entry), []).append(row)
        return [self._row(entry, rows.get(_said(entry))) for entry in shown]

    def _row(self, entry: Entry, alike: list[EntryRow] | None) -> EntryRow:
        """Return a row that says this already, or a new one."""
        if alike:
            row = alike.pop()
            row.entry = entry
            return row
        row = EntryRow(entry)
        row.edit_wanted.connect(self.edit_wanted)
        row.remove_wanted.connect(self.remove_wanted)
        row.menu_wanted.connect(self.menu_wanted)
        row.note_changed.connect(self.note_changed)
        row.replied.connect(self.replied)
        return row

    def _show_whole(self) -> None:
        self._whole = True
        self._fill()


def _said(entry: Entry) -> tuple[object, ...]:
    """Return what a row shows of an entry."""
    return (entry.kind, entry.on, entry.icon, entry.title, entry.text, entry.note)


def _nothing(wanted: Filter) -> str:
    match wanted:
        case Filter.NOTES:
            return tr("No notes yet.")
        case Filter.GIVEN:
            return tr("Nothing given yet.")
        case Filter.GOT:
            return tr("Nothing received yet.")
    return tr("Nothing logged yet.")
