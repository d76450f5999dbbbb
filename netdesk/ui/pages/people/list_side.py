"""The left side of People: the list, and below it the sample people and the bar of a selection."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.ui.pages.people.list_pane import ListPane
from netdesk.ui.pages.people.selection_bar import SelectionBar
from netdesk.ui.widgets.sample_banner import SampleBanner


class ListSide(QWidget):
    """Shows the bar where the list is all there is; `adopt` is given the bar when it is made."""

    def __init__(
        self, listed: ListPane, samples: SampleBanner, adopt: Callable[[SelectionBar], None]
    ) -> None:
        super().__init__()
        self._adopt = adopt
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(listed, 1)
        column.addWidget(samples)
        self._below = QWidget()
        column.addWidget(self._below)

    @cached_property
    def bar(self) -> SelectionBar:
        """What can be done with several."""
        bar = SelectionBar(self._below)
        around = QVBoxLayout(self._below)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(bar)
        self._adopt(bar)
        return bar

    def show_bar(self, count: int, width: int) -> None:
        """Show the bar if several are selected, as wide as there is room."""
        if count > 1:
            self.bar.set_count(count)
            self.bar.fit(width)
        self._below.setVisible(count > 1)
