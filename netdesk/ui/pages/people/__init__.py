"""People: the list, the person beside it, and several of them at once."""

from netdesk.ui.pages.people.page import PeoplePage

__all__ = ["PeoplePage"]
