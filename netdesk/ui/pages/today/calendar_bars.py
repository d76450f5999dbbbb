"""What stands above and below the calendar: what the colours mean, and its keys."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.buttons import LinkButton
from netdesk.ui.widgets.labels import ElidedLabel, KeyCap, Text
from netdesk.words import tr

Keys = Sequence[tuple[Sequence[str], str]]


def week_keys() -> Keys:
    """Return the keys of the week."""
    return (
        (("← →",), tr("day")),
        ((tr("Space"),), tr("done")),
        (("W",), tr("write")),
        (("S",), tr("snooze")),
        ((tr("Alt ← →"),), tr("move a day")),
    )


def month_keys() -> Keys:
    """Return the keys of the month."""
    return (
        (("← → ↑ ↓",), tr("day")),
        ((tr("Enter"),), tr("open the day")),
        (("T",), tr("today")),
    )


class Hints(QWidget):
    """The keys at the left, a sentence at the right."""

    def __init__(self, keys: Keys, sentence: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 9, 0, 0)
        row.setSpacing(5)
        for caps, text in keys:
            for cap in caps:
                row.addWidget(KeyCap(cap))
            row.addWidget(Text(text, "small", "text2"))
            row.addSpacing(10)
        row.addStretch(1)
        row.addWidget(ElidedLabel(sentence, "small", "text2"))


class _Key(QWidget):
    """A dot or tick with the word for it."""

    def __init__(self, ink: str, text: str) -> None:
        super().__init__()
        self._ink, self._text = ink, text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = theme.current()
        words = paint.role_width(self._text, "small")
        return QSize(round(words) + 15, look.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, rect = theme.current(), QRectF(self.rect())
        middle = rect.center().y()
        if self._ink:
            dot = paint.mirrored(painter, QRectF(0, middle - 4, 8, 8), rect)
            paint.paint_rounded(painter, dot, 4, look.color(self._ink))
        else:
            tick = paint.mirrored(painter, QRectF(-2, middle - 6, 12, 12), rect)
            paint.paint_icon(painter, tick, "check")
        words = paint.mirrored(painter, rect.adjusted(13, 0, 0, 0), rect)
        paint.paint_text(painter, words, self._text, role="small", ink="text2")


class Legend(QWidget):
    """What the colours of the month mean, and how many late ones lie before it."""

    late_wanted = Signal()
    """Show what is late."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        self._late = LinkButton("")
        self._late.hide()
        row.addStretch(1)
        row.addWidget(self._late)
        for ink, text in (
            ("accent", tr("follow-up")),
            ("info", tr("event or group")),
            ("due", tr("late")),
            ("", tr("done that day")),
        ):
            row.addWidget(_Key(ink, text))
        self._late.clicked.connect(self.late_wanted)

    def set_late(self, count: int) -> None:
        """Say how many late ones lie before what is shown."""
        self._late.setText(tr("%n older is late||%n older are late", n=count))
        self._late.setVisible(count > 0)
