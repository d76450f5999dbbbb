"""What Events & groups says while there is none."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.date_tile import paint_tile, tile_words
from netdesk.ui.widgets.empty import Action, EmptyState
from netdesk.words import tr

DAYS = (date(2026, 11, 19), date(2027, 1, 9), date(2026, 12, 3))
"""The dates on the tiles; the last lies on top, in the middle."""


class Tiles(QWidget):
    """Three dates, the middle one lit."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(194, 84)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        for day, left, top, lit in zip(
            DAYS, (0, 128, 64), (12, 12, 0), (False, False, True), strict=True
        ):
            spot = QRectF(left, top, 66, 70)
            paint.paint_rounded(painter, spot.adjusted(-3, -3, 3, 3), 13, look.color("bg"))
            inks = ("accent", "accent") if lit else ("text2", "text2")
            ground = look.color("soft" if lit else "hover")
            paint_tile(painter, spot, *tile_words(day), ground=ground, inks=inks)


def no_events(
    plan: Callable[[], None], community: Callable[[], None], circle: Callable[[], None]
) -> EmptyState:
    """Return the page of a book without events and groups."""
    return EmptyState(
        tr("Where will you meet the next three people?"),
        tr("Events and groups you visit, who you met there, and whether you wrote to them."),
        [
            Action(
                "calendar-plus",
                tr("Plan an event"),
                tr("Conference, meetup, workshop, webinar"),
                tr("Ctrl ⇧ N"),
                plan,
            ),
            Action(
                "slack",
                tr("Add an online group"),
                tr("Slack, forum, LinkedIn or Facebook group you visit"),
                "",
                community,
            ),
            Action(
                "chats-circle",
                tr("Start a peer feedback circle"),
                tr("NetDesk keeps the dates and whose turn it is"),
                "",
                circle,
            ),
        ],
        above=Tiles(),
        remark=tr("One event or group a month is the goal to begin with. You can change it."),
        icon="",
        role="title2",
    )
