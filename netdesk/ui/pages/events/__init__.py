"""Where people are met: events, groups and circles."""

from netdesk.ui.pages.events.page import EventsPage

__all__ = ["EventsPage"]
