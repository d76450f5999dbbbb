"""A field of one of two people: a radio button, a check box, or a value that both keep."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from netdesk.ui import theme
from netdesk.ui.models.duplicates import Field, How
from netdesk.ui.widgets import paint
from netdesk.words import tr

HEIGHT = 32


class Cell(QAbstractButton):
    """A value that can be chosen; nothing can where there is no value or no choice."""

    def __init__(self, field: Field, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self.side = field, side
        self._value = field.texts[side]
        self.setText(self._value)
        self.setCheckable(field.how in (How.ONE, How.EACH))
        self.setEnabled(self.isCheckable() and bool(self._value))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{field.label}: {self._value or tr('nothing')}")
        self.setToolTip(self._value)

    def sizeHint(self) -> QSize:
        return QSize(200, theme.current().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def nextCheckState(self) -> None:
        if self.field.how is How.EACH or not self.isChecked():  # a radio button isn't taken back
            super().nextCheckState()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        rect = QRectF(self.rect())
        chosen = bool(self._value) and (self.isChecked() or self.field.how is How.BOTH)
        if chosen:
            paint.paint_rounded(painter, rect, 7, look.color("selected"))
        elif self.isEnabled() and self.underMouse():
            paint.paint_rounded(painter, rect, 7, look.color("hover"))
        sign = paint.mirrored(painter, QRectF(10, rect.center().y() - 9, 18, 18), rect)
        words = paint.mirrored(painter, rect.adjusted(37, 0, -8, 0), rect)
        if not self._value:
            paint.paint_text(painter, sign, "—", ink="text3")
        else:
            self._paint_sign(painter, sign, chosen)
            paint.paint_text(painter, words, self._value, ink="text" if chosen else "text2")
        if self.hasFocus():
            paint.paint_focus(painter, rect, 7)

    def _paint_sign(self, painter: QPainter, sign: QRectF, chosen: bool) -> None:
        if self.field.how is How.ONE:
            paint_radio(painter, sign.center(), on=chosen)
        elif self.field.how is How.EACH:
            paint.paint_check_box(painter, sign, chosen)
        else:
            paint.paint_icon(painter, sign.adjusted(1, 1, -1, -1), "plus", "accent")


class SameRow(QWidget):
    """A value that both have, once."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = field.texts[0]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = tr("same on both")
        self.setAccessibleName(f"{field.label}: {self._text}, {said}")

    def sizeHint(self) -> QSize:
        return QSize(400, theme.current().px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        sign = paint.mirrored(painter, QRectF(10, 0, 18, rect.height()), rect)
        center = Qt.AlignmentFlag.AlignCenter
        paint.paint_text(painter, sign, "=", ink="text2", align=center)
        said = tr("same on both")
        room = paint.role_width(said, "small") + 20
        words = paint.mirrored(painter, rect.adjusted(37, 0, -room - 8, 0), rect)
        paint.paint_text(painter, words, self._text, ink="text")
        end = paint.mirrored(painter, rect.adjusted(rect.width() - room, 0, -12, 0), rect)
        align = paint.END
        paint.paint_text(painter, end, said, role="small", ink="text2", align=align)


def paint_radio(painter: QPainter, center: QPointF, *, on: bool) -> None:
    """Draw a radio button of 18 px."""
    look = theme.current()
    with paint.kept(painter):
        painter.setBrush(look.color("surface"))
        painter.setPen(QPen(look.color("accent" if on else "border2"), 2 if on else 1.5))
        painter.drawEllipse(center, 8, 8)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent"))
            painter.drawEllipse(center, 4.5, 4.5)
