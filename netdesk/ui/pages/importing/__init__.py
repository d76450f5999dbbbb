"""The import page: what was found, what is wanted of it, one click to take it in."""

from netdesk.ui.pages.importing.page import ImportPage

__all__ = ["ImportPage"]
