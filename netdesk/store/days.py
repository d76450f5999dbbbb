"""The local day of a follow-up `f` in SQL: one with a time is a moment, its day is the zone's."""

DUE_DAY = "iif(f.due_utc is null, f.due_on, date(f.due_utc, 'localtime'))"
SNOOZED_DAY = "iif(f.snoozed_utc is null, f.snoozed_until, date(f.snoozed_utc, 'localtime'))"
