"""The parts of the sidebar: its rows, its search box, the brand."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from netdesk.domain.model import NicheColor
from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.keys import acting_once

CELL = 40
"""Side of a cell in the narrow sidebar."""

N_SHAPE = ((15.5, 33), (15.5, 16.5), (32.5, 31), (32.5, 15))
"""The line of the mark on its grid of 48."""

SECOND_PERSON = "#F2C14E"
"""The dot at the mark's upper right on a light ground; fixed, like the app's icon."""


class NavRow(QAbstractButton):
    """A page in the sidebar: icon, name, count; in the narrow sidebar a cell with a dot."""

    def __init__(self, text: str, icon: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._icon_name, self._key = icon, key
        self._count: int | None = None
        self._narrow = self._due = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_count(None)

    def set_count(self, count: int | None, *, due: bool = False) -> None:
        """Show how many there are; `due` puts a dot on the narrow cell."""
        self._count, self._due = count, due
        name = self.text() if count is None else f"{self.text()}, {count}"
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({self._key})" if self._narrow else "")
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Turn into a cell of 40 px, or back into a row."""
        self._narrow = narrow
        self.set_count(self._count, due=self._due)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(CELL, CELL) if self._narrow else QSize(208, look.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        rect = QRectF(self.rect())
        if self.isChecked():
            paint.paint_rounded(painter, rect, 8, look.color("selected"))
        elif self.underMouse():
            paint.paint_rounded(painter, rect, 8, look.color("press"))
        if self._narrow:
            self._paint_cell(painter, rect)
        else:
            self._paint_row(painter, rect)
        if self.hasFocus():
            paint.paint_focus(painter, rect, 8)

    def _paint_cell(self, painter: QPainter, rect: QRectF) -> None:
        ink = "accent" if self.isChecked() else "text2"
        paint.paint_icon(painter, rect.adjusted(11, 11, -11, -11), self._icon_name, ink)
        if self._due and not self.isChecked():
            dot = QRectF(rect.center().x() + 7, rect.center().y() - 13, 7, 7)
            paint.paint_rounded(painter, dot, 3.5, theme.current().color("accent"))

    def _paint_row(self, painter: QPainter, rect: QRectF) -> None:
        on = self.isChecked()
        middle = rect.center().y()
        spot = paint.mirrored(painter, QRectF(8, middle - 9, 18, 18), rect)
        paint.paint_icon(painter, spot, self._icon_name, "accent" if on else "text2")
        paint_name_and_count(painter, rect, self.text(), self._count, strong=on)


class NicheRow(QAbstractButton):
    """A niche in the sidebar; `niche_id` 0 is everybody without one."""

    menu_wanted = Signal(object)
    """QPoint on the screen where the menu should open."""

    rename_wanted = Signal()
    remove_wanted = Signal()

    def __init__(
        self,
        niche_id: int,
        text: str,
        color: NicheColor | None,
        count: int | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.niche_id = niche_id
        self.setText(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text if count is None else f"{text}, {count}")
        self._color, self._count = color, count
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(208, theme.current().px(28))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.niche_id:
            self.menu_wanted.emit(event.globalPos())

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.niche_id and event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        elif self.niche_id and event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        rect = QRectF(self.rect())
        on = self.isChecked()
        if on or self.underMouse():
            paint.paint_rounded(painter, rect, 8, look.color("selected" if on else "press"))
        dot = paint.mirrored(painter, QRectF(17, rect.center().y(), 0, 0), rect)
        paint.paint_dot(painter, QPointF(dot.x(), rect.center().y()), self._color)
        ink = "text" if on else "text2"
        paint_name_and_count(painter, rect, self.text(), self._count, strong=on, ink=ink)
        if self.hasFocus():
            paint.paint_focus(painter, rect, 8)


def paint_name_and_count(
    painter: QPainter,
    rect: QRectF,
    name: str,
    count: int | None,
    *,
    strong: bool,
    ink: str = "text",
) -> None:
    """Draw a row's name at 36 px and its count at the far end."""
    shown = "" if count is None else str(count)
    font = theme.current().font("body", tabular=True)
    room = paint.text_width(shown, font) + 8 if shown else 0.0
    end = paint.mirrored(painter, rect.adjusted(36, 0, -10, 0), rect)
    paint.paint_text(painter, end, shown, ink="text2", align=paint.END, tabular=True)
    start = paint.mirrored(painter, rect.adjusted(36, 0, -10 - room, 0), rect)
    paint.paint_text(painter, start, name, role="bodyStrong" if strong else "body", ink=ink)


class SearchBox(QAbstractButton):
    """Looks like a search field and leads to one."""

    def __init__(self, text: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text.rstrip("…"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._key, self._narrow = key, False

    def set_narrow(self, narrow: bool) -> None:
        """Turn into a cell of 40 px, or back."""
        self._narrow = narrow
        self.setToolTip(f"{self.accessibleName()} ({self._key})" if narrow else "")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(CELL, CELL) if self._narrow else QSize(208, theme.current().px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        rect = QRectF(self.rect())
        middle = rect.center().y()
        if self._narrow:
            if self.underMouse():
                paint.paint_rounded(painter, rect, 8, look.color("press"))
            paint.paint_icon(painter, rect.adjusted(11, 11, -11, -11), "magnifier")
        else:
            ground = look.color("hover" if self.underMouse() else "surface")
            paint.paint_rounded(painter, rect, 7, ground, look.color("border2"))
            spot = paint.mirrored(painter, QRectF(9, middle - 8, 16, 16), rect)
            paint.paint_icon(painter, spot, "magnifier")
            end = paint.mirrored(painter, QRectF(rect.right() - 7, middle, 0, 0), rect)
            width = paint.paint_key(painter, QPointF(end.x(), middle), self._key)
            words = paint.mirrored(painter, rect.adjusted(33, 0, -width - 12, 0), rect)
            paint.paint_text(painter, words, self.text(), ink="text3")
        if self.hasFocus():
            paint.paint_focus(painter, rect, 7)


class BrandMark(QWidget):
    """The N of two people and a line, as in icons/netdesk-48.svg and netdesk-dark.svg.

    Drawn by hand: loading QtSvg would cost the first frame 3 ms.
    """

    def __init__(self, size: int = 26, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        ink = look.color("onAccent")
        painter = QPainter(self)
        painter.scale(self.width() / 48, self.height() / 48)
        paint.paint_rounded(painter, QRectF(2, 2, 44, 44), 10.5, look.color("accent"))
        with paint.kept(painter):
            round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
            painter.setPen(QPen(ink, 4, Qt.PenStyle.SolidLine, round_cap, round_join))
            painter.drawPolyline([QPointF(*spot) for spot in N_SHAPE])
        dot = ink if look.dark else QColor(SECOND_PERSON)
        for center, color in ((QPointF(15.5, 33), ink), (QPointF(32.5, 15), dot)):
            spot = QRectF(center.x() - 4.75, center.y() - 4.75, 9.5, 9.5)
            paint.paint_rounded(painter, spot, 4.75, color)
