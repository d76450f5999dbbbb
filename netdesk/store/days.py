"""The local day of a follow-up `f` in SQL: one with a time is a moment, its day is the zone's."""

DUE_DAY = "coalesce(date(f.due_utc, 'localtime'), f.due_on)"
SNOOZED_DAY = "coalesce(date(f.snoozed_utc, 'localtime'), f.snoozed_until)"
