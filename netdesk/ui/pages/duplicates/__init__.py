"""The page Duplicates: pairs who may be one person, compared and merged."""

from netdesk.ui.pages.duplicates.page import DuplicatesPage as DuplicatesPage

__all__ = ["DuplicatesPage"]
