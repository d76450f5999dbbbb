"""Indices for the first page of a large book: follow-ups out of line, and birthdays."""

VERSION = 5

STATEMENTS = """
-- Promises, and what has a time or was snoozed: their place in Today is not that of `due_on`.
create index follow_up_apart on follow_up (due_on) where status = 'open'
    and (origin = 'promise' or coalesce(due_utc, snoozed_utc, snoozed_until) is not null);

-- Birthdays by month and day, the year of many is unknown.
create index person_born on person (substr(birthday, -5)) where birthday <> '';
"""
