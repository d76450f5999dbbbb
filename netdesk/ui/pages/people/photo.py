"""The photo of a person: chosen, dropped, taken off."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from netdesk import book
from netdesk.domain.model import Person
from netdesk.ui import theme
from netdesk.ui.pages.people.header import PICTURES
from netdesk.ui.pages.people.verbs import People, Verbs
from netdesk.ui.work import Work
from netdesk.words import tr


class Photo(QObject):
    """Changes the photo of the person that is shown."""

    def __init__(self, work: Work, verbs: Verbs, host: QWidget) -> None:
        super().__init__(host)
        self._work, self._verbs, self._host = work, verbs, host
        self._person: Person | None = None

    def set_person(self, person: Person) -> None:
        """Change the photo of this person from now on."""
        self._person = person

    def menu(self) -> QMenu:
        """Return the menu of the photo."""
        menu = QMenu(self._host)
        self.add_actions(menu)
        return menu

    def add_actions(self, menu: QMenu, off: str = "trash") -> None:
        """Offer to set a photo, and to take off one that is there."""
        look = theme.current()
        menu.addAction(look.icon("image"), tr("Set photo…"), self.choose)
        if self._person and self._person.photo:
            menu.addAction(look.icon(off), tr("Remove photo"), lambda: self._save(None))

    def take(self, path: Path) -> None:
        """Make a file the person's photo: read and shrunk off the window's thread."""
        if person := self._person:
            self._work.ask(
                lambda: book.pictures.from_file(path),
                lambda content: self._verbs.photo(People.one(person), content),
                owner=self,
            )

    def choose(self) -> None:
        """Ask for a picture."""
        endings = " ".join(f"*{ending}" for ending in PICTURES)
        chosen, _ = QFileDialog.getOpenFileName(
            self._host, tr("Set photo"), "", tr("Pictures (%1)", endings)
        )
        if chosen:
            self.take(Path(chosen))

    def _save(self, content: bytes | None) -> None:
        if person := self._person:
            self._verbs.photo(People.one(person), content)
