"""What the library says while it is empty."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.empty import Action, EmptyState
from netdesk.words import tr


class Tiles(QWidget):
    """Three kinds of things, the middle one lit."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(184, 84)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        for icon, left, top, side, lit in (
            ("file-text", 0, 12, 64, False),
            ("microphone", 118, 12, 64, False),
            ("article", 55, 0, 72, True),
        ):
            spot = QRectF(left, top, side, side)
            paint.paint_rounded(painter, spot.adjusted(-2, -2, 2, 2), 14, look.color("bg"))
            paint.paint_rounded(painter, spot, 12, look.color("soft" if lit else "hover"))
            inset = side * 0.3
            inner = spot.adjusted(inset, inset, -inset, -inset)
            paint.paint_icon(painter, inner, icon, "accent" if lit else "text2")


def no_items(
    paste: Callable[[], None], file: Callable[[], None], memory: Callable[[], None]
) -> EmptyState:
    """Return the page of an empty library."""
    return EmptyState(
        tr("What have you made that helps somebody?"),
        tr("Articles, talks, case studies. NetDesk tells you whom each one would help."),
        [
            Action(
                "link",
                tr("Paste a link"),
                tr("Its title is read from the link itself, nothing is opened"),
                tr("Ctrl V"),
                paste,
            ),
            Action(
                "file-plus",
                tr("Add a file"),
                tr("It stays where it is, NetDesk only remembers the place"),
                "",
                file,
            ),
            Action(
                "pencil",
                tr("Write down one from memory"),
                tr("A title and a niche are enough"),
                "",
                memory,
            ),
        ],
        above=Tiles(),
        remark=tr("A link pasted anywhere in the window lands here."),
        icon="",
        role="title2",
    )
