"""Whether closing the window leaves NetDesk in the tray, as the user likes it on this machine."""

from PySide6.QtCore import QSettings

KEEP = "tray/keep"


def stays(settings: QSettings) -> bool:
    """Say whether NetDesk is to stay in the tray."""
    return str(settings.value(KEEP, "true")).lower() == "true"


def set_stays(settings: QSettings, on: bool) -> None:
    """Take whether NetDesk is to stay in the tray."""
    settings.setValue(KEEP, "true" if on else "false")
