"""The palette (Ctrl+K): opened over the window, and what is chosen in it done."""

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QKeySequence

from netdesk.app.going import Going
from netdesk.ui.dialogs.palette import Palette
from netdesk.ui.models.palette import Command, Goal, Offer
from netdesk.ui.window import Window
from netdesk.ui.work import Work

if TYPE_CHECKING:
    from netdesk.app.adding import Adding
    from netdesk.ui.pages.people import PeoplePage

RECENT = "palette/recent"
MOST = 5
_PASSING = (Goal.ADD, Goal.SHOW_ALL, Goal.DEED)
"""What isn't remembered."""


class Jumping(QObject):
    """Opens the palette, and goes where it says."""

    def __init__(
        self,
        work: Work,
        window: Window,
        settings: QSettings,
        going: Going,
        adding: "Adding",
    ) -> None:
        super().__init__(window)
        self._work, self._window, self._settings = work, window, settings
        self._going, self._adding = going, adding

    def open(self) -> None:
        """Open the palette, one at a time."""
        if self._window.findChildren(Palette):
            return
        commands = [
            Command(action.text(), _key(action.shortcut()))
            for action in self._window.actions()
            if action.shortcut() != QKeySequence("Ctrl+K")
        ]
        palette = Palette(self._work, commands, self._recent(), self._window)
        palette.chosen.connect(self.go)
        palette.open()

    def go(self, offer: Offer) -> None:
        """Do what was chosen, and remember it."""
        if offer.goal not in _PASSING:
            self._remember(offer)
        match offer.goal, offer.value:
            case Goal.PERSON, int(own):
                self._show_person(own)
            case Goal.EVENT, int(own):
                self._going.events().show_event(own)
            case Goal.GROUP, int(own):
                self._going.events().show_group(own)
            case Goal.ITEM, int(own):
                self._going.library().show_item(own)
            case Goal.NICHE, int(own):
                self._going.people().show_niche(own)
            case Goal.LIST | Goal.SHOW_ALL, str(query):
                page = self._going.people()
                page.show_query(query)
                page.focus_first()
            case Goal.COMMAND, str(name):
                self._run(name)
            case Goal.ADD, str(line):
                self._adding.add_person(line)
            case Goal.DEED, str(deed):
                self._do(*deed.split(":", 1))

    def _show_person(self, own: int) -> "PeoplePage":
        page = self._going.people()
        page.show_person(own)
        page.focus_first()
        return page

    def _run(self, name: str) -> None:
        for action in self._window.actions():
            if action.text() == name:
                action.trigger()
                return

    def _do(self, deed: str, own: str) -> None:
        page = self._show_person(int(own))
        if deed != "open":
            page.act_on(int(own), deed)

    def _recent(self) -> list[tuple[str, int | str]]:
        try:
            found = json.loads(str(self._settings.value(RECENT, "[]")))
            return [(str(goal), value) for goal, value in found][:MOST]
        except (ValueError, TypeError):
            return []

    def _remember(self, offer: Offer) -> None:
        kept = [offer.place, *(one for one in self._recent() if one != offer.place)][:MOST]
        self._settings.setValue(RECENT, json.dumps(kept))


def _key(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
