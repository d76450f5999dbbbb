"""The menu of a person: what is done with them as a whole, to hand them on or to take leave."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.ui import theme
from netdesk.ui.models.person import Profile
from netdesk.ui.pages.people.photo import Photo
from netdesk.ui.pages.people.verbs import People, Verbs
from netdesk.ui.work import Work
from netdesk.words import tr


class PersonMenu(QObject):
    """Offers it; what the pane does by a key too, it wishes for."""

    edit_wanted = Signal()
    """Edit the name."""
    field_wanted = Signal()
    share_wanted = Signal()
    introduce_wanted = Signal()
    export_wanted = Signal(object)
    """The ids of the people to export."""
    print_wanted = Signal(object)
    """The ids of the people to print."""
    code_wanted = Signal(int)

    def __init__(self, work: Work, verbs: Verbs, photo: Photo, host: QWidget) -> None:
        super().__init__(host)
        self._work, self._verbs, self._photo, self._host = work, verbs, photo, host
        self._profile: Profile | None = None

    def set_profile(self, profile: Profile) -> None:
        """Be the menu of this person from now on."""
        self._profile = profile

    def build(self) -> QMenu:
        """Return the menu."""
        look, menu = theme.current(), QMenu(self._host)
        menu.addAction(look.icon("pencil"), tr("Edit the name"), self.edit_wanted.emit)
        self._photo.add_actions(menu, off="image")
        menu.addAction(look.icon("plus"), tr("Add a field"), self.field_wanted.emit)
        menu.addAction(look.icon("book-bookmark"), tr("Share…"), self.share_wanted.emit)
        introduce = look.icon("arrows-left-right")
        menu.addAction(introduce, tr("Introduce…"), self.introduce_wanted.emit)
        menu.addSeparator()
        self._add_giving(menu)
        menu.addSeparator()
        menu.addAction(look.icon("trash", "danger"), tr("Delete"), self.delete)
        menu.addAction(look.icon("x", "danger"), tr("Erase for good…"), self.erase)
        return menu

    def _add_giving(self, menu: QMenu) -> None:
        look = theme.current()
        for icon, text, wish in (
            ("qr-code", tr("Show QR code"), self.show_code),
            ("printer", tr("Print…"), self.print),
            ("export", tr("Export…"), self.export),
        ):
            menu.addAction(look.icon(icon), text, wish)
        me = menu.addAction(look.icon("identification-card"), tr("This is me"), self._mark_me)
        me.setCheckable(True)
        me.setChecked(bool(self._profile and self._profile.me))

    def show_code(self) -> None:
        """Wish to show the person's code."""
        if profile := self._profile:
            self.code_wanted.emit(profile.person.id)

    def print(self) -> None:
        """Wish to print the person."""
        if profile := self._profile:
            self.print_wanted.emit([profile.person.id])

    def export(self) -> None:
        """Wish to export the person."""
        if profile := self._profile:
            self.export_wanted.emit([profile.person.id])

    def delete(self) -> None:
        """Delete the person, at once."""
        if profile := self._profile:
            self._verbs.delete(People.one(profile.person))

    def erase(self) -> None:
        """Ask whether the person shall be erased for good."""
        from netdesk.ui.dialogs.erase import EraseDialog  # seldom wanted

        if profile := self._profile:
            person, window = profile.person, self._host.window()
            EraseDialog(self._work, person.id, person.name, window).open()

    def _mark_me(self) -> None:
        if profile := self._profile:
            self._verbs.mark_me(People.one(profile.person), not profile.me)
