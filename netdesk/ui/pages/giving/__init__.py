"""The page Give & get: what passed between people and me, and what is done together."""

from netdesk.ui.pages.giving.page import GivingPage

__all__ = ["GivingPage"]
