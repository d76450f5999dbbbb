"""Settings, Backup: the imports of which something can still be removed."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk import book, clock, words
from netdesk.book.importing import Batch
from netdesk.domain.changes import Changes, Kind
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.settings.parts import Group, Row
from netdesk.ui.widgets.buttons import QuietButton
from netdesk.ui.widgets.labels import ElidedLabel, Icon, Text
from netdesk.ui.work import Work
from netdesk.words import tr

SHOWN = 8


class ImportsGroup(Group):
    """A row an import, the newest first; removing one is a step that can be undone."""

    def __init__(self, work: Work, bus: Bus) -> None:
        super().__init__()
        self._work = work
        bus.changed.connect(self._on_changed)

    def load(self) -> None:
        """Look which imports there are."""
        self._work.ask(lambda: book.importing.batches(), self._show_batches, owner=self)

    def _show_batches(self, found: list[Batch]) -> None:
        rows = [self._row(one) for one in found[:SHOWN]]
        self.set_rows(*(rows or [Row(tr("None yet"))]))

    def _row(self, one: Batch) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 5, 0, 5)
        line.setSpacing(9)
        remove = QuietButton(tr("Remove"))
        remove.setAccessibleName(tr("Remove what came in with %1", one.source))
        remove.setToolTip(tr("Removes who came in, but whom you have touched since"))
        remove.clicked.connect(lambda: self._on_remove(one))
        made = one.made_at.astimezone()
        line.addWidget(Icon("download", "text2", 16))
        line.addWidget(ElidedLabel(one.source), 3)
        line.addWidget(ElidedLabel(_count(one), "small", "text2"), 2)
        when = words.when(made.date(), made.time(), clock.today())
        line.addWidget(Text(when, "small", "text2", tabular=True))
        line.addWidget(remove)
        return row

    def _on_remove(self, one: Batch) -> None:
        self._work.do(
            lambda: book.importing.remove_batch(one.id),
            said=lambda n: tr("%n person of %1 removed||%n people of %1 removed", one.source, n=n),
            then=lambda _n: self.load(),
            owner=self,
        )

    def _on_changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches(Kind.BATCH):
            self.load()


def _count(one: Batch) -> str:
    people = tr("%n person||%n people", n=one.people)
    if not one.contacts:
        return people
    return tr("%1, %2", people, tr("%n contact||%n contacts", n=one.contacts))
