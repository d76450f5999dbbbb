"""A quiet line while the sample people are in the book, with one click to remove them."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from netdesk import book
from netdesk.domain.changes import Changes, Kind
from netdesk.ui.bus import Bus
from netdesk.ui.widgets.buttons import LinkButton
from netdesk.ui.widgets.labels import ElidedLabel, Icon
from netdesk.ui.work import Work
from netdesk.words import tr

if TYPE_CHECKING:
    from netdesk.book.importing import Batch


class SampleBanner(QWidget):
    """Shows and hides itself as the sample people come and go."""

    def __init__(self, work: Work, bus: Bus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._batch: Batch | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 4, 0)
        row.setSpacing(7)
        self.remove = LinkButton(tr("Remove them"))
        row.addWidget(Icon("sparkle", "text2", 15))
        row.addWidget(ElidedLabel(tr("These are sample people."), "small", "text2"))
        row.addWidget(self.remove)
        row.addStretch(1)
        self.remove.clicked.connect(self._on_remove)
        bus.changed.connect(self._on_changed)
        self.hide()
        self._look()

    def _look(self) -> None:
        self._work.ask(lambda: book.importing.samples(), self._show_batch, owner=self)

    def _show_batch(self, batch: "Batch | None") -> None:
        self._batch = batch
        self.setVisible(batch is not None)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(Kind.BATCH, Kind.PERSON):
            self._look()

    def _on_remove(self) -> None:
        if self._batch is None:
            return
        own = self._batch.id
        self._batch = None
        self._work.do(
            lambda: book.importing.remove_batch(own),
            said=lambda n: tr("%n sample person removed||%n sample people removed", n=n),
        )
