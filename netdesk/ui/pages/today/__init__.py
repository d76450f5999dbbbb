"""The first page: who deserves attention now."""

from netdesk.ui.pages.today.page import TodayPage

__all__ = ["TodayPage"]
