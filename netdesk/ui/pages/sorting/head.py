"""The top and the bottom of sorting mode: who is asked for, how far it is, and the keys."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.buttons import QuietButton
from netdesk.ui.widgets.labels import ElidedLabel, KeyCap, Text
from netdesk.words import tr


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedSize(160, 6)

    def set_share(self, share: float) -> None:
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        look = theme.current()
        paint.paint_rounded(painter, rect, 3, look.color("press"))
        if self._share:
            done = QRectF(0, 0, max(6.0, rect.width() * self._share), rect.height())
            spot = paint.mirrored(painter, done, rect)
            paint.paint_rounded(painter, spot, 3, look.color("accent"))


class SortHead(QWidget):
    """A question about the current person, and how many are sorted."""

    close_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        head = QHBoxLayout(self)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(12)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        self._from = ElidedLabel("", "body", "text2")
        self._question = ElidedLabel("", "title1")
        texts.addWidget(self._from)
        texts.addWidget(self._question)
        self._count = Text("", "body", "text2", tabular=True)
        self._bar = _Bar()
        close = QuietButton(tr("Close"), key=tr("Esc"))
        close.clicked.connect(self.close_wanted)
        head.addLayout(texts, 1)
        for part in (self._count, self._bar, close):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_state(self, where: str, question: str, done: int, total: int) -> None:
        """Show where they were met, what is asked, and how many of all are sorted."""
        self._from.set_text(where)
        self._question.set_text(question)
        self._count.setText(tr("%1 of %2 sorted", done, total))
        self._bar.set_share(done / total if total else 0)

    def set_small(self, small: bool) -> None:
        """Leave the bar out."""
        self._bar.setVisible(not small)


class SortHints(QWidget):
    """What the keys do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 4)
        row.setSpacing(5)
        row.addStretch(1)
        for key, text in (
            ("1–9", tr("niche, then next")),
            ("⇧ 1–9", tr("add one more niche")),
            ("Enter", tr("take the suggestion")),
            (tr("Space"), tr("skip")),
            ("Backspace", tr("back")),
            ("N", tr("note")),
            ("F", tr("follow-up date")),
        ):
            row.addWidget(KeyCap(key))
            row.addWidget(Text(text, "small", "text2"))
            row.addSpacing(9)
        row.addStretch(1)
