"""Settings: look, reminders, backups, privacy, and what NetDesk is made of."""

from netdesk.ui.dialogs.settings.dialog import SettingsDialog

__all__ = ["SettingsDialog"]
