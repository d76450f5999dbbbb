"""The head of Today: the date, list or calendar, and the ways to bring people in."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk import clock
from netdesk.ui.models.dates import long_date
from netdesk.ui.widgets.buttons import IconButton, SecondaryButton
from netdesk.ui.widgets.labels import ElidedLabel, Text
from netdesk.ui.widgets.segmented import Segmented
from netdesk.words import tr


class Head(QWidget):
    """Stands above the list or the calendar, whichever is shown."""

    import_wanted = Signal()
    add_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.date = ElidedLabel("", "body", "text2")
        self.title = Text(tr("Today"), "title1")
        self.switch = Segmented([tr("List"), tr("Week"), tr("Month")], tr("Shown as"))
        self.upload = SecondaryButton(tr("Import"), "upload")
        self._upload_small = IconButton("upload", tr("Import"), tr("Ctrl I"), edged=True)
        self.last = IconButton("plus", tr("Add person"), tr("Ctrl N"), edged=True)
        """What Tab leaves it by."""

        self.set_date(clock.today())
        self._build()
        self.upload.clicked.connect(self.import_wanted)
        self._upload_small.clicked.connect(self.import_wanted)
        self.last.clicked.connect(self.add_wanted)

    def set_date(self, today: date) -> None:
        """Say which day it is."""
        self.date.set_text(long_date(today, today))

    def set_small(self, small: bool) -> None:
        """Be short of room: icons instead of words, and a button that the window has elsewhere."""
        self.upload.setVisible(not small)
        self._upload_small.setVisible(small)
        self.last.setVisible(small)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 11)
        row.setSpacing(8)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self.date)
        titles.addWidget(self.title)
        row.addLayout(titles, 1)
        for part in (self.switch, self.upload, self._upload_small, self.last):
            row.addWidget(part)
