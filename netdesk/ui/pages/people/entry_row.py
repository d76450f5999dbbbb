"""One line of a person's history: a contact, a note edited in its place, or how you met."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk import clock, words
from netdesk.ui import theme
from netdesk.ui.models.person import Entry, EntryKind
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.inline import OWN_KEYS, WRAPPED, BlockEditor, close_editor
from netdesk.ui.widgets.keys import acting_once
from netdesk.words import tr

LEFT = 40
LOWEST = 38


class EntryRow(QWidget):
    """One contact or note: icon, title, date, text; Enter or a double click edits, Del removes."""

    edit_wanted = Signal(object, QWidget)
    remove_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)
    note_changed = Signal(object, str)
    replied = Signal(object)
    """Its contact was answered."""

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
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._body = is_note
        self._heights: dict[tuple[int, float], int] = {}
        """How high the row is in a width, with a text size; layouts ask over and over."""

        self._picture = QPixmap()
        self._drawn: object = None
        """How large, which way and in which colours the picture is drawn."""

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
            close_editor(editor, self)
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
        return round(paint.role_width(self._date, "small")) + 14

    def heightForWidth(self, width: int) -> int:
        if self._editor is not None:
            return self._editor.high(2) + 8
        measured = (width, theme.current().scale)
        if measured not in self._heights:
            head = 0 if self._body else theme.current().line("body")
            self._heights[measured] = max(LOWEST, head + self._text_height(width) + 12)
        return self._heights[measured]

    def sizeHint(self) -> QSize:
        return QSize(240, LOWEST)  # the height comes from the width

    def minimumSizeHint(self) -> QSize:
        return QSize(120, LOWEST)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._editor is not None or not self.devicePixelRatioF().is_integer():
            self._paint_entry(painter, rect)
        else:  # between two pixels a picture would be blurred
            painter.drawPixmap(0, 0, self._as_picture())
        if self.hasFocus():
            paint.paint_focus(painter, rect, 8)

    def _as_picture(self) -> QPixmap:
        """Return the row as it was drawn before: mostly it has only moved, for a newer one."""
        look, ratio = theme.current(), self.devicePixelRatioF()
        ground = look.color("bg")
        drawn = (self.size(), ratio, self.layoutDirection(), look.scale, ground.rgba())
        if drawn != self._drawn:
            self._drawn, self._picture = drawn, QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(ground)
            painter = QPainter(self._picture)
            painter.setLayoutDirection(self.layoutDirection())
            self._paint_entry(painter, QRectF(self.rect()))
            painter.end()
        return self._picture

    def _paint_entry(self, painter: QPainter, rect: QRectF) -> None:
        spot = paint.mirrored(painter, QRectF(0, 4, 28, 28), rect)
        paint.paint_rounded(painter, spot, 14, theme.current().color("hover"))
        paint.paint_icon(painter, spot.adjusted(6, 6, -6, -6), self.entry.icon)
        if self._editor is None:
            self._paint_words(painter, rect)

    def _paint_words(self, painter: QPainter, rect: QRectF) -> None:
        look = theme.current()
        line, wide = look.line("body"), self._date_width()
        date = paint.mirrored(painter, QRectF(rect.right() - wide, 4, wide, line), rect)
        align = paint.END
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
            room = QRectF(LEFT, top, self._text_width(self.width()), rect.height() - top)
            painter.setFont(look.font(self._role()))
            painter.setPen(look.color("text" if self._body else "text2"))
            room = paint.mirrored(painter, room, rect)
            painter.drawText(room, WRAPPED | paint.laid(painter, self._text), self._text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in OWN_KEYS:
            event.accept()  # the row's own, not the page's shortcut
            return True
        return super().event(event)

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_F2 | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.edit()
            case Qt.Key.Key_Delete:
                self.remove_wanted.emit(self.entry)
            case Qt.Key.Key_R if self.entry.interaction is not None:
                self.replied.emit(self.entry)
            case _:
                super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.entry.kind is not EntryKind.MET:
            self.menu_wanted.emit(self, event.globalPos())
