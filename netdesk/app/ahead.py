"""Modules are loaded before they are wanted, on a reader: no key and no click waits for Python."""

import importlib
import sys
from collections.abc import Iterable

FIRST = (
    "netdesk.app.reminding",
    *(("netdesk.desktop.bus_notifier",) if sys.platform.startswith("linux") else ()),
    "netdesk.app.finding",
    "netdesk.app.feeding",
)
"""What the opening of the book wants."""

IMPORT = ("netdesk.ui.pages.importing",)
ADD = ("netdesk.ui.dialogs.quick_add",)

SOON = (
    "netdesk.ui.dialogs.log_line",
    "netdesk.ui.dialogs.snooze",
    "netdesk.ui.dialogs.writing",
    "netdesk.ui.dialogs.context_card",
    "netdesk.app.jumping",
    *ADD,
    "netdesk.ui.pages.people",
    "netdesk.ui.pages.events",
    "netdesk.ui.pages.today.calendar",
    *IMPORT,
    "netdesk.ui.pages.giving",
    "netdesk.ui.pages.library",
    "netdesk.ui.pages.month",
    "netdesk.ui.pages.duplicates",
    "netdesk.ui.dialogs.export",
    "netdesk.app.choosing",
)
"""What keys and clicks open, the most wanted first."""


def load(modules: Iterable[str]) -> None:
    """Import modules, by name."""
    for name in modules:
        importlib.import_module(name)
