"""Every enum, error, date and step as a sentence, through one translate function."""

from netdesk.words.dates import (
    DateStyle,
    cadence,
    clock_time,
    full_date,
    late,
    set_date_format,
    short_date,
    when,
)
from netdesk.words.enums import (
    channel_kind,
    circle,
    direction,
    field,
    follow_up_status,
    intent,
    niche_color,
    origin,
    side,
    state,
    today_kind,
)
from netdesk.words.errors import error
from netdesk.words.problems import problem
from netdesk.words.starting import no_display, no_qt
from netdesk.words.steps import step
from netdesk.words.translation import set_translator, tr

__all__ = [
    "DateStyle",
    "cadence",
    "channel_kind",
    "circle",
    "clock_time",
    "direction",
    "error",
    "field",
    "follow_up_status",
    "full_date",
    "intent",
    "late",
    "niche_color",
    "no_display",
    "no_qt",
    "origin",
    "problem",
    "set_date_format",
    "set_translator",
    "short_date",
    "side",
    "state",
    "step",
    "today_kind",
    "tr",
    "when",
]
