"""The dialog Settings, which shows and changes what else runs: reminders, calendar, autostart."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from netdesk.desktop import autostart
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.settings import GENERAL, GOALS, SettingsDialog
from netdesk.ui.dialogs.settings.parts import SettingsPage
from netdesk.ui.dialogs.settings.privacy import PrivacyPage
from netdesk.ui.dialogs.settings.reminders import RemindersPage
from netdesk.ui.work import Work

if TYPE_CHECKING:
    from netdesk.app.feeding import Feeding
    from netdesk.app.reminding import Reminding


def settings_dialog(
    work: Work,
    bus: Bus,
    settings: QSettings,
    parent: QWidget,
    feeding: "Feeding | None",
    reminding: "Reminding | None",
    wipe: Callable[[], None],
    *,
    goals: bool = False,
) -> SettingsDialog:
    """Return the dialog, connected, at the page of goals or at the first one.

    Without a book there is neither calendar nor reminder. `wipe` deletes everything.
    """
    page = GOALS if goals else GENERAL
    dialog = SettingsDialog(work, bus, settings, parent, page=page)
    dialog.page_made.connect(partial(_connect, feeding, reminding))
    dialog.page_made.connect(partial(_connect_privacy, wipe))
    return dialog


def _connect(feeding: "Feeding | None", reminding: "Reminding | None", page: SettingsPage) -> None:
    if not isinstance(page, RemindersPage):
        return
    page.set_autostart(autostart.enabled())
    page.autostart_wanted.connect(lambda on: autostart.enable() if on else autostart.disable())
    page.set_tray(reminding is not None and reminding.in_tray)
    if feeding is not None:
        page.feed.show_folder(feeding.folder, feeding.problem)
        page.feed.folder_wanted.connect(feeding.set_folder)
        feeding.told.connect(page.feed.show_folder)
    if reminding is not None:
        page.set_problem(reminding.problem)
        reminding.told.connect(page.set_problem)
        page.test_wanted.connect(reminding.test)
        reminding.checked.connect(page.set_checked)
        if reminding.last_checked is not None:
            page.set_checked(reminding.last_checked)


def _connect_privacy(wipe: Callable[[], None], page: SettingsPage) -> None:
    if isinstance(page, PrivacyPage):
        page.wipe_wanted.connect(wipe)
