"""A fact about a person as a row: an icon, a text, a caption; edited in its place."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.inline import OWN_KEYS, WRAPPED, BlockEditor, LineEditor, close_editor
from netdesk.ui.widgets.keys import acting_once
from netdesk.ui.widgets.text import one_line

Check = Callable[[str], str]
"""Says what is wrong with a text, nothing if it is fine."""


class FactRow(QWidget):
    """An icon, a text and a caption; `edited` with the new text where it can be edited.

    `wrap` shows all lines; `check` says what is wrong with what was typed; `hint` stands in an
    empty editor; `act` is called by Enter and a click where the fact isn't typed but chosen.
    """

    edited = Signal(str)
    given_up = Signal()
    menu_wanted = Signal(QPoint)
    acted = Signal()

    def __init__(
        self,
        icon: str,
        text: str,
        caption: str = "",
        *,
        name: str = "",
        value: str | None = None,
        wrap: bool = False,
        editable: bool = True,
        chosen: bool = False,
        check: Check | None = None,
        hint: str = "",
        ink: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._text, self._caption = icon, text, caption
        self._value = text if value is None else value
        self._wrap, self._editable, self._chosen = wrap, editable, chosen
        self._check, self._ink, self._problem = check, ink, ""
        self._editor: LineEditor | BlockEditor | None = None
        self._name, self._hint = name, hint or name
        self._tell()
        self.setAccessibleDescription(caption)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _tell(self) -> None:
        told = [part for part in (self._name, self._text, self._caption) if part]
        self.setAccessibleName(": ".join(told[:2]) if len(told) > 1 else self._text)
        if not self._wrap:
            line = one_line(self._text)
            self.setToolTip(line if len(line) > 24 else "")

    def show_saving(self, text: str, value: str) -> None:
        """Show a new text and what would be typed for it, while the book saves it."""
        self._text, self._value = text, value
        self._tell()
        self._fit()

    def text(self) -> str:
        """Return what is shown."""
        return self._text

    def editing(self) -> bool:
        """Say whether it is being edited."""
        return self._editor is not None

    def edit(self) -> None:
        """Open the editor."""
        if not self._editable or self._editor is not None:
            return
        kind = BlockEditor if self._wrap else LineEditor
        self._editor = editor = kind(self._value, self._name or self._text, self)
        editor.setPlaceholderText(self._hint)
        editor.settled.connect(self._settle)
        editor.given_up.connect(self.give_up)
        if isinstance(editor, BlockEditor):
            editor.grown.connect(self._fit)
        editor.show()
        editor.setFocus()
        editor.selectAll()
        self._fit()

    def give_up(self) -> None:
        """Close the editor, nothing changed."""
        if self._close():
            self.given_up.emit()

    def _settle(self, text: str) -> None:
        if self._editor is None:
            return
        if text == self._value:
            self.give_up()
            return
        self._problem = self._check(text) if self._check and text else ""
        if self._problem:
            self._fit()
            self.update()
            return
        self._close()
        self.edited.emit(text)

    def _close(self) -> bool:
        editor, self._editor = self._editor, None
        if editor is None:
            return False
        self._problem = ""
        close_editor(editor, self)
        self._fit()
        return True

    def _fit(self) -> None:
        self.updateGeometry()
        self._place()
        self.update()

    def _left(self) -> int:
        return 26 if self._icon else 0

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.current().font("body"))

    def _text_height(self, width: int) -> int:
        look = theme.current()
        if not self._wrap:
            return look.line("body")
        room = QRect(0, 0, max(20, width - self._left()), 10_000)
        return max(
            look.line("body"), self._metrics().boundingRect(room, WRAPPED, self._text).height()
        )

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look = theme.current()
        if self._editor is not None:
            under = self._problem_height(width) + 2 if self._problem else 0
            return self._editor_height() + under + 4
        under = look.line("small") if self._caption else 0
        return self._text_height(width) + under + 7

    def _problem_height(self, width: int) -> int:
        """Return how high the problem is, which is said whole."""
        look = theme.current()
        room = QRect(0, 0, max(20, width - self._left()), 10_000)
        metrics = QFontMetrics(look.font("small"))
        return max(look.line("small"), metrics.boundingRect(room, WRAPPED, self._problem).height())

    def _editor_height(self) -> int:
        if isinstance(self._editor, BlockEditor):
            return self._editor.high(2)
        return theme.current().px(32)

    def sizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(max(self.width(), 160)))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def _place(self) -> None:
        if self._editor is None:
            return
        room = QRectF(self._left() - 4, 2, self.width() - self._left() + 4, self._editor_height())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            room.moveLeft(0)
        self._editor.setGeometry(room.toRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        rect = QRectF(self.rect())
        line = look.line("body")
        if self.underMouse() and self._editor is None:
            paint.paint_rounded(painter, rect, 6, look.color("hover"))
        if self._icon:
            spot = paint.mirrored(painter, QRectF(0, 3 + (line - 16) / 2, 16, 16), rect)
            paint.paint_icon(painter, spot, self._icon)
        left, width = self._left(), rect.width() - self._left()
        below = 3.0 + self._text_height(self.width())
        if self._editor is not None:
            below = self._editor_height() + 4.0
        else:
            room = QRectF(left, 3, width, below - 3)
            self._paint_text(painter, paint.mirrored(painter, room, rect))
        if self._problem:
            room = QRectF(left, below, width, self._problem_height(self.width()))
            spot = paint.mirrored(painter, room, rect)
            _paint_lines(painter, spot, self._problem, "small", "due")
        elif self._caption and self._editor is None:
            room = QRectF(left, below, width, look.line("small"))
            spot = paint.mirrored(painter, room, rect)
            paint.paint_text(painter, spot, self._caption, role="small", ink="text2")
        if self.hasFocus():
            paint.paint_focus(painter, rect, 6)

    def _paint_text(self, painter: QPainter, room: QRectF) -> None:
        if not self._wrap:
            paint.paint_text(painter, room, self._text, ink=self._ink)
            return
        _paint_lines(painter, room, self._text, "body", self._ink)

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
            case Qt.Key.Key_F2 | Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.acted.emit() if self._chosen else self.edit()
            case Qt.Key.Key_Delete:
                self.edited.emit("")
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._chosen and event.button() == Qt.MouseButton.LeftButton:
            self.acted.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())


def _paint_lines(painter: QPainter, room: QRectF, text: str, role: str, ink: str) -> None:
    look = theme.current()
    painter.setFont(look.font(role))
    painter.setPen(look.color(ink))
    painter.drawText(room, WRAPPED | paint.laid(painter, text), text)
