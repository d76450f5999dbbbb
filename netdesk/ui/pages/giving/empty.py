"""What Give & get says while nothing was written down."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from netdesk.domain.model import NicheColor
from netdesk.ui import theme
from netdesk.ui.widgets import paint, portraits
from netdesk.ui.widgets.empty import Action, EmptyState
from netdesk.words import tr


class Pair(QWidget):
    """Two faces, and what passes between them."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(192, 72)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        portraits.paint_avatar(painter, QRectF(0, 4, 64, 64), "P N", NicheColor.IRIS)
        portraits.paint_avatar(painter, QRectF(128, 4, 64, 64), "D K", NicheColor.TEAL)
        spot = QRectF(74, 14, 44, 44)
        paint.paint_rounded(painter, spot, 22, look.color("soft"))
        inner = spot.adjusted(12, 12, -12, -12)
        paint.paint_icon(painter, inner, "arrows-left-right", "accent")


def nothing_given(
    introduce: Callable[[], None], record: Callable[[], None], share: Callable[[], None]
) -> EmptyState:
    """Return the page without exchanges."""
    return EmptyState(
        tr("Give first, and see it add up"),
        tr("Whom you brought together, what you passed on, and what came back. No score, no debt."),
        [
            Action(
                "arrows-left-right",
                tr("Introduce two people"),
                tr("Both are asked first, you see the message before it goes"),
                tr("I"),
                introduce,
            ),
            Action(
                "arrow-down-left",
                tr("Write down a referral you got"),
                tr("“Ruth referred Café Lumen” is enough"),
                tr("Ctrl ⇧ R"),
                record,
            ),
            Action(
                "book-bookmark",
                tr("Share something from the library"),
                tr("Shows who it would help"),
                "",
                share,
            ),
        ],
        above=Pair(),
        remark=tr("Sharing, introducing and referring are recorded here by themselves."),
        icon="",
        role="title2",
    )
