"""What keys and other pages do with the one person that is shown."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from netdesk.ui.pages.people.pane import PersonPane
from netdesk.ui.pages.people.view import PeopleView
from netdesk.ui.widgets.shortcut import on_key


class OnePerson(QObject):
    """Lends the pane's hands to the keys N, W, R, H, I and F2 of a page, and to others' wishes.

    `pane` returns the pane, which is made when somebody is first shown.
    """

    pane_wanted = Signal()
    """The pane shall be seen, where the list hides it."""

    def __init__(self, view: PeopleView, pane: Callable[[], PersonPane], page: QWidget) -> None:
        super().__init__(page)
        self._view, self._pane = view, pane
        self._shown: int | None = None
        self._deed: tuple[int, str] | None = None
        for key, run in (
            ("N", PersonPane.write_note),
            ("W", PersonPane.write),
            ("R", PersonPane.replied),
            ("H", PersonPane.share_something),
            ("I", PersonPane.introduce_somebody),
            ("F2", PersonPane.edit_name),
        ):
            on_key(page, key, partial(self._act, run))

    def set_shown(self, person_id: int) -> None:
        """Know whom the pane shows, and do what waits for them."""
        self._shown = person_id
        self._do_deed()

    def act_on(self, person_id: int, deed: str) -> None:
        """Do something with a person as soon as they are shown: log, plan, write, note, niche."""
        self._deed = (person_id, deed)
        self._do_deed()

    def seen(self) -> PersonPane | None:
        """Return the pane of the one person that is selected, if it is seen."""
        if self._view.selected() == [self._shown] and self._pane().isVisible():
            return self._pane()
        return None

    def _act(self, run: Callable[[PersonPane], None]) -> None:
        """Act on the one person that is shown, opening the pane where it is hidden."""
        if len(self._view.selected()) == 1 and self._shown is not None:
            self.pane_wanted.emit()
            run(self._pane())

    def _do_deed(self) -> None:
        if self._deed is None or [self._shown] != self._view.selected():
            return
        own, deed = self._deed
        if own == self._shown:
            self._deed = None
            pane = self._pane()
            deeds = {
                "log": pane.log_contact,
                "plan": pane.plan,
                "write": pane.write,
                "note": pane.write_note,
                "niche": pane.pick_niche,
            }
            deeds[deed]()
