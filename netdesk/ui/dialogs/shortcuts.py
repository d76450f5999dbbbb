"""The list of all keys, under Ctrl+/."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.labels import KeyCap, Text
from netdesk.ui.widgets.shade import Shade
from netdesk.words import tr

Group = tuple[str, Sequence[tuple[str, str]]]
"""A heading and its (key, what it does)."""

GAP = 8
"""Pixels above a heading, besides those between lines."""


class ShortcutList(QDialog):
    """Keys by group; Esc closes it."""

    def __init__(self, groups: Sequence[Group], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.resize(460, 560)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 12, 20)
        head = QHBoxLayout()
        head.addWidget(Text(tr("Keyboard shortcuts"), "title2"))
        head.addStretch(1)
        close = IconButton("x", tr("Close"), "Esc")
        close.clicked.connect(self.reject)
        head.addWidget(close)
        column.addLayout(head)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._build_groups(groups))
        column.addWidget(scroll)

    def open(self) -> None:
        super().open()
        Shade.under(self)

    def _build_groups(self, groups: Sequence[Group]) -> QWidget:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 8, 12, 0)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for title, lines in groups:
            if grid.count():
                grid.setRowMinimumHeight(grid.rowCount(), GAP)
            grid.addWidget(Text(title, "bodyStrong", "text2"), grid.rowCount(), 0)
            for key, text in lines:
                row = grid.rowCount()
                grid.addWidget(Text(text), row, 0)
                grid.addWidget(KeyCap(key), row, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        return inner
