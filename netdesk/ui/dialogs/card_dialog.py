"""A dialog without a frame: a rounded card over its window, which it dims."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QDialog, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.card import RADIUS
from netdesk.ui.widgets.shade import Shade


class CardDialog(QDialog):
    """Deletes itself when it is closed; `edge` is the colour of its outline."""

    def __init__(
        self, title: str, parent: QWidget | None, *, width: int, edge: str = "border2"
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setFixedWidth(width)
        self._edge = edge

    def fit(self) -> None:
        """Take the height that the contents ask for now."""
        self.adjustSize()

    def open(self) -> None:
        self.fit()
        self._put_in_the_middle()
        Shade.under(self)
        super().open()

    def _put_in_the_middle(self) -> None:
        """Go over the middle of the window, whole on its screen.

        Left to itself, not each window manager does: one that comes with the end of a popover lands
        in a corner.
        """
        parent = self.parentWidget()
        if parent is None or not parent.window().isVisible():
            return
        window = parent.window()
        place = QRect(self.rect())
        place.moveCenter(window.geometry().center())
        room = window.screen().availableGeometry()
        left = max(room.left(), min(place.left(), room.right() + 1 - place.width()))
        top = max(room.top(), min(place.top(), room.bottom() + 1 - place.height()))
        self.move(left, top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners off too: where no compositor blends windows they would be black."""
        super().resizeEvent(event)
        self.setMask(_rounded(self.rect(), RADIUS - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        ground, edge = look.color("raised"), look.color(self._edge)
        paint.paint_rounded(QPainter(self), QRectF(self.rect()), RADIUS, ground, edge)


def _rounded(rect: QRect, radius: int) -> QRegion:
    across = 2 * radius
    region = QRegion(rect.adjusted(radius, 0, -radius, 0))
    region += QRegion(rect.adjusted(0, radius, 0, -radius))
    for left in (0, rect.width() - across):
        for top in (0, rect.height() - across):
            region += QRegion(left, top, across, across, QRegion.RegionType.Ellipse)
    return region
