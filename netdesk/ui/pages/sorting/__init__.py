"""Sorting mode: the people of an event, one at a time."""

from netdesk.ui.pages.sorting.page import SortPage

__all__ = ["SortPage"]
