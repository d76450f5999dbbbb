"""Every enum, error, date and step as a sentence, through one translate function.

All but `tr` loads at its first use (PEP 562): the first paint needs few of these sentences.
"""

import importlib
from typing import TYPE_CHECKING, Any

from netdesk.words.translation import set_translator, tr

if TYPE_CHECKING:
    from netdesk.words.calendar import titles as titles
    from netdesk.words.dates import DateStyle as DateStyle
    from netdesk.words.dates import a_week as a_week
    from netdesk.words.dates import birthday as birthday
    from netdesk.words.dates import cadence as cadence
    from netdesk.words.dates import clock_time as clock_time
    from netdesk.words.dates import contacts_a_week as contacts_a_week
    from netdesk.words.dates import full_date as full_date
    from netdesk.words.dates import late as late
    from netdesk.words.dates import near_date as near_date
    from netdesk.words.dates import rhythm as rhythm
    from netdesk.words.dates import set_date_format as set_date_format
    from netdesk.words.dates import short_date as short_date
    from netdesk.words.dates import when as when
    from netdesk.words.drafts import draft as draft
    from netdesk.words.duplicates import alike as alike
    from netdesk.words.duplicates import likelihood as likelihood
    from netdesk.words.enums import channel_kind as channel_kind
    from netdesk.words.enums import circle as circle
    from netdesk.words.enums import collaboration_kind as collaboration_kind
    from netdesk.words.enums import direction as direction
    from netdesk.words.enums import event_kind as event_kind
    from netdesk.words.enums import event_role as event_role
    from netdesk.words.enums import field as field
    from netdesk.words.enums import follow_up_status as follow_up_status
    from netdesk.words.enums import give_kind as give_kind
    from netdesk.words.enums import group_kind as group_kind
    from netdesk.words.enums import intent as intent
    from netdesk.words.enums import introduction_status as introduction_status
    from netdesk.words.enums import item_kind as item_kind
    from netdesk.words.enums import niche_color as niche_color
    from netdesk.words.enums import origin as origin
    from netdesk.words.enums import referral_status as referral_status
    from netdesk.words.enums import side as side
    from netdesk.words.enums import stage as stage
    from netdesk.words.enums import state as state
    from netdesk.words.enums import today_kind as today_kind
    from netdesk.words.enums import today_question as today_question
    from netdesk.words.enums import today_title as today_title
    from netdesk.words.enums import way as way
    from netdesk.words.errors import error as error
    from netdesk.words.giving import amount as amount
    from netdesk.words.giving import asks_to_meet as asks_to_meet
    from netdesk.words.giving import asks_to_meet_summary as asks_to_meet_summary
    from netdesk.words.giving import client_referred as client_referred
    from netdesk.words.giving import hint as hint
    from netdesk.words.giving import introduced as introduced
    from netdesk.words.giving import introduces as introduces
    from netdesk.words.giving import offer as offer
    from netdesk.words.giving import outcome_question as outcome_question
    from netdesk.words.giving import shared as shared
    from netdesk.words.giving import shares as shares
    from netdesk.words.giving import thanks as thanks
    from netdesk.words.history import change as change
    from netdesk.words.problems import problem as problem
    from netdesk.words.starting import no_display as no_display
    from netdesk.words.starting import no_qt as no_qt
    from netdesk.words.steps import step as step
    from netdesk.words.tables import delimiter as delimiter
    from netdesk.words.tables import encoding as encoding
    from netdesk.words.tables import target as target

_PLACES = {
    "way": "enums",
    "referral_status": "enums",
    "introduction_status": "enums",
    "stage": "enums",
    "collaboration_kind": "enums",
    "item_kind": "enums",
    "client_referred": "giving",
    "asks_to_meet": "giving",
    "asks_to_meet_summary": "giving",
    "introduces": "giving",
    "introduced": "giving",
    "outcome_question": "giving",
    "shared": "giving",
    "shares": "giving",
    "thanks": "giving",
    "amount": "giving",
    "offer": "giving",
    "hint": "giving",
    "titles": "calendar",
    "DateStyle": "dates",
    "a_week": "dates",
    "contacts_a_week": "dates",
    "birthday": "dates",
    "cadence": "dates",
    "clock_time": "dates",
    "full_date": "dates",
    "late": "dates",
    "near_date": "dates",
    "rhythm": "dates",
    "set_date_format": "dates",
    "short_date": "dates",
    "when": "dates",
    "draft": "drafts",
    "alike": "duplicates",
    "likelihood": "duplicates",
    "channel_kind": "enums",
    "circle": "enums",
    "direction": "enums",
    "event_kind": "enums",
    "event_role": "enums",
    "field": "enums",
    "follow_up_status": "enums",
    "group_kind": "enums",
    "give_kind": "enums",
    "intent": "enums",
    "niche_color": "enums",
    "origin": "enums",
    "side": "enums",
    "state": "enums",
    "today_kind": "enums",
    "today_question": "enums",
    "today_title": "enums",
    "error": "errors",
    "change": "history",
    "problem": "problems",
    "no_display": "starting",
    "no_qt": "starting",
    "step": "steps",
    "delimiter": "tables",
    "encoding": "tables",
    "target": "tables",
}
__all__ = ["set_translator", "tr", *_PLACES]


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(name)
    found = getattr(importlib.import_module(f"netdesk.words.{_PLACES[name]}"), name)
    globals()[name] = found  # asked once
    return found
