"""The page Library: what can be shared, whom it would help, who got it."""

from netdesk.ui.pages.library.page import LibraryPage

__all__ = ["LibraryPage"]
