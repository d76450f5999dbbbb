"""What you can do: one module a noun, each verb one transaction and one undo step.

The modules load at their first use (PEP 562): `from netdesk import book` costs nothing, so that
the window can paint before Peewee is imported.
"""

import importlib
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netdesk.book import agenda as agenda
    from netdesk.book import audience as audience
    from netdesk.book import balance as balance
    from netdesk.book import calendar as calendar
    from netdesk.book import capturing as capturing
    from netdesk.book import channels as channels
    from netdesk.book import circles as circles
    from netdesk.book import collaborations as collaborations
    from netdesk.book import completing as completing
    from netdesk.book import context as context
    from netdesk.book import duplicates as duplicates
    from netdesk.book import erasing as erasing
    from netdesk.book import events as events
    from netdesk.book import faces as faces
    from netdesk.book import follow_ups as follow_ups
    from netdesk.book import goals as goals
    from netdesk.book import groups as groups
    from netdesk.book import guard as guard
    from netdesk.book import guests as guests
    from netdesk.book import importing as importing
    from netdesk.book import interactions as interactions
    from netdesk.book import introductions as introductions
    from netdesk.book import invitations as invitations
    from netdesk.book import knows as knows
    from netdesk.book import library as library
    from netdesk.book import merging as merging
    from netdesk.book import niches as niches
    from netdesk.book import opening as opening
    from netdesk.book import origins as origins
    from netdesk.book import people as people
    from netdesk.book import pictures as pictures
    from netdesk.book import places as places
    from netdesk.book import preferences as preferences
    from netdesk.book import quick_add as quick_add
    from netdesk.book import reciprocity as reciprocity
    from netdesk.book import recording as recording
    from netdesk.book import referrals as referrals
    from netdesk.book import reminders as reminders
    from netdesk.book import rescue as rescue
    from netdesk.book import review as review
    from netdesk.book import saved_lists as saved_lists
    from netdesk.book import sharing as sharing
    from netdesk.book import sorting as sorting
    from netdesk.book import standing as standing
    from netdesk.book import steps as steps
    from netdesk.book import suggestions as suggestions
    from netdesk.book import today as today
    from netdesk.book import upkeep as upkeep
    from netdesk.book import whole as whole
    from netdesk.book import wiping as wiping

__all__ = [
    "agenda",
    "audience",
    "balance",
    "calendar",
    "capturing",
    "channels",
    "circles",
    "collaborations",
    "completing",
    "context",
    "duplicates",
    "erasing",
    "events",
    "faces",
    "follow_ups",
    "goals",
    "groups",
    "guard",
    "guests",
    "importing",
    "interactions",
    "introductions",
    "invitations",
    "knows",
    "library",
    "merging",
    "niches",
    "opening",
    "origins",
    "people",
    "pictures",
    "places",
    "preferences",
    "quick_add",
    "reciprocity",
    "recording",
    "referrals",
    "reminders",
    "rescue",
    "review",
    "saved_lists",
    "sharing",
    "sorting",
    "standing",
    "steps",
    "suggestions",
    "today",
    "upkeep",
    "whole",
    "wiping",
]


def __getattr__(name: str) -> ModuleType:
    if name in __all__:
        return importlib.import_module(f"netdesk.book.{name}")
    raise AttributeError(name)
