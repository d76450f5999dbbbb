"""What keys, pages and pasted things ask for beyond a page: forms, settings, the palette."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal

from netdesk.app.adding import Adding
from netdesk.app.going import Going
from netdesk.ui.bus import Bus
from netdesk.ui.window import Window
from netdesk.ui.work import Work

if TYPE_CHECKING:
    from netdesk.app.feeding import Feeding
    from netdesk.app.jumping import Jumping
    from netdesk.app.reminding import Reminding
    from netdesk.book.invitations import Invitation


class Wishing(QObject):
    """Opens them over the window; each is loaded when first wanted."""

    wipe_wanted = Signal()
    """Everything shall be deleted."""

    def __init__(
        self,
        work: Work,
        bus: Bus,
        settings: QSettings,
        window: Window,
        going: Going,
        adding: Adding,
    ) -> None:
        super().__init__(window)
        self._work, self._bus, self._settings = work, bus, settings
        self._window, self._going, self._adding = window, going, adding
        self._jumping: Jumping | None = None
        self.reminding: Reminding | None = None
        self.feeding: Feeding | None = None
        """Both are there once the book is open."""

    def ask_event(self, told: "Invitation") -> None:
        """Ask when an event is that was told of."""
        from netdesk.ui.dialogs.event_fields import EventFields

        filled = EventFields(told.name, place=told.place, url=told.url, kind=told.kind)
        self._going.events().new(filled)

    def record(self) -> None:
        """Write down what was given or got, from anywhere: no page is shown for it."""
        from netdesk.ui.dialogs.record import RecordForm

        RecordForm(self._work, self._window).open()

    def take_link(self, url: str, html: str) -> None:
        """Add an address to the library."""
        from netdesk.ui.dialogs.item_form import ItemFields

        self._going.library().add(ItemFields(url=url, html=html))

    def show_settings(self, *, goals: bool = False) -> None:
        """Show the settings, at the page of goals or at the first one."""
        from netdesk.app.choosing import settings_dialog

        dialog = settings_dialog(
            self._work,
            self._bus,
            self._settings,
            self._window,
            self.feeding,
            self.reminding,
            self.wipe_wanted.emit,
            goals=goals,
        )
        dialog.open()

    def open_palette(self) -> None:
        """Open the palette."""
        from netdesk.app.jumping import Jumping

        if self._jumping is None:
            self._jumping = Jumping(
                self._work, self._window, self._settings, self._going, self._adding
            )
        self._jumping.open()
