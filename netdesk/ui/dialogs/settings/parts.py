"""What the pages of Settings are built of: groups of rows, a status with a button, lists."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from netdesk.domain.preferences import Preferences
from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.card import Card, Divider, clear_layout
from netdesk.ui.widgets.labels import ElidedLabel, Icon, Text

Change = Callable[..., None]
"""Sets preferences of the book by name."""


class Row(QWidget):
    """A choice: what it is, a remark below, its controls at the far end."""

    def __init__(self, text: str, remark: str = "", *controls: QWidget) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(9)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        line.addLayout(words, 1)
        words.addWidget(ElidedLabel(text))
        self._remark = ElidedLabel(remark, "small", "text2")
        words.addWidget(self._remark)
        self._remark.setVisible(bool(remark))
        words.addStretch(1)
        for control in controls:
            line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self._fit()
        theme.current().changed.connect(self._fit)

    def set_remark(self, remark: str) -> None:
        """Show another remark."""
        self._remark.set_text(remark)
        self._remark.setVisible(bool(remark))
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(theme.current().px(54 if self._remark.text() else 46))


class Group(Card):
    """Rows on a card, a line between each."""

    def __init__(self, *rows: QWidget) -> None:
        super().__init__(0)
        self.body.setContentsMargins(15, 1, 13, 1)
        self.set_rows(*rows)

    def set_rows(self, *rows: QWidget) -> None:
        """Show other rows."""
        clear_layout(self.body)
        for place, row in enumerate(rows):
            if place:
                self.body.addWidget(Divider())
            self.body.addWidget(row)


class Status(Card):
    """How something stands: a sign, a sentence, a remark, one button."""

    def __init__(self, icon: str, button: QWidget | None = None) -> None:
        super().__init__(0)
        line = QHBoxLayout()
        line.setContentsMargins(13, 9, 11, 9)
        line.setSpacing(12)
        self._sign = _Sign(icon)
        words = QVBoxLayout()
        words.setSpacing(1)
        self.title = ElidedLabel("", "bodyStrong")
        self.remark = ElidedLabel("", "small", "text2")
        words.addWidget(self.title)
        words.addWidget(self.remark)
        line.addWidget(self._sign)
        line.addLayout(words, 1)
        if button is not None:
            line.addWidget(button)
        self.body.addLayout(line)
        self._fit()
        theme.current().changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedHeight(theme.current().px(56))

    def say(self, title: str, remark: str, *, good: bool = True) -> None:
        """Say how it stands; what is not good has another sign and colour."""
        self.title.set_text(title)
        self.remark.set_text(remark)
        self._sign.set_good(good)


class _Sign(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon, self._good = icon, True
        self.setFixedSize(36, 36)

    def set_good(self, good: bool) -> None:
        self._good = good
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        rect = QRectF(self.rect())
        paint.paint_rounded(painter, rect, 18, look.color("soft" if self._good else "dueSoft"))
        icon, ink = (self._icon, "accent") if self._good else ("warning", "due")
        paint.paint_icon(painter, rect.adjusted(9, 9, -9, -9), icon, ink)


class Fact(QWidget):
    """A plain sentence with an icon, and a line that explains it."""

    def __init__(self, icon: str, title: str, text: str, *controls: QWidget) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 9, 0, 9)
        line.setSpacing(13)
        line.addWidget(Icon(icon, "accent", 18), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(ElidedLabel(title, "bodyStrong"))
        self.text = Text(text, "small", "text2", wrap=True)
        words.addWidget(self.text)
        line.addLayout(words, 1)
        for control in controls:
            line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)


class SettingsPage(QWidget):
    """One page: cards under captions, scrolled where they don't fit."""

    def __init__(self) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._scroll.setWidget(inner)
        inner.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(24, 0, 20, 20)
        self.body.setSpacing(0)
        outer.addWidget(self._scroll)

    def add(self, caption: str, *parts: QWidget | QLayout) -> None:
        """Add parts below those that are there, under a small caption if it isn't empty."""
        if self.body.count():
            self.body.addSpacing(12)
        if caption:
            self.body.addWidget(Text(caption, "caption", "text2"))
            self.body.addSpacing(5)
        for part in parts:
            if isinstance(part, QWidget):
                self.body.addWidget(part)
            else:
                self.body.addLayout(part)

    def show_choices(self, choices: Preferences) -> None:
        """Show the book's preferences."""

    def load(self) -> None:
        """Ask for what this page shows, each time it is shown."""


def chosen(box: Any, values: tuple[Any, ...], value: Any) -> None:
    """Show a value in a drop-down without telling, also one that isn't offered."""
    box.setPlaceholderText(str(value))
    box.setCurrentIndex(values.index(value) if value in values else -1)
