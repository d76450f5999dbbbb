"""Your month: goals, history, places, who slips, what comes."""

from netdesk.ui.pages.month.page import MonthPage

__all__ = ["MonthPage"]
