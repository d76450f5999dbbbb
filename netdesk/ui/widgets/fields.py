"""Where the user types or chooses: fields, search, drop-downs, check boxes, switches."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.labels import Text


def begin_at_start(line: QLineEdit) -> None:
    """Let any text begin where lines do, also Latin text under RTL (Qt looks at the text)."""
    if line.isRightToLeft():
        absolute = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        line.setAlignment(absolute | Qt.AlignmentFlag.AlignVCenter)


class Field(QLineEdit):
    """A line to type in, with an icon before it and a key cap while it is empty."""

    def __init__(
        self,
        placeholder: str = "",
        icon: str = "",
        key: str = "",
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._key = icon, key
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder.rstrip("…. "))
        self.setAcceptDrops(False)  # files and cards dropped on a field are for the window
        self.textChanged.connect(self._set_margins)
        self._set_margins()

    def _set_margins(self) -> None:
        left = 23 if self._icon_name else 0
        right = round(paint.key_width(self._key)) if self._key and not self.text() else 0
        self.setTextMargins(*((right, 0, left, 0) if self.isRightToLeft() else (left, 0, right, 0)))
        begin_at_start(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._set_margins()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            nothing = (event.matches(undo) and not self.isUndoAvailable()) or (
                event.matches(redo) and not self.isRedoAvailable()
            )
            if nothing:  # the window's undo may have it
                event.ignore()
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        rect = QRectF(self.rect())
        middle = rect.center().y()
        if self._icon_name:
            spot = QRectF(9, middle - 8, 16, 16)
            paint.paint_icon(painter, paint.mirrored(painter, spot, rect), self._icon_name)
        if self._key and not self.text():
            end = paint.mirrored(painter, QRectF(rect.right() - 7, middle, 0, 0), rect)
            paint.paint_key(painter, QPointF(end.x(), middle), self._key)


class SearchField(Field):
    """A search line: Esc empties it."""

    def __init__(self, placeholder: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, "magnifier", key, parent=parent)
        self.setClearButtonEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class _Line(QLineEdit):
    """What is typed in a drop-down; at rest a text that is too long ends in dots."""

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current().font("body")
        if self.hasFocus() or paint.text_width(self.text(), look) <= self.width() - 4:
            super().paintEvent(event)
            return
        room = QRectF(self.rect()).adjusted(2, 0, -2, 0)
        ink = "text" if self.isEnabled() else "text3"
        paint.paint_text(QPainter(self), room, self.text(), ink=ink)


class Dropdown(QComboBox):
    """A choice of a few; the wheel leaves it alone while it lacks the focus."""

    def __init__(
        self, icon: str = "", *, name: str, editable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self.setAccessibleName(name)
        if editable:
            self.setLineEdit(_Line())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setItemDelegate(QStyledItemDelegate(self))  # the style sheet dresses only this one
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        if (line := self.lineEdit()) is not None:
            line.setFrame(False)
            line.setStyleSheet("min-height: 0; border: 0; padding: 0; background: transparent")
            line.installEventFilter(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        width = super().sizeHint().width() + (24 if self._icon_name else 0)
        return QSize(width, theme.current().px(34))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_line()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place_line()  # Qt puts it where the style has it at each change of the text
        return super().eventFilter(watched, event)

    def _place_line(self) -> None:
        if (line := self.lineEdit()) is not None:
            left = 32 if self._icon_name else 8
            inner = self.rect().adjusted(left, 3, -28, -3)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                inner.moveRight(self.width() - left)
                begin_at_start(line)
            line.setGeometry(inner)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        rect = QRectF(self.rect())
        edge = look.color("border2" if self.isEnabled() else "border")
        ground = "hover" if self.underMouse() and not self.isEditable() else "surface"
        paint.paint_rounded(painter, rect, 7, look.color(ground), edge)
        left = 10.0
        if self._icon_name:
            spot = QRectF(left, rect.center().y() - 8, 16, 16)
            paint.paint_icon(painter, paint.mirrored(painter, spot, rect), self._icon_name)
            left += 23
        caret = QRectF(rect.right() - 23, rect.center().y() - 7, 14, 14)
        paint.paint_icon(painter, paint.mirrored(painter, caret, rect), "caret-down")
        if not self.isEditable():
            room = QRectF(left, rect.y(), rect.right() - 28 - left, rect.height())
            room = paint.mirrored(painter, room, rect)
            shown = self.currentText() or self.placeholderText()
            paint.paint_text(painter, room, shown, ink="text" if self.isEnabled() else "text3")
        if self.hasFocus():
            paint.paint_focus(painter, rect, 7)


class NumberField(QSpinBox):
    """A small number, typed."""

    def __init__(
        self, lowest: int, highest: int, *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setRange(lowest, highest)
        self.setAccessibleName(name)
        self.lineEdit().setTextMargins(8, 0, 0, 0)
        self._fit()
        theme.current().changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedWidth(theme.current().px(56))


class Labelled(QWidget):
    """A caption above a field."""

    def __init__(self, caption: str, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        label = Text(caption, "caption", "text2")
        label.setBuddy(field)
        column.addWidget(label)
        column.addWidget(field)
        self.field = field
        if not field.accessibleName():
            field.setAccessibleName(caption)


class CheckBox(QCheckBox):
    """A check box as in the pictures."""

    def __init__(self, text: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(name or text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = theme.current()
        words = paint.role_width(self.text(), "body") + 10 if self.text() else 0
        return QSize(round(24 + words), look.px(24))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        box = paint.mirrored(painter, QRectF(0, 0, 24, rect.height()), rect)
        partly = self.checkState() == Qt.CheckState.PartiallyChecked
        state = None if partly else self.isChecked()
        paint.paint_check_box(painter, box, state, enabled=self.isEnabled())
        words = paint.mirrored(painter, rect.adjusted(30, 0, 0, 0), rect)
        paint.paint_text(painter, words, self.text(), ink="text" if self.isEnabled() else "text3")
        if self.hasFocus():
            middle = box.center()
            paint.paint_focus(painter, QRectF(middle.x() - 12, middle.y() - 12, 24, 24), 7)


class Switch(QAbstractButton):
    """On or off, at once; 36 x 20."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFixedSize(40, 24)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        track = QRectF(2, 2, 36, 20)
        on = self.isChecked()
        strong = ("accent", "border2") if self.isEnabled() else ("press", "border")
        edge = None if on else look.color(strong[1])
        paint.paint_rounded(painter, track, 10, look.color(strong[0] if on else "surface"), edge)
        at_right = on != (self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        knob = QRectF(22 if at_right else 6, 6, 12, 12)
        ink = look.color("onAccent" if on and self.isEnabled() else "border2")
        paint.paint_rounded(painter, knob, 6, ink)
        if self.hasFocus():
            paint.paint_focus(painter, QRectF(self.rect()), 12)
