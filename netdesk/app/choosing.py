"""The dialog Settings, which shows and changes what else runs: reminders, calendar, autostart."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from netdesk.desktop import autostart
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.settings import SettingsDialog
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
) -> SettingsDialog:
    """Return the dialog, connected; without a book there is neither calendar nor reminder."""
    dialog = SettingsDialog(work, bus, settings, parent=parent)
    dialog.set_autostart(autostart.enabled())
    dialog.autostart_wanted.connect(lambda on: autostart.enable() if on else autostart.disable())
    dialog.set_tray(reminding is not None and reminding.in_tray)
    if feeding is not None:
        dialog.set_feed(feeding.folder, feeding.problem)
        dialog.feed_wanted.connect(feeding.set_folder)
        feeding.told.connect(dialog.set_feed)
    if reminding is not None:
        _connect(dialog, reminding)
    return dialog


def _connect(dialog: SettingsDialog, reminding: "Reminding") -> None:
    dialog.set_reminder_problem(reminding.problem)
    reminding.told.connect(dialog.set_reminder_problem)
    dialog.test_wanted.connect(reminding.test)
    reminding.checked.connect(dialog.set_checked)
    if reminding.last_checked is not None:
        dialog.set_checked(reminding.last_checked)
