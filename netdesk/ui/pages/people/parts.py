"""The parts of a person's pane: history and facts beside each other, or one of them under tabs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout

from netdesk.ui import theme
from netdesk.ui.pages.people.facts import ALL, TABS, WIDTH, Facts
from netdesk.ui.pages.people.history import History
from netdesk.ui.widgets.segmented import Segmented
from netdesk.words import tr

HISTORY, _CONTACT, DETAILS = range(3)


class Parts(QVBoxLayout):
    """Tabs and what they show; without tabs, both."""

    def __init__(self, history: History, facts: Facts) -> None:
        super().__init__()
        self._history, self._facts = history, facts
        self._in_tabs = False
        self.tabs = Segmented([tr("History"), tr("Contact"), tr("Details")], tr("Parts"))
        self._build()
        self.tabs.picked.connect(lambda _: self.arrange(in_tabs=self._in_tabs))

    def turn_to(self, part: int) -> None:
        """Let a part be seen, whichever is."""
        if self._in_tabs:
            self.tabs.set_current(part)
            self.arrange(in_tabs=True)

    def arrange(self, *, in_tabs: bool) -> None:
        """Put the facts beside the history, or show what the tab says."""
        self._in_tabs = in_tabs
        history, facts, tab = self._history, self._facts, self.tabs.current()
        self.tabs.setVisible(in_tabs)
        self._gap.changeSize(0, 12 if in_tabs and tab else 0)
        history.set_headless(in_tabs)
        if in_tabs and self._tab_row.indexOf(history.filters) < 0:
            self._tab_row.addWidget(history.filters)
        history.filters.setVisible(not in_tabs or tab == HISTORY)
        history.setVisible(not in_tabs or tab == HISTORY)
        facts.setVisible(not in_tabs or tab != HISTORY)
        if in_tabs:
            facts.setMinimumWidth(0)
            facts.setMaximumWidth(16_777_215)
            self._below.setStretch(1, 1)
        else:
            facts.setFixedWidth(theme.current().px(WIDTH))
            self._below.setStretch(1, 0)
        facts.show_sections(TABS[tab - 1] if in_tabs and tab else ALL)

    def _build(self) -> None:
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self._tab_row = QHBoxLayout()
        self._tab_row.addWidget(self.tabs)
        self._tab_row.addStretch(1)
        self.addLayout(self._tab_row)
        self._gap = QSpacerItem(0, 0)
        self.addItem(self._gap)
        self._below = QHBoxLayout()
        self._below.setSpacing(20)
        self._below.addWidget(self._history, 1)
        self._below.addWidget(self._facts, 0, Qt.AlignmentFlag.AlignTop)
        self.addLayout(self._below, 1)
