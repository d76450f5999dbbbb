"""Share an item with somebody of one's own choice."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from netdesk import words
from netdesk.domain.model import Item, Person
from netdesk.ui.dialogs.guard_card import called
from netdesk.ui.dialogs.person_picker import PersonPicker
from netdesk.ui.dialogs.writing import Writing
from netdesk.ui.models import links
from netdesk.ui.pages.library.verbs import LibraryVerbs
from netdesk.ui.work import Work
from netdesk.words import tr


class Sharing(QObject):
    """Asks who shall get it, lets the guard speak up, and opens the way with the message copied."""

    link_wanted = Signal(str)

    def __init__(self, work: Work, verbs: LibraryVerbs, writing: Writing, host: QWidget) -> None:
        super().__init__(host)
        self._work, self._verbs, self._writing, self._host = work, verbs, writing, host

    def ask(self, item: Item, at: QWidget) -> None:
        """Let somebody be chosen."""
        picker = PersonPicker(self._work, self._host, tr("Who shall get it?"), nobody=False)
        picker.picked.connect(partial(self._on_picked, item, at))
        picker.open_at(at)

    def _on_picked(self, item: Item, at: QWidget, person_id: int) -> None:
        spot = QRect(at.mapTo(self._host.window(), QPoint()), at.size())
        self._writing.check(person_id, spot, partial(self._share, item))

    def _share(self, item: Item, person: Person) -> None:
        """Record that it goes, then open the way."""
        channel = links.best(person, None)

        def then() -> None:
            QGuiApplication.clipboard().setText(words.shares(called(person), item))
            if channel is not None:
                self.link_wanted.emit(links.link(channel))

        forced = self._writing.overruled(person.id)
        self._verbs.share_at_once(item, person, channel and channel.kind, then, force=forced)
