"""What was between you and a person: contacts and notes, the newest first, and the note field."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netdesk import clock, words
from netdesk.ui import theme
from netdesk.ui.models.person import Entry, EntryKind, Profile
from netdesk.ui.pages.people.inline import OWN_KEYS, WRAPPED, BlockEditor
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.buttons import QuietButton
from netdesk.ui.widgets.card import SectionHead
from netdesk.ui.widgets.chips import FilterChip
from netdesk.ui.widgets.labels import Text
from netdesk.words import tr

LEFT = 40
SHOWN = 30


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


class EntryRow(QWidget):
    """One contact or note: icon, title, date, text; Enter or a double click edits, Del removes."""

    edit_wanted = Signal(object, QWidget)
    remove_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)
    note_changed = Signal(object, str)

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._editor: BlockEditor | None = None
        self._date = words.short_date(entry.on, clock.today()) if entry.on else ""
        is_note = entry.kind is EntryKind.NOTE
        self._title, self._text = (entry.title, entry.text)
        told = [entry.title, self._date, entry.text]
        self.setAccessibleName(", ".join(part for part in told if part))
        can = entry.kind is not EntryKind.MET
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if can else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._body = is_note

    def editing(self) -> bool:
        """Say whether the note is being edited."""
        return self._editor is not None

    def edit(self) -> None:
        """Edit a note in its place; ask for the card of a contact."""
        if self.entry.kind is EntryKind.INTERACTION:
            self.edit_wanted.emit(self.entry, self)
        elif self.entry.kind is EntryKind.NOTE and self._editor is None:
            self._editor = editor = BlockEditor(self.entry.note, tr("Note"), self)
            editor.settled.connect(self._settle)
            editor.given_up.connect(self._close)
            editor.grown.connect(self._fit)
            editor.show()
            editor.setFocus()
            editor.selectAll()
            self._fit()

    def _settle(self, text: str) -> None:
        if self._editor is None:
            return
        self._close()
        if text != self.entry.note:
            self.note_changed.emit(self.entry, text)

    def _close(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            focused = editor.hasFocus()
            editor.hide()
            editor.deleteLater()
            if focused:
                self.setFocus()
            self._fit()

    def _fit(self) -> None:
        self.updateGeometry()
        self._place()
        self.update()

    def _place(self) -> None:
        if self._editor is not None:
            room = QRect(LEFT - 6, 2, self.width() - LEFT + 6, self._editor.high(2))
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                room.moveLeft(0)
            self._editor.setGeometry(room)

    def _role(self) -> str:
        return "body" if self._body else "small"

    def _text_height(self, width: int) -> int:
        if not self._text:
            return 0
        metrics = QFontMetrics(theme.current().font(self._role()))
        room = QRect(0, 0, max(40, self._text_width(width)), 100_000)
        return metrics.boundingRect(room, WRAPPED, self._text).height()

    def _text_width(self, width: int) -> int:
        return width - LEFT - (self._date_width() if self._body else 0)

    def _date_width(self) -> int:
        return round(paint.text_width(self._date, theme.current().font("small"))) + 14

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._editor is not None:
            return self._editor.high(2) + 8
        head = 0 if self._body else theme.current().line("body")
        return max(38, head + self._text_height(width) + 12)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 38)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        rect = QRectF(self.rect())
        spot = paint.mirrored(painter, QRectF(0, 4, 28, 28), rect)
        paint.paint_rounded(painter, spot, 14, look.color("hover"))
        paint.paint_icon(painter, spot.adjusted(6, 6, -6, -6), self.entry.icon)
        if self._editor is None:
            self._paint_words(painter, rect)
        if self.hasFocus():
            paint.paint_focus(painter, rect, 8)

    def _paint_words(self, painter: QPainter, rect: QRectF) -> None:
        look = theme.current()
        line, wide = look.line("body"), self._date_width()
        date = paint.mirrored(painter, QRectF(rect.right() - wide, 4, wide, line), rect)
        align = paint.end_of(painter)
        paint.paint_text(
            painter, date, self._date, role="small", ink="text2", align=align, tabular=True
        )
        top = 7.0 if self._body else 4.0
        if not self._body:
            room = QRectF(LEFT, top, rect.width() - LEFT - wide, line)
            paint.paint_text(
                painter, paint.mirrored(painter, room, rect), self._title, role="bodyStrong"
            )
            top += line
        if self._text:
            high = self._text_height(self.width())
            room = QRectF(LEFT, top, self._text_width(self.width()), high)
            painter.setFont(look.font(self._role()))
            painter.setPen(look.color("text" if self._body else "text2"))
            side = paint.start_of(painter)
            painter.drawText(paint.mirrored(painter, room, rect), WRAPPED | int(side), self._text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in OWN_KEYS:
            event.accept()  # the row's own, not the page's shortcut
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_F2 | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.edit()
            case Qt.Key.Key_Delete:
                self.remove_wanted.emit(self.entry)
            case _:
                super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.entry.kind is not EntryKind.MET:
            self.menu_wanted.emit(self, event.globalPos())


class History(QWidget):
    """Head with filters, the note field, and the entries."""

    note_written = Signal(str)
    note_changed = Signal(object, str)
    edit_wanted = Signal(object, QWidget)
    remove_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._rows: list[EntryRow] = []
        self._only_notes = self._whole = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = SectionHead(tr("History"), 0)
        self._build_filters()
        self.note = NoteField()
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._none = Text("", "small", "text2", wrap=True)
        column.addWidget(self.head)
        column.addSpacing(14)
        column.addWidget(self.note)
        column.addSpacing(12)
        column.addLayout(self._list)
        column.addWidget(self._none)
        column.addStretch(1)
        self.note.written.connect(self.note_written)
        self.note.given_up.connect(self.note.clearFocus)

    def set_profile(self, profile: Profile, *, anew: bool) -> None:
        """Show somebody's history; `anew` for another person."""
        if anew:
            self._whole = False
            self.note.clear()
        self._entries = profile.entries
        self._fill()

    def set_headless(self, headless: bool) -> None:
        """Leave the head out, where a tab says what this is; the filters go elsewhere then."""
        self.head.setVisible(not headless)
        if not headless and self.head.row.indexOf(self.filters) < 0:
            self.head.row.addWidget(self.filters)

    def editing(self) -> bool:
        """Say whether a note is being edited."""
        return any(row.editing() for row in self.rows())

    def rows(self) -> list[EntryRow]:
        """Return the rows that are shown."""
        return list(self._rows)

    def _build_filters(self) -> None:
        self.filters = QWidget()
        row = QHBoxLayout(self.filters)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        group = QButtonGroup(self)
        for text, only_notes in ((tr("All"), False), (tr("Notes"), True)):
            chip = FilterChip(text)
            chip.setChecked(not only_notes)
            group.addButton(chip)
            chip.clicked.connect(lambda _on=False, only=only_notes: self._filter(only))
            row.addWidget(chip)
        self.head.row.addWidget(self.filters)

    def _filter(self, only_notes: bool) -> None:
        self._only_notes = only_notes
        self._fill()

    def _fill(self) -> None:
        held = next((n for n, row in enumerate(self._rows) if row.hasFocus()), -1)
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        wanted = [
            entry for entry in self._entries if not self._only_notes or entry.kind is EntryKind.NOTE
        ]
        shown = wanted if self._whole else wanted[:SHOWN]
        self._rows = [self._row(entry) for entry in shown]
        for row in self._rows:
            self._list.addWidget(row)
            row.show()  # at once: the focus may come to it
        if held >= 0 and self._rows:
            self._rows[min(held, len(self._rows) - 1)].setFocus()
        if more := len(wanted) - len(shown):
            button = QuietButton(tr("%n older||%n older", n=more), "caret-down")
            button.clicked.connect(self._show_whole)
            self._list.addWidget(button)
        self.head.set_count(len(wanted) or None)
        empty = tr("No notes yet.") if self._only_notes else tr("Nothing logged yet.")
        self._none.setText(empty)
        self._none.setVisible(not wanted)

    def _row(self, entry: Entry) -> EntryRow:
        row = EntryRow(entry)
        row.edit_wanted.connect(self.edit_wanted)
        row.remove_wanted.connect(self.remove_wanted)
        row.menu_wanted.connect(self.menu_wanted)
        row.note_changed.connect(self.note_changed)
        return row

    def _show_whole(self) -> None:
        self._whole = True
        self._fill()
