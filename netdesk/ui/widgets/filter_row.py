"""A row of filters, one of which is chosen."""

from collections.abc import Hashable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from netdesk.ui.widgets.chips import FilterChip
from netdesk.ui.widgets.flow import FlowLayout


class FilterRow(QWidget):
    """Emits `picked` with the key of a chip that was clicked; `row` has room for other chips."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.row = FlowLayout(self, gap=6)
        self.chips: dict[Hashable, FilterChip] = {}
        self._group = QButtonGroup(self)

    def set_filters(self, names: Mapping[Any, str]) -> None:
        """Offer these and no others."""
        self.row.clear()
        self.chips.clear()
        for key, name in names.items():
            self.chips[key] = chip = FilterChip(name)
            chip.clicked.connect(lambda _on=False, key=key: self.picked.emit(key))
            self._group.addButton(chip)
            self.row.addWidget(chip)

    def choose(self, key: Hashable) -> None:
        """Mark a filter as the one chosen, without telling."""
        self.chips[key].setChecked(True)

    def fit(self) -> None:
        """Break the lines anew, after chips have changed."""
        self.row.invalidate()
        self.updateGeometry()
