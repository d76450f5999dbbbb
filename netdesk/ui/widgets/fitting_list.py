"""The choices that have what is typed somewhere inside, as a list below the field."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QWidget

from netdesk.domain.folding import fold
from netdesk.ui import theme
from netdesk.words import tr

SHOWN = 7
GAP = 3


def fitting(typed: str, texts: Sequence[str]) -> list[str]:
    """Return the texts that have `typed` inside, those first where a word begins so."""
    wanted = fold(typed)
    found = [text for text in texts if wanted and wanted in fold(text)]
    return sorted(found, key=lambda text: f" {wanted}" not in f" {fold(text)}")


def completes(text: str, typed: str) -> bool:
    """Say whether a word of `text` goes on where `typed` ends: what is typed is no word yet.

    "Tech" may be meant as it stands though there is "Health tech", "leip" hardly.
    """
    words, wanted = f" {fold(text)} ", fold(typed)
    return f" {wanted}" in words and f" {wanted} " not in words


class FittingList(QListWidget):
    """Floats in the window of its field, which keeps the focus and hands on the keys; what is
    clicked comes by `itemClicked`."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field.window())
        self._field = field
        self.setObjectName("offers")
        self.setAccessibleName(tr("Suggestions"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(QStyledItemDelegate(self))  # the style sheet dresses only this one
        self.hide()
        field.destroyed.connect(self.deleteLater)

    def offer(self, texts: Sequence[str], *, current: bool = True) -> None:
        """Show these, the first one `current` or none; nothing is shown without any."""
        if not texts:
            self.hide()
            self.window().removeEventFilter(self)
            return
        self.clear()
        self.addItems(texts)
        self.setCurrentRow(0 if current else -1)
        self._place()
        self.show()
        self.raise_()
        self.window().installEventFilter(self)

    def texts(self) -> list[str]:
        """Return what is offered now."""
        return [self.item(row).text() for row in range(self.count())] if self.isVisible() else []

    def current_text(self) -> str:
        """Return the text that Enter takes, "" while nothing is shown."""
        item = self.currentItem() if self.isVisible() else None
        return item.text() if item else ""

    def step(self, by: int) -> None:
        """Make the next text current, or the one before."""
        self.setCurrentRow(max(0, min(self.currentRow() + by, self.count() - 1)))

    def _place(self) -> None:
        """Lie below the field, above it where there is more room."""
        window, field = self.parentWidget(), self._field
        assert window is not None
        high = theme.current().px(28) * min(self.count(), SHOWN) + 8
        spot = field.mapTo(window, QPoint(0, 0))
        below = spot.y() + field.height() + GAP
        under, over = window.height() - below - GAP, spot.y() - 2 * GAP
        if high <= under or under >= over:
            self.setGeometry(spot.x(), below, field.width(), min(high, under))
        else:
            high = min(high, over)
            self.setGeometry(spot.x(), spot.y() - GAP - high, field.width(), high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.hide()
        return False
