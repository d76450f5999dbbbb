"""The local day of a follow-up `f` in SQL: one with a time is a moment, its day is the zone's."""

DUE_DAY = "iif(f.due_utc is null, f.due_on, date(f.due_utc, 'localtime'))"
SNOOZED_DAY = "iif(f.snoozed_utc is null, f.snoozed_until, date(f.snoozed_utc, 'localtime'))"

_APART = "(f.origin = 'promise' or coalesce(f.due_utc, f.snoozed_utc, f.snoozed_until) is not null)"
APART = f"f.status = 'open' and {_APART}"
"""Promises, and what has a time or was snoozed: not just in the order of `due_on`; few, so that
they have an index, which knows them by these very words (`follow_up_apart`)."""

IN_LINE = f"f.status = 'open' and not {_APART}"
"""All other open ones, in the index `follow_up_open` in the order in which they fall due."""
