"""Settings: look, reminders, backups, privacy, and what NetDesk is made of."""

from netdesk.ui.dialogs.settings.dialog import GENERAL, GOALS, SettingsDialog

__all__ = ["GENERAL", "GOALS", "SettingsDialog"]
