"""The list of events and groups, where one line may stand for those that are left out."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from netdesk import clock
from netdesk.ui.models.events import More, key_of, spoken
from netdesk.ui.pages.events.delegate import HEADING, ROW, paint_line
from netdesk.ui.widgets.rows_view import RowsView
from netdesk.ui.widgets.side_rows import SideDelegate
from netdesk.words import tr


class EventsView(RowsView):
    """Emits `picked` when another line is selected, `opened` on Return or a double click."""

    all_wanted = Signal()
    """All past events, where some are left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Events & groups"),
            key_of,
            lambda row: spoken(row, clock.today()),
            row=ROW,
            heading=HEADING,
            parent=parent,
        )
        self.setItemDelegate(SideDelegate(self, paint_line, ROW))
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self, index: QModelIndex) -> None:
        if isinstance(self.found.rows[index.row()], More):
            self.all_wanted.emit()
